"""A mentor and a child meet: what they did, goals in the child's words, what the child says, and an ending that is a goodbye."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, must_be_newest, save
from kinfold.clocks.actions import tell
from kinfold.hubs import rules
from kinfold.hubs.actions.telling import kept
from kinfold.hubs.models import MentoringGoal, MentoringMatch, MentoringSession, MentorSaying
from kinfold.hubs.states import MATCH, WISH

if TYPE_CHECKING:
    from kinfold.base.who import Who

LONGEST_MEETING = 24 * 60


@transaction.atomic
def record_mentoring(
    match: MentoringMatch,
    *,
    met_on: date,
    by: Who,
    on: date,
    did: str = "",
    did_not_why: str = "",
    minutes: int | None = None,
    next_time: str = "",
    entry: UUID | None = None,
) -> MentoringSession:
    """Write down one meeting of the two, or that they did not meet and why."""
    rules.must_have_happened(met_on, on, "met_on")
    now = _running(match)
    rules.must_follow(met_on, now.began_on or now.proposed_on, "met_on", "they began")
    did, why = rules.fits(did, "did"), rules.fits(did_not_why, "did_not_why", longest=300)
    if bool(did) == bool(why):
        raise NotNow("Write what you did; or, if you did not meet, why not.", field="did")
    if minutes is not None and not 1 <= minutes <= LONGEST_MEETING:
        raise NotNow("Write how many minutes.", field="minutes")
    made = MentoringSession(
        match=now, met_on=met_on, minutes=minutes if did else None, did=did, did_not_why=why,
        next_time=rules.fits(next_time, "next_time"), recorded_by_id=by.account_id,
    )  # fmt: skip
    if did:
        made.entry = tell(
            "mentor_met", kept(now.wish.family), "Met with the mentor.", on_day=met_on, on=on, by=by,
            about=[now.wish.person], source="mentoring_match", source_ref=now.ref, entry=entry,
        )  # fmt: skip
    made.save()
    return made


@transaction.atomic
def set_goal(match: MentoringMatch, words: str, *, set_on: date, by: Who, on: date) -> MentoringGoal:
    """Write what the child wants, in the child's words."""
    rules.must_have_happened(set_on, on, "set_on")
    words = rules.said(words, "words", "Write it in their words.", longest=300)
    return MentoringGoal.objects.create(match=_running(match), words=words, set_on=set_on)


@transaction.atomic
def end_goal(
    goal: MentoringGoal, *, reached: bool, ended_on: date, by: Who, on: date, how_they_say: str = ""
) -> MentoringGoal:
    """The child says that they are there, or that they no longer want it."""
    rules.must_have_happened(ended_on, on, "ended_on")
    now = locked(goal)
    rules.must_follow(ended_on, now.set_on, "ended_on", "they wanted it")
    if now.reached_on or now.left_on:
        raise NotNow("This is answered already.")
    day = {"reached_on": ended_on} if reached else {"left_on": ended_on}
    return save(now, how_they_say=rules.fits(how_they_say, "how_they_say"), **day)


@transaction.atomic
def say_about_mentor(
    match: MentoringMatch,
    words: str,
    *,
    said_on: date,
    by: Who,
    on: date,
    heard_by: str = "",
    mentor_may_read: bool = False,
    wants_talk: bool = False,
    entry: UUID | None = None,
) -> MentorSaying:
    """What the child says about their mentor, kept as it was said. The mentor reads it only if the child wants that."""
    rules.must_have_happened(said_on, on, "said_on")
    now = locked(match, "wish__person", "wish__family")
    if now.state in (MentoringMatch.State.PROPOSED, MentoringMatch.State.NOT_THIS_TIME):
        raise NotNow("They have not met yet.")
    told = tell(
        "mentor_said", kept(now.wish.family), "Said something about the mentor.", on_day=said_on, on=on, by=by,
        about=[now.wish.person], source="mentoring_match", source_ref=now.ref, entry=entry,
    )  # fmt: skip
    return MentorSaying.objects.create(
        match=now,
        words=rules.said(words, "words", "Write it in your own words."),
        said_on=said_on,
        heard_by=rules.fits(heard_by, "heard_by", longest=120),
        mentor_may_read=mentor_may_read,
        wants_talk=wants_talk,
        entry=told,
        recorded_by_id=by.account_id,
    )


@transaction.atomic
def look_at_match(
    match: MentoringMatch,
    says: str,
    *,
    looked_on: date,
    by: Who,
    on: date,
    goodbye_on: date | None = None,
    planned_until: date | None = None,
    version: int | None = None,
    entry: UUID | None = None,
) -> MentoringMatch:
    """Ask both how it goes; plan the goodbye, or make it longer. An ending that is known of is easier (seed 004: 1847)."""
    rules.must_have_happened(looked_on, on, "looked_on")
    now = _running(match)
    words = rules.said(says, "says", "Write how it goes.")
    must_be_newest(now, version, now.looked_says, words)
    began = now.began_on or now.proposed_on
    rules.must_follow(looked_on, began, "looked_on", "they began")
    for name, day in (("planned_until", planned_until), ("goodbye_on", goodbye_on)):
        if day is not None:
            rules.must_follow(day, began, name, "they began")
    tell(
        "mentor_looked_at", kept(now.wish.family), "Was asked how it goes with the mentor.", on_day=looked_on,
        on=on, by=by, about=[now.wish.person], source="mentoring_match", source_ref=now.ref, entry=entry,
    )  # fmt: skip
    return save(
        now,
        looked_on=looked_on,
        looked_says=words,
        goodbye_on=goodbye_on or now.goodbye_on,
        planned_until=planned_until or now.planned_until,
    )


@transaction.atomic
def end_match(
    match: MentoringMatch,
    *,
    ended_on: date,
    by: Who,
    on: date,
    early: bool = False,
    why: str = "",
    goodbye: str = "",
    after: str = "",
    ask_again: bool = False,
    entry: UUID | None = None,
) -> MentoringMatch:
    """End it: with a goodbye, or early with the reason. `ask_again`: they would like another mentor, so the wish waits again."""
    rules.must_have_happened(ended_on, on, "ended_on")
    now = _running(match)
    rules.must_follow(ended_on, now.began_on or now.proposed_on, "ended_on", "they began")
    why, goodbye = rules.fits(why, "why"), rules.fits(goodbye, "goodbye")
    if early and not why:
        raise NotNow("Say why it ends before it was planned.", field="why")
    if not early and not goodbye:
        raise NotNow("Write how they said goodbye.", field="goodbye")
    save(
        now,
        state=MATCH.after("end_early" if early else "end_well", now.state),
        ended_on=ended_on,
        ended_why=why,
        goodbye=goodbye,
        after=rules.fits(after, "after"),
    )
    wish = locked(now.wish)
    save(wish, state=WISH.after("wait_again" if ask_again else "close_wish", wish.state))
    tell(
        "mentoring_ended", kept(now.wish.family), "Mentoring ended.", on_day=ended_on, on=on, by=by,
        about=[now.wish.person], detail="early" if early else "well", source="mentoring_match", source_ref=now.ref,
        entry=entry,
    )  # fmt: skip
    return now


def _running(match: MentoringMatch) -> MentoringMatch:
    now = locked(match, "wish__person", "wish__family__joined_into")
    if now.state != MentoringMatch.State.MEETING:
        raise NotNow(f"This match is “{now.get_state_display()}”, so that cannot be done now.")
    return now
