"""Finding people by half-remembered names, dates, numbers and places, only among those the asker may see.

Exact keys first (an ordinary index); trigrams only when the keys find no good name; then the at most
200 candidates are compared one by one (`rules.likeness`) and each match says why it matched.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity, TrigramStrictWordSimilarity
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from kinfold.base.dates import PartialDate
from kinfold.people import rules
from kinfold.people.models import Address, Identifier, Person, SearchKey, SearchName
from kinfold.people.rules.likeness import Filed, FiledName, Likeness, Sure, likeness

MOST_CANDIDATES = 200
GOOD_ENOUGH = 0.95  # a name as close as this means that keys did not miss
FITS_WITH_DATE = 0.85
# The three statements that every search runs are written by hand: building them with Django cost more than running them.
# How telling each kind of key is (`rules.keys`); rare kinds bring their person to the top of the candidates.
BY_KEYS = """
SELECT person_id FROM people_searchkey WHERE key = ANY(%s) {allowed} GROUP BY person_id
ORDER BY sum(CASE left(key, 1) WHEN 'i' THEN 50 WHEN 't' THEN 40 WHEN 'b' THEN 6 WHEN 'p' THEN 5 WHEN 's' THEN 1
                               WHEN 'y' THEN 3 ELSE 4 END) DESC, person_id LIMIT %s
"""
PEOPLE = """
SELECT id, coalesce(merged_into_id, id), known_as, born_on, born_accuracy FROM people_person
WHERE id = ANY(%s) OR merged_into_id = ANY(%s)
"""
NAMES = """
SELECT person_id, given, family, use = 'previous' OR until IS NOT NULL FROM people_personname WHERE person_id = ANY(%s)
"""


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody who may be meant: why, in words, and whether surely, likely or possibly."""

    person: Person
    why: str
    sure: Sure


def find(
    words: str, *, among: QuerySet[Person] | None, born: PartialDate | None = None, limit: int = 20
) -> list[Match]:
    """Find people by what was typed, the closest first.

    `among` is what the asker may see, as a query (`None` means nobody is left out: for commands and
    benchmarks only). Merged records are found under the one that is kept, which must be among them.
    """
    return find_asked(rules.asked_from(words, born), among=among, limit=limit)


def find_asked(asked: rules.Asked, *, among: QuerySet[Person] | None, limit: int = 20) -> list[Match]:
    """Find people by words already understood."""
    if asked.nothing:
        return []
    found = _ranked(asked, _by_keys(rules.keys_of_asked(asked), among))
    if asked.names and not any(_good(asked, one) for one in found.values()):
        missed = [pk for pk in _by_trigrams(asked, among) if pk not in found]
        found |= _ranked(asked, missed)
    best = sorted(found, key=lambda pk: (-found[pk].order, pk))[:limit]
    people = Person.objects.in_bulk(best)
    return [Match(people[pk], found[pk].why, found[pk].sure) for pk in best if pk in people]


def _good(asked: rules.Asked, one: Likeness) -> bool:
    """Whether keys found what was meant, so that trigrams need not be asked."""
    if one.sure == "same" or (one.date_fits and one.same_place):
        return True
    return one.name >= (FITS_WITH_DATE if asked.years and one.date_fits else GOOD_ENOUGH)


def _by_keys(keys: list[str], among: QuerySet[Person] | None) -> list[int]:
    """The people filed under most of these keys, the telling ones counting more."""
    if not keys:
        return []
    allowed, params = "", ()
    if among is not None:
        try:
            inner, params = among.order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:  # Django knows without asking that nobody is among them
            return []
        allowed = f"AND person_id IN ({inner})"
    with connection.cursor() as cursor:
        cursor.execute(BY_KEYS.format(allowed=allowed), [keys, *params, MOST_CANDIDATES])
        return [pk for (pk,) in cursor.fetchall()]


def _by_trigrams(asked: rules.Asked, among: QuerySet[Person] | None) -> list[int]:
    """The people whose whole name shares most groups of three letters with the words."""
    words = " ".join(asked.names)
    if len(asked.names) == 1:
        filed = SearchName.objects.filter(name__trigram_strict_word_similar=words)
        close: TrigramSimilarity | TrigramStrictWordSimilarity = TrigramStrictWordSimilarity(words, "name")
    else:
        filed = SearchName.objects.filter(name__trigram_similar=words)
        close = TrigramSimilarity("name", words)
    if among is not None:
        filed = filed.filter(person__in=among.order_by().values("pk"))
    nearest = filed.annotate(close=close).order_by("-close", "person")
    return list(dict.fromkeys(nearest.values_list("person", flat=True)[:MOST_CANDIDATES]))


def _ranked(asked: rules.Asked, ids: Collection[int]) -> dict[int, Likeness]:
    """Compare the candidates with what was asked; those who are plainly somebody else are left out."""
    compared = ((pk, likeness(asked, filed)) for pk, filed in _filed(asked, ids).items())
    return {pk: like for pk, like in compared if like is not None}


def _filed(asked: rules.Asked, ids: Collection[int]) -> dict[int, Filed]:
    """What is compared of each candidate, over all records merged into theirs. Two queries; three with a number or place."""
    if not ids:
        return {}
    kept_of, names, born = _names(ids)
    numbers: dict[int, set[str]] = defaultdict(set)
    postcodes: dict[int, set[str]] = defaultdict(set)
    houses: dict[int, set[tuple[str, str]]] = defaultdict(set)
    if asked.numbers:
        for pk, value in _numbers(kept_of):
            numbers[kept_of[pk]].add(rules.squeezed(value))
    if asked.postcodes or asked.houses:
        for pk, lines, code in Address.objects.filter(person__in=kept_of).values_list(
            "person", "lines", "postcode"
        ):
            postcodes[kept_of[pk]].add(rules.squeezed(code))
            houses[kept_of[pk]] |= rules.houses(lines)
    return {
        pk: Filed(
            tuple(names[pk]),
            born[pk],
            frozenset(numbers[pk]),
            frozenset(postcodes[pk]),
            frozenset(houses[pk]),
        )
        for pk in born
    }


def _names(ids: Collection[int]) -> tuple[dict[int, int], dict[int, list[FiledName]], dict[int, PartialDate]]:
    """Which record is kept for each, all its names, and its birth date."""
    kept_of: dict[int, int] = {}
    names: dict[int, list[FiledName]] = defaultdict(list)
    born: dict[int, PartialDate] = {}
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, [list(ids), list(ids)])
        for pk, kept, known_as, day, accuracy in cursor.fetchall():
            kept_of[pk] = kept
            names[kept].append(FiledName(known_as, ""))
            if kept == pk:
                born[pk] = PartialDate(day, accuracy)
        cursor.execute(NAMES, [list(kept_of)])
        for pk, given, family, earlier in cursor.fetchall():
            names[kept_of[pk]].append(FiledName(given, family, earlier))
    return kept_of, names, born


def _numbers(kept_of: dict[int, int]) -> Iterable[tuple[int, str]]:
    yield from Identifier.objects.filter(person__in=kept_of).values_list("person", "value")
    yield from Person.objects.filter(pk__in=kept_of).values_list("pk", "ref")
    rows = SearchKey.objects.filter(person__in=set(kept_of.values()), key__startswith="t:")
    yield from ((pk, key[2:]) for pk, key in rows.values_list("person", "key"))
