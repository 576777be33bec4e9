"""Every kind of meeting has words for the family, a sheet that says what to expect, and an agenda."""

import pytest

from kinfold.meetings.models import Meeting
from kinfold.meetings.rules.agenda import OWN
from kinfold.meetings.rules.expect import WHAT_IT_IS
from kinfold.meetings.rules.wording import KIND_TO_FAMILY


@pytest.mark.parametrize("kind", Meeting.Kind.values)
def test_a_kind_of_meeting_is_told_to_the_family_in_its_own_words(kind: str) -> None:
    assert KIND_TO_FAMILY[kind]
    assert all(WHAT_IT_IS[kind])
    assert OWN[kind]
