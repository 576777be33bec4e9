"""Names, numbers, addresses, telephone numbers and disabilities: seen on one page, each added or ended on its own."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability, not_found
from kinfold.base.errors import RefusedOpenly
from kinfold.design import web
from kinfold.design.forms import Form
from kinfold.design.web import asker
from kinfold.front.pages.opening import open_person
from kinfold.front.people import abilities, forms
from kinfold.front.people.views.opening import back_to_details, open_to_write
from kinfold.people import actions
from kinfold.people import queries as people
from kinfold.people.models import Person

DONE = {
    "corrected": "The facts are put right.",
    "death": "The death is recorded.",
    "names": "The name is added.",
    "numbers": "The number is added.",
    "addresses": "The address is added.",
    "contacts": "The telephone number or e-mail address is added.",
    "disabilities": "The disability is added.",
    "ended": "The end is recorded. It stays on the record.",
    "asked": "A manager will be asked whether the two records are the same person.",
}


@require_safe
@ability(abilities.SEE_DETAILS)
def person_details(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything that identifies somebody, and where each part is changed."""
    who, on = asker(request)
    person, family, view, _ = open_person(who, ref, on=on, action="person.details")
    if view.masked:
        raise RefusedOpenly("Your part in this family's team does not include these details.")
    shown = {
        "person": person,
        "family": family,
        "known": people.all_details(person),
        "merges": people.merges_of(person),
        "may_write": view.can("W1"),
        "done": DONE.get(request.GET.get("done", ""), ""),
    }
    return web.render(request, "front/people/details.html", shown)


def _add(
    request: HttpRequest,
    ref: str,
    made: type[Form],
    kind: str,
    title: str,
    write: Callable[[Person, dict[str, Any]], Any],
    warning: str = "",
) -> HttpResponse:
    """One small page that adds one thing to a person."""
    person, _, _ = open_to_write(request, ref, f"person.{kind}.add")
    form = made.of(request, about=person.ref)

    def done() -> HttpResponse:
        write(person, form.answers)
        return back_to_details(person, kind)

    shown = {"person": person, "title": title, "warning": warning}
    return web.answer(request, form, "front/people/add_detail.html", done, shown)


@ability(abilities.CHANGE_DETAILS)
def add_name(request: HttpRequest, ref: str) -> HttpResponse:
    """Add a name."""
    who, on = asker(request)

    def write(person: Person, told: dict[str, Any]) -> None:
        actions.add_name(person, by=who, on=on, **told)

    return _add(request, ref, forms.AddNameForm, "names", "Add a name", write)


@ability(abilities.CHANGE_DETAILS)
def add_identifier(request: HttpRequest, ref: str) -> HttpResponse:
    """Add a number, or why there is none."""
    who, on = asker(request)

    def write(person: Person, told: dict[str, Any]) -> None:
        told.pop("reason")
        actions.add_identifier(person, by=who, on=on, **told)

    return _add(request, ref, forms.AddIdentifierForm, "numbers", "Add a number", write)


@ability(abilities.CHANGE_DETAILS)
def add_address(request: HttpRequest, ref: str) -> HttpResponse:
    """Add an address."""
    who, on = asker(request)

    def write(person: Person, told: dict[str, Any]) -> None:
        actions.add_address(person, by=who, on=on, **told)

    warning = "Must somebody not learn this address? Do not write it here: ask your manager to protect it."
    return _add(request, ref, forms.AddAddressForm, "addresses", "Add an address", write, warning)


@ability(abilities.CHANGE_DETAILS)
def add_contact_point(request: HttpRequest, ref: str) -> HttpResponse:
    """Add a telephone number or e-mail address."""
    who, on = asker(request)

    def write(person: Person, told: dict[str, Any]) -> None:
        actions.add_contact_point(person, since=on, by=who, on=on, **told)

    title = "Add a telephone number or e-mail address"
    return _add(request, ref, forms.AddContactPointForm, "contacts", title, write)


@ability(abilities.CHANGE_DETAILS)
def add_disability(request: HttpRequest, ref: str) -> HttpResponse:
    """Add a disability."""
    who, on = asker(request)

    def write(person: Person, told: dict[str, Any]) -> None:
        actions.add_disability(person, by=who, on=on, **told)

    return _add(request, ref, forms.AddDisabilityForm, "disabilities", "Add a disability", write)


@ability(abilities.CHANGE_DETAILS)
def end_detail(request: HttpRequest, ref: str, kind: str, pk: int) -> HttpResponse:
    """Something about a person no longer holds."""
    who, on = asker(request)
    person, _, _ = open_to_write(request, ref, f"person.{kind}.end")
    detail = people.detail(person, kind, pk)
    if detail is None or detail.until is not None:
        return not_found(request)
    form = forms.EndDetailForm.of(request, about=f"{person.ref}.{kind}.{pk}"[:40])

    def done() -> HttpResponse:
        actions.end_any(detail, until=form.cleaned_data["until"], by=who, on=on)
        return back_to_details(person, "ended")

    shown = {"person": person, "title": "This no longer holds", "what": people.in_words(detail)}
    return web.answer(request, form, "front/people/end_detail.html", done, shown)
