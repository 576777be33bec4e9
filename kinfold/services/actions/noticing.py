"""Noticing what somebody needs, and saying again and again how far it is met."""

from datetime import date
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.services import rules
from kinfold.services.actions import checks
from kinfold.services.models import Need, NeedReading

LONGEST_NEED = 40


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
) -> Need:
    """Write down what a person needs. The same need of the same person is the same row, however often it is noticed.

    Noticing it again adds a reading and what was not yet known; the earliest day and all that was said before stay.
    Without `noticed_on` it is noticed on the day of writing. Raises NotNow.
    """
    one, word = checks.kept(person), _word(need)
    checks.not_after(since, on, "since")
    day = noticed_on or on
    checks.not_after(day, on, "noticed_on")
    people.hold(one)
    found = _same_need(one, family, word)
    told = {
        "detail": checks.clean(detail, "detail"),
        "in_their_words": checks.clean(in_their_words, "in_their_words"),
        "effect_on_child": checks.clean(effect_on_child, "effect_on_child"),
    }
    if found is None:
        worker = agencies.practitioner_of(by)
        found = Need(
            family=family, person=one, need=word, since=since, noticed_by=worker, source=source,
            source_ref=source_ref, shared_with_family=shared_with_family, **told,
        )  # fmt: skip
        entry = entry or _tell(found, rules.need_sentence(one.known_as, word, told["detail"]), day, by, on)
        found.entry = entry
    else:
        _add_to(found, told, since, shared_with_family)
        entry = entry or _tell(found, _again(found, met, seen_by, why, reason_code), day, by, on)
    found.save()
    _read(found, met, day=day, seen_by=seen_by, why=why, reason_code=reason_code, by=by, entry=entry)
    return found


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


def _again(need: Need, met: str, seen_by: str, why: str, reason_code: str) -> str:
    return rules.reading_sentence(need.person.known_as, need.need, met, seen_by, why, reason_code)


def _tell(need: Need, what: str, day: date, by: Who, on: date, kind: str = "need_noticed") -> UUID:
    kind = "need_read" if need.pk else kind
    made = chronology.record(
        kind, need.family, what=what, on_day=day, on=on, about=[need.person], by=by, said_by=by.name,
        detail=need.need, section="ordinary", source="need", source_ref=need.ref,
    )  # fmt: skip
    clocks.react(made, by=by)
    return made.uuid


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
