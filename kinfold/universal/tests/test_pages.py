"""The pages of this room: the way through them, who sees what, nothing typed lost, few queries."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.agencies import actions as agencies
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import Withheld
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, involve, member, person
from kinfold.universal import actions
from kinfold.universal.models import BirthRegistration, HealthCheck, HealthContact, MomentOffer, TransitionDay
from kinfold.universal.tests.making import BORN, Young

MOST = 25


def sent(**answers: Any) -> dict[str, Any]:
    """A form's answers with a token of its own."""
    return {"token": str(uuid.uuid4()), **answers}


def day(name: str, when: date = TODAY) -> dict[str, str]:
    """The three boxes of a date."""
    return {f"{name}-day": str(when.day), f"{name}-month": str(when.month), f"{name}-year": str(when.year)}


def at(name: str, ref: str = "", **more: Any) -> str:
    return reverse(name, kwargs={"ref": ref, **more} if ref else more)


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def done_form(young: Young, **more: Any) -> dict[str, Any]:
    """The answers of a check that was done."""
    return sent(place="home", seen_by=young.visitor.ref, **{**day("done_on"), **more})


def test_a_missed_check_is_written_offered_again_and_done_by_the_health_visitor(young: Young) -> None:
    visitor, ref = young.cast.client("HV"), young.pip.ref
    page = text(visitor.get(at("checks", ref)))
    assert "nobody has told us whether it happened" in page
    answers = sent(how="not_taken_up", why="The clinic moved.", **day("known_on"))
    page = text(visitor.post(at("miss_check", ref, check="two_years"), answers, follow=True))
    assert "Offered, and it did not happen" in page
    assert "What got in the way: The clinic moved." in page
    answers = sent(how="Rang Ilse", **day("offered_on"), **day("offered_for", TODAY + timedelta(days=7)))
    page = text(visitor.post(at("offer_check_again", ref, check="two_years"), answers, follow=True))
    assert "Offered for 9 March 2026" in page
    answers = done_form(
        young, found="Pip builds towers.", language="help", language_follow_up="Chatter group"
    )
    page = text(visitor.post(at("record_check", ref, check="two_years"), answers, follow=True))
    assert "Pip builds towers." in page
    assert "Chatter group" in page
    assert "Talking, again at three" in page


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(young: Young) -> None:
    worker = young.cast.client("AW")
    page = worker.post(
        at("record_check", young.pip.ref, check="two_years"),
        sent(place="home", seen_by="somebody", found="She sings.", language="help", **day("done_on")),
    )
    assert page.status_code == 422
    assert "Write who did the check" in text(page)
    assert "She sings." in text(page)
    page = worker.post(
        at("record_check", young.pip.ref, check="two_years"),
        done_form(young, found="She sings.", wellbeing_note="17", **day("done_on")),
    )
    assert "Its points are not kept here" in text(page)
    assert "She sings." in text(page)


def test_somebody_else_was_faster_and_both_are_shown(young: Young) -> None:
    row = young.seen("two_years", TODAY, found="Fine.")
    worker, address = young.cast.client("AW"), at("record_check", young.pip.ref, check="two_years")
    answers = done_form(young, found="Very well.", version=row.version - 1)
    page = worker.post(address, answers)
    assert page.status_code == 422
    assert "Fine." in text(page)
    assert "Very well." in text(page)
    worker.post(address, done_form(young, found="Very well.", version=row.version))
    row.refresh_from_db()
    assert row.found == "Very well."


def test_the_family_reads_what_comes_without_reasons_and_the_father_apart_learns_nobodys_name(
    young: Young,
) -> None:
    young.seen("weeks_6_8", date(2023, 10, 5), found="Mum is low.", place="home")
    young.missed(why="Mum was too tired.")
    mother, father = (text(young.cast.client(who).get(at("checks", young.pip.ref))) for who in ("FAM", "WF"))
    for page in (mother, father):
        assert "You can still have this. Just ask." in page
        for kept in ("Mum is low", "too tired", "did not happen", "missed", "At home", "at home"):
            assert kept not in page
    assert "Done on 5 October 2023 by Hester Vane" in mother
    assert "Hester Vane" not in father


