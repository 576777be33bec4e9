"""What was changed because of the figures, and what came of it; and tables that somebody asks to take away."""

from kinfold.insight.models.changes import Change, LookAgain
from kinfold.insight.models.taking import Taking

__all__ = ["Change", "LookAgain", "Taking"]
