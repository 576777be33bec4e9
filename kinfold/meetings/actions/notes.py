"""The notes: sent to everybody at once, and put right afterwards without taking back what was sent first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from kinfold.base.errors import Clash, NotNow
from kinfold.meetings import queries
from kinfold.meetings.actions.steps import locked, said, save, tell_chronology
from kinfold.meetings.models import Invitation, Meeting, NotesVersion, Told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kinfold.base.who import Who

NOT_SENT = "The notes have not been sent yet: change the words before you send them."


@transaction.atomic
def send_notes(
    meeting: Meeting, *, by: Who, on: date, also_to: Collection[str] = (), how: str = "on their own pages"
) -> Meeting:
    """Tell everybody who was asked, all at once. Somebody from whom something is kept gets them only if named in `also_to`
    (references of invitations): then somebody has read the words again with that person in mind. A worker to whom this
    family's record does not open gets none: what is given to them is shared outside, by itself (row X3)."""
    meeting, _ = locked(meeting, "send_notes")
    if meeting.notes_sent_on is not None:
        raise NotNow("The notes have already been sent to everybody.")
    if not meeting.agreed_words.strip():
        raise NotNow("First write the words that were agreed.", field="words")
    kept_from = {one.ref for one in queries.careful_with(meeting)} - set(also_to)
    kept_from |= {one.ref for one in queries.outside(meeting, on)}
    getting = [one for one in queries.invitations(meeting) if one.ref not in kept_from]
    _version(meeting, 1, meeting.agreed_words, "", by=by, on=on)
    _tell(meeting, Told.About.NOTES, 1, getting, how=how, by=by, on=on)
    return save(meeting, notes_sent_on=on)


@transaction.atomic
def correct_notes(
    meeting: Meeting,
    words: str,
    *,
    why: str,
    version: int,
    by: Who,
    on: date,
    also_to: Collection[str] = (),
    how: str = "on their own pages",
) -> NotesVersion:
    """Put right what was sent. What was sent before can still be read, and all who got it are told, with the reason.

    Somebody from whom something is kept gets the new words only if named in `also_to`. Raises `Clash`, `NotNow`.
    """
    meeting, _ = locked(meeting, "correct_notes")
    if meeting.notes_sent_on is None:
        raise NotNow(NOT_SENT)
    right = said(words, "Write the words as they should be.", "words")
    if right == meeting.agreed_words:
        raise NotNow("These are the words that were sent. What do you put right?", field="words")
    if version != meeting.version:
        raise Clash(meeting.agreed_words, right)
    reason = said(why, "Say what you put right, and why. Everybody reads this.", "why", 1000)
    number = meeting.notes_versions.count() + 1
    made = _version(meeting, number, right, reason, by=by, on=on)
    careful = {one.ref for one in queries.careful_with(meeting)}
    got = queries.notes_sent_to([meeting])
    everybody = queries.invitations(meeting)
    getting = [one for one in everybody if (one.ref in also_to if one.ref in careful else one.pk in got)]
    _tell(meeting, Told.About.CORRECTED, number, getting, how=how, by=by, on=on)
    save(meeting, agreed_words=right)
    what = f"{meeting.get_kind_display()}: the notes were put right."
    tell_chronology(meeting, "meeting_notes_corrected", what, by=by, on=on)
    return made


def _version(meeting: Meeting, number: int, words: str, why: str, *, by: Who, on: date) -> NotesVersion:
    return NotesVersion.objects.create(
        meeting=meeting, number=number, words=words, why=why, sent_on=on, recorded_by_id=by.account_id
    )


def _tell(
    meeting: Meeting, about: str, number: int, getting: Iterable[Invitation], *, how: str, by: Who, on: date
) -> None:
    Told.objects.bulk_create(
        Told(
            meeting=meeting,
            invitation=one,
            what_about=about,
            version=number,
            on_day=on,
            how=how[:100],
            recorded_by_id=by.account_id,
        )
        for one in getting
    )
