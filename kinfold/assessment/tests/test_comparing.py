"""Stages compared, carried on, told once, and how old it all is."""

from datetime import timedelta

from kinfold.assessment import queries
from kinfold.assessment.tests import made
from kinfold.assessment.tests.made import WEEK, answer, by_mother, put, said, signed, view
from kinfold.services import actions as services
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.voice import actions as voice


def test_two_stages_side_by_side_say_what_was_added_changed_confirmed_and_is_gone(cast: Cast) -> None:
    kept, changed, gone = (put(cast, words, on_day=TODAY - 8 * WEEK) for words in ("Kept", "Was", "Gone"))
    untouched = put(cast, "Untouched", on_day=TODAY - 8 * WEEK)
    first = signed(cast, kept, changed, gone, untouched)
    now = put(cast, "Is", replaces=changed)
    put(cast, "New")
    answer(kept, "confirmed")
    answer(gone, "no_longer", why="They moved")
    second = made.stage(cast, "child_and_family", begun_on=TODAY - WEEK)
    found = {row.sort: row for row in queries.compare(first, second, view(cast, "AW"))}
    assert set(found) == {"added", "changed", "no_longer", "confirmed", "same"}
    assert (found["changed"].before, found["changed"].after) == (changed, now)
    assert (found["no_longer"].before, found["no_longer"].why) == (gone, "They moved")
    assert (found["confirmed"].after, found["confirmed"].said_by) == (kept, "Ilse and Amina")


def test_a_stage_compared_with_now_leaves_out_what_the_reader_may_not_see(cast: Cast) -> None:
    first = signed(cast)
    by_mother(cast, "I am frightened.", sharing="own")
    assert [row.sort for row in queries.compare(first, None, view(cast, "AW"))] == ["added"]
    assert queries.compare(first, None, view(cast, "PT")) == []


def test_a_signed_stage_holds_what_was_signed_whatever_was_written_since(cast: Cast) -> None:
    old = put(cast, "No bed.", on_day=TODAY - 8 * WEEK)
    first = signed(cast, old)
    put(cast, "Has a bed.", replaces=old)
    assert said(queries.held(first, view(cast, "AW"))) == ["No bed."]


def test_a_stopped_stage_holds_what_stood_on_the_day_it_was_stopped(cast: Cast) -> None:
    put(cast, "Early.", on_day=TODAY - 4 * WEEK)
    stopped = made.stage(cast, state="stopped", stopped_on=TODAY - 3 * WEEK, stopped_why="Moved away")
    put(cast, "Late.")
    assert said(queries.held(stopped, view(cast, "AW"))) == ["Early."]


def test_a_new_stage_starts_from_all_that_stands_with_who_said_it(cast: Cast) -> None:
    put(cast, "Reads well.", sort="strength")
    put(cast, "Breakfast club, three months.", sort="tried")
    voice.keep_words(
        cast.child, cast.family, "I like stories.", said_on=TODAY, wrote_down_by="A", by=cast.who("AW")
    )
    services.notice_need(
        cast.mother, cast.family, "housing", since=TODAY - WEEK, by=cast.who("AW"), on=TODAY, detail="Damp"
    )
    services.ask_for_service(
        cast.family, [cast.mother], None, named_service="Home-Start", asked_on=TODAY - WEEK, by=cast.who("AW"),
        on=TODAY, state="declined", why="Not now",
    )  # fmt: skip
    carried = queries.to_carry_into(cast.family, "child_and_family", view(cast, "AW"))
    assert [(need.person, need.detail) for need in carried.needs] == [(cast.mother, "Damp")]
    assert [one.named_service for one in carried.help_tried] == ["Home-Start"]
    assert said(carried.standing) == ["Reads well.", "Breakfast club, three months."]
    assert said(carried.strengths) == ["Reads well."]
    assert said(carried.tried) == ["Breakfast club, three months."]
    assert [row.words for row in carried.own_words] == ["I like stories."]
    assert carried.happened


def test_who_had_to_tell_it_to_somebody_new_is_counted_with_each_step(cast: Cast) -> None:
    for days, whom in ((30, "School nurse"), (3, "Social worker")):
        words = voice.keep_words(
            cast.mother, cast.family, "x", said_on=TODAY, wrote_down_by="A", by=cast.who("AW")
        )
        assert words.entry is not None
        voice.record_telling(
            cast.mother,
            cast.family,
            told_to=whom,
            told_on=TODAY - timedelta(days=days),
            entry=words.entry,
            occasion="assessment",
        )
    (told,) = queries.told_once(cast.family)
    assert (told.person, told.count) == (cast.mother, 2)
    assert [row.told_to for row in told.occasions] == ["School nurse", "Social worker"]


def test_an_assessment_is_as_old_as_the_last_word_or_answer_in_it(cast: Cast) -> None:
    row = put(cast, "Sleeps badly.", on_day=TODAY - 3 * WEEK)
    age = queries.age_of(cast.family, TODAY)
    assert age is not None
    assert age.days == 21
    answer(row, "confirmed", TODAY - WEEK)
    signed(cast, row)
    age = queries.age_of(cast.family, TODAY)
    assert age is not None
    assert (age.days, age.signed_on) == (7, TODAY - 5 * WEEK)
