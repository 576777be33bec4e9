"""Checks of a health visitor: done, missed, offered again; and the next one awaited."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import must_be_newest, save
from kinfold.chronology import actions as chronology
from kinfold.clocks.actions import tell
from kinfold.people import queries as people
from kinfold.universal import rules, states
from kinfold.universal.actions.matters import Matter, add_step, await_next, matter_of, meet, tell_lead
from kinfold.universal.actions.telling import kept, kept_child
from kinfold.universal.models import HealthCheck
from kinfold.universal.queries.visitors import health_visitor

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

S = HealthCheck.State
MISSES = {one: HealthCheck.State(one).label for one in ("not_taken_up", "not_offered", "declined")}
PLACES = dict(HealthCheck.Place.choices)
SAME = dict(HealthCheck.Same.choices)
LANGUAGE = dict(HealthCheck.Language.choices)

POINTS = set("0123456789/.,%: -")


@transaction.atomic
def record_check(
    family: Family,
    child: Person,
    check: str,
    *,
    done_on: date,
    place: str,
    by: Who,
    on: date,
    seen_by: Practitioner | None = None,
    seen_by_words: str = "",
    same_person: str = "",
    language: str = "",
    language_follow_up: str = "",
    wellbeing_note: str = "",
    wellbeing_follow_up: str = "",
    found: str = "",
    version: int | None = None,
    entry: UUID | None = None,
) -> HealthCheck:
    """A check was done: by whom, where, whether by somebody the family knew, what came of it. Or one done is put right.

    A questionnaire leaves a note in words and what is done about it, never its points. Whether it was the same person as
    last time is worked out where both are on our list and nobody says otherwise. Raises `NotNow` and `Clash`.
    """
    matter = matter_of(family, child, check, on)
    row = matter.row
    rules.must_have_happened(done_on, on, "done_on")
    _must_be_in_order(matter, done_on)
    must_be_newest(row, version, _in_words(row.done_on, row.found), _in_words(done_on, found))
    putting_right = row.state == S.DONE
    state = states.CHECK.after("put_right" if putting_right else "record_check", row.state)
    facts = {
        "done_on": done_on,
        "place": rules.one_of(place, PLACES, "place", "Choose where it was done."),
        "seen_by": seen_by,
        "seen_by_words": rules.fits(seen_by_words, "seen_by_words", longest=200),
        "same_person": _same(matter, done_on, seen_by, same_person),
        "found": rules.fits(found, "found"),
        **_language(matter.check, language, language_follow_up),
        **_wellbeing(wellbeing_note, wellbeing_follow_up),
    }
    if seen_by is None and not facts["seen_by_words"]:
        raise NotNow("Say who did the check.", field="seen_by_words")
    before = row.done_on
    save(row, state=state, **facts)
    if putting_right:
        _move_entry(matter, before, by=by, on=on, entry=entry)
        return row
    add_step(row, S.DONE, done_on, by=by)
    told = tell(
        "check_done", matter.family, f"{matter.child.known_as}: the check “{matter.check.title}” was done.",
        on_day=done_on, on=on, by=by, about=[matter.child], detail=check, source="check", source_ref=row.ref, entry=entry,
    )  # fmt: skip
    save(row, entry=told)
    meet(matter, told, done_on, by=by, given=entry)
    await_next(matter.family, matter.child, on=on, by=by, entry=told)
    return row


@transaction.atomic
def miss_check(
    family: Family,
    child: Person,
    check: str,
    *,
    how: str,
    known_on: date,
    by: Who,
    on: date,
    why: str = "",
    version: int | None = None,
    entry: UUID | None = None,
) -> HealthCheck:
    """A check did not happen: nobody came to it, nobody offered it, or the family said no. With what got in the way.

    The health visitor is asked to offer it again; for a child in need, or more, the lead professional hears of it too.
    """
    matter = matter_of(family, child, check, on)
    row = matter.row
    rules.one_of(how, MISSES, "how", "Choose what happened.")
    rules.must_have_happened(known_on, on, "known_on")
    if row.due_from is not None:
        rules.must_follow(known_on, row.due_from, "known_on", "the first day of this check")
    must_be_newest(row, version, row.get_state_display(), MISSES[how])
    again = row.missed_on is not None
    save(row, state=states.CHECK.after(f"miss_{how}", row.state), missed_on=row.missed_on or known_on)
    add_step(row, how, known_on, by=by, why=rules.fits(why, "why"))
    visitor = health_visitor(matter.family, on)
    told = tell(
        "check_missed", matter.family, f"{matter.child.known_as}: the check “{matter.check.title}” did not happen.",
        on_day=known_on, on=on, by=by, about=[matter.child], detail=how, source="check", source_ref=row.ref, owner=visitor,
        entry=entry,
    )  # fmt: skip
    save(row, entry=told)
    tell_lead(matter, told, known_on, on, by=by, again=again)
    await_next(matter.family, matter.child, on=on, by=by, entry=told)
    return row


@transaction.atomic
def offer_check_again(
    family: Family,
    child: Person,
    check: str,
    *,
    offered_on: date,
    by: Who,
    on: date,
    how: str = "",
    offered_for: date | None = None,
    version: int | None = None,
    entry: UUID | None = None,
) -> HealthCheck:
    """A check that did not happen was offered again: how, and for which day."""
    matter = matter_of(family, child, check, on)
    row = matter.row
    rules.must_have_happened(offered_on, on, "offered_on")
    if row.missed_on is not None:
        rules.must_follow(offered_on, row.missed_on, "offered_on", "it was known to be missed")
    if offered_for is not None:
        rules.must_follow(offered_for, offered_on, "offered_for", "the day it was offered")
    must_be_newest(row, version, row.get_state_display(), S.OFFERED_AGAIN.label)
    save(row, state=states.CHECK.after("offer_check_again", row.state), offered_for=offered_for)
    add_step(
        row,
        S.OFFERED_AGAIN,
        offered_on,
        by=by,
        how=rules.fits(how, "how", longest=300),
        offered_for=offered_for,
    )
    told = tell(
        "check_offered_again", matter.family,
        f"{matter.child.known_as}: the check “{matter.check.title}” was offered again.", on_day=offered_on, on=on, by=by,
        about=[matter.child], source="check", source_ref=row.ref, owner=health_visitor(matter.family, on), entry=entry,
    )  # fmt: skip
    return save(row, entry=told)


@transaction.atomic
def follow_checks(family: Family, child: Person, *, by: Who, on: date) -> HealthCheck | None:
    """Let the next check of a child run as a clock of the health visitor in the team. Nothing where there is none."""
    return await_next(kept(family), kept_child(child), on=on, by=by, entry=None)


def _must_be_in_order(matter: Matter, done_on: date) -> None:
    child = matter.child
    if matter.check.before_birth:
        if child.born_on is not None and done_on > child.born_on:
            raise NotNow(
                "This check is before the birth. Choose another check, or another day.", field="done_on"
            )
        return
    if child.born_on is None:
        raise NotNow("This baby is not born yet, as far as the record says. Write down the birth first.")
    rules.must_follow(done_on, child.born_on, "done_on", f"{child.known_as} was born")


def _language(check: rules.Check, language: str, follow_up: str) -> dict[str, str]:
    if not check.language:
        return {"language": "", "language_follow_up": ""}
    if language:
        rules.one_of(language, LANGUAGE, "language", "Choose what it showed.")
    if language == HealthCheck.Language.HELP:
        follow_up = rules.said(
            follow_up, "language_follow_up", "Say what is done to help with talking, and by whom."
        )
    return {"language": language, "language_follow_up": rules.fits(follow_up, "language_follow_up")}


def _wellbeing(note: str, follow_up: str) -> dict[str, str]:
    note = rules.fits(note, "wellbeing_note")
    if note and set(note) <= POINTS:
        raise NotNow("Say in words what it showed. Its points are not kept here.", field="wellbeing_note")
    if note:
        follow_up = rules.said(follow_up, "wellbeing_follow_up", "Say what is done about it, and by whom.")
    return {"wellbeing_note": note, "wellbeing_follow_up": rules.fits(follow_up, "wellbeing_follow_up")}


def _same(matter: Matter, done_on: date, seen_by: Practitioner | None, said: str) -> str:
    if said:
        return rules.one_of(said, SAME, "same_person", "Choose whether the family knew them.")
    ids = people.same_ids(matter.child)
    done = HealthCheck.objects.filter(child_id__in=ids, state=S.DONE, done_on__lte=done_on).exclude(
        pk=matter.row.pk
    )
    last = done.order_by("-done_on", "-pk").first()
    if last is None:
        return HealthCheck.Same.FIRST
    if last.seen_by_id is None or seen_by is None:
        return HealthCheck.Same.UNKNOWN
    return HealthCheck.Same.YES if last.seen_by_id == seen_by.pk else HealthCheck.Same.NO


def _move_entry(matter: Matter, before: date | None, *, by: Who, on: date, entry: UUID | None) -> None:
    """Where the day was wrong the chronology says so too."""
    row = matter.row
    if entry is None and row.entry is not None and row.done_on != before:
        made = chronology.correct(
            row.entry, what=f"{matter.child.known_as}: the check “{matter.check.title}” was done.", by=by, on=on,
            reason="The day was wrong.", happened_on=row.done_on,
        )  # fmt: skip
        save(row, entry=made.uuid)


def _in_words(day: date | None, found: str) -> str:
    return f"{day or 'Not done'}\n{found}".strip()
