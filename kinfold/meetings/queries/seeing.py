"""What one reader sees of one meeting. Whole for those who hold the record; for others only what they were asked to.

A member of the family sees the meetings to which they are asked. Somebody from whom anything is kept in this family never
sees the place here (a person tells them), nor how others know the child, and gets the notes only when they were sent to them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kinfold.meetings.models import Invitation, Meeting, Minute, NotesVersion, Told
from kinfold.meetings.queries.finding import coming_up, invitations
from kinfold.network.models import Family
from kinfold.sharing.queries import View

SENT_AS = (Told.About.NOTES, Told.About.CORRECTED)


@dataclass(frozen=True, slots=True)
class Sight:
    """One meeting as one reader may see it."""

    meeting: Meeting
    view: View
    own: Invitation | None
    guests: tuple[Invitation, ...]
    got_notes: bool  # the notes were sent to this very reader

    @property
    def is_family(self) -> bool:
        """True for a member of the family by their own sign-in."""
        return bool(self.view.who and self.view.who.is_family)

    @property
    def kept_from(self) -> bool:
        """True for a member of the family from whom anything here is kept."""
        return self.is_family and (bool(self.view.withheld) or self.view.decision.actor == "WF")

    @property
    def whole(self) -> bool:
        """True when the whole record is open to this reader."""
        return not self.view.masked and not self.is_family

    @property
    def chairs(self) -> bool:
        """True for the worker who chairs it."""
        who = self.view.who
        return bool(who and who.practitioner_id and who.practitioner_id == self.meeting.chair_id)

    @property
    def runs(self) -> bool:
        """True for those who arrange it and write it down."""
        return not self.is_family and (self.whole or self.chairs) and self.view.can("W1")

    @property
    def place(self) -> str:
        """Where it is, for those who may know."""
        if self.kept_from or self.view.hides("meeting_place", self.meeting.ref):
            return ""
        if self.meeting.place_protected and not self.runs and self.own is None:
            return ""
        return self.meeting.place

    @property
    def reads_reports(self) -> bool:
        """True for those who may read what other workers sent."""
        return self.whole or self.chairs

    @property
    def reads_notes(self) -> bool:
        """True when the agreed words may be shown: always to those who run it, to others once they were sent."""
        if self.view.hides("meeting_notes", self.meeting.ref):
            return False
        if self.whole or self.chairs:
            return True
        return self.got_notes and self.meeting.notes_sent_on is not None

    @property
    def reads_lines(self) -> bool:
        """True when decisions and actions may be shown with the words. Not where something is kept: lines name people."""
        return self.reads_notes and not self.kept_from

    def lines(self, minutes: Iterable[Minute]) -> list[Minute]:
        """The lines this reader sees: all for those who run it; the decisions for everybody else who got the notes."""
        if self.whole or self.chairs:
            return list(minutes)
        return [row for row in minutes if row.sort == Minute.Sort.DECIDED] if self.reads_lines else []


def sights(
    meetings: Iterable[Meeting], view: View, asked: Mapping[int, list[Invitation]], got: Iterable[int] = ()
) -> list[Sight]:
    """What a reader may see of some meetings; those they may not know of are left out. No queries.

    `asked` holds the invitations by the meeting's number; `got` the numbers of the invitations to which notes were sent.
    """
    numbers = frozenset(got)
    found = (_sight(one, view, asked.get(one.pk, []), numbers) for one in meetings)
    return [one for one in found if one is not None]


def _sight(meeting: Meeting, view: View, asked: list[Invitation], got: frozenset[int]) -> Sight | None:
    who = view.who
    if who is None or view.hides("meeting", meeting.ref):
        return None
    own = next((one for one in asked if _is_mine(one, view)), None)
    guests = tuple(one for one in asked if not _hidden(one, view))
    seen = Sight(meeting, view, own, guests, own is not None and own.pk in got)
    return seen if seen.whole or seen.chairs or own is not None else None


def _is_mine(one: Invitation, view: View) -> bool:
    who = view.who
    assert who is not None
    if one.person_id is not None:
        return one.person_id in who.person_ids and who.is_family
    return one.practitioner_id is not None and one.practitioner_id == who.practitioner_id


def _hidden(one: Invitation, view: View) -> bool:
    return one.person is not None and view.hides("invitation", one.ref, about=[one.person.ref])


def sight(meeting: Meeting, view: View) -> Sight | None:
    """What a reader may see of one meeting; None when they may not know of it. Two queries."""
    asked = invitations(meeting)
    return next(iter(sights([meeting], view, {meeting.pk: asked}, notes_sent_to([meeting]))), None)


def next_seen(family: Family, view: View, on: date) -> Sight | None:
    """The next meeting of a family that this reader may know of, even where an earlier one is not for them.

    One query for those who read the whole record, two for everybody else: for the former, who is asked is not read.
    """
    coming = coming_up(family, on)
    whole = not view.masked and not (view.who and view.who.is_family)
    asked = {} if whole or not coming else invitations_by_meeting(coming)
    found = sights(coming, view, asked)
    return found[0] if found else None


def notes_sent_to(meetings: Iterable[Meeting]) -> set[int]:
    """The numbers of the invitations to which the notes of these meetings were sent. One query."""
    rows = Told.objects.filter(meeting__in=list(meetings), what_about__in=SENT_AS)
    return set(rows.values_list("invitation_id", flat=True))


def invitations_by_meeting(meetings: Iterable[Meeting]) -> dict[int, list[Invitation]]:
    """Everybody asked to each of these meetings, by the meeting's number. One query."""
    found: dict[int, list[Invitation]] = {}
    rows = Invitation.objects.filter(meeting__in=list(meetings), withdrawn_on__isnull=True).order_by("pk")
    for row in rows.select_related("practitioner__organisation", "person__merged_into"):
        found.setdefault(row.meeting_id, []).append(row)
    return found


def notes_read(seen: Sight) -> list[NotesVersion]:
    """The notes as this reader was sent them, the newest first; whoever runs the meeting reads every version."""
    rows = seen.meeting.notes_versions.order_by("-number")
    if not (seen.whole or seen.chairs):
        mine = (
            Told.objects.filter(invitation=seen.own, what_about__in=SENT_AS)
            if seen.own
            else Told.objects.none()
        )
        rows = rows.filter(number__in=mine.values("version"))
    return list(rows)
