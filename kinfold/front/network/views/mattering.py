"""Who matters to a child, who is responsible, and what is not known yet."""

from django.http import HttpRequest, HttpResponse

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, NotNow, RefusedOpenly
from kinfold.design import web
from kinfold.front.network import abilities, actions
from kinfold.front.network.forms import (
    AnswerGapForm,
    ChooseTrustedAdultForm,
    EndMattersForm,
    RecordResponsibilityForm,
)
from kinfold.front.network.gaps import gap_lines
from kinfold.front.network.views.opening import Opened, back_to_ecomap, back_to_map, open_map
from kinfold.network import actions as network_actions
from kinfold.network import queries as network
from kinfold.network.models import Matters
from kinfold.people.models import Person


@ability(abilities.CHOOSE_TRUSTED_ADULT)
def choose_trusted_adult(request: HttpRequest, ref: str, child: str) -> HttpResponse:
    """Write down whom a child chooses, and why in the child's own words."""
    opened = open_map(request, ref, "matters.choose")
    person = _child(opened, child)
    whom = _around(opened, person)
    form = ChooseTrustedAdultForm.of(request, about=person.ref, whom=whom, name=person.known_as)
    if not form.is_bound:
        form.initial.setdefault("said_on", opened.on)

    def done() -> HttpResponse:
        told = form.answers
        kind, _, chosen = told["whom"].partition(":")
        actions.choose_trusted_adult(
            person,
            opened.family,
            person=opened.person(chosen) if kind == "person" else None,
            practitioner=opened.workers.get(chosen) if kind == "worker" else None,
            chosen_by_child=told["said"] == "child",
            said_on=told["said_on"],
            why=told["why"],
            where=told["where"],
            by=opened.who,
            on=opened.on,
        )
        return back_to_ecomap(opened, person, "chosen")

    shown = {"family": opened.family, "child": person}
    return web.answer(request, form, "front/network/choose_trusted_adult.html", done, shown)


def _child(opened: Opened, ref: str) -> Person:
    """A child of the family. Raises `Hidden`; says so for a baby who is not yet born."""
    found = opened.person(ref)
    if not any(m.person.pk == found.pk and m.is_child for m in opened.members):
        raise Hidden
    if found.is_unborn:
        raise RefusedOpenly("A baby who is not yet born cannot choose.")
    return found


def _around(opened: Opened, child: Person) -> list[tuple[str, str]]:
    """Everybody a child may choose: those on the map, then those who work with the family."""
    people = [
        (f"person:{m.person.ref}", m.person.known_as) for m in opened.members if m.person.pk != child.pk
    ]
    return people + [(f"worker:{ref}", worker.known_as) for ref, worker in opened.workers.items()]


@ability(abilities.END_MATTERS)
def end_matters(request: HttpRequest, ref: str, matters: str) -> HttpResponse:
    """Somebody no longer matters in this way, or is gone."""
    opened = open_map(request, ref, "matters.end")
    row = _matters(opened, matters)
    child = row.child.merged_into or row.child
    form = EndMattersForm.of(request, about=row.ref)

    def done() -> HttpResponse:
        actions.end_matters(row, opened.family, **form.answers, by=opened.who, on=opened.on)
        return back_to_ecomap(opened, child, "no_longer")

    shown = {
        "family": opened.family,
        "title": "Somebody no longer matters in this way",
        "what": f"{row.person or row.practitioner}, to {child}",
        "known": f"“{row.why}”" if row.why else "",
        "intro": "A child who loses somebody may want to talk about it, and to choose somebody else.",
        "button": "Record it",
    }
    return web.answer(request, form, "front/network/deed.html", done, shown)


def _matters(opened: Opened, ref: str) -> Matters:
    try:
        row = network.matters(ref)
    except Matters.DoesNotExist:
        raise Hidden from None
    child = row.child.merged_into or row.child
    if child.ref not in opened.by_ref or row.until is not None:
        raise Hidden
    if row.person is not None and opened.hides(row.person):
        raise Hidden
    return row


@ability(abilities.RECORD_RESPONSIBILITY)
def record_responsibility(request: HttpRequest, ref: str) -> HttpResponse:
    """Record whether an adult holds parental responsibility for a child."""
    opened = open_map(request, ref, "responsibility.record")
    form = RecordResponsibilityForm.of(request, about=opened.family.ref, members=opened.members)
    asked = request.GET.get("child", "")
    if not form.is_bound and asked in opened.by_ref:
        form.initial.setdefault("child", asked)

    def done() -> HttpResponse:
        told = form.answers
        child, adult = opened.people([told.pop("child"), told.pop("adult")])
        network_actions.record_responsibility(adult, child, told.pop("held"), by=opened.who, **told)
        return back_to_map(opened, "responsibility")

    return web.answer(
        request, form, "front/network/record_responsibility.html", done, {"family": opened.family}
    )


@ability(abilities.ANSWER_GAP)
def answer_gap(request: HttpRequest, ref: str) -> HttpResponse:
    """Say why something is not known: asked by whom, when, and what they were told."""
    opened = open_map(request, ref, "gap.answer")
    gaps = gap_lines(opened.family, opened.members, opened.on)
    form = AnswerGapForm.of(request, about=opened.family.ref, gaps=[(gap.mark, gap.says) for gap in gaps])
    if not form.is_bound:
        given = {"gap": request.GET.get("gap", ""), "asked_by": opened.who.name, "asked_on": opened.on}
        form.initial = {**given, **form.initial}

    def done() -> HttpResponse:
        told = form.answers
        name, _, child = told.pop("gap").rpartition(".")
        if child not in opened.by_ref:
            raise NotNow("Choose what is not known.", "gap")
        network_actions.answer_gap(opened.family, name, person=opened.person(child), by=opened.who, **told)
        return back_to_map(opened, "answered")

    shown = {
        "family": opened.family,
        "title": "Somebody asked, and it is still not known",
        "intro": "What is not known is a question, not a fault. If you do know now, put it on the map instead.",
        "button": "Write it down",
    }
    if not gaps:
        shown["nobody"] = "Nothing that we ask for is missing on this map."
    return web.answer(request, form, "front/network/deed.html", done, shown)
