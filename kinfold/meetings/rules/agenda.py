"""The order of a meeting: the family first, always; then the child; only then the rest (seed 001: 461-463, 1441-1457)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One part of a meeting: what it is called, and what is asked in it."""

    title: str
    asks: str


FIRST = (
    Item("Who is here", "Everybody says their name, their job, and how they know the children."),
    Item("The family speaks first", "What is going well? What is hard? What do you want from today?"),
    Item(
        "What each child says",
        "In the child’s own words, brought by the child or by whoever speaks for them.",
    ),
)
MIDDLE = Item("What everybody else has seen", "Short, kind and true. Reports of those who could not come.")
LAST = (
    Item("Who does what, by when", "One thing a line: what, who, by which day. The family chooses too."),
    Item("The words we send", "Read them out. Does the family agree with them? Who else gets them?"),
    Item("Next time", "Does the family want to meet again? Which day suits them?"),
)
OWN: dict[str, tuple[Item, ...]] = {
    "team_around_family": (MIDDLE, Item("The plan", "What helps? What is missing? Does help reach each child?")),
    "team_around_child": (MIDDLE, Item("The plan", "What helps? What is missing? Does help reach the child?")),
    "strategy": (
        Item("What has not moved", "What was promised, and what came of it? How long has each child waited?"),
        Item("Why", "What stood in the way: a service, a wait, us? Blame nobody."),
        Item("What happens now", "What will be different for each child, and by which day? Who decides?"),
    ),
    "child_in_need_review": (
        MIDDLE,
        Item("Has change reached each child", "For each child: yes, a little or no, and quickly enough?"),
        Item("What happens next", "Go on, more help, less help, or stop. Say why."),
    ),
    "core_group": (MIDDLE, Item("The protection plan, line by line", "Done, not done, and what that means for each child.")),
    "child_protection_conference": (
        MIDDLE,
        Item("What makes us worry, and what makes it better", "Facts first. Then what each person thinks, and why."),
        Item("Is a protection plan needed", "Each person says yes or no, and why. The family answers."),
    ),
    "review_conference": (
        MIDDLE,
        Item("What has changed for each child", "Since last time: what was asked, what came of it, quickly enough?"),
        Item("Is the protection plan still needed", "Each person says yes or no, and why. The family answers."),
    ),
    "care_review": (
        Item("What was promised", "By whom, and what came of it? What was not done?"),
        MIDDLE,
        Item("Home, school, health and time with family", "Is it right for this child? What does the child want?"),
        Item("For good", "Where will the child grow up? What happens if that cannot be?"),
    ),
    "before_court": (
        Item("What must change, and the help that comes with it", "In plain words; by when; who helps."),
        Item("What the parents and their lawyers say", "Write it as they say it."),
        Item("What is agreed", "Also: who of the family can help, and was the family’s own meeting offered?"),
    ),
    "education_plan": (
        Item("How school is", "What goes well, what is hard: the child first, then parents, then school."),
        Item("What would help", "Who does it, by when, and what the extra money is used for."),
    ),
    "family_group_conference": (
        Item("What the family needs to know", "Workers say it in plain words, answer questions, and leave."),
        Item("The family’s own time", "Only the family. Nobody takes notes."),
        Item("The family’s plan", "The family says what it wants. What would make that possible?"),
    ),
    "transition": (
        MIDDLE,
        Item("What changes and what stays", "Who stays with the child? When do they see the new place? Whom do they ask?"),
    ),
    "other": (MIDDLE,),
}  # fmt: skip


def agenda(kind: str) -> tuple[Item, ...]:
    """Return the parts of a meeting of some kind, in order. The family speaks before any worker, whatever the kind."""
    return (*FIRST, *OWN.get(kind, OWN["other"]), *LAST)
