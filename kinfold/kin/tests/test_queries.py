"""What the reading door says: who was asked first, prompts, the rota, and short facts fit for whoever asks."""

from datetime import timedelta

from django.urls import reverse

from kinfold.chronology.models import Entry
from kinfold.kin import actions, queries
from kinfold.kin.models import FamilyGroup
from kinfold.kin.tests.making import LATER, Kin
from kinfold.plan import actions as plan
from kinfold.services import actions as services
from kinfold.sharing import actions as sharing
from kinfold.sharing.queries import View
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast


def seen(cast: Cast, actor: str) -> View:
    return sharing.open_record(cast.who(actor), "V8", cast.family, on=TODAY, action="test")


def says(cast: Cast) -> list[str]:
    return [one.says for one in queries.prompts(cast.family, TODAY)]


def test_before_a_stranger_it_is_known_who_was_asked_and_when_nobody_was(cast: Cast, kin: Kin) -> None:
    assert queries.nobody_asked(cast.child)
    row = kin.on_the_list()
    assert queries.nobody_asked(cast.child)
    actions.ask_kin(row, asked_on=TODAY, **kin.told())
    assert not queries.nobody_asked(cast.child)
    assert [one.pk for one in queries.asked_before_a_stranger(cast.child, TODAY)] == [row.pk]
    assert queries.asked_before_a_stranger(cast.child, TODAY - timedelta(days=1)) == []


def test_a_mother_who_needs_a_hand_and_is_alone_is_reason_to_offer_a_family_group(
    cast: Cast, kin: Kin
) -> None:
    assert says(cast) == []
    services.notice_need(cast.mother, cast.family, "practical_help", since=BEGAN, **kin.told())
    assert any("Has a family group conference been offered?" in one for one in says(cast))
    kin.offered()
    assert not any("family group conference" in one for one in says(cast))
    FamilyGroup.objects.update(state="declined")
    assert any("Has a family group conference been offered?" in one for one in says(cast))


def test_a_child_near_care_for_whom_nobody_was_asked_is_named(cast: Cast, kin: Kin) -> None:
    plan.change_level(
        cast.child, cast.family, "child_in_need", on=BEGAN, by=cast.who("AW"), recorded_on=TODAY
    )
    assert says(cast) == []
    plan.level_follows(
        cast.family, [cast.child], "child_protection", decided_on=TODAY, why="Decided.", **kin.told()
    )
    assert any("Nobody of the family or friends has been asked yet for Wren" in one for one in says(cast))
    actions.ask_kin(kin.on_the_list(), asked_on=TODAY, **kin.told())
    assert says(cast) == []


def test_who_is_abroad_is_to_be_asked_there_and_the_child_to_be_visited_after(cast: Cast, kin: Kin) -> None:
    row = kin.on_the_list(country="Nigeria")
    assert any("lives in Nigeria" in one for one in says(cast))
    row = actions.answer_kin(row, answer="Yes.", offers=["home"], answered_on=TODAY, **kin.told())
    check = actions.begin_abroad_check(row, "Nigeria", begun_on=TODAY, **kin.told())
    made = actions.begin_viability(row, begun_on=TODAY, told_on=TODAY, told_how="By video.", **kin.told())
    later = TODAY + timedelta(days=40)
    actions.finish_viability(made, done_on=later, outcome="yes", why="Warm.", **kin.told(later))
    for task in check.tasks.all():
        actions.do_abroad_task(task, not_needed_why="For the test.", **kin.told(later))
    actions.change_abroad_check(check, risks_answer="None.", **kin.told(later))
    actions.end_abroad_check(check, ended_on=later, result="He may go.", **kin.told(later))
    assert any("Who sees how Wren Ardleigh is" in one for one in says(cast))
    actions.plan_abroad_visit(check, due_on=LATER, by_whom="A charity", **kin.told(later))
    assert says(cast) == []


def test_somebody_who_does_not_know_that_they_are_assessed_is_asked_about(cast: Cast, kin: Kin) -> None:
    actions.begin_viability(kin.offering(), begun_on=TODAY, **kin.told())
    assert any("Do they know that it is an assessment?" in one for one in says(cast))


def test_the_rota_is_what_still_goes_on(cast: Cast, kin: Kin) -> None:
    kin.held()
    found = queries.rota(cast.family, TODAY)
    assert [(one.what, one.who, one.when) for one in found] == [
        ("Take Wren to school", "Bea, upstairs", "on Mondays and Fridays"),
        ("Cook supper", "Edith Sallow", "at weekends"),
        ("Go with Ilse to hospital", "Joan, a neighbour", ""),
    ]
    plan.end_action(found[0].action, "done", why="Term is over.", **kin.told())
    assert len(queries.rota(cast.family, TODAY)) == 2


def test_short_facts_tell_workers_of_the_search_and_the_family_of_its_own_meeting_only(
    cast: Cast, kin: Kin
) -> None:
    kin.offering()
    kin.accepted()
    to_worker = [fact.says for fact in queries.facts_for_family(cast.family, TODAY, seen(cast, "AW"))]
    assert "Family and friends: 1 thought of, 1 asked" in to_worker
    assert "Family group conference being prepared" in to_worker
    to_mother = queries.facts_for_family(cast.family, TODAY, seen(cast, "FAM"))
    assert [(fact.says, fact.url_name) for fact in to_mother] == [
        ("Your family’s own meeting is being prepared", "family_group_for_family")
    ]
    assert queries.facts_for_family(cast.family, TODAY, seen(cast, "WF")) == []
    partner = [fact.says for fact in queries.facts_for_child(cast.child, TODAY, seen(cast, "PT"))]
    assert partner == ["Family group conference being prepared"]


def test_entries_of_this_room_lead_to_pages_that_are_there(cast: Cast, kin: Kin) -> None:
    kin.offering()
    kin.held()
    actions.agree_carer_support(
        cast.family, cast.child, kin.granny, arrangement="family_arrangement", since=TODAY, money_why="Asked for.",
        childs_needs="A light at night.", **kin.told(),
    )  # fmt: skip
    worker = cast.client("AW")
    told = Entry.objects.filter(family=cast.family).exclude(source_ref="").values_list("source", "source_ref")
    for source, ref in set(told):
        if source not in (
            "kin_list",
            "abroad_visit",
        ):  # told of the list, and of a visit: read on the pages of others
            assert worker.get(reverse(source, kwargs={"ref": ref}), follow=True).status_code == 200, source
    assert {"kin_explored", "carers_page", "family_group"} <= {source for source, _ in told}
