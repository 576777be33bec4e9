"""Before court: never decided alone, never a letter without an offer or its exception, and an end with a reason."""

from datetime import timedelta

import pytest

from kinfold.base.errors import Clash, NotNow
from kinfold.chronology.models import Entry
from kinfold.clocks import queries as clocks
from kinfold.court import actions, queries
from kinfold.court.tests.making import LETTER, MONTHS_AGO, decided, issued, letter_sent, told
from kinfold.plan import queries as plan
from kinfold.sharing.tests.cast import TODAY, Cast


def running(cast: Cast) -> dict[str, object]:
    return {one.rule: one.due_on for one in clocks.open_for(cast.family)}


def test_the_level_the_clock_and_one_entry_follow_the_decision(cast: Cast) -> None:
    before = decided(cast)
    level = plan.level_now(cast.child, TODAY)
    assert level is not None
    assert level.level == "pre_proceedings"
    assert before.decide_by == MONTHS_AGO + timedelta(weeks=16)
    assert running(cast)["pre_proceedings_decide"] == before.decide_by
    told_of = Entry.objects.filter(kind="court_step", source_ref=before.ref)
    assert [one.detail for one in told_of] == ["pre_proceedings_decided"]
    assert told_of[0].section == "ordinary"
    assert "Wren" not in told_of[0].what


def test_nobody_decides_alone(cast: Cast) -> None:
    with pytest.raises(NotNow, match="somebody else"):
        decided(cast, approved_by=cast.practitioners["AW"])
    with pytest.raises(NotNow, match="Name who agreed"):
        decided(cast, approved_by=None)


def test_a_second_time_before_court_waits_for_the_end_of_the_first(cast: Cast) -> None:
    decided(cast)
    with pytest.raises(NotNow, match="already"):
        decided(cast)


def test_a_letter_without_the_offer_is_refused(cast: Cast) -> None:
    before = decided(cast)
    with pytest.raises(NotNow, match="family group meeting") as refused:
        actions.send_letter(before, letter_on=TODAY, letter_words=LETTER, **told(cast))
    assert refused.value.field == "offers"
    before.refresh_from_db()
    assert (before.state, before.letter_on) == ("decided", None)


def test_the_exception_is_kept_with_its_reason(cast: Cast) -> None:
    why = "The relatives were threatened; a meeting would put them in danger."
    sent = actions.send_letter(
        decided(cast), letter_on=TODAY, letter_words=LETTER, no_offer_why=why, **told(cast)
    )
    assert (sent.state, sent.no_offer_why) == ("open", why)
    assert queries.offers(sent) == []


def test_a_letter_says_to_whom_it_offered_a_meeting_and_each_answers(cast: Cast) -> None:
    sent = letter_sent(cast)
    mother, father = queries.offers(sent)
    assert (mother.person, father.person) == (cast.mother, cast.father)
    actions.answer_letter_offer(
        mother, "yes", answered_on=TODAY, in_their_words="My sister will come.", **told(cast)
    )
    actions.answer_letter_offer(father, "no", answered_on=TODAY, **told(cast))
    assert queries.accepted_not_held(sent) == [cast.mother.known_as]
    assert actions.family_group_was_held(sent, held_on=TODAY, **told(cast)) == 1
    assert queries.accepted_not_held(sent) == []


def test_an_application_waits_for_the_meeting_somebody_said_yes_to(cast: Cast) -> None:
    sent = letter_sent(cast)
    actions.answer_letter_offer(queries.offers(sent)[0], "yes", answered_on=TODAY, **told(cast))
    with pytest.raises(NotNow, match="Ilse Ardleigh"):
        issued(cast, issued_on=TODAY, before=sent)
    made = issued(cast, issued_on=TODAY, before=sent, not_held_why="Wren was hurt again last night.")
    assert "hurt again" in made.why
    sent.refresh_from_db()
    assert (sent.state, sent.ended_how, sent.applied_on) == ("ended", "issue", TODAY)


def test_meetings_before_court_are_the_first_then_reviews(cast: Cast) -> None:
    sent = letter_sent(cast)
    first = actions.hold_before_meeting(
        sent, held_on=MONTHS_AGO + timedelta(days=20), decided="Another six weeks of help.",
        lawyers="Ms Quill for the mother", family_says="We want this to work.",
        next_due_on=MONTHS_AGO + timedelta(days=62), **told(cast),
    )  # fmt: skip
    assert first.first
    again = actions.hold_before_meeting(
        sent, held_on=MONTHS_AGO + timedelta(days=60), decided="It goes well.", **told(cast)
    )
    assert not again.first
    assert again.due_on == MONTHS_AGO + timedelta(days=62)
    assert len(queries.meetings(sent)) == 2


def test_a_time_before_court_ends_when_things_changed_and_the_level_steps_down(cast: Cast) -> None:
    sent = letter_sent(cast)
    actions.end_before(sent, "step_down", ended_on=TODAY, why="Nobody has drunk for ten weeks.", **told(cast))
    level = plan.level_now(cast.child, TODAY)
    assert level is not None
    assert level.level == "child_in_need"
    assert "pre_proceedings_decide" not in running(cast)
    with pytest.raises(NotNow):
        actions.end_before(sent, "step_down", ended_on=TODAY, why="Again", **told(cast))


def test_more_time_to_decide_keeps_the_clock_before_with_its_reason(cast: Cast) -> None:
    sent = letter_sent(cast)
    later = TODAY + timedelta(days=30)
    actions.move_decision(
        sent, later, "The assessment by the alcohol service is late.", on_day=TODAY, **told(cast)
    )
    assert running(cast)["pre_proceedings_decide"] == later
    before = clocks.history(cast.family, "pre_proceedings_decide")
    assert [one.state for one in before] == ["stopped", "open"]
    assert "alcohol service" in before[0].stopped_why


def test_somebody_elses_agreement_is_not_written_over(cast: Cast) -> None:
    sent = letter_sent(cast)
    version = sent.version
    actions.sign_agreement(sent, "No drink in the house.", signed_on=TODAY, version=version, **told(cast))
    with pytest.raises(Clash) as clash:
        actions.sign_agreement(sent, "Something else.", signed_on=TODAY, version=version, **told(cast))
    assert clash.value.theirs == "No drink in the house."


def test_days_that_cannot_be_right_are_refused_beside_their_field(cast: Cast) -> None:
    before = decided(cast)
    for day, field in (
        (MONTHS_AGO - timedelta(days=1), "letter_on"),
        (TODAY + timedelta(days=1), "letter_on"),
    ):
        with pytest.raises(NotNow) as refused:
            actions.send_letter(
                before, letter_on=day, letter_words=LETTER, offers=[cast.mother], **told(cast)
            )
        assert refused.value.field == field


def test_an_entry_that_tells_of_it_already_is_not_written_twice(cast: Cast) -> None:
    before = decided(cast)
    assert before.entry is not None
    count = Entry.objects.count()
    actions.send_letter(
        before, letter_on=TODAY, letter_words=LETTER, offers=[cast.mother], entry=before.entry, **told(cast)
    )
    assert Entry.objects.count() == count
