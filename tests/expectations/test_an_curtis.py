"""The worded expectations of an-curtis: advice that the asker can follow, and help that does not stop too soon."""

from datetime import timedelta

from kinfold.base.dates import plain as said
from kinfold.concerns import queries as concerns
from kinfold.services import actions as help_given
from kinfold.services import queries as services
from tests.expectations.story import Story, dated, plain, played

stage = played("an-curtis")


def test_an_curtis_e10_the_asker_reads_the_advice_and_what_followed(story: Story) -> None:
    told = story.told("e10")
    advice = concerns.consultation_at(story.stage.entries[4][0])
    assert advice is not None
    story.on(5)
    note = "The health visitor met Sue at nursery; Sue said yes to a visit at home."
    sent = story.write("consult_worker", "look_again", {"note": note}, ref=advice.ref)
    assert sent.status_code == 302
    for reader in told["to"]:
        story.on(5 if reader == "consult_worker" else 13)  # the line keeps its look for some days only
        page = story.finds(reader, "consultation", ref=advice.ref)
        assert advice.advice in page, reader
        assert note in page, reader


def test_an_curtis_e9_before_help_ends_the_plan_asks_whether_the_family_is_ready_and_who_carries_on(
    story: Story,
) -> None:
    assert "who carries on" in story.told("e9")["what"]
    story.sends("health_visitor", "make_plan", {"in_short": "Rest for Sue.", **dated("made_on", story.today)})
    ends = story.today + timedelta(days=28)
    visits = next(r for r in services.requests_in(story.family) if r.service.slug == "family-support-worker")
    help_given.change_request(visits, by=story.who("family_support"), on=story.today, planned_until=ends)
    plan = story.reads("health_visitor", "plan")
    assert f"is planned to end on {said(ends)}. Is the family ready, and who carries on?" in plan
    refused = story.write(
        "health_visitor",
        "close_plan",
        {
            "children": [child.ref for child in story.children], "why": "It goes well.", "who_to_ring": "Joan",
            "family_says": "Good.", **dated("decided_on", story.today), **dated("look_back_on", ends),
        },
    )  # fmt: skip
    assert refused.status_code == 422
    asked = plain(refused.content.decode())
    assert "Ask the family whether they are ready" in asked
    assert "Bob" in asked  # his need is still open: somebody has to carry it on
