"""Referring: everything already written goes with it; and the referral's own page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.concerns import abilities, actions, queries, rules
from kinfold.concerns.forms import ConfirmForm, MakeReferralForm, MarkDangerForm, TellOutcomeForm
from kinfold.concerns.models import Referral
from kinfold.concerns.views.opening import Opened, must_hold, open_family, open_referral, open_worry
from kinfold.design import web
from kinfold.design.web import asker, find
from kinfold.network import queries as network


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.MAKE_REFERRAL)
def make_referral(request: HttpRequest, ref: str) -> HttpResponse:
    """Refer from a worry: shows what goes with it, asks for five judgements in words."""
    concern, opened = open_worry(request, ref, "referral.make")
    queries.may_raise(opened.who, opened.on)
    children = queries.children_in(concern, concern.family, opened.on)
    advice = concern.consultations.order_by("-pk").first()
    form = MakeReferralForm.of(request, about=ref, initial={"why": concern.may_mean})

    def send() -> HttpResponseRedirect:
        made = actions.make_referral(
            concern.family,
            children,
            concern=concern,
            consultation=advice,
            **form.answers,
            by=opened.who,
            on=opened.on,
        )
        return redirect("referral", ref=made.ref)

    context = {
        "concern": concern,
        "names": queries.names_of(concern),
        "gathered": queries.gather(opened.who, concern.family, children, opened.on),
        "five": rules.FIVE,
    }
    return web.answer(request, form, "concerns/make_referral.html", send, context)


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.MAKE_REFERRAL)
def refer_family(request: HttpRequest, ref: str) -> HttpResponse:
    """Refer a family that one may open, without a worry first."""
    family = find(network.family, ref)
    opened = open_family(request, "V3", family, action="referral.make", about=ref, whole=False)
    queries.may_raise(opened.who, opened.on)
    children = network.children(family, opened.on)
    if not children:
        raise Hidden
    form = MakeReferralForm.of(request, about=ref)

    def send() -> HttpResponseRedirect:
        made = actions.make_referral(family, children, **form.answers, by=opened.who, on=opened.on)
        return redirect("referral", ref=made.ref)

    context = {
        "concern": None,
        "names": ", ".join(child.known_as for child in children),
        "gathered": queries.gather(opened.who, family, children, opened.on),
        "five": rules.FIVE,
    }
    return web.answer(request, form, "concerns/make_referral.html", send, context)


@require_safe
@ability(abilities.SEE_REFERRAL)
def referral(request: HttpRequest, ref: str) -> HttpResponse:
    """A referral: to its sender what they sent and were told; to duty everything that is known as well."""
    row, opened = open_referral(request, ref, "referral.view")
    if opened.own:
        actions.see_outcome(row, by=opened.who, on=opened.on)
    return web.render(request, "concerns/referral.html", referral_context(row, opened))


def referral_context(row: Referral, opened: Opened) -> dict[str, Any]:
    """What a referral's page shows, and what the reader may do there."""
    facts = queries.referral_facts(row, opened.view, own=opened.own)
    return facts | {"opened": opened, "on_desk": facts["whole"] and "duty" in opened.who.roles}


@require_http_methods(["POST"])
@ability(abilities.WORK_ON_REFERRAL)
def take_up(request: HttpRequest, ref: str) -> HttpResponse:
    """Take up a referral, so that nobody else on duty starts on it too."""
    must_hold(request, "duty")
    row, opened = open_referral(request, ref, "referral.take_up")

    def send() -> HttpResponseRedirect:
        actions.take_up(row, by=opened.who, on=opened.on)
        return redirect("referral", ref=ref)

    return web.answer(
        request, ConfirmForm.of(request, about=ref), "concerns/cannot.html", send, {"back": ("referral", ref)}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.WORK_ON_REFERRAL)
def mark_danger(request: HttpRequest, ref: str) -> HttpResponse:
    """Mark how soon somebody must look: a worker's judgement."""
    must_hold(request, "duty")
    row, opened = open_referral(request, ref, "referral.mark_danger")
    form = MarkDangerForm.of(request, about=ref, initial={"danger": row.danger, "danger_why": row.danger_why})

    def send() -> HttpResponseRedirect:
        actions.mark_danger(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("referral", ref=ref)

    return web.answer(request, form, "concerns/mark_danger.html", send, {"referral": row})


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.WORK_ON_REFERRAL)
def tell_outcome(request: HttpRequest, ref: str) -> HttpResponse:
    """Tell whoever referred what was decided and why."""
    must_hold(request, "duty")
    row, opened = open_referral(request, ref, "referral.tell")
    form = TellOutcomeForm.of(request, about=ref, initial={"told_referrer": row.told_referrer})

    def send() -> HttpResponseRedirect:
        actions.tell_outcome(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("referral", ref=ref)

    return web.answer(request, form, "concerns/tell_outcome.html", send, {"referral": row})


@require_safe
@ability(abilities.DUTY_DESK)
def duty_desk(request: HttpRequest) -> HttpResponse:
    """What waits for duty: what a worker marked as danger first, then the longest wait."""
    must_hold(request, "duty")
    who, on = asker(request)
    return web.render(request, "concerns/duty_desk.html", {"waiting": queries.duty_queue(who, on)})
