"""Finding people by half-remembered names, dates, numbers and places, only among those the asker may see.

Exact keys first (an ordinary index); trigrams only when the keys find no good name; then the at most
200 candidates are compared one by one (`rules.likeness`) and each match says why it matched.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity, TrigramStrictWordSimilarity
from django.db.models import Case, QuerySet, Sum, Value, When

from kinfold.base.dates import PartialDate
from kinfold.people import rules
from kinfold.people.models import Address, Identifier, Person, PersonName, SearchKey, SearchName
from kinfold.people.rules.likeness import Filed, FiledName, Likeness, Sure, likeness

MOST_CANDIDATES = 200
GOOD_ENOUGH = 0.95  # a name as close as this means that keys did not miss
FITS_WITH_DATE = 0.85
WEIGHTS = {"i": 50, "t": 40, "b": 6, "p": 5, "w": 4, "a": 4, "c": 4, "y": 3, "s": 1}


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
    return one.sure == "same" or one.name >= (
        FITS_WITH_DATE if asked.years and one.date_fits else GOOD_ENOUGH
    )


def _by_keys(keys: list[str], among: QuerySet[Person] | None) -> list[int]:
    """The people filed under most of these keys, the telling ones counting more."""
    if not keys:
        return []
    filed = SearchKey.objects.filter(key__in=keys)
    if among is not None:
        filed = filed.filter(person__in=among.order_by().values("pk"))
    weight = Case(
        *(When(key__startswith=f"{kind}:", then=Value(weight)) for kind, weight in WEIGHTS.items()),
        default=Value(1),
    )
    ranked = filed.values("person").annotate(weight=Sum(weight)).order_by("-weight", "person")
    return list(ranked.values_list("person", flat=True)[:MOST_CANDIDATES])


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
    """What is compared of each candidate, over all records merged into theirs. A constant number of queries."""
    if not ids:
        return {}
    kept_of = {pk: pk for pk in ids} | _merged_into(ids)
    names, born = _names(kept_of)
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


def _merged_into(ids: Collection[int]) -> dict[int, int]:
    """Every record merged, directly or through another, into one of these: its id -> the kept one."""
    found: dict[int, int] = {}
    newest = {pk: pk for pk in ids}
    while newest:
        rows = Person.objects.filter(merged_into__in=newest).values_list("pk", "merged_into")
        newest = {pk: newest[into] for pk, into in rows if into is not None and pk not in found}
        found |= newest
    return found


def _names(kept_of: dict[int, int]) -> tuple[dict[int, list[FiledName]], dict[int, PartialDate]]:
    names: dict[int, list[FiledName]] = defaultdict(list)
    born: dict[int, PartialDate] = {}
    people = Person.objects.filter(pk__in=kept_of).values_list("pk", "known_as", "born_on", "born_accuracy")
    for pk, known_as, day, accuracy in people:
        names[kept_of[pk]].append(FiledName(known_as, ""))
        if kept_of[pk] == pk:
            born[pk] = PartialDate(day, accuracy)  # type: ignore[arg-type]
    rows = PersonName.objects.filter(person__in=kept_of).values_list(
        "person", "given", "family", "use", "until"
    )
    for pk, given, family, use, until in rows:
        earlier = use == PersonName.Use.PREVIOUS or until is not None
        names[kept_of[pk]].append(FiledName(given, family, earlier))
    return names, born


def _numbers(kept_of: dict[int, int]) -> Iterable[tuple[int, str]]:
    yield from Identifier.objects.filter(person__in=kept_of).values_list("person", "value")
    yield from Person.objects.filter(pk__in=kept_of).values_list("pk", "ref")
    rows = SearchKey.objects.filter(person__in=set(kept_of.values()), key__startswith="t:")
    yield from ((pk, key[2:]) for pk, key in rows.values_list("person", "key"))
