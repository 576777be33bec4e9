"""Who has looked, and what was shared outside."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.design import web
from kinfold.sharing import abilities, actions, queries
from kinfold.sharing.forms import DecideNotToShareForm, DiscloseForm


@ability(abilities.SEE_WHO_LOOKED)
def who_looked(request: Any, ref: str) -> HttpResponse:
    """Tell who has looked at a record: by name to managers and governance, by kind of worker to others."""
    family, view = actions.open_ref(request.who, "A1", ref, on=request.today, action="see_who_looked")
    names = not view.masked and not request.who.is_family
    looks = queries.who_looked(family, names=names)
    return web.render(request, "sharing/who_looked.html", {"family": family, "looks": looks, "names": names})


@ability(abilities.SEE_DISCLOSURES)
def disclosures(request: Any, ref: str) -> HttpResponse:
    """List what was shared outside, and what it was decided not to share."""
    family, _ = actions.open_ref(request.who, "X3", ref, on=request.today, action="see_disclosures")
    rows = queries.disclosures(family)
    return web.render(request, "sharing/disclosures.html", {"family": family, "rows": rows})


@ability(abilities.DISCLOSE)
def disclose(request: Any, ref: str) -> HttpResponse:
    """Record that something is shared."""
    return _write(request, ref, DiscloseForm, "sharing/disclose.html", actions.disclose)


@ability(abilities.NOT_SHARE)
def decide_not_to_share(request: Any, ref: str) -> HttpResponse:
    """Record that it was decided not to share."""
    page = "sharing/decide_not_to_share.html"
    return _write(request, ref, DecideNotToShareForm, page, actions.decide_not_to_share)


def _write(
    request: Any, ref: str, kind: type[DiscloseForm], page: str, action: Callable[..., Any]
) -> HttpResponse:
    family, _ = actions.open_ref(request.who, "X3", ref, on=request.today, action=kind.form_name())
    form = kind.of(request, about=ref)

    def done() -> HttpResponse:
        answers = form.answers
        told = answers.pop("told") == "yes"
        action(family, **answers, family_told=told, by=request.who, on=request.today)
        return redirect("disclosures", ref=family.ref)

    return web.answer(request, form, page, done, {"family": family})
