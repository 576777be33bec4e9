"""Filing: the search keys and search names of a person, rewritten whenever something changes."""

from collections.abc import Collection

from django.db import transaction

from kinfold.people import rules
from kinfold.people.models import Address, ContactPoint, Identifier, Person, PersonName, SearchKey, SearchName
from kinfold.people.queries import persons


@transaction.atomic
def rebuild_keys(person: Person) -> None:
    """Write the keys of a person anew, over all records merged into theirs.

    Only the kept record is filed, under the keys of all: a search then need not know about merges.
    """
    ids = persons.same_ids(person)
    names = names_filed(ids)
    SearchKey.objects.filter(person__in=ids).delete()
    SearchName.objects.filter(person__in=ids).delete()
    SearchKey.objects.bulk_create(SearchKey(person_id=ids[0], key=key) for key in sorted(_keys(ids, names)))
    wholes = {rules.whole_name(given, family) for given, family in names}
    SearchName.objects.bulk_create(
        SearchName(person_id=ids[0], name=whole) for whole in sorted(wholes) if whole
    )


def names_filed(ids: Collection[int]) -> list[tuple[str, str]]:
    """Every name under which these records are filed: dated names and the name in use."""
    dated = list(PersonName.objects.filter(person__in=ids).values_list("given", "family"))
    in_use = Person.objects.filter(pk__in=ids, name_known=True).values_list("known_as", flat=True)
    return [*dated, *(split_name(name) for name in in_use)]


def split_name(whole: str) -> tuple[str, str]:
    """Split a name in one piece at its last space: the order does not matter to the keys."""
    given, _, family = whole.strip().rpartition(" ")
    return (given, family) if given else (family, "")


def _keys(ids: Collection[int], names: list[tuple[str, str]]) -> set[str]:
    addresses = list(Address.objects.filter(person__in=ids).values_list("lines", "postcode"))
    numbers = list(
        Identifier.objects.filter(person__in=ids)
        .exclude(system=Identifier.System.UPN_UNKNOWN)
        .values_list("value", flat=True)
    )
    phones = list(ContactPoint.objects.filter(person__in=ids, kind="phone").values_list("value", flat=True))
    keys: set[str] = set()
    for one in Person.objects.filter(pk__in=ids):
        keys |= rules.keys_for(
            names,
            one.born,
            [*numbers, one.ref],
            [code for _, code in addresses],
            addresses=[lines for lines, _ in addresses],
            phones=phones,
        )
    return keys
