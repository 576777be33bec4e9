"""Who is asking, and whether a record opens: asked by every page, so never dearer for a larger archive."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection

from kinfold.base import prepared
from kinfold.network.models import Family, FamilyMember
from kinfold.people.models import Person
from kinfold.sharing import queries
from kinfold.sharing.tests import cast as players

OTHERS = 3000
READ = re.compile(r"actual time=\S+ rows=([0-9.]+) loops=([0-9]+)|Rows Removed by \w+(?: \w+)*: ([0-9]+)")


@pytest.fixture
def crowd(db) -> players.Cast:
    """The cast among three thousand other families, the tables' figures up to date."""
    cast = players.build()
    people = Person.objects.bulk_create(Person(known_as=f"Child {n}") for n in range(OTHERS))
    families = Family.objects.bulk_create(Family(name=f"Family {n}") for n in range(OTHERS))
    FamilyMember.objects.bulk_create(
        FamilyMember(family=family, person=person, part="child", since=date(2025, 1, 1))
        for family, person in zip(families, people, strict=True)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return cast


def most_rows_read(monkeypatch: pytest.MonkeyPatch, ask: Any) -> float:
    """The most rows that any one step of the plans read."""
    asked: list[tuple[str, Any]] = []
    real = prepared.run

    def spy(sql: str, params: Any) -> Any:
        asked.append((sql, params))
        return real(sql, params)

    monkeypatch.setattr(prepared, "run", spy)
    ask()
    assert asked
    with connection.cursor() as cursor:
        lines: list[str] = []
        for sql, params in asked:
            cursor.execute(f"EXPLAIN (ANALYZE) {sql}", params)
            lines += [line for (line,) in cursor.fetchall()]
    found = [match for line in lines for match in READ.findall(line)]
    return max(float(rows or 0) * float(loops or 0) + float(removed or 0) for rows, loops, removed in found)


@pytest.mark.parametrize("actor", ["AW", "MG", "OT", "DU", "FAM", "IG"])
def test_who_is_asking(crowd: players.Cast, monkeypatch, actor: str) -> None:
    account = crowd.accounts[actor]
    assert most_rows_read(monkeypatch, lambda: queries.who_is(account, players.TODAY)) < 200


@pytest.mark.parametrize("actor", ["AW", "MG", "OT", "DU", "FAM", "IG"])
def test_whether_a_record_opens(crowd: players.Cast, monkeypatch, actor: str) -> None:
    who = crowd.who(actor)
    ask = lambda: queries.decide(who, "V3", crowd.family, person=crowd.child, on=players.TODAY)  # noqa: E731
    assert most_rows_read(monkeypatch, ask) < 200
