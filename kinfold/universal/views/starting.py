"""Pages of first days at nursery and school."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.dates import plain
from kinfold.base.errors import Hidden, NotNow
from kinfold.design import web
from kinfold.design.web import again, begin_with
from kinfold.network import queries as network
from kinfold.plan import queries as plans
from kinfold.universal import abilities, actions, queries, rules
from kinfold.universal.forms.others import PlanFirstDayMeetingForm, SetFirstDayForm
from kinfold.universal.queries import Start
from kinfold.universal.views.opening import Opened, child_opened, deed, to_read, to_write

ASKERS = frozenset({"school", "early_years", "health"})
"""Who does not arrange the team's meetings, but knows what a first day is for this child."""


@require_safe
@ability(abilities.FIRST_DAYS)
def first_days(request: HttpRequest, ref: str) -> HttpResponse:
    """When a child starts nursery, primary and secondary school; near a first day, a way to arrange a meeting about it."""
    opened = to_read(request, ref, "first_days")
    starts = queries.transitions(opened.child, opened.on)
    has_plan = plans.plan_of(opened.family) is not None
    writes = opened.view.can("W1")
    lines = [(one, _meeting(opened, one) if one.is_near and has_plan and writes else "") for one in starts]
    shown = {"child": opened.child, "lines": lines, "stages": rules.stages(), "writes": writes}
    return web.render(request, "universal/first_days.html", shown)


def _meeting(opened: Opened, one: Start) -> str:
    """The address for arranging the team's meeting, with what it is for."""
    why = (
        f"{opened.child.known_as} starts {one.stage.title} on {plain(one.starts_on)}. What would make it go well?"
        if one.starts_on
        else ""
    )
    page = reverse("arrange_meeting", kwargs={"ref": opened.family.ref})
    return f"{page}?{urlencode({'kind': 'team_around_child', 'why': why})}"


@ability(abilities.PLAN_FIRST_DAY_MEETING)
def plan_first_day_meeting(request: HttpRequest, ref: str, stage: str) -> HttpResponse:
    """Before a first day the people around a child meet: arrange it; school and health ask the family's lead to."""
    opened = child_opened(request, ref, "plan_first_day_meeting", "V8")
    helps = opened.who.sector in ASKERS and opened.view.whole("V8")
    if opened.who.is_family or not (opened.works or helps):
        raise Hidden
    one = _near(opened, stage)
    lead = network.lead(opened.family, opened.on)
    form = PlanFirstDayMeetingForm.of(request, about=f"{ref}-{stage}")

    def send() -> HttpResponse:
        actions.ask_first_day_meeting(opened.family, opened.child, stage, **opened.told)
        return redirect(f"{request.path}?asked=yes")

    shown = {
        "child": opened.child,
        "one": one,
        "lead": lead.practitioner if lead is not None else None,
        "arrange": _meeting(opened, one) if opened.works and opened.view.can("W1") else "",
        "sent": "asked" in request.GET,
    }
    return web.answer(request, form, "universal/plan_first_day_meeting.html", send, shown)


def _near(opened: Opened, stage: str) -> Start:
    """The first day that is near and to come; any other is as if missing."""
    for one in queries.coming_of([opened.child], opened.on):
        if one.start.stage.word == stage:
            return one.start
    raise Hidden


@ability(abilities.SET_FIRST_DAY)
def set_first_day(request: HttpRequest, ref: str, stage: str) -> HttpResponse:
    """Set a first day by hand, or that the child does not go there."""
    opened = to_write(request, ref, "set_first_day")
    try:
        of = rules.stage(stage)
    except NotNow:
        raise Hidden from None
    row = queries.transition_day(opened.child, stage)
    form = SetFirstDayForm.of(request, about=f"{ref}-{stage}")
    if row is not None:
        begin_with(
            form,
            goes="yes" if row.starts_on else "no",
            starts_on=row.starts_on,
            why=row.why,
            version=row.version,
        )

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.set_first_day(opened.family, opened.child, stage, **form.facts, **opened.told),
            lambda: getattr(queries.transition_day(opened.child, stage), "version", 1),
        )
        return redirect("first_days", ref=ref)

    return deed(
        request, form, send, opened, title=f"The first day at {of.title}", button="Keep this",
        back=(reverse("first_days", kwargs={"ref": ref}), "First days"),
    )  # fmt: skip
