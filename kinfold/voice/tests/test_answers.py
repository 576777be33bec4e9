"""What somebody said is answered, what they wished stands beside the decision, and what they say of the help is replied to."""

from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.base.errors import NotNow
from kinfold.chronology.models import Entry
from kinfold.people.models import Person
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import Withheld
from kinfold.sharing.queries import View
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.voice import actions, queries
from kinfold.voice.models import Feedback, OwnWords, ViewOnDecision, WhatCameOfIt

TOKEN = "3b241101-e2bb-4255-8caf-4136c566a96"


def say(cast: Cast, words: str = "I want to stay with Nan.", **changes: Any) -> OwnWords:
    told = {"said_on": TODAY, "wrote_down_by": "Her worker", "by": cast.who("AW"), "on": TODAY, **changes}
    return actions.keep_words(cast.child, cast.family, words, **told)


def view(cast: Cast, actor: str) -> View:
    return sharing.open_record(cast.who(actor), "V3", cast.family, on=TODAY, action="test")


def wish(cast: Cast, **changes: Any) -> ViewOnDecision:
    told = {"on_day": TODAY, "by": cast.who("AW"), "on": TODAY, "words": "I want to stay.", **changes}
    return actions.record_view(cast.child, cast.family, "Where Wren lives", **told)


def feed(cast: Cast, person: Person | None = None, actor: str = "AW", **changes: Any) -> Feedback:
    told = {
        "what_did_not": "Too many people.",
        "on_day": TODAY,
        "by": cast.who(actor),
        "on": TODAY,
        **changes,
    }
    return actions.give_feedback(person or cast.mother, cast.family, "meeting", **told)


def day(name: str) -> dict[str, str]:
    return {f"{name}-day": "1", f"{name}-month": "3", f"{name}-year": "2026"}


def test_an_answer_stands_beside_the_words_and_nothing_came_of_it_is_one(cast: Cast) -> None:
    words = say(cast)
    actions.what_came_of_it(words, "Nan was asked.", on_day=TODAY, by=cast.who("AW"), on=TODAY)
    actions.what_came_of_it(
        words, "Nothing: Nan is ill.", on_day=TODAY, by=cast.who("AW"), on=TODAY, told_them="Amina, at school"
    )
    rows = queries.outcomes_of([words])[words.pk]
    assert [row.what for row in rows] == ["Nan was asked.", "Nothing: Nan is ill."]
    assert Entry.objects.filter(kind="words_answered", source_ref=words.ref).count() == 2


def test_the_answer_to_words_for_one_worker_stays_out_of_the_chronology_too(cast: Cast) -> None:
    words = say(cast, only_my_worker=True)
    before = Entry.objects.count()
    actions.what_came_of_it(words, "We talked.", on_day=TODAY, by=cast.who("AW"), on=TODAY)
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    ("what", "days"), [("", 0), ("x" * 10_001, 0), ("Something.", 1), ("Something.", -1)]
)
def test_an_answer_that_cannot_be_says_why_and_nothing_is_kept(cast: Cast, what: str, days: int) -> None:
    words = say(cast)
    with pytest.raises(NotNow):
        actions.what_came_of_it(words, what, on_day=TODAY + timedelta(days=days), by=cast.who("AW"), on=TODAY)
    assert not WhatCameOfIt.objects.exists()


def test_a_wish_is_kept_in_the_childs_own_words_beside_the_decision(cast: Cast) -> None:
    row = wish(cast, followed="no", why="Nan is ill. We told her on Monday.")
    assert row.words is not None
    assert (row.words.words, row.words.topic) == ("I want to stay.", "wishes")
    assert [r.why for r in queries.views_of(cast.child, view(cast, "AW"))] == [
        "Nan is ill. We told her on Monday."
    ]
    assert Entry.objects.filter(kind="view_on_decision").count() == 1
    assert not Entry.objects.filter(kind="own_words").exists()


@pytest.mark.parametrize("told", [
    {"words": None}, {"words": "  "}, {"followed": "no"}, {"followed": "partly"}, {"followed": "maybe"},
])  # fmt: skip
def test_no_decision_is_silent_about_a_wish_nor_sets_one_aside_without_a_reason(
    cast: Cast, told: dict[str, Any]
) -> None:
    with pytest.raises(NotNow):
        wish(cast, **told)
    assert not ViewOnDecision.objects.exists()
    assert not OwnWords.objects.exists()


