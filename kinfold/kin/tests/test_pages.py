"""The pages of this room: the way through them, who sees what, nothing typed lost, few queries."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.agencies import actions as agencies
from kinfold.kin import actions
from kinfold.kin.models import (
    AbroadCheck,
    AbroadVisit,
    CarerSupport,
    Explored,
    FamilyGroup,
    NetworkPerson,
    TemporaryApproval,
    Viability,
)
from kinfold.kin.tests.making import LATER, Kin
from kinfold.network import actions as network
from kinfold.sharing import actions as sharing
from kinfold.sharing.tests.cast import PASSWORD, TODAY, Cast, member, person

MOST = 25


def sent(**answers: Any) -> dict[str, Any]:
    """A form's answers with a token of its own."""
    return {"token": str(uuid.uuid4()), **answers}


def day(name: str, when: date = TODAY) -> dict[str, str]:
    """The three boxes of a date."""
    return {f"{name}-day": str(when.day), f"{name}-month": str(when.month), f"{name}-year": str(when.year)}


def at(name: str, ref: str, **more: Any) -> str:
    return reverse(name, kwargs={"ref": ref, **more})


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def siblings(cast: Cast) -> list[Any]:
    """Three more children for the family, one with a very long name, and a second father."""
    long = "Aurelia-Constance Wilhelmina Featherstonehaugh-Okonkwo-Ardleigh"
    made = [
        person(name, born=date(2012 + n, 1, 2)) for n, name in enumerate((long, "Bo Ardleigh", "Cy Brand"))
    ]
    for one in made:
        member(cast.family, one, "child")
    other_father = person("Dez Brand")
    member(cast.family, other_father, "parent")
    network.relate(other_father, made[2], "father_of", by=cast.who("AW"), on=TODAY)
    return made


def test_from_the_map_to_an_assessment_that_is_read_and_challenged(cast: Cast, kin: Kin) -> None:
    worker, manager = cast.client("AW"), cast.client("MG")
    family, child = cast.family.ref, cast.child.ref
    assert "Nobody has been thought of yet" in text(worker.get(at("kin", family)))
    page = text(worker.post(at("explore_from_map", family, child=child), follow=True))
    assert "Edith Sallow" in page
    assert "Grandmother (Ilse Ardleigh’s mother)" in page
    row = Explored.objects.get(person=kin.granny)
    worker.post(at("ask_kin", row.ref))
    row.refresh_from_db()
    assert row.asked_on == TODAY
    empty = worker.post(
        at("answer_kin", row.ref),
        sent(can="offers", answer="I can.", version=row.version, **day("answered_on")),
    )
    assert empty.status_code == 422
    assert "A small thing counts" in text(empty)
    assert "I can." in text(empty)
    told = sent(
        can="offers",
        answer="She can have my room.",
        offers=["home", "meals"],
        version=row.version,
        **day("answered_on"),
    )
    page = text(worker.post(at("answer_kin", row.ref), told, follow=True))
    assert "She can have my room." in page
    page = text(worker.post(at("begin_viability", row.ref), sent(told="no", **day("begun_on")), follow=True))
    assert "does not know yet that this is an assessment" in page
    made = Viability.objects.get()
    facts = {"outcome": "no", "why": "Too far from school.", "version": made.version, **day("done_on")}
    refused = worker.post(at("finish_viability", made.ref), sent(**facts))
    assert "do not know yet" in text(refused)
    assert "Too far from school." in text(refused)
    worker.post(at("tell_viability", made.ref), sent(told_how="In her kitchen.", **day("told_on")))
    made.refresh_from_db()
    done = sent(**{**facts, "version": made.version}, rushed="on", rushed_why="The hearing is tomorrow.")
    worker.post(at("finish_viability", made.ref), done)
    page = text(worker.post(
        at("share_viability", made.ref), sent(sees="differently", they_say="There is a bus.", **day("shared_on")), follow=True
    ))  # fmt: skip
    assert "They see it differently" in page
    page = text(manager.post(at("answer_challenge", made.ref), sent(answer="You are right."), follow=True))
    assert "You are right." in page


