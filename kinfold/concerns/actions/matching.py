"""Does the child made from a worry turn out to be somebody we know? Said by duty or the consultation line."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from kinfold.base.dates import PartialDate
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.concerns import queries, rules
from kinfold.concerns.actions import access
from kinfold.network import actions as network
from kinfold.network import queries as families
from kinfold.people import actions as people
from kinfold.sharing import actions as sharing

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person

FEWEST_WORDS = 3


@transaction.atomic
def same_child(
    unconfirmed: Person, known: Person, *, why: str, by: Who, on: date, family: Family | None = None
) -> Family:
    """Say that a person made from a worry is one we know: their record and the provisional family join the known ones.

    `family` says which of the known person's families this is about, where they have several. Returns the family
    that is kept. Nothing moves: worries stay where they were written and are read together. The access that a live
    contact gave follows the join.
    """
    queries.must_be_worker(by)
    homes = families.families_of(known, on)
    provisional = families.families_of(unconfirmed, on)
    people.join_unconfirmed(unconfirmed, known, why=why, by=by, on=on)
    if not provisional:
        return homes[0]
    home = provisional[0]
    if not homes:
        network.add_member(home, known, "child", since=on, by=by)
        return home
    kept = _which(homes, family)
    if kept.pk != home.pk:
        network.join_families(kept, home, by=by, on=on)
    _let_line_read(kept, by=by, on=on)
    return kept


def _let_line_read(kept: Family, *, by: Who, on: date) -> None:
    """Where nobody works with the family yet, let the line read for a while the worries that now stand together."""
    if families.lead(kept, on) is None:
        until = on + timedelta(days=access.LINE_DAYS_AFTER)
        access.open_for_line(
            kept, why="Worries about the same child were put together", by=by, on=on, until=until
        )


def _which(homes: list[Family], chosen: Family | None) -> Family:
    if chosen is not None:
        found = [f for f in homes if f.pk == (chosen.joined_into_id or chosen.pk)]
        if found:
            return found[0]
        raise NotNow("This person does not belong to that family today.", field="family")
    if len(homes) > 1:
        raise NotNow(
            "This person belongs to more than one family. Choose which one this is about.", field="family"
        )
    return homes[0]


@transaction.atomic
def not_known_before(person: Person, *, by: Who, on: date) -> None:
    """Say that somebody made from a worry was checked and is not anyone we knew."""
    queries.must_be_worker(by)
    people.confirm_person(person, by=by, on=on)


@transaction.atomic
def known_to_us(
    who: Who,
    *,
    called: str,
    purpose: str,
    on: date,
    born: PartialDate = rules.UNKNOWN,
    postcode: str = "",
    adult: str = "",
) -> list[queries.Hit]:
    """Look up whether a family is known. Asks for a purpose and two things known of them; the search is logged.

    Shows name, birth year and whom to call; fathers' other children included.
    """
    queries.must_be_worker(who)
    called = rules.must_say(called, "called", "Write the name of the child or adult you are looking for.")
    rules.must_have_purpose(purpose)
    rules.must_have_two(born.day is not None, postcode, adult)
    found = queries.known_to_us(who, called, purpose, on, born=born, postcode=postcode, adult=adult)
    asked = ", ".join(x for x in (called, str(born) if born.day else "", postcode, adult) if x)
    sharing.log(who, row="F1", action="known_to_us", purpose=purpose[:300], reason=f"searched: {asked}"[:300])
    for family in {f.pk: f for hit in found for f in hit.families}.values():
        sharing.log(who, row="F1", action="known_to_us", family=family, purpose=purpose[:300])
    return found
