"""The cast, and a day that stands still."""

import pytest

from kinfold.sharing.tests import cast as players


@pytest.fixture
def cast(db: None) -> players.Cast:
    return players.build()
