"""Episodes of the looked-after return, derived from the two timelines: never typed, always tiling the period. Pure.

A period of care is cut wherever the law behind it or the place of living truly changes (statutory/903.md, rules 142, 357,
388, 431-436, 501). A stretch for which nobody has written down where the child lived is an episode with an empty `place`:
the period is tiled all the same, and the gap is seen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

TEMPORARY = frozenset({"T0", "T1", "T2", "T3", "T4"})
"""A short stay away: it never starts or ends a period, and it leads back to the home it interrupted."""

GOES_ON = "X1"


@dataclass(frozen=True, slots=True)
class Span:
    """The period of care itself."""

    began: date
    ended: date | None
    need: str
    ended_how: str = ""


@dataclass(frozen=True, slots=True)
class Law:
    """The law behind each day from `since` to the day before `until`."""

    code: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Stay:
    """Where a child lived from `since` to the day before `until`; `carer` is the same word for the same people."""

    kind: str
    since: date
    until: date | None
    provider: str = ""
    carer: str = ""
    ended_how: str = ""
    urn: str = ""
    ref: str = ""

    @property
    def is_short(self) -> bool:
        """True for a short stay away from home."""
        return self.kind in TEMPORARY


NOWHERE = Stay("", date.min, None)


@dataclass(frozen=True, slots=True)
class Episode:
    """One slice of a period of care: a row of the return. `dec` empty: it runs still."""

    decom: date
    rne: str
    ls: str
    need: str
    place: str
    provider: str
    dec: date | None = None
    rec: str = ""
    reason_place_change: str = ""
    urn: str = ""
    placement: str = ""


def episodes(span: Span, law: Sequence[Law], stays: Sequence[Stay]) -> list[Episode]:
    """Cut a period into its episodes, in order: the first begins it (S), each begins on the day the one before ended."""
    cuts = [(day, _law_on(law, day), _stay_on(stays, day)) for day in _days(span, law, stays)]
    kept = [cuts[0]]
    for day, code, stay in cuts[1:]:
        if reason(kept[-1][1], kept[-1][2], code, stay):
            kept.append((day, code, stay))
        else:  # nothing truly changed: one row of the same home followed by another
            kept[-1] = (kept[-1][0], code, replace(stay, ref=stay.ref or kept[-1][2].ref))
    found = [_begin(span, *kept[0], "S")]
    for (_, code, before), (day, code_after, stay) in pairwise(kept):
        why = reason(code, before, code_after, stay)
        found[-1] = replace(
            found[-1], dec=day, rec=GOES_ON, reason_place_change=_why_moved(why, before, stay)
        )
        found.append(_begin(span, day, code_after, stay, why))
    if span.ended is not None:
        found[-1] = replace(found[-1], dec=span.ended, rec=span.ended_how)
    return found


def reason(code: str, before: Stay, code_after: str, after: Stay) -> str:
    """Say why an episode began: L, P, T, B, U; nothing when nothing truly changed."""
    legal = code != code_after
    place = (before.kind, before.provider, before.urn) != (after.kind, after.provider, after.urn)
    carer = not _same_carer(before, after)
    if not legal:
        return "P" if carer else "T" if place else ""
    return "B" if carer else "U" if place else "L"


def _same_carer(before: Stay, after: Stay) -> bool:
    return before.carer == after.carer or (before.ended_how == "PLACE" and not after.is_short)


def _why_moved(why: str, before: Stay, after: Stay) -> str:
    """Why the home ended, only where one did: never for the law alone, nor for a short stay or the way back from it."""
    if why not in ("P", "T", "B", "U") or before.is_short or after.is_short:
        return ""
    return before.ended_how


def _begin(span: Span, day: date, code: str, stay: Stay, rne: str) -> Episode:
    return Episode(day, rne, code, span.need, stay.kind, stay.provider, urn=stay.urn, placement=stay.ref)


def _days(span: Span, law: Iterable[Law], stays: Iterable[Stay]) -> list[date]:
    """The first day, and every later day within the period on which one of the timelines turns."""
    turns = {span.began}
    pairs = [(row.since, row.until) for row in law] + [(row.since, row.until) for row in stays]
    for since, until in pairs:
        turns |= {since} | ({until} if until else set())
    return sorted(
        d for d in turns if d == span.began or (d > span.began and (not span.ended or d < span.ended))
    )


def _law_on(law: Iterable[Law], day: date) -> str:
    """The code on a day; when several began that day, the one that lasted. On a day in and out, the last of it."""
    on = [row for row in law if row.since <= day and (row.until is None or row.until > day)]
    only = [row for row in law if row.since == row.until == day]
    return on[-1].code if on else only[-1].code if only else ""


def _stay_on(stays: Iterable[Stay], day: date) -> Stay:
    on = [row for row in stays if row.since <= day and (row.until is None or row.until > day)]
    return on[-1] if on else NOWHERE


def homes(stays: Iterable[Stay]) -> list[list[Stay]]:
    """The homes a child has had, each with its rows: a short stay away and the way back make no new home, nor does a place
    where they did not stay one night."""
    found: list[list[Stay]] = []
    away = False
    for stay in stays:
        if stay.is_short or stay.until == stay.since:
            away = away or stay.is_short
            continue
        back = away and found and stay.carer == found[-1][-1].carer
        if back or (found and _is_same_home(found[-1][-1], stay)):
            found[-1].append(stay)
        else:
            found.append([stay])
        away = False
    return found


def _is_same_home(before: Stay, after: Stay) -> bool:
    """The same people go on caring and only the kind of placement changed."""
    return before.ended_how == "PLACE" or (before.carer == after.carer and before.until == after.since)


def holes(span: Span, stays: Sequence[Stay], on: date) -> list[tuple[date, date]]:
    """Stretches, up to `on`, for which nobody has written down where the child lived: first day, first day known again."""
    end = min(span.ended or on, on)
    found, day = [], span.began
    for stay in sorted(stays, key=lambda s: s.since):
        if stay.since > day:
            found.append((day, min(stay.since, end)))
        day = max(day, stay.until or date.max)
        if day >= end:
            return [(a, b) for a, b in found if a < b]
    return [(a, b) for a, b in [*found, (day, end)] if a < b]
