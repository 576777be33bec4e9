"""The pages: a conference decided on one page, what each reader may see of it, and few queries with four siblings."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.assessment import actions as assessment
from kinfold.meetings import actions as meetings
from kinfold.meetings import queries as meetings_asked
from kinfold.protection import actions
from kinfold.protection.models import (
    Conference,
    Dissent,
    Enquiry,
    PoliceNoticeTold,
    ProtectionPlan,
    StrategyDiscussion,
)
from kinfold.protection.tests.making import (
    TODAY,
    a_plan,
    asked_for,
    brother,
    discussed,
    ended,
    enquiry,
    hold,
    under_plan,
    written,
)
from kinfold.protection.tests.test_urgent import alert, notice
from kinfold.services import actions as services
from kinfold.sharing.models import Withheld
from kinfold.sharing.tests.cast import Cast

MOST = 25
FREELY = "Somebody is up before school."


def sent(**answers: Any) -> dict[str, Any]:
    """A form's answers with a token of its own."""
    return {"token": str(uuid.uuid4()), **answers}


def day(name: str, when: Any = TODAY) -> dict[str, str]:
    """The three boxes of a date."""
    return {f"{name}-day": str(when.day), f"{name}-month": str(when.month), f"{name}-year": str(when.year)}


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def get(cast: Cast, actor: str, name: str, ref: str, **more: Any) -> str:
    """A page as one of the cast sees it; it must be there."""
    answer = cast.client(actor).get(reverse(name, kwargs={"ref": ref, **more}))
    assert answer.status_code == 200, (name, actor, answer.status_code)
    return text(answer)


def gone(cast: Cast, actor: str, name: str, ref: str) -> bool:
    return cast.client(actor).get(reverse(name, kwargs={"ref": ref})).status_code == 404


def post(cast: Cast, actor: str, name: str, ref: str, answers: dict[str, Any], **more: Any) -> Any:
    return cast.client(actor).post(reverse(name, kwargs={"ref": ref, **more}), sent(**answers))


def with_parents(cast: Cast, conference: Conference) -> Conference:
    """Both parents and the teacher are asked to it."""
    meeting = meetings_asked.meeting(conference.meeting)
    for relative in (cast.mother, cast.father):
        meetings.invite(meeting, person=relative, part="family", by=cast.who("AW"), on=TODAY)
    meetings.invite(
        meeting, practitioner=cast.practitioners["PT"], part="worker", by=cast.who("AW"), on=TODAY
    )
    return conference


def decided(cast: Cast, **more: Any) -> dict[str, Any]:
    """The answers of a conference about Wren."""
    n = cast.child.pk
    return {
        **day("held_on"), "in_the_room": "6", "quorate": "yes", "family_spoke_first": "yes", f"decision_{n}": "plan",
        f"why_{n}": "Nobody is there in the mornings.", f"category_{n}": "NEG", "must_change": FREELY,
        "if_it_does_not": "We ask a solicitor.", "version": "1", **more,
    }  # fmt: skip


def test_a_strategy_discussion_is_written_on_one_page(cast: Cast):
    ash = brother(cast)
    answers = {
        "children": [cast.child.ref, ash.ref], **day("held_on"), "why": "A mark.", "who_social_care": "Amina Yusuf",
        "who_police": "DC Reed", "brought_police": "Called twice.", "decision": "joint", "decided_why": "It may happen again.",
        "keeps_safe_now": "Gran stays.", "told_family": "Amina rang.",
    }  # fmt: skip
    assert post(cast, "AW", "hold_strategy_discussion", cast.family.ref, answers).status_code == 302
    made = StrategyDiscussion.objects.get()
    assert [(one.agency, one.brought) for one in made.took_part.order_by("pk")] == [
        ("social_care", ""),
        ("police", "Called twice."),
    ]
    assert made.enquiries.count() == 2
    page = get(cast, "AW", "strategy_discussion", made.ref)
    assert "Called twice." in page
    assert gone(cast, "TM", "strategy_discussion", made.ref)
    assert "Called twice." not in get(cast, "TM", "protection", cast.family.ref)


def test_who_took_part_and_what_the_family_is_told_are_asked_for_and_nothing_is_lost(cast: Cast):
    answers = {
        "children": [cast.child.ref], **day("held_on"), "why": "A mark on an arm.", "decision": "single",
        "decided_why": "So.", "keeps_safe_now": "Gran.",
    }  # fmt: skip
    answer = post(cast, "AW", "hold_strategy_discussion", cast.family.ref, answers)
    assert answer.status_code == 422
    assert "Say who took part." in text(answer)
    assert "A mark on an arm." in text(answer)
    assert not StrategyDiscussion.objects.exists()