def test_one_answer_goes_to_four_brothers_and_sisters(cast: Cast, kin: Kin) -> None:
    children, worker = [cast.child, *siblings(cast)], cast.client("AW")
    told = sent(children=[one.ref for one in children], whom="named", named="Joan Petty", tie="neighbour")
    page = text(worker.post(at("explore_kin", cast.family.ref), told, follow=True))
    assert page.count("Joan Petty") >= 4
    assert "Featherstonehaugh" in page
    first, *others = Explored.objects.order_by("pk")
    facts = {
        "can": "offers",
        "answer": "I do Fridays.",
        "offers": ["school_runs"],
        "version": first.version,
        **day("answered_on"),
    }
    worker.post(at("answer_kin", first.ref), sent(**facts, also_for=[row.ref for row in others]))
    assert set(Explored.objects.values_list("state", flat=True)) == {"offers"}


def test_a_manager_approves_for_a_time_and_the_worker_is_told_that_it_is_not_theirs(
    cast: Cast, kin: Kin
) -> None:
    row, manager = kin.offering(), cast.client("MG")
    assert cast.client("AW").get(at("approve_for_a_time", row.ref)).status_code == 403
    page = text(
        manager.post(at("approve_for_a_time", row.ref), sent(why="Tonight.", **day("began_on")), follow=True)
    )
    assert "Due Monday 22 June 2026" in page
    made = TemporaryApproval.objects.get()
    page = text(
        manager.post(
            at("make_longer", made.ref), sent(why="The panel meets later.", **day("decided_on")), follow=True
        )
    )
    assert "Made longer until" in page
    again = manager.post(at("make_longer", made.ref), sent(why="Again.", **day("decided_on")))
    assert again.status_code == 422
    page = text(
        manager.post(
            at("end_approval", made.ref), sent(how="order", why="Made today.", **day("ended_on")), follow=True
        )
    )
    assert "The child lives there by an order of the court" in page


def test_a_family_group_conference_from_the_offer_to_the_fridge(cast: Cast, kin: Kin) -> None:
    worker, mother = cast.client("AW"), cast.client("FAM")
    told = sent(
        children=[cast.child.ref],
        why="parent_alone",
        to=[cast.mother.ref],
        how="At a visit",
        **day("offered_on"),
    )
    worker.post(at("offer_family_group", cast.family.ref), told)
    group = FamilyGroup.objects.get()
    page = text(mother.get(at("family_group", group.ref), follow=True))
    assert "nobody writes it down" in page
    assert "You have not answered yet" in page
    offer = group.offers.get()
    page = text(
        mother.post(at("answer_offer", offer.ref), sent(answer="yes", in_their_words="I dare."), follow=True)
    )
    assert "Yes, let us try it" in page
    for name, tie in (("Bea Lund", "godmother"), ("Joan", "neighbour")):
        worker.post(at("add_to_network", group.ref), sent(whom="named", named=name, tie=tie))
    bea = NetworkPerson.objects.get(named="Bea Lund")
    answer = sent(asked="yes", coming="yes", brings="School runs", version=bea.version, **day("invited_on"))
    assert worker.post(at("invite_to_family_group", bea.ref), answer).status_code == 302
    group.refresh_from_db()
    lines = {
        "what_1": "Take Wren to school", "who_1": f"n:{bea.ref}", "days_1": ["monday", "friday"],
        "what_2": "Cook supper", "who_2": f"p:{kin.granny.ref}", "what_3": "Go to hospital", "name_3": "Mo, from church",
    }  # fmt: skip
    facts = {
        "plan_words": "We carry them.",
        "private_from": "11am",
        "private_until": "1.30pm",
        "version": group.version,
    }
    half = worker.post(at("hold_family_group", group.ref), sent(**facts, what_1="Clean", **day("held_on")))
    assert "Say who does this: “Clean”." in text(half)
    assert "We carry them." in text(half)
    page = text(worker.post(
        at("hold_family_group", group.ref), sent(**facts, **lines, attended=[bea.ref], **day("held_on")), follow=True
    ))  # fmt: skip
    assert "11:00 to 13:30" in page
    assert "Take Wren to school" in page
    fridge = text(mother.get(at("fridge_page", cast.family.ref)))
    for words in (
        "Take Wren to school on Mondays and Fridays.",
        "Bea Lund, godmother",
        "Cook supper.",
        "Edith Sallow",
        "Mo, from church",
    ):
        assert words in fridge
    told = sent(decision="agree", **day("decided_on"), **day("review_on", LATER))
    page = text(worker.post(at("agree_family_plan", group.ref), told, follow=True))
    assert "They look at it again on" in page
    assert "Your plan was agreed" in text(mother.get(at("family_group_for_family", group.ref)))


