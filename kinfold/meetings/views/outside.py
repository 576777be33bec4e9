"""Workers asked without access, their own invitation, and invitations that are taken back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.agencies import queries as agencies
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.meetings import abilities, actions, queries
from kinfold.meetings.forms import AnswerInvitationForm, InviteWorkerForm, WithdrawInvitationForm
from kinfold.meetings.views import opening
from kinfold.meetings.views.opening import family_of, opened_invitation, opened_to_run
from kinfold.sharing import actions as sharing

FAMILY_PARTS = ("family", "supporter", "spokesperson")


@ability(abilities.INVITE_WORKER)
def invite_worker(request: HttpRequest, ref: str) -> HttpResponse:
    """Find a worker by name, job or organisation, and ask them. They read the invitation, and nothing of the record (row X3)."""
    seen = opened_to_run(request, ref, "invite_worker")
    if not seen.view.can("X3"):
        raise Hidden
    who, on = asker(request)
    words = request.GET.get("words", "").strip()[:100]
    known = {one.ref for one in opening.team(family_of(seen), on)}
    found = {one.ref: one for one in agencies.find_practitioners(words, on) if one.ref not in known}
    choices = [(one.ref, f"{one.known_as}, {one.organisation}") for one in found.values()]
    form = InviteWorkerForm.of(request, about=ref, workers=choices)

    def send() -> HttpResponse:
        told = form.answers
        worker = found[told["practitioner"]]
        actions.invite_worker(
            seen.meeting, worker, told["asks"], knows_child=told["knows_child"], family_agrees=form.glad,
            why_not_told=told["why_not_told"], by=who, on=on,
        )  # fmt: skip
        return redirect("meeting", ref=ref)

    context = {"meeting": seen.meeting, "family": family_of(seen), "words": words, "found": found}
    return web.answer(request, form, "meetings/invite_worker.html", send, context)


@ability(abilities.READ_INVITATION)
def invitation(request: HttpRequest, ref: str) -> HttpResponse:
    """A worker's own invitation: when, where, why, what is asked of them; and whether they come."""
    who, on = asker(request)
    asked = queries.own_invitation(ref, who, on)
    if asked is None:
        raise Hidden
    family = asked.invitation.meeting.family
    sharing.log(who, row="X3", action="invitation", family=family.joined_into or family, about=ref)
    form = AnswerInvitationForm.of(request, about=ref)
    form.fields["coming"].label = "Will you come?"

    def send() -> HttpResponse:
        actions.answer_invitation(asked.invitation, form.cleaned_data["coming"] == "yes", by=who, on=on)
        return redirect("invitation", ref=ref)

    return web.answer(request, form, "meetings/invitation.html", send, {"asked": asked})


@ability(abilities.WITHDRAW)
def withdraw_invitation(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask somebody no longer. Somebody of the family is told first, by a person, and how is written down."""
    seen, row = opened_invitation(request, ref, "withdraw_invitation")
    if not seen.runs:
        raise Hidden
    who, on = asker(request)
    form = WithdrawInvitationForm.of(request, about=ref, is_family=row.part in FAMILY_PARTS)

    def send() -> HttpResponse:
        actions.withdraw_invitation(row, **form.answers, by=who, on=on)
        return redirect("meeting", ref=seen.meeting.ref)

    context = {"meeting": seen.meeting, "family": family_of(seen), "name": queries.name_of(row)}
    return web.answer(request, form, "meetings/withdraw_invitation.html", send, context)
