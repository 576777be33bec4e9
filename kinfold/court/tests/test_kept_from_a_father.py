"""Of court a father from whom something is kept reads that it is there, and nothing that anybody wrote of the others."""

from typing import Any

import pytest
from django.urls import reverse

from kinfold.court import actions, rules
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast

SECRET = "She goes to the refuge’s group in Tallow Street."


@pytest.fixture
def cast(db: None, settings: Any) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return players.build()


def written_to(cast: Cast, *parents: Any) -> None:
    told = {"by": cast.who("AW"), "on": TODAY}
    before = actions.decide_pre_proceedings(
        cast.family, [cast.child], decided_on=TODAY, why="It goes on.", must_change=SECRET, help_given=SECRET,
        decide_by=None, approved_by=cast.practitioners["MG"], **told,
    )  # fmt: skip
    actions.send_letter(before, letter_on=TODAY, letter_words="Dear both.", offers=parents, **told)


def page(cast: Cast, actor: str) -> str:
    path = reverse("court_for_family", kwargs={"ref": cast.family.ref})
    return str(cast.client(actor).get(path).content.decode())


def test_a_letter_to_the_mother_alone_is_told_to_her_alone(cast: Cast):
    written_to(cast, cast.mother)
    assert SECRET in page(cast, "FAM")
    his = page(cast, "WF")
    assert SECRET not in his
    assert "There is nothing about court for you to read here." in his


def test_a_letter_to_him_too_is_his_without_what_must_change_for_her(cast: Cast):
    written_to(cast, cast.mother, cast.father)
    his = page(cast, "WF")
    assert SECRET not in his
    assert "Dear both." in his
    assert "We offer you a meeting" in his


def test_an_order_is_told_to_him_in_general_words(cast: Cast):
    actions.make_order(
        cast.family,
        cast.child,
        "interim_care",
        made_on=TODAY,
        in_plain_words=SECRET,
        by=cast.who("AW"),
        on=TODAY,
    )
    assert SECRET in page(cast, "FAM")
    his = page(cast, "WF")
    assert SECRET not in his
    assert rules.MEANS["interim_care"] in his
