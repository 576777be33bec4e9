"""Finding meetings: one, those of a family, those somebody is asked to, and the notes somebody was sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from kinfold.agencies.models import Practitioner
from kinfold.base.who import Who
from kinfold.meetings.models import Invitation, Meeting, Told
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.sharing import queries as sharing

COMING_UP = (Meeting.State.ARRANGING, Meeting.State.SET)
NOTES_SHOWN_FOR = timedelta(days=28)


def _whole(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    return rows.select_related("family__joined_into", "chair__organisation", "arranged_by__organisation")


def meeting(ref: str) -> Meeting:
    """Return a meeting by reference. Raises `Meeting.DoesNotExist`."""
    return _whole(Meeting.objects.all()).get(ref=ref)


def invitation(ref: str) -> Invitation:
    """Return an invitation by reference, with its meeting. Raises `Invitation.DoesNotExist`."""
    rows = Invitation.objects.select_related(
        "meeting__family__joined_into", "meeting__chair", "practitioner__organisation", "person"
    )
    return rows.get(ref=ref)


def invitations(of: Meeting) -> list[Invitation]:
    """Everybody asked: the family and whoever sits with them first, then workers, in the order they were asked."""
    asked = of.invitations.filter(withdrawn_on__isnull=True)
    rows = asked.select_related("practitioner__organisation", "person__merged_into", "report_by")
    first = (Invitation.As.FAMILY, Invitation.As.SPOKESPERSON, Invitation.As.SUPPORTER)
    return sorted(rows, key=lambda one: (first.index(one.part) if one.part in first else len(first), one.pk))


def withdrawn(of: Meeting) -> list[Invitation]:
    """Those who were asked and no longer are, with the reason."""
    rows = of.invitations.filter(withdrawn_on__isnull=False).order_by("pk")
    return list(rows.select_related("practitioner__organisation", "person__merged_into"))


def meetings_of(family: Family) -> list[Meeting]:
    """Every meeting of a family, those without a day first, then the newest first. Who may see which: `sights`."""
    rows = _whole(Meeting.objects.filter(family_id__in=network.family_ids(family)))
    return sorted(rows, key=lambda one: (one.starts_at is not None, -_moment(one), -one.pk))


def day_of(one: Meeting) -> date | None:
    """The day of a meeting as people in England say it, if one is set."""
    return timezone.localtime(one.starts_at).date() if one.starts_at is not None else None


def _moment(one: Meeting) -> float:
    if one.starts_at is not None:
        return one.starts_at.timestamp()
    return float((one.held_on or one.arranged_on).toordinal())


def coming_up(family: Family, on: date) -> list[Meeting]:
    """The meetings of a family still to come on a day, the soonest first, those without a day last."""
    rows = _whole(Meeting.objects.filter(family_id__in=network.family_ids(family), state__in=COMING_UP))
    coming = [one for one in rows if (day_of(one) or on) >= on]
    return sorted(coming, key=lambda one: (one.starts_at is None, _moment(one)))


def next_meeting(family: Family, on: date) -> Meeting | None:
    """The next meeting of a family from a day on: the soonest that has a day, else one that is being arranged."""
    return next(iter(coming_up(family, on)), None)


@dataclass(frozen=True, slots=True)
class MyMeeting:
    """A meeting that a worker is asked to, chairs or arranges, as their first page tells it."""

    meeting: Meeting
    invitation: Invitation | None
    report_wanted: bool
    overdue: bool  # its day has passed, and nobody has written that it was held

    @property
    def day(self) -> date | None:
        """Its day, if one is set."""
        return day_of(self.meeting)


def my_meetings(practitioner: Practitioner, on: date, *, who: Who | None = None) -> list[MyMeeting]:
    """The meetings still to come (or not yet written up) that a worker is asked to, chairs or arranges, the soonest first.

    Only of families that they may open today; `who` saves reading who they are. At most four queries.
    """
    return my_meetings_and_others(practitioner, on, who=who)[0]


def my_meetings_and_others(
    practitioner: Practitioner, on: date, *, who: Who | None = None
) -> tuple[list[MyMeeting], list[Invitation]]:
    """As `my_meetings`, with this worker's other invitations: from families that do not open to them, and those taken back or
    called off lately. One query for somebody who meets nobody."""
    lately = Q(state=Meeting.State.CALLED_OFF, family_told_on__gt=on - NOTES_SHOWN_FOR)
    mine = Q(chair=practitioner) | Q(arranged_by=practitioner) | Q(invitations__practitioner=practitioner)
    rows = list(_whole(Meeting.objects.filter(mine, Q(state__in=COMING_UP) | lately)).distinct())
    if not rows:
        return [], []
    by_number = {row.pk: row for row in rows}
    asked = list(Invitation.objects.filter(practitioner=practitioner, meeting__in=rows).order_by("-pk"))
    for one in asked:
        one.meeting = by_number[one.meeting_id]
    own = {one.meeting_id: one for one in asked if one.withdrawn_on is None}
    runs = {row.pk for row in rows if practitioner.pk in (row.chair_id, row.arranged_by_id)}
    coming = [row for row in rows if row.state in COMING_UP and row.pk in runs | set(own)]
    found = _that_open(coming, practitioner, on, who)
    told = [_as_mine(one, own.get(one.pk), on) for one in found]
    met = {one.pk for one in found}
    others = [one for one in asked if one.meeting_id not in met]
    return sorted(told, key=lambda one: (one.day is None, _moment(one.meeting))), others


def _as_mine(of: Meeting, own: Invitation | None, on: date) -> MyMeeting:
    wanted = own is not None and not own.report and (own.report_asked_on is not None or own.coming is False)
    return MyMeeting(of, own, wanted, (day_of(of) or on) < on)


def _that_open(rows: list[Meeting], practitioner: Practitioner, on: date, who: Who | None) -> list[Meeting]:
    if not rows:
        return []
    asker = who or sharing.who_is(practitioner.account, on)
    numbers = {row.family.joined_into_id or row.family_id for row in rows}
    opened = sharing.visible_families(asker, on).filter(pk__in=numbers).values_list("pk", flat=True)
    visible = set(opened)
    return [row for row in rows if (row.family.joined_into_id or row.family_id) in visible]


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes of a meeting that somebody was sent."""

    meeting: Meeting
    told_on: date
    corrected: bool = False  # the newest that was sent puts right what was sent before


def notes_for(practitioner: Practitioner, on: date, *, who: Who | None = None) -> list[Notes]:
    """The notes that a worker was sent in the last four weeks, the newest first, of families they may open today."""
    rows = Told.objects.filter(
        invitation__practitioner=practitioner,
        what_about__in=(Told.About.NOTES, Told.About.CORRECTED),
        on_day__gt=on - NOTES_SHOWN_FOR,
        on_day__lte=on,
    )
    told = {row.meeting_id: row for row in rows.order_by("pk")}
    found = _that_open(list(_whole(Meeting.objects.filter(pk__in=told))), practitioner, on, who)
    sent = (Notes(one, told[one.pk].on_day, told[one.pk].version > 1) for one in found)
    return sorted(sent, key=lambda one: one.told_on, reverse=True)


def invited_persons_meetings(person_ids: Iterable[int]) -> list[Meeting]:
    """The meetings to which somebody of a family is asked, by any of their numbers. Who may see what: `sights`."""
    rows = Meeting.objects.filter(
        invitations__person_id__in=list(person_ids), invitations__withdrawn_on__isnull=True
    ).distinct()
    return sorted(_whole(rows), key=lambda one: (one.starts_at is not None, -_moment(one), -one.pk))
