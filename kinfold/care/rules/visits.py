"""The least often a child in care is seen by law (SI 2010/959, regulation 28), for this child on this day. Pure.

The lengths themselves are dated rules (`kinfold/law/timescales/care/`); here only which of them holds for whom.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from kinfold.law import timescales


@dataclass(frozen=True, slots=True)
class Least:
    """The rule that holds, and why it is this one, in words that a worker can read out."""

    rule: str
    why: str

    def days(self, on: date) -> int | None:
        """The length in days on a day; months are counted from that day."""
        due = timescales.due(timescales.rule(self.rule), on)
        return (due - on).days if due else None


def least(
    *,
    kind: str,
    code: str,
    since: date,
    to_eighteen: bool,
    reviewed: bool,
    temporary_approval: bool,
    on: date,
) -> Least:
    """Say which rule holds: `since` is the first day of this home, `reviewed` whether the first review was held."""
    if kind == "P1" or (code == "C1" and kind in ("U1", "U2", "U3", "P1")):
        if not reviewed:
            return Least(
                "looked_after_visit_weekly",
                "lives with parents or family while the court decides, and no review yet",
            )
        return Least("looked_after_visit", "lives with parents, and the first review is over")
    if kind in ("U2", "U3") and temporary_approval:
        if not reviewed:
            return Least("looked_after_visit_weekly", "carers who are approved for a time, and no review yet")
        return Least("looked_after_visit_connected", "carers who are approved for a time")
    if on < since + timedelta(days=7):
        return Least("looked_after_visit_first", "the first week in this home")
    if to_eighteen and on >= _a_year_after(since):
        return Least(
            "looked_after_visit_settled", "a home meant to last until eighteen, after its first year"
        )
    return Least(
        "looked_after_visit",
        "the first year in this home" if on < _a_year_after(since) else "a home not meant to last",
    )


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return date(day.year + 1, 3, 1)
