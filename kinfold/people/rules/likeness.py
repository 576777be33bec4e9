"""How like what was asked a filed person is, and in what words to say so.

The closeness that orders a list of matches compares *spelling and dates*, is thrown away with the
list, is never shown and says nothing about a person.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import jellyfish

from kinfold.base.dates import PartialDate
from kinfold.people.rules import names as n
from kinfold.people.rules.asking import Asked, swapped

Sure = Literal["same", "likely", "possible"]
ALIKE = 0.82  # Jaro-Winkler at which two spellings may be one name
GOOD_NAME = 0.93
FAIR_NAME = 0.8
POOR_NAME = 0.62  # below this it is somebody else, unless a number or a home says otherwise
HALF_NAME = 0.44  # one name of two


@dataclass(frozen=True, slots=True)
class FiledName:
    """One name of a filed person; `earlier` when it is no longer in use."""

    given: str
    family: str
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Filed:
    """What is compared of one person."""

    names: tuple[FiledName, ...]
    born: PartialDate
    numbers: frozenset[str] = frozenset()
    postcodes: frozenset[str] = frozenset()
    houses: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """The outcome: `order` sorts (higher first), `name` is how alike the names are (0 to 1)."""

    order: float
    name: float
    why: str
    sure: Sure
    date_fits: bool = False
    same_place: bool = False


def likeness(asked: Asked, filed: Filed) -> Likeness | None:
    """Compare; None when it is plainly somebody else."""
    name, name_words = _best_name(asked.names, filed.names)
    day, day_words = _date(asked, filed.born)
    number = bool(filed.numbers & set(asked.numbers))
    place, place_words = _place(asked, filed)
    if asked.names and not number and name < POOR_NAME and not _one_name_and_more(asked, name, day, place):
        return None
    why = [
        "the same number" if number else "",
        name_words if name >= POOR_NAME else "one name the same" if name >= HALF_NAME else "",
        day_words,
        place_words,
    ]
    return Likeness(
        order=3.0 * number + name + 0.6 * day + place,
        name=name,
        why=", ".join(words for words in why if words) or "may be the same person",
        sure=_sure(asked, name, day, number, bool(place)),
        date_fits=day >= 0.8,
        same_place=place > 0,
    )


def _one_name_and_more(asked: Asked, name: float, day: float, place: float) -> bool:
    """Whether one name of two (a new surname) stands with the day of birth or the home; or only a street was asked for."""
    if place and any(street in asked.names for _, street in asked.houses):
        return True
    return name >= HALF_NAME and (day >= 0.9 or place > 0)


def _sure(asked: Asked, name: float, day: float, number: bool, place: bool) -> Sure:
    whole = len(asked.names) > 1
    if number or (name >= GOOD_NAME and whole and day == 1.0):
        return "same"
    if name >= FAIR_NAME and (day >= 0.8 or place):
        return "likely"
    if name >= GOOD_NAME and whole and day >= 0:
        return "likely"
    return "possible"


def _best_name(asked: tuple[str, ...], names: Iterable[FiledName]) -> tuple[float, str]:
    """The closest of a person's names, and how it is close."""
    best, words = 0.0, ""
    for name in names:
        close, said = name_likeness(asked, name.given, name.family)
        if name.earlier:
            close, said = close - 0.01, f"by an earlier name ({said})"
        if close > best:
            best, words = close, said
    return best, words


def name_likeness(asked: tuple[str, ...], given: str, family: str) -> tuple[float, str]:
    """How alike the asked words and a name are (0 to 1), whatever their order, and how that is said."""
    theirs = n.telling_words(f"{given} {family}")
    if not asked or not theirs:
        return 0.0, ""
    close, kinds = _matched(asked, theirs)
    joined_close = _joined(asked, theirs, family)
    if joined_close > close:
        close, kinds = joined_close, {"spelt nearly the same" if joined_close < 1 else "same name"}
    extra = max(0, min(len(theirs), 3) - len(asked))
    said = _said(kinds, part=extra > 0)
    return max(0.0, close - 0.01 * extra), said


def _matched(asked: tuple[str, ...], theirs: list[str]) -> tuple[float, set[str]]:
    """Match each asked word with the closest of theirs that is still free; average over the asked."""
    free = list(theirs)
    total, kinds = 0.0, set[str]()
    for word in asked:
        if not free:
            break
        close, kind, other = max((*_words_alike(word, other), other) for other in free)
        if close > 0:
            free.remove(other)
            total += close
            kinds.add(kind)
    return total / len(asked), kinds


def _words_alike(one: str, other: str) -> tuple[float, str]:
    if one == other:
        return 1.0, "same name"
    if other in n.nicknames().get(one, ()):
        return 0.97, "another form of the name"
    alike = jellyfish.jaro_winkler_similarity(one, other)
    if n.sound(one) == n.sound(other) and alike >= 0.6:
        return max(0.9, alike), "sounds like"
    if len(one) >= 3 and other.startswith(one):
        return 0.88, "begins the same"
    if alike < ALIKE and jellyfish.damerau_levenshtein_distance(one, other) <= 1 and len(one) >= 3:
        return ALIKE, "spelt nearly the same"
    return (alike, "spelt nearly the same") if alike >= ALIKE else (0.0, "")


def _joined(asked: tuple[str, ...], theirs: list[str], family: str) -> float:
    """Compare as one word: Annmarie and Ann-Marie, Curtissmith and Curtis-Smith, and words run together."""
    whole, whole_theirs = "".join(asked), "".join(theirs)
    surname = "".join(n.telling_words(family))
    if whole in (whole_theirs, surname):
        return 1.0
    alike = jellyfish.jaro_winkler_similarity(whole, whole_theirs)
    return 0.95 * alike if len(asked) > 1 and alike >= GOOD_NAME else 0.0


def _said(kinds: set[str], *, part: bool) -> str:
    """The weakest way in which the words are alike is the honest one to say."""
    for kind in ("spelt nearly the same", "begins the same", "sounds like", "another form of the name"):
        if kind in kinds:
            return kind
    return "part of the name" if part else "same name"


def _date(asked: Asked, born: PartialDate) -> tuple[float, str]:
    """How the dates agree: 1 the same day, 0 nothing to compare, below 0 when they speak against it."""
    if not asked.years or born.day is None:
        return 0.0, ""
    if asked.exact is None:
        same_month = asked.month == born.day.month and born.accuracy in ("day", "month")
        if born.day.year in asked.years:
            return (0.9, "born the same month") if same_month else (0.8, "born the same year")
        return (0.2, "born a year apart") if abs(born.day.year - asked.years[0]) == 1 else (-0.4, "")
    if born.accuracy != "day":
        same_year = born.day.year == asked.exact.year
        return (0.8, "birth date not exactly known") if same_year else (0.0, "birth date not exactly known")
    return _two_days(asked.exact, born.day)


def _two_days(asked: date, born: date) -> tuple[float, str]:
    if asked == born:
        return 1.0, "born the same day"
    if swapped(asked) == born:
        return 0.9, "day and month of birth the other way round"
    same = (asked.day == born.day) + (asked.month == born.month) + (asked.year == born.year)
    if same == 2:
        return 0.8, "birth date nearly the same"
    if abs((asked - born).days) <= 31:
        return 0.6, "born within a month"
    return (0.1, "born the same year") if asked.year == born.year else (-0.4, "another birth date")


def _place(asked: Asked, filed: Filed) -> tuple[float, str]:
    if filed.houses & set(asked.houses):
        return 0.5, "same house"
    if filed.postcodes & set(asked.postcodes):
        return 0.4, "same postcode"
    return 0.0, ""