def test_an_outcome_goes_to_a_manager_and_its_author_cannot_agree(cast: Cast):
    discussed(cast)
    row = enquiry(cast)
    answers = {
        "outcome": "not_substantiated", "why": "Falls.", "next": "nothing", "child_says": "I fell.", "version": "1",
    }  # fmt: skip
    assert post(cast, "AW", "write_outcome", row.ref, answers).status_code == 302
    assert post(cast, "AW", "approve_enquiry", row.ref, {"answer": "agree"}).status_code == 403
    assert "Agree, or send back" not in get(cast, "AW", "enquiry", row.ref)
    assert "Agree, or send back" in get(cast, "MG", "enquiry", row.ref)
    assert post(cast, "MG", "approve_enquiry", row.ref, {"answer": "agree"}).status_code == 302
    told = {**day("told_on"), "told_by": "Amina Yusuf", "how": "You did nothing wrong."}
    assert "Nothing more is needed from us" in get(cast, "AW", "tell_enquiry_outcome", row.ref)
    assert post(cast, "AW", "tell_enquiry_outcome", row.ref, told).status_code == 302
    assert "You did nothing wrong." in get(cast, "AW", "enquiry", row.ref)


def test_somebody_who_wrote_an_outcome_in_another_part_is_refused_too(cast: Cast):
    discussed(cast)
    row = written(cast, enquiry(cast), by="CH")
    assert post(cast, "CH", "approve_enquiry", row.ref, {"answer": "agree"}).status_code == 403
    assert Enquiry.objects.get().state == "ready"


def test_a_conference_is_decided_on_one_page_child_by_child(cast: Cast):
    ash = brother(cast)
    conference = with_parents(cast, asked_for(cast, cast.child, ash))
    more = {
        f"decision_{ash.pk}": "no_plan", f"why_{ash.pk}": "Gran has him.", f"after_{ash.pk}": "early_help",
        f"hard_{cast.mother.pk}": ["alcohol", "bereavement"], f"hard_note_{cast.mother.pk}": "Since her mother died.",
        "differs_1": f"p:{cast.father.ref}", "differs_child_1": str(cast.child.pk), "differs_says_1": "I was there.",
        "core_group": [f"p:{cast.mother.ref}", f"w:{cast.practitioners['PT'].ref}"],
    }  # fmt: skip
    answer = post(cast, "CH", "hold_conference", conference.ref, decided(cast, **more))
    assert answer.status_code == 302, text(answer)[:4000]
    page = get(cast, "AW", "conference", conference.ref)
    for words in (
        "A child protection plan",
        "No child protection plan",
        "I was there.",
        "Since her mother died.",
        FREELY,
    ):
        assert words in page
    here = get(cast, "AW", "protection", cast.family.ref)
    assert "First core group" in here or "first core group" in here
    assert "Petra Tolliver" in here


def test_a_decision_without_what_it_needs_is_asked_for_beside_the_child(cast: Cast):
    conference = asked_for(cast)
    without = decided(cast, must_change="", differs_says_1="No.")
    without.pop(f"category_{cast.child.pk}")
    answer = post(cast, "CH", "hold_conference", conference.ref, without)
    assert answer.status_code == 422
    for words in (
        "Choose the one main category for Wren",
        "Say what must be different",
        "Choose who says this.",
    ):
        assert words in text(answer)
    assert "Nobody is there in the mornings." in text(answer)
    assert not ProtectionPlan.objects.exists()


def test_two_people_who_decide_at_once_both_keep_their_words(cast: Cast):
    conference = asked_for(cast)
    actions.prepare_conference(conference, version=1, supporter_asked="Gran.", by=cast.who("AW"), on=TODAY)
    answer = post(cast, "CH", "hold_conference", conference.ref, decided(cast))
    assert answer.status_code == 422
    assert FREELY in text(answer)
    assert 'value="2"' in text(answer)


