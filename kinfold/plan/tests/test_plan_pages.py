"""The pages of the plan: each reader sees their part of it, and nothing typed is lost."""

from datetime import timedelta

import pytest

from kinfold.concerns.tests.journey import day, send, send_ok, text
from kinfold.network import actions as network
from kinfold.people import actions as people
from kinfold.plan import actions, queries
from kinfold.plan.actions import ReachedAnswer
from kinfold.plan.models import Goal, Plan, PlanAction, Review
from kinfold.services import actions as services
from kinfold.sharing.models import Withheld
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, member, person

IN_A_MONTH = TODAY + timedelta(days=30)


@pytest.fixture
def cast(db: None, settings) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return players.build()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    by, told = cast.who("AW"), {"by": cast.who("AW"), "on": TODAY}
    plan = actions.make_plan(
        cast.family, made_on=BEGAN, in_short="Quiet nights.", contingency="We meet, and Gran helps.",
        who_to_ring="Amina, 01632 960120", by=by, on=TODAY,
    )  # fmt: skip
    bed = actions.set_goal(
        plan,
        "A bed of my own.",
        how_we_will_know="I sleep in it.",
        person=cast.child,
        by_when=IN_A_MONTH,
        **told,
    )
    actions.agree_action(
        plan, "Buy the bed.", goal=bed, owner=cast.practitioners["AW"], by_when=TODAY, **told
    )
    actions.agree_action(plan, "Paint the room.", goal=bed, person=cast.father, **told)
    actions.agree_action(plan, "Have Wren to tea.", friend="Bea, a neighbour", every_days=7, **told)
    rest = actions.set_goal(
        plan, "I want to feel safe.", how_we_will_know="I say so.", person=cast.mother, **told
    )
    actions.agree_action(plan, "Go to the women’s group.", goal=rest, person=cast.mother, **told)
    actions.set_rhythm(
        plan, cast.child, every_days=14, why="She asked.", place="at school", since=TODAY, **told
    )
    return plan


def page(cast: Cast, actor: str, path: str) -> str:
    answer = cast.client(actor).get(path)
    assert answer.status_code == 200, (actor, path, answer.status_code)
    return text(answer)


def at(cast: Cast, rest: str = "") -> str:
    return f"/families/{cast.family.ref}/plan/{rest}"


def test_the_fridge_page_says_what_who_by_when_how_we_know_and_whom_to_ring(cast: Cast, plan: Plan):
    shown = page(cast, "FAM", at(cast, "fridge/"))
    for words in (
        "Quiet nights.", "A bed of my own.", "How we will know: I sleep in it.", "By 1 April 2026.", "Buy the bed.",
        "Amina Yusuf", "Bea, a neighbour", "every week", "Wren Ardleigh : Amina Yusuf, social worker, every 2 weeks, at school",
        "01632 960120", "We meet, and Gran helps.",
    ):  # fmt: skip
        assert words in shown
    assert "You" in shown


def test_somebody_from_whom_things_are_kept_reads_the_childrens_part_and_no_more(cast: Cast, plan: Plan):
    shown = page(cast, "WF", at(cast, "fridge/"))
    for words in ("A bed of my own.", "Paint the room.", "Wren Ardleigh : A worker, every 2 weeks"):
        assert words in shown
    for words in ("feel safe", "women’s group", "Quiet nights", "Gran", "Amina", "Bea", "at school"):
        assert words not in shown


def test_a_grown_ups_own_goal_reaches_the_others_only_when_that_person_agrees(cast: Cast, plan: Plan):
    goal = Goal.objects.get(person=cast.mother)
    Withheld.objects.all().delete()  # now nothing is kept from the father
    assert "feel safe" in page(cast, "FAM", at(cast, "fridge/"))
    for actor in ("WF", "AW"):  # what a worker prints hangs where everybody reads it
        shown = page(cast, actor, at(cast, "fridge/"))
        assert "Quiet nights." in shown
        for words in ("feel safe", "women’s group"):
            assert words not in shown, (actor, words)
    assert "feel safe" in page(cast, "AW", at(cast))
    actions.change_goal(goal, version=1, shared_with_family=True, by=cast.who("AW"), on=TODAY)
    assert "feel safe" in page(cast, "WF", at(cast, "fridge/"))