def test_a_plan_that_cannot_go_ahead_says_to_the_family_what_would_have_to_change(
    cast: Cast, kin: Kin
) -> None:
    group, worker = kin.held(), cast.client("AW")
    silent = worker.post(at("agree_family_plan", group.ref), sent(decision="cannot", **day("decided_on")))
    assert "Say what would have to change" in text(silent)
    told = sent(decision="cannot", why="Nobody is there at night.", rota_goes_on="yes", **day("decided_on"))
    worker.post(at("agree_family_plan", group.ref), told)
    assert "Nobody is there at night." in text(
        cast.client("FAM").get(at("family_group_for_family", group.ref))
    )


def test_the_father_from_whom_something_is_kept_learns_nothing_of_the_mothers_answer_or_the_plan(
    cast: Cast, kin: Kin
) -> None:
    group = kin.offered(to=[cast.mother, cast.father])
    for one, words in ((cast.mother, "He must not know where."), (cast.father, "Fine by me.")):
        actions.answer_offer(
            group.offers.get(person=one), "yes", answered_on=TODAY, in_their_words=words, **kin.told()
        )
    friend = actions.add_to_network(group, named="Bea Lund", tie="godmother", **kin.told())
    actions.invite_to_family_group(friend, invited_on=TODAY, separate_why="He frightens her.", **kin.told())
    group.refresh_from_db()
    actions.hold_family_group(group, held_on=TODAY, plan_words="They live with Bea now.", **kin.told())
    father = cast.client("WF")
    page = text(father.get(at("family_group_for_family", group.ref)))
    for secret in ("He must not know where.", "They live with Bea now.", "Bea Lund", "He frightens her."):
        assert secret not in page
    assert father.get(at("answer_offer", group.offers.get(person=cast.mother).ref)).status_code == 404
    assert father.get(at("kin", cast.family.ref)).status_code == 404
    mother = text(cast.client("FAM").get(at("family_group_for_family", group.ref)))
    assert "Bea Lund" in mother
    assert "He frightens her." not in mother


def test_an_offer_made_to_the_mother_alone_does_not_exist_for_the_father_from_whom_something_is_kept(
    cast: Cast, kin: Kin
) -> None:
    group, father = kin.accepted(), cast.client("WF")
    assert father.get(at("family_group_for_family", group.ref)).status_code == 404
    page = text(father.get(at("family_groups", cast.family.ref)))
    assert "You can ask for it at any time" in page