def test_a_child_kept_from_the_father_has_no_page_for_him_and_no_line(young: Young) -> None:
    Withheld.objects.create(
        from_person=young.cast.father, family=young.cast.family, kind="person", item=young.pip.ref, why="Safety",
        raised_on=BEGAN,
    )  # fmt: skip
    young.missed()
    father = young.cast.client("WF")
    assert father.get(at("checks", young.pip.ref)).status_code == 404
    assert "Pip" not in text(father.get(at("family", young.cast.family.ref)))


def test_a_check_kept_from_a_reader_is_as_if_nothing_was_written(young: Young) -> None:
    row = young.seen("weeks_6_8", date(2023, 10, 5))
    Withheld.objects.create(
        from_person=young.cast.mother, family=young.cast.family, kind="check", item=row.ref, why="Safety",
        raised_on=BEGAN,
    )  # fmt: skip
    page = text(young.cast.client("FAM").get(at("checks", young.pip.ref)))
    assert "5 October 2023" not in page


WHO_WRITES = {"AW", "TM", "MG", "DU", "CH", "LA2", "HV"}


def test_health_staff_in_the_team_write_about_checks_and_a_teacher_reads_them_only(young: Young) -> None:
    young.missed(why="The clinic moved.")
    for actor in ("AW", "TM", "MG", "OT", "DU", "CH", "CL", "PT", "PX", "LA2", "AN", "SA", "FAM", "WF", "HV"):
        answer = young.cast.client(actor).get(at("miss_check", young.pip.ref, check="two_years"))
        assert (answer.status_code == 200) == (actor in WHO_WRITES), actor
        assert answer.status_code in (200, 302, 403, 404)
    page = text(young.cast.client("PT").get(at("checks", young.pip.ref)))
    assert "It was done" not in page
    assert "Offered, and it did not happen" in page


def test_the_list_of_missed_checks_is_for_managers_and_health_staff_the_longest_ago_first(
    young: Young,
) -> None:
    young.in_need()
    young.missed()
    older = person("Old Ardleigh", born=date(2021, 9, 1))
    member(young.cast.family, older, "child")
    for actor, shown in (
        ("MG", True),
        ("HV", True),
        ("AW", False),
        ("PT", False),
        ("AN", False),
        ("FAM", False),
    ):
        assert (young.cast.client(actor).get(at("missed_checks")).status_code == 200) == shown, actor
    page = text(young.cast.client("MG").get(at("missed_checks")))
    assert page.index("Old Ardleigh") < page.index("Pip Ardleigh")
    assert "Child in need" in page
    assert "Moss" not in page


def test_what_makes_a_missed_check_matter_is_said_to_social_care_not_to_health(young: Young) -> None:
    from kinfold.people import actions as people
    from kinfold.services import actions as services

    told = young.told()
    young.in_need()
    young.missed()
    people.add_disability(young.pip, code="HEAR", since=BEGAN, said_by="Ilse", **told)
    for need in ("sen_support", "speech_language"):
        services.notice_need(young.pip, young.cast.family, need, since=TODAY, **told)
    manager, visitor = (text(young.cast.client(who).get(at("missed_checks"))) for who in ("MG", "HV"))
    for words in ("Child in need", "Disability", "Special educational needs", "speech and language"):
        assert words in manager, words
    assert "Child in need" in visitor
    for words in ("Disability", "Special educational needs", "speech and language"):
        assert words not in visitor, words


def test_counts_by_area_are_hidden_under_six(young: Young) -> None:
    page = text(young.cast.client("MG").get(at("missed_checks")))
    assert "Under six, or hidden" in page
    assert "By area" not in text(young.cast.client("HV").get(at("missed_checks")))


def test_a_labelled_child_stands_on_nobodys_list_who_is_not_named(young: Young) -> None:
    sharing.restrict(
        young.cast.family,
        person=young.pip,
        level="restricted",
        why="Safety",
        by=young.cast.who("AW"),
        on=TODAY,
    )
    assert "Pip" not in text(young.cast.client("HV").get(at("missed_checks")))


