"""One of everything: the fixed cast, and of every kind of thing that has a page one thing, made by the rooms' actions."""

from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.utils import timezone

from kinfold.assessment import actions as assessment
from kinfold.clocks import actions as clocks
from kinfold.concerns import actions as concerns
from kinfold.concerns.rules import TypedChild
from kinfold.meetings import actions as meetings
from kinfold.meetings.models import Meeting
from kinfold.network import actions as network
from kinfold.network.models import FamilyMember, HouseholdMember, Involvement, Relationship
from kinfold.people import actions as people
from kinfold.plan import actions as plan
from kinfold.plan.rules import CarriedOn
from kinfold.records import actions as records
from kinfold.services import actions as services
from kinfold.services import queries as services_asked
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import Withheld
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, build, member, person
from kinfold.voice import actions as voice
from kinfold.work import actions as work
from tests.world_care_a import add_living_in_care
from tests.world_care_b import add_caring
from tests.world_court import add_court
from tests.world_directory import add_directory
from tests.world_hubs import add_hubs
from tests.world_insight import add_figures
from tests.world_kin import add_kin
from tests.world_links import add_links
from tests.world_needs import add_needs
from tests.world_openreferral import add_open_referral
from tests.world_protection import add_child_protection
from tests.world_school import add_school
from tests.world_universal import add_universal

KEY = "D0000000000"


def whole_world() -> tuple[Cast, dict[str, dict[str, Any]]]:
    """Build it; return the cast, and for every page's name what its address is made of."""
    cast = build()
    found: dict[str, dict[str, Any]] = {}
    add_people(cast, found)
    add_ties(cast, found)
    add_records(cast, found)
    add_concerns(cast, found)
    add_services(cast, found)
    add_assessment(cast, found)
    add_voice(cast, found)
    add_plan(cast, found)
    add_steps(cast, found)
    add_protection(cast, found)
    add_meetings(cast, found)
    add_work(cast, found)
    add_child_protection(cast, found)
    add_caring(cast, found)
    add_living_in_care(cast, found)
    add_kin(cast, found)
    add_needs(cast, found)
    add_links(cast, found)
    add_court(cast, found)
    add_open_referral(cast, found)
    add_directory(cast, found)
    add_universal(cast, found)
    add_hubs(cast, found)
    add_school(cast, found)
    add_figures(cast, found)
    write_whose_they_are(cast)
    return cast, found


def write_whose_they_are(cast: Cast) -> None:
    """Ilse and Tomas are mother and father of every child of the family: to a parent without a tie, a child is not there."""
    here = FamilyMember.objects.filter(family=cast.family, part__in=FamilyMember.CHILDREN)
    for child in {row.person for row in here.select_related("person")}:
        for parent, type in ((cast.mother, "mother_of"), (cast.father, "father_of")):
            Relationship.objects.get_or_create(a=parent, b=child, type=type)


def pages(found: dict[str, dict[str, Any]], names: str, **parts: Any) -> None:
    """Say what the addresses of some pages are made of."""
    found.update(dict.fromkeys(names.split(), parts))


