"""Reading pages: where a family stands, and the family's own page in plain words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.court import abilities, queries
from kinfold.court.views.opening import Opened, to_read
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.network import queries as network
from kinfold.sharing import actions as sharing


@require_safe
@ability(abilities.SEE)
def court(request: HttpRequest, ref: str) -> HttpResponse:
    """Where a family stands before and at court: what runs now, orders by child, papers, and what came before."""
    opened = to_read(request, ref, "court")
    family, on = opened.family, opened.on
    befores = [one for one in queries.befores_of(family) if opened.shows(*queries.children_of(one))]
    cases = [one for one in queries.proceedings_of(family) if opened.shows(*queries.people_in(one))]
    orders = [one for one in queries.orders_in(family) if opened.shows(one.person)]
    context = {
        "family": family,
        "opened": opened,
        "before": next((one for one in befores if one.ended_on is None), None),
        "befores": [one for one in befores if one.ended_on is not None],
        "cases": [(one, queries.weeks(one, on)) for one in cases],
        "orders": orders,
        "in_force": [one for one in orders if queries.is_in_force(one, on)],
        "children": opened.children,
    }
    return web.render(request, "court/court.html", context)


@require_safe
@ability(abilities.FAMILY)
def court_for_family(request: HttpRequest, ref: str) -> HttpResponse:
    """What happens at court, in plain words, for the family: each reads only their own answers, and the letter if it was theirs."""
    who, on = asker(request)
    family, view = sharing.open_ref(who, "V8", ref, on=on, action="court_for_family")
    if view.masked and not who.is_family:
        raise Hidden
    if not who.is_family and not view.whole("V3"):
        raise Hidden
    opened = Opened(who, on, network.remember_ids(family), view)
    return web.render(
        request,
        "court/court_for_family.html",
        {"family": family, **queries.for_family(view, family, opened.children, on)},
    )
