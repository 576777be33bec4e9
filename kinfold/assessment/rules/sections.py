"""The sections of an assessment: the three sides of the assessment triangle, and each child's own page.

The triangle is the framework's (seed 001: 1951, 2178-2188; seed 002: 633); the child's own page is built on the three
questions a child can ask of us (seed 001: 2004-2008) and a day in the child's life (seed 001: 1363). Family facts are
written once for the family, never once for each child (seed 001: 1770).
"""

from dataclasses import dataclass
from typing import Literal

Whom = Literal["child", "carer", "family"]


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its word, how workers and families read it, on which side it stands, and about whom it is written."""

    name: str
    side: str
    says: str
    to_family: str
    whom: Whom
    asks: str  # what to write about, in plain words


SIDES: dict[str, str] = {
    "my_page": "The child’s own page",
    "child": "How each child is growing",
    "parenting": "How each parent or carer looks after them",
    "family": "The family and what is around it",
}

_ALL = (
    Section("my_page", "my_page", "My page", "My page", "child",
            "What I need to grow, what I need people to think about and to do, and a day in my life."),
    Section("health", "child", "Health", "Health", "child",
            "Growing, eating, sleeping, teeth, eyes and ears, illness and the help for it."),
    Section("education", "child", "Learning and school", "Learning and school", "child",
            "Play and learning, nursery, school or work, what interests them and what is hard."),
    Section("emotional_and_behavioural", "child", "Feelings and behaviour", "Feelings", "child",
            "How they feel and show it, what calms them, how they get on with change."),
    Section("identity", "child", "Who they are", "Who I am", "child",
            "How they see themselves; language, faith, culture, disability; whether they belong."),
    Section("family_and_social_relationships", "child", "Family and friends", "Family and friends", "child",
            "Whom they are close to, friends, brothers and sisters, an adult they trust."),
    Section("social_presentation", "child", "How they come across", "How I come across", "child",
            "Clothes, cleanliness, manner; whether others understand and include them."),
    Section("self_care", "child", "Looking after themselves", "Looking after myself", "child",
            "What they can do for themselves at their age, and what they have to do too early."),
    Section("basic_care", "parenting", "Day-to-day care", "Day-to-day care", "carer",
            "Food, warmth, clothes, cleanliness, doctor and dentist."),
    Section("ensuring_safety", "parenting", "Keeping safe", "Keeping safe", "carer",
            "Keeping the child from harm at home, outside and online."),
    Section("emotional_warmth", "parenting", "Warmth", "Warmth", "carer",
            "Comfort, praise, affection, noticing how the child feels."),
    Section("stimulation", "parenting", "Play and talk", "Play and talk", "carer",
            "Playing, talking, reading, helping with school, chances to try things."),
    Section("guidance_and_boundaries", "parenting", "Guidance and limits", "Guidance and limits", "carer",
            "Showing how to behave and feel, clear limits, and why."),
    Section("stability", "parenting", "Stability", "Steadiness", "carer",
            "Being there in the same way from day to day; who lives in and comes to the home."),
    Section("family_history", "family", "Family history", "Our story", "family",
            "What the family has lived through, and how the parents were looked after themselves."),
    Section("wider_family", "family", "Wider family", "Our wider family", "family",
            "Grandparents, aunts, uncles and friends: who helps, who would, who is missed."),
    Section("housing", "family", "Home", "Our home", "family",
            "The home, its state and its safety; whose it is; how long they can stay."),
    Section("employment", "family", "Work", "Work", "family",
            "Who works, when, and what it means for the children."),
    Section("income", "family", "Money", "Money", "family",
            "Whether there is enough, debts, benefits due. Being poor is a need, not a fault."),
    Section("social_integration", "family", "Neighbours and friends", "Neighbours and friends", "family",
            "Whether the family is part of where they live, or alone."),
    Section("community", "family", "What is near", "What is near us", "family",
            "Nursery, school, doctor, shops, transport, faith, leisure: what is there and can be reached."),
)  # fmt: skip

SECTIONS: dict[str, Section] = {one.name: one for one in _ALL}
MY_PAGE = "my_page"

# The sorts of contribution that make the child's own page, with the question each answers.
ON_MY_PAGE: dict[str, str] = {
    "grow": "What I need to grow",
    "think": "What I need people to think about",
    "do": "What I need people to do",
    "day": "A day in my life",
}


def section(name: str) -> Section:
    """Return a section by its word. Raises KeyError."""
    return SECTIONS[name]


def of_side(side: str) -> list[Section]:
    """The sections of one side of the triangle, in order."""
    return [one for one in _ALL if one.side == side]


def section_for(sort: str, name: str) -> str:
    """The section in which a contribution belongs: what answers a question of the child's own page stands there."""
    return MY_PAGE if sort in ON_MY_PAGE else name
