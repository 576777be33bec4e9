"""The only writers of notes, visits, documents and instrument results."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Practitioner
from kinfold.base.checks import tidied
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.records import rules, seeing
from kinfold.records.models import (
    Document,
    DocumentAbout,
    InstrumentResult,
    Note,
    NoteAbout,
    Visit,
    VisitSeen,
)
from kinfold.records.storing import KeptFile, keep_file
from kinfold.voice import actions as voice

__all__ = [
    "KeptFile",
    "Seen",
    "add_addendum",
    "keep_document",
    "keep_file",
    "record_instrument",
    "record_visit",
    "write_note",
]


@dataclass(frozen=True, slots=True)
class Seen:
    """One person at a visit, as the visitor puts it down."""

    person: Person
    seen: bool = True
    alone: bool = False
    not_alone_why: str = ""
    bedroom_seen: bool = False
    said_or_showed: str = ""


def _check(text: str, field: str, happened_on: date, on: date) -> str:
    cleaned = tidied(text)
    problem = rules.problem_with_text(cleaned)
    if problem:
        raise NotNow(problem, field=field)
    if happened_on > on:
        raise NotNow("This date is in the future. When did it happen?", field="happened_on")
    return cleaned


def _maker(by: Who) -> Practitioner:
    worker = agencies.practitioner_of(by)
    if worker is None:
        raise NotNow("Only a worker or volunteer can make this record.")
    return worker


@transaction.atomic
def write_note(
    family: Family,
    what: str,
    *,
    about: Iterable[Person],
    happened_on: date,
    by: Who,
    on: date,
    kind: str = "conversation",
    meant: str = "",
    shared_with_family: bool = False,
    said_by: str = "",
    addendum_to: Note | None = None,
) -> Note:
    """Write a note of a conversation, call or observation, about one or several people. Signed when saved."""
    text = _check(what, "what", happened_on, on)
    people = list(about)
    if not people:
        raise NotNow("Choose who this is about.", field="about")
    worker = _maker(by)
    entry = chronology.record(
        "conversation",
        family,
        what=text,
        on_day=happened_on,
        about=dict.fromkeys(people, meant.strip()),
        by=by,
        said_by=said_by or worker.known_as,
        organisation=worker.organisation,
        detail=kind,
        section="shared" if shared_with_family else "ordinary",
        source="note",
        meant_said_by=worker.known_as if meant.strip() else "",
    )
    note = Note.objects.create(
        family=family,
        happened_on=happened_on,
        made_by=worker,
        entry=entry.uuid,
        kind=kind,
        what=text,
        meant=meant.strip(),
        shared_with_family=shared_with_family,
        addendum_to=addendum_to,
    )
    NoteAbout.objects.bulk_create([NoteAbout(note=note, person=p) for p in people])
    clocks.react(entry, by=by)
    return note


@transaction.atomic
def add_addendum(note: Note, what: str, *, by: Who, on: date) -> Note:
    """Add to a signed note. The note itself never changes."""
    about = [row.person for row in note.about.select_related("person")]
    return write_note(
        note.family, what, about=about, happened_on=on, by=by, on=on, kind=note.kind, addendum_to=note
    )


@transaction.atomic
def record_visit(
    family: Family,
    what: str,
    *,
    seen: Sequence[Seen],
    happened_on: date,
    by: Who,
    on: date,
    purpose: str = "",
    place: str = "",
    announced: bool = True,
    nobody_in: bool = False,
    joint_with: str = "",
    meant: str = "",
    home_conditions: str = "",
    also_about: Iterable[Person] = (),
) -> Visit:
    """Record a visit: who was seen, seen alone, where they sleep, and what each child said or showed.

    What a child said becomes their own words too, written once here and never typed again.
    """
    text = _check(what, "what", happened_on, on)
    worker = _maker(by)
    names = [s.person.known_as for s in seen if s.seen]
    alone = [s.person.known_as for s in seen if s.alone]
    about = {s.person: meant.strip() for s in seen} | dict.fromkeys(also_about, meant.strip())
    children = {child.pk for child in network.children(family, happened_on)} if names else set()
    met = {s.person.pk: s.alone for s in seen if s.seen and s.person.pk in children}
    entry = chronology.record(
        "visit_made",
        family,
        what=f"{rules.visit_in_words(place, names, alone, nobody_in)} {text}".strip(),
        on_day=happened_on,
        about=about,
        by=by,
        said_by=worker.known_as,
        organisation=worker.organisation,
        detail=seeing.how_seen(met),
        source="visit",
        meant_said_by=worker.known_as if meant.strip() else "",
    )
    visit = Visit.objects.create(
        family=family,
        happened_on=happened_on,
        made_by=worker,
        entry=entry.uuid,
        purpose=purpose,
        place=place,
        announced=announced,
        nobody_in=nobody_in,
        joint_with=joint_with,
        what=text,
        meant=meant.strip(),
        home_conditions=home_conditions.strip(),
    )
    for one in seen:
        _record_seen(visit, one, entry.uuid, by=by, worker=worker, on=on)
    clocks.react(seeing.visit_to(entry, met, children), by=by)
    return visit


def _record_seen(visit: Visit, one: Seen, entry: UUID, *, by: Who, worker: Practitioner, on: date) -> None:
    if one.alone and not one.seen:
        raise NotNow(f"{one.person} cannot have been seen alone without being seen.", field="seen")
    VisitSeen.objects.create(
        visit=visit,
        person=one.person,
        seen=one.seen,
        seen_alone=one.alone,
        not_alone_why=one.not_alone_why,
        bedroom_seen=one.bedroom_seen,
        said_or_showed=one.said_or_showed.strip(),
    )
    if one.said_or_showed.strip():
        voice.keep_words(
            one.person,
            visit.family,
            one.said_or_showed,
            said_on=visit.happened_on,
            wrote_down_by=worker.known_as,
            by=by,
            on=on,
            where=visit.place,
            entry=entry,
        )


@transaction.atomic
def keep_document(
    family: Family,
    file: IO[bytes],
    *,
    file_name: str,
    size: int,
    title: str,
    about: Iterable[Person],
    happened_on: date,
    by: Who,
    on: date,
    shared_with_family: bool = False,
) -> Document:
    """Keep a file: checked for what it says it is, stored outside the database under a random name."""
    if not title.strip():
        raise NotNow("Give the document a title that says what it is.", field="title")
    if happened_on > on:
        raise NotNow("This date is in the future.", field="happened_on")
    kept = keep_file(file, file_name=file_name, size=size)
    worker = _maker(by)
    people = list(about)
    entry = chronology.record(
        "document_kept",
        family,
        what=f"Document kept: {title.strip()}.",
        on_day=happened_on,
        about=people,
        by=by,
        said_by=worker.known_as,
        organisation=worker.organisation,
        section="shared" if shared_with_family else "ordinary",
        source="document",
    )
    document = Document.objects.create(
        family=family,
        happened_on=happened_on,
        made_by=worker,
        entry=entry.uuid,
        title=title.strip()[:200],
        file_name=kept.file_name,
        content_type=kept.content_type,
        size=kept.size,
        sha256=kept.sha256,
        path=kept.path,
        shared_with_family=shared_with_family,
    )
    DocumentAbout.objects.bulk_create([DocumentAbout(document=document, person=p) for p in people])
    return document


@transaction.atomic
def record_instrument(
    family: Family,
    person: Person,
    instrument: str,
    result: str,
    *,
    completed_by: str,
    happened_on: date,
    by: Who,
    on: date,
    meant: str = "",
) -> InstrumentResult:
    """Record what an instrument found, as it words it. Kinfold adds nothing up and ranks nobody."""
    if instrument not in rules.INSTRUMENTS:
        raise NotNow("Choose the tool that was used.", field="instrument")
    text = _check(result, "result", happened_on, on)
    worker = _maker(by)
    entry = chronology.record(
        "instrument_done",
        family,
        what=f"{rules.INSTRUMENTS[instrument]}: {text}",
        on_day=happened_on,
        about={person: meant.strip()},
        by=by,
        said_by=completed_by or worker.known_as,
        organisation=worker.organisation,
        source="instrument",
    )
    return InstrumentResult.objects.create(
        family=family,
        happened_on=happened_on,
        made_by=worker,
        entry=entry.uuid,
        person=person,
        instrument=instrument,
        completed_by=completed_by or worker.known_as,
        result=text,
        meant=meant.strip(),
    )
