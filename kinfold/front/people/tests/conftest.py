"""The cast, and a day that stands still."""

from typing import Any

import pytest

from kinfold.people import actions as people
from kinfold.sharing.tests import cast as players


@pytest.fixture
def cast(db: None, settings: Any) -> players.Cast:
    settings.KINFOLD_TODAY = players.TODAY.isoformat()
    made = players.build()
    for person in (made.child, made.mother, made.father, made.other_child):
        people.rebuild_keys(person)
    return made
