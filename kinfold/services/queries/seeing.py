"""Which needs and requests a reader may see. Everything this room shows passes through here.

A person sees their own, unless that very thing is withheld from them. Another member of the family sees what that person
agreed to share. A partner in the team sees the children's, and what their own service wrote down or gives, and what is
shared; never what a parent told another service (seed 001: 820). Workers whose view is whole see all but what is withheld.

What a need means for a child is seen by whoever sees the need and may know of the child. What nobody gives is seen like the
need itself, but by nobody of the family but the person: it tells what others said of them.
"""

from collections.abc import Iterable

from kinfold.agencies.models import Practitioner
from kinfold.base.who import NOBODY
from kinfold.network import queries as network
from kinfold.services.models import Gap, Need, NeedEffect, Request
from kinfold.sharing.queries import View


def may_see_need(row: Need, view: View, children: frozenset[int]) -> bool:
    """Say whether a reader may see a need. `children`: the numbers of the children among the people of the rows."""
    kept = [("need", row.ref), ("entry", str(row.entry)), (row.source, row.source_ref)]
    return _may_see(row, view, children, kept, [row.noticed_by])


def may_see_request(row: Request, view: View, children: frozenset[int]) -> bool:
    """Say whether a reader may see a request for help."""
    kept = [("request", row.ref), ("request", row.matter)]
    return _may_see(row, view, children, kept, [row.asked_by, row.given_by])


def may_see_effect(row: NeedEffect, view: View) -> bool:
    """Say whether a reader who may see the need may see what it means for one child."""
    refs = {row.child.ref} | ({row.child.merged_into.ref} if row.child.merged_into else set())
    return ("entry", str(row.entry)) not in view.withheld and not view.hides("need_effect", about=refs)


def may_see_gap(row: Gap, view: View, children: frozenset[int]) -> bool:
    """Say whether a reader may see what nobody gives: of the family only the person, and not when a part of it is withheld."""
    who = view.who or NOBODY
    if who.is_family and row.person_id not in who.person_ids:
        return False
    kept = [("gap", row.ref), ("entry", str(row.entry))]
    if row.need is not None:
        kept.append(("need", row.need.ref))
    for one in row.noes.all():
        kept += [("request", one.request.ref), ("request", one.request.matter)]
    return _may_see(row, view, children, kept, [row.owner])


def children_among(rows: Iterable[Need | Request | Gap], view: View) -> frozenset[int]:
    """Return which people of these rows are children; asked only when it matters for this reader."""
    if not view.masked or (view.who or NOBODY).is_family:
        return frozenset()
    pairs = {(row.family_id, row.person_id) for row in rows}
    return network.children_ids(pairs) if pairs else frozenset()


def _may_see(
    row: Need | Request | Gap,
    view: View,
    children: frozenset[int],
    kept: list[tuple[str, str]],
    workers: list[Practitioner | None],
) -> bool:
    who = view.who or NOBODY
    shared = not isinstance(row, Gap) and row.shared_with_family
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
        return shared and view.whole("V8")
    if not view.masked or shared or row.person_id in children:
        return True
    return any(worker is not None and _ours(worker, view) for worker in workers)


def _ours(worker: Practitioner, view: View) -> bool:
    who = view.who or NOBODY
    return worker.pk == who.practitioner_id or worker.organisation_id == who.organisation_id
