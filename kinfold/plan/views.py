"""Deciding a referral: a decision of the concerns room that also sets the level, so it stands on this floor."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.concerns import queries as concerns
from kinfold.design import web
from kinfold.plan import abilities, actions, queries
from kinfold.plan.forms import DecideReferralForm
from kinfold.sharing import actions as sharing


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
