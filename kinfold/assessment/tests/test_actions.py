"""One assessment that grows: nothing is overwritten, two may write at once, each signs for themselves."""

from datetime import date, timedelta
from typing import Any

import pytest

from kinfold.assessment import actions, rules
from kinfold.assessment.models import Contribution, Snapshot, Stage
from kinfold.assessment.queries.standing import standing
from kinfold.base.errors import Clash, Hidden, NotNow
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.voice import actions as voice
from kinfold.voice import queries as voice_queries
from kinfold.voice.models import Consent, OwnWords

EARLIER = TODAY - timedelta(days=30)


def add(
    cast: Cast, words: str = "Two rooms, and it is damp.", actor: str = "AW", **more: Any
) -> Contribution:
    """A contribution about the home."""
    told = {"on_day": TODAY, "by": cast.who(actor), "on": TODAY, **more}
    return actions.contribute(cast.family, told.pop("section", "housing"), words, **told)


def stage(cast: Cast, purpose: str = "early_help", **more: Any) -> Stage:
    """A stage begun by the allocated worker."""
    told = {
        "in_plain_words": "To find out what would help.",
        "begun_on": EARLIER,
        "by": cast.who("AW"),
        **more,
    }
    return actions.begin_stage(cast.family, purpose, on=TODAY, **told)


def analysed(cast: Cast, purpose: str = "early_help") -> Stage:
    """A stage with all that signing needs."""
    made = stage(cast, purpose)
    actions.write_analysis(
        made, cast.child, version=0, by=cast.who("AW"), on=TODAY, so_what="She needs a dry room."
    )
    voice.keep_words(
        cast.child, cast.family, "My bed is wet.", said_on=TODAY, wrote_down_by="Amina", by=cast.who("AW")
    )
    return made


def clocks(cast: Cast, rule: str) -> list[str]:
    return [row.state for row in Clock.objects.filter(family=cast.family, rule=rule).order_by("pk")]


def test_what_somebody_adds_stands_beside_what_is_there_with_one_entry_that_does_not_repeat_it(
    cast: Cast,
) -> None:
    first, second = add(cast), add(cast, "The council has been told.", actor="PT")
    assert [row.contribution for row in standing(cast.family, None)] == [first, second]
    assert first.assessment == second.assessment
    entries = Entry.objects.filter(kind="contribution_added").order_by("pk")
    assert [row.source_ref for row in entries] == [first.ref, second.ref]
    assert not any("damp" in row.what for row in entries)
    assert entries[0].section == "shared"


@pytest.mark.parametrize(
    "changes",
    [
        {"words": "  "},
        {"words": "x" * 10_001},
        {"section": "no_such"},
        {"on_day": TODAY + timedelta(days=1)},
        {"sharing": "workers"},
        {"account": "nobody"},
        {"domain": "laziness"},
        {"sort": "grow"},
    ],
)
def test_what_cannot_be_kept_is_refused_in_plain_words_and_leaves_nothing(
    cast: Cast, changes: dict[str, Any]
) -> None:
    with pytest.raises(NotNow) as refused:
        add(cast, **changes)
    assert len(refused.value.message.split()) > 3
    assert not Contribution.objects.exists()
    assert not Entry.objects.filter(kind="contribution_added").exists()


def test_emoji_and_every_script_are_kept_as_written(cast: Cast) -> None:
    words = "قالت إنها بخير 🙂 — naïve café"
    assert add(cast, words).words == words


def test_a_strength_stands_beside_each_worry(cast: Cast) -> None:
    worry = add(
        cast, sort="worry", person=cast.child, strength="Her dad airs it every day.", domain="physical"
    )
    strength = Contribution.objects.get(ref=worry.strength_beside)
    assert (strength.sort, strength.words, strength.domain) == ("strength", "Her dad airs it every day.", "")
    assert Entry.objects.filter(kind="contribution_added").count() == 1


def test_who_had_to_tell_it_to_somebody_new_is_counted_once_each_time(cast: Cast) -> None:
    made = add(cast, account="parent", said_by_person=cast.mother, heard_afresh=[cast.mother])
    assert made.said_by == cast.mother.known_as
    assert voice_queries.tellings(cast.mother) == 1
    add(cast, "More of the same talk.", heard_afresh=[cast.mother], entry=made.entry)
    assert voice_queries.tellings(cast.mother) == 1