def test_a_partner_of_the_team_reads_the_plan_and_no_offers_reasons_or_search(cast: Cast, kin: Kin) -> None:
    group = kin.offered()
    actions.answer_offer(
        group.offers.get(), "yes", answered_on=TODAY, in_their_words="I am so alone.", **kin.told()
    )
    friend = actions.add_to_network(group, named="Bea", tie="godmother", **kin.told())
    actions.invite_to_family_group(friend, invited_on=TODAY, separate_why="He frightens her.", **kin.told())
    partner = cast.client("PT")
    page = text(partner.get(at("family_group", group.ref)))
    assert "Bea" in page
    assert "I am so alone." not in page
    assert "He frightens her." not in page
    assert partner.get(at("kin", cast.family.ref)).status_code == 404
    assert partner.get(at("add_to_network", group.ref)).status_code == 404


def test_a_coordinator_in_the_team_keeps_the_list_and_reads_who_takes_part_apart(
    cast: Cast, kin: Kin
) -> None:
    group = kin.accepted()
    worker = cast.client("AW")
    found = text(worker.get(at("name_coordinator", group.ref) + "?words=Petra"))
    assert "Petra Tolliver" in found
    told = sent(coordinator=cast.practitioners["PT"].ref, **day("named_on"))
    worker.post(at("name_coordinator", group.ref) + "?words=Petra", told)
    partner = cast.client("PT")
    assert (
        partner.post(
            at("add_to_network", group.ref), sent(whom="named", named="Joan", tie="neighbour")
        ).status_code
        == 302
    )
    assert partner.get(at("hold_family_group", group.ref)).status_code == 200
    assert partner.get(at("agree_family_plan", group.ref)).status_code == 404


def test_a_relative_on_a_label_without_the_worker_is_on_no_list_of_theirs(cast: Cast, kin: Kin) -> None:
    named = [cast.practitioners["MG"]]
    row = kin.on_the_list(person=kin.uncle, tie="uncle")
    sharing.restrict(
        cast.family, person=kin.uncle, named=named, why="Works here", by=cast.who("MG"), on=TODAY
    )
    worker, manager = cast.client("AW"), cast.client("MG")
    assert "Rafael" in text(manager.get(at("kin", cast.family.ref)))
    assert "Rafael" not in text(worker.get(at("kin", cast.family.ref)))
    assert worker.get(at("kin_explored", row.ref)).status_code == 404
    row.delete()
    worker.post(at("explore_from_map", cast.family.ref, child=cast.child.ref))
    assert not Explored.objects.filter(person=kin.uncle).exists()


def test_a_carer_reads_her_own_page_and_nobody_else_of_the_family_does(cast: Cast, kin: Kin) -> None:
    worker = cast.client("AW")
    facts = {
        "child": cast.child.ref,
        "carer": kin.granny.ref,
        "arrangement": "approved_for_a_time",
        "every_weeks": 1,
    }
    silent = worker.post(
        at("carer_support", cast.family.ref), sent(**facts, childs_needs="A light at night.", **day("since"))
    )
    assert "If nothing is paid, say why" in text(silent)
    told = sent(
        **facts, childs_needs="A light at night.", pounds="187.50", paid_by="Merebridge", **day("since")
    )
    page = text(worker.post(at("carer_support", cast.family.ref), told, follow=True))
    assert "£187.50 each week" in page
    assert "unverified" in page
    row = CarerSupport.objects.get()
    account = agencies.open_account("granny", "Edith Sallow", password=PASSWORD)
    kin.granny.account = account
    kin.granny.save()
    cast.accounts["GRAN"] = account
    page = text(cast.client("GRAN").get(at("carers_page", row.ref)))
    assert "You care for Wren Ardleigh" in page
    assert "A light at night." in page
    for actor in ("FAM", "WF", "PT"):
        assert cast.client(actor).get(at("carers_page", row.ref)).status_code == 404
    change = text(worker.get(at("carer_support", cast.family.ref) + f"?support={row.ref}"))
    assert "187.50" in change


