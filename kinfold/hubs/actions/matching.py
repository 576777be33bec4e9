"""From a wish for a mentor to a mentor whom the child said yes to; or an honest answer that there is none for now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, must_be_newest, save
from kinfold.clocks.actions import tell
from kinfold.hubs import rules
from kinfold.hubs.actions.telling import kept, writer
from kinfold.hubs.actions.volunteering import missing_for
from kinfold.hubs.models import MentoringMatch, MentorWish
from kinfold.hubs.states import MATCH, WISH
from kinfold.sharing import queries as sharing

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.hubs.models import Hub, Volunteer
    from kinfold.network.models import Family
    from kinfold.people.models import Person

S = MentoringMatch.State
TOO_MANY = "They go with as many as they have room for."


@transaction.atomic
def ask_for_mentor(
    family: Family,
    person: Person,
    hub: Hub,
    *,
    says: str,
    called: str,
    if_worried: str,
    asked_on: date,
    by: Who,
    on: date,
    who_asked: str = "",
    likes: str = "",
    working_on: str = "",
    entry: UUID | None = None,
    **wants: Any,
) -> MentorWish:
    """Write down that somebody would like a mentor, in their own words, and the little that a mentor may know of them.

    `wants` are `wants_language`, `wants_who`, `wants_interests`, `wants_lived`, `wants_times`: what they asked for.
    """
    rules.must_have_happened(asked_on, on, "asked_on")
    person, here = person.merged_into or person, kept(family)
    if MentorWish.objects.filter(person=person, state__in=("waiting", "matched")).exists():
        raise NotNow("They have asked for a mentor already. Go on from there.")
    wish = MentorWish.objects.create(
        family=here,
        person=person,
        hub=hub,
        asked_on=asked_on,
        asked_by=writer(by),
        who_asked=rules.fits(who_asked, "who_asked", longest=120) or person.known_as.split()[0],
        says=rules.said(says, "says", "Write what they would like, in their own words."),
        **_for_the_mentor(person, called=called, likes=likes, working_on=working_on, if_worried=if_worried),
        **_wanted(wants),
    )
    told = tell(
        "mentor_asked_for", here, "A mentor was asked for.", on_day=asked_on, on=on, by=by, about=[person],
        source="mentor_wish", source_ref=wish.ref, entry=entry,
    )  # fmt: skip
    MentorWish.objects.filter(pk=wish.pk).update(entry=told)
    wish.entry = told
    return wish


@transaction.atomic
def change_wish(
    wish: MentorWish,
    *,
    called: str,
    likes: str,
    working_on: str,
    if_worried: str,
    by: Who,
    on: date,
    version: int | None = None,
) -> MentorWish:
    """Put right what a mentor reads. Read it out to the child first."""
    now = locked(wish, "person")
    told = _for_the_mentor(
        now.person, called=called, likes=likes, working_on=working_on, if_worried=if_worried
    )
    must_be_newest(
        now, version, "\n".join((now.likes, now.working_on)), "\n".join((told["likes"], told["working_on"]))
    )
    return save(now, **told)


@transaction.atomic
def answer_wish(
    wish: MentorWish, answer: str, *, answered_on: date, by: Who, on: date, entry: UUID | None = None
) -> MentorWish:
    """Tell them that there is no mentor for now, and what happens meanwhile. The wish is kept."""
    rules.must_have_happened(answered_on, on, "answered_on")
    now = locked(wish, "person", "family")
    rules.must_follow(answered_on, now.asked_on, "answered_on", "they asked")
    words = rules.said(answer, "answer", "Write what they were told.")
    save(now, state=WISH.after("answer_wish", now.state), answer=words, answered_on=answered_on)
    tell(
        "mentor_answered", kept(now.family), "Was told about a mentor.", on_day=answered_on, on=on, by=by,
        about=[now.person], source="mentor_wish", source_ref=now.ref, entry=entry,
    )  # fmt: skip
    return now


@transaction.atomic
def close_wish(
    wish: MentorWish, why: str, *, closed_on: date, by: Who, on: date, entry: UUID | None = None
) -> MentorWish:
    """They no longer want a mentor. Refused while they have one: that ends with a goodbye."""
    rules.must_have_happened(closed_on, on, "closed_on")
    now = locked(wish, "person", "family")
    rules.must_follow(closed_on, now.asked_on, "closed_on", "they asked")
    if now.matches.filter(state__in=(S.PROPOSED, S.MEETING)).exists():
        raise NotNow("They have a mentor, or one is proposed. End that first.")
    words = rules.said(why, "why", "Write why, in their words.")
    save(now, state=WISH.after("close_wish", now.state), answer=words, answered_on=closed_on)
    tell(
        "mentor_answered", kept(now.family), "A mentor is no longer wanted.", on_day=closed_on, on=on, by=by,
        about=[now.person], source="mentor_wish", source_ref=now.ref, entry=entry,
    )  # fmt: skip
    return now


@transaction.atomic
def propose_match(
    wish: MentorWish, volunteer: Volunteer, *, proposed_on: date, by: Who, on: date
) -> MentoringMatch:
    """Propose a volunteer: the child is asked before the two are brought together. Why these two is kept in sentences.

    Refused while a check is missing, while they have no room, or where a conflict of interest keeps them out of this family.
    """
    rules.must_have_happened(proposed_on, on, "proposed_on")
    now = locked(wish, "family")
    if not WISH.may("find_mentor", now.state):
        raise NotNow(f"This wish is “{now.get_state_display()}”.")
    if now.matches.filter(state__in=(S.PROPOSED, S.MEETING)).exists():
        raise NotNow("Somebody is proposed already. Write their answer first.")
    here = locked(volunteer, "practitioner")
    _must_be_able(here, kept(now.family), proposed_on, on)
    reasons = rules.fit(asked_of(now), gives_of(here))
    return MentoringMatch.objects.create(
        wish=now,
        volunteer=here,
        proposed_on=proposed_on,
        proposed_by=writer(by),
        reasons=[*reasons.because, *reasons.but],
    )


def _must_be_checked(volunteer: Volunteer, *days: date) -> None:
    """Refuse whose checks are not in order on the day it is about, or are not any more on the day it is written."""
    for day in days:
        if missing := missing_for(volunteer, day):
            raise NotNow("They may not meet a child yet. " + " ".join(missing), field="volunteer")


def _must_be_able(volunteer: Volunteer, family: Family, day: date, on: date) -> None:
    """Refuse a volunteer who has gone, is not checked, has no room or must not go with this family."""
    if volunteer.left_on is not None and volunteer.left_on <= day:
        raise NotNow("This volunteer has left.", field="volunteer")
    _must_be_checked(volunteer, day, on)
    if volunteer.matches.filter(state__in=(S.PROPOSED, S.MEETING)).count() >= volunteer.room_for:
        raise NotNow(TOO_MANY, field="volunteer")
    if sharing.is_excluded(volunteer.practitioner, family, day):
        raise NotNow("This volunteer cannot be asked here. Choose somebody else.", field="volunteer")


@transaction.atomic
def agree_match(
    match: MentoringMatch,
    *,
    child_says: str,
    agreed_on: date,
    planned_until: date,
    by: Who,
    on: date,
    began_on: date | None = None,
    mentor_says: str = "",
    entry: UUID | None = None,
) -> MentoringMatch:
    """Both said yes: write the child's words, when they begin and how long it is meant to last (seed 004: 1847: two years)."""
    rules.must_have_happened(agreed_on, on, "agreed_on")
    now = locked(match, "wish__person", "wish__family", "volunteer__practitioner")
    began = began_on or agreed_on
    rules.must_follow(agreed_on, now.proposed_on, "agreed_on", "it was proposed")
    rules.must_follow(began, now.proposed_on, "began_on", "it was proposed")
    if planned_until <= began:
        raise NotNow("Say how long it is meant to last: a day after it begins.", field="planned_until")
    _must_be_checked(now.volunteer, agreed_on, on)
    wish = locked(now.wish)
    family = kept(now.wish.family)
    told = tell(
        "mentor_matched", family, "Has a mentor.", on_day=agreed_on, on=on, by=by, about=[now.wish.person],
        source="mentoring_match", source_ref=now.ref, matters=[wish.ref], entry=entry,
    )  # fmt: skip
    save(wish, state=WISH.after("find_mentor", wish.state))
    return save(
        now,
        state=MATCH.after("agree_match", now.state),
        agreed_on=agreed_on,
        began_on=began,
        planned_until=planned_until,
        child_says=rules.said(child_says, "child_says", "Write what they said, in their own words."),
        mentor_says=rules.fits(mentor_says, "mentor_says"),
        entry=told,
    )


