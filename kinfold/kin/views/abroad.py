"""Pages of family in another country: the check and its tasks, risks, the end, visits after."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.design import web
from kinfold.design.web import again, begin_with, find
from kinfold.kin import abilities, actions, queries, rules
from kinfold.kin.forms.abroad import (
    AbroadTaskForm,
    AbroadVisitForm,
    BeginAbroadCheckForm,
    ChangeAbroadCheckForm,
    EndAbroadCheckForm,
    PlanAbroadVisitForm,
)
from kinfold.kin.models import AbroadCheck
from kinfold.kin.views.opening import check, deed, explored, of_explored
from kinfold.kin.views.searching import page_of


@ability(abilities.BEGIN_ABROAD)
def begin_abroad_check(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin to ask family in another country."""
    row, opened = explored(request, ref, "begin_abroad_check", "W1")
    form = BeginAbroadCheckForm.of(request, about=ref)
    begin_with(form, country=row.country, begun_on=opened.on)

    def send() -> HttpResponse:
        made = actions.begin_abroad_check(row, **form.answers, **opened.told)
        return redirect("abroad_check", ref=made.ref)

    return deed(
        request, form, send, opened, title=f"Ask about {queries.name_of(row)} in another country", button="Begin",
        back=(page_of("kin_explored", ref), queries.name_of(row)),
        intro="It takes longer than here, so it begins early. You get a list of what has to be found out, each with a day.",
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_ABROAD)
def abroad_check(request: HttpRequest, ref: str) -> HttpResponse:
    """What has to be found out, by whom, by when; risks; the end; who sees the child there."""
    row, opened = check(request, ref, "abroad_check")
    tasks = list(row.tasks.all())
    to_child = {task.word: task.to_child for task in rules.tasks()}
    return web.render(
        request,
        "kin/abroad_check.html",
        {
            "family": opened.family,
            "row": row,
            "of": row.explored,
            "name": queries.name_of(row.explored),
            "tasks": tasks,
            "left": [task for task in tasks if task.done_on is None and not task.not_needed_why],
            "to_child": to_child,
            "visits": list(row.visits.all()),
            "nobody_watches": rules.NOBODY_HERE_WATCHES,
            "writes": opened.writes,
        },
    )


@ability(abilities.CHANGE_ABROAD)
def change_abroad_check(request: HttpRequest, ref: str) -> HttpResponse:
    """Through whom was asked, and what was found of risks."""
    row, opened = check(request, ref, "change_abroad_check", "W1")
    form = ChangeAbroadCheckForm.of(request, about=ref)
    names = "asked_through asked_through_on answered_on risks risks_answer version"
    begin_with(form, **{name: getattr(row, name) for name in names.split()})

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.change_abroad_check(row, **form.answers, **opened.told),
            lambda: queries.abroad_check(ref).version,
        )
        return redirect("abroad_check", ref=ref)

    return deed(
        request, form, send, opened, title="Through whom, and which risks", button="Keep this", back=_back(row),
        intro="Ask about each risk, for this country and this family. Never take it for granted, either way.",
    )  # fmt: skip


@ability(abilities.ABROAD_TASK)
def abroad_task(request: HttpRequest, ref: str) -> HttpResponse:
    """One task: what was found, why it is not needed, or who sees to it by when."""
    task = find(queries.abroad_task, ref)
    opened = of_explored(request, task.check_of.explored, "abroad_task", "W1")
    form = AbroadTaskForm.of(request, about=ref, team=opened.team)
    begin_with(
        form, owner=task.owner.ref if task.owner else "", due_on=task.due_on, result=task.result, done_on=task.done_on,
        not_needed_why=task.not_needed_why, version=task.version,
    )  # fmt: skip

    def save() -> object:
        got, told = form.cleaned_data, {"version": form.cleaned_data["version"], **opened.told}
        if got["what"] == "give":
            return actions.give_abroad_task(task, owner=form.worker, due_on=got["due_on"], **told)
        if got["what"] == "not_needed":
            return actions.do_abroad_task(task, not_needed_why=got["not_needed_why"], **told)
        return actions.do_abroad_task(task, result=got["result"], done_on=got["done_on"], **told)

    def send() -> HttpResponse:
        again(form, save, lambda: queries.abroad_task(ref).version)
        return redirect("abroad_check", ref=task.check_of.ref)

    return deed(request, form, send, opened, title=task.what, button="Keep this", back=_back(task.check_of))


@ability(abilities.END_ABROAD)
def end_abroad_check(request: HttpRequest, ref: str) -> HttpResponse:
    """What was found in the end."""
    row, opened = check(request, ref, "end_abroad_check", "W1")
    form = EndAbroadCheckForm.of(request, about=ref)
    begin_with(form, ended_on=opened.on, version=row.version)

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.end_abroad_check(row, **form.answers, **opened.told),
            lambda: queries.abroad_check(ref).version,
        )
        return redirect("abroad_check", ref=ref)

    return deed(request, form, send, opened, title="What was found", button="End this check", back=_back(row))


@ability(abilities.PLAN_ABROAD_VISIT)
def plan_abroad_visit(request: HttpRequest, ref: str) -> HttpResponse:
    """Arrange that somebody sees how a child is, after moving abroad."""
    row, opened = check(request, ref, "plan_abroad_visit", "W1")
    form = PlanAbroadVisitForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.plan_abroad_visit(row, **form.answers, **opened.told)
        return redirect("abroad_check", ref=ref)

    return deed(
        request, form, send, opened, title=f"Who sees how {row.explored.child.known_as} is?", button="Arrange this visit",
        back=_back(row), intro=rules.NOBODY_HERE_WATCHES,
    )  # fmt: skip


@ability(abilities.ABROAD_VISIT)
def abroad_visit(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a visit abroad, or why there was none."""
    row = find(queries.abroad_visit, ref)
    opened = of_explored(request, row.check_of.explored, "abroad_visit", "W1")
    form = AbroadVisitForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.record_abroad_visit(row, **form.facts, **opened.told)
        return redirect("abroad_check", ref=row.check_of.ref)

    return deed(
        request, form, send, opened, title=f"{row.child.known_as} in {row.check_of.country}", button="Keep this",
        back=_back(row.check_of), intro=f"Arranged: {row.by_whom}.",
    )  # fmt: skip


def _back(row: AbroadCheck) -> tuple[str, str]:
    return page_of("abroad_check", row.ref), f"Asked in {row.country}"
