"""Pages of a mentor: whom they meet, what they are told (and nothing of the past), and what the two did."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import asker, begin_with, find
from kinfold.hubs import abilities, actions, queries
from kinfold.hubs.forms.mentoring import EndMentoringGoalForm, RecordMentoringForm, SetMentoringGoalForm
from kinfold.hubs.views.opening import as_mentor, deed, page_of
from kinfold.sharing import actions as sharing


@require_safe
@ability(abilities.MY_MENTORING)
def my_mentoring(request: HttpRequest) -> HttpResponse:
    """Whom I meet as a mentor. Anybody else reads that they meet nobody."""
    who, on = asker(request)
    sharing.log(who, row="-", action="my_mentoring")
    return web.render(request, "hubs/my_mentoring.html", {"rows": queries.mentoring.mine(who, on)})


@require_safe
@ability(abilities.MENTOR_PAGE)
def mentor_page(request: HttpRequest, ref: str) -> HttpResponse:
    """All that a mentor is told: a name, what they like and want to work on, whom to ring; goals and meetings of the two."""
    told, _, _ = as_mentor(request, ref, "mentor_page")
    return web.render(request, "hubs/mentor_page.html", {"told": told})


@ability(abilities.RECORD_MENTORING)
def record_mentoring(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a meeting, or that there was none and why."""
    told, who, on = as_mentor(request, ref, "record_mentoring")
    form = RecordMentoringForm.of(request, about=ref)
    begin_with(form, met_on=on)

    def send() -> HttpResponse:
        actions.record_mentoring(queries.mentoring.match(ref), **form.facts, by=who, on=on)
        return redirect("mentor_page", ref=ref)

    return deed(
        request, form, send, title=f"You and {told.called}", button="Keep this", back=page_of("mentor_page", ref, told.called),
        intro="Their worker reads this. If you are worried, do not write it here: ring, or raise a worry.",
    )  # fmt: skip


@ability(abilities.SET_GOAL)
def set_mentoring_goal(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what they want, in their words."""
    told, who, on = as_mentor(request, ref, "set_mentoring_goal")
    form = SetMentoringGoalForm.of(request, about=ref)
    begin_with(form, set_on=on)

    def send() -> HttpResponse:
        actions.set_goal(queries.mentoring.match(ref), **form.answers, by=who, on=on)
        return redirect("mentor_page", ref=ref)

    return deed(
        request, form, send, title=f"What {told.called} wants", button="Keep this", back=page_of("mentor_page", ref, told.called)
    )  # fmt: skip


@ability(abilities.END_GOAL)
def end_mentoring_goal(request: HttpRequest, ref: str) -> HttpResponse:
    """They say that they are there, or that they no longer want it."""
    who, on = asker(request)
    goal = find(queries.mentoring.goal, ref)
    if not queries.mentoring.mentors(goal.match, who):
        raise Hidden
    told, who, on = as_mentor(request, goal.match.ref, "end_mentoring_goal")
    form = EndMentoringGoalForm.of(request, about=ref)
    begin_with(form, ended_on=on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        actions.end_goal(
            goal, reached=got["reached"] == "yes", ended_on=got["ended_on"], how_they_say=got["how_they_say"], by=who, on=on
        )  # fmt: skip
        return redirect("mentor_page", ref=told.ref)

    return deed(
        request, form, send, title="What do they say?", button="Keep this", back=page_of("mentor_page", told.ref, told.called),
        quote=goal.words,
    )  # fmt: skip
