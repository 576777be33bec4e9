"""The pages of the services room: who may, what comes back, and that nothing typed is lost."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.agencies import actions as agencies
from kinfold.people.models import Person
from kinfold.services import actions, queries
from kinfold.services.models import Need, NeedReading, Request, Service
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import AccessLog, Withheld
from kinfold.sharing.tests import cast as casting
from kinfold.sharing.tests.cast import TODAY, Cast

LAST_MONTH = TODAY - timedelta(days=30)
MOST_QUERIES = 25


@pytest.fixture(autouse=True)
def today(settings: Any) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()


def day(name: str, text: str = "1 3 2026") -> dict[str, str]:
    d, m, y = text.split()
    return {f"{name}-day": d, f"{name}-month": m, f"{name}-year": y}


def sent(**answers: Any) -> dict[str, Any]:
    return {"token": str(uuid.uuid4()), **answers}


def get(cast: Cast, actor: str, name: str, *args: Any, query: str = "") -> Any:
    return cast.client(actor).get(reverse(name, args=args) + query)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def need_of(cast: Cast, person: Person, need: str = "alcohol", **more: Any) -> Need:
    told = {"since": LAST_MONTH, "by": cast.who("AW"), "on": TODAY, "met": "no"} | more
    return actions.notice_need(person, cast.family, need, **told)


def help_for(cast: Cast, *people: Person, **more: Any) -> Request:
    told: dict[str, Any] = {
        "asked_on": LAST_MONTH, "by": cast.who("AW"), "on": TODAY, "named_service": "Alcohol counselling",
    } | more  # fmt: skip
    return actions.ask_for_service(cast.family, list(people), told.pop("service", None), **told)[0]


# ---- the directory


def test_a_worker_finds_help_by_word_and_by_need_and_reads_that_nobody_rang_them(
    cast: Cast, speech: Service
) -> None:
    page = text(get(cast, "PT", "directory", query="?words=speech&need=speech_language"))
    assert "Speech and language therapy" in page
    assert "Nobody has rung them yet" in page
    assert "1 kind of help found" in page
    one = text(get(cast, "PT", "service", speech.slug))
    assert "Nobody has rung them yet" in one
    assert "Ask for this" not in one


def test_what_is_not_in_the_directory_can_still_be_asked_for(cast: Cast) -> None:
    page = text(get(cast, "AW", "directory", query=f"?words=zebra&family={cast.family.ref}"))
    assert "You can still ask for it" in page
    assert reverse("ask_for_service", args=[cast.family.ref]) in page


def test_a_service_that_does_not_exist_is_not_found(cast: Cast) -> None:
    assert get(cast, "AW", "service", "no-such").status_code == 404


def test_help_that_may_hide_harm_says_so(cast: Cast) -> None:
    actions.list_service("school-nurture", "School nurture", caution="can hide how bad things are")
    assert "Take care: it can hide how bad things are." in text(get(cast, "AW", "service", "school-nurture"))


# ---- needs


def test_a_worker_notices_a_need_and_reads_it(cast: Cast) -> None:
    answer = cast.client("AW").post(
        reverse("notice_need", args=[cast.mother.ref]),
        sent(need="money", in_their_words="The meter runs out on Thursdays.", met="no", reason_code="no_money",
             why="No fund is left.", **day("since", "1 2 2026")),
        follow=True,
    )  # fmt: skip
    page = text(answer)
    assert "The meter runs out on Thursdays." in page
    assert "There is no money or staff for it" in page
    assert Need.objects.get().met == "no"


def test_a_need_in_other_words_is_kept_as_it_is_said(cast: Cast) -> None:
    cast.client("AW").post(
        reverse("notice_need", args=[cast.mother.ref]),
        sent(need="other", other_need="A quiet room", met="unknown", **day("since")),
    )
    assert Need.objects.get().need == "A quiet room"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"need": ""}, "Choose what is needed"),
        ({"need": "other"}, "Say in a few words what is needed"),
        ({"since-year": "2031"}, "has not happened yet"),
        ({"met": "perhaps"}, "perhaps"),
    ],
)
def test_a_wrong_need_is_said_and_nothing_typed_is_lost(cast: Cast, wrong: dict[str, str], says: str) -> None:
    told = sent(need="money", in_their_words="The meter runs out.", met="no", **day("since")) | wrong
    answer = cast.client("AW").post(reverse("notice_need", args=[cast.mother.ref]), told)
    assert answer.status_code == 422
    assert says in text(answer)
    assert "The meter runs out." in text(answer)
    assert not Need.objects.exists()


def test_both_readings_stand_side_by_side_and_the_difference_is_said(cast: Cast) -> None:
    need = need_of(cast, cast.mother)
    answer = cast.client("FAM").post(
        reverse("read_need", args=[need.ref]), sent(met="partly", why="I rang them myself.")
    )
    assert answer.status_code == 302
    page = text(get(cast, "AW", "needs", cast.mother.ref))
    assert "They do not see it alike." in page
    assert "I rang them myself." in page
    reading = NeedReading.objects.latest("pk")
    assert (reading.seen_by, reading.on_day, reading.recorded_by) == ("family", TODAY, cast.accounts["FAM"])


def test_a_worker_reads_a_need_again_and_the_earlier_reading_stays(cast: Cast) -> None:
    need = need_of(cast, cast.mother)
    told = sent(met="yes", seen_by="worker", why="She goes every week.", **day("on_day", "2 3 2026"))
    cast.client("AW").post(reverse("read_need", args=[need.ref]), told)
    assert [r.met for r in need.readings.all()] == ["no", "yes"]


# ---- asking, and what happened next


def test_help_is_asked_for_several_people_at_once(cast: Cast, baby: Person, speech: Service) -> None:
    answer = cast.client("AW").post(
        reverse("ask_for_service", args=[cast.family.ref]),
        sent(service=speech.slug, whom=[cast.child.pk, baby.pk], state="asked", aim="To be understood",
             companion="Petra", every_days="14", given_by=cast.practitioners["PT"].ref, **day("asked_on")),
        follow=True,
    )  # fmt: skip
    page = text(answer)
    assert "Asked for at the same time" in page
    assert "Petra" in page
    made = Request.objects.get(person=cast.child)
    assert (made.aim, made.every_days, made.given_by) == ("To be understood", 14, cast.practitioners["PT"])


def test_a_link_from_a_need_brings_the_need_and_its_person(cast: Cast, speech: Service) -> None:
    need = need_of(cast, cast.child, "speech_language")
    page = text(
        get(cast, "AW", "ask_for_service", cast.family.ref, query=f"?need={need.ref}&service={speech.slug}")
    )
    assert f'<option value="{speech.slug}" selected>' in page
    assert f'<option value="{need.ref}" selected>' in page
    assert f'value="{cast.child.pk}" checked' in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"whom": []}, "Choose whom it is for"),
        ({"service": "", "named_service": " "}, "or write below what it is"),
        ({"named_service": "A choir"}, "not both"),
        ({"asked_on-year": "2031"}, "has not happened yet"),
        ({"state": "declined"}, "No reason was given"),
        (day("planned_until", "1 1 2020"), "cannot end before"),
    ],
)
def test_a_wrong_request_is_said_and_nothing_typed_is_lost(
    cast: Cast, speech: Service, wrong: dict[str, Any], says: str
) -> None:
    told = sent(
        service=speech.slug, whom=[cast.child.pk], state="asked", aim="To be understood", **day("asked_on")
    )
    answer = cast.client("AW").post(reverse("ask_for_service", args=[cast.family.ref]), told | wrong)
    assert answer.status_code == 422
    assert says in text(answer)
    assert "To be understood" in text(answer)
    assert not Request.objects.exists()


def test_only_the_moves_that_may_happen_now_are_offered(cast: Cast) -> None:
    one = help_for(cast, cast.child, state="started")
    page = text(get(cast, "AW", "move_request", one.ref))
    assert 'value="ended"' in page
    assert 'value="offered"' not in page
    assert "It goes on" in page


def test_a_no_needs_its_reason_and_keeps_it_in_their_words(cast: Cast) -> None:
    one = help_for(cast, cast.mother, state="offered")
    address = reverse("move_request", args=[one.ref])
    refused = cast.client("AW").post(address, sent(state="declined", **day("on_day")))
    assert refused.status_code == 422
    assert "No reason was given" in refused.content.decode()
    told = sent(state="declined", why="Not in that building.", said_by="Ilse", **day("on_day"))
    page = cast.client("AW").post(address, told, follow=True).content.decode()
    assert "“Not in that building.”" in page
    assert "(Ilse)" in page


def test_a_step_sent_twice_is_one_step(cast: Cast) -> None:
    one = help_for(cast, cast.child)
    told = sent(state="waiting", position="4", **day("on_day"))
    for _ in range(2):
        assert cast.client("AW").post(reverse("move_request", args=[one.ref]), told).status_code == 302
    assert one.steps.count() == 2


def test_a_step_that_somebody_overtook_is_refused_and_kept(cast: Cast) -> None:
    one = help_for(cast, cast.child)
    actions.move_request(one, "started", on_day=TODAY, by=cast.who("AW"), on=TODAY)
    told = sent(state="offered", why="They rang back.", **day("on_day"))
    answer = cast.client("AW").post(reverse("move_request", args=[one.ref]), told)
    assert answer.status_code == 422
    assert "They rang back." in answer.content.decode()
    assert one.steps.count() == 2


def test_the_waits_come_first_and_in_the_childs_time(cast: Cast, baby: Person) -> None:
    help_for(cast, cast.mother, state="started", named_service="Choir")
    help_for(cast, baby, named_service="Physiotherapy")
    page = text(get(cast, "AW", "family_services", cast.family.ref))
    assert "30 days: three tenths of Pip Ardleigh’s life so far" in page
    assert page.index("Physiotherapy") < page.index("Choir")


def test_help_that_comes_and_goes_is_shown_with_its_reason_and_not_as_a_refusal(cast: Cast) -> None:
    help_for(cast, cast.mother, state="irregular", reason_code="needs_childcare", named_service="Classes")
    page = text(get(cast, "AW", "family_services", cast.family.ref))
    assert "Comes and goes" in page
    assert "There is nobody to mind the children meanwhile" in page
    assert "not had" not in page


# ---- who may see what


def test_a_parents_need_reaches_only_that_parent_and_workers(cast: Cast) -> None:
    need, one = need_of(cast, cast.mother), help_for(cast, cast.mother)
    for actor, sees in {"AW": True, "FAM": True, "WF": False, "PT": False, "PX": False, "AN": False}.items():
        for name, ref in (("needs", cast.mother.ref), ("request", one.ref), ("read_need", need.ref)):
            page = text(get(cast, actor, name, ref))
            assert ("counselling" in page or "rinking" in page or "Alcohol" in page) == sees, (actor, name)
    for actor in ("WF", "PT"):
        page = text(get(cast, actor, "family_services", cast.family.ref))
        assert "lcohol" not in page
        assert "No help" in page or "Nobody waits for help" in page


def test_hidden_is_byte_for_byte_like_missing(cast: Cast) -> None:
    one = help_for(cast, cast.mother)
    hidden = get(cast, "WF", "request", one.ref)
    assert hidden.status_code == 404
    assert hidden.content == get(cast, "WF", "request", "R0000000000").content


def test_what_a_mother_shares_reaches_the_family_but_no_one_from_whom_things_are_kept(cast: Cast) -> None:
    aunt = casting_aunt(cast)
    help_for(cast, cast.mother, shared_with_family=True)
    need_of(cast, cast.mother, "money", shared_with_family=True)
    page = text(get(cast, aunt, "family_services", cast.family.ref))
    assert "What Ilse Ardleigh shared" in page
    assert "Alcohol counselling" in page
    assert "Enough money" in page
    assert "lcohol" not in text(get(cast, "WF", "family_services", cast.family.ref))


def casting_aunt(cast: Cast) -> str:
    aunt = casting.person("Aunt Bryony")
    casting.member(cast.family, aunt, "relative")
    account = agencies.open_account("cast-aunt", "Aunt Bryony", password=casting.PASSWORD)
    aunt.account = account
    aunt.save()
    cast.accounts["AUNT"] = account
    return "AUNT"


def test_a_thing_withheld_from_its_own_person_stays_withheld(cast: Cast) -> None:
    one, need = help_for(cast, cast.father), need_of(cast, cast.father)
    client = cast.client("WF")
    assert client.get(reverse("request", args=[one.ref])).status_code == 200
    for kind, item in (("request", one.ref), ("need", need.ref)):
        sharing.withhold(
            cast.father,
            cast.family,
            kind=kind,
            item=item,
            why="Names the refuge",
            by=cast.who("AW"),
            on=TODAY,
        )
    assert client.get(reverse("request", args=[one.ref])).status_code == 404
    assert client.get(reverse("read_need", args=[need.ref])).status_code == 404
    assert "lcohol" not in client.get(reverse("needs", args=[cast.father.ref])).content.decode()
    assert "lcohol" not in client.get(reverse("family_chronology", args=[cast.family.ref])).content.decode()


def test_a_father_from_whom_everything_is_kept_sees_only_his_own(cast: Cast) -> None:
    Withheld.objects.create(
        from_person=cast.father, family=cast.family, kind="family", why="Danger", raised_on=TODAY
    )
    mine = help_for(cast, cast.father, named_service="Work on anger")
    theirs = help_for(cast, cast.child, cast.father, named_service="Play group in Larch Road")
    assert get(cast, "WF", "request", mine.ref).status_code == 200
    assert get(cast, "WF", "request", theirs.ref).status_code == 404
    page = text(get(cast, "WF", "family_services", cast.family.ref))
    assert "Work on anger" in page
    assert "Wren" not in page


def test_the_family_reads_plain_words_and_no_worker_s_notes(cast: Cast) -> None:
    need_of(
        cast,
        cast.mother,
        detail="Seems to drink at night.",
        why="Hides bottles.",
        effect_on_child="Wren worries",
    )
    one = help_for(cast, cast.mother, state="not_eligible", reason_code="need_too_low", why="Too mild for us")
    for name, ref in (("needs", cast.mother.ref), ("request", one.ref), ("family_services", cast.family.ref)):
        page = text(get(cast, "FAM", name, ref))
        assert not any(words in page for words in ("at night", "bottles", "Wren worries", "Too mild"))
        assert "eligible" not in page
    assert "help only people who need it even more" in text(get(cast, "FAM", "request", one.ref))


def test_a_partner_sees_the_childrens_help_and_what_their_own_service_asked_for(cast: Cast) -> None:
    help_for(cast, cast.child, named_service="Physiotherapy")
    help_for(cast, cast.mother, named_service="Breakfast for Mum", by=cast.who("PT"))
    help_for(cast, cast.mother)
    page = text(get(cast, "PT", "family_services", cast.family.ref))
    assert "Physiotherapy" in page
    assert "Breakfast for Mum" in page
    assert "Alcohol counselling" not in page


def test_an_adult_hidden_by_a_label_is_in_no_list_and_no_choice(cast: Cast) -> None:
    uncle = Person.objects.create(known_as="Uncle Rafe")
    casting.member(cast.family, uncle, "relative")
    help_for(cast, uncle)
    need_of(cast, uncle)
    sharing.restrict(
        cast.family,
        person=uncle,
        named=[cast.practitioners["MG"]],
        why="Works here",
        by=cast.who("AW"),
        on=TODAY,
    )
    for name in ("family_services", "ask_for_service"):
        assert "Rafe" not in text(get(cast, "TM", name, cast.family.ref))
    assert "Rafe" not in text(get(cast, "TM", "unmet_needs"))
    assert not any(wait.request.person == uncle for wait in queries.waits_all(cast.who("TM"), TODAY))
    assert "Rafe" in text(get(cast, "MG", "family_services", cast.family.ref))


def test_every_look_is_written_down(cast: Cast) -> None:
    one = help_for(cast, cast.mother)
    get(cast, "AW", "request", one.ref)
    get(cast, "WF", "request", one.ref)
    get(cast, "AN", "unmet_needs")
    assert list(AccessLog.objects.values_list("action", flat=True)).count("request") == 2
    assert AccessLog.objects.filter(action="unmet_needs", row="R1").exists()


# ---- unmet need


def test_an_unmet_need_is_listed_by_name_only_where_the_record_opens(cast: Cast) -> None:
    need_of(cast, cast.father, "anger", reason_code="none_here")
    page = text(get(cast, "MG", "unmet_needs"))
    assert "Tomas Ardleigh: Help to stop hurting others" in page
    assert "There is nothing like this here" in page
    assert "Nothing has been asked for" in page
    for actor in ("AN", "OT", "PX", "CL"):
        assert "Tomas" not in text(get(cast, actor, "unmet_needs"))


def test_counts_of_everybody_stand_on_the_pages_of_figures_only(cast: Cast) -> None:
    need_of(cast, cast.father, "anger")
    for actor in ("AN", "MG"):
        assert f'href="{reverse("figures")}"' in text(get(cast, actor, "unmet_needs"))


def test_who_may_not_have_counts_gets_none(cast: Cast) -> None:
    assert get(cast, "SA", "unmet_needs").status_code == 403
    assert get(cast, "FAM", "unmet_needs").status_code == 404
    assert "In the whole area" not in text(get(cast, "PX", "unmet_needs"))


# ---- speed


def test_no_page_asks_the_database_more_than_25_times(cast: Cast, baby: Person, speech: Service) -> None:
    people = [cast.child, cast.mother, cast.father, baby]
    for person in people:
        for word in ("money", "housing", "anger", "speech_language"):
            need_of(cast, person, word)
    one = help_for(cast, *people, service=speech)
    need = Need.objects.earliest("pk")
    for person in people:
        help_for(cast, person, named_service="Choir", state="declined", why="Not for us")
    for name, args in {
        "directory": [], "service": [speech.slug], "needs": [cast.mother.ref], "notice_need": [cast.mother.ref],
        "read_need": [need.ref], "family_services": [cast.family.ref], "ask_for_service": [cast.family.ref],
        "request": [one.ref], "move_request": [one.ref], "unmet_needs": [],
    }.items():  # fmt: skip
        client = cast.client("MG")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(reverse(name, args=args)).status_code == 200
        assert len(asked) <= MOST_QUERIES, (name, len(asked))


# ---- putting right, and sharing


def test_what_was_asked_is_put_right_and_where_it_stands_stays(cast: Cast) -> None:
    one = help_for(cast, cast.mother, aim="To rest", every_days=10)
    address = reverse("change_request", args=[one.ref])
    assert "Every 10 days" in text(cast.client("AW").get(address))
    told = sent(aim_was="To rest", aim="To sleep", every_days="7", companion="Amina", shared_with_family="on")
    page = cast.client("AW").post(address, told, follow=True).content.decode()
    assert "To sleep" in page
    one.refresh_from_db()
    assert (one.every_days, one.companion, one.shared_with_family, one.state) == (7, "Amina", True, "asked")
    assert one.steps.count() == 1


def test_two_who_write_another_aim_at_once_both_see_both(cast: Cast) -> None:
    one = help_for(cast, cast.mother, aim="To rest")
    actions.change_request(one, by=cast.who("AW"), on=TODAY, aim="To rest on Sundays")
    told = sent(aim_was="To rest", aim="To sleep")
    answer = cast.client("TM").post(reverse("change_request", args=[one.ref]), told)
    assert answer.status_code == 422
    for words in ("To rest on Sundays", "To sleep"):
        assert words in answer.content.decode()
    one.refresh_from_db()
    assert one.aim == "To rest on Sundays"


def test_a_person_shares_their_own_need_and_takes_it_back(cast: Cast) -> None:
    need, aunt = need_of(cast, cast.mother, "money"), casting_aunt(cast)
    address = reverse("share_need", args=[need.ref])
    for actor in (aunt, "WF", "PT"):
        assert cast.client(actor).post(address, {"share": "yes"}).status_code == 404
    seen = []
    for share in ("yes", "no"):
        assert cast.client("FAM").post(address, {"share": share}).status_code == 302
        seen.append("Enough money" in text(get(cast, aunt, "family_services", cast.family.ref)))
    assert seen == [True, False]


def test_a_made_up_mark_of_a_help_request_is_not_kept(cast: Cast) -> None:
    told = sent(need="respite", met="no", asked_in="'; drop table", **day("since"))
    assert cast.client("AW").post(reverse("notice_need", args=[cast.mother.ref]), told).status_code == 422
    assert not Need.objects.exists()
