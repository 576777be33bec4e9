"""What the forms offer to choose from."""

from collections.abc import Iterable

from kinfold.services import rules

Choice = tuple[str, str]
OTHER = "other"


def needs() -> list[Choice]:
    """Every need by its label, and room for another."""
    named = sorted(((word, label.worker) for word, label in rules.NEEDS.items()), key=lambda each: each[1])
    return [("", "Choose"), *named, (OTHER, "Something else")]


def outcomes() -> list[Choice]:
    """The five outcomes, after an empty one."""
    return [("", "Choose"), *((word, label.worker) for word, label in rules.OUTCOMES.items())]


def reasons(*states: str) -> list[Choice]:
    """The reasons that fit some states, each once, after an empty one."""
    codes: dict[str, None] = {}
    for state in states:
        codes |= dict.fromkeys(code for code in rules.REASONS_FOR.get(state, ()) if code not in _LAST)
    listed = [*codes, *_LAST]
    return [("", "Choose"), *((code, rules.REASONS[code]) for code in listed)]


def states_as_choices(states: Iterable[str]) -> list[Choice]:
    """States by what they are called, as something that happened."""
    return [(state, HAPPENED[state]) for state in states]


_LAST = ("not_said", "other")
HAPPENED: dict[str, str] = {
    "asked": "It was asked for",
    "offered": "It was offered",
    "accepted": "They said yes, and it has not begun",
    "waiting": "They are on a waiting list",
    "started": "It began",
    "irregular": "It comes and goes: they miss some of it",
    "declined": "They said no",
    "not_eligible": "The service said that it is not for them",
    "unavailable": "It is not to be had",
    "closed_non_engagement": "The service closed because they did not come or answer",
    "ended": "It ended",
}
"""How each step is told on a form."""
STILL: dict[str, str] = {
    "asked": "It was asked for once more, and there is no answer yet",
    "offered": "It was offered once more",
    "accepted": "They still say yes, and it has not begun",
    "waiting": "They are still waiting",
    "started": "It goes on",
    "irregular": "It still comes and goes",
}
"""How a step is told that says again what already holds."""
