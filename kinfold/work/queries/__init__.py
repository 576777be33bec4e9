"""The reading door to work: my work, what drifts, who holds what, and what was agreed in supervision."""

from kinfold.work.queries.caseload import HeldFamily, Load, caseload
from kinfold.work.queries.drift import Board, Part, Row, drift_board
from kinfold.work.queries.given import Promise
from kinfold.work.queries.mine import Due, LateFamily, MyFamily, MyWork, Unseen, Waiting, my_work
from kinfold.work.queries.shown import Shown, kept
from kinfold.work.queries.supervision import (
    agreed_in,
    is_between,
    my_supervision_actions,
    next_talks,
    supervision,
    supervision_action,
    supervisions_of,
)

__all__ = [
    "Board",
    "Due",
    "HeldFamily",
    "LateFamily",
    "Load",
    "MyFamily",
    "MyWork",
    "Part",
    "Promise",
    "Row",
    "Shown",
    "Unseen",
    "Waiting",
    "agreed_in",
    "caseload",
    "drift_board",
    "is_between",
    "kept",
    "my_supervision_actions",
    "my_work",
    "next_talks",
    "supervision",
    "supervision_action",
    "supervisions_of",
]
