"""Between conferences: the core group, and plans that no conference ends."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.design.web import begin_with
from kinfold.protection import abilities, actions, queries
from kinfold.protection.actions import InCoreGroup
from kinfold.protection.forms import EndPlanForm, JoinCoreGroupForm, LeaveCoreGroupForm
from kinfold.protection.forms.parts import SOMEBODY_ELSE
from kinfold.protection.views.enquiring import back_to_family
from kinfold.protection.views.opening import ask, of_row_to_write, to_write


@ability(abilities.JOIN_CORE_GROUP)
def join_core_group(request: HttpRequest, ref: str) -> HttpResponse:
    """Put somebody of the family, a worker or a friend into the core group."""
    opened = to_write(request, ref, "join_core_group")
    form = JoinCoreGroupForm.of(request, about=ref, people=opened.people_choices)

    def send() -> HttpResponse:
        got = form.cleaned_data
        named = got["named"] if got["who"] == SOMEBODY_ELSE else ""
        member = InCoreGroup(named=named, does=got["does"], **opened.chosen(got["who"]))
        actions.join_core_group(opened.family, member, since=got["since"], by=opened.who, on=opened.on)
        return redirect("protection", ref=opened.family.ref)

    intro = ["The family and the few workers they need carry the plan between conferences."]
    return ask(
        request, form, opened, send, title="Somebody joins the core group", button="Save", intro=intro,
        back=back_to_family(opened),
    )  # fmt: skip


@ability(abilities.LEAVE_CORE_GROUP)
def leave_core_group(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody leaves the core group."""
    row, opened = of_row_to_write(request, queries.member, ref, "leave_core_group")
    form = LeaveCoreGroupForm.of(request, about=ref)
    begin_with(form, until=opened.on)

    def send() -> HttpResponse:
        actions.leave_core_group(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("protection", ref=opened.family.ref)

    title = f"{queries.name_in_group(row)} leaves the core group"
    return ask(request, form, opened, send, title=title, button="Save", back=back_to_family(opened))


@ability(abilities.END_PLAN)
def end_protection_plan(request: HttpRequest, ref: str) -> HttpResponse:
    """End a plan because the child came into care, moved, is grown up or died."""
    row, opened = of_row_to_write(request, queries.plan, ref, "end_protection_plan")
    form = EndPlanForm.of(request, about=ref)
    begin_with(form, ended_on=opened.on)

    def send() -> HttpResponse:
        actions.end_protection_plan(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("protection", ref=opened.family.ref)

    title = f"End the plan of {queries.child_of(row).known_as}"
    return ask(request, form, opened, send, title=title, button="End the plan", back=back_to_family(opened))
