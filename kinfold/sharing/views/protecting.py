"""Pages that protect: labels, things kept from one person, protected details."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.sharing import abilities, actions, queries
from kinfold.sharing.forms import EndInvitationForm, ProtectDetailForm, RestrictForm, WithholdForm
from kinfold.sharing.models import Label, ProtectedDetail, Withheld
from kinfold.sharing.queries import View


@ability(abilities.SEE_PROTECTION)
def kept_closer(request: Any, ref: str) -> HttpResponse:
    """Show what protects a family, to those who may raise protection."""
    family, view = actions.open_ref(request.who, "G3", ref, on=request.today, action="see_protection")
    shown = {
        "family": family,
        "labels": queries.labels(family, request.today),
        "withheld": queries.withheld_here(family) if view.can("V1") else [],
        "people": [(p, queries.protected_details(p, view)) for p in _people(family, view, request.today)],
        "may_lower": view.decide("G4").code == "two",
        "me": request.who.account_id,
    }
    return web.render(request, "sharing/protection.html", shown)


@ability(abilities.RESTRICT)
def restrict(request: Any, ref: str) -> HttpResponse:
    """Keep a family, or one person of it, closer."""
    family, view = actions.open_ref(request.who, "G3", ref, on=request.today, action="restrict")
    people = {p.ref: p for p in _people(family, view, request.today)}
    workers = _workers(family, request.today)
    form = RestrictForm.of(
        request,
        about=ref,
        people=[(p.ref, p.known_as) for p in people.values()],
        workers=[(w.ref, w.known_as) for w in workers.values()],
    )

    def done() -> HttpResponse:
        answers = form.answers
        actions.restrict(
            family,
            level=answers["level"],
            person=people.get(answers["person"]),
            named=[workers[r] for r in answers["named"]],
            why=answers["why"],
            by=request.who,
            on=request.today,
        )
        return redirect("kept_closer", ref=family.ref)

    return web.answer(request, form, "sharing/restrict.html", done, {"family": family})


@ability(abilities.LOWER)
def lower(request: Any, ref: str, pk: int) -> HttpResponse:
    """Ask for a label to be taken away, or agree to it when somebody else has asked."""
    family, _ = actions.open_ref(request.who, "G4", ref, on=request.today, action="lower", with_second=True)
    try:
        label = queries.label(pk, family)
    except Label.DoesNotExist:
        raise Hidden from None
    form = EndInvitationForm.of(request, about=f"{ref}-{pk}")

    def done() -> HttpResponse:
        if label.lower_asked_by_id in (None, request.who.account_id):
            actions.ask_to_lower(label, why=form.answers["reason"], by=request.who, on=request.today)
        else:
            actions.lower(label, by=request.who, on=request.today)
        return redirect("kept_closer", ref=family.ref)

    asked = label.lower_asked_by if label.lower_asked_by_id != request.who.account_id else None
    shown = {"family": family, "what": label.get_level_display(), "asked": asked, "why": label.lower_why}
    return web.answer(request, form, "sharing/lower.html", done, shown)


@ability(abilities.WITHHOLD)
def withhold(request: Any, ref: str) -> HttpResponse:
    """Keep something from one person, by every path."""
    family, view = actions.open_ref(request.who, "G3", ref, on=request.today, action="withhold")
    people = {p.ref: p for p in _people(family, view, request.today)}
    kind, item = request.GET.get("kind", "")[:20], request.GET.get("item", "")[:40]
    form = WithholdForm.of(
        request, about=ref, people=[(p.ref, p.known_as) for p in people.values()], kind=kind, item=item
    )

    def done() -> HttpResponse:
        what, _, thing = form.answers["what"].partition(":")
        person = people[form.answers["from_person"]]
        why = form.answers["why"]
        actions.withhold(person, family, kind=what, item=thing, why=why, by=request.who, on=request.today)
        return redirect("kept_closer", ref=family.ref)

    return web.answer(request, form, "sharing/withhold.html", done, {"family": family})


@ability(abilities.LOWER)
def lift_withheld(request: Any, ref: str, pk: int) -> HttpResponse:
    """Ask that something is no longer kept from somebody, or agree to it when somebody else has asked."""
    family, _ = actions.open_ref(
        request.who, "G4", ref, on=request.today, action="lift_withheld", with_second=True
    )
    try:
        kept = queries.withheld(pk, family)
    except Withheld.DoesNotExist:
        raise Hidden from None
    form = EndInvitationForm.of(request, about=f"{ref}-w{pk}")

    def done() -> HttpResponse:
        if kept.lifted_by_id in (None, request.who.account_id):
            actions.ask_to_lift(kept, by=request.who, on=request.today)
        else:
            actions.lift_withheld(kept, by=request.who, on=request.today)
        return redirect("kept_closer", ref=family.ref)

    asked = kept.lifted_by if kept.lifted_by_id != request.who.account_id else None
    what = f"what is kept from {kept.from_person.known_as}"
    shown = {"family": family, "what": what, "asked": asked, "why": ""}
    return web.answer(request, form, "sharing/lower.html", done, shown)


@ability(abilities.PROTECT_DETAIL)
def protect_detail(request: Any, ref: str, person: str) -> HttpResponse:
    """Write down a detail that would endanger somebody, for its own short list of readers."""
    family, view = actions.open_ref(request.who, "G3", ref, on=request.today, action="protect_detail")
    found = next((p for p in _people(family, view, request.today) if p.ref == person), None)
    if found is None:
        raise Hidden
    workers = _workers(family, request.today)
    form = ProtectDetailForm.of(
        request, about=person, workers=[(w.ref, w.known_as) for w in workers.values()]
    )

    def done() -> HttpResponse:
        answers = form.answers
        readers = [workers[r] for r in answers.pop("named")]
        actions.protect_detail(
            found, **answers, readers=readers, by=request.who, on=request.today, family=family
        )
        return redirect("kept_closer", ref=family.ref)

    return web.answer(request, form, "sharing/protect_detail.html", done, {"family": family, "person": found})


@ability(abilities.REVEAL_DETAIL)
def reveal_detail(request: Any, ref: str, detail: str) -> HttpResponse:
    """Show a protected detail after one click more; that look is logged on its own."""
    try:
        family, found = network.family(ref), queries.detail(detail)
    except (Family.DoesNotExist, ProtectedDetail.DoesNotExist):
        raise Hidden from None
    shown = {"family": family, "detail": found, "value": ""}
    if request.method == "POST":
        shown["value"] = actions.reveal_detail(request.who, found, family, on=request.today)
    else:
        actions.open_record(
            request.who, "V2", family, person=found.person, on=request.today, action="see_that_protected",
            about=found.ref, item=("detail", found.ref), own=found.person_id in request.who.person_ids,
        )  # fmt: skip
    return web.render(request, "sharing/reveal_detail.html", shown)


def _people(family: Family, view: View, on: Any) -> list[Person]:
    """The members of a family of whom the reader may know."""
    members = [member.person for member in network.members(family, on)]
    return [person for person in members if not view.hides("person", person.ref)]


def _workers(family: Family, on: Any) -> dict[str, Any]:
    """The workers around a family, by reference."""
    return {row.practitioner.ref: row.practitioner for row in network.involved(family, on)}