def test_why_somebody_was_not_asked_is_an_answer(cast: Cast) -> None:
    row = wish(cast, words=None, not_asked_why="Too ill that week.")
    assert row.words is None
    assert queries.views_in(cast.family, view(cast, "AW")) == [row]


def test_wishes_are_read_by_workers_and_by_whoever_wished(cast: Cast) -> None:
    wish(cast)
    assert queries.views_in(cast.family, view(cast, "PT")) == []
    assert queries.views_in(cast.family, view(cast, "FAM")) == []
    assert len(queries.views_in(cast.family, view(cast, "MG"))) == 1


def test_feedback_gets_an_answer_in_a_row_of_its_own(cast: Cast) -> None:
    row = feed(cast)
    actions.reply_to_feedback(row, "Four people at most now.", on_day=TODAY, by=cast.who("MG"), on=TODAY)
    (read,) = queries.feedback_in(cast.family, view(cast, "AW"))
    assert [one.what_we_changed for one in read.answered] == ["Four people at most now."]  # type: ignore[attr-defined]
    (mine,) = queries.feedback_of(cast.mother, view(cast, "FAM"))
    assert mine.pk == row.pk
    assert queries.feedback_in(cast.family, view(cast, "WF")) == []
    assert queries.feedback_in(cast.family, view(cast, "PT")) == []


REFUSED: dict[str, Callable[[Cast], object]] = {
    "nothing said": lambda cast: feed(cast, what_did_not=" "),
    "about nothing": lambda cast: actions.give_feedback(
        cast.mother, cast.family, "weather", what_helped="x", on_day=TODAY, by=cast.who("AW"), on=TODAY
    ),
    "in another's name": lambda cast: feed(cast, cast.child, "FAM"),
    "an empty reply": lambda cast: actions.reply_to_feedback(
        feed(cast), " ", on_day=TODAY, by=cast.who("AW"), on=TODAY
    ),
    "a day to come": lambda cast: feed(cast, on_day=TODAY + timedelta(days=1)),
}


@pytest.mark.parametrize("what", REFUSED)
def test_feedback_that_cannot_be_kept_says_why(cast: Cast, what: str) -> None:
    with pytest.raises(NotNow):
        REFUSED[what](cast)


def test_a_silent_child_is_named_with_the_newest_reason_until_heard(cast: Cast) -> None:
    assert [(one.child, one.because) for one in queries.silent([cast.child])] == [(cast.child, "")]
    for days, why in ((9, "Asleep."), (2, "At school.")):
        actions.explain_silence(
            cast.child,
            cast.family,
            why,
            on_day=TODAY - timedelta(days=days),
            by=cast.who("AW"),
            what_next="Monday",
        )
    (one,) = queries.silent([cast.child])
    assert (one.because, one.asked_next) == ("At school.", "Monday")
    twin = Person.objects.create(known_as="Ren", merged_into=cast.child)
    actions.keep_words(
        twin, cast.family, "Hello.", said_on=TODAY, wrote_down_by="x", by=cast.who("AW"), on=TODAY
    )
    assert queries.silent([cast.child]) == []


def test_a_worker_says_what_came_of_it_from_the_page(cast: Cast) -> None:
    words = say(cast)
    address = reverse("what_came_of_it", args=[words.ref])
    told = {"token": TOKEN + "1", "what": "She stays with Nan.", "told_them": "Amina", **day("on_day")}
    words_page = cast.client("AW").get(address).content.decode()
    assert "I want to stay with Nan." in words_page
    late = cast.client("AW").post(address, told)
    assert late.status_code == 422
    assert "before they said it" in unescape(late.content.decode())
    assert cast.client("AW").post(address, {**told, "on_day-day": "2"}).status_code == 302
    assert WhatCameOfIt.objects.get().told_them == "Amina"


@pytest.mark.parametrize("actor", ["PX", "CL", "AN", "SA", "IG", "FAM", "WF"])
def test_words_are_answered_by_those_who_work_with_the_child_and_not_by_others(
    cast: Cast, actor: str
) -> None:
    words = say(cast)
    assert cast.client(actor).get(reverse("what_came_of_it", args=[words.ref])).status_code == 404


