"""The reading door to clocks: what is due, what waits, and how it stands. Nothing is worked out at read time."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, DateField, F, FloatField, Func, IntegerField, Q, QuerySet, Value
from django.db.models.expressions import Combinable, CombinedExpression
from django.db.models.functions import Cast, Coalesce, Greatest

from kinfold.agencies.models import Practitioner
from kinfold.base import prepared
from kinfold.clocks import rules
from kinfold.clocks import visits as visiting
from kinfold.clocks.models import Clock, LocalLimit
from kinfold.law import timescales
from kinfold.law.child_time import LifeShare, share_of_life
from kinfold.law.timescales import State
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person

RHYTHMS = frozenset({"visit_every", "child_seen"})
NAMED = ("family", "person", "owner", "owner_team")
one_visit_each = visiting.one_visit_each
SOONEST = (F("due_on").asc(nulls_last=True), "pk")


@dataclass(frozen=True, slots=True)
class Line:
    """One open clock as a list shows it."""

    clock: Clock
    says: str
    waiting: int
    late: int
    share: LifeShare | None
    unnamed: bool = False  # a label stands before the person: a list says the family, not who
    why: str = ""  # of two days for one thing: why this one comes first, and which the other is

    @property
    def whose(self) -> str:
        """The child, or the family where it is for all of them or the child may not be named."""
        return str((not self.unnamed and self.clock.person) or self.clock.family)

    @property
    def whom(self) -> str:
        """The child by name, where it is for one who may be named; otherwise nothing."""
        return str(self.clock.person) if self.clock.person and not self.unnamed else ""

    @property
    def waited(self) -> str:
        """The wait as a share of the child's life: "41 days: a tenth of Jake's life so far"."""
        name = self.clock.person.known_as if self.clock.person else ""
        if self.share is not None and not self.unnamed:
            return self.share.sentence(name)
        return "1 day" if self.waiting == 1 else f"{self.waiting:,} days"


def state(clock: Clock, on: date) -> State:
    """Say how a clock stands on a day: running, met, breached or stopped."""
    stopped = clock.state == Clock.State.STOPPED
    return rules.state_of(clock.started_on, clock.due_on, clock.ended_on, on, stopped=stopped)


def clock(ref: str) -> Clock:
    """Return a clock by reference, with its family, person and owner. Raises `Clock.DoesNotExist`."""
    return _with_names(Clock.objects.all()).get(ref=ref)


def open_for(of: Family | Person) -> list[Clock]:
    """The running clocks of a family (with families joined into it), or of one person, the soonest due first."""
    if isinstance(of, Family):
        return prepared.loaded(
            "open_in_family",
            Clock,
            NAMED,
            {"families": network.family_ids(of)},
            lambda given: _open().filter(family_id__in=given["families"]).order_by(*SOONEST),
        )
    return prepared.loaded(
        "open_for_person",
        Clock,
        NAMED,
        {"people": people.same_ids(of)},
        lambda given: _open().filter(person_id__in=given["people"]).order_by(*SOONEST),
    )


def history(family: Family, rule: str) -> list[Clock]:
    """Every clock of one rule that a family has had, in order."""
    return list(Clock.objects.filter(family=family, rule=rule).order_by("started_on", "pk"))


def mine(practitioner: Practitioner, on: date, limit: int = 50) -> list[Line]:
    """What one worker has running, the soonest due first."""
    return _lines(_open().filter(owner=practitioner), on, limit)


def team(team_ids: Iterable[int], on: date, limit: int = 50) -> list[Line]:
    """What these teams have running, their workers' included, the soonest due first."""
    return _lines(_open().filter(owner_team_id__in=list(team_ids)), on, limit)


def unowned(team_ids: Iterable[int], on: date, limit: int = 50) -> list[Line]:
    """What only the team owns: nobody has yet been named."""
    return _lines(_open().filter(owner_team_id__in=list(team_ids), owner__isnull=True), on, limit)


def overdue(team_ids: Iterable[int], on: date, limit: int = 50) -> list[Line]:
    """What is past its last day in these teams, the longest first."""
    return _lines(_open().filter(owner_team_id__in=list(team_ids), due_on__lt=on), on, limit)


def overdue_count(
    *, on: date, practitioner: Practitioner | None = None, team_ids: Collection[int] = ()
) -> int:
    """How many are past their last day, for one worker or these teams."""
    rows = _open().filter(due_on__lt=on)
    if practitioner is not None:
        rows = rows.filter(owner=practitioner)
    return (rows.filter(owner_team_id__in=list(team_ids)) if team_ids else rows).count()


def overdue_by_rule(team_ids: Iterable[int], on: date) -> dict[str, int]:
    """How many are past their last day in these teams, by rule."""
    rows = _open().filter(owner_team_id__in=list(team_ids), due_on__lt=on)
    return dict(rows.values_list("rule").annotate(n=Count("pk")).order_by("rule"))


