"""What a relative or friend who cares for a child was told and gets: rights, money, help, what the child needs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import must_be_newest, save
from kinfold.clocks.actions import tell
from kinfold.kin import rules
from kinfold.kin.actions.telling import kept, writer
from kinfold.kin.models import CarerSupport

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person


@transaction.atomic
def agree_carer_support(
    family: Family,
    child: Person,
    carer: Person,
    *,
    arrangement: str,
    since: date,
    by: Who,
    on: date,
    told_on: date | None = None,
    pounds_pence: int | None = None,
    every_weeks: int = 1,
    paid_by: str = "",
    money_since: date | None = None,
    money_why: str = "",
    childs_needs: str = "",
    help_agreed: str = "",
    named_worker: Practitioner | None = None,
    they_ask: str = "",
    version: int | None = None,
    entry: UUID | None = None,
) -> CarerSupport:
    """Write down, or put right, what one carer gets for one child. Another arrangement ends the one before.

    Money is an amount, or why none is paid. Raises `Clash` when somebody else changed it meanwhile.
    """
    rules.one_of(arrangement, rules.ARRANGEMENTS, "arrangement", "Choose what the arrangement is called.")
    rules.must_have_happened(since, on, "since")
    if child.pk == carer.pk:
        raise NotNow("Choose the child and who cares for them.", field="carer")
    rules.money_is_answered(pounds_pence, money_why)
    if not 1 <= every_weeks <= 52:
        raise NotNow("Say every how many weeks: from 1 to 52.", field="every_weeks")
    facts = {
        "told_on": told_on,
        "pounds_pence": pounds_pence,
        "every_weeks": every_weeks,
        "paid_by": rules.fits(paid_by, "paid_by", longest=120),
        "money_since": money_since if pounds_pence is not None else None,
        "money_why": rules.fits(money_why, "money_why"),
        "childs_needs": rules.said(
            childs_needs, "childs_needs", f"Write what {child.known_as} needs, for the carer to read."
        ),
        "help_agreed": rules.fits(help_agreed, "help_agreed"),
        "named_worker": named_worker or writer(by),
        "they_ask": rules.fits(they_ask, "they_ask"),
    }
    row = _standing(kept(family), child, carer)
    if row is not None:
        yours = _in_words(pounds_pence, childs_needs, help_agreed)
        must_be_newest(row, version, _in_words(row.pounds_pence, row.childs_needs, row.help_agreed), yours)
        rules.must_follow(since, row.since, "since", "the arrangement before began")
    row = _keep(row, kept(family), child, carer, arrangement, since, facts, by=by)
    tell(
        "carer_support_agreed", kept(family), f"What helps who cares for {child.known_as} was agreed.", on_day=on, on=on, by=by,
        about=[child, carer], source="carers_page", source_ref=row.ref, entry=entry,
    )  # fmt: skip
    return row


def _keep(
    row: CarerSupport | None, family: Family, child: Person, carer: Person, arrangement: str, since: date,
    facts: dict[str, Any], *, by: Who,
) -> CarerSupport:  # fmt: skip
    """Put right what stands, where the arrangement is the same; else end it and begin the new one."""
    told_on = facts["told_on"]
    if row is not None and row.arrangement == arrangement:
        return save(row, told_by=writer(by) if told_on != row.told_on else row.told_by, **facts)
    if row is not None:
        save(row, until=since)
    return CarerSupport.objects.create(
        family=family, child=child, carer=carer, arrangement=arrangement, since=since,
        told_by=writer(by) if told_on else None, **facts,
    )  # fmt: skip


def _standing(family: Family, child: Person, carer: Person) -> CarerSupport | None:
    rows = CarerSupport.objects.select_for_update().filter(
        family=family, child=child, carer=carer, until=None
    )
    return rows.order_by("-since", "-pk").first()


def _in_words(pence: int | None, needs: str, agreed: str) -> str:
    money = rules.amount_said(pence, 1) if pence else "No money is paid"
    return f"{money}\nWhat the child needs: {needs}\nHelp agreed: {agreed}"