def test_what_a_child_says_in_the_assessment_is_among_their_own_words_too(cast: Cast) -> None:
    made = add(cast, "I want my own bed.", section="my_page", sort="do", person=cast.child, account="child",
               said_by_person=cast.child)  # fmt: skip
    words = OwnWords.objects.get(person=cast.child)
    assert (words.words, words.entry) == (made.words, made.entry)
    assert (made.source, made.source_ref) == ("own_words", words.ref)


def test_a_parent_adds_only_their_own_account_whatever_is_sent(cast: Cast) -> None:
    made = add(
        cast, "I did ask for help.", actor="FAM", account="worker", said_by="Amina Yusuf", said_by_person=cast.father,
        sharing="workers", why_not_shared="no", domain="physical",
    )  # fmt: skip
    assert (made.account, made.said_by, made.said_by_person) == ("parent", cast.mother.known_as, cast.mother)
    assert (made.sharing, made.domain, made.author_id) == ("own", "", None)
    assert Entry.objects.get(source_ref=made.ref).section == "ordinary"


def test_saying_it_anew_keeps_what_was_said_before(cast: Cast) -> None:
    old = add(cast)
    new = actions.change_contribution(old, "Three rooms now.", by=cast.who("PT"), on=TODAY, why="They moved.")
    assert new.replaces == old
    assert [row.contribution for row in standing(cast.family, None)] == [new]
    assert Contribution.objects.get(pk=old.pk).words == "Two rooms, and it is damp."
    assert [row.answer for row in old.asked_again.all()] == ["changed"]


def test_of_two_who_change_it_at_once_the_second_is_shown_both_and_nothing_is_lost(cast: Cast) -> None:
    old = add(cast)
    actions.change_contribution(old, "Three rooms now.", by=cast.who("PT"), on=TODAY)
    with pytest.raises(Clash) as clash:
        actions.change_contribution(old, "Four rooms now.", by=cast.who("AW"), on=TODAY)
    assert (clash.value.theirs, clash.value.yours) == ("Three rooms now.", "Four rooms now.")
    assert Contribution.objects.count() == 2
    assert Entry.objects.filter(kind="contribution_changed").count() == 1


def test_the_same_change_sent_twice_is_one_change(cast: Cast) -> None:
    old = add(cast)
    first = actions.change_contribution(old, "Three rooms now.", by=cast.who("AW"), on=TODAY)
    assert actions.change_contribution(old, "Three rooms now.", by=cast.who("AW"), on=TODAY) == first


def test_one_parent_cannot_change_what_the_other_said(cast: Cast) -> None:
    hers = add(cast, "I am worn out.", actor="FAM", sharing="own")
    with pytest.raises(Hidden):
        actions.change_contribution(hers, "She is fine.", by=cast.who("WF"), on=TODAY)


def test_a_parents_own_part_is_shared_only_when_they_say_so(cast: Cast) -> None:
    hers = add(cast, "I am worn out.", actor="FAM", sharing="own")
    with pytest.raises(NotNow, match="own part"):
        actions.share_contribution(hers, by=cast.who("AW"), on=TODAY)
    shared = actions.share_contribution(hers, by=cast.who("FAM"), on=TODAY)
    assert (shared.sharing, shared.words, shared.replaces) == ("family", hers.words, hers)
    assert Entry.objects.get(source_ref=shared.ref).section == "ordinary"


def test_answers_to_is_it_still_true_remove_nothing(cast: Cast) -> None:
    kept, gone, changed = add(cast), add(cast, "No heating."), add(cast, "Gran lives there.")
    made = stage(cast)
    answers = {
        kept.ref: "confirmed",
        gone.ref: actions.Answered("no_longer", why="It was mended."),
        changed.ref: actions.Answered("changed", words="Gran moved to Larch Road."),
    }
    actions.answer_all(made, answers, by=cast.who("AW"), on=TODAY)
    stands = [row.contribution.words for row in standing(cast.family, None)]
    assert stands == [kept.words, "Gran moved to Larch Road."]
    assert Contribution.objects.count() == 4
    told = Entry.objects.get(kind="still_true_asked")
    assert "1 still true, 1 changed, 1 no longer true" in told.what
    actions.answer_still_true(gone, "confirmed", by=cast.who("AW"), on=TODAY, why="It broke again.")
    assert gone in [row.contribution for row in standing(cast.family, None)]


