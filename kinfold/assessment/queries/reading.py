"""Who may read which contribution. One place, so that pages, counts and comparisons all keep the same things back.

* Workers with the whole record read everything that is not withheld from them; what a child said for their worker only,
  those whom row V7 names.
* A partner in the team (whose view is masked) reads what is shared with the family and what they wrote themselves.
* Members of the family read what is shared with the family and, always, their own account. Somebody from whom anything is
  withheld here reads the workers' shared part and their own, never another person's account.

The versions of one contribution stand or fall together: when the newest is no longer shared, the earlier ones are not
either, and what is withheld in one version is withheld in all. An earlier version that was not shared stays so when a later
one is. What somebody said and a worker kept for workers only is not read back, whoever said it.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from kinfold.assessment.models import Contribution
from kinfold.base import prepared
from kinfold.base.who import NOBODY, Who
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing.queries import View

Versions = tuple[Contribution, ...]
"""One contribution as it stands, and what it replaced: the newest first."""


def rows(family_ids: Sequence[int], members: Iterable[Person] = ()) -> list[Contribution]:
    """Every contribution of a family, in order of writing, with its people. Two prepared queries, however many there are;
    one, when all of them are among the `members` that were read before."""
    read = prepared.run(_rows(), [list(family_ids)])
    known: dict[int | None, Person | None] = {None: None, **{one.pk: one for one in members}}
    numbers = {row[at] for row in read for at in (PERSON, SPEAKER) if row[at] not in known}
    if numbers:
        known.update(people.by_number(numbers).items())
    found = prepared.instances(Contribution, FIELDS, read)
    for one, row in zip(found, read, strict=True):
        # the foreign keys are filled as a join would have filled them
        one._state.fields_cache = {"person": known[row[PERSON]], "said_by_person": known[row[SPEAKER]]}
    return found


SHARED = str(Contribution.Sharing.FAMILY)
FIELDS = tuple(field.attname for field in Contribution._meta.concrete_fields if field.name != "recorded_at")
PERSON, SPEAKER = FIELDS.index("person_id"), FIELDS.index("said_by_person_id")


@cache
def _rows() -> str:
    columns = ", ".join(f'c."{name}"' for name in FIELDS)
    return (
        f"SELECT {columns} FROM assessment_contribution c "  # noqa: S608 - names of columns
        "JOIN assessment_assessment a ON a.id = c.assessment_id "
        "WHERE a.family_id = ANY(%s::bigint[]) ORDER BY c.id"
    )


def in_versions(found: Iterable[Contribution]) -> list[Versions]:
    """Put each contribution together with what it replaced, the newest version first; in order of the first writing."""
    made: dict[int, list[Contribution]] = {}
    for row in found:
        earlier = made.pop(row.replaces_id, []) if row.replaces_id is not None else []
        made[row.pk] = [row, *earlier]
    chains = (tuple(chain) for chain in made.values())
    return sorted(chains, key=lambda chain: (chain[-1].on_day, chain[-1].pk))


def readable(chains: Iterable[Versions], view: View | None) -> list[Versions]:
    """Leave out what this reader may not see. `None` is the room itself: its actions have to see everything."""
    if view is None:
        return list(chains)
    plainly = not view.withheld and not (view.who or NOBODY).is_family
    return [
        left for chain in chains if (left := chain if plainly and is_shared(chain) else left_of(chain, view))
    ]


def is_shared(chain: Versions) -> bool:
    """Say whether every version is shared with the family: then any worker reads it from whom nothing is withheld."""
    return all([row.sharing == SHARED for row in chain])


def left_of(chain: Versions, view: View) -> Versions:
    """The versions that this reader may see: none, unless the newest may be read; of their own account always their own."""
    if may_read(chain, view):
        return tuple(row for row in chain if row is chain[0] or may_read((row,), view))
    return tuple(row for row in chain if is_own(row, view.who or NOBODY))


def may_read(chain: Versions, view: View) -> bool:
    """Say whether a reader may see a contribution and what it replaced."""
    who, newest = view.who or NOBODY, chain[0]
    if is_own(newest, who):
        return True
    if any(is_withheld(row, view) for row in chain):
        return False
    if who.is_family:
        return _shared_in_family(newest, view)
    if newest.sharing == Contribution.Sharing.FAMILY or wrote(newest, who):
        return True
    return view.whole("V3") and (view.can("V7") or not is_between_child_and_worker(newest))


def is_own(row: Contribution, who: Who) -> bool:
    """Say whether a member of the family reads back their own account: what they said, or typed themselves."""
    if not who.is_family or row.said_by_person_id not in who.person_ids:
        return False
    return row.sharing != Contribution.Sharing.WORKERS or row.recorded_by_id == who.account_id


def wrote(row: Contribution, who: Who) -> bool:
    """Say whether a worker wrote this themselves."""
    if who.practitioner_id is not None and row.author_id == who.practitioner_id:
        return True
    return who.account_id is not None and row.recorded_by_id == who.account_id


def is_between_child_and_worker(row: Contribution) -> bool:
    """Say whether a child said it for their worker only (matrix row V7, as for own words)."""
    return row.sharing == Contribution.Sharing.OWN and row.account == Contribution.Account.CHILD


def is_withheld(row: Contribution, view: View) -> bool:
    """Say whether it is withheld itself, or derives from something withheld: its source, its entry, somebody it is about."""
    if not view.withheld:
        return False
    about = [person.ref for person in (row.person, row.said_by_person) if person is not None]
    if view.hides("contribution", row.ref, about=about):
        return True
    if row.source and view.hides(row.source, row.source_ref):
        return True
    return row.entry is not None and view.hides("entry", str(row.entry))


def _shared_in_family(row: Contribution, view: View) -> bool:
    if row.sharing != Contribution.Sharing.FAMILY:
        return False
    return row.account == Contribution.Account.WORKER or view.whole("V8")