def test_a_worker_who_is_with_the_mother_alone_is_not_named_to_the_father(cast: Cast, plan: Plan):
    Withheld.objects.all().delete()
    worker = cast.practitioners["OT"]
    row = players.involve(worker, cast.family, "partner")
    row.person = cast.mother
    row.save()
    actions.agree_action(plan, "Ring Gran on Sunday.", owner=worker, by=cast.who("AW"), on=TODAY)
    assert "Otto Thistle" in page(cast, "FAM", at(cast, "fridge/"))
    shown = page(cast, "WF", at(cast, "fridge/"))
    assert "Ring Gran on Sunday. A worker" in shown
    assert "Otto" not in shown


def test_a_withheld_goal_or_person_leaves_the_plan(cast: Cast, plan: Plan):
    secret = person("Finch Ardleigh")
    member(cast.family, secret, "child")
    told = {"how_we_will_know": "Known.", "by": cast.who("AW"), "on": TODAY}
    actions.set_goal(plan, "Finch learns to swim.", person=secret, **told)
    hidden = actions.set_goal(plan, "Move to the coast.", **told)
    kept = {"from_person": cast.father, "family": cast.family, "why": "Safety", "raised_on": BEGAN}
    Withheld.objects.create(kind="person", item=secret.ref, **kept)
    Withheld.objects.create(kind="goal", item=hidden.ref, **kept)
    actions.agree_action(
        plan, "Look at flats.", goal=hidden, owner=cast.practitioners["AW"], by=told["by"], on=TODAY
    )
    for path in (at(cast, "fridge/"), f"/families/{cast.family.ref}/chronology/"):
        shown = page(cast, "WF", path)
        for words in ("Finch", "coast", "flats"):
            assert words not in shown, (path, words)
    assert "Finch learns to swim." in page(cast, "FAM", at(cast, "fridge/"))


def test_the_working_page_shows_everything_that_a_worker_needs_next(cast: Cast, plan: Plan):
    shown = page(cast, "AW", at(cast))
    for words in (
        "A bed of my own.",
        "Buy the bed.",
        "She asked.",
        "No review has asked",
    ):
        assert words in shown
    assert "Worth asking now" in shown


def test_years_in_temporary_rooms_are_said_until_somebody_asks_for_a_home(cast: Cast, plan: Plan):
    told = {"by": cast.who("AW"), "on": TODAY}
    first, second = TODAY.replace(year=2023), TODAY.replace(year=2024)
    was = people.add_address(cast.child, lines="1 The Inn", kind="temporary", since=first, **told)
    was.until = second
    was.save()
    people.add_address(cast.child, lines="2 The Lodge", kind="temporary", since=second, **told)
    words = "Wren Ardleigh has lived in temporary housing for 3 years. Who asks for a home, and by when?"
    assert words in page(cast, "AW", at(cast))
    actions.agree_action(plan, "Ring housing each Monday.", owner=cast.practitioners["AW"], **told)
    assert words not in page(cast, "AW", at(cast))


def test_a_plan_opens_by_its_own_reference_too(cast: Cast, plan: Plan):
    assert "A bed of my own." in page(cast, "AW", f"/families/{plan.ref}/plan/")


def test_the_team_sees_the_plan_and_only_those_who_hold_the_family_change_it(cast: Cast, plan: Plan):
    goal = Goal.objects.get(person=cast.child)
    paths = {
        "AW": 200, "TM": 200, "MG": 200, "PT": 404, "CH": 404, "DU": 404, "LA2": 404, "FAM": 404, "PX": 404,
    }  # fmt: skip
    for actor, code in paths.items():
        assert cast.client(actor).get(f"/goals/{goal.ref}/change/").status_code == code, actor
    assert "A bed of my own." in page(cast, "PT", at(cast))


def test_a_partner_of_the_team_adds_what_they_do_themselves_and_ends_only_that(cast: Cast, plan: Plan):
    teacher = cast.client("PT")
    send_ok(
        teacher,
        at(cast, "actions/agree/"),
        what="Breakfast at school.",
        owner=f"w:{cast.practitioners['AW'].ref}",
    )
    added = PlanAction.objects.get(what="Breakfast at school.")
    assert added.owner == cast.practitioners["PT"]
    send_ok(teacher, f"/plan-actions/{added.ref}/end/", state="done", **day("ended_on", 2026, 3, 2))
    other = PlanAction.objects.get(what="Buy the bed.")
    assert teacher.get(f"/plan-actions/{other.ref}/end/").status_code == 404


