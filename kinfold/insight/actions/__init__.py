"""The only writers of the insight room: what was changed because of the figures."""

from kinfold.insight.actions.changing import look_again, write_change

__all__ = ["look_again", "write_change"]