def test_a_partner_does_not_reach_words_that_they_may_not_read(cast: Cast) -> None:
    kept = say(cast, only_my_worker=True)
    mothers = actions.keep_words(
        cast.mother,
        cast.family,
        "What he did.",
        said_on=TODAY,
        wrote_down_by="x",
        by=cast.who("AW"),
        on=TODAY,
    )
    for words in (kept, mothers):
        assert cast.client("PT").get(reverse("what_came_of_it", args=[words.ref])).status_code == 404


def test_a_mother_says_how_the_help_was_and_reads_what_we_changed(cast: Cast) -> None:
    client = cast.client("FAM")
    told = {"token": TOKEN + "2", "after_what": "meeting", "what_did_not": "Nobody looked at me."}
    assert client.post(reverse("give_feedback", args=[cast.mother.ref]), told).status_code == 302
    row = Feedback.objects.get()
    assert (row.person, row.gathered) == (cast.mother, "own_entry")
    assert client.get(reverse("give_feedback", args=[cast.child.ref])).status_code == 404
    reply = {"token": TOKEN + "3", "what_we_changed": "We put the screen away."}
    assert cast.client("MG").post(reverse("reply_to_feedback", args=[row.ref]), reply).status_code == 302
    assert (
        "We put the screen away."
        in cast.client("AW").get(reverse("heard", args=[cast.family.ref])).content.decode()
    )


def test_empty_feedback_is_sent_back_with_what_was_typed(cast: Cast) -> None:
    told = {"token": TOKEN + "4", "after_what": "meeting"}
    answer = cast.client("FAM").post(reverse("give_feedback", args=[cast.mother.ref]), told)
    assert answer.status_code == 422
    assert "at least one line" in answer.content.decode()


def test_a_wish_is_written_down_from_the_page_once_however_often_it_is_sent(cast: Cast) -> None:
    told = {
        "token": TOKEN + "5", "decision": "Where Wren lives", "words": "With Nan", "followed": "yes", **day("on_day"),
    }  # fmt: skip
    address = reverse("record_view", args=[cast.child.ref])
    for _ in range(2):
        assert cast.client("AW").post(address, told).status_code == 302
    assert ViewOnDecision.objects.count() == 1


def test_one_page_shows_who_was_heard_and_what_came_of_it_to_workers_only(cast: Cast) -> None:
    actions.explain_silence(
        cast.child,
        cast.family,
        "Asleep at both visits.",
        on_day=TODAY,
        by=cast.who("AW"),
        what_next="Tuesday",
    )
    actions.record_view(
        cast.mother,
        cast.family,
        "The new school",
        words="Not yet.",
        on_day=TODAY,
        by=cast.who("AW"),
        on=TODAY,
    )
    feed(cast)
    page = unescape(cast.client("AW").get(reverse("heard", args=[cast.family.ref])).content.decode())
    for words in (
        "Asleep at both visits.",
        "Tuesday",
        "“Not yet.”",
        "Too many people.",
        "Nobody has answered",
    ):
        assert words in page
    for actor in ("PT", "FAM", "PX"):
        assert cast.client(actor).get(reverse("heard", args=[cast.family.ref])).status_code == 404


def test_what_is_about_a_withheld_person_is_not_read_by_whom_it_is_withheld_from(cast: Cast) -> None:
    wish(cast)
    Withheld.objects.create(
        from_person=cast.mother,
        family=cast.family,
        kind="person",
        item=cast.child.ref,
        why="x",
        raised_on=TODAY,
    )
    assert queries.views_of(cast.child, view(cast, "FAM")) == []


def test_before_a_worker_hears_a_child_the_page_says_what_to_say_first(cast: Cast) -> None:
    page = unescape(cast.client("AW").get(reverse("keep_words", args=[cast.child.ref])).content.decode())
    assert "Before they speak, say what you would have to pass on" in page
    assert "Cards or play" in page


def test_the_page_of_what_was_heard_takes_few_queries_however_much_there_is(cast: Cast) -> None:
    for n in range(12):
        wish(cast, words=f"Wish {n}", followed="yes")
        actions.reply_to_feedback(feed(cast), "So.", on_day=TODAY, by=cast.who("AW"), on=TODAY)
    client = cast.client("AW")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse("heard", args=[cast.family.ref])).status_code == 200
    assert len(asked) <= 25
