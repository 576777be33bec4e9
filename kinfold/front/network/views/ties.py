"""Adding somebody to the map, and saying what people are to each other."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kinfold.base.abilities import ability
from kinfold.base.errors import Clash, Hidden, NotNow
from kinfold.design import web
from kinfold.front.network import abilities, actions
from kinfold.front.network.forms import (
    AddRelativeForm,
    ChangeTieForm,
    EndTieForm,
    RelateForm,
    TakeBackTieForm,
)
from kinfold.front.network.pieces import tie_facts
from kinfold.front.network.relatives import RELATIVES
from kinfold.front.network.views.opening import Opened, back_to_map, open_map
from kinfold.front.pages.links import PageLink
from kinfold.front.people import pages as people_pages
from kinfold.front.people.views.adding import chosen
from kinfold.network import actions as network_actions
from kinfold.network import queries as network
from kinfold.network.models import Household, Relationship
from kinfold.sharing import queries as access


@ability(abilities.ADD_RELATIVE)
def add_relative(request: HttpRequest, ref: str) -> HttpResponse:
    """Add somebody: who, what they are to whom, where they live, how things are. First, who may be the same person."""
    opened = open_map(request, ref, "relative.add")
    homes = [(str(home.pk), home.label) for home in network.homes(opened.family)]
    form = AddRelativeForm.of(request, about=opened.family.ref, members=opened.members, homes=homes)
    if not form.is_bound:
        _as_asked(request, form)
    shown = {"family": opened.family}
    if form.is_bound and form.is_valid() and not form.cleaned_data["same_as"]:
        found = _twins(opened, form)
        if found:
            shown_twins = {**shown, "form": form, "twins": found}
            return web.render(request, "front/people/same_person.html", shown_twins)

    def done() -> HttpResponse:
        told = form.cleaned_data
        same = chosen(request, told["same_as"])
        may_see = (
            same is not None and access.visible_people(opened.who, opened.on).filter(pk=same.pk).exists()
        )
        actions.add_relative(
            opened.family,
            form.facts(),
            part=form.part_played,
            type=form.relative.type,
            to=opened.people(told["to"]),
            contact=told["contact"],
            quality=told["quality"],
            note=told["note"],
            home=_home(opened, told.get("home", "")),
            same_as=same,
            may_see=may_see,
            by=opened.who,
            on=opened.on,
        )
        return back_to_map(opened, "added")

    return web.answer(request, form, "front/network/add_relative.html", done, shown)


def _as_asked(request: HttpRequest, form: AddRelativeForm) -> None:
    """Fill in what the link said: "the father", of this child."""
    if request.GET.get("tie") in RELATIVES:
        form.initial.setdefault("tie", request.GET["tie"])
    if request.GET.get("to") in form.members:
        form.initial.setdefault("to", [request.GET["to"]])


def _twins(opened: Opened, form: AddRelativeForm) -> list[people_pages.Twin]:
    """Those on record who may be the same person; not those who are on this map already."""
    facts = form.facts()
    return people_pages.twins(
        opened.who,
        known_as=facts["known_as"] if facts["name_known"] else "",
        given=facts["given"],
        family=facts["family"],
        born=facts["born"],
        on=opened.on,
        but=network.person_ids(opened.family, opened.on),
    )


def _home(opened: Opened, chosen_home: str) -> Household | None:
    """The home chosen, unless it is none of the family's."""
    if not chosen_home.isdecimal():
        return None
    try:
        return network.household(int(chosen_home), opened.family)
    except Household.DoesNotExist:
        raise NotNow("That home is no longer on this map. Choose again.", "home") from None


