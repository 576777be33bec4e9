"""What going missing tells: how often, where the child was found, whom they went to see. Counts and words, no score. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinfold.care.rules.words import count_said


@dataclass(frozen=True, slots=True)
class Once:
    """One time that a child was missing."""

    began: date
    back: date | None
    to_see: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """All of them together: how many, whom they went to see most, and the sentence that says so."""

    times: int
    to_see: tuple[tuple[str, int], ...]
    says: str


def told(times: Iterable[Once], name: str) -> Told:
    """Say what the times together tell. Only what was asked and answered counts; the rest is said to be unknown."""
    all_of_them = list(times)
    seen = Counter(one.to_see for one in all_of_them if one.to_see and one.to_see != "not_known")
    most = seen.most_common()
    return Told(len(all_of_them), tuple(most), _said(len(all_of_them), most, name))


def _said(times: int, most: list[tuple[str, int]], name: str) -> str:
    if not times:
        return f"{name} has not been missing."
    known = sum(number for _, number in most)
    often = "once" if times == 1 else count_said(times, "time", "times")
    first = f"{name} was missing {often}."
    if not most:
        return f"{first} Nobody has written down yet whom {name} went to see."
    word, number = most[0]
    whom = {
        "family": "to see family",
        "friends": "to see friends",
        "somebody": "to see somebody else",
        "nobody": "to get away",
    }[word]
    if number == times:
        share = "Each time it was" if times > 1 else "It was"
    elif number * 2 > times:
        share = f"Most of them ({number} of {times}) were"
    else:
        share = f"{count_said(number, 'time it was', 'times it was').capitalize()}"
    unknown = times - known
    rest = f" Of {count_said(unknown, 'time', 'times')} nobody knows." if unknown else ""
    return f"{first} {share} {whom}.{rest}"
