"""The report on unmet need by name, only where the reader may open the record; and how long help lasts, counted without names."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, RefusedOpenly
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.services import abilities, queries, rules
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access

ROW = "R1"
MOST = 200


@require_safe
@ability(abilities.SEE_UNMET_NEEDS)
def unmet_needs(request: HttpRequest) -> HttpResponse:
    """Which needs are not met, since when and why. Names follow the record; counts are elsewhere."""
    who, on = asker(request)
    decision = access.decide(who, ROW, None, on=on)
    sharing.log(who, row=ROW, action="unmet_needs", decision=decision)
    if decision.code == "refuse":
        raise RefusedOpenly("Your work does not include this.")
    if not decision.opens:
        raise Hidden
    within = queries.reach(who, on)
    rows = queries.unmet(on, within=within, limit=MOST + 1)
    shown = {
        "rows": rows[:MOST],
        "more": len(rows) > MOST,
        "unknown": queries.unmet(on, within=within, unknown=True, limit=MOST),
        "counts": decision.code == "allow",
        "says": rules,
    }
    return web.render(request, "services/unmet_needs.html", shown)


@require_safe
@ability(abilities.SEE_HOW_LONG)
def how_long(request: HttpRequest) -> HttpResponse:
    """How long each service's help was planned for and lasted, and how often it began anew: counted, from six people on."""
    _, on = asker(request)
    return web.render(request, "services/how_long.html", {"rows": queries.how_long_all(on)})
