"""Reading the chronology: who sees which entry, in what order, at what price."""

from datetime import date, timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from kinfold.chronology import actions, queries
from kinfold.chronology.models import About, Entry
from kinfold.chronology.queries import statements
from kinfold.chronology.queries.choosing import escaped, read_cursor
from kinfold.chronology.tests.conftest import TODAY, Home, Looking
from kinfold.network.models import Family
from kinfold.people.models import Person

DAY = date(2026, 1, 1)


def tell(home: Home, what: str, **more) -> Entry:
    told = {"on_day": DAY, "about": [home.jake], "by": home.worker} | more
    return actions.record(
        told.pop("kind", "conversation"), told.pop("family", home.family), what=what, **told
    )


def seen(page) -> list[str]:
    return [row.what for row in page.entries]


@pytest.mark.parametrize(
    ("row", "section"),
    [
        ("V3", "ordinary"),
        ("V8", "shared"),
        ("V4", "restricted"),
        ("V5", "third_party"),
        ("V10", "consultation"),
    ],
)
def test_each_section_is_governed_by_its_row(home: Home, row, section) -> None:
    for name in Entry.Section.values:
        tell(home, name, section=name)
    view = Looking(home.family, rows=frozenset({row}))
    assert seen(queries.of_person(home.jake, view)) == [section]
    assert seen(queries.of_family(home.family, view)) == [section]
    assert [m.groups for m in queries.months(home.jake, view)] == [{"contact": 1}]


def test_the_family_sees_what_is_shared_and_its_own_words(home: Home) -> None:
    tell(home, "shared", section="shared")
    tell(home, "ordinary")
    tell(home, "Jake said", kind="own_words", section="shared")
    tell(home, "Kelly said", kind="own_words", section="shared", about=[home.kelly])
    view = Looking(home.family)
    assert set(seen(queries.of_person(home.jake, view, as_family=True))) == {"shared", "Jake said"}
    assert set(seen(queries.of_family(home.family, view, as_family=True))) == {"shared"}
    mine = queries.of_family(home.family, view, as_family=True, readers=[home.kelly.pk])
    assert set(seen(mine)) == {"shared", "Kelly said"}
    assert mine.entries[0].label == "What you said"


def test_a_partner_sees_what_is_shared_and_what_their_own_service_wrote(home: Home) -> None:
    from dataclasses import replace

    from kinfold.agencies import actions as agencies

    school = agencies.open_organisation("Fernhollow Primary", "school")
    teacher = replace(home.worker, organisation_id=school.pk)
    tell(home, "shared", section="shared")
    tell(home, "council's")
    tell(home, "school's", by=teacher)
    tell(home, "school's, kept close", by=teacher, section="restricted")
    view = Looking(home.family, rows=frozenset({"V3", "V8"}), masked=True, reader=teacher)
    assert set(seen(queries.of_person(home.jake, view))) == {"shared", "school's"}


@pytest.mark.parametrize(
    "withheld",
    [
        ("family", ""),
        ("entry", ""),
        ("note", ""),
        ("note", "R1"),
        ("person", "ref"),
        ("entry", "uuid"),
    ],
)
def test_what_is_withheld_is_left_out_with_what_derives_from_it(home: Home, withheld) -> None:
    entry = tell(
        home, "secret", section="shared", source="note", source_ref="R1", about=[home.jake, home.kelly]
    )
    actions.correct(entry.uuid, what="secret still", by=home.worker, on=TODAY, reason="x")
    kind, item = withheld
    item = {"ref": home.kelly.ref, "uuid": str(entry.uuid)}.get(item, item)
    view = Looking(home.family, masked=True, withheld=frozenset({(kind, item)}))
    assert seen(queries.of_person(home.jake, view)) == []
    assert seen(queries.of_family(home.family, view)) == []
    assert queries.row(entry.uuid, view) is None
    assert queries.months(home.jake, view) == []


def test_records_of_one_person_and_of_one_family_are_read_together(home: Home) -> None:
    other = Family.objects.create(name="Older record", joined_into=home.family)
    twin = Person.objects.create(known_as="J. Smith", merged_into=home.jake)
    tell(home, "now")
    made = tell(home, "then", family=other, about=[home.kelly])
    About.objects.create(entry_id=made.pk, happened_on=DAY, person=twin)
    (now, then) = queries.of_person(home.jake, Looking(home.family)).entries[::-1]
    assert (now.what, then.what) == ("now", "then")
    assert {m.name for m in then.meanings} == {"Jake", "Kelly"}
    assert set(seen(queries.of_family(home.family, Looking(home.family)))) == {"now", "then"}


