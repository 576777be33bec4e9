"""Where a child lived and lives, home after home, and with which brothers and sisters: never an address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from kinfold.base.dates import in_words
from kinfold.care import rules
from kinfold.care.models import PeriodOfCare, Placement
from kinfold.care.queries import finding, tiling
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.plan import queries as plan
from kinfold.plan.models import Level
from kinfold.sharing import queries as shared

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.sharing.queries import KeptDetail, View


@dataclass(frozen=True, slots=True)
class Home:
    """One home of a child in care, with short stays away from it; `carers` is empty where the reader may not know."""

    rows: tuple[Placement, ...]
    away: tuple[Placement, ...] = ()
    carers: str = ""

    @property
    def first(self) -> Placement:
        """The row with which it began: why here, when the child was told, what they said."""
        return self.rows[0]

    @property
    def last(self) -> Placement:
        """The row with which it ended, or that lasts."""
        return self.rows[-1]

    @property
    def since(self) -> date:
        """The first day."""
        return self.first.since

    @property
    def until(self) -> date | None:
        """The first day somewhere else; None while it lasts, a short stay away included."""
        away = self.away[-1].until if self.away else self.last.until
        if self.last.until is None or away is None:
            return None
        return max(self.last.until, away)  # later than the last row: moved straight from a short stay

    @property
    def says(self) -> str:
        """Where: "with foster carers"."""
        return rules.home_said(self.last.kind)

    @property
    def is_away(self) -> bool:
        """True while the child is on a short stay away from it."""
        return bool(self.away) and self.away[-1].until is None

    def days(self, on: date) -> int:
        """How long it lasted, or has lasted by a day."""
        return max((min(self.until or on, on) - self.since).days, 0)

    def long(self, on: date) -> str:
        """How long, in words: "5 months"."""
        return in_words(self.days(on))


@dataclass(frozen=True, slots=True)
class HomeNow:
    """Where a child lives on a day, as a reader may know it; `detail` leads to the address, for those on its list."""

    home: Home
    detail: KeptDetail | None = None


@dataclass(frozen=True, slots=True)
class Sibling:
    """A brother or sister: whether they live with the child, and where if not, in words without a place."""

    person: Person
    together: bool
    where: str
    in_care: bool = False


@dataclass(frozen=True, slots=True)
class Apart:
    """Brothers and sisters of a child in care, and why those in care do not live together."""

    siblings: tuple[Sibling, ...] = ()
    why_apart: str = ""
    apart: tuple[Sibling, ...] = field(default=())


def sees_names(child: Person, view: View | None) -> bool:
    """Say whether carers are named to this reader: to workers who read everything here, and to the child."""
    if view is None or view.who is None:
        return view is None
    own = child.pk in view.who.person_ids
    return own or (view.whole("V3") and not view.who.is_family)


def placement_timeline(
    child: Person,
    view: View | None,
    *,
    periods: Sequence[PeriodOfCare] | None = None,
    rows: Sequence[Placement] | None = None,
) -> list[Home]:
    """Every home of a child in care, the oldest first. `periods` and `rows`, where they are read already, save reading them."""
    rows = finding.stays(child) if rows is None else rows
    periods = finding.periods_of(child) if periods is None else periods
    by_ref = {row.ref: row for row in rows}
    names = sees_names(child, view)
    found = []
    for stays in tiling.homes(periods, rows):
        mine = [by_ref[stay.ref] for stay in stays]
        ids = {row.pk for row in mine}
        away = tuple(row for row in rows if row.back_to_id in ids)
        found.append(Home(tuple(mine), away, carers_of(mine[-1]) if names else ""))
    return found


def carers_of(row: Placement) -> str:
    """Who cares for the child there, by name, or the name of the home."""
    if row.carer is not None:
        return row.carer.name
    return row.place_org.name if row.place_org is not None else ""


def home_of(
    child: Person, on: date, view: View | None, *, homes: Sequence[Home] | None = None
) -> HomeNow | None:
    """Where a child lives on a day; None when nobody has written it down, or the child is not in care."""
    known = placement_timeline(child, view) if homes is None else homes
    home = next((h for h in known if h.since <= on and (h.until is None or h.until > on)), None)
    if home is None:
        return None
    detail = None
    if view is not None and home.last.detail_ref:
        kept = shared.protected_details(child, view)
        detail = next((one for one in kept if one.ref == home.last.detail_ref), None)
    return HomeNow(home, detail)


def siblings_apart(
    child: Person,
    on: date,
    view: View | None = None,
    *,
    family: Family | None = None,
    among: Sequence[Person] | None = None,
) -> Apart:
    """The brothers and sisters of a child in the same family, who of them lives with the child, and why others do not.

    `among`: the children of the family, where they are read already.
    """
    family = family or next(iter(network.families_of(child, on)), None)
    if family is None:
        return Apart()
    children = network.children(family, on) if among is None else among
    brothers = [one for one in children if one.pk != child.pk and not one.is_unborn]
    if view is not None:
        brothers = [one for one in brothers if not view.hides("person", about=[one.ref])]
    if not brothers:
        return Apart()
    here = _here([child, *brothers], on)
    levels = plan.levels_of(family, on, among=[one.pk for one in brothers])
    mine = here.get(child.pk)
    siblings = tuple(_sibling(one, mine, here.get(one.pk), levels.get(one.pk)) for one in brothers)
    apart = tuple(one for one in siblings if one.in_care and not one.together)
    return Apart(siblings, mine.why_apart if mine else "", apart)


def _here(those: Sequence[Person], on: date) -> dict[int, Placement]:
    """Where each of these children lives in care on a day, by the child's number. One query."""
    ids = [one.pk for one in those]
    whose = Q(period__person__in=people.every_record(ids))
    lasting = Q(until__isnull=True) | Q(until__gt=on)
    rows = Placement.objects.filter(whose, lasting, since__lte=on).order_by("since", "pk")
    found = {}
    for row in rows.select_related("period__person", "carer", "place_org"):
        person = row.period.person
        found[person.merged_into_id or person.pk] = row
    return found


def _sibling(one: Person, mine: Placement | None, theirs: Placement | None, level: Level | None) -> Sibling:
    word = level.level if level else ""
    if theirs is None and word != Level.Word.LOOKED_AFTER:
        elsewhere = word in (Level.Word.KINSHIP_CARE, Level.Word.SPECIAL_GUARDIANSHIP)
        return Sibling(one, together=False, where=Level.Word(word).label if elsewhere else "Not in care")
    if theirs is None:
        return Sibling(one, together=False, where=f"Lives {rules.home_said('')}", in_care=True)
    same = mine is not None and tiling.carer_word(theirs) == tiling.carer_word(mine)
    where = "Lives here too" if same else f"Lives {rules.home_said(theirs.kind)}"
    return Sibling(one, together=same, where=where, in_care=True)


def brothers_in_care(child: Person, family: Family, on: date) -> list[Person]:
    """The child's brothers and sisters of the family who are in care on a day."""
    others = [one for one in network.children(family, on) if one.pk not in people.same_ids(child)]
    cared = finding.in_care(others, on)
    return [one for one in others if one.pk in cared]
