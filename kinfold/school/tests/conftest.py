"""The cast at school: Wren at Fernhollow Primary, her teacher in the team, another teacher who leads on safeguarding."""

import pytest

from kinfold.school.tests.making import Schooling, around
from kinfold.sharing.tests.cast import TODAY, Cast, build


@pytest.fixture
def cast(db: None, settings: object) -> Cast:
    """The fixed cast, on its day."""
    settings.KINFOLD_TODAY = TODAY.isoformat()  # type: ignore[attr-defined]
    return build()


@pytest.fixture
def wren(cast: Cast) -> Schooling:
    """Wren's days at school."""
    return around(cast)
