"""Going home, short breaks, children alone from abroad, the child's own book, and growing up out of care."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kinfold.base.dates import plain
from kinfold.base.facts import Fact
from kinfold.care.models import (
    AloneFromAbroad,
    KeepingInTouch,
    LeavingCare,
    LifeStoryPiece,
    PathwayPlan,
    ReturnHome,
    ShortBreak,
)
from kinfold.care.queries.caring import review_due
from kinfold.care.rules import breaks, leaving_care
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View


@dataclass(frozen=True, slots=True)
class Breaks:
    """A child's short breaks, the newest first; how many days of the year are used on a day, and how many are left."""

    rows: list[ShortBreak]
    used: int
    left: int


@dataclass(frozen=True, slots=True)
class GrowingUp:
    """A young person's help with growing up out of care: the plan as it stands, those before, contacts, ties."""

    leaving: LeavingCare
    plans: list[PathwayPlan]
    contacts: list[KeepingInTouch]
    ties: list[dict[str, str]]


def return_home(ref: str) -> ReturnHome:
    """Return a return home by reference. Raises `ReturnHome.DoesNotExist`."""
    return ReturnHome.objects.select_related(
        "period__family__joined_into", "period__person", "decided_by"
    ).get(ref=ref)


def returns_of(child: Person) -> list[ReturnHome]:
    """Every return home of a child, the newest first."""
    rows = ReturnHome.objects.filter(period__person_id__in=people.same_ids(child))
    return list(rows.select_related("decided_by", "period").order_by("-decided_on", "-pk"))


def breaks_of(child: Person, on: date) -> Breaks:
    """A child's short breaks and how full the year is."""
    rows = list(
        ShortBreak.objects.filter(person_id__in=people.same_ids(child))
        .select_related("carer")
        .order_by("-since", "-pk")
    )
    stays = [breaks.Stay(row.since, row.until) for row in rows]
    return Breaks(rows, breaks.days_in_year(stays, on), breaks.left(stays, on))


def alone_from_abroad(child: Person) -> AloneFromAbroad | None:
    """What a child who came alone needs: the row that lasts, or the last one."""
    rows = AloneFromAbroad.objects.filter(person_id__in=people.same_ids(child))
    return rows.order_by("until", "-since", "-pk").last() if rows else None


def piece(ref: str) -> LifeStoryPiece:
    """Return a piece of a child's book by reference. Raises `LifeStoryPiece.DoesNotExist`."""
    return LifeStoryPiece.objects.select_related("person__merged_into").get(ref=ref)


def life_story(child: Person, view: View) -> list[LifeStoryPiece]:
    """The pieces of a child's book that this reader may see, in the order of life. What is kept back the child is not shown."""
    rows = LifeStoryPiece.objects.filter(person_id__in=people.same_ids(child))
    found = [row for row in rows if not view.hides("life_story", row.ref)]
    if view.who is not None and view.who.is_family:
        found = [row for row in found if not row.keeps_back_why]
    return sorted(found, key=_when)


def _when(row: LifeStoryPiece) -> tuple[int, date, int]:
    year = row.about_year or (row.of_when.year if row.of_when else 9999)
    return year, row.of_when or date(year, 12, 31), row.pk


def leaving_care_of(ref: str) -> LeavingCare:
    """Return a young person's help by its reference. Raises `LeavingCare.DoesNotExist`."""
    return LeavingCare.objects.select_related("family__joined_into", "person", "adviser", "staying_with").get(
        ref=ref
    )


def leaving(person: Person) -> GrowingUp | None:
    """A young person's help with growing up out of care, or the last there was; None when it never began."""
    rows = LeavingCare.objects.filter(person_id__in=people.same_ids(person)).select_related(
        "adviser", "staying_with", "family__joined_into", "person"
    )
    row = rows.filter(until__isnull=True).first() or rows.order_by("-until", "-pk").first()
    if row is None:
        return None
    plans = list(row.pathway_plans.select_related("made_by").order_by("-made_on", "-pk"))
    contacts = list(row.in_touch.order_by("-on_day", "-pk"))
    return GrowingUp(row, plans, contacts, ties_in_words(row))


def ties_in_words(row: LeavingCare) -> list[dict[str, str]]:
    """The ties that are kept, with the names of people on record."""
    refs = [tie["person"] for tie in row.ties if tie.get("person")]
    names = {one.ref: people.kept(one).known_as for one in people.referred(refs)} if refs else {}
    return [{**tie, "who": names.get(tie.get("person", ""), "") or tie.get("named", "")} for tie in row.ties]


def oc3(person: Person, birthday: date) -> dict[str, str | None] | None:
    """What the return asks of a care leaver at a birthday: the contact nearest to it. None for nobody's care leaver.

    Without any contact from three months before to one month after, the answer is that they were not in touch.
    """
    row = (
        LeavingCare.objects.filter(person_id__in=people.same_ids(person), since__lte=birthday)
        .order_by("since", "pk")
        .last()
    )
    if row is None:
        return None
    first, last = leaving_care.window(birthday)
    near = list(row.in_touch.filter(on_day__gte=first, on_day__lte=last))
    if not near:
        return leaving_care.oc3("NO", "", "", None)
    one = min(near, key=lambda contact: (abs((contact.on_day - birthday).days), -contact.pk))
    return leaving_care.oc3(one.in_touch, one.activity, one.home, one.home_suitable)


def caring_facts(child: Person, on: date, view: View) -> list[Fact]:
    """Short facts about reviews, coming home and growing up, for pages of other rooms. Workers only: none is the family's."""
    if view.masked or (view.who is not None and view.who.is_family):
        return []
    found: list[Fact] = []
    due = review_due(child, on)
    if due is not None:
        word = "Review was due" if due.due_on < on else "Next review by"
        found.append(Fact(f"{word} {plain(due.due_on)}", "", "care_reviews", child.ref, "care"))
    for row in returns_of(child)[:1]:
        if row.state in (ReturnHome.State.PREPARING, ReturnHome.State.HOME):
            says = "Coming home is being prepared" if row.state == "preparing" else "Home again; visits go on"
            found.append(Fact(says, "", "return_home", child.ref, "care"))
    growing = (
        LeavingCare.objects.filter(person_id__in=people.same_ids(child), until__isnull=True)
        .select_related("adviser")
        .first()
    )
    if growing is not None:
        adviser = f"Adviser: {growing.adviser.known_as}" if growing.adviser else "No adviser yet"
        found.append(Fact("Growing up out of care", adviser, "leaving_care", child.ref, "care"))
    return found
