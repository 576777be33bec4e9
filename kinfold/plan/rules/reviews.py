"""What a review must ask of each child before it counts as one. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from kinfold.base.errors import NotNow

CHANGE_CAME = ("yes", "partly")
HOW_FAR = ("yes", "partly", "not_yet", "unknown")
QUICKLY = ("yes", "no", "unknown")


class Heard(Protocol):  # the names speak for themselves
    """One answer of a review about one child."""

    @property
    def how_far(self) -> str: ...  # noqa: D102
    @property
    def quickly(self) -> str: ...  # noqa: D102
    @property
    def changed(self) -> str: ...  # noqa: D102
    @property
    def words(self) -> str: ...  # noqa: D102
    @property
    def own_words(self) -> str: ...  # noqa: D102
    @property
    def silent_why(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Child:
    """A child as a review asks of them."""

    key: int
    name: str


def each_child_is_asked(children: Iterable[Child], answered: Collection[int]) -> None:
    """Refuse a review that leaves out a child: drift hides behind the sibling who does well."""
    for child in children:
        if child.key not in answered:
            raise NotNow(
                f"Say for {child.name} too: has change reached {child.name}, and quickly enough? “We do not know” is "
                "an answer.",
                field="reached",
            )


def child_is_heard(name: str, answers: Iterable[Heard]) -> None:
    """Refuse a review without a child's own words or the reason why there are none."""
    said = list(answers)
    if not any(one.words.strip() or one.own_words.strip() or one.silent_why.strip() for one in said):
        raise NotNow(
            f"Write what {name} says about it, in {name}’s words; or why there are no words yet.",
            field="reached",
        )


def answer_is_sound(name: str, answer: Heard) -> None:
    """Refuse an answer that says change came without saying what, or words beside a reason for having none."""
    if answer.how_far not in HOW_FAR or answer.quickly not in QUICKLY:
        raise NotNow(
            f"Choose how far change has reached {name}, and whether quickly enough.", field="reached"
        )
    if answer.how_far in CHANGE_CAME and not answer.changed.strip():
        raise NotNow(f"Say what has changed for {name}.", field="reached")
    if answer.silent_why.strip() and (answer.words.strip() or answer.own_words.strip()):
        raise NotNow(
            f"There are words of {name}’s here and a reason for having none. Keep one of the two.",
            field="reached",
        )


def came(how_far: str, changed: str) -> bool:
    """Say whether change has reached a child, wholly or partly."""
    return how_far in CHANGE_CAME and bool(changed.strip())
