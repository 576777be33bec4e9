"""What a chronology kind is, and the general kinds that no other room owns.

A room lists its own kinds in its `kinds.py` as `KINDS: list[Kind]`; the names are the words of the scenario packs and
of the rules about time (`kinfold.law.kinds`). Pure: no Django here.
"""

from dataclasses import dataclass
from typing import Literal

Removal = Literal["blank_words", "keep"]
"""What happens to the words of an entry when a person's data are removed after the schedule: the words, who said so and
what it meant are blanked and the bare date and kind stay; or (`keep`) the kind holds nothing about anybody."""

GROUPS: dict[str, str] = {
    "voice": "Own words and agreement",
    "contact": "Talks, notes and visits",
    "worry": "Worries and what happened",
    "help": "Help and services",
    "assessment": "Assessment and sharing",
    "meeting": "Meetings, plans and reviews",
    "decision": "Decisions and levels",
    "home": "Home, moves and court",
    "life": "School, health and family life",
    "papers": "Papers",
}
"""The groups by which the chronology is filtered and its month bars are drawn."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entry: its word, how workers and families read it, and where it is grouped.

    `says` is what workers read; `family_says` what the family reads (the same when empty): plain, warm, no label.
    """

    name: str
    says: str
    group: str
    family_says: str = ""
    removal: Removal = "blank_words"

    @property
    def to_family(self) -> str:
        """What the family reads."""
        return self.family_says or self.says


KINDS: list[Kind] = [
    Kind("birth", "Birth", "life", "A baby was born"),
    Kind("death", "Death", "life", "Somebody died"),
    Kind("pregnancy_known", "A baby is expected", "life", "A baby is on the way"),
    Kind("moved", "Move", "home", "Somebody moved"),
    Kind("placement_started", "Began living with somebody else", "home", "Somewhere new to live"),
    Kind("court_step", "Court", "home", "Something happened at court"),
    Kind("incident", "Something happened", "worry", "Something happened"),
    Kind("school_step", "School", "life", "School"),
    Kind("health_step", "Health", "life", "Health"),
    Kind("information_requested", "Information asked for", "assessment", "Somebody asked for information"),
    Kind("information_shared", "Information shared", "assessment", "Information was shared"),
    Kind("assessment_started", "Assessment begun", "assessment", "We began finding out what would help"),
    Kind("assessment_done", "Assessment finished", "assessment", "We wrote down what would help"),
    Kind("meeting_held", "Meeting", "meeting", "A meeting"),
    Kind("plan_made", "Plan made", "meeting", "A plan was made"),
    Kind("review_held", "Review", "meeting", "We looked at how the plan is going"),
    Kind("decision_made", "Decision", "decision", "Something was decided"),
    Kind("outcome_noted", "What changed", "decision", "What changed"),
    Kind("worker_changed", "Change of worker", "help", "Your worker changed"),
    Kind("service_offered", "Help offered", "help"),
    Kind("service_accepted", "Help accepted", "help", "You said yes to help"),
    Kind("service_declined", "Help declined", "help", "You said no to help"),
    Kind("service_waiting", "Waiting for help", "help", "Waiting for help"),
    Kind(
        "service_not_eligible",
        "Told they could not have this help",
        "help",
        "Told you could not have this help",
    ),
    Kind("service_unavailable", "Help not to be had", "help", "This help was not there"),
    Kind("service_started", "Help began", "help"),
    Kind("service_irregular", "Help came and went", "help"),
    Kind("service_ended", "Help ended", "help"),
]
