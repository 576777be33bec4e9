"""Opening a family or a person for a page: decided and logged once, and a miss answered like something hidden."""

from datetime import date
from typing import NoReturn

from kinfold.base.errors import Hidden
from kinfold.base.who import Who
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as sharing_queries
from kinfold.sharing.queries import Decision, View

NOBODY_AT_ALL = 0  # no row has this number
NOTHING_THERE = Decision("hide", "EX", "nothing at this address")


def open_family(who: Who, ref: str, *, on: date, action: str) -> tuple[Family, View]:
    """Open a family's record. Raises what `sharing.actions.open_record` raises; `Hidden` when there is none."""
    try:
        family = network.family(ref)
    except Family.DoesNotExist:  # what was joined into it is read with it, so there is nothing more to ask
        miss(who, ref, action, on=on, nobody=Family(pk=NOBODY_AT_ALL))
    family = network.remember_ids(family)
    return family, sharing.open_record(who, "V1", family, on=on, action=action, about=ref)


def open_person(
    who: Who, ref: str, *, on: date, action: str, family_ref: str = ""
) -> tuple[Person, Family, View, list[Family]]:
    """Open a person's record in a family that the asker may see.

    For somebody in several families: the family asked for, else the newest that opens; the others that open are returned
    last. Without any, the newest family decides how it is refused.
    """
    try:
        person = people.remember_same(people.person(ref))
    except Person.DoesNotExist:
        person = people.remember_same(Person(pk=NOBODY_AT_ALL))
    families = network.families_of(person, on)
    if not families:
        miss(who, ref, action, on=on)
    opens: set[int] = set()
    if len(families) > 1:
        visible = sharing_queries.visible_families(who, on).filter(pk__in=[f.pk for f in families])
        opens = set(visible.values_list("pk", flat=True))
    ranked = sorted(families, key=lambda f: (f.pk not in opens, f.ref != family_ref))
    family = network.remember_ids(ranked[0])
    view = sharing.open_record(who, "V1", family, person=person, on=on, action=action, about=ref)
    return person, family, view, [f for f in ranked[1:] if f.pk in opens]


def miss(who: Who, ref: str, action: str, *, on: date, nobody: Family | None = None) -> NoReturn:
    """Log that somebody asked for what is not there, then answer as if it were hidden.

    It asks the database what it would ask of a hidden record, so that the time taken tells nothing (threat 2).
    """
    sharing_queries.decide(who, "V1", nobody or network.remember_ids(Family(pk=NOBODY_AT_ALL)), on=on)
    sharing.log(who, row="V1", action=action, decision=NOTHING_THERE, about=ref[:60])
    raise Hidden
