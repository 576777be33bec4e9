"""Pages for asking people, their answers, their reports, and the talk before."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.meetings import abilities, actions, queries, rules
from kinfold.meetings.forms import (
    AnswerInvitationForm,
    InviteToMeetingForm,
    PrepareForMeetingForm,
    SendReportForm,
)
from kinfold.meetings.models import Invitation
from kinfold.meetings.views import opening
from kinfold.meetings.views.opening import family_of, opened_invitation, opened_to_run
from kinfold.network import queries as network
from kinfold.people import queries as people

WORKERS = (Invitation.As.WORKER, Invitation.As.CHAIR)


@ability(abilities.INVITE)
def invite_to_meeting(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask somebody: of the family, of the team, or by name; how they know the child; whether the family is glad."""
    seen = opened_to_run(request, ref, "invite_to_meeting")
    who, on = asker(request)
    family = family_of(seen)
    workers = opening.team(family, on)
    form = InviteToMeetingForm.of(
        request,
        about=ref,
        family=opening.family_choices(family, seen.view, on),
        workers=opening.worker_choices(workers),
    )

    def send() -> HttpResponse:
        told = form.cleaned_data
        actions.invite(
            seen.meeting, part=told["part"], knows_child=told["knows_child"], family_agrees=form.glad,
            by=who, on=on, **_whom(told, {one.ref: one for one in workers}),
        )  # fmt: skip
        return redirect("meeting", ref=ref)

    context = {"meeting": seen.meeting, "family": family, "may_ask_outside": seen.view.can("X3")}
    return web.answer(request, form, "meetings/invite_to_meeting.html", send, context)


def _whom(told: dict[str, Any], workers: dict[str, Any]) -> dict[str, Any]:
    """Who was chosen: a worker of the team, somebody of the family, or a name."""
    if told["whom"] == "named":
        return {"named": told["named"]}
    if told["whom"] in workers:
        return {"practitioner": workers[told["whom"]]}
    return {"person": people.person(told["whom"])}


@ability(abilities.ANSWER)
def answer_invitation(request: HttpRequest, ref: str) -> HttpResponse:
    """Say whether somebody comes: oneself, or written down for them."""
    seen, invitation = opened_invitation(request, ref, "answer_invitation")
    who, on = asker(request)
    mine = seen.own is not None and seen.own.pk == invitation.pk
    form = AnswerInvitationForm.of(request, about=ref)
    if mine:
        form.fields["coming"].label = "Will you come?"

    def send() -> HttpResponse:
        answered = actions.answer_invitation(invitation, form.cleaned_data["coming"] == "yes", by=who, on=on)
        report_next = mine and answered.report_asked_on and not answered.report and not answered.coming
        return redirect("send_report", ref=ref) if report_next else redirect("meeting", ref=seen.meeting.ref)

    context = {
        "meeting": seen.meeting,
        "seen": seen,
        "name": queries.name_of(invitation),
        "mine": mine,
        "family_says": rules.KIND_TO_FAMILY[seen.meeting.kind],
    }
    name = "meetings/answer_family.html" if seen.is_family else "meetings/answer_invitation.html"
    return web.answer(request, form, name, send, context)


@require_POST
@ability(abilities.ASK_REPORT)
def ask_report(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask a worker for a report, with one tap."""
    seen, invitation = opened_invitation(request, ref, "ask_report")
    who, on = asker(request)
    if not seen.runs or invitation.part not in WORKERS:
        raise Hidden
    actions.ask_report(invitation, by=who, on=on)
    return redirect("meeting", ref=seen.meeting.ref)


@ability(abilities.SEND_REPORT)
def send_report(request: HttpRequest, ref: str) -> HttpResponse:
    """A worker sends their report; whoever runs the meeting may type in one that came on paper."""
    seen, invitation = opened_invitation(request, ref, "send_report")
    who, on = asker(request)
    if seen.is_family or invitation.part not in WORKERS:
        raise Hidden
    form = SendReportForm.of(request, about=ref)
    form.initial.setdefault("report", invitation.report)

    def send() -> HttpResponse:
        actions.send_report(invitation, form.cleaned_data["report"], by=who, on=on)
        return redirect("meeting", ref=seen.meeting.ref)

    context = {
        "meeting": seen.meeting,
        "invitation": invitation,
        "name": queries.name_of(invitation),
        "family": family_of(seen),
        "children": network.children(family_of(seen), on),
    }
    return web.answer(request, form, "meetings/send_report.html", send, context)


@require_safe
@ability(abilities.REPORT_FORM)
def report_form(request: HttpRequest, ref: str) -> HttpResponse:
    """The one-page form of a report, to be printed and filled in by hand."""
    seen, invitation = opened_invitation(request, ref, "report_form")
    if seen.is_family or invitation.part not in WORKERS:
        raise Hidden
    context = {
        "meeting": seen.meeting,
        "invitation": invitation,
        "name": queries.name_of(invitation),
        "seen": seen,
    }
    return web.render(request, "meetings/report_form.html", context)


@ability(abilities.PREPARE)
def prepare_for_meeting(request: HttpRequest, ref: str, person: str) -> HttpResponse:
    """Write down the talk before the meeting, with somebody of the family."""
    seen = opened_to_run(request, ref, "prepare_for_meeting")
    who, on = asker(request)
    family = family_of(seen)
    whom = next((m.person for m in network.members(family, on) if m.person.ref == person), None)
    asked = next((one.person for one in seen.guests if one.person and one.person.ref == person), None)
    talked = whom or asked
    if talked is None or seen.view.hides("person", about=[talked.ref]):
        raise Hidden
    form = PrepareForMeetingForm.of(request, about=f"{ref}.{person}")
    form.fields["on_day"].initial = on

    def send() -> HttpResponse:
        actions.prepare(seen.meeting, talked, **form.answers, by=who, on=on)
        return redirect("meeting", ref=ref)

    context = {
        "meeting": seen.meeting,
        "family": family,
        "person": talked,
        "sheet": rules.sheet(seen.meeting.kind),
    }
    return web.answer(request, form, "meetings/prepare_for_meeting.html", send, context)
