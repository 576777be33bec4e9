"""Noticing what somebody needs, and saying again and again how far it is met."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.clocks import actions as clocks
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.services import rules
from kinfold.services.actions import checks
from kinfold.services.models import Need, NeedEffect, NeedReading

LONGEST_NEED = 40
LONGEST_NAME = 200


@transaction.atomic
def notice_need(
    person: Person,
    family: Family,
    need: str,
    *,
    since: date,
    by: Who,
    on: date,
    detail: str = "",
    in_their_words: str = "",
    effect_on_child: str = "",
    met: str = "unknown",
    why: str = "",
    reason_code: str = "",
    seen_by: str = "worker",
    noticed_on: date | None = None,
    shared_with_family: bool = False,
    source: str = "",
    source_ref: str = "",
    entry: UUID | None = None,
    named_how: str = "",
    asked_by_person: Person | None = None,
    asked_by_words: str = "",
    how_hard: str = "",
    strengths: str = "",
    outcome: str = "",
    effects: Mapping[Person, str] | None = None,
) -> Need:
    """Write down what a person needs. The same need of the same person is the same row, however often it is noticed.

    Noticing it again adds a reading and what was not yet known; the earliest day and all that was said before stay.
    Without `noticed_on` it is noticed on the day of writing. `named_how`: they asked for help with it ("asked"),
    somebody else saw it ("identified"), or "both". `effects`: what it means for each child. Raises NotNow.
    """
    one, word = checks.kept(person), _word(need)
    checks.not_after(since, on, "since")
    day = noticed_on or on
    checks.not_after(day, on, "noticed_on")
    people.hold(one)
    found = _same_need(one, family, word)
    words = {"detail": detail, "in_their_words": in_their_words, "effect_on_child": effect_on_child,
             "how_hard": how_hard, "strengths": strengths}  # fmt: skip
    told = {name: checks.clean(said, name) for name, said in words.items()}
    named = _named(named_how, asked_by_person, asked_by_words, outcome)
    if found is None:
        found = Need(
            family=family, person=one, need=word, since=since, noticed_by=agencies.practitioner_of(by), source=source,
            source_ref=source_ref, shared_with_family=shared_with_family, **told, **named,
        )  # fmt: skip
        entry = entry or _tell(found, rules.need_sentence(one.known_as, word, told["detail"]), day, by, on)
        found.entry = entry
    else:
        _add_to(found, told, since, shared_with_family)
        _name_again(found, named)
        entry = entry or _tell(found, _again(found, met, seen_by, why, reason_code), day, by, on)
    found.save()
    _read(found, met, day=day, seen_by=seen_by, why=why, reason_code=reason_code, by=by, entry=entry)
    _say_effects(found, effects or {}, day=day, by=by, on=on, entry=entry)
    return found


@transaction.atomic
def say_effect(
    need: Need, child: Person, what: str, *, on_day: date, by: Who, on: date, entry: UUID | None = None
) -> NeedEffect:
    """Say what a need means for one child, as it was seen on a day. What was said before stays. Raises NotNow."""
    checks.not_after(on_day, on, "on_day")
    one = _child_reached(need, child, on)
    words = checks.must_say(what, "what", f"Say in a few words what it means for {one.known_as}.")
    entry = clocks.tell(
        "need_effect_said", need.family, f"It was written down what a need means for {one.known_as}.", on_day=on_day,
        on=on, by=by, about=[need.person, one], said_by=by.name, source="need", source_ref=need.ref, ahead=False, entry=entry,
    )  # fmt: skip
    return NeedEffect.objects.create(
        need=need, child=one, what=words, on_day=on_day, recorded_by_id=by.account_id, entry=entry
    )


@transaction.atomic
def read_need(
    need: Need,
    met: str,
    *,
    on_day: date,
    by: Who,
    on: date,
    seen_by: str = "worker",
    why: str = "",
    reason_code: str = "",
    entry: UUID | None = None,
) -> NeedReading:
    """Say how far a need is met on a day, as a worker or as the person sees it. Earlier readings stay as they were."""
    checks.not_after(on_day, on, "on_day")
    held = Need.objects.select_for_update().get(pk=need.pk)
    if on_day < held.since:
        raise NotNow("This day is before the need was there.", field="on_day")
    if entry is None:
        entry = _tell(held, _again(held, met, seen_by, why, reason_code), on_day, by, on, kind="need_read")
    made = _read(held, met, day=on_day, seen_by=seen_by, why=why, reason_code=reason_code, by=by, entry=entry)
    need.met, need.met_on = held.met, held.met_on
    return made


@transaction.atomic
def share_need(need: Need, shared: bool, *, by: Who, on: date) -> Need:
    """Let the rest of the family read a need, or no longer: as the person themselves wishes. The history keeps both."""
    held = Need.objects.select_for_update().get(pk=need.pk)
    held.shared_with_family = need.shared_with_family = shared
    held.save(update_fields=["shared_with_family"])
    return need


def _word(need: str) -> str:
    word = checks.clean(need, "need", most=LONGEST_NEED)
    if not word:
        raise NotNow("Choose what is needed, or write it in a few words.", field="need")
    return word


def _same_need(person: Person, family: Family, word: str) -> Need | None:
    rows = Need.objects.select_for_update().filter(
        person_id__in=people.same_ids(person), family_id__in=network.family_ids(family), need=word
    )
    return rows.order_by("pk").first()


def _add_to(found: Need, told: dict[str, str], since: date, shared: bool) -> None:
    """Add what is new to what stands; nothing that was said is lost."""
    for field, words in told.items():
        before = getattr(found, field)
        if words and words not in before:
            setattr(found, field, f"{before}\n{words}".strip())
    found.since = min(found.since, since)
    found.shared_with_family = found.shared_with_family or shared


def _named(how: str, person: Person | None, words: str, outcome: str) -> dict[str, Any]:
    """Check who named it. Whoever asked is one on the record or in words; naming one of them says that they asked."""
    asked_by = checks.clean(words, "asked_by_words", most=LONGEST_NAME)
    if how and how not in Need.Named.values:
        raise NotNow("Say how it came to be known: they asked, somebody saw it, or both.", field="named_how")
    if outcome and outcome not in rules.OUTCOMES:
        raise NotNow("Choose one of the five outcomes.", field="outcome")
    if how == Need.Named.SEEN and (person is not None or asked_by):
        raise NotNow("If somebody asked for help with it, say so: they asked, or both.", field="named_how")
    one = checks.kept(person) if person is not None else None
    asked = one is not None or bool(asked_by)
    return {
        "named_how": how or (Need.Named.ASKED.value if asked else ""), "asked_by_person": one,
        "asked_by_words": "" if one is not None else asked_by, "outcome": outcome,
    }  # fmt: skip


def _name_again(found: Need, named: dict[str, Any]) -> None:
    """Add who named it now: what was asked for and then seen, or seen and then asked for, is both. Nothing is unsaid."""
    how, before = named["named_how"], found.named_how
    if how and before and how != before:
        found.named_how = Need.Named.BOTH
    elif how:
        found.named_how = how
    if not (found.asked_by_person_id or found.asked_by_words):
        found.asked_by_person, found.asked_by_words = named["asked_by_person"], named["asked_by_words"]
    found.outcome = found.outcome or named["outcome"]


def _child_reached(need: Need, child: Person, on: date) -> Person:
    """Return the child whom a need reaches: one of the family, and not the one whose need it is. Raises NotNow."""
    one = checks.kept(child)
    if one.pk == checks.kept(need.person).pk:
        raise NotNow("This is their own need: say it there.", field="what")
    if one.pk not in {each.pk for each in network.children(need.family, on)}:
        raise NotNow("What it means is said of each child of the family.", field="child")
    return one


def _say_effects(
    need: Need, effects: Mapping[Person, str], *, day: date, by: Who, on: date, entry: UUID | None
) -> None:
    """Write what a need means for each child, with the entry that tells of the need; a child left blank is left out."""
    for child, what in effects.items():
        if what.strip():
            say_effect(need, child, what, on_day=day, by=by, on=on, entry=entry)


def _again(need: Need, met: str, seen_by: str, why: str, reason_code: str) -> str:
    return rules.reading_sentence(need.person.known_as, need.need, met, seen_by, why, reason_code)


def _tell(need: Need, what: str, day: date, by: Who, on: date, kind: str = "need_noticed") -> UUID:
    kind = "need_read" if need.pk else kind
    return clocks.tell(
        kind, need.family, what, on_day=day, on=on, by=by, about=[need.person], said_by=by.name, detail=need.need,
        source="need", source_ref=need.ref, ahead=False,
    )  # fmt: skip


def _read(
    need: Need,
    met: str,
    *,
    day: date,
    seen_by: str,
    why: str,
    reason_code: str,
    by: Who,
    entry: UUID | None,
) -> NeedReading:
    if met not in Need.Met.values:
        raise NotNow("Say whether it is met: yes, partly, no, or not known.", field="met")
    if seen_by not in NeedReading.Seen.values:
        raise NotNow("Say who sees it like this.", field="seen_by")
    made = NeedReading.objects.create(
        need=need, met=met, on_day=day, seen_by=seen_by, why=checks.clean(why, "why"),
        reason_code=checks.known_reason(reason_code), recorded_by_id=by.account_id, entry=entry,
    )  # fmt: skip
    newest = need.readings.order_by("-on_day", "-pk")[0]
    need.met, need.met_on = newest.met, newest.on_day
    need.save(update_fields=["met", "met_on"])
    return made
