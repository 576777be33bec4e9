"""Protected details: an address, school or number that would endanger somebody. Each look is logged on its own."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from kinfold.agencies.models import Practitioner
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.sharing.actions.opening import log, open_record
from kinfold.sharing.models import DetailReader, ProtectedDetail


@transaction.atomic
def protect_detail(
    person: Person,
    kind: str,
    value: str,
    *,
    why: str,
    readers: Iterable[Practitioner],
    by: Who,
    on: date,
    postcode: str = "",
    family: Family | None = None,
) -> ProtectedDetail:
    """Keep a detail on its own, with its own list of readers. Whoever writes it down is on the list."""
    if kind not in ProtectedDetail.Kind.values:
        raise NotNow("Choose what kind of detail this is.", "kind")
    for text, name in ((value, "value"), (why, "why")):
        if not text.strip():
            raise NotNow("Fill this in.", name)
    detail = ProtectedDetail.objects.create(
        person=person, kind=kind, value=value.strip(), postcode=postcode.strip()[:8], why=why.strip(),
        since=on, raised_by_id=by.account_id,
    )  # fmt: skip
    listed = {practitioner.pk for practitioner in readers} | {by.practitioner_id or 0}
    DetailReader.objects.bulk_create(
        DetailReader(detail=detail, practitioner_id=pk, since=on, added_by_id=by.account_id)
        for pk in sorted(listed - {0})
    )
    log(by, row="G3", action="protect_detail", family=family, person=person, about=detail.ref)
    return detail


@transaction.atomic
def add_reader(detail: ProtectedDetail, practitioner: Practitioner, *, by: Who, on: date) -> DetailReader:
    """Put a worker on the list of a protected detail. Nobody puts themselves there (row G2)."""
    if practitioner.pk == by.practitioner_id:
        raise RefusedOpenly("Nobody can put themselves on the list. Ask whoever keeps it.")
    row = DetailReader.objects.create(
        detail=detail, practitioner=practitioner, since=on, added_by_id=by.account_id
    )
    log(by, row="G3", action="add_reader", person=detail.person, about=f"{detail.ref} {practitioner.ref}")
    return row


@transaction.atomic
def end_reader(reader: DetailReader, *, by: Who, on: date) -> None:
    """Take a worker off the list, at once."""
    reader.until = max(on, reader.since)
    reader.save(update_fields=["until"])
    log(by, row="G3", action="end_reader", person=reader.detail.person, about=reader.detail.ref)


@transaction.atomic
def end_detail(detail: ProtectedDetail, *, by: Who, on: date) -> None:
    """The detail is true no longer (a move): it stays on record, for those on its list."""
    detail.until = max(on, detail.since)
    detail.save(update_fields=["until"])
    log(by, row="G3", action="end_detail", person=detail.person, about=detail.ref)


def reveal_detail(
    who: Who,
    detail: ProtectedDetail,
    family: Family,
    *,
    on: date,
    purpose: str = "",
    now: datetime | None = None,
) -> str:
    """Return a protected detail to somebody on its list, and log this one look (row V2).

    Raises what the policy answers; the refusal is logged too. Not a transaction of its own: that would undo the log.
    """
    view = open_record(
        who, "V2", family, person=detail.person, on=on, action="reveal_detail", purpose=purpose, about=detail.ref,
        item=("detail", detail.ref), own=detail.person_id in who.person_ids, now=now,
    )  # fmt: skip
    if view.masked:
        raise RefusedOpenly(
            "This is protected. Only those on its own list may read it; ask whoever keeps it."
        )
    return detail.value