def test_a_birth_is_registered_with_offers_to_mother_and_father_by_name(young: Young) -> None:
    worker, ref = young.cast.client("AW"), young.baby.ref
    page = text(worker.get(at("register_birth", ref)))
    assert "What was offered to Tomas Ardleigh?" in page
    answers = sent(
        sex="F", given="Fern", family_name="Ardleigh", place="hub", how="joint", father_on_certificate="yes",
        father=young.cast.father.ref, what_0="Feeding group", answer_0="yes", what_1="Saturday dads", answer_1="not_now",
        **day("born_on", TODAY - timedelta(days=4)), **day("registered_on"),
    )  # fmt: skip
    page = text(worker.post(at("register_birth", ref), answers, follow=True))
    assert "Fern Ardleigh" in page
    assert "To Tomas Ardleigh: Saturday dads. Not now" in page
    assert BirthRegistration.objects.get().child.born_on == TODAY - timedelta(days=4)
    assert worker.get(at("register_birth", ref)).status_code == 403
    row = MomentOffer.objects.get(person=young.cast.father)
    page = text(worker.post(
        at("answer_moment_offer", row.ref), sent(answer="yes", their_words="Go on", version=row.version, **day("answered_on")),
        follow=True,
    ))  # fmt: skip
    assert "Go on" in page


def test_a_first_day_is_set_by_hand_and_near_one_a_meeting_is_arranged_with_its_reason(young: Young) -> None:
    from kinfold.plan import actions as plan

    plan.make_plan(young.cast.family, in_short="We want calm mornings.", made_on=BEGAN, **young.told())
    worker, ref = young.cast.client("AW"), young.pip.ref
    answers = sent(goes="yes", why="A place from two years", **day("starts_on", date(2026, 4, 13)))
    page = text(worker.post(at("set_first_day", ref, stage="nursery"), answers, follow=True))
    assert "Plan a team meeting" in page
    start = (
        page.index("arrange_meeting") if "arrange_meeting" in page else page.index("kind=team_around_child")
    )
    assert start > 0
    page = text(
        worker.get(at("arrange_meeting", young.cast.family.ref) + "?kind=team_around_child&why=Pip+starts")
    )
    assert "Pip starts" in page
    assert "Pip Ardleigh starts nursery on 13 April 2026" in text(worker.get(at("person", ref)))
    refused = worker.post(at("set_first_day", ref, stage="nursery"), sent(goes="yes", why="Later"))
    assert "Write the first day." in text(refused)
    assert TransitionDay.objects.get().starts_on == date(2026, 4, 13)


READS_CONTACTS = {"AW", "MG", "CH", "IG", "HV"}


def test_what_hospitals_tell_is_for_health_and_social_care_with_row_v4_only(young: Young) -> None:
    for days, about in ((60, "burn"), (30, "burn"), (1, "illness")):
        actions.record_health_contact(
            young.cast.family, young.pip, kind="emergency", happened_on=TODAY - timedelta(days=days), about_what=about,
            **young.told(),
        )  # fmt: skip
    says = "Three visits in nine weeks; two burns."
    for actor in ("AW", "TM", "MG", "OT", "CH", "CL", "PT", "PX", "LA2", "AN", "IG", "SA", "FAM", "WF", "HV"):
        client = young.cast.client(actor)
        answer = client.get(at("health_contacts", young.pip.ref))
        assert (answer.status_code == 200) == (actor in READS_CONTACTS), actor
        assert (says in text(answer)) == (actor in READS_CONTACTS), actor
        shown = text(client.get(at("person", young.pip.ref)))
        assert "burn" not in shown, actor
        assert ("From hospitals and clinics" in shown) == (actor in READS_CONTACTS), actor
        if actor not in READS_CONTACTS:
            for page in ("chronology", "family"):
                ref = young.pip.ref if page == "chronology" else young.cast.family.ref
                shown = text(client.get(at(page, ref)))
                assert "burn" not in shown
                assert "hospital" not in shown.lower(), (actor, page)


