"""Going to a home, short stays, a home that ends, what carers need to know."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.base.dates import plain
from kinfold.base.errors import Hidden
from kinfold.care import abilities, actions, queries, rules
from kinfold.care.forms.placing import (
    CarerInformationForm,
    ComeBackForm,
    EndPlacementForm,
    PlaceForm,
    StayAwayForm,
    TellAreaForm,
)
from kinfold.care.models import Placement
from kinfold.care.views.deeds import deed
from kinfold.care.views.opening import AT_NIGHT, Opened, must_write, of_period, opened
from kinfold.design.web import find

HINTS = {
    "child_told_on": "Before the move, and as early as can be. The days of warning are counted.",
    "why_apart": "In words that the child could read one day.",
    "effect_on_ties": "Friends, school, a trusted adult: who is further away now, and how is it kept?",
    "address": "Kept apart, and read only by those on its own list: whoever leads and whoever writes it here. It is in no other field.",
    "emergency": "Outside our own area, that area is then told within five working days.",
}
SECTIONS = {
    "ended_how": "The home before",
    "why_here": "This home",
    "child_told_on": "The child and the parents",
    "with_siblings": "Brothers and sisters, and who matters",
    "address": "Where it is",
}


def _of_placement(
    request: HttpRequest, ref: str, action: str, by: frozenset[str]
) -> tuple[Opened, Placement]:
    row = find(queries.placement, ref)
    found = opened(request, row.period.person, row.period.family, action, row="W1", about=ref)
    return must_write(found, by=by), row


@ability(abilities.PLACE_CHILD)
def place_child(request: HttpRequest, ref: str) -> HttpResponse:
    """Write where a child goes to live from a day on."""
    found, period = of_period(request, ref, "place_child", row="W1")
    must_write(found, by=AT_NIGHT)
    if period.ended_on is not None:
        raise Hidden
    here = [row for row in queries.stays(found.child) if row.period_id == period.pk and row.until is None]
    carers = queries.carers_offered(found.on)
    form = PlaceForm.of(request, about=ref, carers=carers, moves=bool(here))

    def send() -> HttpResponse:
        made = actions.place(period, **form.told, by=found.who, on=found.on)
        return redirect("placement", ref=made.ref)

    siblings = queries.siblings_apart(found.child, found.on, found.view, family=found.family)
    lines = [f"Now: {rules.home_said(row.kind)}, since {plain(row.since)}." for row in here]
    lines += [_not_back(found, row.back_to) for row in here if row.back_to is not None]
    lines += [f"{one.person.known_as}: {one.where}." for one in siblings.siblings]
    return deed(
        request, found, form, f"Where {found.child.known_as} goes to live", send, lines=lines, hints=HINTS,
        sections=SECTIONS, button="Write it down",
    )  # fmt: skip


def _not_back(found: Opened, home: Placement) -> str:
    """What a move straight from a short stay means for the home to which it would have led back."""
    return (
        f"{found.child.known_as} is away for a short time. If they do not go back {rules.home_said(home.kind)}, "
        "write the move here: the short stay and that home end on the same day."
    )


@ability(abilities.STAY_AWAY)
def stay_away(request: HttpRequest, ref: str) -> HttpResponse:
    """Write a short stay somewhere else."""
    found, row = _of_placement(request, ref, "stay_away", AT_NIGHT)
    form = StayAwayForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.stay_away(row, **form.answers, by=found.who, on=found.on)
        return redirect("care", ref=found.child.ref)

    return deed(
        request, found, form, "A short stay somewhere else", send,
        intro=f"The home stays {found.child.known_as}’s home, and they come back to it.",
    )  # fmt: skip


@ability(abilities.COME_BACK)
def come_back_to_home(request: HttpRequest, ref: str) -> HttpResponse:
    """Write that a child came back from a short stay."""
    found, row = _of_placement(request, ref, "come_back_to_home", AT_NIGHT)
    form = ComeBackForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.come_back_to(row, **form.answers, by=found.who, on=found.on)
        return redirect("care", ref=found.child.ref)

    return deed(request, found, form, f"{found.child.known_as} came back", send)


@ability(abilities.END_PLACEMENT)
def end_placement(request: HttpRequest, ref: str) -> HttpResponse:
    """Write that a home ended before the next one is known."""
    found, row = _of_placement(request, ref, "end_placement", AT_NIGHT)
    form = EndPlacementForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.end_placement(row, **form.answers, by=found.who, on=found.on)
        return redirect("care", ref=found.child.ref)

    return deed(
        request, found, form, "This home ended", send,
        intro="For a move to a home that is known, write where the child goes to live: that ends this one too. "
        "Here is for a home that ends first.",
    )  # fmt: skip


@ability(abilities.TELL_AREA)
def tell_area(request: HttpRequest, ref: str) -> HttpResponse:
    """Write that the authority of the other area was told."""
    found, row = _of_placement(request, ref, "tell_area", AT_NIGHT)
    form = TellAreaForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.tell_area(row, **form.answers, by=found.who, on=found.on)
        return redirect("placement", ref=ref)

    return deed(
        request, found, form, "The other area was told", send,
        intro="School, health and police there can then know of the child.",
    )  # fmt: skip


@ability(abilities.GIVE_INFORMATION)
def carer_information(request: HttpRequest, ref: str) -> HttpResponse:
    """Tell carers what they need to know, or note what nobody knows yet and who finds out."""
    found, row = _of_placement(request, ref, "carer_information", AT_NIGHT)
    form = CarerInformationForm.of(request, about=ref, team=found.team)

    def send() -> HttpResponse:
        got = form.cleaned_data
        told: dict[str, Any] = {"by": found.who, "on": found.on}
        if got["known"] == "yes":
            actions.give_information(
                row,
                got["word"],
                got["what"],
                given_on=found.on,
                from_carer_before=got["from_carer_before"],
                **told,
            )
        else:
            actions.note_gap(
                row, got["word"], got["missing_why"], owner=form.who_finds_out, due_on=got["due_on"], **told
            )
        return redirect("placement", ref=ref)

    return deed(
        request, found, form, "What the carers need to know", send,
        intro="What the carers before say is often worth most. Ask them.",
        sections={"what": "If it is known", "missing_why": "If it is not known yet"},
    )  # fmt: skip
