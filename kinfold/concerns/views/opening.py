"""How the pages of this room open their records: one's own by row W5, anybody else's by the row that governs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from kinfold.base.errors import Hidden
from kinfold.base.who import Who
from kinfold.concerns import queries
from kinfold.design.web import asker, find
from kinfold.sharing import actions as sharing

if TYPE_CHECKING:
    from kinfold.concerns.models import Concern, Consultation, HelpRequest, InboundReport, Referral
    from kinfold.network.models import Family


@dataclass(frozen=True, slots=True)
class Opened:
    """Who asked, on which day, what they may see, and whether it is their own."""

    who: Who
    on: date
    view: sharing.View
    own: bool

    def sees(self, row: str) -> bool:
        """Say whether a row of the matrix is allowed wholly."""
        return self.view.whole(row)


def open_family(
    request: HttpRequest,
    row: str,
    family: Family,
    *,
    action: str,
    about: str = "",
    own: bool = False,
    whole: bool = True,
) -> Opened:
    """Open a family's record for a page of this room and log it. `whole`: a masked view is not enough."""
    who, on = asker(request)
    view = sharing.open_record(who, "W5" if own else row, family, on=on, action=action, about=about, own=own)
    if whole and not own and view.masked:
        raise Hidden
    return Opened(who, on, view, own)


def open_worry(request: HttpRequest, ref: str, action: str) -> tuple[Concern, Opened]:
    """Open a worry: one's own, or by row V10."""
    row = find(queries.concern, ref)
    own = _mine(request, row.raised_by_id)
    return row, open_family(request, "V10", row.family, action=action, about=ref, own=own)


def open_consultation(request: HttpRequest, ref: str, action: str) -> tuple[Consultation, Opened]:
    """Open a question and its advice: one's own, or by row V10."""
    row = find(queries.consultation, ref)
    own = _mine(request, row.asked_by_id)
    return row, open_family(request, "V10", row.family, action=action, about=ref, own=own)


def open_referral(request: HttpRequest, ref: str, action: str) -> tuple[Referral, Opened]:
    """Open a referral: one's own, or by row V3."""
    row = find(queries.referral, ref)
    own = _mine(request, row.referred_by_id)
    return row, open_family(request, "V3", row.family, action=action, about=ref, own=own)


def open_help(request: HttpRequest, ref: str, action: str) -> tuple[HelpRequest, Opened]:
    """Open a request for help: for whoever asked or took it down, or by row V8 for workers."""
    row = find(queries.help_request, ref)
    who, _ = asker(request)
    asked = row.asked_by_id in who.person_ids
    if who.is_family and not asked:
        raise Hidden
    own = asked or _mine(request, row.taken_down_by_id)
    return row, open_family(request, "V8", row.family, action=action, about=ref, own=own)


def open_report(request: HttpRequest, ref: str, action: str) -> tuple[InboundReport, Opened]:
    """Open a report, which holds third-party words: by row V5."""
    row = find(queries.report, ref)
    own = _mine(request, row.received_by_id)
    return row, open_family(request, "V5", row.family, action=action, about=ref, own=own)


def must_hold(request: HttpRequest, *roles: str) -> None:
    """Hide the page from those who hold none of these roles."""
    who, _ = asker(request)
    if not set(roles) & who.roles:
        raise Hidden


def _mine(request: HttpRequest, practitioner_id: int | None) -> bool:
    who: Any = request.who  # type: ignore[attr-defined]
    return practitioner_id is not None and practitioner_id == who.practitioner_id
