"""Opening a person's record to write in it: decided and logged before anything is shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kinfold.base.errors import RefusedOpenly
from kinfold.design.web import asker
from kinfold.front.pages.opening import open_person
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.sharing.queries import View

NOT_YOURS = "Your work does not include changing this record. Tell the worker who holds it what is wrong."


def open_to_write(request: HttpRequest, ref: str, action: str) -> tuple[Person, Family, View]:
    """Open a person's record for somebody who may write in all of it."""
    who, on = asker(request)
    person, family, view, _ = open_person(who, ref, on=on, action=action)
    if view.masked or not view.can("W1"):
        raise RefusedOpenly(NOT_YOURS)
    return person, family, view


def back_to_details(person: Person, done: str) -> HttpResponse:
    """Lead to the page of details, which says what was done."""
    return redirect(f"{reverse('person_details', kwargs={'ref': person.ref})}?done={done}")