@transaction.atomic
def decline_match(match: MentoringMatch, *, why: str, by: Who, on: date) -> MentoringMatch:
    """Not this time: the child, or the mentor, would rather not. It needs no other reason than theirs."""
    now = locked(match)
    return save(
        now,
        state=MATCH.after("decline_match", now.state),
        child_says=rules.said(why, "why", "Write what they said."),
    )


def asked_of(wish: MentorWish) -> rules.Asked:
    """What somebody asked for, as the rules take it."""
    return rules.Asked(
        wish.wants_language,
        wish.wants_who,
        tuple(wish.wants_interests),
        tuple(wish.wants_lived),
        tuple(wish.wants_times),
    )


def gives_of(volunteer: Volunteer) -> rules.Gives:
    """Who a volunteer is, as the rules take it."""
    return rules.Gives(
        tuple(volunteer.languages),
        volunteer.is_a,
        tuple(volunteer.interests),
        tuple(volunteer.lived),
        tuple(volunteer.free_at),
    )


def _for_the_mentor(person: Person, **told: str) -> dict[str, str]:
    """What the mentor reads: a name without the family name, what they like and want, and whom to ring."""
    name = rules.said(told["called"], "called", "Write what they like to be called.", longest=40)
    return {
        "called": rules.called(name, person.known_as),
        "likes": rules.fits(told["likes"], "likes"),
        "working_on": rules.fits(told["working_on"], "working_on"),
        "if_worried": rules.said(
            told["if_worried"], "if_worried", "Write whom the mentor rings when worried."
        ),
    }


def _wanted(wants: dict[str, Any]) -> dict[str, Any]:
    clean: dict[str, Any] = {
        "wants_language": lambda word: rules.fits(word, "wants_language", longest=60),
        "wants_who": lambda word: word and rules.one_of(word, rules.IS_A, "wants_who", "Choose one."),
        "wants_interests": lambda words: rules.named(words, "wants_interests"),
        "wants_lived": lambda words: rules.words_of(words, rules.LIVED, "wants_lived"),
        "wants_times": lambda words: rules.words_of(words, rules.TIMES, "wants_times"),
    }
    if strange := set(wants) - set(clean):
        raise ValueError(f"{', '.join(sorted(strange))} cannot be asked of a mentor")
    return {name: clean[name](value) for name, value in wants.items()}
