"""The addresses of the openreferral room: the feed, and taking in another."""

from kinfold.openreferral.views.feed import described, feed, missing, one, page
from kinfold.openreferral.views.importing import directory_feed, directory_feeds, take_feed, try_feed

__all__ = [
    "described",
    "directory_feed",
    "directory_feeds",
    "feed",
    "missing",
    "one",
    "page",
    "take_feed",
    "try_feed",
]
