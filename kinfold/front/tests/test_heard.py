"""On a person's page: what came of their words, what they wished, what they say of the help and what we changed."""

from html import unescape

import pytest
from django.urls import reverse

from kinfold.sharing.tests.cast import TODAY, Cast, build
from kinfold.voice import actions as voice


@pytest.fixture
def cast(db: None, settings: object) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()  # type: ignore[attr-defined]
    return build()


def page(cast: Cast, actor: str, ref: str) -> str:
    return unescape(cast.client(actor).get(reverse("person", args=[ref])).content.decode())


def hear(cast: Cast) -> None:
    by = cast.who("AW")
    words = voice.keep_words(
        cast.child, cast.family, "I want NAN.", said_on=TODAY, wrote_down_by="A", by=by, on=TODAY
    )
    voice.what_came_of_it(
        words, "Nan comes on TUESDAYS.", on_day=TODAY, by=by, on=TODAY, told_them="Amina told her"
    )
    voice.record_view(
        cast.child, cast.family, "The new SCHOOL", words="Not YET", followed="no", why="The old one CLOSES",
        on_day=TODAY, by=by, on=TODAY,
    )  # fmt: skip
    said = voice.give_feedback(
        cast.mother, cast.family, "meeting", what_did_not="Too MANY people", on_day=TODAY, by=by, on=TODAY
    )
    voice.reply_to_feedback(said, "FOUR at most", on_day=TODAY, by=by, on=TODAY)


def test_what_came_of_each_of_the_childs_words_stands_beside_them(cast: Cast) -> None:
    hear(cast)
    shown = page(cast, "AW", cast.child.ref)
    assert shown.index("I want NAN.") < shown.index("Nan comes on TUESDAYS.") < shown.index("The new SCHOOL")
    assert "The old one CLOSES" in shown
    assert "Say what else came of it" in shown


def test_a_mother_reads_what_we_changed_and_may_say_more_and_never_the_childs_wishes(cast: Cast) -> None:
    hear(cast)
    own = page(cast, "FAM", cast.mother.ref)
    for words in ("Too MANY people", "FOUR at most", "Tell us how the help was"):
        assert words in own
    childs = page(cast, "FAM", cast.child.ref)
    for words in ("TUESDAYS", "SCHOOL", "YET", "MANY", "Tell us how the help was"):
        assert words not in childs


def test_a_father_from_whom_something_is_kept_reads_his_own_answer_and_no_workers_name(cast: Cast) -> None:
    words = voice.keep_words(
        cast.father, cast.family, "Ask ME too.", said_on=TODAY, wrote_down_by="A", by=cast.who("AW"), on=TODAY
    )
    voice.what_came_of_it(
        words, "You were asked.", on_day=TODAY, by=cast.who("AW"), on=TODAY, told_them="Amina told him"
    )
    own = page(cast, "WF", cast.father.ref)
    assert "You were asked." in own
    assert "Amina" not in own.split("</main>", maxsplit=1)[0].split("What came of it", maxsplit=1)[1]


def test_a_partner_reads_what_came_of_a_childs_words_but_not_feedback_or_wishes(cast: Cast) -> None:
    hear(cast)
    shown = page(cast, "PT", cast.child.ref)
    assert "TUESDAYS" in shown
    assert "SCHOOL" not in shown
    assert "MANY" not in page(cast, "PT", cast.mother.ref)
