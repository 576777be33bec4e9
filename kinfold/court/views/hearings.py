"""Pages of hearings, and of the plan for each child in court."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from kinfold.base.abilities import ability
from kinfold.base.dates import plain
from kinfold.base.errors import Hidden
from kinfold.court import abilities, actions, queries, rules
from kinfold.court.forms import cases as forms
from kinfold.court.models import ProceedingsChild
from kinfold.court.views.cases import opened_case
from kinfold.court.views.opening import REVIEWERS, Opened, at, deed
from kinfold.design import web
from kinfold.design.web import again, begin_with, find


@ability(abilities.PLAN_HEARING)
def plan_hearing(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a hearing that is to come."""
    opened, row = opened_case(request, ref, "plan_hearing")
    form = forms.PlanHearingForm.of(request, about=ref)

    def send() -> HttpResponse:
        told = form.answers
        actions.plan_hearing(row, told["kind"], due_on=told["due_on"], by=opened.who, on=opened.on)
        return redirect("proceedings", ref=ref)

    return deed(
        request,
        opened,
        form,
        send,
        title="A hearing that is to come",
        button="Keep the day",
        back=at("proceedings", ref),
    )


@ability(abilities.HOLD_HEARING)
def hold_hearing(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what happened at a hearing (`?hearing=` names the planned one)."""
    opened, row = opened_case(request, ref, "hold_hearing")
    wanted = request.GET.get("hearing", "")
    planned = next((one for one in queries.hearings(row) if one.ref == wanted and one.held_on is None), None)
    form = forms.HoldHearingForm.of(request, about=planned.ref if planned else ref)
    begin_with(
        form,
        kind=planned.kind if planned else "",
        judge=row.judge,
        held_on=planned.due_on if planned and planned.due_on and planned.due_on <= opened.on else None,
    )

    def send() -> HttpResponse:
        made = actions.hold_hearing(
            row, **form.told, directions=form.directions, hearing=planned, by=opened.who, on=opened.on
        )
        return redirect("hearing", ref=made.ref)

    return deed(
        request,
        opened,
        form,
        send,
        title="What happened at a hearing",
        button="Keep it",
        back=at("proceedings", ref),
    )


@require_safe
@ability(abilities.SEE_HEARING)
def hearing(request: HttpRequest, ref: str) -> HttpResponse:
    """One hearing: what happened, what is to be done by whom by when, what the children and parents said."""
    row = find(queries.hearing, ref)
    opened, case = opened_case(request, row.proceedings.ref, "hearing", write=False)
    context = {
        "family": opened.family,
        "opened": opened,
        "case": case,
        "hearing": row,
        "directions": [
            {**one, "by_when": _day(one["by_when"]), "done_on": _day(one["done_on"])}
            for one in row.directions
        ],
        "title": row.get_kind_display(),
        "when": plain(row.held_on or row.due_on) if row.held_on or row.due_on else "",
    }
    return web.render(request, "court/hearing.html", context)


def _day(written: str) -> str:
    return plain(date.fromisoformat(written)) if written else ""


@require_POST
@ability(abilities.DO_DIRECTION)
def do_direction(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Tick off what the court wanted done."""
    row = find(queries.hearing, ref)
    opened, _ = opened_case(request, row.proceedings.ref, "do_direction")
    if not 0 <= number < len(row.directions):
        raise Hidden
    actions.do_direction(row, number, done_on=opened.on, by=opened.who, on=opened.on)
    return redirect("hearing", ref=ref)


def _opened_child(
    request: HttpRequest, ref: str, person: str, action: str, **more: Any
) -> tuple[Opened, ProceedingsChild]:
    opened, case = opened_case(request, ref, action, **more)
    row = find(lambda one: queries.child_in(case, one), person)
    if not opened.shows(row.person):
        raise Hidden
    return opened, row


@ability(abilities.WRITE_CARE_PLAN)
def care_plan_for_court(request: HttpRequest, ref: str, person: str) -> HttpResponse:
    """Write the plan for one child in court, and the parallel one."""
    opened, row = _opened_child(request, ref, person, "care_plan_for_court")
    form = forms.CarePlanForm.of(request, about=row.ref)
    standing = {
        "word": row.care_plan_word, "care_plan": row.care_plan, "child_says": row.child_says, "version": row.version,
        "contact_plan": row.contact_plan, "parallel_word": row.parallel_word, "parallel_plan": row.parallel_plan,
        "written_on": opened.on,
    }  # fmt: skip
    begin_with(form, **standing)

    def send() -> HttpResponse:
        told = form.answers
        again(
            form,
            lambda: actions.write_care_plan(row, **told, by=opened.who, on=opened.on),
            lambda: queries.child_in(row.proceedings, person).version,
        )
        return redirect("proceedings", ref=ref)

    intro = "Nothing is typed twice: it goes into the bundle as it stands here. The reviewing officer says what they think of it."
    return deed(
        request, opened, form, send, title=f"The plan for {row.person.known_as}", button="Keep the plan",
        back=at("proceedings", ref), intro=intro,
    )  # fmt: skip


@ability(abilities.ENDORSE)
def endorse_care_plan(request: HttpRequest, ref: str, person: str) -> HttpResponse:
    """As the reviewing officer, say what one thinks of a plan. Never of one's own."""
    opened, row = _opened_child(request, ref, person, "endorse_care_plan", row="W4", by=REVIEWERS)
    form = forms.EndorseForm.of(request, about=row.ref)
    begin_with(form, version=row.version)

    def send() -> HttpResponse:
        actions.endorse_care_plan(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("proceedings", ref=ref)

    return deed(
        request, opened, form, send, title=f"What you think of the plan for {row.person.known_as}", button="Keep it",
        back=at("proceedings", ref), template="court/endorse.html",
        more={"child": row, "planned": rules.CARE_PLANS.get(row.care_plan_word, ""), "parallel": rules.CARE_PLANS.get(row.parallel_word, "")},
    )  # fmt: skip


@ability(abilities.LEAVE)
def child_leaves(request: HttpRequest, ref: str, person: str) -> HttpResponse:
    """Take a child out of a court case that goes on for the others."""
    opened, row = _opened_child(request, ref, person, "child_leaves")
    form = forms.LeaveForm.of(request, about=row.ref)

    def send() -> HttpResponse:
        actions.child_leaves(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("proceedings", ref=ref)

    return deed(
        request, opened, form, send, title=f"{row.person.known_as} is no longer part of it", button="Keep it",
        back=at("proceedings", ref),
    )  # fmt: skip
