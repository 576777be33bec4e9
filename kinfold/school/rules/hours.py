"""Alternative provision against a whole week of teaching: twenty-five hours (seed 004: 2003)."""

from __future__ import annotations

from decimal import Decimal

from kinfold.base.errors import NotNow

FULL = 25
MOST = 60


def must_have_reason(offered: Decimal, fewer_why: str) -> None:
    """Refuse hours that nobody can mean; fewer than twenty-five need their reason."""
    if not 0 <= offered <= MOST:
        raise NotNow("How many hours a week? A whole week is 25.", field="offered")
    if offered < FULL and not fewer_why.strip():
        raise NotNow("A whole week is 25 hours. Say why it is fewer, and until when.", field="fewer_why")


def fewer_said(offered: Decimal) -> str:
    """Say how it stands against a whole week: "25 hours a week: a whole week", "10 hours a week: 15 fewer than a whole week"."""
    hours = f"{offered.normalize():f} hour{'' if offered == 1 else 's'} a week"
    if offered >= FULL:
        return f"{hours}: a whole week"
    return f"{hours}: {(FULL - offered).normalize():f} fewer than a whole week"
