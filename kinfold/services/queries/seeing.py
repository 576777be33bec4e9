"""Which needs and requests a reader may see. Everything this room shows passes through here.

A person sees their own, unless that very thing is withheld from them. Another member of the family sees what that person
agreed to share. A partner in the team sees the children's, and what their own service wrote down or gives, and what is
shared; never what a parent told another service (seed 001: 820). Workers whose view is whole see all but what is withheld.
"""

from collections.abc import Iterable

from kinfold.agencies.models import Practitioner
from kinfold.base.who import NOBODY
from kinfold.network import queries as network
from kinfold.services.models import Need, Request
from kinfold.sharing.queries import View


def may_see_need(row: Need, view: View, children: frozenset[int]) -> bool:
    """Say whether a reader may see a need. `children`: the numbers of the children among the people of the rows."""
    kept = [("need", row.ref), ("entry", str(row.entry)), (row.source, row.source_ref)]
    return _may_see(row, view, children, kept, [row.noticed_by])


def may_see_request(row: Request, view: View, children: frozenset[int]) -> bool:
    """Say whether a reader may see a request for help."""
    kept = [("request", row.ref), ("request", row.matter)]
    return _may_see(row, view, children, kept, [row.asked_by, row.given_by])


def children_among(rows: Iterable[Need | Request], view: View) -> frozenset[int]:
    """Return which people of these rows are children; asked only when it matters for this reader."""
    if not view.masked or (view.who or NOBODY).is_family:
        return frozenset()
    pairs = {(row.family_id, row.person_id) for row in rows}
    return network.children_ids(pairs) if pairs else frozenset()


def _may_see(
    row: Need | Request,
    view: View,
    children: frozenset[int],
    kept: list[tuple[str, str]],
    workers: list[Practitioner | None],
) -> bool:
    who = view.who or NOBODY
    if any(item and (kind, item) in view.withheld for kind, item in kept):
        return False
    if row.person_id in who.person_ids:
        return True
    refs = {row.person.ref} | ({row.person.merged_into.ref} if row.person.merged_into else set())
    if view.hides(kept[0][0], kept[0][1], about=refs):
        return False
    if (
        who.is_family
    ):  # what others share reaches nobody from whom something is kept: it may tell where they are
        return row.shared_with_family and view.whole("V8")
    if not view.masked or row.shared_with_family or row.person_id in children:
        return True
    return any(worker is not None and _ours(worker, view) for worker in workers)


def _ours(worker: Practitioner, view: View) -> bool:
    who = view.who or NOBODY
    return worker.pk == who.practitioner_id or worker.organisation_id == who.organisation_id
