"""The fixed cast, and two more children in its family."""

from datetime import date

import pytest

from kinfold.base.who import Who
from kinfold.people.models import Person
from kinfold.services import actions
from kinfold.services.models import Service
from kinfold.sharing.tests import cast as casting
from kinfold.sharing.tests.cast import TODAY, Cast


@pytest.fixture
def cast(db: None) -> Cast:
    """One family and everybody around it."""
    return casting.build()


@pytest.fixture
def by(cast: Cast) -> Who:
    """The allocated social worker."""
    return cast.who("AW")


@pytest.fixture
def baby(cast: Cast) -> Person:
    """A baby of the family, 100 days old."""
    made = casting.person("Pip Ardleigh", born=date(2025, 11, 22))
    casting.member(cast.family, made, "child")
    return made


@pytest.fixture
def speech(db: None) -> Service:
    """A service in the directory."""
    return actions.list_service("speech-therapy", "Speech and language therapy", needs=["speech_language"])


__all__ = ["TODAY"]
