"""What my work says before a visit, and which school waits to be told."""

import pytest

from kinfold.protection.tests.test_urgent import alert, notice
from kinfold.sharing.tests.cast import TODAY, Cast, build
from kinfold.work import queries as work

pytestmark = pytest.mark.django_db


def test_my_work_shows_what_to_do_before_a_visit_and_schools_to_tell() -> None:
    cast: Cast = build()
    alert(cast)
    notice(cast)
    mine = work.my_work(cast.who("AW"), TODAY)
    assert [row.what_to_do for row in mine.before_visits] == ["Go in twos."]
    assert [row.child for row in mine.to_tell] == [cast.child]
    assert "Go in twos." in cast.client("AW").get("/").content.decode()
    teacher = work.my_work(cast.who("PT"), TODAY)
    assert not teacher.before_visits
    assert not teacher.to_tell
