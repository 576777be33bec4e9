"""Of everybody who comes into care it is asked once whether there was a home for good before; and the answer is shown."""

from typing import Any

import pytest
from django.urls import reverse

from kinfold.base.errors import NotNow
from kinfold.care import actions, queries
from kinfold.care.rules import before
from kinfold.care.tests.caring import in_care, sent, text
from kinfold.chronology.models import Entry
from kinfold.sharing.tests.cast import TODAY, Cast

ASKED = "have a home for good before"


def told(cast: Cast) -> dict[str, Any]:
    return {"by": cast.who("AW"), "on": TODAY}


@pytest.mark.parametrize(
    "parts, said, returned",
    [
        ((2021, 6, 14), "14 June 2021", "14/06/2021"),
        ((2021, 6, None), "June 2021", "zz/06/2021"),
        ((2021, None, None), "2021", "zz/zz/2021"),
        ((None, None, None), "nobody knows when", "zz/zz/zzzz"),
    ],
)
def test_a_day_is_kept_as_far_as_it_is_known(parts: Any, said: str, returned: str) -> None:
    assert before.as_said(*parts) == said
    assert before.as_returned(*parts) == returned


@pytest.mark.parametrize(
    "facts, field",
    [
        ({"word": "P9"}, "word"),
        ({"word": "P1"}, "arranged_by"),
        ({"word": "P1", "arranged_by": "12"}, "arranged_by"),
        ({"word": "P1", "arranged_by": "999", "month": 3}, "year"),
        ({"word": "P1", "arranged_by": "999", "year": 2020, "month": 6, "day": 31}, "year"),
        ({"word": "P1", "arranged_by": "999", "year": 2010}, "year"),
        ({"word": "P1", "arranged_by": "999", "year": 2026}, "year"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(cast: Cast, facts: dict[str, Any], field: str) -> None:
    period = in_care(cast)
    with pytest.raises(NotNow) as refused:
        actions.say_home_before(period, **facts, **told(cast))
    assert refused.value.field == field
    assert not queries.homes_before(cast.child)


def test_none_stands_alone_and_a_wrong_answer_is_taken_back_not_removed(cast: Cast) -> None:
    period = in_care(cast)
    none = actions.say_home_before(period, "Z1", arranged_by="301", year=2020, **told(cast))
    assert (none.arranged_by, none.year) == ("", None)
    with pytest.raises(NotNow, match="take that back"):
        actions.say_home_before(period, "P1", arranged_by="301", **told(cast))
    actions.take_back_home_before(none, why="It was another child.", **told(cast))
    actions.say_home_before(period, "P1", arranged_by="301", year=2020, **told(cast))
    actions.say_home_before(period, "P2", arranged_by="own", year=2022, **told(cast))
    assert [row.word for row in queries.homes_before(cast.child)] == ["P1", "P2"]
    none.refresh_from_db()
    assert none.taken_back_why == "It was another child."
    says = set(Entry.objects.filter(kind="home_before").values_list("what", flat=True))
    assert says == {"What there was before Wren Ardleigh came into care was asked."}


def test_the_page_of_care_asks_once_and_then_shows_the_answer(cast: Cast) -> None:
    period = in_care(cast)
    client, page = cast.client("AW"), reverse("care", args=[cast.child.ref])
    assert ASKED in text(client.get(page))
    form = reverse("home_before", args=[period.ref])
    refused = client.post(form, sent(word="P2", arranged_by="other", number="3", note="An aunt in Leeds."))
    assert refused.status_code == 422
    assert "An aunt in Leeds." in text(refused)
    answers = {
        "word": "P2",
        "arranged_by": "other",
        "number": "383",
        "year": "2020",
        "note": "An aunt in Leeds.",
    }
    assert client.post(form, sent(**answers)).status_code == 302
    shown = text(client.get(page))
    assert ASKED not in shown
    for words in (
        "With a special guardian before",
        "the order was made 2020",
        "authority 383",
        "An aunt in Leeds.",
    ):
        assert words in shown
    row = queries.homes_before(cast.child)[0]
    back = reverse("take_back_home_before", args=[period.ref, row.pk])
    assert client.post(back, sent(why="Another child.")).status_code == 302
    assert client.get(back).status_code == 404
    assert ASKED in text(client.get(page))
    for actor in ("FAM", "WF", "PT", "CH", "PX"):
        assert cast.client(actor).get(form).status_code == 404, actor
    assert "Leeds" not in text(cast.client("FAM").get(page))
