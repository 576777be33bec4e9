"""Rows for the tests of reading: what an assessment holds, written straight into its tables, on any day."""

from datetime import date, timedelta
from typing import Any

from kinfold.assessment.models import Analysis, Assessment, Contribution, ReliedOn, Stage, StillTrue
from kinfold.base.who import Who
from kinfold.network.models import Family
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import Withheld
from kinfold.sharing.queries import View
from kinfold.sharing.tests.cast import TODAY, Cast

WEEK = timedelta(days=7)


def assessment(family: Family) -> Assessment:
    return Assessment.objects.get_or_create(family=family, defaults={"begun_on": TODAY - 10 * WEEK})[0]


def put(cast: Cast, words: str, **facts: Any) -> Contribution:
    """One contribution; by the social worker, about nobody in particular, unless it is said otherwise."""
    told: dict[str, Any] = {
        "section": "health",
        "on_day": TODAY - WEEK,
        "said_by": "Amina Yusuf, social worker",
        "author": cast.practitioners["AW"],
        **facts,
    }
    return Contribution.objects.create(assessment=assessment(cast.family), words=words, **told)


def by_mother(cast: Cast, words: str, **facts: Any) -> Contribution:
    """The mother's account."""
    return put(
        cast, words, **{"account": "parent", "said_by": "Ilse", "said_by_person": cast.mother, **facts}
    )


def by_father(cast: Cast, words: str, **facts: Any) -> Contribution:
    """The father's account."""
    return put(
        cast, words, **{"account": "parent", "said_by": "Tomas", "said_by_person": cast.father, **facts}
    )


def by_child(cast: Cast, words: str, **facts: Any) -> Contribution:
    """The child's account."""
    told = {"account": "child", "said_by": "Wren", "said_by_person": cast.child, "person": cast.child}
    return put(cast, words, **{**told, **facts})


def answer(row: Contribution, says: str, on_day: date = TODAY, **facts: Any) -> StillTrue:
    return StillTrue.objects.create(
        contribution=row, answer=says, on_day=on_day, said_by="Ilse and Amina", **facts
    )


def stage(cast: Cast, purpose: str = "early_help", **facts: Any) -> Stage:
    told = {"begun_on": TODAY - 10 * WEEK, "in_plain_words": "To find out what would help.", **facts}
    return Stage.objects.create(assessment=assessment(cast.family), purpose=purpose, **told)


def signed(
    cast: Cast, *held: Contribution, on: date = TODAY - 5 * WEEK, so_what: str = "", **facts: Any
) -> Stage:
    """A signed stage that rests on these contributions; the database lets nothing be added to it once it is signed."""
    made = stage(cast, **facts)
    ReliedOn.objects.bulk_create([ReliedOn(stage=made, contribution=row) for row in held])
    if so_what:
        Analysis.objects.create(stage=made, child=cast.child, so_what=so_what)
    made.state, made.signed_on, made.signed_by = Stage.State.SIGNED, on, cast.practitioners["AW"]
    made.save()
    return made


def keep_from_father(cast: Cast, kind: str, item: str = "") -> None:
    Withheld.objects.create(
        from_person=cast.father, family=cast.family, kind=kind, item=item, why="Safety", raised_on=TODAY
    )


def nothing_withheld() -> None:
    """Make the father of the cast an ordinary member of the family."""
    Withheld.objects.all().delete()


def view(cast: Cast, actor: str, row: str = "V8") -> View:
    """What an actor sees who opened the family's assessment."""
    who: Who = cast.who(actor)
    return sharing.open_record(who, row, cast.family, on=TODAY, action="test")


def said(rows: Any) -> list[str]:
    """The words of what stands."""
    return [row.contribution.words for row in rows]
