"""Pages for notes, visits, documents and instruments. Each opens the record first, and says so in the access log."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.records import abilities, actions, queries
from kinfold.records.forms import (
    AddAddendumForm,
    KeepDocumentForm,
    RecordInstrumentForm,
    RecordVisitForm,
    WriteNoteForm,
)
from kinfold.records.models import Document, Note, Visit
from kinfold.sharing import actions as sharing
from kinfold.sharing.queries import View


def opened(request: HttpRequest, ref: str, row: str, action: str) -> tuple[Family, View]:
    """Open a family's record for a deed, by its reference."""
    who, on = asker(request)
    try:
        family = network.family(ref)
    except Family.DoesNotExist:
        raise Hidden from None
    return family, sharing.open_record(who, row, family, on=on, action=action)


@ability(abilities.WRITE_NOTE)
def write_note(request: HttpRequest, ref: str) -> HttpResponse:
    """Write a note about one or several people."""
    family, _ = opened(request, ref, "W1", "write_note")
    who, on = asker(request)
    form = WriteNoteForm.of(request, about=ref, members=network.members(family, on))

    def send() -> HttpResponse:
        told = {k: v for k, v in form.answers.items() if k not in ("whom", "what")}
        note = actions.write_note(family, form.cleaned_data["what"], about=form.people, by=who, on=on, **told)
        return redirect("note", ref=note.ref)

    return web.answer(request, form, "records/write_note.html", send, {"family": family})


@ability(abilities.SEE_NOTE)
def note(request: HttpRequest, ref: str) -> HttpResponse:
    """One note, with what was added later."""
    found, family, view = found_note(request, ref, "V3", "note")
    about = [row.person for row in found.about.select_related("person")]
    return web.render(
        request,
        "records/note.html",
        {
            "note": found,
            "family": family,
            "about": about,
            "addenda": list(found.addenda.order_by("pk")),
            "may_add": view.can("W1"),
        },
    )


def found_note(request: HttpRequest, ref: str, row: str, action: str) -> tuple[Note, Family, View]:
    """Find a note and open its family's record; what is kept from this reader is as if missing."""
    try:
        found = queries.note(ref)
    except Note.DoesNotExist:
        raise Hidden from None
    family, view = opened(request, found.family.ref, row, action)
    if view.hides("note", ref) or (view.masked and not (found.shared_with_family or mine(request, found))):
        raise Hidden
    return found, family, view


def mine(request: HttpRequest, record: Note | Visit | Document) -> bool:
    """Say whether the asker made this record."""
    who, _ = asker(request)
    return who.practitioner_id is not None and record.made_by_id == who.practitioner_id


@ability(abilities.WRITE_NOTE)
def add_addendum(request: HttpRequest, ref: str) -> HttpResponse:
    """Add to a signed note."""
    found, family, _ = found_note(request, ref, "W1", "add_addendum")
    who, on = asker(request)
    form = AddAddendumForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.add_addendum(found, form.cleaned_data["what"], by=who, on=on)
        return redirect("note", ref=ref)

    return web.answer(request, form, "records/add_addendum.html", send, {"note": found, "family": family})


@ability(abilities.RECORD_VISIT)
def record_visit(request: HttpRequest, ref: str) -> HttpResponse:
    """Record a visit, with each child's own line."""
    family, view = opened(request, ref, "W1", "record_visit")
    who, on = asker(request)
    form = RecordVisitForm.of(request, about=ref, members=network.members(family, on))

    def send() -> HttpResponse:
        told = form.cleaned_data
        visit = actions.record_visit(
            family,
            told["what"],
            seen=form.seen,
            happened_on=told["happened_on"],
            by=who,
            on=on,
            purpose=told["purpose"],
            place=told["place"],
            announced=told["announced"] == "yes",
            nobody_in=told["nobody_in"],
            joint_with=told["joint_with"],
            meant=told["meant"],
            home_conditions=told["home_conditions"],
        )
        return redirect("visit", ref=visit.ref)

    shown = {"family": family, "before": queries.before_visit(family, view, on)}
    return web.answer(request, form, "records/record_visit.html", send, shown)


@ability(abilities.SEE_VISIT)
def visit(request: HttpRequest, ref: str) -> HttpResponse:
    """One visit."""
    try:
        found = queries.visit(ref)
    except Visit.DoesNotExist:
        raise Hidden from None
    family, view = opened(request, found.family.ref, "V3", "visit")
    if view.hides("visit", ref) or (view.masked and not mine(request, found)):
        raise Hidden
    return web.render(request, "records/visit.html", {"visit": found, "family": family})


@ability(abilities.KEEP_DOCUMENT)
def keep_document(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep a file with the record."""
    family, _ = opened(request, ref, "W1", "keep_document")
    who, on = asker(request)
    form = KeepDocumentForm.of(request, about=ref, members=network.members(family, on))

    def send() -> HttpResponse:
        told = form.cleaned_data
        actions.keep_document(
            family,
            told["file"],
            file_name=told["file"].name,
            size=told["file"].size,
            title=told["title"],
            about=form.people,
            happened_on=told["happened_on"],
            by=who,
            on=on,
            shared_with_family=told["shared_with_family"],
        )
        return redirect("documents", ref=family.ref)

    return web.answer(request, form, "records/keep_document.html", send, {"family": family})


@ability(abilities.SEE_DOCUMENTS)
def documents(request: HttpRequest, ref: str) -> HttpResponse:
    """The files kept with a family's record that this reader may open."""
    family, view = opened(request, ref, "V9", "documents")
    shown: dict[str, Any] = {
        "family": family,
        "documents": queries.documents(family, view),
        "may_add": view.can("W1"),
    }
    return web.render(request, "records/documents.html", shown)


@ability(abilities.OPEN_DOCUMENT)
def open_document(request: HttpRequest, ref: str) -> HttpResponseBase:
    """Send one file, as an attachment that no browser will run."""
    try:
        found = queries.document(ref)
    except Document.DoesNotExist:
        raise Hidden from None
    family, view = opened(request, found.family.ref, "V9", "open_document")
    if found.ref not in {d.ref for d in queries.documents(family, view)}:
        raise Hidden
    path = Path(settings.MEDIA_ROOT) / found.path
    if not path.is_file():
        return web.render(
            request, "records/file_missing.html", {"family": family, "document": found}, status=404
        )
    response = FileResponse(
        path.open("rb"), as_attachment=True, filename=found.file_name, content_type=found.content_type
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@ability(abilities.RECORD_INSTRUMENT)
def record_instrument(request: HttpRequest, ref: str) -> HttpResponse:
    """Record what an assessment tool found."""
    family, _ = opened(request, ref, "W1", "record_instrument")
    who, on = asker(request)
    form = RecordInstrumentForm.of(request, about=ref, members=network.members(family, on))

    def send() -> HttpResponse:
        told = form.cleaned_data
        person = form.chosen
        actions.record_instrument(
            family,
            person,
            told["instrument"],
            told["result"],
            completed_by=told["completed_by"],
            happened_on=told["happened_on"],
            by=who,
            on=on,
            meant=told["meant"],
        )
        return redirect("person", ref=person.ref)

    return web.answer(request, form, "records/record_instrument.html", send, {"family": family})
