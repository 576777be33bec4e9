"""What every file of expectations can ask for: its pack, played once, as a story."""

from tests.expectations.story import story

__all__ = ["story"]
