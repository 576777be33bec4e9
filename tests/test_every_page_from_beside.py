"""Every page as the other half of the people sees it: partners, families, other authorities, desks, nobody (`tests/pages.py`)."""

from typing import Any

import pytest

from kinfold.sharing.tests.cast import TODAY
from tests.half_brother import shown_to_another_father
from tests.pages import ACTORS, AT_WORK, BESIDE, otherwise
from tests.world import whole_world


def test_nobody_is_left_out_of_the_two_halves() -> None:
    assert AT_WORK + BESIDE == ACTORS


@pytest.mark.django_db
def test_each_person_beside_sees_of_each_page_what_the_table_says(settings: Any) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    world = whole_world()
    wrong = otherwise(BESIDE, world)
    assert not wrong, "\n".join(wrong)
    read, met = shown_to_another_father(*world)
    assert not met, "A father meets the half-brother of his child:\n" + "\n".join(met)
    assert {"family", "fridge_page", "family_chronology", "family_copy", "documents"} <= read, read