def test_a_contact_is_written_and_taken_back(young: Young) -> None:
    visitor, ref = young.cast.client("HV"), young.pip.ref
    answers = sent(kind="not_brought", about_what="dentist", got_in_the_way="Two buses", **day("happened_on"))
    page = text(visitor.post(at("record_health_contact", ref), answers, follow=True))
    assert "Was not brought to an appointment: dentist" in page
    row = HealthContact.objects.get()
    page = text(
        visitor.post(
            at("take_back_contact", row.ref), sent(why="Another child", version=row.version), follow=True
        )
    )
    assert "Nothing has been told." in page
    assert visitor.get(at("take_back_contact", row.ref)).status_code == 404


def test_a_moment_stands_on_the_family_page_until_something_was_offered(young: Young) -> None:
    worker, family = young.cast.client("AW"), young.cast.family.ref
    actions.be_born(
        young.cast.family, young.baby, {"born_on": TODAY, "sex": "F"}, **young.told()
    )  # fmt: skip
    marker = "A baby was born: something could be offered, if they would like it"
    assert marker in text(worker.get(at("family", family)))
    for actor in ("FAM", "WF", "PT", "HV"):
        assert marker not in text(young.cast.client(actor).get(at("family", family)))
    page = text(worker.get(at("offer_at_moment", family, moment="birth")))
    assert "A yes, a no and a not now are all good answers" in page
    answers = sent(person=young.cast.father.ref, what="Saturday dads", answer="not_now", **day("offered_on"))
    page = text(worker.post(at("offer_at_moment", family, moment="birth"), answers, follow=True))
    assert "Saturday dads" in page
    assert marker not in text(worker.get(at("family", family)))


def test_an_unknown_check_stage_or_moment_is_as_if_missing(young: Young) -> None:
    worker = young.cast.client("AW")
    assert worker.get(at("record_check", young.pip.ref, check="moon")).status_code == 404
    assert worker.get(at("set_first_day", young.pip.ref, stage="moon")).status_code == 404
    assert worker.get(at("offer_at_moment", young.cast.family.ref, moment="moon")).status_code == 404


def test_a_stranger_finds_nothing(young: Young) -> None:
    row = young.missed()
    assert HealthCheck.objects.get() == row
    for actor in ("PX", "AN", "SA"):
        client = young.cast.client(actor)
        for name in ("checks", "birth_registration", "first_days", "health_contacts"):
            assert client.get(at(name, young.pip.ref)).status_code == 404, (actor, name)
        assert client.get(at("moments", young.cast.family.ref)).status_code == 404


@pytest.mark.parametrize("many", [0, 12])
def test_pages_ask_few_questions_however_many_children_there_are(young: Young, many: int) -> None:
    for number in range(many):
        one = person(f"Child {number} Ardleigh", born=BORN - timedelta(days=number))
        member(young.cast.family, one, "child")
        actions.miss_check(
            young.cast.family, one, "two_years", how="not_offered", known_on=TODAY, **young.told()
        )
    young.missed()
    manager = young.cast.client("MG")
    for address in (
        at("missed_checks"),
        at("checks", young.pip.ref),
        at("first_days", young.pip.ref),
        at("health_contacts", young.pip.ref),
        at("birth_registration", young.pip.ref),
        at("moments", young.cast.family.ref),
        at("record_check", young.pip.ref, check="two_years"),
    ):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert manager.get(address).status_code == 200
        assert len(asked) <= MOST, (address, len(asked))


def test_another_council_has_no_list(cast: Cast) -> None:
    away = agencies.take_on(cast.organisations["away"], "Health visitor", name="Hob", on=BEGAN)
    account = agencies.open_account("cast-hob", "Hob")
    agencies.give_account(away, account)
    involve(away, cast.family, "partner")
    cast.accounts["HOB"] = account
    assert cast.client("HOB").get(at("missed_checks")).status_code == 404
