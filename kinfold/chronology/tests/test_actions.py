"""Recording, putting right, saying what it meant."""

from datetime import date
from uuid import uuid4

import pytest

from kinfold.base.errors import NotNow
from kinfold.chronology import actions, queries
from kinfold.chronology.models import Entry
from kinfold.chronology.registry import UnknownKind
from kinfold.chronology.tests.conftest import TODAY, Home, Looking


def recorded(home: Home, what: str = "Jake was sent home from school.", **more) -> Entry:
    told = {"on_day": date(2026, 3, 3), "about": [home.jake], "by": home.worker, "on": TODAY} | more
    return actions.record("school_step", home.family, what=what, **told)


def test_what_happened_is_on_the_childs_page_with_what_it_meant(home: Home) -> None:
    entry = recorded(home, about={home.jake: "He missed his lunch.", home.kelly: ""})
    assert set(entry.about_ids) == {home.jake.pk, home.kelly.pk}
    page = queries.of_person(home.jake, Looking(home.family))
    assert [(row.what, row.organisation) for row in page.entries] == [
        ("Jake was sent home from school.", "Merebridge")
    ]
    assert [m.meant for m in page.entries[0].meant_for(home.jake.pk)] == ["He missed his lunch."]


def test_a_kind_that_no_room_declares_is_refused(home: Home) -> None:
    with pytest.raises(UnknownKind):
        actions.record("gossip", home.family, what="x", on_day=TODAY, about=[], by=home.worker)


@pytest.mark.parametrize(
    "change",
    [
        {"on_day": date(2026, 3, 13)},
        {"on_day": date(1850, 1, 1)},
        {"until_on": date(2026, 3, 1)},
        {"what": "   "},
        {"what": "x" * 20_001},
    ],
)
def test_what_cannot_be_true_is_refused_in_plain_words(home: Home, change) -> None:
    with pytest.raises(NotNow) as refused:
        recorded(home, **change)
    assert refused.value.field
    assert not Entry.objects.exists()


def test_a_correction_stands_and_the_first_wording_can_still_be_read(home: Home) -> None:
    first = recorded(home, about={home.jake: "He missed his lunch."})
    actions.correct(
        first.uuid, what="Jake was sent home at noon.", by=home.worker, on=TODAY, reason="Wrong time."
    )
    actions.correct(
        first.uuid,
        what="Jake was collected at noon.",
        by=home.worker,
        on=TODAY,
        reason="He was collected.",
        happened_on=date(2026, 3, 2),
    )
    for page in (
        queries.of_person(home.jake, Looking(home.family)),
        queries.of_family(home.family, Looking(home.family)),
    ):
        (row,) = page.entries
        assert (row.what, row.happened_on) == ("Jake was collected at noon.", date(2026, 3, 2))
        assert row.first_uuid == first.uuid
        assert [(e.what, e.reason) for e in row.earlier] == [
            ("Jake was sent home from school.", "Wrong time."),
            ("Jake was sent home at noon.", "He was collected."),
        ]
        assert [m.meant for m in row.meanings] == ["He missed his lunch."]
    assert Entry.objects.get(pk=first.pk).what == "Jake was sent home from school."


def test_a_correction_needs_a_reason_and_an_entry(home: Home) -> None:
    first = recorded(home)
    with pytest.raises(NotNow):
        actions.correct(first.uuid, what="Other words.", by=home.worker, on=TODAY, reason=" ")
    with pytest.raises(Entry.DoesNotExist):
        actions.correct(uuid4(), what="Other words.", by=home.worker, on=TODAY, reason="Why")


def test_a_later_meaning_stands_beside_the_earlier(home: Home) -> None:
    first = recorded(home, about={home.jake: "He missed his lunch."}, meant_said_by="Ms Hall")
    actions.add_meaning(first.uuid, home.jake, "He was ashamed.", by=home.worker, on=TODAY)
    (row,) = queries.of_person(home.jake, Looking(home.family)).entries
    assert [(m.meant, m.said_by) for m in row.meanings] == [
        ("He missed his lunch.", "Ms Hall"),
        ("He was ashamed.", "Amina Yusuf"),
    ]
