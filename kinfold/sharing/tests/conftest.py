"""The cast, for every test of this room."""

import pytest

from kinfold.sharing.tests import cast as players


@pytest.fixture
def cast(db: None) -> players.Cast:
    return players.build()
