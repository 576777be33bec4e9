"""Whom a number counts, by name: only people whose record the reader may open."""

from dataclasses import dataclass

from django.db import connection

from kinfold.insight.queries import facts
from kinfold.insight.queries.counting import within
from kinfold.insight.queries.reading import Asked
from kinfold.people import queries as people
from kinfold.people.models import Person

MOST = 500
LISTED = {"needs": facts.needs, "services": facts.asked, "whynot": facts.why_not}
"""The tables behind which somebody may look."""
_HAVE = {"needs": "one.receiving", "services": "one.state IN ('started', 'irregular')", "whynot": "false"}


@dataclass(frozen=True, slots=True)
class Behind:
    """One person behind a number, and whether they have help."""

    person: Person
    has_help: bool


def behind(of: Asked, table: str, row: str) -> list[Behind]:
    """Return who stands behind a row of a table for what was chosen, by name. Two queries."""
    if table not in LISTED or not of.reader.families:
        return []
    split = of.about_needs() if table == "needs" else of.about_help("service" if table == "services" else "")
    sql, given = LISTED[table](of.on, of.reader)
    chosen = [of.chosen[name] for name in split]
    statement, given = within(
        sql, given, dimensions=split, row=row, chosen=chosen, says=_HAVE[table], on=of.on, areas=of.areas
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, {**given, "most": MOST})
        having = dict(cursor.fetchall())
    found = people.by_number(having)
    return sorted(
        (Behind(one, having[number]) for number, one in found.items()),
        key=lambda one: (one.person.known_as.casefold(), one.person.pk),
    )
