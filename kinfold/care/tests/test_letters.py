"""What is written about a review: the child reads what was written to them, parents what was decided, and nobody the rest."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kinfold.care.models import CareReview
from kinfold.care.tests.caring import day, in_care, reviewed, sent, signed_in, text
from kinfold.network.models import Relationship
from kinfold.plan import actions as plan
from kinfold.plan.actions import ReachedAnswer
from kinfold.sharing.models import Withheld
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, member, person

HELD = date(2025, 11, 27)
LETTER = "You told me that you miss your bed. It comes on Friday."
SHARED = "Sundays together go on, all day."
BETWEEN_US = "Her aunt rang us in tears."


@pytest.fixture
def review(cast: Cast) -> CareReview:
    made: CareReview = reviewed(
        in_care(cast), cast, HELD, to_child=LETTER, to_family=SHARED, decided=BETWEEN_US
    )
    return made


def pages(client: Any, cast: Cast, review: CareReview) -> list[Any]:
    return [
        client.get(reverse("care_reviews", args=[cast.child.ref])),
        client.get(reverse("care_review", args=[review.ref])),
    ]


def test_the_child_reads_what_was_written_to_them_and_what_they_said(cast: Cast, review: CareReview) -> None:
    wren = signed_in(cast.child)
    for answer in pages(wren, cast, review):
        shown = text(answer)
        assert LETTER in shown
        assert "I want to see my brother." in shown
        assert SHARED not in shown
        assert BETWEEN_US not in shown
        assert "We should have looked again by 27 February 2026. Ask why." in shown
    assert reverse("care_reviews", args=[cast.child.ref]) in text(
        wren.get(reverse("care", args=[cast.child.ref]))
    )


def test_a_parent_reads_what_was_decided_and_not_the_childs_letter(cast: Cast, review: CareReview) -> None:
    for answer in pages(cast.client("FAM"), cast, review):
        shown = text(answer)
        assert SHARED in shown
        for kept in (LETTER, BETWEEN_US, "I want to see my brother."):
            assert kept not in shown


def test_nobody_else_of_the_family_reads_any_of_it(cast: Cast, review: CareReview) -> None:
    aunt, brother = person("Bryony"), person("Finch Ardleigh")
    member(cast.family, aunt, "relative")
    member(cast.family, brother, "child")
    for who in (cast.client("WF"), signed_in(aunt), signed_in(brother)):
        assert {answer.status_code for answer in pages(who, cast, review)} == {404}


def test_a_withheld_review_or_child_is_not_there(cast: Cast, review: CareReview) -> None:
    kept = {"from_person": cast.mother, "family": cast.family, "why": "Safety", "raised_on": BEGAN}
    Withheld.objects.create(kind="care_review", item=review.ref, **kept)
    assert {answer.status_code for answer in pages(cast.client("FAM"), cast, review)} == {404}
    Withheld.objects.all().delete()
    other = person("Jay")
    member(cast.family, other, "child")
    Relationship.objects.create(a=cast.mother, b=other, type="mother_of")
    Relationship.objects.create(a=cast.father, b=cast.child, type="father_of")
    assert {answer.status_code for answer in pages(cast.client("FAM"), cast, review)} == {404}


def test_both_letters_are_asked_for_where_the_review_is_written_and_can_be_put_right(cast: Cast) -> None:
    in_care(cast)
    client = cast.client("CH")
    told = sent(
        **day("held_on", HELD), participation="PN1", child_says="I miss my bed.", changed_for_child="She laughs.",
        decided="Her own bed comes to her.", to_child=LETTER, to_family=SHARED,
    )  # fmt: skip
    assert client.post(reverse("hold_care_review", args=[cast.child.ref]), told).status_code == 302
    held = CareReview.objects.get(held_on__isnull=False)
    address = reverse("correct_care_review", args=[held.ref])
    assert LETTER in text(client.get(address))
    again = {
        "decided": held.decided,
        "to_child": "Friday it is.",
        "to_family": SHARED,
        "version": held.version,
    }
    assert client.post(address, sent(**again)).status_code == 302
    assert "Friday it is." in text(signed_in(cast.child).get(reverse("care_review", args=[held.ref])))


def test_of_a_review_of_the_plan_a_child_reads_their_letter_and_words_and_no_other_childs(cast: Cast) -> None:
    brother = person("Finch Ardleigh")
    member(cast.family, brother, "child")
    made = plan.make_plan(cast.family, made_on=BEGAN, by=cast.who("AW"), on=TODAY)
    held = plan.hold_review(
        made, held_on=TODAY, what_we_saw=BETWEEN_US, outcome="go_on", why="It is moving.", by=cast.who("AW"), on=TODAY,
        reached=[
            ReachedAnswer(cast.child, words="I sleep now.", to_child=LETTER),
            ReachedAnswer(brother, words="I do not.", to_child="Dear Finch."),
        ],
    )  # fmt: skip
    shown = text(signed_in(cast.child).get(reverse("review", args=[held.ref])))
    assert LETTER in shown
    assert "I sleep now." in shown
    for kept in ("Dear Finch.", "I do not.", BETWEEN_US):
        assert kept not in shown
    hers = text(cast.client("FAM").get(reverse("review", args=[held.ref])))
    assert "It is moving." in hers
    for kept in (LETTER, "Dear Finch.", "I sleep now."):
        assert kept not in hers
    assert LETTER in text(cast.client("AW").get(reverse("review", args=[held.ref])))
