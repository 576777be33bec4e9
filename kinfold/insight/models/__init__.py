"""What was changed because of the figures, and what came of it."""

from kinfold.insight.models.changes import Change, LookAgain

__all__ = ["Change", "LookAgain"]
