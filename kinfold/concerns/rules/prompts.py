"""The five dimensions of a referral: five prompts for five written judgements. They are never added up.

Source: Platt, D. (2006) Threshold decisions, Child Abuse Review 15, 4-18, as given by seed 001: 2060-2070.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kinfold.concerns.rules.checks import must_fit


@dataclass(frozen=True, slots=True)
class Prompt:
    """One written judgement that a referral asks for: the field, the question, one line of help."""

    field: str
    asks: str
    hint: str


FIVE: tuple[Prompt, ...] = (
    Prompt(
        "specificity",
        "What exactly is happening to the child?",
        "Say what was seen or heard, when and by whom, as clearly and in as much detail as you can.",
    ),
    Prompt(
        "severity",
        "How serious is it for this child?",
        "Say what it does to this child now: body, feelings, learning, everyday life. Small things that go on count.",
    ),
    Prompt(
        "future_harm",
        "What do you fear may happen if nothing changes?",
        "Say for whom, how soon, and what makes you think so. Say also what keeps the child safe.",
    ),
    Prompt(
        "accountability",
        "How do the parents see it, and what have they done about it?",
        "Mother and father each, in their own words where you can. “I have not been able to ask” is an answer.",
    ),
    Prompt(
        "corroboration",
        "Who else has seen it?",
        "Which other people or services have noticed the same, and where may we ask them?",
    ),
)
PROMPTS: dict[str, Prompt] = {prompt.field: prompt for prompt in FIVE}


def judgements_written(given: Mapping[str, str]) -> dict[str, str]:
    """Return the five judgements as they were written, the ones left out empty. Raises TypeError for any other name."""
    strange = given.keys() - PROMPTS.keys()
    if strange:
        raise TypeError(f"a referral has no judgement called {', '.join(sorted(strange))}")
    return {field: must_fit(given.get(field, ""), field) for field in PROMPTS}
