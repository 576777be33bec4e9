"""The cast with a health visitor, a two-year-old and a baby on the way, for the tests of this room."""

import pytest

from kinfold.sharing.tests.cast import TODAY, Cast, build
from kinfold.universal.tests.making import Young, with_young_children


@pytest.fixture
def cast(db: None, settings: object) -> Cast:
    """The fixed cast, on its day."""
    settings.KINFOLD_TODAY = TODAY.isoformat()  # type: ignore[attr-defined]
    return build()


@pytest.fixture
def young(cast: Cast) -> Young:
    """Young children in the cast's family, with their health visitor."""
    return with_young_children(cast)