def test_each_parent_reads_the_decision_and_only_their_own_part(cast: Cast):
    Withheld.objects.all().delete()
    conference = with_parents(cast, asked_for(cast))
    hold(
        cast, conference, a_plan(cast.child), family_view="The mother lives at 4 Larch Road now.",
        circumstances=[actions.Circumstances(cast.mother, "alcohol", "Since her mother died."),
                       actions.Circumstances(cast.father, "anger", "He was in prison.")],
        dissents=[actions.Dissenting("He never hit us.", child=cast.child, person=cast.mother),
                  actions.Dissenting("I see it in class.", child=cast.child, practitioner=cast.practitioners["PT"])],
    )  # fmt: skip
    hers, his = (get(cast, actor, "conference_for_family", conference.ref) for actor in ("FAM", "WF"))
    for page in (hers, his):
        assert "There is a plan to keep Wren Ardleigh safe." in page
        assert "I see it in class." in page
        assert "Larch Road" not in page
    assert "Since her mother died." in hers
    assert "He was in prison." not in hers
    assert "He was in prison." in his
    assert "Since her mother died." not in his
    assert "He never hit us." in hers
    assert "He never hit us." not in his


def test_whoever_something_is_kept_from_reads_the_bare_decisions(cast: Cast):
    conference = hold(
        cast, with_parents(cast, asked_for(cast)), a_plan(cast.child, what_follows="Help at the refuge in Elm Street."),
        must_change="He stays away from Elm Street.",
        dissents=[actions.Dissenting("We are at Elm Street.", person=cast.mother)],
    )  # fmt: skip
    his = get(cast, "WF", "conference_for_family", conference.ref)
    assert "There is a plan to keep Wren Ardleigh safe." in his
    assert "Elm Street" not in his
    assert "Chidi Holm will tell you the rest." in his


def test_a_child_who_is_kept_from_a_father_is_not_on_his_page(cast: Cast):
    ash = brother(cast)
    Withheld.objects.create(
        from_person=cast.father,
        family=cast.family,
        kind="person",
        item=ash.ref,
        why="Not his child",
        raised_on=TODAY,
    )
    conference = hold(
        cast, with_parents(cast, asked_for(cast, cast.child, ash)), a_plan(cast.child), a_plan(ash)
    )
    his = get(cast, "WF", "conference_for_family", conference.ref)
    assert "Wren" in his
    assert "Ash" not in his
    assert "Ash" in get(cast, "FAM", "conference_for_family", conference.ref)


def test_family_who_were_not_asked_do_not_find_the_conference(cast: Cast):
    conference = asked_for(cast)
    assert gone(cast, "FAM", "conference_for_family", conference.ref)
    with_parents(cast, conference)
    before = get(cast, "FAM", "conference_for_family", conference.ref)
    assert "You speak first." in before


def test_a_partner_reads_the_conference_only_when_asked_to_it(cast: Cast):
    conference = asked_for(cast)
    assert gone(cast, "PT", "conference", conference.ref)
    with_parents(cast, conference)
    assert "Wren Ardleigh" in get(cast, "PT", "conference", conference.ref)


def test_the_report_is_put_together_from_the_assessment_and_nothing_is_typed_again(cast: Cast):
    by = cast.who("AW")
    assessment.contribute(cast.family, "housing", "Two rooms, and it is damp.", by=by, on=TODAY)
    assessment.contribute(
        cast.family, "wider_family", "Gran comes each day.", sort="strength", by=by, on=TODAY
    )
    services.notice_need(
        cast.mother, cast.family, "alcohol", since=TODAY, by=by, on=TODAY, detail="In the evenings"
    )
    conference = asked_for(cast)
    actions.prepare_child(conference, cast.child, child_says="I want breakfast.", by=by, on=TODAY)
    page = get(cast, "AW", "conference_report", conference.ref)
    for words in (
        "Two rooms, and it is damp.",
        "Gran comes each day.",
        "In the evenings",
        "I want breakfast.",
    ):
        assert words in page
    stage = assessment.begin_stage(
        cast.family,
        "conference_report",
        in_plain_words="For the conference.",
        begun_on=TODAY,
        by=by,
        on=TODAY,
    )
    assessment.write_analysis(
        stage, cast.child, version=0, by=by, on=TODAY, so_what="Wren is alone at breakfast."
    )
    assert "Wren is alone at breakfast." in get(cast, "AW", "conference_report", conference.ref)


def test_a_report_that_the_family_reads_holds_nothing_that_few_may_read(cast: Cast):
    notice(cast)
    alert(cast)
    discussed(cast)
    page = get(cast, "AW", "conference_report", asked_for(cast).ref)
    assert "Conference asked for" in page
    for words in ("Police", "before visiting", "Strategy"):
        assert words not in page.split('id="happened"')[1]


