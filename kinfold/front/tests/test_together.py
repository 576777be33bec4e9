"""The front pages bring the rooms together: plan, meeting, waits and the child's own page, each no further than its reader may see."""

from datetime import timedelta

import pytest

from kinfold.agencies.models import Practitioner
from kinfold.assessment import actions as assessment
from kinfold.meetings import actions as meetings
from kinfold.plan import actions as plan
from kinfold.plan.models import Goal
from kinfold.services import actions as services
from kinfold.sharing.models import Withheld
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast
from kinfold.voice import actions as voice

WISH = "I want to sleep in my own bed"
SECRET = "To leave Tomas without a row"


@pytest.fixture
def full(cast: Cast) -> Cast:
    by, family = cast.who("AW"), cast.family
    day = TODAY - timedelta(days=50)
    made = plan.make_plan(family, made_on=day, by=by, on=day, in_short="A quiet home.")
    goal = plan.set_goal(
        made, WISH, how_we_will_know="Wren says so", person=cast.child, whose_words="Wren", by_when=TODAY + timedelta(days=20),
        by=by, on=day,
    )  # fmt: skip
    plan.set_goal(made, SECRET, how_we_will_know="She has a plan", person=cast.mother, by=by, on=day)
    plan.agree_action(
        made,
        "Find a bed",
        owner=cast.practitioners["AW"],
        goal=goal,
        by_when=TODAY + timedelta(days=5),
        by=by,
        on=day,
    )
    plan.agree_action(
        made, "Read to Wren", person=cast.mother, by_when=TODAY + timedelta(days=9), by=by, on=day
    )
    services.ask_for_service(
        family,
        [cast.child],
        None,
        named_service="The sleep clinic",
        state="waiting",
        asked_on=day,
        by=by,
        on=day,
    )
    meetings.arrange(family, "team_around_family", "So that everybody knows", by=by, on=TODAY)
    for sort, words in (
        ("day", "I get up before Mum"),
        ("grow", "Breakfast"),
        ("think", "That I am tired"),
        ("do", "Ring Nan"),
    ):
        assessment.contribute(
            family,
            "my_page",
            words,
            sort=sort,
            person=cast.child,
            account="worker",
            by=by,
            on=TODAY,
            on_day=TODAY,
        )
    return cast


def page(cast: Cast, actor: str, path: str) -> str:
    answer = cast.client(actor).get(path)
    assert answer.status_code == 200
    return answer.content.decode().replace("&#39;", "'")


def test_the_family_page_says_what_is_happening_now(full: Cast) -> None:
    said = page(full, "AW", f"/families/{full.family.ref}/")
    for words in (
        WISH,
        "Find a bed",
        "Team around the family",
        "The day is not set yet",
        "The sleep clinic, for Wren",
    ):
        assert words in said
    assert "of Wren Ardleigh's life so far" in said
    for link in ("assessment", "plan", "meetings", "services"):
        assert f"/families/{full.family.ref}/{link}/" in said


def test_a_partner_reads_the_plan_and_no_wait_or_meeting_to_which_they_are_not_asked(full: Cast) -> None:
    said = page(full, "PT", f"/families/{full.family.ref}/")
    assert WISH in said
    assert "Team around the family" not in said
    assert "The sleep clinic" not in said


@pytest.mark.parametrize("path", ["/", "family", "child"])
def test_from_whom_something_is_kept_no_others_goal_meeting_or_worker_is_told(full: Cast, path: str) -> None:
    where = {"family": f"/families/{full.family.ref}/", "child": f"/people/{full.child.ref}/"}.get(path, path)
    said = page(full, "WF", where)
    assert WISH in said
    for words in (SECRET, "Amina", "Team around the family", "quiet home"):
        assert words not in said, words


def test_a_goal_that_is_withheld_stands_on_no_page_of_that_reader(full: Cast) -> None:
    goal = Goal.objects.get(person=full.child)
    Withheld.objects.create(
        from_person=full.mother,
        family=full.family,
        kind="goal",
        item=goal.ref,
        why="Not yet",
        raised_on=BEGAN,
    )
    for path in ("/", f"/families/{full.family.ref}/", f"/people/{full.child.ref}/"):
        assert WISH not in page(full, "FAM", path), path
        assert "Find a bed" not in page(full, "FAM", path).split("What happened lately")[0], path


