"""Promised time beside time that happened, and what going missing tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q

from kinfold.base.saying import in_a_row
from kinfold.care import rules
from kinfold.care.models import Missing, PromisedTime, TimeHad
from kinfold.care.queries import finding
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View


class Promise(NamedTuple):
    """A promise, how often it was kept, how many rounds were missed, and the last time."""

    promise: PromisedTime
    had: int
    missed: int
    last: date | None


@dataclass(frozen=True, slots=True)
class Beside:
    """A promise beside what came of it: with whom, in names; the rounds; each time that happened or did not."""

    promise: PromisedTime
    with_whom: str
    kept: rules.Kept
    times: tuple[TimeHad, ...]

    @property
    def is_over(self) -> bool:
        """True when the promise has ended."""
        return self.promise.until is not None

    @property
    def how_often(self) -> str:
        """How often it was promised: "every four weeks"."""
        return rules.how_often(self.promise.every_days)


@dataclass(frozen=True, slots=True)
class MissingView:
    """Every time missing, what they tell together, and beside it the time that was promised."""

    times: tuple[Missing, ...]
    told: rules.Told
    promised: tuple[Beside, ...]

    @property
    def missed(self) -> int:
        """How many promised rounds were missed, of all promises together."""
        return sum(one.kept.missed for one in self.promised)


def promises(child: Person, on: date) -> list[Promise]:
    """Every promise of time to a child that was made by a day, with how it was kept."""
    return [Promise(b.promise, b.kept.had, b.kept.missed, b.kept.last) for b in beside(child, on)]


def beside(
    child: Person, on: date, view: View | None = None, *, known: Iterable[Person] = ()
) -> list[Beside]:
    """Every promise beside what came of it; a member of the family other than the child reads only their own.

    `known`: people who are read already, so that their names need not be asked for again.
    """
    rows = PromisedTime.objects.filter(child_id__in=people.same_ids(child), since__lte=on)
    made = list(rows.select_related("promised_by").prefetch_related("had"))
    names = {one.ref: one for one in known}
    wanted = {ref for row in made for ref in row.with_people} - set(names)
    names |= {one.ref: one for one in people.referred(wanted)} if wanted else {}
    found = []
    for row in made:
        whom = [names[ref] for ref in row.with_people if ref in names]
        if view is not None:
            whom = [one for one in whom if not view.hides("person", about=[one.ref])]
            if not _may_read(row, child, whom, view):
                continue
        times = tuple(time for time in row.had.all() if time.on_day <= on)
        had = [time.on_day for time in times if time.happened]
        kept = rules.kept(row.since, row.until, row.every_days, had, on)
        said = in_a_row([*(one.known_as for one in whom), *([row.in_words] if row.in_words else [])])
        found.append(Beside(row, said or "somebody", kept, times))
    return found


def _may_read(row: PromisedTime, child: Person, whom: Sequence[Person], view: View) -> bool:
    who = view.who
    if who is None or not who.is_family or child.pk in who.person_ids:
        return True
    return bool({one.pk for one in whom} & set(who.person_ids))


def missing_view(
    child: Person, on: date, view: View | None = None, *, known: Iterable[Person] = ()
) -> MissingView:
    """What a child's times of being missing tell, beside the time that was promised (csj-josh e26)."""
    times = tuple(
        row
        for row in finding.missing_of(child)
        if row.began_on <= on and not (view is not None and view.hides("missing", row.ref))
    )
    told = rules.told([rules.Once(r.began_on, r.back_on, r.to_see) for r in times], child.known_as)
    return MissingView(times, told, tuple(beside(child, on, view, known=known)))


def talks_due(children: Iterable[Person], on: date) -> list[Missing]:
    """Children who came back and whom nobody has listened to yet, the soonest due first. One query."""
    ids = [child.pk for child in children]
    whose = Q(person__in=people.every_record(ids))
    rows = Missing.objects.filter(whose, back_on__isnull=False, talk_on__isnull=True, back_on__lte=on)
    return list(rows.select_related("person").order_by("talk_due_on", "pk"))


def missing_now(children: Iterable[Person]) -> list[Missing]:
    """Children who are missing and not back yet. One query."""
    ids = [child.pk for child in children]
    whose = Q(person__in=people.every_record(ids))
    return list(Missing.objects.filter(whose, back_on__isnull=True).select_related("person"))
