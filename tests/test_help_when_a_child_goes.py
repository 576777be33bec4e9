"""Every way in which a child goes leads to the parents' own help: care, kin, removal in an emergency."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kinfold.base.who import Who
from kinfold.care import actions as care
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.kin import actions as kin
from kinfold.network import actions as network
from kinfold.protection import actions as protection
from kinfold.services.models import ChildWent
from kinfold.sharing.tests import cast as casting
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

WENT = date(2026, 2, 16)


@pytest.fixture
def cast(db: None) -> Cast:
    """One family and everybody around it."""
    return casting.build()


@pytest.fixture
def by(cast: Cast) -> Who:
    """The allocated social worker."""
    return cast.who("AW")


@pytest.fixture
def home(cast: Cast, by: Who) -> None:
    """The child lives with the mother; the father lives somewhere else."""
    network.set_up_household(
        cast.family, "Home", members=[(cast.child, False), (cast.mother, False)], since=BEGAN, by=by
    )


def into_care(cast: Cast, by: Who, **facts: Any) -> None:
    care.come_into_care(
        cast.family, cast.child, began_on=WENT, need="N1", code="V2", backing="consent", backing_ref="Form 12",
        why="Nobody at home could look after Wren.", kin_asked="Aunt asked; she cannot.", by=by, on=TODAY, **facts,
    )  # fmt: skip


@pytest.mark.django_db
def test_coming_into_care_asks_who_is_there_for_the_parent(cast: Cast, by: Who, home: None) -> None:
    into_care(cast, by)
    row = ChildWent.objects.get()
    assert (row.parent, row.how, row.went_on) == (cast.mother, "care", WENT)
    assert not Entry.objects.filter(kind="child_went").exists()  # coming into care has its own entry
    clock = Clock.objects.get(rule="help_after_child_went")
    assert (clock.person, clock.due_on) == (cast.mother, WENT + timedelta(days=7))


@pytest.mark.django_db
def test_removal_in_an_emergency_and_then_care_is_one_going(cast: Cast, by: Who, home: None) -> None:
    protection.record_emergency_power(
        cast.family, cast.child, "police_protection", began_at=datetime(2026, 2, 15, 20, tzinfo=UTC),
        made_by="Officer 4411", why="Found alone at night.", by=by, on=TODAY,
    )  # fmt: skip
    into_care(cast, by)
    row = ChildWent.objects.get()
    assert (row.how, row.parent) == ("removed", cast.mother)


@pytest.mark.django_db
def test_going_to_live_with_kin_is_going_too(cast: Cast, by: Who, home: None) -> None:
    row = kin.explore(cast.family, cast.child, tie="aunt", named="Bryony", found_on=WENT, by=by, on=TODAY)
    row = kin.answer_kin(row, answer="Yes.", offers=["home"], answered_on=WENT, by=by, on=TODAY)
    kin.approve_for_a_time(
        row, began_on=WENT, why="Tonight.", approved_by=cast.practitioners["MG"], by=by, on=TODAY
    )
    assert ChildWent.objects.get().how == "kin"


@pytest.mark.django_db
def test_short_breaks_are_not_going(cast: Cast, by: Who, home: None) -> None:
    care.come_into_care(
        cast.family, cast.child, began_on=WENT, need="N2", code="V4", backing="consent", backing_ref="Form 12",
        why="Short breaks were agreed.", kin_asked="Nobody nearby.", by=by, on=TODAY,
    )  # fmt: skip
    assert not ChildWent.objects.exists()
