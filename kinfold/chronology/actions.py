"""The only writers of the chronology. Entries are added, never changed: the database itself refuses the rest."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from kinfold.agencies.models import Organisation
from kinfold.base.checks import tidied
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.chronology import registry, rules
from kinfold.chronology.models import About, Entry
from kinfold.network.models import Family
from kinfold.people.models import Person


@transaction.atomic
def record(
    kind: str,
    family: Family,
    *,
    what: str,
    on_day: date,
    about: Iterable[Person] | Mapping[Person, str],
    by: Who,
    on: date | None = None,
    said_by: str = "",
    organisation: Organisation | None = None,
    detail: str = "",
    section: str = "ordinary",
    accuracy: str = "day",
    until_on: date | None = None,
    timing_assumed: bool = False,
    source: str = "",
    source_ref: str = "",
    corrects: UUID | None = None,
    meant_said_by: str = "",
    uuid: UUID | None = None,
) -> Entry:
    """Add one entry, in the caller's transaction. Returns it, with `about_ids` filled.

    `on_day` is when it happened; `on` is the day it is recorded (give it: a date after it is refused). `about` names
    the people, or maps each to what it meant for them. Without an organisation, the recorder's own is the source.
    `uuid` is for an entry to which rows written just before already point.
    Raises `registry.UnknownKind` and `NotNow`.
    """
    registry.kind(kind)
    rules.check_dates(on_day, until_on, on)
    entry = Entry.objects.create(
        uuid=uuid or uuid4(),
        family=family,
        kind=kind,
        detail=detail,
        happened_on=on_day,
        happened_accuracy=accuracy,
        until_on=until_on,
        timing_assumed=timing_assumed,
        what=rules.clean_words(what, empty="Say what happened.", field="what"),
        said_by=said_by,
        organisation_id=organisation.pk if organisation else by.organisation_id,
        section=section,
        source=source,
        source_ref=source_ref,
        corrects=corrects,
        recorded_by_id=by.account_id,
        recorded_on=on or on_day,
    )
    meanings = about if isinstance(about, Mapping) else dict.fromkeys(about, "")
    kept = {person.merged_into_id or person.pk: meant for person, meant in meanings.items()}
    _write_about(entry, kept, meant_said_by)
    return entry


def _write_about(entry: Entry, meanings: Mapping[int, str], said_by: str) -> None:
    About.objects.bulk_create(
        About(
            entry_id=entry.pk,
            happened_on=entry.happened_on,
            person_id=person_id,
            meant=tidied(meant),
            meant_said_by=said_by if meant.strip() else "",
        )
        for person_id, meant in meanings.items()
    )
    entry.about_ids = tuple(meanings)


@transaction.atomic
def correct(
    entry_uuid: UUID, *, what: str, by: Who, on: date, reason: str, happened_on: date | None = None
) -> Entry:
    """Put right an entry: a new one that points back. What was written first stays and can be read.

    A correction of a correction points to the first entry too. What the entry meant for each person is carried over.
    Raises `Entry.DoesNotExist` and `NotNow`.
    """
    first = first_of(entry_uuid)
    meanings = _about(newest_of(first.uuid))
    words = rules.clean_words(what, empty="Write what happened, put right.", field="what")
    why = rules.clean_words(reason, empty="Say why it is being put right.", field="reason")
    day = happened_on or first.happened_on
    rules.check_dates(day, first.until_on if day == first.happened_on else None, on)
    made = Entry.objects.create(
        family_id=first.family_id,
        kind=first.kind,
        detail=first.detail,
        happened_on=day,
        happened_accuracy=first.happened_accuracy if happened_on is None else "day",
        until_on=first.until_on if day == first.happened_on else None,
        what=words,
        said_by=first.said_by,
        organisation_id=first.organisation_id,
        section=first.section,
        source=first.source,
        source_ref=first.source_ref,
        corrects=first.uuid,
        reason=why,
        recorded_by_id=by.account_id,
        recorded_on=on,
    )
    About.objects.bulk_create(
        About(
            entry_id=made.pk,
            happened_on=day,
            person_id=row.person_id,
            meant=row.meant,
            meant_said_by=row.meant_said_by,
        )
        for row in meanings
    )
    made.about_ids = tuple({row.person_id for row in meanings})
    return made


@transaction.atomic
def add_meaning(entry_uuid: UUID, person: Person, meant: str, *, by: Who, on: date) -> About:
    """Say what an entry meant for one child. A later meaning stands beside the earlier, never over it."""
    entry = newest_of(entry_uuid)
    if on < entry.recorded_on and on < entry.happened_on:
        raise NotNow("This day is before it happened.")
    return About.objects.create(
        entry_id=entry.pk,
        happened_on=entry.happened_on,
        person=person,
        meant=rules.clean_words(meant, empty="Say what it meant for this child.", field="meant"),
        meant_said_by=by.name,
    )


def first_of(entry_uuid: UUID) -> Entry:
    """Return the entry as it was first written, whichever version is named. Raises `Entry.DoesNotExist`."""
    entry = Entry.objects.get(uuid=entry_uuid)
    return Entry.objects.get(uuid=entry.corrects) if entry.corrects else entry


def newest_of(entry_uuid: UUID) -> Entry:
    """Return the entry as it now stands: its newest correction, or itself."""
    first = first_of(entry_uuid)
    return Entry.objects.filter(corrects=first.uuid).order_by("-pk").first() or first


def _about(standing: Entry) -> list[About]:
    """Whom an entry is about and what it meant, the newest meaning last."""
    rows = About.objects.filter(entry_id=standing.pk, happened_on=standing.happened_on)
    return list(rows.order_by("pk"))
