"""Actions of the people room, against PostgreSQL."""

from datetime import date

import pytest

from kinfold.base.dates import PartialDate
from kinfold.base.who import Who
from kinfold.people import actions, queries

pytestmark = pytest.mark.django_db

ON = date(2026, 3, 3)
WORKER = Who(account_id=None, name="Amina Yusuf", practitioner_id=1)


def test_a_person_who_is_added_has_a_name_and_can_be_filed():
    jake = actions.add_person(
        known_as="Jake Curtis", sex="M", born=PartialDate(date(2021, 3, 22)), by=WORKER, on=ON
    )
    assert [(name.given, name.family) for name in jake.names.all()] == [("Jake", "Curtis")]
    assert jake.search_keys.filter(key="b:2021-03-22").exists()
    assert jake.search_names.get().name == "jake curtis"
    assert queries.person(jake.ref) == jake
    assert queries.same_ids(jake) == (jake.pk,)
