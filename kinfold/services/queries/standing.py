"""What a family's page and a child's page say in a line of what nobody gives: to workers, and to the person."""

from datetime import date

from kinfold.base.dates import plain
from kinfold.base.facts import Fact
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.services import states
from kinfold.services.models import Gap
from kinfold.services.queries.gaps import gaps_of
from kinfold.sharing.queries import View

ANYTHING = """
    SELECT EXISTS (SELECT 1 FROM services_gap WHERE state <> 'answered' AND family_id = ANY(%s::bigint[]))
"""
"""A statement for `kinfold.base.prepared.which_hold`: whether somebody still owns what nobody gives to one of a family."""


def facts_for_family(family: Family, on: date, view: View) -> list[Fact]:
    """A line for each gap that is still owned and that this reader may see."""
    return [_fact(row, on, view) for row in gaps_of(family, view) if row.state in states.OWNED]


def facts_for_child(child: Person, on: date, view: View) -> list[Fact]:
    """A line for each gap of one child."""
    homes = network.families_of(child, on)[:1]
    rows = [row for family in homes for row in gaps_of(family, view, person=child)]
    return [_fact(row, on, view) for row in rows if row.state in states.OWNED]


def _fact(row: Gap, on: date, view: View) -> Fact:
    if view.who is not None and view.who.is_family:
        more = f"You hear by {plain(row.look_again_on)}" if row.look_again_on >= on else "Ask what came of it"
        stands = row.state == Gap.State.STANDS
        return Fact("Nobody can give this now" if stands else "Nobody gives this yet. Somebody is asking",
                    "" if stands else more, "gap", row.ref, "help")  # fmt: skip
    says = f"Nobody gives {row.person.known_as} what was asked for"
    late = (
        "; the day to look again has passed"
        if row.look_again_on < on and row.state != Gap.State.STANDS
        else ""
    )
    return Fact(says, f"{row.owner} owns it{late}", "gap", row.ref, "help")