def add_people(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    by, family = cast.who("AW"), cast.family
    pages(
        found, "home sign_in sign_in_as sign_out find add_person end_glass save_draft gallery glass_reviews"
    )
    pages(
        found, "family family_chronology genogram add_family_member documents keep_document", ref=family.ref
    )
    pages(
        found,
        "add_relative relate set_up_household record_responsibility answer_gap involve hand_over_lead",
        ref=family.ref,
    )
    pages(
        found,
        "write_note record_visit record_instrument kept_closer restrict withhold who_looked",
        ref=family.ref,
    )
    pages(
        found,
        "disclosures disclose decide_not_to_share invite_partner break_glass refer_family",
        ref=family.ref,
    )
    pages(
        found, "person person_details correct_person add_name add_identifier add_address", ref=cast.child.ref
    )
    pages(found, "add_contact_point add_disability record_death ask_to_merge chronology", ref=cast.child.ref)
    pages(found, "ecomap change_level pattern keep_words record_consent explain_silence", ref=cast.child.ref)
    unborn = people.add_person(known_as="Baby", expected_on=TODAY.replace(month=6), by=by, on=TODAY)
    member(family, unborn, "unborn")
    pages(found, "record_birth", ref=unborn.ref)
    address = people.add_address(cast.child, lines="12 Larch Road", since=BEGAN, by=by, on=TODAY)
    pages(found, "end_detail", ref=cast.child.ref, kind="addresses", pk=address.pk)
    twin = people.add_person(known_as="Wren Ardley", by=by, on=TODAY)
    member(family, twin, "child")
    asked = people.ask_to_merge(cast.child, twin, why="Same birthday and school", by=by, on=TODAY)
    pages(found, "merge agree_to_merge undo_merge", pk=asked.pk)


def add_ties(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    by, family = cast.who("AW"), cast.family
    tie = network.relate(cast.mother, cast.child, "mother_of", by=by, on=TODAY)
    pages(found, "change_tie end_tie take_back_tie", ref=family.ref, tie=tie.ref)
    home = network.set_up_household(
        family, "Home", members=[(cast.child, False), (cast.mother, False)], since=BEGAN, by=by
    )
    stay = HouseholdMember.objects.get(household=home, person=cast.child)
    pages(found, "move_in", ref=family.ref, home=home.pk)
    pages(found, "move_out", ref=family.ref, home=home.pk, stay=stay.pk)
    chosen = network.choose_trusted_adult(
        cast.child, person=cast.mother, chosen_by_child=True, said_on=BEGAN, by=by
    )
    pages(found, "choose_trusted_adult", ref=family.ref, child=cast.child.ref)
    pages(found, "end_matters", ref=family.ref, matters=chosen.ref)
    teacher = Involvement.objects.get(practitioner=cast.practitioners["PT"])
    pages(found, "end_involvement end_invitation", ref=family.ref, involvement=teacher.ref)


def add_records(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    by, family = cast.who("AW"), cast.family
    note = records.write_note(
        family, "Wren read to me.", about=[cast.child], happened_on=TODAY, by=by, on=TODAY
    )
    seen = [records.Seen(cast.child, alone=True, said_or_showed="Showed me her room")]
    visit = records.record_visit(family, "All were in.", seen=seen, happened_on=TODAY, by=by, on=TODAY)
    paper = records.keep_document(
        family, BytesIO(b"A letter."), file_name="letter.txt", size=9, title="Letter", about=[cast.child],
        happened_on=TODAY, by=by, on=TODAY,
    )  # fmt: skip
    pages(found, "note add_addendum", ref=note.ref)
    pages(found, "visit", ref=visit.ref)
    pages(found, "open_document", ref=paper.ref)
    pages(found, "entry add_meaning correct_entry", uuid=note.entry)
    voice.keep_words(cast.child, family, "I like stories.", said_on=TODAY, wrote_down_by="Amina Yusuf", by=by)


def add_concerns(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    teacher, family = cast.who("PT"), cast.family
    wren = TypedChild(name="Wren Ardleigh", person_ref=cast.child.ref)
    worry = concerns.raise_concern(
        [wren], saw="Wren was hungry.", seen_on=TODAY, by=teacher, on=TODAY, family=family
    )
    asked = concerns.ask_consultation(family, question="What next?", by=teacher, on=TODAY, concern=worry)
    sent = concerns.make_referral(
        family, [cast.child], why="Hungry again.", by=teacher, on=TODAY, family_told=True
    )
    told = concerns.receive_report(
        [wren], source="neighbour", what="Shouting.", by=cast.who("DU"), on=TODAY, family=family
    )
    wish = concerns.ask_for_help(words="Could somebody ring me?", by=cast.who("FAM"), on=TODAY)
    unknown = concerns.raise_concern(
        [TypedChild(name="Pip Marlowe")], saw="Pip was alone.", seen_on=TODAY, by=cast.who("PX"), on=TODAY
    )
    pip = unknown.about.get().person
    pages(found, "raise_concern my_worries ask_consultation consultation_queue ask_for_help duty_desk")
    pages(found, "receive_report known_to_us")
    pages(found, "raise_concern_step", key=KEY, step="who")
    pages(found, "ask_for_help_step", key=KEY, step="words")
    pages(found, "worry worry_sent ask_about_worry make_referral", ref=worry.ref)
    pages(found, "consultation answer_consultation look_again", ref=asked.ref)
    pages(found, "referral take_up mark_danger tell_outcome decide_referral", ref=sent.ref)
    pages(found, "report look_at_report tell_reporter", ref=told.ref)
    pages(found, "help_request answer_help", ref=wish.ref)
    pages(found, "not_checked not_known_before", ref=pip.ref)
    pages(found, "same_child", ref=pip.ref, known=cast.child.ref)


def add_assessment(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    by, family = cast.who("AW"), cast.family
    added = assessment.contribute(family, "housing", "Two rooms, and it is damp.", by=by, on=TODAY)
    stage = assessment.begin_stage(
        family, "early_help", in_plain_words="To find out what would help.", begun_on=TODAY, by=by, on=TODAY
    )
    pages(found, "assessment accounts compare_stages family_copy told_once", ref=family.ref)
    pages(found, "contribute still_true begin_stage", ref=family.ref)
    pages(found, "change_contribution", ref=added.ref)
    pages(found, "stage get_ready open_again review_stage stop_stage record_signature", ref=stage.ref)
    pages(found, "sign_stage approve_stage", ref=stage.ref)
    pages(found, "write_analysis", ref=f"{stage.ref}.{cast.child.ref}")


def add_steps(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    """Amina leads; help ended once, they came back, and another ending waits for somebody's agreement."""
    family, told = cast.family, {"by": cast.who("AW"), "on": TODAY}
    made, decided = plan.make_plan(family, made_on=BEGAN, **told), {"decided_on": TODAY, "why": "So it is."}
    taken = plan.hand_over(
        made, cast.practitioners["AW"], why="She leads", on_day=TODAY, by=cast.who("MG"), on=TODAY
    )
    plan.change_level(cast.child, family, "early_help", on=BEGAN, by=cast.who("AW"), recorded_on=TODAY)
    ending = {
        **decided, **told, "who_to_ring": "Duty", "look_back_on": TODAY.replace(year=2027), "ready": "yes",
        "family_says": "Yes.", "open_needs": [CarriedOn(need.ref, "Her GP") for need in services_asked.open_needs(family)],
    }  # fmt: skip
    ended = plan.close(made, [cast.child], **ending)
    plan.come_back(made, [cast.child], "child_in_need", lawful_basis="s17_10_c", **decided, **told)
    plan.ask_to_close(made, [cast.child], **ending)
    pages(found, "plan_steps step close_plan answer_closing come_back hand_over", ref=family.ref)
    pages(found, "look_back", ref=ended.ref)
    pages(found, "read_handover", ref=taken.ref)


def add_plan(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    family, told = cast.family, {"by": cast.who("AW"), "on": TODAY}
    made = plan.make_plan(family, made_on=BEGAN, **told)
    goal = plan.set_goal(made, "Breakfast.", how_we_will_know="She eats.", person=cast.child, **told)
    action = plan.agree_action(made, "Buy bread.", goal=goal, owner=cast.practitioners["PT"], **told)
    visits = plan.set_rhythm(made, cast.child, every_days=14, why="She asked.", since=TODAY, **told)
    asked = [plan.ReachedAnswer(cast.child, silent_why="Asleep.")]
    held = plan.hold_review(
        made, held_on=TODAY, what_we_saw="Bread.", outcome="go_on", why="So.", reached=asked, children=[cast.child],
        **told,
    )  # fmt: skip
    pages(
        found,
        "plan plan_history fridge_page make_plan correct_plan set_goal agree_action set_rhythm",
        ref=family.ref,
    )
    pages(found, "hold_review agree_window answer_window move_on_drift packages", ref=family.ref)
    pages(found, "begin_from_package", ref=family.ref, package="an-curtis")
    pages(found, "change_goal end_goal", ref=goal.ref)
    pages(found, "change_action end_action", ref=action.ref)
    hers = plan.agree_action(made, "Ring the school.", person=cast.mother, **told)
    pages(found, "say_how_it_went", ref=hers.ref)
    pages(found, "end_rhythm", ref=visits.ref)
    pages(found, "review", ref=held.ref)
    pages(found, "change_view", ref=cast.child.ref)


def add_services(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    by, family = cast.who("AW"), cast.family
    listed = services.list_service("counselling", "Counselling", needs=["mental_health"])
    need = services.notice_need(
        cast.mother,
        family,
        "mental_health",
        since=BEGAN,
        by=by,
        on=TODAY,
        met="no",
        reason_code="waiting_list",
    )
    asked = services.ask_for_service(
        family, [cast.mother], listed, asked_on=BEGAN, by=by, on=TODAY, need=need
    )
    pages(found, "directory unmet_needs")
    pages(found, "service", slug=listed.slug)
    pages(found, "needs notice_need", ref=cast.mother.ref)
    pages(found, "read_need share_need", ref=need.ref)
    pages(found, "family_services ask_for_service", ref=family.ref)
    pages(found, "request move_request change_request", ref=asked[0].ref)


def add_protection(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    by, family = cast.who("AW"), cast.family
    uncle = person("Uncle Rafe")
    member(family, uncle, FamilyMember.Part.RELATIVE)
    named = [cast.practitioners["AW"], cast.practitioners["MG"]]
    label = sharing.restrict(family, person=uncle, named=named, why="Works in the council", by=by, on=TODAY)
    pages(found, "lower", ref=family.ref, pk=label.pk)
    kept = Withheld.objects.get(from_person=cast.father)
    pages(found, "lift_withheld", ref=family.ref, pk=kept.pk)
    detail = sharing.protect_detail(
        cast.child, "school", "Fernhollow", why="Safety", readers=named[:1], by=by, on=TODAY, family=family
    )
    pages(found, "protect_detail", ref=family.ref, person=cast.child.ref)
    pages(found, "reveal_detail", ref=family.ref, detail=detail.ref)
    opened = sharing.break_glass(
        cast.who("OT"), cast.other_family, category="danger_now", why="A child was found alone at night",
        on=TODAY, now=timezone.now(),
    )  # fmt: skip
    pages(found, "review_glass", ref=opened.ref)


def add_work(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    manager, worker = cast.who("MG"), cast.practitioners["AW"]
    talk = work.supervise(
        cast.family, worker=worker, held_on=TODAY, what_was_said="Wren sleeps better.", by=manager, on=TODAY,
        agreed=[work.Agreed("Ask the school", worker, TODAY)],
    )  # fmt: skip
    due = clocks.start(
        "promised_contact",
        cast.family,
        owner_team=cast.teams["locality"],
        on=BEGAN,
        due_on=TODAY,
        entry=uuid4(),
    )
    pages(found, "drift_board caseload")
    pages(found, "supervise", ref=cast.family.ref)
    pages(found, "supervision", ref=talk.ref)
    pages(found, "do_supervision_action", ref=talk.actions.get().ref)
    pages(found, "name_owner", ref=due.ref)


def add_meetings(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    """One meeting with a day, and one that was held and whose notes were sent; both parents and the teacher are asked."""
    by, family = cast.who("AW"), cast.family
    coming, over = (a_meeting(cast) for _ in range(2))
    pages(found, "meetings arrange_meeting", ref=family.ref)
    pages(found, "meeting what_to_expect meeting_calendar during_meeting offer_time set_time", ref=coming.ref)
    pages(found, "move_meeting call_off_meeting invite_to_meeting take_minute hold_meeting", ref=coming.ref)
    pages(found, "agree_at_meeting agree_words send_notes", ref=coming.ref)
    pages(found, "answer_time", ref=coming.ref, pk=coming.times.get().pk)
    pages(found, "prepare_for_meeting", ref=coming.ref, person=cast.mother.ref)
    pages(found, "answer_invitation", ref=coming.invitations.get(person=cast.mother).ref)
    teacher = coming.invitations.get(practitioner=cast.practitioners["PT"])
    pages(found, "send_report report_form ask_report mark_attended withdraw_invitation", ref=teacher.ref)
    stranger = meetings.invite_worker(
        coming,
        cast.practitioners["PX"],
        "About Wren: come and say what helps her.",
        family_agrees=True,
        by=by,
        on=TODAY,
    )
    pages(found, "invite_worker", ref=coming.ref)
    pages(found, "invitation", ref=stranger.ref)
    meetings.hold(over, held_on=TODAY, by=by, on=TODAY)
    meetings.agree_words(over, "We agreed to meet again.", version=0, by=by, on=TODAY)
    meetings.send_notes(over, by=by, on=TODAY)
    pages(found, "meeting_notes correct_notes", ref=over.ref)


def a_meeting(cast: Cast) -> Meeting:
    by, evening = cast.who("AW"), datetime(2026, 3, 10, 18, tzinfo=timezone.get_default_timezone())
    made = meetings.arrange(cast.family, "team_around_family", "To agree who helps.", by=by, on=TODAY)
    for relative in (cast.mother, cast.father):
        meetings.invite(made, person=relative, part="family", by=by, on=TODAY)
    for actor, part in (("PT", "worker"), ("AW", "chair")):
        meetings.invite(made, practitioner=cast.practitioners[actor], part=part, by=by, on=TODAY)
    meetings.offer_time(made, evening, person=cast.mother, by=by, on=TODAY)
    return meetings.set_time(made, evening, place="Fernhollow library", by=by, on=TODAY)


def add_voice(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    """The child's words, to be answered; feedback of the mother, to be replied to."""
    by, family = cast.who("AW"), cast.family
    words = voice.keep_words(
        cast.child, family, "I want to sleep.", said_on=TODAY, wrote_down_by="Amina Yusuf", by=by
    )
    said = voice.give_feedback(
        cast.mother, family, "meeting", what_helped="The time.", on_day=TODAY, by=by, on=TODAY
    )
    pages(found, "heard", ref=family.ref)
    pages(found, "what_came_of_it", ref=words.ref)
    pages(found, "record_view", ref=cast.child.ref)
    pages(found, "give_feedback", ref=cast.mother.ref)
    pages(found, "reply_to_feedback", ref=said.ref)
