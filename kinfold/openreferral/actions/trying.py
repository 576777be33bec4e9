"""Looking at a file of another directory: what it would bring, service by service, in words. Nothing in the directory changes."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from kinfold.base import checks
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.openreferral.models import Reading
from kinfold.openreferral.queries import readings
from kinfold.openreferral.rules import files, merging, reading
from kinfold.openreferral.rules.plain_text import one_line

Row = dict[str, Any]
NEW, CHANGED, SAME, WITHDRAWN, REFUSED = "new", "changed", "same", "withdrawn", "refused"
NEVER_HERE = "It is no longer there and was never here, so there is nothing to do."
MOST_KEPT = 60
"""Readings that were never taken are forgotten when there are more: what stood in them is only the other council's file."""


@transaction.atomic
def try_feed(
    data: Iterable[bytes], *, came_from: str, called: str = "", public: bool = False, by: Who, on: date
) -> Reading:
    """Look at some files of one feed. Returns what would come of taking them. Raises NotNow when they cannot be read."""
    feed = checks.must_fit(
        came_from,
        "came_from",
        longest=200,
        too_long="This name is {length} letters long; the most is {longest}.",
    )
    if not feed:
        raise NotNow(
            "Say whose directory this is: its address, or what the council calls it.", field="came_from"
        )
    try:
        found = files.read(data)
    except files.CannotRead as why:
        raise NotNow(str(why), field="file") from None
    rows, services = _looked_at(found, feed, on)
    made = Reading.objects.create(
        came_from=feed, called=one_line(called, 200), public=public, services=services, tried_by_id=by.account_id, tried_on=on,
        report={"says": found.says, "counts": counted(rows), "rows": rows},
    )  # fmt: skip
    _forget_old()
    return made


def _looked_at(found: files.Found, feed: str, on: date) -> tuple[list[Row], list[Row]]:
    """A row of the report for each service, and the facts of each that would be taken."""
    known = readings.known(on)
    read = [reading.read(told, known) for told in found.services.values()]
    here = readings.standing(feed, {one.id for one in read}, on)
    rows, services = [], []
    for one in read:
        if one.id in found.twice:
            one.says.append(found.twice[one.id])
        row = _row(one, here.get(one.id))
        rows.append(row)
        if row["what"] != REFUSED and row["says"] != [NEVER_HERE]:
            services.append({"id": one.id, "facts": one.facts, "organisation_says": one.organisation_says})
    for told in found.nameless:
        name = told.get("name")
        called = one_line(name, 200) if isinstance(name, str) else ""
        rows.append({"id": "", "name": called, "what": REFUSED, "says": ["It has no id that can be kept."]})
    return rows, services


def _row(one: reading.Read, here: tuple[Any, Row, Row] | None) -> Row:
    row: Row = {"id": one.id[:100], "name": one.name, "what": REFUSED, "says": one.says}
    if one.refused:
        return row | {"says": [f"{why}." for why in one.refused[:5]]}
    if here is None:
        return row | ({"what": SAME, "says": [NEVER_HERE]} if one.facts["withdrawn"] else {"what": NEW})
    _, ours, before = here
    both = merging.merged(one.facts, before, ours)
    if both.taken:
        says = [f"Changes {merging.said(list(both.taken))}."]
        row |= {"what": WITHDRAWN if both.taken.get("withdrawn") else CHANGED, "says": [*says, *one.says]}
    else:
        row |= {"what": SAME}
    if both.kept:
        row["says"] = [*row["says"], f"Stays as you wrote it: {merging.said(both.kept)}."]
    return row


def counted(rows: Iterable[Row]) -> dict[str, int]:
    """How many of each."""
    found = dict.fromkeys((NEW, CHANGED, WITHDRAWN, SAME, REFUSED), 0)
    for row in rows:
        found[row["what"]] += 1
    return found


def _forget_old() -> None:
    tried = Reading.objects.filter(state=Reading.State.TRIED).order_by("-pk").values_list("pk", flat=True)
    Reading.objects.filter(pk__in=list(tried[MOST_KEPT:])).delete()
