"""Sharing outside, and deciding not to share: each is a row that cannot be changed afterwards."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.sharing import queries
from kinfold.sharing.actions.opening import log
from kinfold.sharing.models import Disclosure


@transaction.atomic
def disclose(
    family: Family,
    *,
    items: str,
    to_whom: str,
    purpose: str,
    basis: str,
    condition: str = "",
    family_told: bool,
    why_not_told: str = "",
    by: Who,
    on: date,
    to_person: Person | None = None,
    item_refs: Iterable[queries.Item] = (),
) -> Disclosure:
    """Record that something is shared: what, with whom, for what, on what lawful basis, and whether the family knows.

    `item_refs` are the things shared as (kind, reference). An item kept from the very person to whom it would go is
    refused (row X4).
    """
    if to_person is not None:
        _never_to(to_person, family, frozenset(item_refs))
    return _write(
        family, True, items=items, to_whom=to_whom, purpose=purpose, basis=basis, condition=condition,
        family_told=family_told, why_not_told=why_not_told, by=by, on=on,
    )  # fmt: skip


@transaction.atomic
def decide_not_to_share(
    family: Family,
    *,
    items: str,
    to_whom: str,
    purpose: str,
    basis: str = Disclosure.Basis.PUBLIC_TASK,
    condition: str = "",
    family_told: bool,
    why_not_told: str = "",
    by: Who,
    on: date,
) -> Disclosure:
    """Record that it was decided not to share, and why (`purpose` holds the reason)."""
    return _write(
        family, False, items=items, to_whom=to_whom, purpose=purpose, basis=basis, condition=condition,
        family_told=family_told, why_not_told=why_not_told, by=by, on=on,
    )  # fmt: skip


def _never_to(person: Person, family: Family, items: frozenset[queries.Item]) -> None:
    kept = queries.withheld_from(person, family)
    if any(item in kept or (item[0], "") in kept or ("family", "") in kept for item in items):
        raise RefusedOpenly(
            "Something chosen here is kept from this person and must not reach them. Take it out, or ask governance."
        )


def _write(family: Family, shared: bool, *, by: Who, on: date, **words: object) -> Disclosure:
    for name in ("items", "to_whom", "purpose"):
        if not str(words[name]).strip():
            raise NotNow("Fill this in.", name)
    if words["basis"] not in Disclosure.Basis.values:
        raise NotNow("Choose the lawful basis.", "basis")
    if not words["family_told"] and not str(words["why_not_told"]).strip():
        raise NotNow("Say why the family has not been told.", "why_not_told")
    if by.account_id is None:
        raise RefusedOpenly("Somebody with a name has to decide this.")
    action = "disclose" if shared else "decide_not_to_share"
    log(by, row="X3", action=action, family=family, about=str(words["to_whom"]))
    return Disclosure.objects.create(
        family=family, shared=shared, decided_by_id=by.account_id, decided_on=on, **words
    )
