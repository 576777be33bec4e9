"""Visits to hospital and missed appointments, said together as facts: how many, in how long, for what. Never a score. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kinfold.universal.rules.saying import counted

LOOK_BACK = timedelta(weeks=52)
TOGETHER = 2
"""From this many on, what happened is said together. Ours: it says what is there and draws no conclusion."""

VISITS = frozenset({"emergency", "walk_in", "admitted"})
SAID: dict[str, tuple[str, str]] = {
    "burn": ("burn", "burns"),
    "break": ("broken bone", "broken bones"),
    "head": ("knock to the head", "knocks to the head"),
    "cut": ("cut or bruise", "cuts or bruises"),
    "swallowed": ("time something was swallowed", "times something was swallowed"),
    "bite": ("bite", "bites"),
    "self_harm": ("time of self-harm", "times of self-harm"),
    "violence": ("time hurt by somebody", "times hurt by somebody"),
    "illness": ("illness", "illnesses"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """One contact: what kind, for what, on which day."""

    kind: str
    about_what: str
    happened_on: date


def pattern(contacts: Iterable[Seen], on: date) -> list[str]:
    """Sentences about the last year: "Three visits in ten weeks; two burns." Nothing where nothing repeats."""
    near = sorted(
        (one for one in contacts if on - LOOK_BACK <= one.happened_on <= on), key=lambda one: one.happened_on
    )
    visits = [one for one in near if one.kind in VISITS]
    missed = [one for one in near if one.kind == "not_brought"]
    return [*_visits(visits), *_missed(missed)]


def _visits(visits: list[Seen]) -> list[str]:
    if len(visits) < TOGETHER:
        return []
    what = Counter(one.about_what for one in visits)
    repeats = [counted(many, *SAID[word]) for word, many in what.items() if many >= TOGETHER and word in SAID]
    return [_sentence(f"{counted(len(visits), 'visit')} in {_span(visits)}", repeats)]


def _missed(missed: list[Seen]) -> list[str]:
    if len(missed) < TOGETHER:
        return []
    return [_sentence(f"not brought to {counted(len(missed), 'appointment')} in {_span(missed)}", [])]


def _sentence(first: str, repeats: list[str]) -> str:
    whole = "; ".join([first, *repeats])
    return f"{whole[0].upper()}{whole[1:]}."


def _span(rows: list[Seen]) -> str:
    """How long it took from the first to the last: "one day", "ten weeks", "five months"."""
    days = (rows[-1].happened_on - rows[0].happened_on).days + 1
    if days < 14:
        return counted(days, "day")
    weeks = round(days / 7)
    return counted(weeks, "week") if weeks <= 16 else counted(round(days / 30.4), "month")