def drifting(
    due_by: Mapping[str, date | None],
    *,
    team_ids: Iterable[int],
    family_ids: Iterable[int],
    on: date,
    limit: int = 600,
) -> list[Line]:
    """Running clocks of some rules, of these teams or these families, those that took most of a child's life first.

    `due_by` says for each rule by which last day a clock must have run out to be listed; None: whatever its day. A clock
    of a whole family is placed as for a child of five, since whose it is can be known only by reading the family.
    """
    ours = Q(owner_team_id__in=list(team_ids)) | Q(family_id__in=list(family_ids))
    wanted = Q(rule__in=[rule for rule, day in due_by.items() if day is None])
    for day in {day for day in due_by.values() if day is not None}:
        wanted |= Q(rule__in=[rule for rule, by in due_by.items() if by == day], due_on__lte=day)
    rows = _with_names(_open().filter(ours, wanted, started_on__lte=on))
    return [line(each, on) for each in rows.order_by(_part_of_life(on).desc(), "started_on", "pk")[:limit]]


def left_with(
    gone: Iterable[int], *, team_ids: Iterable[int], on: date, due_by: date, limit: int = 200
) -> list[Line]:
    """Running clocks of these teams that nobody looks after: owned by no worker, or by one who has gone; the longest
    wait first. Those whose last day lies after `due_by` are left out."""
    nobody = Q(owner__isnull=True) | Q(owner_id__in=list(gone)) | Q(owner__left_on__lte=on)
    near = Q(due_on__isnull=True) | Q(due_on__lte=due_by)
    rows = _open().filter(nobody, near, owner_team_id__in=list(team_ids), started_on__lte=on)
    return [line(each, on) for each in _with_names(rows).order_by("started_on", "pk")[:limit]]


def standing(family_ids: Iterable[int], on: date, soon: date) -> dict[int, tuple[int, int]]:
    """For each of these families: how many visits are due by `soon`, and how many other things are past their last day.
    By the number of the family as it is now. One query."""
    visit = Q(rule__in=RHYTHMS)
    here = _open().filter(family__in=network.with_joined(family_ids), due_on__lte=soon)
    rows = here.values(kept=Coalesce("family__joined_into_id", "family_id"))
    counted = rows.annotate(
        visits=Count("pk", filter=visit), late=Count("pk", filter=~visit & Q(due_on__lt=on))
    )
    return {row["kept"]: (row["visits"], row["late"]) for row in counted.order_by("kept")}


def _part_of_life(on: date) -> CombinedExpression:
    """How much of a child's life so far a clock has run, worked out by the database only to put a list in order."""
    day = Value(on, DateField())
    born = Coalesce("person__born_on", Value(on - timedelta(days=5 * 365)))
    lived = Greatest(_days(day, born), Value(1))
    return Cast(_days(day, Greatest("started_on", born)), FloatField()) / Cast(lived, FloatField())


def _days(end: Combinable, start: Combinable) -> Func:
    return Func(end, start, template="(%(expressions)s)", arg_joiner=" - ", output_field=IntegerField())


def waiting(family_ids: Iterable[int], rules_asked: Iterable[str], on: date, limit: int = 50) -> list[Line]:
    """Clocks of some rules that families wait on (a service, an answer), the longest wait first."""
    rows = _open().filter(family_id__in=list(family_ids), rule__in=list(rules_asked))
    chosen = _with_names(rows).order_by("started_on", "pk")[:limit]
    return [line(each, on) for each in chosen]


def started_by(entry: UUID, rule: str | None = None) -> list[Clock]:
    """The clocks that an entry began, perhaps only those of one rule."""
    rows = Clock.objects.filter(started_by_entry=entry)
    return list((rows.filter(rule=rule) if rule else rows).order_by("pk"))


def about_matter(family: Family, matter: str) -> list[Clock]:
    """The clocks about one referral, report, request or service, in order."""
    return list(Clock.objects.filter(family=family, matter=matter).order_by("started_on", "pk"))


def due_of(matters: Iterable[str]) -> dict[str, date]:
    """The nearest day by which each referral, report, request or service is due, by its reference. One query."""
    rows = Clock.objects.filter(matter__in=list(matters), state=Clock.State.OPEN, due_on__isnull=False)
    return {matter: day for matter, day in rows.order_by("-due_on").values_list("matter", "due_on") if day}


def local_limits(family: Family | None = None) -> list[LocalLimit]:
    """The council's limits, or one family's, the newest first."""
    return list(LocalLimit.objects.filter(family=family).select_related("set_by").order_by("rule", "-since"))


def line(clock: Clock, on: date) -> Line:
    """Put an open clock into words: what, since when, how late, and what share of the child's life it has been."""
    born = clock.person.born_on if clock.person else None
    return Line(
        clock=clock,
        says=clock.about or timescales.rule(clock.rule).title,
        waiting=max(0, (on - clock.started_on).days),
        late=max(0, (on - clock.due_on).days) if clock.due_on else 0,
        share=share_of_life(born, clock.started_on, on) if on >= clock.started_on else None,
    )


def _open() -> QuerySet[Clock]:
    return Clock.objects.filter(state=Clock.State.OPEN)


def _with_names(rows: QuerySet[Clock]) -> QuerySet[Clock]:
    return rows.select_related(*NAMED)


def _lines(rows: QuerySet[Clock], on: date, limit: int) -> list[Line]:
    return [line(each, on) for each in _with_names(rows).order_by(*SOONEST)[:limit]]
