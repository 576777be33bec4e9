"""Care in plain words: what the law means, what kind of home, what is planned for good, what carers need to know. Pure."""

PLAIN_LAW: dict[str, str] = {
    "V2": "Your parents agreed that we look after you. They can change their mind at any time.",
    "V3": "You stay somewhere else now and then, as your parents agreed.",
    "V4": "You stay somewhere else now and then, as your parents agreed.",
    "C1": "A judge said that we look after you for now, while the court finds out more.",
    "C2": "A judge said that we look after you and share being your parent with your own parents.",
    "E1": "A judge said that we may find a family to adopt you.",
    "L1": "The police made sure that you were in a safe place. This can last three days at most.",
    "L2": "A judge said that you had to be in a safe place straight away. This lasts a few days.",
    "L3": "A judge said that we may find out how you are. This lasts seven days at most.",
    "J1": "A court said that you live where we say until it meets again.",
    "J2": "The police keep you for a short time, and you stay with us for it.",
    "J3": "A court said where you live for a time.",
}
"""What each legal status means, as the child is told."""

PARENT_LAW: dict[str, str] = {
    "V2": "It was agreed with a parent that we look after {child}. A parent who agreed can change their mind at any time.",
    "V3": "{child} stays somewhere else now and then, as was agreed with a parent.",
    "V4": "{child} stays somewhere else now and then, as was agreed with a parent.",
    "C1": "A judge said that we look after {child} for now, while the court finds out more.",
    "C2": "A judge said that we look after {child}. Parents are still parents, and we share the decisions.",
    "E1": "A judge said that we may find a family to adopt {child}.",
    "L1": "The police made sure that {child} was in a safe place. This can last three days at most.",
    "L2": "A judge said that {child} had to be in a safe place straight away. This lasts a few days.",
    "L3": "A judge said that we may find out how {child} is. This lasts seven days at most.",
    "J1": "A court said where {child} lives until it meets again.",
    "J2": "The police keep {child} for a short time.",
    "J3": "A court said where {child} lives for a time.",
}
"""What each legal status means, as a parent and others of the family are told."""

PLAIN_HOME: dict[str, str] = {
    **dict.fromkeys(("U4", "U5", "U6"), "with foster carers"),
    **dict.fromkeys(("U1", "U2", "U3"), "with family or friends"),
    **dict.fromkeys(("A3", "A4", "A5", "A6"), "with a family who want to adopt them"),
    "K1": "in a secure children’s home",
    "K2": "in a children’s home",
    "K3": "in supported accommodation",
    "P1": "with their own parents",
    "P3": "where they work",
    "R1": "in a care home",
    "R2": "in hospital",
    "R3": "in a family centre",
    "R5": "in a young offender institution",
    "S1": "at a residential school",
    "T0": "somewhere else for a short time",
    "T1": "in hospital for a short time",
    "T2": "on holiday",
    "T3": "with other carers while theirs are on holiday",
    "T4": "somewhere else for a few days",
    **dict.fromkeys(("Z11", "Z12", "Z13", "Z14"), "in another kind of home"),
}
"""Where somebody lives, to be read after "lives" or "went to live": never a name, never a place."""

PERMANENCE: dict[str, str] = {
    "home": "Back home with parents",
    "kin": "With family or friends for good",
    "long_term_fostering": "Staying with foster carers for good",
    "special_guardianship": "With a special guardian",
    "child_arrangements": "With somebody under a child arrangements order",
    "adoption": "With a family by adoption",
    "childrens_home": "Staying in a children’s home",
    "independence": "A home of their own, with somebody to turn to",
}
"""What may be planned for good."""

INFORMATION: dict[str, str] = {
    "health": "Health, medicines and allergies",
    "school": "School and what helps there",
    "bedtime": "Bedtime and nights",
    "food": "Food: liked, disliked, not allowed",
    "comfort": "What comforts, and things that must come along",
    "fears": "Fears, and what sets them off",
    "family": "Family, and time with them",
    "friends": "Friends and what they love doing",
    "religion": "Faith, language and where the family comes from",
    "behaviour": "What is hard, and what has helped",
    "history": "What has happened to them, as far as carers need to know",
    "emergency": "Whom to ring, also at night",
    "carers_before": "What the carers before say",
}
"""What the people who care for a child need to know before the child comes (seed 004: 2522-2530)."""

WITH_SIBLINGS: dict[str, str] = {
    "all": "With all brothers and sisters who are in care",
    "some": "With some of them",
    "none": "With none of them",
}

TO_SEE: dict[str, str] = {
    "family": "To see family",
    "friends": "To see friends",
    "somebody": "To see somebody else",
    "nobody": "To get away",
    "not_known": "Not known",
}
"""Whom a missing child went to see: running is a message (seed 004: 526)."""

AGREEING: tuple[str, ...] = (
    "You agree that {child} lives with people we choose with you, and that we look after {child}.",
    "You are still the parent. We ask you before we decide big things.",
    "You can say no. Nobody may threaten you with court to make you say yes.",
    "You can change your mind at any time. You do not need our permission to take {child} home.",
    "If you tell us, we plan the going home with you, so that it is easier for {child}.",
    "Ask a solicitor before you agree, if you want to. The advice may be free.",
    "You can see {child}, unless a court says otherwise. We write down with you when and how often.",
    "We ask {child} too, in words that suit their age.",
)
"""What agreeing to care (section 20) means, as a parent is told. Reading age about nine."""


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def home_said(kind: str) -> str:
    """Say where somebody lives: "with foster carers"."""
    return PLAIN_HOME.get(kind, "somewhere nobody has written down")


def law_said(code: str) -> str:
    """Say what the law means, to the child."""
    return PLAIN_LAW.get(code, "")


def law_said_of(code: str, child: str) -> str:
    """Say what the law means, to a parent of the child."""
    return PARENT_LAW.get(code, "").replace("{child}", child)


def count_said(number: int, one: str, many: str) -> str:
    """Say a small number in words: "three homes"."""
    said = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{said} {one if number == 1 else many}"
