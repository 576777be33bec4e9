"""Joined families and merged people are found first, by index: no query asks every row of a table whether its family was
joined into this one (PostgreSQL would read the whole table, and everybody would wait)."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from kinfold.network import queries as network
from kinfold.network.models import Family, FamilyMember
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing.models import Label
from kinfold.sharing.queries import deciding
from kinfold.sharing.tests.cast import BEGAN, TODAY

HOUSE = Path(__file__).parent.parent / "kinfold"
POINTER = r"\w+__(?:joined_into|merged_into)(?:_id)?(?:__in|__pk)?\s*="
EITHER = re.compile(rf"Q\(\s*{POINTER}[^)]*\)\s*\||\|=?\s*Q\(\s*{POINTER}")
MANY = 3000


def code() -> list[Path]:
    """Every module that may ask the database, without tests and migrations."""
    return [path for path in HOUSE.rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]


def test_no_query_asks_every_row_whether_its_family_was_joined_or_its_person_merged() -> None:
    found = [
        f"{path.relative_to(HOUSE)}:{text.count(chr(10), 0, hit.start()) + 1}"
        for path in code()
        for text in [path.read_text()]
        for hit in EITHER.finditer(text)
    ]
    assert not found, f"use network.with_joined or people.every_record: {found}"


@pytest.mark.parametrize(
    "line",
    [
        "Q(family_id=one) | Q(family__joined_into_id=one)",
        "here = Q(family__in=some) | Q(\n family__joined_into__in=some)",
        "where |= Q(person_id=root) | Q(person__merged_into_id=root)",
        "Q(person__merged_into__in=about) | Q(family_id__in=ids)",
    ],
)
def test_the_search_finds_what_it_looks_for(line: str) -> None:
    assert EITHER.search(line)


def test_the_search_leaves_alone_what_looks_at_families_themselves() -> None:
    assert not EITHER.search("Family.objects.filter(Q(pk__in=wanted) | Q(joined_into_id__in=wanted))")


@pytest.fixture
def many(db: None) -> tuple[Family, Person]:
    """Some thousands of families of one child each; returns one of them."""
    persons = Person.objects.bulk_create(Person(known_as=f"Child {n}") for n in range(MANY))
    families = Family.objects.bulk_create(Family(name=f"Family {n}", synthetic=True) for n in range(MANY))
    FamilyMember.objects.bulk_create(
        FamilyMember(family=family, person=person, part="child", since=BEGAN)
        for family, person in zip(families, persons, strict=True)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE network_family, people_person, network_familymember")
    return families[MANY // 2], persons[MANY // 2]


def whole_reads(rows: Any) -> set[str]:
    """The tables that PostgreSQL would read from end to end."""
    return set(re.findall(r"Seq Scan on (\w+)", rows.explain()))


def test_few_rows_are_read_where_there_are_thousands(many: tuple[Family, Person]) -> None:
    family, person = many
    members = FamilyMember.objects.filter(family__in=network.with_joined([family.pk]))
    assert members.count() == 1
    assert not whole_reads(members)
    theirs = FamilyMember.objects.filter(person__in=people.every_record([person.pk]))
    assert theirs.count() == 1
    assert not whole_reads(theirs)
    labels = deciding._labels(Label.objects.all(), family.pk, person, TODAY)
    assert not whole_reads(labels) & {"network_family", "people_person", "network_familymember"}


def test_the_old_way_would_have_read_every_row(many: tuple[Family, Person]) -> None:
    from django.db.models import Q

    family, _ = many
    pointer = "family__joined_into_id"
    rows = FamilyMember.objects.filter(Q(family_id=family.pk) | Q(**{pointer: family.pk}))
    assert whole_reads(rows)
