"""Homes: set up, moved in, moved out."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.front.network import abilities, actions
from kinfold.front.network.forms import MoveInForm, MoveOutForm, SetUpHouseholdForm
from kinfold.front.network.views.opening import Opened, back_to_map, open_map
from kinfold.network import queries as network
from kinfold.network.models import Household, HouseholdMember

STAYS_ON_MAP = "Earlier days still show where they lived, and the chronology says when they moved."


@ability(abilities.SET_UP_HOUSEHOLD)
def set_up_household(request: HttpRequest, ref: str) -> HttpResponse:
    """Set up a home with those who live there."""
    opened = open_map(request, ref, "household.add")
    housed = bool(network.stays(opened.family, opened.on))
    form = SetUpHouseholdForm.of(request, about=opened.family.ref, members=opened.members, housed=housed)

    def done() -> HttpResponse:
        told = form.answers
        actions.set_up_household(
            opened.family,
            told["label"],
            always=opened.people(told["always"]),
            sometimes=opened.people(told["sometimes"]),
            since=told["since"],
            leave=told.get("before") == "left",
            by=opened.who,
            on=opened.on,
        )
        return back_to_map(opened, "home")

    shown = {"family": opened.family, "title": "Set up a home", "button": "Put it on the map"}
    return web.answer(request, form, "front/network/deed.html", done, shown)


@ability(abilities.MOVE_IN)
def move_in(request: HttpRequest, ref: str, home: int) -> HttpResponse:
    """Somebody moved into a home that is on the map."""
    opened = open_map(request, ref, "household.move_in")
    house = _home(opened, home)
    stays = network.stays(opened.family, opened.on)
    here = {row.person.merged_into_id or row.person_id for row in stays if row.household_id == house.pk}
    members = [m for m in opened.members if m.person.pk not in here]
    form = MoveInForm.of(request, about=f"{opened.family.ref}.{home}", members=members, housed=bool(stays))

    def done() -> HttpResponse:
        told = form.answers
        actions.move_in(
            house,
            opened.family,
            opened.person(told["person"]),
            since=told["since"],
            part_time=told["stay"] == "sometimes",
            leave=told.get("before") == "left",
            by=opened.who,
            on=opened.on,
        )
        return back_to_map(opened, "moved_in")

    shown = {
        "family": opened.family,
        "title": f"Somebody moved in: {house.label}",
        "button": "Record the move",
    }
    if not members:
        shown["nobody"] = "Everybody on the map lives here already. Add whoever moved in to the map first."
    return web.answer(request, form, "front/network/deed.html", done, shown)


@ability(abilities.MOVE_OUT)
def move_out(request: HttpRequest, ref: str, home: int, stay: int) -> HttpResponse:
    """Somebody moved out of a home."""
    opened = open_map(request, ref, "household.move_out")
    house = _home(opened, home)
    row = _stay(opened, house, stay)
    person = row.person.merged_into or row.person
    form = MoveOutForm.of(request, about=f"{opened.family.ref}.{stay}")

    def done() -> HttpResponse:
        actions.move_out(row, opened.family, until=form.cleaned_data["until"], by=opened.who, on=opened.on)
        if opened.view.whole("V3") and any(m.person.pk == person.pk and m.is_child for m in opened.members):
            asks = reverse("child_left_home", kwargs={"ref": opened.family.ref})
            return redirect(f"{asks}?{urlencode({'child': person.ref, 'moved': 'out'})}")
        return back_to_map(opened, "moved_out")

    shown = {
        "family": opened.family,
        "title": f"{person} moved out",
        "what": house.label,
        "intro": STAYS_ON_MAP,
        "button": "Record the move",
    }
    return web.answer(request, form, "front/network/deed.html", done, shown)


def _home(opened: Opened, pk: int) -> Household:
    try:
        return network.household(pk, opened.family)
    except Household.DoesNotExist:
        raise Hidden from None


def _stay(opened: Opened, house: Household, pk: int) -> HouseholdMember:
    """Somebody's stay in this home, not ended, if this worker may see them."""
    for row in network.stays(opened.family, opened.on):
        kept = row.person.merged_into or row.person
        if (row.pk, row.household_id, row.until) == (pk, house.pk, None) and kept.ref in opened.by_ref:
            return row
    raise Hidden