def test_changed_needs_the_words_and_an_unknown_answer_is_refused(cast: Cast) -> None:
    row = add(cast)
    for answer in ("changed", "perhaps"):
        with pytest.raises(NotNow):
            actions.answer_still_true(row, answer, by=cast.who("AW"), on=TODAY)


def test_a_new_stage_starts_from_what_stands_and_nothing_is_copied(cast: Cast) -> None:
    add(cast)
    before = Contribution.objects.count()
    made = stage(cast, "child_and_family")
    assert Contribution.objects.count() == before
    entry = Entry.objects.get(uuid=made.entry)
    assert (entry.kind, entry.detail, entry.source_ref) == (
        "assessment_started",
        "child_and_family",
        made.ref,
    )
    with pytest.raises(NotNow, match="already"):
        stage(cast, "child_and_family")
    assert stage(cast, "early_help").what_may_follow == rules.PURPOSES["early_help"].what_may_follow


def test_an_analysis_written_by_two_at_once_shows_both(cast: Cast) -> None:
    made = stage(cast)
    actions.write_analysis(made, cast.child, version=0, by=cast.who("AW"), on=TODAY, so_what="She is cold.")
    with pytest.raises(Clash) as clash:
        actions.write_analysis(
            made, cast.child, version=0, by=cast.who("PT"), on=TODAY, so_what="She is tired."
        )
    assert "She is cold." in clash.value.theirs
    assert "She is tired." in clash.value.yours
    again = actions.write_analysis(
        made, cast.child, version=1, by=cast.who("PT"), on=TODAY, so_what="She is cold and tired."
    )
    assert again.version == 2


def test_an_analysis_waits_while_the_stage_is_ready_to_be_agreed(cast: Cast) -> None:
    made = analysed(cast)
    actions.get_ready(made, by=cast.who("AW"), on=TODAY)
    with pytest.raises(NotNow, match="Open it again"):
        actions.write_analysis(made, cast.child, version=1, by=cast.who("AW"), on=TODAY, so_what="More.")
    actions.open_again(made, why="Ilse has more to say.", by=cast.who("AW"), on=TODAY)
    actions.write_analysis(made, cast.child, version=1, by=cast.who("AW"), on=TODAY, so_what="More.")


def test_signing_is_refused_until_each_child_is_understood_and_heard(cast: Cast) -> None:
    made = stage(cast)
    with pytest.raises(NotNow, match="what it means for Wren"):
        actions.sign(made, by=cast.who("AW"), on=TODAY)
    actions.write_analysis(
        made, cast.child, version=0, by=cast.who("AW"), on=TODAY, so_what="She needs a dry room."
    )
    with pytest.raises(NotNow, match="says or shows"):
        actions.sign(made, by=cast.who("AW"), on=TODAY)
    voice.explain_silence(cast.child, cast.family, "Asleep both times.", on_day=TODAY, by=cast.who("AW"))
    assert actions.sign(made, by=cast.who("AW"), on=TODAY).state == "signed"


def test_needs_of_one_side_and_doing_fine_are_asked_and_a_reason_answers_them(cast: Cast) -> None:
    made = analysed(cast)
    add(cast, "She needs a dry room.", person=cast.child, sort="worry")
    with pytest.raises(NotNow, match="parents or carers need"):
        actions.sign(made, by=cast.who("AW"), on=TODAY)
    signed = actions.sign(
        made,
        by=cast.who("AW"),
        on=TODAY,
        reasons={"needs_of_adults": "Asked both; none that they wish to name."},
    )
    asked = Snapshot.objects.get(stage=signed).holds["asked"]
    assert [(one["code"], one["reason"]) for one in asked] == [
        ("needs_of_adults", "Asked both; none that they wish to name.")
    ]


