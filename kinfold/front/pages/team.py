"""Who helps a family, in words: who leads, what each does, since when, how to reach them, and who has gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinfold.agencies.models import Practitioner
from kinfold.base.dates import plain
from kinfold.network import queries as network
from kinfold.network.models import Involvement
from kinfold.sharing.queries import View


@dataclass(frozen=True, slots=True)
class Helper:
    """A worker or volunteer with this family: who, what they do, since when, how to reach them."""

    name: str
    job: str
    organisation: str
    does: str
    since: date
    phone: str
    hours: str
    about_me: str = ""
    role: str = ""


def may_see_team(view: View) -> bool:
    """Say whether this reader may see who helps. Somebody from whom things are kept may not: where a worker works
    can tell where the family lives (trust/README.md, "everything derived from it")."""
    return view.whole("V8")


def shown_to(involved: Sequence[Involvement], view: View) -> list[Involvement]:
    """Leave out of a relative's view whoever works with another adult alone: that somebody goes to therapy is theirs to
    tell (an-porter e2). Workers of the children and of the whole family stay."""
    who = view.who
    if who is None or not who.is_family:
        return list(involved)
    rows = list(involved)
    apart = {(row.family_id, row.person_id) for row in rows if row.person_id not in (None, *who.person_ids)}
    young = network.children_ids({(family, person) for family, person in apart if person is not None})
    return [row for row in rows if row.person_id in (None, *who.person_ids) or row.person_id in young]


def team(involved: Sequence[Involvement]) -> tuple[Helper | None, list[Helper]]:
    """Split those who help into the lead and the others. `involved` has the lead first, if there is one."""
    leads = [row for row in involved if row.role == Involvement.Role.LEAD]
    allocated = [row for row in involved if row.role == Involvement.Role.ALLOCATED]
    first = next(iter(leads or allocated), None)
    others = {row.practitioner_id: row for row in reversed(involved)}  # once each, by their first role
    if first is not None:
        others.pop(first.practitioner_id, None)
    return (helper(first) if first else None), [helper(row) for row in reversed(others.values())]


def helper(row: Involvement) -> Helper:
    """Put an involvement into words."""
    worker: Practitioner = row.practitioner
    for_whom = f" (for {row.person})" if row.person else ""
    return Helper(
        name=str(worker),
        job=worker.title if worker.name else "",
        organisation=str(worker.organisation),
        does=f"{row.does}{for_whom}".strip(),
        since=row.since,
        phone=worker.phone or worker.organisation.phone,
        hours=worker.hours or worker.organisation.hours,
        about_me=worker.about_me,
        role=row.get_role_display(),
    )


def gone_said(row: Involvement) -> str:
    """Say who left, when and why: "Rachel Stone, social worker, until 3 March 2026: new job"."""
    assert row.until is not None
    why = f": {row.reason_ended}" if row.reason_ended else ""
    return f"{row.practitioner.known_as}, {plain(row.since)} to {plain(row.until)}{why}"
