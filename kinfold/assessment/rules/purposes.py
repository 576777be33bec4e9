"""What an assessment may be for, in plain words, with what may follow. Each use states its purpose (seed 001: 1385-1387)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Purpose:
    """One purpose: its name, why it is done and what may follow as they are said to the family, who holds it."""

    says: str
    in_plain_words: str
    what_may_follow: str
    needs_agreement: bool  # a family may say no to it and nothing is held against them


PURPOSES: dict[str, Purpose] = {
    "early_help": Purpose(
        "Early help assessment",
        "We find out together what would help you and your children, and who can give it. You decide whether to go on.",
        "A plan that we make with you, and people who help. You may say no to any of it. If we came to think that a "
        "child was not safe, we would tell you and ask children’s services.",
        True,
    ),
    "child_and_family": Purpose(
        "Child and family assessment",
        "A social worker finds out with you what your children need and what would help your family.",
        "Help for your family with a social worker, help from others without one, or nothing more. You will read what "
        "is written, and your own account stands beside it.",
        True,
    ),
    "section_47": Purpose(
        "Section 47 enquiry",
        "Somebody is worried that a child may be badly hurt. A social worker has a duty to find out, and what to do.",
        "Nothing more, help for your family, or a meeting about keeping your child safe, to which you are invited.",
        False,
    ),
    "parenting_capacity": Purpose(
        "Parenting capacity assessment",
        "We find out what you do well as a parent, what is hard, what would help you, and whether change can come in "
        "time for your child.",
        "Help for you as a parent. What is found may be used when others decide where your child lives.",
        True,
    ),
    "viability": Purpose(
        "Viability assessment of relatives or friends",
        "We ask whether a child could live with you, and what you would need for it.",
        "A fuller look with you, or an answer with its reasons.",
        True,
    ),
    "conference_report": Purpose(
        "Report for a child protection conference",
        "We write down what is known and what it means for each child, for the meeting about keeping them safe.",
        "You read it before the meeting. The meeting decides whether a plan is needed.",
        False,
    ),
    "court_statement": Purpose(
        "Statement for court",
        "We write down for the court what has happened, what was tried and what we think is right for each child.",
        "You and your solicitor read it. A judge decides.",
        False,
    ),
    "other": Purpose("Another purpose", "", "", True),
}


def purpose(name: str) -> Purpose:
    """Return a purpose by its word. Raises KeyError."""
    return PURPOSES[name]
