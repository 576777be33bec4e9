"""A child's page of school: where, good news first, days, what is being done; and what is written on it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Organisation
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import begin_with
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.school import abilities, actions, queries, rules
from kinfold.school.forms.days import (
    EndHoursForm,
    EndSchoolPlaceForm,
    OfferHoursForm,
    PlaceAtSchoolForm,
    RecordAttendanceForm,
    WriteDailyNoteForm,
)
from kinfold.school.states import EXCLUSION
from kinfold.school.views.opening import (
    Opened,
    back_to_child,
    deed,
    of_row,
    to_hold,
    to_read,
    to_record,
)

SCHOOLS = ("school", "early_years")


@require_safe
@ability(abilities.SEE_SCHOOL)
def school(request: HttpRequest, ref: str) -> HttpResponse:
    """A child's days at school, as one reader may see them."""
    opened = to_read(request, ref, "school")
    page = queries.at_school(opened.child, opened.seen, opened.on)
    followed = rules.is_sixteen_to_eighteen(opened.child.born_on, opened.on)
    context = {
        "child": opened.child, "family": opened.family, "page": page, "seen": opened.seen, "records": opened.records,
        "holds": opened.holds, "absences": rules.ABSENCES, "said_in_words": rules.said_in_words, "how_long": rules.how_long,
        "fewer_said": rules.fewer_said, "followed": followed, "excluded_now": [row for row in page.exclusions if EXCLUSION.may("come_back", row.state)],
        "you": opened.seen.own, "mine": opened.who.person_ids,
    }  # fmt: skip
    template = "school/child_for_family.html" if opened.seen.is_family else "school/child.html"
    return web.render(request, template, context)


def schools_on_list() -> list[Organisation]:
    """Schools and nurseries of the directory that are open."""
    return list(agencies.organisations().filter(sector__in=SCHOOLS, closed_on__isnull=True))


@ability(abilities.PLACE)
def place_at_school(request: HttpRequest, ref: str) -> HttpResponse:
    """A child begins somewhere."""
    opened = to_hold(request, ref, "place_at_school")
    schools = schools_on_list()
    form = PlaceAtSchoolForm.of(request, about=ref, schools=[(one.ref, one.name) for one in schools])
    begin_with(form, since=opened.on)

    def send() -> HttpResponse:
        got = dict(form.answers)
        chosen = next((one for one in schools if one.ref == got["school"]), None)
        got["school"] = chosen
        actions.place_at_school(opened.family, opened.child, **got, **opened.told)
        return redirect("school", ref=opened.child.ref)

    intro = "The place before it ends by itself. Alternative provision stands beside the school."
    return deed(
        request, form, send, title="Where does the child go to school?", button="Save", back=back_to_child(opened), intro=intro,
        caption=opened.child.known_as,
    )  # fmt: skip


@ability(abilities.END_PLACE)
def end_school_place(request: HttpRequest, ref: str) -> HttpResponse:
    """A child left."""
    row, opened = of_row(request, queries.place, ref, "end_school_place", write=True)
    if not opened.holds:
        raise Hidden
    form = EndSchoolPlaceForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.end_school_place(row, **form.answers, **opened.told)
        return redirect("school", ref=opened.child.ref)

    title = f"{opened.child.known_as} leaves {queries.school_said(row, opened.seen)}"
    return deed(request, form, send, title=title, button="Save", back=back_to_child(opened))


@ability(abilities.WRITE_NOTE)
def write_daily_note(request: HttpRequest, ref: str) -> HttpResponse:
    """A line between school and home, either way."""
    opened = to_read(request, ref, "write_daily_note")
    page = queries.at_school(opened.child, opened.seen, opened.on)
    place = page.writes_to
    if place is None or not opened.seen.writes_notes:
        raise Hidden
    home = opened.seen.is_family
    parents = [] if home else [(one.ref, one.known_as) for one in _parents(opened)]
    form = WriteDailyNoteForm.of(request, about=ref, parents=parents, from_home=home)

    def send() -> HttpResponse:
        got = dict(form.answers)
        chosen = got.pop("only_for", "")
        whom = people.person(chosen) if chosen else None
        actions.write_daily_note(
            place, got.pop("says"), written_on=opened.on, only_for=whom, **got, **opened.told
        )
        return redirect("school", ref=opened.child.ref)

    name = opened.child.known_as
    if home:
        title = "Write to my school" if opened.seen.own else f"Write to {name}’s school"
        intro = "Your school reads it. So can your social worker, if you have one."
    else:
        title = f"How was {name} today?"
        intro = f"Home reads it on {name}’s page. Begin with what went well. A social worker, if there is one, can read it too."
    return deed(
        request, form, send, title=title, button="Send", back=back_to_child(opened), intro=intro, family=home
    )


def _parents(opened: Opened) -> list[Person]:
    """The parents of the family, by name, as the school knows them: only whose team it is in."""
    if opened.seen.told_only:
        return []
    members = network.members(opened.family, opened.on)
    return [one.person for one in members if one.part == "parent" and one.person.died_on is None]


@ability(abilities.RECORD_ATTENDANCE)
def record_attendance(request: HttpRequest, ref: str) -> HttpResponse:
    """Half days of a week or a term."""
    opened = to_record(request, ref, "record_attendance")
    form = RecordAttendanceForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.record_attendance(opened.family, opened.child, **form.told, school=opened.ours, **opened.told)
        return redirect("school", ref=opened.child.ref)

    return deed(
        request, form, send, title="Days at school", button="Save", back=back_to_child(opened), caption=opened.child.known_as,
        intro="Count half days. The same dates again put right what stands.",
    )  # fmt: skip


@ability(abilities.OFFER_HOURS)
def offer_hours(request: HttpRequest, ref: str) -> HttpResponse:
    """Hours of teaching elsewhere."""
    opened = to_record(request, ref, "offer_hours")
    form = OfferHoursForm.of(request, about=ref)
    begin_with(form, since=opened.on)

    def send() -> HttpResponse:
        actions.offer_hours(opened.family, opened.child, **form.answers, **opened.told)
        return redirect("school", ref=opened.child.ref)

    return deed(
        request, form, send, title="Teaching outside school", button="Save", back=back_to_child(opened), caption=opened.child.known_as,
        intro="A child who cannot be in school is to be taught all the same: 25 hours is a whole week.",
    )  # fmt: skip


@ability(abilities.END_HOURS)
def end_hours(request: HttpRequest, ref: str) -> HttpResponse:
    """Teaching elsewhere ended."""
    row, opened = of_row(request, queries.hours, ref, "end_hours", write=True)
    form = EndHoursForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.end_hours(row, **form.answers, **opened.told)
        return redirect("school", ref=opened.child.ref)

    return deed(
        request,
        form,
        send,
        title="Teaching outside school ended",
        button="Save",
        back=back_to_child(opened),
        caption=opened.child.known_as,
    )
