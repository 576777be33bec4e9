"""One person, with every record that was found to be theirs."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache

from django.db.models import Q, QuerySet

from kinfold.base import prepared
from kinfold.people.models import Person

SAME = "_ids_of_every_record"
LONGEST_CHAIN = 20  # merges of merges; more would be a circle
_SAME = """
    WITH RECURSIVE same AS (
        SELECT %s::bigint AS id, 0 AS steps
        UNION ALL
        SELECT merged.id, steps + 1 FROM people_person merged JOIN same ON merged.merged_into_id = same.id
        WHERE steps < %s::bigint
    ) SELECT id FROM same ORDER BY steps, id
"""

_MERGED = """
    SELECT id FROM people_person WHERE merged_into_id = ANY(%s::bigint[])
    UNION SELECT merged_into_id FROM people_person WHERE id = ANY(%s::bigint[]) AND merged_into_id IS NOT NULL
"""


def person(ref: str) -> Person:
    """Return the person with this reference; for a merged record, the one that is kept.

    Raises `Person.DoesNotExist`.
    """
    return kept(Person.objects.get(ref=ref))


def numbered(number: int) -> Person:
    """Return the person with this number; for a merged record, the one that is kept. Raises `Person.DoesNotExist`."""
    return kept(Person.objects.select_related("merged_into").get(pk=number))


def by_number(numbers: Iterable[int]) -> dict[int, Person]:
    """The records with these numbers, as they are (not following merges). One prepared query."""
    names = [field.attname for field in Person._meta.concrete_fields]
    rows = prepared.run(_by_number(), [sorted(set(numbers))])
    return {found.pk: found for found in (Person.from_db("default", names, row) for row in rows)}


@cache
def _by_number() -> str:
    columns = ", ".join(f'"{field.column}"' for field in Person._meta.concrete_fields)
    return f"SELECT {columns} FROM people_person WHERE id = ANY(%s::bigint[])"  # noqa: S608 - names of columns


def referred(refs: Iterable[str]) -> list[Person]:
    """Return the records with these references, as they are (not following merges)."""
    return list(Person.objects.select_related("merged_into").filter(ref__in=list(refs)))


def with_merged(numbers: Collection[int]) -> set[int]:
    """Return these numbers, with those of the records merged into them and of those that they are merged into."""
    ids = list(numbers)
    return {*ids, *(number for (number,) in prepared.run(_MERGED, [ids, ids]))} if ids else set()


def every_record(numbers: Iterable[int]) -> QuerySet[Person]:
    """These people and the records merged into them, to stand within a larger query: `rows.filter(person__in=...)`.

    The few records are found first. Asked of each row instead (`person=... OR person__merged_into=...`), PostgreSQL would
    read every row there is.
    """
    wanted = list(numbers)
    return Person.objects.filter(Q(pk__in=wanted) | Q(merged_into_id__in=wanted))


def born_since(day: date) -> QuerySet[Person]:
    """Everybody born on or after a day, to be counted: never shown by name without asking sharing first."""
    return Person.objects.filter(born_on__gte=day)


def expected_since(day: date) -> QuerySet[Person]:
    """Every baby expected on or after a day and not born yet, to be counted or followed: the same holds."""
    return Person.objects.filter(born_on=None, expected_on__gte=day)


def hold(one: Person) -> None:
    """Let nobody else write about this person until the transaction ends (two at once would leave two answers)."""
    Person.objects.select_for_update().get(pk=one.pk)


def remember_same(one: Person) -> Person:
    """Read the ids of every record of this person once, for a page that asks many rooms about them.

    Only for a person who was just read and is shown and not changed: a merge later on is not seen by this object.
    """
    one.__dict__[SAME] = same_ids(one)
    return one


def remember_all(those: Sequence[Person]) -> None:
    """Read the ids of every record of each of these people, in one query, for a page that asks for each of them.

    Only for people who are shown and not changed. Merges of merges, which are rare, are followed one query a step.
    """
    found = {one.pk: [one.pk] for one in those}
    root, newest = {pk: pk for pk in found}, set(found)
    while newest:
        merged = Person.objects.filter(merged_into_id__in=newest).values_list("pk", "merged_into_id")
        newest = set()
        for pk, into in merged.order_by("pk"):
            if pk not in root:
                root[pk] = root[into]
                found[root[pk]].append(pk)
                newest.add(pk)
    for one in those:
        one.__dict__[SAME] = tuple(found[one.pk])


def kept(found: Person) -> Person:
    """Follow merges to the record that is kept."""
    for _ in range(LONGEST_CHAIN):
        if found.merged_into is None:
            return found
        found = found.merged_into
    raise RuntimeError(f"merges of {found.ref} run in a circle")


def same_ids(one: Person) -> tuple[int, ...]:
    """The ids of every record of this person: the kept one first, then those merged into it."""
    remembered: tuple[int, ...] | None = one.__dict__.get(SAME)
    if remembered is not None:
        return remembered
    return tuple(number for (number,) in prepared.run(_SAME, [kept(one).pk, LONGEST_CHAIN]))
