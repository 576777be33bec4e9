"""The only writers of the insight room: what was changed because of the figures, and tables that are taken away by two people."""

from kinfold.insight.actions.changing import look_again, write_change
from kinfold.insight.actions.taking import answer_taking, ask_to_take, fetch_taking

__all__ = ["answer_taking", "ask_to_take", "fetch_taking", "look_again", "write_change"]
