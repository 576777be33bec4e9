"""The core group: the family and the few workers who carry the plan between conferences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked
from kinfold.protection.actions.drafts import InCoreGroup
from kinfold.protection.actions.steps import day, fits, kept, said, tell
from kinfold.protection.models import CoreGroupMember

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family

CHANGED = "Who works on the plan as the core group changed."


def add_members(family: Family, members: Sequence[InCoreGroup], *, since: date) -> list[CoreGroupMember]:
    """Put people into the core group; who is in it already keeps their day, and what they do is put right."""
    return [_add(kept(family), one, since) for one in members]


def _add(family: Family, one: InCoreGroup, since: date) -> CoreGroupMember:
    named = fits(one.named, "named", 200)
    if sum((one.practitioner is not None, one.person is not None, bool(named))) != 1:
        raise NotNow("Choose one person, or write one name.", field="whom")
    rows = CoreGroupMember.objects.select_for_update().filter(
        family=family, practitioner=one.practitioner, person=one.person, named=named, until__isnull=True
    )
    row = rows.first() or CoreGroupMember(
        family=family, practitioner=one.practitioner, person=one.person, named=named, since=since
    )
    row.does = fits(one.does, "does", 200) or row.does
    row.save()
    return row


@transaction.atomic
def join_core_group(
    family: Family, member: InCoreGroup, *, since: date, by: Who, on: date
) -> CoreGroupMember:
    """Somebody joins the core group."""
    home = kept(family)
    row = add_members(home, [member], since=day(since, on, "since"))[0]
    tell("core_group_changed", home, CHANGED, (), on_day=since, by=by, on=on, ref=row.ref)
    return row


@transaction.atomic
def leave_core_group(member: CoreGroupMember, *, until: date, why: str, by: Who, on: date) -> CoreGroupMember:
    """Somebody leaves the core group, with the reason."""
    now = locked(member, "family")
    if now.until is not None:
        raise NotNow("They are no longer in the core group.")
    if day(until, on, "until") < now.since:
        raise NotNow("This day is before they joined.", field="until")
    now.until, now.left_why = until, said(why, "why", "Say why they leave.", 300)
    now.save(update_fields=["until", "left_why"])
    tell("core_group_changed", now.family, CHANGED, (), on_day=until, by=by, on=on, ref=now.ref)
    return now