def test_a_plan_is_made_goals_set_and_actions_agreed_on_their_pages(cast: Cast):
    worker = cast.client("AW")
    assert "There is no plan yet" in page(cast, "AW", at(cast))
    send_ok(worker, at(cast, "make/"), in_short="We want quiet nights.", **day("made_on", 2026, 3, 2))
    send_ok(
        worker,
        at(cast, "goals/set/"),
        whose=f"p:{cast.child.ref}",
        words="A bed.",
        how_we_will_know="I sleep in it.",
    )
    goal = Goal.objects.get()
    assert goal.person == cast.child
    send_ok(
        worker,
        at(cast, "actions/agree/"),
        what="Tea on Fridays",
        owner="friend",
        friend="Bea, a neighbour",
        goal=goal.ref,
    )
    assert [(a.friend, a.goal) for a in queries.actions(goal.plan)] == [("Bea, a neighbour", goal)]


def test_what_was_typed_is_kept_when_something_is_missing(cast: Cast, plan: Plan):
    answer = send(cast.client("AW"), at(cast, "actions/agree/"), what="Ring housing on Monday")
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Ring housing on Monday" in shown
    assert "Choose who sees to it." in shown


def test_two_who_change_one_goal_see_both_and_sending_again_keeps_yours(cast: Cast, plan: Plan):
    goal = Goal.objects.get(person=cast.child)
    actions.change_goal(goal, version=1, words="A bed with a blue cover.", by=cast.who("TM"), on=TODAY)
    mine = {"words": "A bunk bed.", "how_we_will_know": "I sleep in it.", "version": "1"}
    first = send(cast.client("AW"), f"/goals/{goal.ref}/change/", **mine)
    shown = first.content.decode()
    assert first.status_code == 422
    assert "A bed with a blue cover." in shown
    assert "A bunk bed." in shown
    assert 'name="version" value="2"' in shown
    send_ok(cast.client("AW"), f"/goals/{goal.ref}/change/?afresh=yes", **(mine | {"version": "2"}))
    assert queries.goal(goal.ref).words == "A bunk bed."


def test_a_review_asks_of_each_child_on_its_page(cast: Cast, plan: Plan):
    key = cast.child.pk
    asked = {
        "what_we_saw": "A new bed.", "outcome": "go_on", "why": "It helps.", f"how_far_{key}": "yes",
        f"quickly_{key}": "no", f"changed_{key}": "She sleeps.", **day("held_on", 2026, 3, 2),
    }  # fmt: skip
    silent = send(cast.client("AW"), at(cast, "review/"), **asked)
    assert "Write what Wren Ardleigh says" in text(silent)
    assert not Review.objects.exists()
    send_ok(cast.client("AW"), at(cast, "review/?afresh=yes"), **asked, **{f"words_{key}": "It is mine."})
    held = Review.objects.get()
    assert "It is mine." in page(cast, "AW", f"/reviews/{held.ref}/")
    assert "She sleeps." in page(cast, "AW", f"/people/{cast.child.ref}/change/")
    family_reads = page(cast, "FAM", f"/reviews/{held.ref}/")
    assert "She sleeps." in family_reads
    assert "It is mine." not in family_reads
    assert cast.client("WF").get(f"/reviews/{held.ref}/").status_code == 404


def test_a_child_who_is_kept_from_the_worker_is_named_by_no_page_of_the_plan(cast: Cast, plan: Plan):
    from kinfold.sharing import actions as sharing

    secret = person("Finch Ardleigh")
    member(cast.family, secret, "child")
    sharing.restrict(
        cast.family,
        person=secret,
        named=[cast.practitioners["MG"]],
        why="Safety",
        by=cast.who("MG"),
        on=TODAY,
    )
    finch = {"how_we_will_know": "Seen.", "person": secret, "by": cast.who("MG"), "on": TODAY}
    goal = actions.set_goal(plan, "Finch learns to swim.", **finch)
    actions.agree_action(plan, "Buy armbands.", goal=goal, person=cast.mother, by=cast.who("MG"), on=TODAY)
    for path in (
        at(cast, "review/"),
        at(cast),
        at(cast, "history/"),
        at(cast, "fridge/"),
        at(cast, "visits/"),
    ):
        shown = cast.client("AW").get(path).content.decode()
        for words in ("Finch", "armbands"):
            assert words not in shown, (path, words)
    assert "Finch learns to swim." in page(cast, "MG", at(cast, "history/"))
    key = cast.child.pk
    send_ok(
        cast.client("AW"), at(cast, "review/"), what_we_saw="Fine.", outcome="go_on", why="Fine.",
        **{f"how_far_{key}": "unknown", f"quickly_{key}": "unknown", f"silent_why_{key}": "Asleep."},
        **day("held_on", 2026, 3, 2),
    )  # fmt: skip


