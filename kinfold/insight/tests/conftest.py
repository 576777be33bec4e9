"""The fixed cast; and, once for a file, the cohort whose counts are those of tables 4.1 and 4.2."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from demo import cohort as made_up
from kinfold.sharing.tests import cast as casting
from kinfold.sharing.tests.cast import TODAY, Cast


@pytest.fixture(autouse=True)
def _today(settings: Any) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()


@pytest.fixture
def cast(db: None) -> Cast:
    """One family and everybody around it."""
    return casting.build()


@pytest.fixture(scope="module")
def cohort(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    """The cast, with the cohort in the reach of their manager. Built once for a file, and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = casting.build()
        workers = made_up.Workers(
            cast.practitioners["AW"], cast.who("AW"), cast.practitioners["CH"], cast.who("CH")
        )

        made_up.enter(workers, TODAY)
        yield cast
        transaction.set_rollback(True)
