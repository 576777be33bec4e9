"""The chronology's pages: who sees what, what each shows, and at what price."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from kinfold.chronology import actions
from kinfold.chronology.models import Entry
from kinfold.services import actions as services
from kinfold.sharing.models import AccessLog, Withheld
from kinfold.voice import actions as voice

pytestmark = pytest.mark.django_db

WORDS = {
    "ordinary": "fell asleep",
    "shared": "agreed a bedtime",
    "restricted": "police said",
    "third": "neighbour heard",
    "consultation": "Advice was asked",
}


def shown(response) -> set[str]:
    assert response.status_code == 200, response.content
    text = body(response)
    return {name for name, words in WORDS.items() if words in text}


def body(response) -> str:
    return b"".join(response).decode() if response.streaming else response.content.decode()


def page(cast, actor: str, **asked):
    return cast.client(actor).get(reverse("chronology", kwargs={"ref": cast.child.ref}), asked)


def test_the_allocated_worker_sees_what_happened_and_what_it_meant(cast, history) -> None:
    response = page(cast, "AW")
    assert shown(response) == {"ordinary", "shared", "restricted", "third", "consultation"}
    text = body(response)
    assert "Tuesday 3 February 2026, 3 weeks ago" in text
    assert "She was too tired to play." in text
    assert "told by Miss Tolliver" in text


@pytest.mark.parametrize(
    ("actor", "seen"),
    [
        ("TM", {"ordinary", "shared"}),
        ("MG", {"ordinary", "shared", "restricted", "third", "consultation"}),
        ("CH", {"ordinary", "shared", "restricted"}),
        ("PT", {"shared"}),
        ("FAM", {"shared"}),
        ("WF", {"shared"}),
    ],
)
def test_each_reader_sees_only_their_sections(cast, history, actor, seen) -> None:
    assert shown(page(cast, actor)) == seen
    assert shown(page(cast, actor, print="1")) == seen


@pytest.mark.parametrize("actor", ["PX", "AN", "SA", "CL"])
@pytest.mark.parametrize("name", ["chronology", "family_chronology"])
def test_a_stranger_finds_nothing(cast, history, actor, name) -> None:
    ref = cast.child.ref if name == "chronology" else cast.family.ref
    hidden = cast.client(actor).get(reverse(name, kwargs={"ref": ref}))
    missing = cast.client(actor).get(reverse(name, kwargs={"ref": "P0000000000"}))
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
    entry = cast.client(actor).get(reverse("entry", kwargs={"uuid": history.ordinary.uuid}))
    assert (entry.status_code, entry.content) == (404, missing.content)


def test_another_team_is_offered_break_glass(cast, history) -> None:
    assert page(cast, "OT").status_code == 302


def test_every_look_is_in_the_access_log(cast, history) -> None:
    before = AccessLog.objects.count()
    page(cast, "AW")
    page(cast, "PX")
    rows = AccessLog.objects.order_by("pk")[before:]
    assert [(row.row, row.decision, row.person_id) for row in rows] == [
        ("V3", "allow", cast.child.pk),
        ("V3", "hide", cast.child.pk),
    ]


def test_the_worker_can_look_as_the_family_sees_it(cast, history) -> None:
    response = page(cast, "AW", **{"as": "family"})
    assert shown(response) == {"shared"}
    assert "A plan was made" in body(response)
    assert "Put this right" not in body(response)


def test_what_is_withheld_from_a_father_is_on_none_of_his_pages(cast, history) -> None:
    Withheld.objects.create(
        from_person=cast.father,
        family=cast.family,
        kind="entry",
        item=str(history.shared.uuid),
        why="x",
        raised_on=date(2026, 2, 20),
    )
    assert shown(page(cast, "WF")) == set()
    assert shown(page(cast, "WF", print="1")) == set()
    one = cast.client("WF").get(reverse("entry", kwargs={"uuid": history.shared.uuid}))
    assert one.status_code == 404
    actions.correct(
        history.shared.uuid,
        what="We agreed a bedtime of 7.",
        by=cast.who("AW"),
        on=date(2026, 3, 1),
        reason="x",
    )
    assert shown(page(cast, "WF")) == set()
    assert shown(page(cast, "FAM")) == {"shared"}


def test_own_words_stand_with_the_entry_they_belong_to(cast, history) -> None:
    voice.keep_words(
        cast.child,
        cast.family,
        "I like my new bed.",
        said_on=date(2026, 2, 10),
        wrote_down_by="Amina Yusuf",
        by=cast.who("AW"),
        entry=history.shared.uuid,
    )
    text = body(page(cast, "AW"))
    assert text.index("We agreed a bedtime.") < text.index("I like my new bed.") < text.index("fell asleep")
    assert "I like my new bed." not in body(page(cast, "FAM"))
    assert "I like my new bed." in body(page(cast, "AW", print="court"))


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ({"group": "life"}, {"ordinary"}),
        ({"group": ["life", "worry"]}, {"ordinary", "third"}),
        ({"words": "BEDTIME agreed"}, {"shared"}),
        ({"words": "100%"}, set()),
        ({"since-year": "2026", "since-month": "2", "since-day": "12"}, {"third", "consultation"}),
        ({"until-year": "2026", "until-month": "2", "until-day": "10"}, {"ordinary", "shared"}),
        ({"until-year": "2025"}, set()),
        ({"before": "nonsense"}, set(WORDS)),
    ],
)
def test_filters_stay_in_the_address_bar(cast, history, asked, seen) -> None:
    assert shown(page(cast, "AW", **asked)) == seen


def test_a_filter_by_who_wrote_it(cast, history) -> None:
    school = cast.organisations["school"]
    history.tell("school_step", "She ate her lunch.", date(2026, 2, 20), organisation=school)
    assert "Fernhollow Primary" in body(page(cast, "AW", choose="agency"))
    response = page(cast, "AW", agency=school.pk)
    assert shown(response) == set()
    assert "She ate her lunch." in body(response)


def test_a_date_that_cannot_be_is_said_and_what_was_typed_is_kept(cast, history) -> None:
    response = page(cast, "AW", **{"since-year": "2026", "since-month": "13", "words": "bedtime"})
    text = body(response)
    assert "There is a problem" in text
    assert 'value="13"' in text
    assert shown(response) == {"shared"}
    backwards = body(page(cast, "AW", **{"since-year": "2026", "until-year": "2020"}))
    assert "before the day it should start from" in backwards


def test_an_empty_page_says_what_will_come(cast) -> None:
    assert "Nothing has been written yet" in body(page(cast, "AW"))
    assert "Nothing has been shared here yet" in body(page(cast, "FAM"))
    assert "Nothing here matches" in body(page(cast, "AW", words="zebra"))


def many(cast, number: int, first: date = date(2022, 1, 1)) -> None:
    by = cast.who("AW")
    for n in range(number):
        actions.record(
            "conversation" if n % 3 else "incident",
            cast.family,
            what=f"Entry number {n:04}.",
            on_day=first + timedelta(days=n),
            about={cast.child: "It meant something." if n % 4 == 0 else ""},
            by=by,
        )


def test_five_hundred_entries_cost_no_more_queries_than_five(cast, django_assert_max_num_queries) -> None:
    client = cast.client("AW")
    address = reverse("chronology", kwargs={"ref": cast.child.ref})
    many(cast, 500)
    client.get(address)
    with django_assert_max_num_queries(20):
        text = client.get(address).content.decode()
    assert text.count('class="kf-entry"') == 50
    assert "Entry number 0499." in text
    assert "Entry number 0450." in text
    assert "Entry number 0449." not in text


def test_page_after_page_shows_every_entry_once(cast) -> None:
    many(cast, 120)
    client, address = cast.client("AW"), reverse("family_chronology", kwargs={"ref": cast.family.ref})
    found: list[str] = []
    while address:
        text = client.get(address).content.decode()
        found += [f"{n:04}" for n in reversed(range(120)) if f"Entry number {n:04}." in text]
        link = text.split('rel="next"')[0].rsplit('href="', 1) if 'rel="next"' in text else ["", ""]
        address = (
            f"/families/{cast.family.ref}/chronology/" + link[1].split('"')[0].replace("&amp;", "&")
            if link[0]
            else ""
        )
    assert found == [f"{n:04}" for n in reversed(range(120))]


def test_print_holds_every_entry_and_court_numbers_them_oldest_first(cast) -> None:
    many(cast, 620)
    printed = body(page(cast, "AW", print="1"))
    assert printed.count('class="kf-entry"') == 620
    court = body(page(cast, "AW", print="court"))
    assert court.count("kf-court__item") == 620
    assert court.index("Entry number 0000.") < court.index("Entry number 0619.")
    assert "Source: " in court


def test_court_is_an_export_and_refused_to_those_who_see_a_part(cast, history) -> None:
    assert page(cast, "PT", print="court").status_code == 403
    assert page(cast, "FAM", print="court").status_code == 403
    page(cast, "AW", print="court")
    assert AccessLog.objects.filter(row="X1", decision="allow").count() == 1


def test_a_worker_says_what_it_meant(cast, history) -> None:
    address = reverse("add_meaning", kwargs={"uuid": history.shared.uuid})
    client = cast.client("AW")
    assert "What did it mean" in client.get(address).content.decode()
    empty = client.post(address, {"meant": ""})
    assert empty.status_code == 422
    assert "Say what it meant" in empty.content.decode()
    sent = client.post(address, {"child": str(cast.child.pk), "meant": "She slept at last."})
    assert sent.status_code == 302
    assert "For Wren Ardleigh:</span> She slept at last." in client.get(sent.url).content.decode()
    assert "(Amina Yusuf)" in body(page(cast, "AW"))


def test_a_worker_puts_an_entry_right_and_the_first_wording_folds_under_it(cast, history) -> None:
    address = reverse("correct_entry", kwargs={"uuid": history.ordinary.uuid})
    client = cast.client("AW")
    assert "Wren fell asleep in class." in client.get(address).content.decode()
    told = {
        "what": "Wren fell asleep at lunch.",
        "happened_on-day": "3",
        "happened_on-month": "2",
        "happened_on-year": "2026",
    }
    assert client.post(address, told).status_code == 422
    assert client.post(address, told | {"reason": "Her teacher said so."}).status_code == 302
    text = body(page(cast, "AW"))
    assert text.index("Wren fell asleep at lunch.") < text.index("Wren fell asleep in class.")
    assert "Her teacher said so." in text
    assert Entry.objects.get(pk=history.ordinary.pk).what == "Wren fell asleep in class."


@pytest.mark.parametrize("name", ["add_meaning", "correct_entry"])
@pytest.mark.parametrize("actor", ["PX", "FAM", "AN"])
def test_nobody_else_writes(cast, history, name, actor) -> None:
    address = reverse(name, kwargs={"uuid": history.shared.uuid})
    assert cast.client(actor).post(address, {"meant": "x"}).status_code == 404


def test_markup_in_an_entry_is_only_text(cast, history) -> None:
    history.tell("incident", "<script>alert(1)</script> & more", date(2026, 2, 25))
    for kind in ("", "1", "court"):
        text = body(page(cast, "AW", print=kind))
        assert "<script>alert(1)" not in text
        assert "&lt;script&gt;alert(1)" in text


def test_an_entry_about_a_need_leads_to_that_need_for_those_who_may_open_it(cast) -> None:
    told = {"since": date(2026, 2, 3), "by": cast.who("AW"), "on": date(2026, 3, 2)}
    need = services.notice_need(cast.child, cast.family, "housing", **told)
    link = reverse("read_need", args=[need.ref])
    assert link in body(page(cast, "AW"))
    assert cast.client("AW").get(link).status_code == 200
    assert link not in body(page(cast, "IG"))


def test_ending_an_invitation_is_told_in_the_chronology(cast) -> None:
    teacher = cast.family.involvements.get(role="partner")
    client = cast.client("AW")
    begin = reverse("end_invitation", kwargs={"ref": cast.family.ref, "involvement": teacher.ref})
    path = client.get(begin)["Location"]
    assert path == reverse("end_involvement", kwargs={"ref": cast.family.ref, "involvement": teacher.ref})
    token = str(uuid4())
    day = {"until-day": "2", "until-month": "3", "until-year": "2026"}
    answer = client.post(
        path, {"token": token, "reason": "Wren changed class", "to": "nobody", "goodbye": "A card.", **day}
    )
    assert answer.status_code == 302, body(answer)[:2000]
    assert Entry.objects.filter(kind="worker_changed", what__contains="Wren changed class").count() == 1