def test_the_page_before_a_conference_says_what_to_put_right(cast: Cast):
    conference = asked_for(cast)
    page = get(cast, "AW", "conference", conference.ref)
    assert "The family has not read the report yet." in page
    answers = {
        **day("report_shared_on"), "report_shared_how": "Read together.", **day("chair_met_family_on"),
        "supporter_asked": "Gran comes.", "in_the_room": "7", "version": "1",
    }  # fmt: skip
    assert post(cast, "AW", "prepare_conference", conference.ref, answers).status_code == 302
    facts = {
        "who_knows_child": "Petra, her teacher.",
        "participation": "PN6",
        "child_says": "Not so many people.",
    }
    assert post(cast, "AW", "prepare_child", conference.ref, facts, child=cast.child.ref).status_code == 302
    after = get(cast, "AW", "conference", conference.ref)
    assert "Worth putting right" not in after
    assert "Not so many people." in after


def test_how_a_conference_was_run_is_answered_without_a_score(cast: Cast):
    conference = hold(cast, asked_for(cast), a_plan(cast.child))
    answers = {"answered_as": "family", "family_first": "no", "small_room": "partly", "note": "Ask us first."}
    assert post(cast, "CH", "conference_quality", conference.ref, answers).status_code == 302
    page = get(cast, "CH", "conference_quality", conference.ref)
    assert "The family: No" in page
    assert "Ask us first." in page
    assert post(cast, "CH", "conference_quality", conference.ref, {"answered_as": "chair"}).status_code == 422


def test_what_visitors_do_is_read_by_all_who_visit_and_what_happened_by_few(cast: Cast):
    alert(cast)
    for actor in ("AW", "MG", "CH"):
        page = get(cast, actor, "safety_alerts", cast.family.ref)
        assert "Go in twos." in page
        assert "barred the door" in page
    for actor in ("TM", "DU"):
        page = get(cast, actor, "safety_alerts", cast.family.ref)
        assert "Go in twos." in page
        assert "barred the door" not in page
    assert gone(cast, "PT", "safety_alerts", cast.family.ref)
    for actor in ("FAM", "WF"):
        assert gone(cast, actor, "safety_alerts", cast.family.ref)
    assert "Go in twos." not in get(cast, "AW", "person", cast.child.ref)


def test_a_school_reads_the_least_that_helps_and_nothing_else(cast: Cast):
    row = notice(cast).told.get()
    assert gone(cast, "PT", "acknowledge_notice", row.ref)
    actions.tell_of_notice(row, told_on=TODAY, by=cast.who("DU"), on=TODAY)
    page = get(cast, "PT", "acknowledge_notice", row.ref)
    assert "Wren was at home last night when police came." in page
    assert "struck" not in page
    assert gone(cast, "PX", "acknowledge_notice", row.ref)
    assert gone(cast, "FAM", "acknowledge_notice", row.ref)
    assert "Be kind to a child today" in text(cast.client("PT").get(reverse("home")))
    assert post(cast, "PT", "acknowledge_notice", row.ref, {"support_given": "Breakfast."}).status_code == 302
    assert PoliceNoticeTold.objects.get().support_given == "Breakfast."
    assert "Breakfast." in get(cast, "AW", "police_notice", row.notice.ref)


def test_a_police_notice_is_received_and_each_school_told_from_its_page(cast: Cast):
    answers = {
        "children": [cast.child.ref], **day("happened_on"), **day("received_on"), "what_police_say": "A chair broke.",
        "minimum": "Wren was there.",
    }  # fmt: skip
    made = post(cast, "AW", "receive_police_notice", cast.family.ref, answers)
    assert made.status_code == 302
    row = PoliceNoticeTold.objects.get()
    wrong = post(cast, "AW", "tell_of_notice", row.ref, {"whom": row.practitioner.ref, **day("told_on")})
    assert "Say whether the family knows." in text(wrong)
    right = {"whom": row.practitioner.ref, **day("told_on"), "family_told": "yes"}
    assert post(cast, "AW", "tell_of_notice", row.ref, right).status_code == 302
    assert "They have not said yet what they did." in get(cast, "AW", "police_notice", row.notice.ref)


