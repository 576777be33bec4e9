"""The cast, and a day that stands still."""

from typing import Any

import pytest

from kinfold.sharing.tests import cast as players


@pytest.fixture
def cast(db: None, settings: Any) -> players.Cast:
    settings.KINFOLD_TODAY = players.TODAY.isoformat()
    return players.build()
