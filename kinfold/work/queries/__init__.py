"""The reading door to work: my work, what drifts, who holds what, and what was agreed in supervision."""

from kinfold.work.queries.caseload import HeldFamily, Load, caseload
from kinfold.work.queries.drift import Board, Part, Row, drift_board
from kinfold.work.queries.mine import Due, LateFamily, MyFamily, MyWork, Unseen, Waiting, my_work

__all__ = [
    "Board",
    "Due",
    "HeldFamily",
    "LateFamily",
    "Load",
    "MyFamily",
    "MyWork",
    "Part",
    "Row",
    "Unseen",
    "Waiting",
    "caseload",
    "drift_board",
    "my_work",
]