def test_family_abroad_is_asked_task_by_task_and_visited_after(cast: Cast, kin: Kin) -> None:
    row, worker = (
        kin.on_the_list(person=None, named="Ifeanyi", tie="father", country="Nigeria"),
        cast.client("AW"),
    )
    assert "Has anybody there been asked?" in text(worker.get(at("kin", cast.family.ref)))
    page = text(
        worker.post(
            at("begin_abroad_check", row.ref), sent(country="Nigeria", **day("begun_on")), follow=True
        )
    )
    assert "Ask for police records" in page
    assert "No authority in this country checks" in page
    check = AbroadCheck.objects.get()
    task = check.tasks.get(word="police")
    both = sent(what="done", result="Clear.", version=task.version)
    assert worker.post(at("abroad_task", task.ref), both).status_code == 422
    worker.post(
        at("abroad_task", task.ref),
        sent(what="done", result="Clear.", version=task.version, **day("done_on")),
    )
    told = sent(what="give", owner=cast.practitioners["PT"].ref, version=1, **day("due_on", LATER))
    worker.post(at("abroad_task", check.tasks.get(word="school").ref), told)
    assert check.tasks.get(word="school").owner == cast.practitioners["PT"]
    worker.post(
        at("change_abroad_check", check.ref),
        sent(asked_through="A charity", risks_answer="None.", version=check.version),
    )
    assert "still open" in text(
        worker.post(at("end_abroad_check", check.ref), sent(result="Yes.", version=2, **day("ended_on")))
    )
    worker.post(
        at("plan_abroad_visit", check.ref), sent(by_whom="A charity in Lagos", **day("due_on", LATER))
    )
    visit = AbroadVisit.objects.get()
    silent = worker.post(at("abroad_visit", visit.ref), sent(was="no"))
    assert "why there was no visit" in text(silent)
    page = text(
        worker.post(
            at("abroad_visit", visit.ref),
            sent(was="yes", found="Well.", child_says="I miss Mum.", **day("done_on")),
            follow=True,
        )
    )
    assert "I miss Mum." in page


def test_the_room_has_no_place_for_what_is_said_in_family_time(cast: Cast, kin: Kin) -> None:
    names = {field.name for field in FamilyGroup._meta.get_fields()}
    assert not [name for name in names if "note" in name or "minute" in name or "said" in name]
    page = text(cast.client("AW").get(at("hold_family_group", kin.accepted().ref)))
    assert "Kinfold has no place to write down what was said there" in page
    assert "notes" not in page.split("<form", 2)[-1].lower().replace("takes notes", "")


@pytest.mark.parametrize(
    "name",
    ["kin", "kin_explored", "family_group", "family_group_for_family", "abroad_check", "hold_family_group"],
)
def test_a_big_family_takes_no_more_than_twenty_five_queries(cast: Cast, kin: Kin, name: str) -> None:
    for child in [cast.child, *siblings(cast)]:
        actions.explore_from_map(cast.family, child, found_on=TODAY, **kin.told())
        actions.explore(
            cast.family, child, named="Joan", tie="neighbour", country="Spain", found_on=TODAY, **kin.told()
        )
    group = kin.held()
    for n in range(12):
        NetworkPerson.objects.create(group=group, named=f"Friend {n}", tie="friend", invited_on=TODAY)
    if name == "hold_family_group":
        actions.cannot_agree(group, decided_on=TODAY, why="Not safe.", **kin.told())
    row = Explored.objects.filter(person=kin.granny).first()
    assert row is not None
    check = actions.begin_abroad_check(row, "Spain", begun_on=TODAY, **kin.told())
    ref = {"kin": cast.family.ref, "kin_explored": row.ref, "abroad_check": check.ref}.get(name, group.ref)
    worker = cast.client("AW")
    worker.get(at(name, ref))
    with CaptureQueriesContext(connection) as asked:
        answer = worker.get(at(name, ref))
    assert answer.status_code == 200
    assert len(asked) <= MOST, "\n".join(
        str(query["sql"])[:60] + " .. " + str(query["sql"])[str(query["sql"]).find(" FROM ") :][:70]
        for query in asked.captured_queries
    )
