"""The cast, and a hub with its people around it, for the tests of this room."""

import pytest

from kinfold.hubs.tests.making import Hubs, around
from kinfold.sharing.tests.cast import TODAY, Cast, build


@pytest.fixture
def cast(db: None, settings: object) -> Cast:
    """The fixed cast, on its day."""
    settings.KINFOLD_TODAY = TODAY.isoformat()  # type: ignore[attr-defined]
    return build()


@pytest.fixture
def hubs(cast: Cast) -> Hubs:
    """A hub around the cast."""
    return around(cast)
