"""The fixed cast; and, once for a file, the cohort whose counts are those of tables 4.1 and 4.2."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from kinfold.agencies.models import Account
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
    """The cast, with the cohort that `manage.py load_cohort` enters, in the reach of their manager. Once for a file."""
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        override_settings(KINFOLD_TODAY=TODAY.isoformat()),
    ):
        cast = casting.build()
        for actor, name in (("AW", "daniel"), ("CH", "ruth")):
            Account.objects.filter(pk=cast.accounts[actor].pk).update(username=name)
        call_command("load_cohort", stdout=StringIO())
        yield cast
        transaction.set_rollback(True)
