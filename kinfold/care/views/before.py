"""Asking about a home for good before care, and taking an answer back. It is shown on the child's page of care."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.care import abilities, actions, queries
from kinfold.care.forms.before import HomeBeforeForm, TakeBackForm
from kinfold.care.rules import before
from kinfold.care.views.deeds import deed
from kinfold.care.views.opening import must_write, of_period
from kinfold.design.web import find


@ability(abilities.SAY_HOME_BEFORE)
def home_before(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down whether there was a home for good before care, which, and who arranged it."""
    found, period = of_period(request, ref, "home_before", row="W1")
    must_write(found)
    form = HomeBeforeForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.say_home_before(period, **form.told, by=found.who, on=found.on)
        return redirect("care", ref=found.child.ref)

    stands = [before.SAID[row.word] for row in queries.homes_before(found.child)]
    return deed(
        request, found, form, "A home for good before", send, button="Write it down",
        intro="Adoption, special guardianship or an order that said with whom the child lives, and that ended. It helps the "
        "child to be understood, and the national return asks for it once.",
        lines=[f"Written already: {words}." for words in stands],
        hints={
            "number": "Three figures. Only for another authority in England.",
            "day": "Leave out what nobody knows: the year alone will do.",
        },
        sections={"arranged_by": "If there was one"},
    )  # fmt: skip


@ability(abilities.TAKE_BACK_HOME_BEFORE)
def take_back_home_before(request: HttpRequest, ref: str, row: int) -> HttpResponse:
    """Say that what was written was not so."""
    found, _ = of_period(request, ref, "take_back_home_before", row="W1")
    must_write(found)
    stands = find(lambda number: queries.home_before(int(number), found.child), str(row))
    form = TakeBackForm.of(request, about=f"{ref}.{row}")

    def send() -> HttpResponse:
        actions.take_back_home_before(stands, why=form.answers["why"], by=found.who, on=found.on)
        return redirect("care", ref=found.child.ref)

    return deed(
        request, found, form, "This was not so", send, lines=[f"{before.SAID[stands.word]}."],
        intro="It counts no longer. What was written is kept, with what was wrong about it.", button="Take it back",
    )  # fmt: skip