def test_another_familys_entries_about_the_same_child_need_that_familys_record(home: Home) -> None:
    fathers = Family.objects.create(name="His father's")
    tell(home, "here")
    tell(home, "there", family=fathers)
    assert seen(queries.of_person(home.jake, Looking(home.family))) == ["here"]
    both = queries.of_person(home.jake, Looking(home.family), families=[home.family, fathers])
    assert set(seen(both)) == {"here", "there"}


@pytest.mark.parametrize("oldest_first", [False, True])
def test_pages_follow_each_other_without_gap_or_repeat(home: Home, oldest_first) -> None:
    for n in range(23):
        tell(home, f"{n:02}", on_day=DAY + timedelta(days=n // 3))
    found: list[str] = []
    cursor = None
    while True:
        page = queries.of_person(
            home.jake, Looking(home.family), before=cursor, limit=5, oldest_first=oldest_first
        )
        found += seen(page)
        cursor = page.next_cursor
        if cursor is None:
            break
    expected = [f"{n:02}" for n in range(23)]
    assert found == (expected if oldest_first else expected[::-1])


def test_the_price_of_a_page_does_not_grow_with_the_archive(home: Home, django_assert_num_queries) -> None:
    tell(home, "first")
    view = Looking(home.family)
    queries.of_person(home.jake, view)
    prices = []
    for _ in range(2):
        with django_assert_num_queries(
            5
        ) as counted:  # joined families, merged people, corrections, entries, meanings
            queries.of_person(home.jake, view)
        prices.append(len(counted))
        for n in range(150):
            tell(home, f"more {n}")
    assert prices[0] == prices[1]
    with django_assert_num_queries(4):
        assert len(queries.of_family(home.family, view).entries) == 50


def test_a_page_is_read_from_the_indexes(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    others = [Person.objects.create(known_as=f"Child {n}") for n in range(20)]
    entries = Entry.objects.bulk_create(
        Entry(
            family=home.family,
            kind="incident",
            happened_on=DAY + timedelta(days=n % 300),
            what="x",
            recorded_on=DAY,
        )
        for n in range(3000)
    )
    About.objects.bulk_create(
        About(entry_id=each.pk, happened_on=each.happened_on, person=others[n % 20])
        for n, each in enumerate(entries)
    )
    for n in range(60):
        tell(home, str(n))
    scope = statements.scope_of(home.jake, [home.family])
    plans: list[str] = []

    def explain(sql, params):
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE chronology_entry")
            cursor.execute("ANALYZE chronology_about")
            cursor.execute(f"EXPLAIN {sql}", params)
            plans.append("\n".join(line for (line,) in cursor.fetchall()))
        return []

    explaining = type("Explaining", (), {"run": staticmethod(explain)})
    monkeypatch.setattr(statements, "prepared", explaining)
    statements.page_of(scope, Looking(home.family), queries.Choice(), put_right=[])
    for partition in ("chronology_entry_2025", "chronology_about_2025"):
        assert f"Seq Scan on {partition}" not in plans[0], plans[0]


def test_months_count_what_happened_and_a_correction_once(home: Home) -> None:
    first = tell(home, "a", on_day=date(2026, 1, 5))
    tell(home, "b", on_day=date(2026, 1, 9), kind="incident")
    tell(home, "c", on_day=date(2026, 3, 1))
    actions.correct(first.uuid, what="A", by=home.worker, on=TODAY, reason="x")
    view = Looking(home.family)
    expected = [(date(2026, 1, 1), {"contact": 1, "worry": 1}), (date(2026, 3, 1), {"contact": 1})]
    assert [(m.month, m.groups) for m in queries.months(home.jake, view)] == expected
    assert [
        (m.month, m.groups) for m in queries.months(home.family, view, since=date(2026, 2, 1))
    ] == expected[1:]
    assert [m.groups for m in queries.months(home.jake, view, by="agency")] == [
        {"Merebridge": 2},
        {"Merebridge": 1},
    ]


def test_the_latest_are_the_last_that_happened(home: Home) -> None:
    for n in range(4):
        tell(home, str(n), on_day=DAY + timedelta(days=n))
    assert [row.what for row in queries.latest(home.family, Looking(home.family), 2)] == ["3", "2"]


@given(st.text())
def test_nonsense_in_the_address_bar_counts_as_the_beginning(text) -> None:
    place = read_cursor(text)
    assert place is None or [type(part) for part in place] == [date, int]


@given(st.text())
def test_signs_typed_in_a_search_are_only_signs(text) -> None:
    kept = escaped(text)
    assert "\x00" not in kept
    unescaped = kept.replace("\\\\", "").replace("\\%", "").replace("\\_", "")
    assert "%" not in unescaped
    assert "_" not in unescaped
