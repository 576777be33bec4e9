"""The tables of 2006 on screen: exact for somebody who may open every record, hidden where small for the commissioner."""

import pytest

from kinfold.insight import queries
from kinfold.sharing.tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db


def test_x(cohort: Cast) -> None:
    for actor in ("MG", "AN"):
        asked = queries.asked(cohort.who(actor), {}, today=TODAY, others=True)
        for figure in [
            *queries.about_needs(asked),
            *queries.about_help(asked),
            queries.why_not(asked),
            queries.waits(asked),
            *queries.stress(asked),
        ]:
            print(actor, figure.key)
            for row in figure.rows:
                print("   ", row.label, row.cells)
    assert 0
