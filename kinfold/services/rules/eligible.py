"""Does a service's own rule of entry fit this person, as far as we know them? Yes, no, or ask. Pure.

It helps a worker to ask the right thing first. It refuses nobody: only the service does, with its reason, and that is kept
(product.md promise 7; seed 002: 896-915).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kinfold.services.rules.directory import looked_for

GROWN_UP = 18
_OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of entry: what it measures, its least and most, the words of which one has to fit, and which way it points."""

    measure: str = ""
    low: int | None = None
    high: int | None = None
    among: tuple[str, ...] = ()
    must: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person. None, and nothing among the words, mean that it is not known."""

    age: int | None = None
    area: tuple[str, ...] | None = None
    needs: frozenset[str] = frozenset()
    level: str = ""
    ages_of_children: tuple[int, ...] | None = None
    is_one_of: frozenset[str] = field(default_factory=frozenset)


def fits(rule: Rule, known: Known) -> bool | None:
    """Say whether a rule lets this person in: yes, no, or not known. A rule that shuts out is turned round."""
    holds = _CHECKS.get(rule.measure, _unknown)(rule, known)
    return holds if rule.must or holds is None else not holds


def altogether(answers: Iterable[bool | None]) -> str:
    """Return “yes” when every rule fits, “no” when one does not, otherwise (or without any rule) “ask”."""
    told = list(answers)
    if any(answer is False for answer in told):
        return "no"
    return "yes" if told and all(answer for answer in told) else "ask"


ALTOGETHER = {
    "yes": "By what we know, it fits",
    "no": "One of their rules does not fit, by what we know. Ask them all the same if you think that it would help",
    "ask": "Not all of it is known",
}
SAYS = {True: "Fits", False: "Does not fit, by what we know", None: "Not known: ask"}


def outward(postcode: str) -> str:
    """Return the first half of a postcode (“MB4” of “MB4 2QT”), or nothing."""
    tidy = postcode.upper().replace(" ", "")
    return tidy[:-3] if 5 <= len(tidy) <= 7 else ""


def _within(age: int, rule: Rule) -> bool:
    return (rule.low is None or age >= rule.low) and (rule.high is None or age <= rule.high)


def _age(rule: Rule, known: Known) -> bool | None:
    """One's own age; for a grown-up and help that is for children, the ages of their children."""
    for_children = rule.high is not None and rule.high < GROWN_UP
    if for_children and known.ages_of_children and (known.age is None or known.age >= GROWN_UP):
        return _parent_of(rule, known)
    return None if known.age is None else _within(known.age, rule)


def _parent_of(rule: Rule, known: Known) -> bool | None:
    if known.ages_of_children is None:
        return None
    return any(_within(age, rule) for age in known.ages_of_children)


def _area(rule: Rule, known: Known) -> bool | None:
    """By the first half of a postcode. A name (“Northside”) has no edge that we know, so what does not match it is no no."""
    if known.area is None:
        return None
    if _folded(rule.among) & _folded(known.area):
        return True
    return False if all(_OUTWARD.fullmatch(word.strip().upper()) for word in rule.among) else None


def _need(rule: Rule, known: Known) -> bool | None:
    """A need that nobody has written down may be there all the same, so this is never a no."""
    return True if known.needs & set(rule.among) else None


def _level(rule: Rule, known: Known) -> bool | None:
    return known.level in rule.among if known.level else None


def _for_whom(rule: Rule, known: Known) -> bool | None:
    """Somebody may be more than we know (a carer, disabled, expecting), so a word that is missing is never a no."""
    reached = {word for one in known.is_one_of for word in looked_for(one)}
    return True if "anyone" in rule.among or reached & set(rule.among) else None


def _unknown(rule: Rule, known: Known) -> None:
    return None


def _folded(words: Sequence[str]) -> set[str]:
    return {word.strip().casefold() for word in words if word.strip()}


_CHECKS = {
    "age": _age, "parent_of": _parent_of, "area": _area, "need": _need, "level": _level, "for_whom": _for_whom,
}  # fmt: skip
