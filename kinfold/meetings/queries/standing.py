"""How a meeting stands: what to put right before it, whose report is missing, who came."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from kinfold.meetings import rules
from kinfold.meetings.models import Invitation, Meeting, Minute, Preparation, TimeOffered
from kinfold.meetings.queries.finding import invitations
from kinfold.network import queries as network
from kinfold.plan import queries as plan
from kinfold.plan.models import PlanAction, Review
from kinfold.sharing import queries as sharing
from kinfold.sharing.queries import View

WORKERS = (Invitation.As.WORKER, Invitation.As.CHAIR)


def name_of(one: Invitation) -> str:
    """Say who is asked: name and job of a worker, the name of anybody else."""
    if one.practitioner is not None:
        return one.practitioner.known_as
    if one.person is not None:
        return (one.person.merged_into or one.person).known_as
    return one.named


def times(of: Meeting) -> list[TimeOffered]:
    """The times offered, in order of the day; the family's own are marked `family_first`."""
    return list(of.times.select_related("person", "offered_by"))


def preparations(of: Meeting) -> list[Preparation]:
    """The talks before, the newest first."""
    return list(of.preparations.select_related("person").order_by("-on_day", "-pk"))


def minutes(of: Meeting) -> list[Minute]:
    """The lines of a meeting, in the order in which they were typed."""
    return list(of.minutes_taken.all())


def agreed(of: Meeting) -> list[PlanAction]:
    """What the meeting put into the plan: who does what, by when."""
    return plan.actions_of_meeting(of.ref)


def looked_at(of: Meeting, view: View) -> list[Review]:
    """The reviews of the plan that were written at a meeting, for those who read the whole record."""
    rows = [] if view.masked or view.hides("review") else plan.reviews_of_meeting(of.ref)
    return [one for one in rows if not view.hides("review", one.ref)]


def careful_with(of: Meeting) -> list[Invitation]:
    """Those asked from whom something is kept here: words are read again, with them in mind, before they get them."""
    rows = [one for one in invitations(of) if one.person is not None]
    return [one for one in rows if one.person and sharing.withheld_from(one.person, of.family)]


def reports_missing(of: Meeting, asked: list[Invitation] | None = None) -> list[Invitation]:
    """The workers whose report was asked for, or who cannot come, and whose report is not in."""
    rows = invitations(of) if asked is None else asked
    return [
        one
        for one in rows
        if one.part in WORKERS and not one.report and (one.report_asked_on or one.coming is False)
    ]


def warnings(
    of: Meeting,
    on: date,
    *,
    asked: list[Invitation] | None = None,
    talks: list[Preparation] | None = None,
    offered: list[TimeOffered] | None = None,
) -> list[rules.Warned]:
    """What should be put right before a meeting. Warnings, never blocks. Lists already read need not be read again."""
    guests = invitations(of) if asked is None else asked
    before = preparations(of) if talks is None else talks
    on_offer = times(of) if offered is None else offered
    beside = any(g.part == Invitation.As.SUPPORTER and g.coming is not False for g in guests)
    return rules.warnings(
        rules.Before(
            guests=[_guest(one) for one in guests],
            children=[
                rules.Child(child.pk, child.known_as)
                for child in network.children(of.family.joined_into or of.family, on)
                if not child.is_unborn
            ],
            family_asked=any(time.person_id is not None or time.suits is not None for time in on_offer),
            time_set=of.starts_at is not None,
            time_suits_family=of.agreed_with_family_on is not None,
            prepared=frozenset(talk.person.merged_into_id or talk.person_id for talk in before),
            somebody_beside=beside or any(talk.beside_them for talk in before),
        )
    )


def _guest(one: Invitation) -> rules.Guest:
    return rules.Guest(
        name=name_of(one),
        part=one.part,
        knows_child=one.knows_child,
        person=(one.person.merged_into_id or one.person_id) if one.person else None,
        coming=one.coming,
        family_agrees=one.family_agrees,
        report_asked=one.report_asked_on is not None,
        report_in=bool(one.report),
    )


def attendance(of: Meeting) -> list[Invitation]:
    """Everybody asked, with how they took part (`attended`, `absent_why`), the family first."""
    return invitations(of)


@dataclass(frozen=True, slots=True)
class Agency:
    """How the workers of one kind of service took part in meetings: how often asked, there, a report, neither."""

    sector: str
    asked: int
    there: int
    report: int
    absent: int


def attendance_by_agency(since: date, until: date) -> list[Agency]:
    """Who comes, by kind of service, for meetings held in a time (seed 003: 128-132). Counts of workers, never of families."""
    Came = Invitation.Attended
    rows = Invitation.objects.filter(
        practitioner__isnull=False,
        withdrawn_on__isnull=True,
        meeting__state=Meeting.State.HELD,
        meeting__held_on__range=(since, until),
    )
    counted = rows.values_list("practitioner__organisation__sector").annotate(
        asked=Count("pk"),
        there=Count("pk", filter=Q(attended__in=(Came.IN_PERSON, Came.BY_PHONE))),
        sent=Count("pk", filter=Q(attended=Came.REPORT) | (Q(attended=Came.ABSENT) & ~Q(report=""))),
        absent=Count("pk", filter=Q(attended=Came.ABSENT, report="")),
    )
    return [Agency(*row) for row in counted.order_by("practitioner__organisation__sector")]
