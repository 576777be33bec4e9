"""Pages of orders, and of the decisions on adoption."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.court import abilities, actions, queries, rules
from kinfold.court.forms import orders as forms
from kinfold.court.models import AdoptionSteps, Order
from kinfold.court.states import ADOPTION
from kinfold.court.views.opening import Opened, at, chosen, deed, family_ref, to_read, to_write
from kinfold.design import web
from kinfold.design.web import find
from kinfold.people import queries as people


@ability(abilities.MAKE_ORDER)
def make_order(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down an order about one child."""
    opened = to_write(request, ref, "make_order")
    form = forms.MakeOrderForm.of(
        request, about=ref, children=opened.child_choices, people=opened.adult_choices
    )

    def send() -> HttpResponse:
        told = dict(form.answers)
        child = people.kept(people.person(told.pop("child")))
        to = chosen(opened, told.pop("to_people", []))
        running = [one for one in queries.proceedings_of(opened.family) if one.ended_on is None]
        case = next((one for one in running if child in queries.people_in(one)), None)
        made = actions.make_order(
            opened.family, child, **told, to_people=to, proceedings=case, by=opened.who, on=opened.on
        )
        return redirect("order", ref=made.ref)

    return deed(
        request, opened, form, send, title="Write down an order", button="Keep the order", back=at("court", ref),
        back_says="Court", intro="One order for each child. Orders that it brings to an end, end on its day.",
    )  # fmt: skip


def opened_order(request: HttpRequest, ref: str, action: str, *, write: bool) -> tuple[Opened, Order]:
    """Open the family of an order."""
    row = find(queries.order, ref)
    opened = (to_write if write else to_read)(request, family_ref(row.family), action, about=ref)
    if not opened.shows(row.person) or opened.view.hides("order", ref):
        raise Hidden
    return opened, row


@require_safe
@ability(abilities.SEE_ORDER)
def order(request: HttpRequest, ref: str) -> HttpResponse:
    """One order: what it means for the child, from when to when, and what a looked-after child's status is by it."""
    opened, row = opened_order(request, ref, "order", write=False)
    to = [one.known_as for one in people.referred(row.to_people) if opened.shows(one)]
    context = {
        "family": opened.family,
        "opened": opened,
        "order": row,
        "to": to,
        "code": rules.legal_status(row.word),
        "in_force": queries.is_in_force(row, opened.on),
    }
    return web.render(request, "court/order.html", context)


@ability(abilities.END_ORDER)
def end_order(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down that an order ended."""
    opened, row = opened_order(request, ref, "end_order", write=True)
    form = forms.EndOrderForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.end_order(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("order", ref=ref)

    return deed(
        request, opened, form, send, title="This order ended", button="Keep it", back=at("order", ref)
    )


def opened_child(
    request: HttpRequest, ref: str, person: str, action: str, *, write: bool
) -> tuple[Opened, object]:
    """Open a family for one of its children."""
    opened = (to_write if write else to_read)(request, ref, action, about=person)
    child = next((one for one in opened.children if one.ref == person), None)
    if child is None:
        raise Hidden
    return opened, child


@require_safe
@ability(abilities.SEE_ADOPTION)
def adoption(request: HttpRequest, ref: str, person: str) -> HttpResponse:
    """The decisions on adoption for a child, the open one first; reversed ones stay."""
    opened, child = opened_child(request, ref, person, "adoption", write=False)
    rows = [(one, queries.adoption_state(one)) for one in queries.adoptions_of(child)]  # type: ignore[arg-type]
    context = {
        "family": opened.family,
        "opened": opened,
        "child": child,
        "rows": rows,
        "open": any(state != "reversed" for _, state in rows),
        "labels": ADOPTION.labels,
        "reversed": rules.REVERSED,
    }
    return web.render(request, "court/adoption.html", context)


@ability(abilities.DECIDE_ADOPTION)
def decide_adoption(request: HttpRequest, ref: str, person: str) -> HttpResponse:
    """Write down the decision that adoption is right for a child."""
    opened, child = opened_child(request, ref, person, "decide_adoption", write=True)
    form = forms.DecideAdoptionForm.of(request, about=person)

    def send() -> HttpResponse:
        actions.decide_adoption(opened.family, child, **form.answers, by=opened.who, on=opened.on)  # type: ignore[arg-type]
        return redirect("adoption", ref=ref, person=person)

    return deed(
        request, opened, form, send, title="Adoption is right for this child", button="Keep the decision",
        back=at("adoption", ref, person=person),
    )  # fmt: skip


def opened_adoption(request: HttpRequest, ref: str, action: str) -> tuple[Opened, AdoptionSteps, str]:
    """Open the family of a decision on adoption, and return the address of its page."""
    row = find(queries.adoption, ref)
    opened = to_write(request, family_ref(row.family), action, about=ref)
    child = people.kept(row.person)
    if not opened.shows(child):
        raise Hidden
    return opened, row, at("adoption", opened.family.ref, person=child.ref)


@ability(abilities.ADOPTION_STEP)
def adoption_step(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down the next step towards adoption."""
    opened, row, back = opened_adoption(request, ref, "adoption_step")
    state = queries.adoption_state(row)
    steps = [(word, says) for word, says in forms.STEPS.items() if ADOPTION.may(word, state)]
    form = forms.AdoptionStepForm.of(request, about=ref, steps=steps)

    def send() -> HttpResponse:
        told = dict(form.answers)
        actions.adoption_step(row, told.pop("step"), **told, by=opened.who, on=opened.on)
        return redirect(back)

    return deed(request, opened, form, send, title="The next step", button="Keep the step", back=back)


@ability(abilities.REVERSE_ADOPTION)
def reverse_adoption(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down that a child will not be adopted, and what they are told."""
    opened, row, back = opened_adoption(request, ref, "reverse_adoption")
    form = forms.ReverseAdoptionForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.reverse_adoption(row, **form.answers, by=opened.who, on=opened.on)
        return redirect(back)

    return deed(
        request, opened, form, send, title="The child will not be adopted", button="Keep the decision", back=back,
        intro="The decision before stays on the record.",
    )  # fmt: skip
