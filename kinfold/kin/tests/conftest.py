"""The cast, and a grandmother and a friend for it, for the tests of this room."""

import pytest

from kinfold.kin.tests.making import Kin, around
from kinfold.sharing.tests.cast import TODAY, Cast, build


@pytest.fixture
def cast(db: None, settings: object) -> Cast:
    """The fixed cast, on its day."""
    settings.KINFOLD_TODAY = TODAY.isoformat()  # type: ignore[attr-defined]
    return build()


@pytest.fixture
def kin(cast: Cast) -> Kin:
    """Relatives and friends around the cast."""
    return around(cast)
