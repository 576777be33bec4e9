"""After two wrote at once: neither gives way, and both are kept with their authors. What is carried into a new stage is shown."""

from datetime import timedelta

from django.urls import reverse

from kinfold.assessment import actions, queries
from kinfold.assessment.models import Contribution
from kinfold.assessment.tests.test_writing_pages import add, day, post, text
from kinfold.services import actions as services
from kinfold.sharing.tests.cast import TODAY, Cast

KEPT = {"sharing": "family", **day("on_day")}


def stands(cast: Cast) -> list[Contribution]:
    found = queries.assessment_of(cast.family)
    assert found is not None
    return [row.contribution for row in queries.standing(cast.family, None)]


def test_both_texts_stand_side_by_side_each_with_its_author(cast: Cast) -> None:
    old = add(cast)
    actions.change_contribution(old, "The damp is gone.", by=cast.who("TM"), on=TODAY)
    client = cast.client("AW")
    answers = {"words": "It is damp in one room.", "replaces": old.ref, **KEPT}
    refused = post(client, "change_contribution", old.ref, **answers)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Keep both, side by side" in page
    assert "The damp is gone." in page
    assert "It is damp in one room." in page
    newest = stands(cast)[0].ref
    sent = post(client, "change_contribution", newest, **{**answers, "replaces": newest}, secondary="yes")
    assert sent.status_code == 302
    both = {row.words: row for row in stands(cast)}
    assert set(both) == {"The damp is gone.", "It is damp in one room."}
    assert both["The damp is gone."].author == cast.practitioners["TM"]
    mine = both["It is damp in one room."]
    assert (mine.author, mine.said_by, mine.replaces_id) == (cast.practitioners["AW"], "Amina Yusuf", None)
    shown = text(client, "assessment", cast.family.ref)
    assert "The damp is gone." in shown
    assert "It is damp in one room." in shown


def test_without_a_clash_the_third_way_is_not_offered(cast: Cast) -> None:
    old = add(cast)
    assert "Keep both" not in text(cast.client("AW"), "change_contribution", old.ref)


def test_what_a_mother_said_stays_said_by_her_whoever_wrote_it_down(cast: Cast) -> None:
    old = add(cast, account="parent", said_by="Ilse", said_by_person=cast.mother)
    actions.change_contribution(old, "It is dry now.", by=cast.who("TM"), on=TODAY)
    made = actions.keep_beside(old, "It is damp again.", by=cast.who("AW"), on=TODAY)
    assert (made.said_by, made.said_by_person, made.author) == ("Ilse", cast.mother, cast.practitioners["AW"])
    assert {row.words for row in stands(cast)} == {"It is dry now.", "It is damp again."}


def test_the_same_words_beside_are_one(cast: Cast) -> None:
    old = add(cast)
    now = actions.change_contribution(old, "The damp is gone.", by=cast.who("TM"), on=TODAY)
    assert actions.keep_beside(old, "The damp is gone.", by=cast.who("AW"), on=TODAY) == now


def test_beginning_a_stage_shows_what_goes_with_it_and_asks_of_each_whether_it_is_still_true(
    cast: Cast,
) -> None:
    by, day_before = cast.who("AW"), TODAY - timedelta(days=60)
    said = add(cast)
    told = {"by": by, "on": TODAY}
    need = services.notice_need(cast.mother, cast.family, "mental_health", since=day_before, **told)
    asked = services.ask_for_service(
        cast.family, [cast.mother], None, named_service="Counselling", asked_on=day_before, need=need,
        state="declined", why="Too far away", said_by="Ilse", reason_code="too_far", **told,
    )  # fmt: skip
    page = text(cast.client("AW"), "begin_stage", cast.family.ref)
    assert "Counselling" in page
    for link in (
        reverse("read_need", args=[need.ref]),
        reverse("request", args=[asked[0].ref]),
        reverse("still_true", args=[cast.family.ref]) + f"#still-{said.ref}",
    ):
        assert link in page, link
    assert f'id="still-{said.ref}"' in text(cast.client("AW"), "still_true", cast.family.ref)
