"""What a feed says now, what it said last time, and what stands here: what to take, and what somebody changed by hand. Pure.

Only what the feed itself changed since last time is taken, and only where nobody here has written something else meanwhile.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SAID = {
    "name": "the name", "does": "what it does", "target": "whom it is for", "how_to_ask": "how to ask", "web": "the web address",
    "email": "the e-mail address", "phone": "the telephone number", "cost_to_family": "what it costs the family",
    "duration": "how long it takes", "travel": "how to get there", "access": "steps, signing and the like",
    "opening": "when it is open", "out_of_hours": "out of hours", "youngest": "the least age", "oldest": "the greatest age",
    "usual_days": "the usual length", "childcare": "whether children are minded", "ask_yourself": "whether a family may ask",
    "checked_on": "when it was made sure of", "needs": "the needs", "for_whom": "for whom it is", "kind": "the kind",
    "areas": "the areas", "languages": "the languages", "organisation": "who gives it", "withdrawn": "whether it is still there",
    "openings": "the hours", "criteria": "who may have it", "places": "the places",
}  # fmt: skip
"""What each fact is called."""


@dataclass(slots=True)
class Merged:
    """What is taken, and the names of what stays because somebody changed it by hand."""

    taken: dict[str, Any] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)


def merged(theirs: Mapping[str, Any], before: Mapping[str, Any], ours: Mapping[str, Any]) -> Merged:
    """Put the three together. `before` is what the feed said last time; nothing when it was not read before."""
    made = Merged()
    for name, value in theirs.items():
        last, here = before.get(name), ours.get(name)
        if value == here or (name in before and value == last):
            continue
        if name in before and here != last:
            made.kept.append(name)
        else:
            made.taken[name] = value
    return made


def said(names: list[str]) -> str:
    """Say some facts in words."""
    return ", ".join(SAID.get(name, name) for name in names)
