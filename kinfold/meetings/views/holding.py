"""The meeting itself: one page to type on, one tap for who came; then the words, and everybody told at once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Clash, Hidden
from kinfold.design import drafts, web
from kinfold.design.web import asker
from kinfold.meetings import abilities, actions, queries, rules
from kinfold.meetings.forms import (
    AgreeAtMeetingForm,
    AgreeWordsForm,
    HoldMeetingForm,
    MarkAttendedForm,
    TakeMinuteForm,
)
from kinfold.meetings.models import Meeting
from kinfold.meetings.queries import Sight
from kinfold.meetings.views.opening import Choices, family_of, opened_invitation, opened_to_run
from kinfold.meetings.views.showing import guests
from kinfold.network import queries as network
from kinfold.people import queries as people

GOING_ON = (Meeting.State.SET, Meeting.State.HELD)


@require_safe
@ability(abilities.DURING)
def during_meeting(request: HttpRequest, ref: str) -> HttpResponse:
    """The page of the meeting: agenda with the family first, who came, lines and actions typed as they happen."""
    seen = opened_to_run(request, ref, "during_meeting")
    line, action = _line_form(request, seen), _action_form(request, seen)
    for form in (line, action):
        _bring_back(request, form)
    context = {
        "seen": seen,
        "meeting": seen.meeting,
        "family": family_of(seen),
        "agenda": rules.agenda(seen.meeting.kind),
        "guests": guests(seen),
        "lines": queries.minutes(seen.meeting),
        "actions": queries.agreed(seen.meeting),
        "line": line,
        "action": action,
        "open": seen.meeting.state in GOING_ON and seen.meeting.notes_sent_on is None,
        "talks": queries.preparations(seen.meeting),
    }
    return web.render(request, "meetings/during_meeting.html", context)


def _bring_back(request: HttpRequest, form: Any) -> None:
    """What was typed and not sent when the page was left stands in its box again."""
    draft = drafts.find(drafts.account_of(request), form.form_name(), form.about)
    if draft is not None:
        form.fill_from(drafts.as_query(draft.data))


def _line_form(request: HttpRequest, seen: Sight) -> TakeMinuteForm:
    _, on = asker(request)
    shown = [
        child
        for child in network.children(family_of(seen), on)
        if not seen.view.hides("person", about=[child.ref]) and not child.is_unborn
    ]
    children = [(child.ref, child.known_as) for child in shown]
    return TakeMinuteForm.of(request, about=seen.meeting.ref, children=children, auto_id="line_%s")


@ability(abilities.TAKE_MINUTE)
def take_minute(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down one line."""
    seen = opened_to_run(request, ref, "take_minute")
    who, on = asker(request)
    form = _line_form(request, seen)

    def send() -> HttpResponse:
        told = form.cleaned_data
        person = people.person(told["person"]) if told["person"] else None
        actions.take_minute(
            seen.meeting, told["sort"], told["what"], why=told["why"], said_by=told["said_by"],
            person=person, by=who, on=on,
        )  # fmt: skip
        return redirect(reverse("during_meeting", args=[ref]) + "#lines")

    context = {"meeting": seen.meeting, "family": family_of(seen)}
    return web.answer(request, form, "meetings/take_minute.html", send, context)


def _action_form(request: HttpRequest, seen: Sight) -> AgreeAtMeetingForm:
    owners: Choices = [(one.ref, queries.name_of(one)) for one in seen.guests]
    return AgreeAtMeetingForm.of(request, about=seen.meeting.ref, owners=owners, auto_id="action_%s")


@ability(abilities.AGREE_AT)
def agree_at_meeting(request: HttpRequest, ref: str) -> HttpResponse:
    """Put one thing that was agreed into the plan: what, who, by when."""
    seen = opened_to_run(request, ref, "agree_at_meeting")
    who, on = asker(request)
    form = _action_form(request, seen)

    def send() -> HttpResponse:
        told = form.cleaned_data
        actions.agree_at(
            seen.meeting, told["what"], by_when=told["by_when"], by=who, on=on, **_owner(told, seen)
        )
        return redirect(reverse("during_meeting", args=[ref]) + "#agreed")

    context = {"meeting": seen.meeting, "family": family_of(seen)}
    return web.answer(request, form, "meetings/agree_at_meeting.html", send, context)


def _owner(told: dict[str, Any], seen: Sight) -> dict[str, Any]:
    """Who was chosen to do it: somebody asked to the meeting, or a friend by name."""
    if told["owner"] == "friend":
        return {"friend": told["friend"]}
    one = next(one for one in seen.guests if one.ref == told["owner"])
    if one.practitioner is not None:
        return {"owner": one.practitioner}
    return (
        {"person": one.person.merged_into or one.person} if one.person is not None else {"friend": one.named}
    )


@ability(abilities.MARK_ATTENDED)
def mark_attended(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down how one person took part: one tap on the meeting's page; this page when it needs a reason."""
    seen, invitation = opened_invitation(request, ref, "mark_attended")
    who, on = asker(request)
    if not seen.runs:
        raise Hidden
    form = MarkAttendedForm.of(request, about=ref)

    def send() -> HttpResponse:
        told = form.cleaned_data
        actions.mark_attended(invitation, told["attended"], why=told["absent_why"], by=who, on=on)
        return redirect(reverse("during_meeting", args=[seen.meeting.ref]) + "#who-came")

    context = {"meeting": seen.meeting, "name": queries.name_of(invitation), "family": family_of(seen)}
    return web.answer(request, form, "meetings/mark_attended.html", send, context)


@ability(abilities.HOLD)
def hold_meeting(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down that it was held, and how everybody took part."""
    seen = opened_to_run(request, ref, "hold_meeting")
    who, on = asker(request)
    asked = [(one, queries.name_of(one)) for one in seen.guests]
    form = HoldMeetingForm.of(request, about=ref, asked=asked)

    def send() -> HttpResponse:
        held_on = form.cleaned_data["held_on"]
        actions.hold(seen.meeting, held_on=held_on, attended=form.attended, by=who, on=on)
        return redirect("agree_words", ref=ref)

    context = {"meeting": seen.meeting, "family": family_of(seen)}
    return web.answer(request, form, "meetings/hold_meeting.html", send, context)


@ability(abilities.AGREE_WORDS)
def agree_words(request: HttpRequest, ref: str) -> HttpResponse:
    """Write the words that everybody gets, beside the lines that were typed."""
    seen = opened_to_run(request, ref, "agree_words")
    who, on = asker(request)
    form = AgreeWordsForm.of(request, about=ref)
    form.initial = {"words": seen.meeting.agreed_words, "version": seen.meeting.version, **form.initial}

    def send() -> HttpResponse:
        told = form.cleaned_data
        try:
            actions.agree_words(seen.meeting, told["words"], version=told["version"], by=who, on=on)
        except Clash:  # both are shown; sent once more, the words stand as they then are
            form.data["version"] = str(queries.meeting(ref).version)  # type: ignore[index]
            raise
        return redirect("send_notes", ref=ref)

    context = {
        "meeting": seen.meeting,
        "family": family_of(seen),
        "lines": queries.minutes(seen.meeting),
        "actions": queries.agreed(seen.meeting),
    }
    return web.answer(request, form, "meetings/agree_words.html", send, context)