def test_a_childs_page_says_what_i_need_and_my_plan_and_what_i_asked_for(full: Cast) -> None:
    said = page(full, "AW", f"/people/{full.child.ref}/")
    for words in (
        "A day in my life",
        "I get up before Mum",
        "Breakfast",
        "Ring Nan",
        WISH,
        "The sleep clinic",
    ):
        assert words in said
    assert said.index("What I have said") < said.index("A day in my life") < said.index("My plan")
    assert SECRET not in said


def test_what_a_review_found_stands_beside_what_i_asked_for(full: Cast) -> None:
    made = Goal.objects.get(person=full.child).plan
    answer = plan.ReachedAnswer(
        full.child,
        how_far="partly",
        quickly="no",
        asked="A bed",
        changed="A mattress came",
        why="It is on the floor",
        words="It is soft",
    )
    plan.hold_review(
        made, held_on=TODAY, what_we_saw="A mattress.", outcome="go_on", why="It begins", reached=[answer],
        by=full.who("AW"), on=TODAY,
    )  # fmt: skip
    said = page(full, "AW", f"/people/{full.child.ref}/")
    for words in ("A mattress came", "Partly", "Not quickly enough"):
        assert words in said


def test_what_no_longer_stands_is_gone_from_the_childs_page(full: Cast) -> None:
    from kinfold.assessment.models import Contribution

    row = Contribution.objects.get(sort="think")
    assessment.answer_still_true(row, "no_longer", by=full.who("AW"), on=TODAY, why="She sleeps")
    row = Contribution.objects.get(sort="do")
    assessment.change_contribution(row, "Ring Nan every day", by=full.who("AW"), on=TODAY, why="Wren said")
    said = page(full, "AW", f"/people/{full.child.ref}/")
    assert "That I am tired" not in said
    assert "Ring Nan every day" in said
    assert said.count("Ring Nan") == 1


def test_a_mothers_first_page_has_the_plan_what_she_said_she_would_do_and_somebody_to_ring(
    full: Cast,
) -> None:
    Practitioner.objects.filter(name="Amina Yusuf").update(phone="01632 960101")
    said = page(full, "FAM", "/")
    for words in (WISH, "What you said you would do", "Read to Wren", "See our plan"):
        assert words in said
    assert "Ring Amina Yusuf on" in said
    assert "01632 960101" in said
    assert "Ring Amina" not in page(full, "WF", "/")


def test_a_meeting_is_told_to_a_member_of_the_family_who_is_asked_to_it(full: Cast) -> None:
    assert "When we meet next" not in page(full, "FAM", "/")
    meeting = full.family.meetings.get()
    meetings.invite(meeting, person=full.mother, part="family", by=full.who("AW"), on=TODAY)
    assert "When we meet next" in page(full, "FAM", "/")
    assert "When we meet next" not in page(full, "WF", "/")


def test_a_childs_silence_says_its_reason_and_an_account_in_the_assessment_is_an_account(full: Cast) -> None:
    path = f"/families/{full.family.ref}/"
    before = page(full, "AW", path)
    assert "Wren Ardleigh’s own words are missing." in before
    assert "Ilse Ardleigh’s own account is missing." in before
    voice.explain_silence(
        full.child,
        full.family,
        "She had gone to bed.",
        what_next="I go on Friday.",
        on_day=TODAY,
        by=full.who("AW"),
    )
    assessment.contribute(
        full.family, "housing", "We share one room.", account="parent", said_by_person=full.mother,
        by=full.who("AW"), on=TODAY, on_day=TODAY,
    )  # fmt: skip
    after = page(full, "AW", path)
    assert "She had gone to bed. Next: I go on Friday." in after
    assert "Ilse Ardleigh’s own account is missing." not in after


def test_work_that_was_promised_is_on_my_first_page(full: Cast) -> None:
    said = page(full, "AW", "/")
    for words in ("What I said I would do", "Find a bed", "Meetings and talks to come"):
        assert words in said


def test_every_link_in_the_new_sections_opens_for_its_reader(full: Cast) -> None:
    import re

    for actor in ("AW", "MG", "PT", "FAM", "WF"):
        for path in ("/", f"/families/{full.family.ref}/", f"/people/{full.child.ref}/"):
            main = page(full, actor, path).split("<main", 1)[1].split("</main>")[0]
            for href in set(re.findall(r'href="(/[^"#]*)"', main)):
                assert full.client(actor).get(href.replace("&amp;", "&")).status_code in (200, 302), (
                    actor,
                    path,
                    href,
                )
