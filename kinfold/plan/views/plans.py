"""Making the plan and its few words; time for change; moving on what is stuck; beginning from a package."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import again, begin_with
from kinfold.plan import abilities, actions, queries, rules
from kinfold.plan.forms.packages import BeginFromPackageForm
from kinfold.plan.forms.plans import (
    AgreeWindowForm,
    AnswerWindowForm,
    CorrectPlanForm,
    MakePlanForm,
    MoveOnDriftForm,
)
from kinfold.plan.views.opening import Opened, to_write


def back_to_plan(opened: Opened) -> HttpResponse:
    """Lead back to the working page."""
    return redirect("plan", ref=opened.family.ref)


@ability(abilities.MAKE_PLAN)
def make_plan(request: HttpRequest, ref: str) -> HttpResponse:
    """Make the family's one plan."""
    opened = to_write(request, ref, "make_plan")
    form = MakePlanForm.of(request, about=ref)
    begin_with(form, made_on=opened.on)

    def send() -> HttpResponse:
        actions.make_plan(opened.family, **form.answers, by=opened.who, on=opened.on)
        return back_to_plan(opened)

    shown = {"family": opened.family, "standing": queries.plan_of(opened.family)}
    return web.answer(request, form, "plan/make_plan.html", send, shown)


@ability(abilities.CORRECT_PLAN)
def correct_plan(request: HttpRequest, ref: str) -> HttpResponse:
    """Change what the plan says in short, what happens if it does not work, and whom to ring."""
    opened = to_write(request, ref, "correct_plan")
    row = opened.plan
    form = CorrectPlanForm.of(request, about=ref)
    begin_with(
        form, **{name: getattr(row, name) for name in ("in_short", "who_to_ring", "contingency", "version")}
    )

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.correct_plan(row, **form.answers, by=opened.who, on=opened.on),
            lambda: queries.plan(row.ref).version,
        )
        return back_to_plan(opened)

    return web.answer(request, form, "plan/correct_plan.html", send, {"family": opened.family})


@ability(abilities.AGREE_WINDOW)
def agree_window(request: HttpRequest, ref: str) -> HttpResponse:
    """Agree with the parents by when the children should feel the change."""
    opened = to_write(request, ref, "agree_window")
    row = opened.plan
    form = AgreeWindowForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.agree_window(row, **form.answers, by=opened.who, on=opened.on)
        return back_to_plan(opened)

    return web.answer(request, form, "plan/agree_window.html", send, {"family": opened.family})


@ability(abilities.ANSWER_WINDOW)
def answer_window(request: HttpRequest, ref: str) -> HttpResponse:
    """Say whether the children feel the change in the time agreed, and what follows."""
    opened = to_write(request, ref, "answer_window")
    row = opened.plan
    form = AnswerWindowForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.answer_window(row, **form.answers, by=opened.who, on=opened.on)
        return back_to_plan(opened)

    return web.answer(request, form, "plan/answer_window.html", send, {"family": opened.family})


@ability(abilities.MOVE_ON_DRIFT)
def move_on_drift(request: HttpRequest, ref: str) -> HttpResponse:
    """A manager asks why nothing has moved, and says what happens now."""
    opened = to_write(request, ref, "move_on_drift", row="W4", by=frozenset({"MG"}))
    row = opened.plan
    children = {child.pk for child in opened.children}
    form = MoveOnDriftForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.move_on_drift(row, **form.answers, by=opened.who, on=opened.on)
        return back_to_plan(opened)

    shown = {
        "family": opened.family,
        "page": queries.working_page(opened.family, opened.on, opened.view),
        "stuck": [
            one
            for one in queries.stuck(opened.on, [opened.family.pk])
            if one.line.clock.person_id in children
        ],
    }
    return web.answer(request, form, "plan/move_on_drift.html", send, shown)


@ability(abilities.SEE_PACKAGES)
def packages(request: HttpRequest, ref: str) -> HttpResponse:
    """The packages of real families, to begin from."""
    opened = to_write(request, ref, "packages")
    return web.render(
        request, "plan/packages.html", {"family": opened.family, "packages": list(rules.packages().values())}
    )


@ability(abilities.BEGIN_FROM_PACKAGE)
def begin_from_package(request: HttpRequest, ref: str, package: str) -> HttpResponse:
    """Edit a package line by line; what is ticked goes into the plan."""
    opened = to_write(request, ref, "begin_from_package")
    chosen = rules.packages().get(package)
    if chosen is None:
        raise Hidden
    form = BeginFromPackageForm.of(
        request, about=f"{ref}-{package}"[:60], package=chosen, team=opened.team, members=opened.members
    )

    def send() -> HttpResponse:
        actions.begin_from_package(
            opened.family,
            package,
            made_on=opened.on,
            by=opened.who,
            on=opened.on,
            goals=form.goals,
            actions=form.actions,
        )
        return back_to_plan(opened)

    shown = {"family": opened.family, "package": chosen, "standing": queries.plan_of(opened.family)}
    return web.answer(request, form, "plan/begin_from_package.html", send, shown)