def test_an_emergency_is_written_down_with_its_hour_and_the_place_is_kept(cast: Cast):
    answers = {
        "child": cast.child.ref, "kind": "police_protection", **day("began_on", TODAY - timedelta(days=1)),
        "began_time": "9.30pm", "made_by": "Inspector Hale", "why": "Nobody at home.", "where_taken": "4 Larch Road",
    }  # fmt: skip
    assert post(cast, "DU", "record_emergency_power", cast.family.ref, answers).status_code == 302
    here = get(cast, "AW", "protection", cast.family.ref)
    assert "Police protection" in here
    ref = here.split("/emergency-protection/")[1].split("/")[0]
    page = get(cast, "AW", "emergency_power", ref)
    assert "4 March 2026 at 21:30" in page
    assert "Larch" not in page
    assert ref not in get(cast, "TM", "protection", cast.family.ref)
    wrong = post(
        cast, "AW", "end_emergency_power", ref, {**day("ended_on"), "ended_time": "noonish", "how": "Home"}
    )
    assert "Write the time like this" in text(wrong)
    assert (
        post(
            cast, "AW", "end_emergency_power", ref, {**day("ended_on"), "ended_time": "08:00", "how": "Home"}
        ).status_code
        == 302
    )


def test_a_family_with_nothing_of_this_is_told_what_to_do(cast: Cast):
    assert "No enquiries, conference or protection plan so far." in get(
        cast, "AW", "protection", cast.family.ref
    )
    assert "Nothing to know before a visit" in get(cast, "AW", "safety_alerts", cast.family.ref)


def test_earlier_plans_are_counted_as_a_fact_with_those_from_elsewhere(cast: Cast):
    earlier = TODAY - timedelta(days=120)
    conference = actions.transfer_in(
        cast.family, [cast.child], from_authority="Northfold", told_on=earlier, by=cast.who("AW"), on=earlier
    )
    hold(cast, conference, a_plan(cast.child, before_elsewhere=1), on=earlier)
    ends = actions.ChildDecision(cast.child, "ends", "Safe now.", ended_how="child_in_need")
    later = earlier + timedelta(days=60)
    hold(cast, asked_for(cast, kind="review", on=later), ends, on=later)
    under_plan(cast, on=TODAY)
    page = get(cast, "AW", "protection", cast.family.ref)
    assert "2 earlier plans, 1 of them elsewhere." in page


@pytest.fixture
def four(cast: Cast) -> Cast:
    """Four siblings with everything at once."""
    siblings = [
        cast.child,
        *(brother(cast, f"Child {n} Ardleigh-Featherstonehaugh of the Long Name") for n in range(3)),
    ]
    discussed(cast, *siblings, held_on=TODAY - timedelta(days=40), on=TODAY)
    for child in siblings:
        ended(cast, enquiry(cast, child), "conference", on=TODAY - timedelta(days=35))
    under_plan(cast, *siblings, on=TODAY - timedelta(days=30))
    with_parents(cast, asked_for(cast, *siblings, kind="review"))
    alert(cast)
    notice(cast, *siblings)
    return cast


def test_four_siblings_take_few_queries_on_every_page(four: Cast):
    coming, held = Conference.objects.get(state="preparing"), Conference.objects.get(state="held")
    pages = [
        ("AW", "protection", four.family.ref), ("AW", "conference", coming.ref), ("AW", "conference", held.ref),
        ("AW", "conference_report", coming.ref), ("AW", "hold_conference", coming.ref), ("AW", "safety_alerts", four.family.ref),
        ("AW", "police_notice", four.family.police_notices.get().ref), ("AW", "enquiry", Enquiry.objects.first().ref),
        ("FAM", "conference_for_family", coming.ref), ("AW", "strategy_discussion", StrategyDiscussion.objects.get().ref),
        ("PT", "protection", four.family.ref), ("AW", "conference_quality", held.ref),
    ]  # fmt: skip
    took = {}
    for actor, name, ref in pages:
        client = four.client(actor)
        with CaptureQueriesContext(connection) as found:
            assert client.get(reverse(name, kwargs={"ref": ref})).status_code == 200
        took[name, actor, ref] = len([q for q in found.captured_queries if "SAVEPOINT" not in str(q["sql"])])
    assert {page: count for page, count in took.items() if count > MOST} == {}


def test_who_disagreed_stands_on_every_page_that_shows_the_decision(cast: Cast):
    conference = hold(
        cast, with_parents(cast, asked_for(cast)), a_plan(cast.child),
        dissents=[actions.Dissenting("I see it in class.", practitioner=cast.practitioners["PT"])],
    )  # fmt: skip
    assert Dissent.objects.count() == 1
    for actor, name in (("AW", "conference"), ("PT", "conference"), ("FAM", "conference_for_family")):
        assert "I see it in class." in get(cast, actor, name, conference.ref)
