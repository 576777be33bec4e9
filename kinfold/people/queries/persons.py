"""One person, with every record that was found to be theirs."""

from kinfold.people.models import Person

LONGEST_CHAIN = 20  # merges of merges; more would be a circle


def person(ref: str) -> Person:
    """Return the person with this reference; for a merged record, the one that is kept.

    Raises `Person.DoesNotExist`.
    """
    return kept(Person.objects.get(ref=ref))


def numbered(number: int) -> Person:
    """Return the person with this number; for a merged record, the one that is kept. Raises `Person.DoesNotExist`."""
    return kept(Person.objects.select_related("merged_into").get(pk=number))


def kept(found: Person) -> Person:
    """Follow merges to the record that is kept."""
    for _ in range(LONGEST_CHAIN):
        if found.merged_into is None:
            return found
        found = found.merged_into
    raise RuntimeError(f"merges of {found.ref} run in a circle")


def same_ids(one: Person) -> tuple[int, ...]:
    """The ids of every record of this person: the kept one first, then those merged into it."""
    found = [kept(one).pk]
    newest = found
    for _ in range(LONGEST_CHAIN):
        newest = list(
            Person.objects.filter(merged_into__in=newest).order_by("pk").values_list("pk", flat=True)
        )
        if not newest:
            break
        found += newest
    return tuple(found)
