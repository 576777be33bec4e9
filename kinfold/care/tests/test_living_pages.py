"""Pages of living in care: what the child says stands first, kin are asked before the form goes on, and nobody reads too much."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinfold.care import actions, queries
from kinfold.care.models import Carer, Matching, Missing, PeriodOfCare, Placement, PromisedTime
from kinfold.concerns.tests.journey import day, send, send_ok, text
from kinfold.people.models import Person
from kinfold.plan import actions as plan
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

CAME = TODAY - timedelta(days=150)
MOVED = TODAY - timedelta(days=60)
SECRET = "4 Plover Lane"


@pytest.fixture
def cast(db: None, settings: Any) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return players.build()


def today(name: str) -> dict[str, str]:
    return day(name, TODAY.year, TODAY.month, TODAY.day)


def told(cast: Cast) -> dict[str, Any]:
    return {"by": cast.who("AW"), "on": TODAY}


def brother(cast: Cast, name: str) -> Person:
    made = players.person(name, born=BEGAN.replace(year=2019))
    players.member(cast.family, made, "child")
    return made


def came(cast: Cast, child: Person | None = None, **more: Any) -> PeriodOfCare:
    given = {
        "began_on": CAME, "need": "N1", "code": "V2", "backing": "consent", "backing_ref": "both parents", "why": "Nobody at home.",
        "kin_asked": "Her aunt has no room.", "child_says": "I want my own bed.", **told(cast), **more,
    }  # fmt: skip
    return actions.come_into_care(cast.family, child or cast.child, **given)


def a_life(cast: Cast) -> PeriodOfCare:
    """Two homes, four brothers and sisters, a promise that was not kept, three times missing, a home being chosen."""
    plan.make_plan(cast.family, made_on=BEGAN, **told(cast))
    names = ("Fern", "Ash", "Bartholomew Christopher Featherstonehaugh-Cholmondeley", "Rowan")
    four = [brother(cast, name) for name in names]
    bev = Carer.objects.create(name="Bev and Tony", kind="foster", about_us="We have a dog. Tea is at five.")
    period = came(cast)
    home = {"provider": "PR1", **told(cast)}
    first = actions.place(
        period, "U6", since=CAME, carer=bev, address=SECRET, with_siblings="none", why_apart="Full.", **home
    )
    actions.place(came(cast, four[0]), "U6", since=CAME, **home)
    actions.give_information(first, "health", "Asthma.", given_on=CAME, **told(cast))
    actions.stay_away(first, "T1", since=CAME + timedelta(days=9), why="Appendix.", **told(cast))
    actions.come_back_to(first, since=CAME + timedelta(days=12), **told(cast))
    actions.place(
        period, "K2", since=MOVED, provider="PR4", ended_how="CREQB", ended_why="They were tired.", address="The Elms",
        child_says="Why again?", **told(cast),
    )  # fmt: skip
    actions.promise_time(cast.family, cast.child, with_people=four, every_days=28, since=CAME, **told(cast))
    for days in (100, 80, 40):
        gone = TODAY - timedelta(days=days)
        row = actions.report_missing(cast.family, cast.child, began_on=gone, reported_by="Bev", **told(cast))
        actions.found(row, back_on=gone, found_where="Mum’s stairwell", to_see="family", **told(cast))
    actions.begin_matching(
        period,
        begun_on=MOVED,
        wishes="A dog.",
        who_heard="Amina",
        considered=[{"carer": bev.ref, "why_not": ""}],
        **told(cast),
    )
    return period


def url(cast: Cast, page: str = "") -> str:
    return f"/people/{cast.child.ref}/{page}"


def test_a_childs_page_of_care_says_where_why_who_how_long_and_what_next(cast: Cast):
    a_life(cast)
    page = text(cast.client("AW").get(url(cast, "care/"))).replace(" :", ":")
    for words in (
        "Wren Ardleigh lives in a children’s home",
        "Your parents agreed that we look after you",
        "I want my own bed.",
        "In care since 3 October 2025: 150 days",
        "Nothing is planned for good yet",
        "Promised 5 times by now. It has not happened.",
        "was missing three times. Each time it was to see family.",
        "Ended: the carer asked, because of behaviour. They were tired.",
        "Why again?",
        "Fern: lives with foster carers",
        "Ash: not in care",
        "At the least every six weeks, by law",
    ):
        assert words in page, words
    assert SECRET not in page
    assert "The Elms" not in page


def test_a_page_of_care_asks_few_queries_however_much_there_is(cast: Cast):
    a_life(cast)
    promise, missing = PromisedTime.objects.get(), Missing.objects.first()
    home, choice = Placement.objects.order_by("since", "pk").first(), Matching.objects.get()
    assert home is not None
    assert missing is not None
    client = cast.client("AW")
    for path in (
        url(cast, "care/"), url(cast, "care/what-stayed-the-same/"), url(cast, "missing/"), url(cast, "care/agreeing/"),
        f"/homes-in-care/{home.ref}/", f"/choosing-a-home/{choice.ref}/", f"/choosing-a-home/{choice.ref}/for-me/",
        f"/missing/{missing.ref}/", f"/promises/{promise.ref}/time/", f"/periods-of-care/{home.period.ref}/home/",
        url(cast, "care/begin/"), url(cast, "care/promise/"),
    ):  # fmt: skip
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200, path
        asked = [str(q["sql"]) for q in captured if "SAVEPOINT" not in str(q["sql"])]
        assert len(asked) <= 25, f"{path}: {len(asked)}\n" + "\n".join(sql[:150] for sql in asked)


def test_nobody_of_the_family_reads_place_name_reason_or_anothers_promise(cast: Cast):
    a_life(cast)
    for actor in ("FAM", "WF", "PT"):
        page = text(cast.client(actor).get(url(cast, "care/")))
        for words in (
            SECRET,
            "The Elms",
            "Bev",
            "tired",
            "stairwell",
            "missing",
            "Fern",
            "Why again",
            "own bed",
            "aunt",
        ):
            assert words not in page, (actor, words)
        assert "3 October 2025" in page
    assert "in a children’s home" in text(cast.client("FAM").get(url(cast, "care/")))
    assert "in a children’s home" not in text(cast.client("WF").get(url(cast, "care/")))


def test_the_child_reads_where_they_live_with_whom_and_what_was_promised(cast: Cast):
    a_life(cast)
    cast.mother.account = None
    cast.mother.save()
    cast.child.account = cast.accounts["FAM"]
    cast.child.save()
    page = text(cast.client("FAM").get(url(cast, "care/")))
    for words in (
        "Where I live",
        "You live in a children’s home",
        "Your parents agreed",
        "Promised 5 times by now",
    ):
        assert words in page
    choice = Matching.objects.get()
    at = f"/choosing-a-home/{choice.ref}/"
    assert "We are still looking" in text(cast.client("FAM").get(f"{at}for-me/"))
    actions.show_profile(choice, shown_on=TODAY, photos_shown="The house", **told(cast))
    page = text(cast.client("FAM").get(f"{at}for-me/"))
    assert "Tea is at five." in page
    send_ok(cast.client("FAM"), f"{at}ask/", asked="May I bring my hamster?")
    choice.refresh_from_db()
    assert choice.asked_and_answered == [{"asked": "May I bring my hamster?", "answered": ""}]
    assert cast.client("FAM").get(at).status_code == 404


def test_a_parent_does_not_see_who_would_care_for_the_child(cast: Cast):
    a_life(cast)
    at = f"/choosing-a-home/{Matching.objects.get().ref}/for-me/"
    assert cast.client("WF").get(at).status_code == 404
    assert cast.client("FAM").get(at).status_code == 404
    assert "Bev and Tony" in text(cast.client("AW").get(at))


def test_a_child_comes_into_care_on_its_page_only_when_kin_were_asked_and_parents_told(cast: Cast):
    client, path = cast.client("AW"), url(cast, "care/begin/")
    page = text(client.get(path))
    assert "Family first." in page
    assert "nobody has been asked" in page
    given = {
        **today("began_on"), "need": "N1", "code": "V2", "backing_ref": "signed 2 March 2026",
        "why": "Nobody at home.", "consent_by": [cast.mother.ref, cast.father.ref],
    }  # fmt: skip
    refused = send(client, path, **given)
    assert "Say who was asked first" in text(refused)
    assert "Write what the parents were told before they agreed" in text(refused)
    assert "signed 2 March 2026" in refused.content.decode()
    to = send_ok(
        client,
        f"{path}?afresh=yes",
        **given,
        kin_asked="Her aunt.",
        parents_told="The page was read with them.",
    )
    assert to == url(cast, "care/")
    period = PeriodOfCare.objects.get()
    assert period.legal.get().consent_by == [cast.mother.ref, cast.father.ref]
    page = text(client.get(to))
    assert "Nobody has written down where Wren Ardleigh lives" in page


def test_a_move_a_stay_and_an_end_are_written_on_their_pages(cast: Cast):
    period, client = came(cast), cast.client("AW")
    bev = Carer.objects.create(name="Bev and Tony", kind="foster", approved_on=BEGAN)
    at = f"/periods-of-care/{period.ref}/home/"
    first = {
        **day("since", CAME.year, CAME.month, CAME.day),
        "kind": "U6",
        "provider": "PR1",
        "carer": bev.ref,
    }
    refused = text(send(client, at, **first, with_siblings="none"))
    assert "Say why brothers and sisters do not live together" in refused
    home = send_ok(
        client, f"{at}?afresh=yes", **first, with_siblings="", address=SECRET, emergency="on", in_area="no"
    )
    page = text(client.get(home))
    assert "That area has not been told yet" in page
    assert SECRET not in page
    send_ok(client, f"{home}tell-area/", **today("told_on"))
    send_ok(client, f"{home}tell-carers/", word="food", known="yes", what="No nuts.")
    send_ok(
        client,
        f"{home}tell-carers/",
        word="health",
        known="no",
        missing_why="GP is slow.",
        owner=cast.practitioners["AW"].ref,
    )
    page = text(client.get(home))
    for words in ("No nuts.", "Not known yet", "GP is slow.", "That area was told on 2 March 2026"):
        assert words in page, words
    send_ok(client, f"{home}away/", **day("since", 2025, 12, 1), kind="T1", why="Appendix.")
    send_ok(client, f"{home}back/", **day("since", 2025, 12, 4))
    now = queries.home_of(cast.child, TODAY, None)
    assert now is not None
    second = f"/homes-in-care/{now.home.last.ref}/"
    assert "No nuts." in text(client.get(second))
    assert "Why did the home before end?" in text(client.get(at))
    send_ok(client, f"{second}end/", **today("ended_on"), how="CREQB", why="It broke down.")
    assert [e.place for e in queries.episodes(cast.child)] == ["U6", "T1", "U6", ""]


def test_law_plan_for_good_and_leaving_are_written_on_their_pages(cast: Cast):
    period, client = came(cast), cast.client("MG")
    at = f"/periods-of-care/{period.ref}/"
    law = {**today("since"), "code": "C1", "backing_ref": "MB26C00012"}
    send_ok(client, f"{at}law/?afresh=yes", **law)
    send_ok(
        client,
        f"{at}for-good/",
        word="home",
        **today("agreed_on"),
        why="She asks for it.",
        in_case="Her aunt.",
    )
    page = text(client.get(url(cast, "care/")))
    for words in (
        "A judge said that we look after you for now",
        "Back home with parents",
        "If it cannot be: Her aunt.",
    ):
        assert words in page, words
    send_ok(client, f"{at}leave/", **today("ended_on"), how="E4A", why="Home.", level_after="child_in_need")
    page = text(client.get(url(cast, "care/")))
    assert "is not in care now" in page
    assert client.get(f"{at}leave/").status_code == 404


def test_a_promise_is_made_kept_missed_and_ended_on_its_pages(cast: Cast):
    ash, client = brother(cast, "Ash"), cast.client("AW")
    came(cast)
    path = url(cast, "care/promise/")
    given = {**day("since", CAME.year, CAME.month, CAME.day), "often": "other"}
    refused = text(send(client, path, **given))
    assert "Say every how many days." in refused
    assert "Say with whom." in refused
    send_ok(client, f"{path}?afresh=yes", **given, other_days="10", with_people=[ash.ref])
    promise = PromisedTime.objects.get()
    assert (promise.every_days, promise.with_people) == (10, [ash.ref])
    at = f"/promises/{promise.ref}/"
    assert "Say what the child was told" in text(
        send(client, f"{at}time/", **today("on_day"), happened="no", why_not="Ill.")
    )
    send_ok(client, f"{at}time/?afresh=yes", **today("on_day"), happened="yes", child_says="We cooked.")
    page = text(client.get(url(cast, "care/")))
    assert "It happened once." in page
    assert "We cooked." in page
    send_ok(client, f"{at}end/", **today("until"), why="They live together again.")
    assert "Ended: They live together again." in text(client.get(url(cast, "care/")))


def test_missing_is_reported_found_and_listened_to_on_its_pages(cast: Cast):
    client = cast.client("DU")
    given = {**today("began_on"), "kind": "M", "began_at": "half past"}
    path = url(cast, "missing/report/")
    assert "Write the time like 18:30" in text(send(client, path, **given))
    to = send_ok(client, f"{path}?afresh=yes", **{**given, "began_at": "6.30pm"}, reported_by="Her carer")
    assert "Since Monday 2 March 2026, today, 18:30" in text(client.get(to))
    send_ok(client, f"{to}back/", **today("back_on"), found_where="Mum’s stairwell", to_see="family")
    talk = {**today("on_day"), "came": "held", "talk_by": "Kay", "independent": "yes"}
    assert "Write what they said, or showed." in text(send(client, f"{to}talk/", **talk))
    send_ok(
        client, f"{to}talk/?afresh=yes", **talk, child_says="I miss them.", what_next="Saturdays at Mum’s."
    )
    page = text(client.get(to))
    for words in ("I miss them.", "Saturdays at Mum’s.", "who has nothing to do with where"):
        assert words in page, words
    page = text(client.get(url(cast, "missing/")))
    assert "was missing once. It was to see family." in page


def test_a_home_is_chosen_on_its_pages(cast: Cast):
    period, client = came(cast), cast.client("AW")
    bev = Carer.objects.create(name="Bev and Tony", kind="foster", approved_on=BEGAN)
    path = f"/periods-of-care/{period.ref}/choose/"
    assert "Ask the child first" in text(send(client, path, **today("begun_on"), who_heard="Amina"))
    to = send_ok(
        client,
        f"{path}?afresh=yes",
        **today("begun_on"),
        who_heard="Amina",
        wishes="A dog.",
        thought_of=[bev.ref],
    )
    assert "Show the child first" in text(
        send(client, f"{to}decide/", **today("decided_on"), why_this_one="A dog.")
    )
    send_ok(client, f"{to}shown/", **today("shown_on"), photos_shown="The house")
    send_ok(client, f"{to}ask/", asked="Is there a garden?", answered="Yes.")
    row = Matching.objects.get()
    send_ok(
        client,
        f"{to}change/",
        wishes="A dog.",
        needs="Quiet.",
        thought_of=[bev.ref],
        version=str(row.version),
    )
    send_ok(client, f"{to}decide/?afresh=yes", **today("decided_on"), why_this_one="A dog and a garden.")
    page = text(client.get(to))
    for words in (
        "A dog and a garden.",
        "Is there a garden?",
        "Quiet.",
        "Bev and Tony",
        "Write down the move",
    ):
        assert words in page, words


def test_agreeing_is_explained_in_words_for_everybody(cast: Cast):
    for actor in ("AW", "FAM", "WF", "PT"):
        page = text(cast.client(actor).get(url(cast, "care/agreeing/")))
        assert "You can change your mind at any time." in page, actor


def test_continuity_says_it_in_one_sentence(cast: Cast):
    a_life(cast)
    page = text(cast.client("MG").get(url(cast, "care/what-stayed-the-same/")))
    assert "5 months on one plan, one worker, two homes in care, one move" in page
    assert "Fern went the same way: looked after." in page
