"""Putting facts about a person right; birth and death."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.base.errors import Clash, RefusedOpenly
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.front.people import abilities
from kinfold.front.people import actions as together
from kinfold.front.people.forms import CorrectPersonForm, RecordBirthForm, RecordDeathForm
from kinfold.front.people.views.opening import back_to_details, open_to_write
from kinfold.people import actions
from kinfold.people import queries as people


@ability(abilities.CORRECT_PERSON)
def correct_person(request: HttpRequest, ref: str) -> HttpResponse:
    """Put facts right. When somebody else was faster both texts are shown, and sending again writes only what
    this worker changed."""
    who, on = asker(request)
    person, _, _ = open_to_write(request, ref, "person.correct")
    form = CorrectPersonForm.of(request, about=person.ref)
    if not form.is_bound:
        usual = next(
            (n for n in people.details(person, on).names if n.use == "usual" and n.until is None), None
        )
        form.initial = {**CorrectPersonForm.standing(person, usual), **form.initial}
    if not person.expected_on:
        del form.fields["expected_on"]

    def done() -> HttpResponse:
        try:
            changes = form.changes()
            if changes:
                actions.correct_person(person, version=form.cleaned_data["version"], by=who, on=on, **changes)
        except Clash:
            form.data["version"] = str(people.person(ref).version)  # type: ignore[index]
            raise
        return back_to_details(person, "corrected")

    return web.answer(request, form, "front/people/correct_person.html", done, {"person": person})


@ability(abilities.RECORD_BIRTH)
def record_birth(request: HttpRequest, ref: str) -> HttpResponse:
    """An expected baby was born."""
    who, on = asker(request)
    person, family, _ = open_to_write(request, ref, "person.birth")
    if not person.is_unborn:
        raise RefusedOpenly("A birth is recorded for this child already, or no baby was expected.")
    form = RecordBirthForm.of(request, about=person.ref)

    def done() -> HttpResponse:
        together.record_birth(person, family, form.answers, by=who, on=on)
        return redirect("person", ref=person.ref)

    return web.answer(request, form, "front/people/record_birth.html", done, {"person": person})


@ability(abilities.RECORD_DEATH)
def record_death(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody has died."""
    who, on = asker(request)
    person, family, _ = open_to_write(request, ref, "person.death")
    form = RecordDeathForm.of(request, about=person.ref)

    def done() -> HttpResponse:
        together.record_death(person, family, died_on=form.cleaned_data["died_on"], by=who, on=on)
        return back_to_details(person, "death")

    return web.answer(request, form, "front/people/record_death.html", done, {"person": person})
