"""Goals and actions: setting, changing and ending them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.agencies import queries as agencies
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import again, asker, begin_with, find
from kinfold.plan import abilities, actions, queries
from kinfold.plan.forms.agreed import AgreeActionForm, ChangeActionForm, EndActionForm, SayHowItWentForm
from kinfold.plan.forms.goals import ChangeGoalForm, EndGoalForm, SetGoalForm
from kinfold.plan.models import Goal, PlanAction
from kinfold.plan.views.opening import HOLDERS, TEAM, Opened, to_read, to_write
from kinfold.plan.views.plans import back_to_plan


@ability(abilities.SET_GOAL)
def set_goal(request: HttpRequest, ref: str) -> HttpResponse:
    """Agree what somebody wants to be different."""
    opened = to_write(request, ref, "set_goal")
    plan = opened.plan
    form = SetGoalForm.of(request, about=ref, members=opened.members)

    def send() -> HttpResponse:
        actions.set_goal(plan, form.cleaned_data["words"], **form.told, by=opened.who, on=opened.on)
        return back_to_plan(opened)

    return web.answer(request, form, "plan/set_goal.html", send, {"family": opened.family})


@ability(abilities.CHANGE_GOAL)
def change_goal(request: HttpRequest, ref: str) -> HttpResponse:
    """Change a goal's words, sign or day. When somebody else was faster, both are shown."""
    goal, opened = _goal(request, ref, "change_goal")
    form = ChangeGoalForm.of(request, about=ref)
    begin_with(form, **ChangeGoalForm.standing(goal))

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.change_goal(goal, **form.answers, by=opened.who, on=opened.on),
            lambda: queries.goal(ref).version,
        )
        return back_to_plan(opened)

    return web.answer(request, form, "plan/change_goal.html", send, {"family": opened.family, "goal": goal})


@ability(abilities.END_GOAL)
def end_goal(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that a goal was reached, or is let go."""
    goal, opened = _goal(request, ref, "end_goal")
    form = EndGoalForm.of(request, about=ref)
    begin_with(form, ended_on=opened.on)

    def send() -> HttpResponse:
        actions.end_goal(goal, **form.answers, by=opened.who, on=opened.on)
        return back_to_plan(opened)

    return web.answer(request, form, "plan/end_goal.html", send, {"family": opened.family, "goal": goal})


def _goal(request: HttpRequest, ref: str, action: str) -> tuple[Goal, Opened]:
    goal = find(queries.goal, ref)
    opened = to_write(request, goal.plan.family.ref, action)
    if not opened.reader.goal(goal):
        raise Hidden
    return goal, opened


@ability(abilities.AGREE_ACTION)
def agree_action(request: HttpRequest, ref: str) -> HttpResponse:
    """Agree who does what by when. A partner of the team adds what they do themselves."""
    opened = to_write(request, ref, "agree_action", by=TEAM)
    plan, mine_only = opened.plan, opened.view.decision.actor not in HOLDERS
    goals = [one for one in queries.goals(plan) if one.state == Goal.State.OPEN and opened.reader.goal(one)]
    form = AgreeActionForm.of(
        request, about=ref, goals=goals, team=opened.team, members=opened.members, only_mine=mine_only
    )
    begin_with(form, goal=request.GET.get("goal", ""))

    def send() -> HttpResponse:
        told = form.told | ({"owner": agencies.practitioner_of(opened.who)} if mine_only else {})
        actions.agree_action(plan, form.cleaned_data["what"], **told, by=opened.who, on=opened.on)
        return back_to_plan(opened)

    shown = {"family": opened.family, "mine_only": mine_only}
    return web.answer(request, form, "plan/agree_action.html", send, shown)


@ability(abilities.CHANGE_ACTION)
def change_action(request: HttpRequest, ref: str) -> HttpResponse:
    """Change what is still to be done."""
    row, opened = _action(request, ref, "change_action")
    form = ChangeActionForm.of(request, about=ref)
    begin_with(form, **ChangeActionForm.standing(row))

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.change_action(row, **form.answers, by=opened.who, on=opened.on),
            lambda: queries.action(ref).version,
        )
        return back_to_plan(opened)

    return web.answer(request, form, "plan/change_action.html", send, {"family": opened.family, "row": row})


@ability(abilities.END_ACTION)
def end_action(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that something was done, or was not and why."""
    row, opened = _action(request, ref, "end_action")
    form = EndActionForm.of(request, about=ref)
    begin_with(form, ended_on=opened.on)

    def send() -> HttpResponse:
        actions.end_action(row, **form.answers, by=opened.who, on=opened.on)
        return back_to_plan(opened)

    return web.answer(request, form, "plan/end_action.html", send, {"family": opened.family, "row": row})


@ability(abilities.SAY_HOW_IT_WENT)
def say_how_it_went(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody of the family says how it went with what they said they would do: done, or what got in the way."""
    if not asker(request)[0].is_family:
        raise Hidden  # a worker's own page is another; nobody is offered emergency access to this one
    row = find(queries.action, ref)
    opened = to_read(request, row.plan.family.ref, "say_how_it_went")
    mine = opened.view.can("W1") and opened.reader.own(row.person)
    if not mine or not opened.reader.action(row):
        raise Hidden
    form = SayHowItWentForm.of(request, about=ref, comes_round=row.every_days is not None)

    def send() -> HttpResponse:
        actions.say_how_it_went(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("fridge_page", ref=opened.family.ref)

    shown = {"family": opened.family, "row": row, "over": row.state != PlanAction.State.TO_DO}
    return web.answer(request, form, "plan/say_how_it_went.html", send, shown)


def _action(request: HttpRequest, ref: str, action: str) -> tuple[PlanAction, Opened]:
    """Open an action: for those who hold the family, and for a partner of the team who owns it."""
    row = find(queries.action, ref)
    opened = to_write(request, row.plan.family.ref, action, by=TEAM)
    holds = opened.view.decision.actor in HOLDERS
    mine = row.owner_id is not None and row.owner_id == opened.who.practitioner_id
    if not opened.reader.action(row) or not (holds or mine):
        raise Hidden
    return row, opened
