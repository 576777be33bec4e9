"""The only writers of what is read from other directories: look at a file first, then take it."""

from kinfold.openreferral.actions.taking import take_feed
from kinfold.openreferral.actions.trying import try_feed

__all__ = ["take_feed", "try_feed"]
