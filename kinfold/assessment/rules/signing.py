"""What must be there before a stage is signed. Some things must be written; others are asked, and a reason will do.

* so what, for each child (analysis, not only description: seed 002: 643-651, 730): must be written;
* each child heard, or the reason why not (promise 4): must be there;
* needs of the parents only, or of the children only: the other side is asked for (promise 6; seed 001: 1401);
* "doing fine" as the only word about a child: coping may cover a need (seed 001: 500), so it is asked.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

HEARD_WITHIN = timedelta(days=183)
"""How old a child's words may be when a stage begins and still count as heard (ours; no source gives a length)."""

_FINE = re.compile(
    r"\b(fine|ok|okay|all right|alright|well|no (worries|concerns|problems)|copes?|coping|happy|settled|good)\b",
    re.IGNORECASE,
)
SHORT = 120  # characters: a longer text says more than that somebody is doing fine
GOOD_SORTS = frozenset({"strength"})


@dataclass(frozen=True, slots=True)
class Written:
    """What matters here of one contribution: its sort, its words, and whether it speaks of need."""

    sort: str
    words: str


@dataclass(frozen=True, slots=True)
class ChildSoFar:
    """What there is of one child at the moment of signing."""

    key: str
    name: str
    so_what: str = ""
    heard_on: date | None = None
    silent_because: str = ""
    born: bool = True
    written: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something asked before signing. `must`: nothing but doing it will do; otherwise a reason answers it."""

    code: str
    says: str
    must: bool
    key: str = ""  # of the child, where it is about one


def before_signing(
    children: Sequence[ChildSoFar], *, needs_of_children: int, needs_of_adults: int, begun_on: date
) -> list[Prompt]:
    """List what is still asked for, the most important first; nothing means that the stage may be signed."""
    found: list[Prompt] = []
    for child in children:
        if not child.so_what.strip():
            found.append(Prompt("analysis", f"Write what it means for {child.name}.", True, child.key))
    for child in children:
        if child.born and not child.silent_because and not heard_lately(child.heard_on, begun_on):
            says = f"Write down what {child.name} says or shows, or why there is nothing yet."
            found.append(Prompt("heard", says, True, child.key))
    for side in sides_missing(needs_of_children, needs_of_adults):
        found.append(Prompt(f"needs_of_{side}", _ASK[side], False))
    for child in children:
        if only_doing_fine(child.written):
            found.append(Prompt("doing_fine", _FINE_SAYS.format(name=child.name), False, child.key))
    return found


_ASK: Mapping[str, str] = {
    "children": "Needs are written down for the adults only. What does each child need?",
    "adults": "Needs are written down for the children only. What do their parents or carers need for themselves?",
}
_FINE_SAYS = (
    "All that is written about {name} says that things are fine. Coping can cover a need: "
    "say what you looked at, or what {name} told you."
)


def heard_lately(heard_on: date | None, begun_on: date) -> bool:
    """Say whether a child's words are recent enough for a stage begun on this day: nobody is asked twice for nothing."""
    return heard_on is not None and heard_on >= begun_on - HEARD_WITHIN


def sides_missing(needs_of_children: int, needs_of_adults: int) -> list[Literal["children", "adults"]]:
    """Say whose needs are missing when only one side's are written down. None at all is no imbalance."""
    if needs_of_adults and not needs_of_children:
        return ["children"]
    if needs_of_children and not needs_of_adults:
        return ["adults"]
    return []


def only_doing_fine(written: Iterable[Written]) -> bool:
    """Say whether something is written about a child, and all of it is that things are fine (seed 001: 500)."""
    rows = list(written)
    return bool(rows) and all(_says_fine(row) for row in rows)


def _says_fine(row: Written) -> bool:
    return row.sort in GOOD_SORTS or (len(row.words) <= SHORT and bool(_FINE.search(row.words)))
