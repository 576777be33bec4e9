"""Own words stay as they were said, and reach only those they were meant for."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from kinfold.base.errors import NotNow
from kinfold.chronology.models import Entry
from kinfold.sharing import actions as sharing
from kinfold.sharing.queries import View
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.voice import actions, queries
from kinfold.voice.models import Consent, OwnWords, Telling


def say(cast: Cast, words: str = "I want to stay with Nan.", **changes: Any) -> OwnWords:
    """Words of the child, written down by the allocated worker."""
    told = {"said_on": TODAY, "wrote_down_by": "Her worker", "by": cast.who("AW"), "on": TODAY, **changes}
    return actions.keep_words(cast.child, cast.family, words, **told)


def view(cast: Cast, actor: str) -> View:
    """What an actor sees of the family."""
    return sharing.open_record(cast.who(actor), "V3", cast.family, on=TODAY, action="test")


def test_first_and_later_views_both_stay_newest_first(cast: Cast) -> None:
    say(cast, "I never want to see him.", said_on=TODAY - timedelta(days=90))
    say(cast, "I might meet him, with Nan.")
    assert [w.words for w in queries.words_of(cast.child, view(cast, "AW"))] == [
        "I might meet him, with Nan.",
        "I never want to see him.",
    ]


def test_words_for_one_worker_only_never_reach_the_chronology_or_a_partner(cast: Cast) -> None:
    before = Entry.objects.count()
    say(cast, "Only you.", only_my_worker=True)
    assert Entry.objects.count() == before
    assert [w.words for w in queries.words_of(cast.child, view(cast, "AW"))] == ["Only you."]
    assert queries.words_of(cast.child, view(cast, "PT")) == []


def test_a_partner_reads_the_childs_words_but_not_what_a_parent_told_another_service(cast: Cast) -> None:
    say(cast)
    actions.keep_words(
        cast.mother,
        cast.family,
        "What happened to me.",
        said_on=TODAY,
        wrote_down_by="x",
        by=cast.who("AW"),
        on=TODAY,
    )
    assert len(queries.words_of(cast.child, view(cast, "PT"))) == 1
    assert queries.words_of(cast.mother, view(cast, "PT")) == []
    assert len(queries.words_of(cast.mother, view(cast, "AW"))) == 1


def test_nobody_in_the_family_interprets(cast: Cast) -> None:
    with pytest.raises(NotNow, match="must not interpret"):
        say(cast, interpreter=cast.mother.known_as)
    with pytest.raises(NotNow, match="must not interpret"):
        say(cast, interpreter="her brother")
    assert say(cast, interpreter="B. Osei, interpreting service").interpreter


@pytest.mark.parametrize("words", ["", "  \n ", "x" * 10_001])
def test_words_that_cannot_be_kept_say_why(cast: Cast, words: str) -> None:
    with pytest.raises(NotNow):
        say(cast, words)
    assert not OwnWords.objects.exists()


def test_words_from_the_future_are_refused(cast: Cast) -> None:
    with pytest.raises(NotNow, match="future"):
        say(cast, said_on=TODAY + timedelta(days=1))


def test_consent_is_one_persons_for_one_purpose_and_a_changed_mind_is_a_new_row(cast: Cast) -> None:
    for decision in ("refused", "given_reluctantly"):
        actions.record_consent(
            cast.mother, cast.family, "team meeting", decision, decided_on=TODAY, by=cast.who("AW")
        )
    assert [c.decision for c in queries.consents_of(cast.mother)] == ["given_reluctantly", "refused"]
    assert queries.consents_of(cast.father) == []
    assert Consent.objects.values("entry").distinct().count() == 2


def test_one_occasion_counts_once_however_often_it_is_written(cast: Cast) -> None:
    words = say(cast)
    assert words.entry is not None
    for _ in range(2):
        actions.record_telling(cast.mother, cast.family, told_to="A nurse", told_on=TODAY, entry=words.entry)
    assert queries.tellings(cast.mother) == 1
    assert Telling.objects.count() == 1


def test_a_mother_writes_for_herself_and_never_in_anothers_name(cast: Cast) -> None:
    client = cast.client("FAM")
    mine = reverse("keep_words", args=[cast.mother.ref])
    told = {"token": "3b241101-e2bb-4255-8caf-4136c566a962", "words": "Nobody asked me what I need."}
    assert client.post(mine, told).status_code == 302
    row = OwnWords.objects.get()
    assert (row.person, row.gathered, row.words) == (cast.mother, "own_entry", "Nobody asked me what I need.")
    assert client.get(reverse("keep_words", args=[cast.child.ref])).status_code == 404


def test_a_worker_keeps_a_childs_words_from_the_page(cast: Cast) -> None:
    told = {
        "token": "3b241101-e2bb-4255-8caf-4136c566a963",
        "words": "قطتي 🐈",
        "gathered": "drawing",
        "topic": "wishes",
        "basis": "said",
        "said_on-day": "1",
        "said_on-month": "March",
        "said_on-year": "2026",
    }
    answer = cast.client("AW").post(reverse("keep_words", args=[cast.child.ref]), told)
    assert answer.status_code == 302
    assert OwnWords.objects.get().words == "قطتي 🐈"


def test_a_missing_voice_has_a_reason(cast: Cast) -> None:
    with pytest.raises(NotNow):
        actions.explain_silence(cast.child, cast.family, " ", on_day=TODAY, by=cast.who("AW"))
    actions.explain_silence(
        cast.child,
        cast.family,
        "Asleep at both visits.",
        on_day=TODAY,
        by=cast.who("AW"),
        what_next="Nursery, Tuesday",
    )
    assert queries.silences(cast.child)[0].what_next == "Nursery, Tuesday"
