"""The cast, for the tests of this room."""

import pytest

from kinfold.sharing.tests.cast import TODAY, Cast, build


@pytest.fixture
def cast(db: None, settings: object) -> Cast:
    """The fixed cast, on its day."""
    settings.KINFOLD_TODAY = TODAY.isoformat()  # type: ignore[attr-defined]
    return build()
