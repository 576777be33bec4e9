"""The tables of moves of the plan room: a child's level of help, and an ending that waits for somebody else's agreement."""

from collections.abc import Iterator

from kinfold.base.transitions import Move, States
from kinfold.plan.rules.levels import LEVELS

_NOT_HELPED = ("not_known", "universal", "adult_services_only")
_BY_AGREEMENT = (*_NOT_HELPED, "referred", "early_help", "closed")
_BEFORE_COURT = (*_BY_AGREEMENT, "child_in_need", "section_47", "child_protection", "kinship_care")
_GROWN = ("special_guardianship", "care_leaver")
_LESS = ("early_help", "child_in_need", "closed")
_AFTER_COURT = (*_LESS, "child_protection", "kinship_care", "special_guardianship", "care_leaver")

_DEEDS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("refer", (*_NOT_HELPED, "closed"), ("referred",)),
    ("agree_help", (*_BY_AGREEMENT, "kinship_care", *_GROWN), ("early_help", "child_in_need")),
    ("step_down", ("child_in_need",), ("early_help",)),
    ("end_help", ("referred", "early_help", "child_in_need", *_GROWN), ("closed",)),
    ("hold_strategy_discussion", (*_BY_AGREEMENT, "child_in_need", "kinship_care", *_GROWN), ("section_47",)),
    ("approve_enquiry", ("section_47",), (*_LESS, *_NOT_HELPED, "referred", "kinship_care", *_GROWN)),
    ("hold_conference", (*_BEFORE_COURT, *_GROWN), ("child_protection",)),
    ("hold_conference", ("section_47", "child_protection"), _LESS),
    ("decide_pre_proceedings", (*_BEFORE_COURT, *_GROWN), ("pre_proceedings",)),
    ("end_before", ("pre_proceedings",), (*_LESS, "child_protection")),
    ("issue_proceedings", (*_BEFORE_COURT, "pre_proceedings", *_GROWN), ("proceedings",)),
    ("end_proceedings", ("proceedings",), _AFTER_COURT),
    ("come_into_care", (*_BEFORE_COURT, "pre_proceedings", "proceedings", *_GROWN), ("looked_after",)),
    ("leave_care", ("looked_after",), _AFTER_COURT),
)
"""Which deed takes a child from which levels to which: a level never changes by itself."""


def _moves() -> Iterator[Move]:
    for verb, sources, targets in _DEEDS:
        for source in sources:
            yield from (Move(verb, source, target) for target in targets if target != source)


LEVEL = States("level of help", {word: words.says for word, words in LEVELS.items()}, tuple(_moves()))
"""Every way in which a child's level may change, by the deed that does it."""

CLOSING = States(
    "ending of help",
    {
        "asked": "Waiting for somebody else’s agreement",
        "agreed": "Agreed",
        "sent_back": "Sent back, with the reason",
    },
    (Move("agree", "asked", "agreed"), Move("send_back", "asked", "sent_back")),
)
