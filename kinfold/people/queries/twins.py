""" "Is this the same person?": who is on record already and may be the one about to be added."""

from collections.abc import Iterable

from django.db.models import QuerySet

from kinfold.base.dates import PartialDate
from kinfold.people import rules
from kinfold.people.models import Person
from kinfold.people.queries.finding import Match, find_asked

MOST_SHOWN = 10


def possible_twins(
    *,
    known_as: str,
    given: str = "",
    family: str = "",
    born: PartialDate | None = None,
    postcode: str = "",
    numbers: Iterable[str] = (),
    among: QuerySet[Person] | None = None,
) -> list[Match]:
    """People who may be the one about to be added, the closest first; empty when nobody is near.

    Without a date of birth only a good match of a whole name counts, so that a common name does not
    always raise the question.
    """
    asked = rules.asked_of(f"{given} {family}".strip() or known_as, born, postcode, numbers)
    if len(asked.names) < 2 and not asked.days and not asked.numbers:
        return []
    found = find_asked(asked, among=among, limit=MOST_SHOWN)
    return [match for match in found if match.sure != "possible"]
