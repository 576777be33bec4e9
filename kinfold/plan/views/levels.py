"""Changing a child's level; and deciding a referral, which sets the level too and so stands on this floor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, NotNow
from kinfold.concerns import queries as concerns
from kinfold.design import web
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.plan import abilities, actions, queries, rules
from kinfold.plan.forms import ChangeLevelForm, DecideReferralForm
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as sharing_queries

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person


HOLDERS = frozenset({"AW", "MG", "DU"})
"""Who may change a level: whoever holds the family, their manager, and duty while a contact is live."""


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.CHANGE_LEVEL)
def change_level(request: HttpRequest, ref: str) -> HttpResponse:
    """Step a child up or down. Says what stays the same: plan, team, history."""
    who, on = request.who, request.today  # type: ignore[attr-defined]
    person, family, view = _open_child(request, ref)
    form = ChangeLevelForm.of(request, about=ref)

    def send() -> HttpResponseRedirect:
        got = form.cleaned_data
        _must_end_well(person, family, got["level"])
        actions.change_level(
            person, family, got["level"], on=got["since"], by=who, reason=got["reason"], recorded_on=on
        )
        return redirect("change_level", ref=ref)

    context = {
        "person": person,
        "history": queries.level_history(person),
        "helpers": network.involved(family, on),
        "levels": rules.LEVELS,
        "view": view,
    }
    return web.answer(request, form, "plan/change_level.html", send, context)


def _must_end_well(person: Person, family: Family, level: str) -> None:
    """Help with a plan is not ended by a level alone: its own page asks what is still open, and who agrees (W3, W4)."""
    now = queries.levels_open([person]).get(person.pk)
    helped = now is not None and now.level not in rules.NOT_HELPED
    if level in rules.OUT_OF_HELP and helped and queries.plan_of(family) is not None:
        raise NotNow(
            "To end our help, use “End our help well” on the plan: it asks what is still open, whom the family rings, "
            "and who agrees.",
            field="level",
        )


def _open_child(request: HttpRequest, ref: str) -> tuple[Person, Family, sharing.View]:
    """Open the family of a child, for those who may change a level."""
    who, on = request.who, request.today  # type: ignore[attr-defined]
    try:
        person = people.person(ref)
    except ObjectDoesNotExist:
        raise Hidden from None
    homes = network.families_of(person, on)
    family = next((f for f in homes if sharing_queries.may(who, "V3", f, on=on)), homes[0] if homes else None)
    if family is None:
        raise Hidden
    view = sharing.open_record(who, "V3", family, person=person, on=on, action="level.change", about=ref)
    if view.masked or view.decision.actor not in HOLDERS:
        raise Hidden
    return person, family, view


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.DECIDE_REFERRAL)
def decide_referral(request: HttpRequest, ref: str) -> HttpResponse:
    """Decide, say why, say what the referrer and the family are told, and set the level: one page, one transaction."""
    who, on = request.who, request.today  # type: ignore[attr-defined]
    if "duty" not in who.roles:
        raise Hidden
    row = concerns.find_referral(ref)
    view = sharing.open_record(who, "V3", row.family, on=on, action="referral.decide", about=ref)
    if view.masked:
        raise Hidden
    form = DecideReferralForm.of(request, about=ref)

    def send() -> HttpResponseRedirect:
        actions.decide_referral(row, **form.answers, by=who, on=on)
        return redirect("referral", ref=ref)

    context = concerns.referral_facts(row, view) | {
        "levels": queries.levels_of(row.family.joined_into or row.family, on),
        "suggestions": concerns.suggestions(row),
    }
    return web.answer(request, form, "plan/decide_referral.html", send, context)
