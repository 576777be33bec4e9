"""The fixed cast, and short ways of doing what every test of this room does."""

import pytest

from kinfold.sharing.tests import cast as players


@pytest.fixture
def cast(db: None) -> players.Cast:
    return players.build()
