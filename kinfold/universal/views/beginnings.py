"""Pages of a birth registered, and of offers at good moments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, NotNow, RefusedOpenly
from kinfold.design import web
from kinfold.design.web import again, begin_with, find
from kinfold.universal import abilities, actions, queries, rules
from kinfold.universal.forms.beginnings import AnswerMomentOfferForm, OfferAtMomentForm, RegisterBirthForm
from kinfold.universal.views.opening import Opened, deed, family_opened, to_read, to_write

if TYPE_CHECKING:
    from kinfold.network.queries import Member
    from kinfold.people.models import Person


@require_safe
@ability(abilities.SEE_BIRTH)
def birth_registration(request: HttpRequest, ref: str) -> HttpResponse:
    """How a birth was registered, and what was offered then to whom. Nothing written yet: a way to write it."""
    opened = to_read(request, ref, "birth_registration")
    row = queries.birth_registration(opened.child)
    hidden = (
        row is not None and row.father is not None and opened.view.hides("person", about=[row.father.ref])
    )
    offers = [one for one in (row.offers.all() if row else []) if queries.may_see_offer(one, opened.view)]
    return web.render(
        request,
        "universal/birth_registration.html",
        {
            "child": opened.child,
            "row": row,
            "father": None if row is None or hidden else row.father,
            "offers": offers,
            "writes": opened.view.can("W1"),
        },
    )


@ability(abilities.REGISTER_BIRTH)
def register_birth(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down that a birth was registered; a baby still expected becomes a child with it."""
    opened = to_write(request, ref, "register_birth")
    if queries.birth_registration(opened.child) is not None:
        raise RefusedOpenly("This birth has been written down as registered already.")
    form = RegisterBirthForm.of(
        request, about=ref, unborn=opened.child.is_unborn, parents=_parents(opened.members)
    )
    begin_with(form, registered_on=opened.on, father="nobody", father_on_certificate="unknown")

    def send() -> HttpResponse:
        actions.register_birth(opened.family, opened.child, **form.facts, **opened.told)
        return redirect("birth_registration", ref=ref)

    parts = {"registered_on": "The registration", "what_0": "What was offered then"}
    if opened.child.is_unborn:
        parts["born_on"] = "The birth"
    return deed(
        request, form, send, opened, title="A birth was registered", button="Keep this", parts=parts,
        back=(reverse("birth_registration", kwargs={"ref": ref}), "The registration"),
        intro="Nearly every parent comes to register a birth. Ask the father by name, too: what would help you?",
    )  # fmt: skip


def _parents(members: Sequence[Member]) -> list[Person]:
    """The parents and those who live as parents; without any, every grown-up."""
    grown = [
        one for one in members if not one.is_child and not one.person.is_unborn and one.person.died_on is None
    ]
    parents = [one.person for one in grown if one.part == "parent"]
    return (parents or [one.person for one in grown])[:4]


@require_safe
@ability(abilities.SEE_MOMENTS)
def moments(request: HttpRequest, ref: str) -> HttpResponse:
    """Good moments of a family for an offer, with words that do not press; and what was offered so far."""
    opened = family_opened(request, ref, "moments", "V3")
    return web.render(
        request,
        "universal/moments.html",
        {
            "family": opened.family,
            "moments": queries.moments(opened.family, opened.on, opened.view),
            "offers": queries.offers_in(opened.family, opened.view),
            "others": [one for one in rules.moments() if not one.restricted or opened.view.can("V4")],
            "writes": opened.view.can("W1"),
            "titles": {one.word: one.title for one in rules.moments()},
        },
    )


@ability(abilities.OFFER_AT_MOMENT)
def offer_at_moment(request: HttpRequest, ref: str, moment: str) -> HttpResponse:
    """Write down something that was offered at a good moment."""
    opened = family_opened(request, ref, "offer_at_moment", "W1")
    try:
        of = rules.moment(moment)
    except NotNow:
        raise Hidden from None
    if of.restricted and not opened.view.can("V4"):
        raise Hidden
    form = OfferAtMomentForm.of(request, about=f"{ref}-{moment}", grown_ups=opened.grown_ups)
    begin_with(form, offered_on=opened.on, answer="waiting")
    since, entry = _when(opened, of)

    def send() -> HttpResponse:
        facts = form.facts
        actions.offer_at_moment(
            opened.family, moment, facts.pop("person"), moment_on=min(since, facts["offered_on"]), moment_entry=entry,
            **facts, **opened.told,
        )  # fmt: skip
        return redirect("moments", ref=ref)

    return deed(
        request, form, send, opened, title=f"An offer: {of.title[0].lower()}{of.title[1:]}", button="Keep this",
        back=(reverse("moments", kwargs={"ref": ref}), "Good moments"), quote=of.suggests, ask_alone=of.ask_alone,
        template="universal/offer_at_moment.html",
    )  # fmt: skip


def _when(opened: Opened, of: rules.Moment) -> tuple[date, UUID | None]:
    """The day of the moment, and the entry that tells of it; today where nothing does."""
    found = [
        one for one in queries.moments(opened.family, opened.on, opened.view) if one.moment.word == of.word
    ]
    return (found[0].since, found[0].entry) if found else (opened.on, None)


@ability(abilities.ANSWER_MOMENT_OFFER)
def answer_moment_offer(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what somebody said to an offer."""
    row = find(queries.moment_offer, ref)
    family = (row.family.joined_into or row.family).ref
    opened = family_opened(request, family, "answer_moment_offer", "W1")
    if not queries.may_see_offer(row, opened.view):
        raise Hidden
    form = AnswerMomentOfferForm.of(request, about=ref)
    begin_with(form, answered_on=opened.on, version=row.version)

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.answer_moment_offer(row, **form.answers, **opened.told),
            lambda: queries.moment_offer(ref).version,
        )
        return redirect("moments", ref=family)

    return deed(
        request, form, send, opened, title=f"What {row.person.known_as} said", button="Keep this",
        back=(reverse("moments", kwargs={"ref": family}), "Good moments"), intro=f"Offered: {row.what}",
    )  # fmt: skip