def test_a_snapshot_holds_word_for_word_what_was_relied_on(cast: Cast) -> None:
    made = analysed(cast)
    row = add(cast)
    actions.record_signature(
        made, person=cast.mother, answer="given_reluctantly", on_day=TODAY, by=cast.who("AW"), on=TODAY,
        in_their_words="If it helps Wren.",
    )  # fmt: skip
    signed = actions.sign(made, by=cast.who("AW"), on=TODAY)
    shot = Snapshot.objects.get(stage=signed)
    assert shot.holds["contributions"][0]["words"] == row.words
    assert shot.holds["analyses"][0]["so_what"] == "She needs a dry room."
    assert shot.holds["signatures"][0]["in_their_words"] == "If it helps Wren."
    assert shot.sha256 == rules.sha256(shot.holds)
    assert [one.contribution for one in signed.relied_on.all()] == [row]
    actions.change_contribution(row, "Dry now.", by=cast.who("AW"), on=TODAY)
    shot.refresh_from_db()
    assert shot.holds["contributions"][0]["words"] == "Two rooms, and it is damp."


def test_a_signed_stage_cannot_be_written_moved_or_signed_again(cast: Cast) -> None:
    signed = actions.sign(analysed(cast), by=cast.who("AW"), on=TODAY)
    by = cast.who("AW")
    for deed in (
        lambda: actions.write_analysis(signed, cast.child, version=1, by=by, on=TODAY, so_what="Else."),
        lambda: actions.get_ready(signed, by=by, on=TODAY),
        lambda: actions.open_again(signed, why="Else.", by=by, on=TODAY),
        lambda: actions.stop_stage(signed, "Else.", by=by, on=TODAY),
        lambda: actions.sign(signed, by=by, on=TODAY),
        lambda: actions.answer_all(signed, {}, by=by, on=TODAY),
    ):
        with pytest.raises(NotNow):
            deed()


def test_nobody_approves_their_own_work_and_somebody_else_may_once(cast: Cast) -> None:
    signed = actions.sign(analysed(cast), by=cast.who("AW"), on=TODAY)
    with pytest.raises(NotNow, match="own work"):
        actions.approve(signed, says="Good.", by=cast.who("AW"), on=TODAY)
    actions.approve(signed, says="Clear about the room.", by=cast.who("MG"), on=TODAY)
    with pytest.raises(NotNow, match="already"):
        actions.approve(signed, says="Again.", by=cast.who("MG"), on=TODAY)


def test_a_manager_who_asks_for_more_changes_nothing_signed_and_another_stage_answers(cast: Cast) -> None:
    signed = actions.sign(analysed(cast), by=cast.who("AW"), on=TODAY)
    before = Snapshot.objects.get(stage=signed).sha256
    with pytest.raises(NotNow, match="own work"):
        actions.ask_for_more(signed, says="x", by=cast.who("AW"), on=TODAY)
    actions.ask_for_more(signed, says="And Wren’s father?", by=cast.who("MG"), on=TODAY)
    signed.refresh_from_db()
    assert (signed.state, signed.approved_on, signed.manager_says) == ("signed", None, "And Wren’s father?")
    assert Snapshot.objects.get(stage=signed).sha256 == before
    assert stage(cast).state == "open"
    actions.approve(signed, says="Answered.", by=cast.who("MG"), on=TODAY)


def test_one_parents_no_stops_nothing_for_the_other_and_starts_the_time_limit(cast: Cast) -> None:
    made = analysed(cast)
    told = {"on_day": TODAY, "by": cast.who("AW"), "on": TODAY}
    actions.record_signature(
        made, person=cast.father, answer="refused", in_their_words="Not that form.", **told
    )
    assert clocks(cast, "refusal_time_limit") == ["open"]
    actions.record_signature(made, person=cast.mother, answer="given", **told)
    assert clocks(cast, "refusal_time_limit") == ["open"], "her yes is not his"
    assert actions.sign(made, by=cast.who("AW"), on=TODAY).state == "signed"
    assert {
        (c.person.known_as, c.decision) for c in Consent.objects.filter(purpose="Early help assessment")
    } == {
        (cast.father.known_as, "refused"),
        (cast.mother.known_as, "given"),
    }


def test_signing_after_all_ends_the_time_limit_and_a_no_to_another_purpose_is_its_own(cast: Cast) -> None:
    made = stage(cast)
    told = {"by": cast.who("AW"), "on": TODAY}
    actions.record_signature(made, person=cast.father, answer="refused", on_day=EARLIER, **told)
    actions.record_signature(made, person=cast.father, answer="given", on_day=TODAY, **told)
    assert clocks(cast, "refusal_time_limit") == ["met"]
    other = stage(cast, "child_and_family")
    actions.record_signature(other, person=cast.father, answer="refused", on_day=TODAY, **told)
    assert Consent.objects.filter(person=cast.father).count() == 3