def test_only_a_manager_moves_on_what_is_stuck(cast: Cast, plan: Plan):
    path = at(cast, "move-on/")
    seen = {
        actor: cast.client(actor).get(path).status_code
        for actor in ("AW", "TM", "MG", "CH", "PT", "FAM", "AN")
    }
    assert seen == {"AW": 403, "TM": 403, "MG": 200, "CH": 404, "PT": 403, "FAM": 404, "AN": 404}
    send_ok(
        cast.client("MG"), path, why="Housing never answered.", decided="Strategy meeting on Monday, Margot."
    )
    assert "The plan had not moved." in page(cast, "AW", at(cast, "history/"))


def test_a_package_is_edited_before_anything_is_agreed(cast: Cast):
    worker, path = cast.client("AW"), at(cast, "packages/wc-alicia-sarah-ben/")
    assert "Night work, no money" in page(cast, "AW", at(cast, "packages/"))
    shown = page(cast, "AW", path)
    assert "seed 000: 479" in shown
    assert "Tick at least one line" in text(send(worker, path))
    unowned = send(worker, f"{path}?afresh=yes", do_0="on", what_0="Ring housing")
    assert "Choose who sees to it." in text(unowned)
    send_ok(
        worker, f"{path}?afresh=yes", take_home="on", words_home="A flat near Gran.", know_home="We have keys.", whose_home="all",
        do_0="on", what_0="Ring housing", owner_0=f"w:{cast.practitioners['AW'].ref}",
    )  # fmt: skip
    assert [(g.words, g.person) for g in Goal.objects.all()] == [("A flat near Gran.", None)]
    assert PlanAction.objects.get().goal == Goal.objects.get()
    assert worker.get(at(cast, "packages/no-such/")).status_code == 404


def test_the_plan_page_stays_within_its_queries_however_full(
    cast: Cast, plan: Plan, django_assert_max_num_queries
):
    told = {"by": cast.who("AW"), "on": TODAY}
    for number in range(12):
        goal = actions.set_goal(plan, f"Goal {number}", how_we_will_know="Seen.", person=cast.child, **told)
        for each in range(3):
            actions.agree_action(plan, f"Do {each}", goal=goal, owner=cast.practitioners["AW"], **told)
    told_by = {"asked_on": BEGAN, "state": "waiting", "by": cast.who("AW"), "on": TODAY}
    for named in ("Play therapy", "Speech therapy"):
        services.ask_for_service(cast.family, [cast.child], None, named_service=named, **told_by)
    actions.change_level(cast.child, cast.family, "early_help", on=BEGAN, by=cast.who("AW"))
    for back in (60, 30, 0):
        actions.hold_review(
            plan, held_on=TODAY - timedelta(days=back), what_we_saw="Seen.", outcome="go_on", why="So.",
            reached=[ReachedAnswer(cast.child, silent_why="Asleep.")], **told,
        )  # fmt: skip
    for actor in ("AW", "FAM"):
        path = at(cast) if actor == "AW" else at(cast, "fridge/")
        client = cast.client(actor)
        client.get(path)
        with django_assert_max_num_queries(25):
            assert client.get(path).status_code == 200


def test_one_worker_and_one_service_are_said_once_however_many_they_are_for(cast: Cast, plan: Plan):
    who = cast.who("AW")
    for role in ("partner", "allocated"):
        network.involve(
            cast.practitioners["PT"], cast.family, role, since=BEGAN, by=who, does="Sits with Wren."
        )
    services.ask_for_service(
        cast.family, [cast.child, cast.mother], None, named_service="Drawing together", asked_on=BEGAN,
        state="started", by=who, on=BEGAN,
    )  # fmt: skip
    page = cast.client("AW").get(f"/families/{cast.family.ref}/plan/").content.decode()
    assert page.count("Sits with Wren.") == 1
    assert "Drawing together for Wren Ardleigh and Ilse Ardleigh: " in page
