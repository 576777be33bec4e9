"""Bundles: asked for in one transaction with the job that makes them; made piece by piece, with progress that can be left."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.rows import locked
from kinfold.court import jobs, rules
from kinfold.court.models import Bundle, Proceedings
from kinfold.court.states import BUNDLE

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.court.rules import Redaction
    from kinfold.network.models import Family

WAITING = 3
"""How many bundles of one family may wait or be in the making at once."""


@transaction.atomic
def ask_for_bundle(
    family: Family,
    *,
    title: str,
    purpose: str,
    recipient: str,
    parts: Iterable[str],
    by: Who,
    on: date,
    proceedings: Proceedings | None = None,
    redactions: Iterable[Redaction] = (),
) -> Bundle:
    """Ask for a bundle: what it holds, for whom, what for, which words are blacked out and why. The job is made with it.

    It holds what the one who asks may see, on the day it is made. May they export at all (row X1)? The page asks that first,
    and the job once more.
    """
    if by.account_id is None or by.practitioner_id is None:
        raise RefusedOpenly("A bundle is asked for by a worker.")
    now = family.joined_into or family
    busy = Bundle.objects.filter(family=now, state__in=(Bundle.State.ASKED, Bundle.State.MAKING))
    if busy.count() >= WAITING:
        raise NotNow("Some bundles of this family are being made already. Wait until they are ready.")
    made = Bundle.objects.create(
        family=now,
        proceedings=proceedings,
        title=rules.said(title, "title", "Give it a title.", longest=200),
        purpose=rules.said(purpose, "purpose", "Say what it is for.", longest=300),
        recipient=rules.said(recipient, "recipient", "Say who gets it.", longest=200),
        parts=rules.in_order(parts),
        redactions=rules.kept(redactions),
        asked_on=on,
        asked_by_id=by.account_id,
    )
    jobs.make(made)
    return made


@transaction.atomic
def ask_again(bundle: Bundle, *, by: Who, on: date) -> Bundle:
    """Ask once more for a bundle that could not be made."""
    now = locked(bundle)
    now.state = BUNDLE.after("ask_again", now.state)
    now.failed_why, now.done, now.of, now.asked_on = "", 0, 0, on
    now.save()
    jobs.make(now)
    return now
