"""The chronology's views: open the record, put the page together, draw it."""

from datetime import date
from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import get_template
from django.urls import reverse

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, RefusedOpenly
from kinfold.base.who import Who
from kinfold.chronology import actions
from kinfold.chronology import queries as chronology
from kinfold.chronology.models import Entry
from kinfold.chronology.queries import EntryRow
from kinfold.design.web import answer, render
from kinfold.front.chronology import abilities, pages
from kinfold.front.chronology.drawing import draw
from kinfold.front.chronology.forms import AddMeaningForm, CorrectEntryForm
from kinfold.front.chronology.pages import Timeline
from kinfold.front.chronology.sources import closed_to
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access
from kinfold.sharing.queries import View

CHUNK = 40  # pieces of a template sent together


@ability(abilities.SEE_CHRONOLOGY)
def person_chronology(request: HttpRequest, ref: str) -> HttpResponse:
    """What happened to one person, in every family whose record the asker may open."""
    try:
        person = people.remember_same(people.person(ref))
    except Person.DoesNotExist:
        raise Hidden from None
    who, on = _asker(request)
    families = network.families_of(person, on)
    mine = [f for f in families if len(families) == 1 or access.may(who, "V3", f, person=person, on=on)]
    wanted = [f for f in mine if f.ref == request.GET.get("family")] or mine
    if not (wanted or families):
        raise Hidden
    first = network.remember_ids((wanted or families)[0])
    view = _opened(request, first, person)
    scope = chronology.scope_of(person, [first])
    return _drawn(
        request, Timeline(person, first, view, scope, request.GET, on, [f for f in mine if f != first])
    )


@ability(abilities.SEE_CHRONOLOGY)
def family_chronology(request: HttpRequest, ref: str) -> HttpResponse:
    """What happened in a family."""
    try:
        family = network.remember_ids(network.family(ref))
    except Family.DoesNotExist:
        raise Hidden from None
    view = _opened(request, family, None)
    scope = chronology.scope_of(family)
    return _drawn(request, Timeline(family, family, view, scope, request.GET, _asker(request)[1]))


@ability(abilities.SEE_CHRONOLOGY)
def entry(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One entry: what happened, what it meant, what was said, and how it read before."""
    who, today = _asker(request)
    found, view, row = _entry(request, uuid, "V3", "see_entry")
    words = pages.words_for([row], view).get(row.first_uuid, [])
    shown = {
        "row": row,
        "drawn": draw(row, words, today, links=not who.is_family, closed=closed_to(view)),
        "family": found.family,
        "may_write": _may_write(view),
        "said": request.GET.get("done", ""),
    }
    return render(request, "front/chronology/entry.html", shown)


@ability(abilities.ADD_MEANING)
def add_meaning(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say what an entry meant for a child."""
    _, _, row = _entry(request, uuid, "W1", "add_meaning")
    who, on = _asker(request)
    offered = {m.person_id: m.name for m in row.meanings}
    choices = [(str(number), name) for number, name in offered.items()]
    form = AddMeaningForm.of(request, about=row.first_uuid.hex[:20], people=choices)

    def send() -> HttpResponse:
        child = people.numbered(int(form.cleaned_data["child"]))
        actions.add_meaning(uuid, child, form.cleaned_data["meant"], by=who, on=on)
        return redirect(f"{_address(row)}?done=meaning")

    return answer(request, form, "front/chronology/add_meaning.html", send, _beside(request, row))


@ability(abilities.CORRECT_ENTRY)
def correct_entry(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put an entry right, with the reason; the first wording stays."""
    _, _, row = _entry(request, uuid, "W1", "correct_entry")
    who, on = _asker(request)
    form = CorrectEntryForm.of(request, about=row.first_uuid.hex[:20])
    if not form.is_bound and "what" not in form.initial:
        form.initial.update({"what": row.what, "happened_on": row.happened_on})

    def send() -> HttpResponse:
        day: date = form.cleaned_data["happened_on"]
        actions.correct(
            uuid,
            what=form.cleaned_data["what"],
            by=who,
            on=on,
            reason=form.cleaned_data["reason"],
            happened_on=None if day == row.happened_on else day,
        )
        return redirect(f"{_address(row)}?done=correction")

    return answer(request, form, "front/chronology/correct_entry.html", send, _beside(request, row))


def _asker(request: HttpRequest) -> tuple[Who, date]:
    return request.who, request.today  # type: ignore[attr-defined]


def _opened(request: HttpRequest, family: Family, person: Person | None) -> View:
    """Open the record for reading, printing or (row X1) for court, and have it written in the access log."""
    who, on = _asker(request)
    wanted = request.GET.get("print", "")
    action = {"": "chronology", "court": "chronology_for_court"}.get(wanted, "print_chronology")
    view = sharing.open_record(who, "V3", family, person=person, on=on, action=action)
    if wanted == "court":
        if view.masked:
            raise RefusedOpenly("The court version is for those who may see the whole record.")
        sharing.open_record(who, "X1", family, person=person, on=on, action=action, purpose="For court")
    return view


def _drawn(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    shown = {
        "t": timeline,
        "name": timeline.whose.known_as if isinstance(timeline.whose, Person) else timeline.whose.name,
    }
    wanted = request.GET.get("print", "")
    if not wanted:
        return render(request, "front/chronology/timeline.html", shown)
    court = wanted == "court"
    shown |= {"entries": pages.all_entries(timeline, oldest_first=court), "court": court, "request": request}
    return cast(HttpResponse, _streamed(request, shown))


def _streamed(request: HttpRequest, shown: dict[str, object]) -> HttpResponseBase:
    """Send a long print version piece by piece, as it is read."""
    stream = get_template("front/chronology/print.html").template.stream(shown)  # type: ignore[attr-defined]
    stream.enable_buffering(CHUNK)
    return StreamingHttpResponse(
        (piece.encode() for piece in stream), content_type="text/html; charset=utf-8"
    )


def _entry(request: HttpRequest, uuid: UUID, row: str, action: str) -> tuple[Entry, View, EntryRow]:
    """Open the record an entry belongs to, and read the entry as this asker may see it."""
    try:
        found = chronology.entry(uuid)
    except Entry.DoesNotExist:
        raise Hidden from None
    who, on = _asker(request)
    view = sharing.open_record(who, "V3", found.family, on=on, action=action, about=str(uuid))
    if row != "V3" and not view.can(row):
        raise RefusedOpenly("Your work does not include writing in this record.")
    shown = chronology.row(uuid, view, as_family=who.is_family, readers=who.person_ids)
    if shown is None:
        raise Hidden
    return found, view, shown


def _beside(request: HttpRequest, row: EntryRow) -> dict[str, object]:
    """What stands beside a form about an entry."""
    return {"row": row, "drawn": draw(row, [], _asker(request)[1], links=False)}


def _may_write(view: View) -> bool:
    return view.who is not None and not view.who.is_family and not view.masked and view.can("W1")


def _address(row: EntryRow) -> str:
    return reverse("entry", kwargs={"uuid": row.first_uuid})
