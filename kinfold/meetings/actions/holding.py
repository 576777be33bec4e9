"""The meeting itself: who came, what was said and decided as it happens, the words sent, and everybody told at once."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import Clash, NotNow
from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as running
from kinfold.meetings import rules
from kinfold.meetings.actions.steps import FAMILY_PARTS, locked, said, save
from kinfold.meetings.models import Invitation, Meeting, Minute
from kinfold.network import queries as network
from kinfold.people.models import Person
from kinfold.sharing import queries as sharing
from kinfold.voice import actions as voice

Came = str | tuple[str, str]
SENT = "The notes have been sent to everybody. What is said later belongs to the next meeting, or in a note."


@transaction.atomic
def mark_attended(invitation: Invitation, attended: str, *, why: str = "", by: Who, on: date) -> Invitation:
    """Write down how one person took part: one tap. Who did not come needs a reason, in a few words."""
    locked(invitation.meeting, "mark_attended")
    return _mark(invitation, attended, why)


def _mark(invitation: Invitation, attended: str, why: str) -> Invitation:
    if attended not in Invitation.Attended.values:
        raise NotNow("Choose how they took part.", field="attended")
    if attended == Invitation.Attended.ABSENT and not why.strip():
        raise NotNow("Say in a few words why they did not come; “not known” will do.", field="absent_why")
    invitation.attended = attended
    invitation.absent_why = why.strip()[:300] if attended == Invitation.Attended.ABSENT else ""
    invitation.save(update_fields=["attended", "absent_why"])
    return invitation


@transaction.atomic
def hold(
    meeting: Meeting,
    *,
    held_on: date,
    attended: Mapping[str, Came] | None = None,
    by: Who,
    on: date,
    entry: UUID | None = None,
) -> Meeting:
    """Write down that the meeting was held, and who came: by the invitation's reference, a word, or a word and why absent.

    Its entry (`meeting_held`, told with the kind of meeting) moves the clocks. With `entry`, that one tells of it already.
    """
    meeting, state = locked(meeting, "hold")
    if held_on > on:
        raise NotNow("This date is in the future. When was it held?", field="held_on")
    asked = meeting.invitations.filter(withdrawn_on__isnull=True)
    invited = {one.ref: one for one in asked.select_related("person")}
    for ref, came in (attended or {}).items():
        word, why = (came, "") if isinstance(came, str) else came
        _mark(invited[ref], word, why)
    save(meeting, state=state, held_on=held_on, entry=entry)
    if entry is None:
        save(meeting, entry=_tell_held(meeting, list(invited.values()), by=by, on=on))
    return meeting


def _tell_held(meeting: Meeting, invited: list[Invitation], *, by: Who, on: date) -> UUID:
    """Write the entry and let the clocks react. Counts, never names: many read it who were not there."""
    assert meeting.held_on is not None
    entry = chronology.record(
        "meeting_held",
        meeting.family,
        what=rules.held_in_words(meeting.get_kind_display(), _counts(invited)),
        on_day=meeting.held_on,
        on=on,
        about=network.children(meeting.family, meeting.held_on),
        by=by,
        detail=meeting.kind,
        section=_section(meeting, invited),
        source="meeting",
        source_ref=meeting.ref,
    )
    clocks.react(entry, by=by, matters=_rhythms(meeting))
    return entry.uuid


def _section(meeting: Meeting, invited: list[Invitation]) -> str:
    """Where the family reads that they met; not where somebody from whom anything is kept was not asked to come."""
    if meeting.kind not in rules.SHARED:
        return "ordinary"
    asked = {one.person.merged_into_id or one.person_id for one in invited if one.person is not None}
    kept_from = {
        row.from_person.merged_into_id or row.from_person_id for row in sharing.withheld_here(meeting.family)
    }
    return "shared" if kept_from <= asked else "ordinary"


def _rhythms(meeting: Meeting) -> list[str]:
    """The matters of the family's agreed rhythm of meetings: a meeting that goes over the plan counts for each."""
    if meeting.kind not in rules.GOES_OVER_THE_PLAN:
        return []
    return [clock.matter for clock in running.open_for(meeting.family) if clock.rule == "review_every"]


def _counts(invited: list[Invitation]) -> dict[str, int]:
    there = (Invitation.Attended.IN_PERSON, Invitation.Attended.BY_PHONE)
    present = [one for one in invited if one.attended in there]
    family = [one for one in present if one.part in FAMILY_PARTS]
    return {
        "family": len(family),
        "workers": len(present) - len(family),
        "reports": sum(one.attended == Invitation.Attended.REPORT for one in invited),
        "absent": sum(one.attended == Invitation.Attended.ABSENT for one in invited),
    }


@transaction.atomic
def take_minute(
    meeting: Meeting,
    sort: str,
    what: str,
    *,
    by: Who,
    on: date,
    why: str = "",
    said_by: str = "",
    person: Person | None = None,
) -> Minute:
    """Write one line as it is said. A decision carries its reason. A child's line (`person`) becomes their own words too."""
    meeting, _ = locked(meeting, "take_minute")
    if meeting.notes_sent_on is not None:
        raise NotNow(SENT)
    if sort not in Minute.Sort.values:
        raise NotNow("Choose what sort of line it is.", field="sort")
    words = said(what, "Write what was said.", "what")
    if sort == Minute.Sort.DECIDED and not why.strip():
        raise NotNow("Say why it was decided. The family reads the reason.", field="why")
    if person is not None and sort == Minute.Sort.CHILD:
        _keep_words(meeting, person, words, by=by, on=on)
    return Minute.objects.create(
        meeting=meeting,
        sort=sort,
        what=words,
        why=why.strip(),
        said_by=(said_by.strip() or (person.known_as if person else ""))[:200],
        recorded_by_id=by.account_id,
    )


def _keep_words(meeting: Meeting, person: Person, words: str, *, by: Who, on: date) -> None:
    worker = agencies.practitioner_of(by)
    voice.keep_words(
        person,
        meeting.family,
        words,
        said_on=meeting.held_on or on,
        wrote_down_by=worker.known_as if worker else by.name,
        by=by,
        on=on,
        where="At a meeting",
    )


@transaction.atomic
def agree_words(meeting: Meeting, words: str, *, version: int, by: Who, on: date) -> Meeting:
    """Keep the words that will be sent to everybody, as they were agreed. Raises `Clash` when somebody changed them meanwhile."""
    meeting, _ = locked(meeting, "agree_words")
    if meeting.notes_sent_on is not None:
        raise NotNow(SENT)
    agreed = said(words, "Write the words that everybody gets.", "words")
    if version != meeting.version and meeting.agreed_words and meeting.agreed_words != agreed:
        raise Clash(meeting.agreed_words, agreed)
    return save(meeting, agreed_words=agreed)
