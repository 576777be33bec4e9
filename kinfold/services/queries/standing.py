"""What a family's page and a child's page say in a line of what nobody gives, to workers and to the person; and who is there
for a parent whose child has gone, to workers and to that parent."""

from datetime import date

from kinfold.base.dates import plain
from kinfold.base.facts import Fact
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.services import states
from kinfold.services.models import ChildWent, Gap
from kinfold.services.queries.gaps import gaps_of
from kinfold.services.queries.partings import A_YEAR, went_in
from kinfold.sharing.queries import View

ANYTHING = """
    SELECT EXISTS (SELECT 1 FROM services_gap WHERE state <> 'answered' AND family_id = ANY(%s::bigint[]))
        OR EXISTS (SELECT 1 FROM services_childwent WHERE family_id = ANY(%s::bigint[]))
"""
"""A statement for `kinfold.base.prepared.which_hold`: whether somebody still owns what nobody gives to one of a family, or a
child has gone from a parent of it."""


def facts_for_family(family: Family, on: date, view: View) -> list[Fact]:
    """A line for each parent whose child has gone, and for each gap that is still owned, that this reader may see."""
    gone = {row.parent_id: row for row in reversed(went_in(family, view)) if row.went_on > on - A_YEAR}
    gaps = [_fact(row, on, view) for row in gaps_of(family, view) if row.state in states.OWNED]
    return [fact for row in gone.values() if (fact := _there(row, view))] + gaps


def there_for_me(family: Family, on: date, view: View) -> list[Fact]:
    """Who is there for a parent whose child has gone, on that parent's own first page; nothing for anybody else."""
    if view.who is None or not view.who.is_family:
        return []
    gone = [row for row in went_in(family, view) if row.went_on > on - A_YEAR]
    return [fact for row in gone[:1] if (fact := _there(row, view))]


def facts_for_child(child: Person, on: date, view: View) -> list[Fact]:
    """A line for each gap of one child."""
    homes = network.families_of(child, on)[:1]
    rows = [row for family in homes for row in gaps_of(family, view, person=child)]
    return [_fact(row, on, view) for row in rows if row.state in states.OWNED]


def _there(row: ChildWent, view: View) -> Fact | None:
    """Who is there for a parent: always to that parent; to workers while nobody is named."""
    if view.who is not None and view.who.is_family:
        more = row.worker.known_as if row.worker else "We have not named anybody yet. Ring us"
        return Fact("Who is there for you now", more, "child_went", row.ref, "help")
    if row.worker is not None:
        return None
    more = row.no_worker_why or "Say who, and what becomes of their help"
    return Fact(f"Nobody is named yet for {row.parent.known_as}", more, "child_went", row.ref, "help")


def _fact(row: Gap, on: date, view: View) -> Fact:
    if view.who is not None and view.who.is_family:
        more = f"You hear by {plain(row.look_again_on)}" if row.look_again_on >= on else "Ask what came of it"
        stands = row.state == Gap.State.STANDS
        return Fact("Nobody can give what you asked for now" if stands else "Nobody gives what you asked for yet. Somebody is asking",
                    "" if stands else more, "gap", row.ref, "help")  # fmt: skip
    says = f"Nobody gives {row.person.known_as} what was asked for"
    late = (
        "; the day to look again has passed"
        if row.look_again_on < on and row.state != Gap.State.STANDS
        else ""
    )
    return Fact(says, f"{row.owner} owns it{late}", "gap", row.ref, "help")