@ability(abilities.RELATE)
def relate(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what two people who are on the map are to each other."""
    opened = open_map(request, ref, "tie.add")
    form = RelateForm.of(request, about=opened.family.ref, members=opened.members)

    def done() -> HttpResponse:
        told: dict[str, Any] = form.answers
        a, b = opened.people([told.pop("a"), told.pop("b")])
        network_actions.relate(a, b, told.pop("type"), by=opened.who, on=opened.on, **told)
        return back_to_map(opened, "related")

    shown = {
        "family": opened.family,
        "title": "Say what two people are to each other",
        "intro": "For somebody who is not on the map yet, use “Add somebody” instead.",
        "button": "Put it on the map",
    }
    return web.answer(request, form, "front/network/deed.html", done, shown)


@ability(abilities.CHANGE_TIE)
def change_tie(request: HttpRequest, ref: str, tie: str) -> HttpResponse:
    """Bring a tie up to date. When somebody else was faster, both are shown, and sending again keeps this one."""
    opened = open_map(request, ref, "tie.change")
    row = tie_of(opened, tie)
    form = ChangeTieForm.of(request, about=row.ref)
    if not form.is_bound:
        form.initial = {**ChangeTieForm.standing(row), **form.initial, "version": row.version}

    def done() -> HttpResponse:
        try:
            network_actions.change_tie(row, by=opened.who, **form.answers)
        except Clash:
            form.data["version"] = str(network.tie(tie).version)  # type: ignore[index]
            raise
        return back_to_map(opened, "changed")

    shown: dict[str, object] = {
        "family": opened.family,
        "title": "How is it between them?",
        "what": said(row),
        "button": "Save",
    }
    if opened.view.whole("G3"):
        keep = f"{reverse('withhold', kwargs={'ref': opened.family.ref})}?{urlencode({'kind': 'tie', 'item': tie})}"
        shown["other"] = PageLink("Keep this from somebody in the family", keep)
    return web.answer(request, form, "front/network/deed.html", done, shown)


@ability(abilities.END_TIE)
def end_tie(request: HttpRequest, ref: str, tie: str) -> HttpResponse:
    """A tie has ended."""
    opened = open_map(request, ref, "tie.end")
    row = tie_of(opened, tie)
    form = EndTieForm.of(request, about=row.ref)

    def done() -> HttpResponse:
        actions.end_tie(row, opened.family, **form.answers, by=opened.who, on=opened.on)
        return back_to_map(opened, "ended")

    shown = {
        "family": opened.family,
        "title": "This has ended",
        "what": said(row),
        "known": tie_facts(row),
        "intro": "Nothing is deleted. The map of earlier days still shows it, and the chronology says what happened.",
        "button": "Record the end",
        "other": PageLink(
            "It was never so", reverse("take_back_tie", kwargs={"ref": opened.family.ref, "tie": tie})
        ),
    }
    return web.answer(request, form, "front/network/deed.html", done, shown)


@ability(abilities.TAKE_BACK_TIE)
def take_back_tie(request: HttpRequest, ref: str, tie: str) -> HttpResponse:
    """A tie was never so."""
    opened = open_map(request, ref, "tie.take_back")
    row = tie_of(opened, tie)
    form = TakeBackTieForm.of(request, about=row.ref)

    def done() -> HttpResponse:
        network_actions.take_back_tie(row, why=form.cleaned_data["why"], by=opened.who)
        return back_to_map(opened, "taken_back")

    shown = {
        "family": opened.family,
        "title": "This was never so",
        "what": said(row),
        "known": tie_facts(row),
        "intro": "It will be on the map of no day. The history still says who thought so, and until when. "
        "If they only no longer see each other, change that instead.",
        "button": "Take it off the map",
    }
    return web.answer(request, form, "front/network/deed.html", done, shown)


def tie_of(opened: Opened, ref: str) -> Relationship:
    """A tie between two who are on this map, not ended and not taken back. Raises `Hidden`."""
    try:
        row = network.tie(ref)
    except Relationship.DoesNotExist:
        raise Hidden from None
    ids = {m.person.pk for m in opened.members}
    here = row.b_id in ids and (row.a_id is None or row.a_id in ids)
    gone = row.mistaken or (row.until is not None and row.type not in Relationship.KIN)
    if not here or gone or opened.view.hides("tie", ref):
        raise Hidden
    return row


def said(row: Relationship) -> str:
    """A tie in words."""
    return f"{row.a or row.a_practitioner} is {row.get_type_display()} {row.b}"