def test_the_same_answer_sent_twice_is_one_signature(cast: Cast) -> None:
    made = stage(cast)
    told = {"person": cast.mother, "answer": "given", "on_day": TODAY, "by": cast.who("AW"), "on": TODAY}
    assert actions.record_signature(made, **told) == actions.record_signature(made, **told)


def test_a_social_workers_assessment_starts_its_review_point_and_ends_it_when_done(cast: Cast) -> None:
    made = analysed(cast, "child_and_family")
    assert clocks(cast, "assessment_review_point") == ["open"]
    actions.sign(made, by=cast.who("AW"), on=TODAY)
    assert clocks(cast, "assessment_review_point") == ["met"]


def test_a_look_part_way_ends_its_clock_and_its_words_stand_in_the_chronology(cast: Cast) -> None:
    made = stage(cast, "section_47")
    with pytest.raises(NotNow, match="what you decided"):
        actions.review_stage(made, " ", by=cast.who("MG"), on=TODAY)
    actions.review_stage(made, "Wren was seen at school; nothing to do today.", by=cast.who("MG"), on=TODAY)
    assert clocks(cast, "assessment_review_point") == ["met"]
    entry = Entry.objects.get(kind="review_held")
    assert (entry.detail, entry.section) == ("assessment_review_point", "ordinary")
    assert "seen at school" in entry.what


def test_a_finished_early_help_assessment_grows_old_and_a_newer_one_takes_its_place(cast: Cast) -> None:
    actions.sign(analysed(cast), by=cast.who("AW"), on=TODAY, signed_on=date(2026, 2, 20))
    assert clocks(cast, "assessment_stale") == ["open"]
    assert clocks(cast, "six_month_drift_review") == ["open"]
    made = stage(cast, "child_and_family", begun_on=TODAY)
    assert clocks(cast, "six_month_drift_review") == ["met"]
    actions.write_analysis(made, cast.child, version=0, by=cast.who("AW"), on=TODAY, so_what="Drier.")
    actions.sign(made, by=cast.who("AW"), on=TODAY)
    assert clocks(cast, "assessment_stale") == ["met"]


def test_a_referrals_45_days_end_when_the_assessment_is_done(cast: Cast) -> None:
    from kinfold.concerns import actions as concerns

    concerns.make_referral(
        cast.family, [cast.child], why="Hungry.", by=cast.who("PT"), on=EARLIER, family_told=True
    )
    assert clocks(cast, "child_and_family_assessment") == ["open"]
    actions.sign(analysed(cast, "child_and_family"), by=cast.who("AW"), on=TODAY)
    assert clocks(cast, "child_and_family_assessment") == ["met"]


def test_a_stage_that_was_stopped_keeps_its_reason_and_another_may_begin(cast: Cast) -> None:
    made = stage(cast)
    add(cast)
    stopped = actions.stop_stage(made, "They moved away.", by=cast.who("AW"), on=TODAY)
    assert (stopped.state, stopped.stopped_why) == ("stopped", "They moved away.")
    assert len(standing(cast.family, None)) == 1
    assert stage(cast).state == "open"


def test_only_workers_begin_answer_for_others_and_sign(cast: Cast) -> None:
    row, made, mother = add(cast), stage(cast), cast.who("FAM")
    for deed in (
        lambda: stage(cast, "viability", by=mother),
        lambda: actions.answer_still_true(row, "confirmed", by=mother, on=TODAY),
        lambda: actions.sign(made, by=mother, on=TODAY),
        lambda: actions.write_analysis(made, cast.child, version=0, by=mother, on=TODAY, so_what="x"),
    ):
        with pytest.raises(NotNow, match="Only somebody who works"):
            deed()


def test_a_step_already_told_in_the_chronology_is_not_told_twice(cast: Cast) -> None:
    first = add(cast)
    before = Entry.objects.count()
    add(cast, "As told on that day.", entry=first.entry)
    stage(cast, "viability", entry=first.entry)
    assert Entry.objects.count() == before
