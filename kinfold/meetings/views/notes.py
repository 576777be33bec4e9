"""The notes: sent to everybody at once, read, and put right as a new version that everybody is told of."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Clash, Hidden
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.meetings import abilities, actions, queries, rules
from kinfold.meetings.forms import CorrectNotesForm, SendNotesForm
from kinfold.meetings.models import Meeting
from kinfold.meetings.queries import Sight
from kinfold.meetings.views.opening import Choices, family_of, opened, opened_to_run


def _careful(seen: Sight) -> Choices:
    return [(one.ref, queries.name_of(one)) for one in queries.careful_with(seen.meeting)]


@ability(abilities.SEND_NOTES)
def send_notes(request: HttpRequest, ref: str) -> HttpResponse:
    """Read the words once more, see who gets them, and send them to everybody at once."""
    seen = opened_to_run(request, ref, "send_notes")
    who, on = asker(request)
    careful = _careful(seen)
    form = SendNotesForm.of(request, about=ref, careful=careful)

    def send() -> HttpResponse:
        actions.send_notes(seen.meeting, also_to=form.cleaned_data["also_to"], by=who, on=on)
        return redirect("meeting", ref=ref)

    outside = queries.outside(seen.meeting, on)
    without = {ref for ref, _ in careful} | {one.ref for one in outside}
    context = {
        "meeting": seen.meeting,
        "family": family_of(seen),
        "careful": careful,
        "outside": [queries.name_of(one) for one in outside],
        "getting": [queries.name_of(one) for one in seen.guests if one.ref not in without],
        "decided": [row for row in queries.minutes(seen.meeting) if row.sort == "decided"],
        "actions": queries.agreed(seen.meeting),
    }
    return web.answer(request, form, "meetings/send_notes.html", send, context)


@ability(abilities.CORRECT_NOTES)
def correct_notes(request: HttpRequest, ref: str) -> HttpResponse:
    """Put the words right after they were sent: a new version, with the reason; what was sent first stays readable."""
    seen = opened_to_run(request, ref, "correct_notes")
    who, on = asker(request)
    form = CorrectNotesForm.of(request, about=ref, careful=_careful(seen))
    form.initial = {"words": seen.meeting.agreed_words, "version": seen.meeting.version, **form.initial}

    def send() -> HttpResponse:
        try:
            actions.correct_notes(seen.meeting, **form.answers, by=who, on=on)
        except Clash:  # both are shown; sent once more, the words stand as they then are
            form.data["version"] = str(queries.meeting(ref).version)  # type: ignore[index]
            raise
        return redirect("meeting_notes", ref=ref)

    context = {"meeting": seen.meeting, "family": family_of(seen), "careful": _careful(seen)}
    return web.answer(request, form, "meetings/correct_notes.html", send, context)


@require_safe
@ability(abilities.SEE_NOTES)
def meeting_notes(request: HttpRequest, ref: str) -> HttpResponse:
    """The notes: the words agreed (and how they read before they were put right), what was decided, who does what by when."""
    seen = opened(request, ref, "meeting_notes")
    if not seen.reads_notes or seen.meeting.state != Meeting.State.HELD:
        raise Hidden
    lines = queries.minutes(seen.meeting) if seen.reads_lines else []
    agreed = queries.agreed(seen.meeting)
    versions = queries.notes_read(seen)
    who, _ = asker(request)
    context = {
        "seen": seen,
        "meeting": seen.meeting,
        "family": family_of(seen),
        "words": versions[0].words if versions else seen.meeting.agreed_words,
        "versions": versions,
        "decided": [row for row in lines if row.sort == "decided"],
        "actions": [row for row in agreed if seen.reads_lines or row.person_id in who.person_ids],
        "me": who.person_ids,
        "family_says": rules.KIND_TO_FAMILY[seen.meeting.kind],
    }
    name = "meetings/notes_family.html" if seen.is_family else "meetings/notes.html"
    return web.render(request, name, context)
