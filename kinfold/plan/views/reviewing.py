"""Visits agreed for each child, and reviews that ask of each child."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.clocks import queries as clocks
from kinfold.design import web
from kinfold.design.web import begin_with, find
from kinfold.plan import abilities, actions, queries, rules
from kinfold.plan.forms.reviews import HoldReviewForm
from kinfold.plan.forms.rhythms import EndRhythmForm, SetRhythmForm
from kinfold.plan.models import Goal
from kinfold.plan.views.opening import REVIEWERS, Opened, to_write
from kinfold.plan.views.plans import back_to_plan
from kinfold.records import queries as records


@ability(abilities.SET_RHYTHM)
def set_rhythm(request: HttpRequest, ref: str) -> HttpResponse:
    """Agree how often somebody sees a child, and why so often. What the law or the council asks at least stands beside."""
    opened = to_write(request, ref, "set_rhythm")
    plan = opened.plan
    born = [child for child in opened.children if not child.is_unborn]
    form = SetRhythmForm.of(request, about=ref, children=born, team=opened.team)
    begin_with(form, child=request.GET.get("child", ""))

    def send() -> HttpResponse:
        actions.set_rhythm(plan, form.person, **form.told, by=opened.who, on=opened.on)
        return back_to_plan(opened)

    return web.answer(
        request, form, "plan/set_rhythm.html", send, _beside(opened) | {"family": opened.family}
    )


def _beside(opened: Opened) -> dict[str, object]:
    """What is shown beside the question: what holds now, the least by law at each child's level, and the council's own."""
    levels = queries.levels_of(opened.family, opened.on)
    least = [
        (child.known_as, rules.least_in_words(levels[child.pk].level, 0, opened.on))
        for child in opened.children
        if child.pk in levels and levels[child.pk].level in rules.LEAST
    ]
    council = [one for one in clocks.local_limits() if one.rule == "visit_every" and one.until is None]
    return {
        "least": least,
        "council": rules.every(council[0].days) if council else "",
        "before": records.before_visit(opened.family, opened.view, opened.on),
        "rhythms": [row for row in queries.rhythms(opened.plan, opened.on) if opened.reader.rhythm(row)],
    }


@ability(abilities.END_RHYTHM)
def end_rhythm(request: HttpRequest, ref: str) -> HttpResponse:
    """End visits, with the reason."""
    row = find(queries.rhythm, ref)
    opened = to_write(request, row.plan.family.ref, "end_rhythm")
    if not opened.reader.rhythm(row):
        raise Hidden
    form = EndRhythmForm.of(request, about=ref)
    begin_with(form, until=opened.on)

    def send() -> HttpResponse:
        actions.end_rhythm(row, **form.answers, by=opened.who, on=opened.on)
        return back_to_plan(opened)

    shown = {"family": opened.family, "row": row, "every": rules.every(row.every_days)}
    return web.answer(request, form, "plan/end_rhythm.html", send, shown)


@ability(abilities.HOLD_REVIEW)
def hold_review(request: HttpRequest, ref: str) -> HttpResponse:
    """Look at how the plan is going, for each child."""
    opened = to_write(request, ref, "hold_review", by=REVIEWERS)
    plan = opened.plan
    found = [goal for goal in queries.goals(plan) if goal.state == Goal.State.OPEN]
    goals = [goal for goal in found if opened.reader.goal(goal)]
    born = [child for child in opened.children if not child.is_unborn]
    form = HoldReviewForm.of(request, about=ref, children=born, asked=_asked(opened, goals))

    def send() -> HttpResponse:
        at = request.GET.get("meeting", "")  # the meeting at which it is held, by its reference
        meeting = at if at.isalnum() and len(at) <= 20 else ""
        actions.hold_review(
            plan,
            **form.told,
            reached=form.reached,
            children=born,
            meeting=meeting,
            by=opened.who,
            on=opened.on,
        )
        return back_to_plan(opened)

    shown = {"family": opened.family, "goals": goals, "last": next(iter(queries.reviews(plan)), None)}
    return web.answer(request, form, "plan/hold_review.html", send, shown)


def _asked(opened: Opened, goals: list[Goal]) -> dict[int, str]:
    """What the goals ask for each child until now, to begin from: their own goals and the family's."""
    shared = [goal.words for goal in goals if goal.person_id is None]
    return {
        child.pk: "\n".join([goal.words for goal in goals if goal.person_id == child.pk] + shared)
        for child in opened.children
    }
