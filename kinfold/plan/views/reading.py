"""Reading the plan: the fridge page, the working page, one review, and what has changed for one child."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.dates import plain
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.environment import url
from kinfold.design.web import asker, find
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.plan import abilities, queries
from kinfold.plan.views import drawing
from kinfold.plan.views.opening import TEAM, Opened, to_read
from kinfold.plan.views.steps import steps_on_page
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as sharing_queries
from kinfold.voice import queries as voice

if TYPE_CHECKING:
    from markupsafe import Markup

    from kinfold.people.models import Person
    from kinfold.voice.models import OwnWords

BESIDE = "family_services ask_for_service hand_over_lead step hand_over close_plan come_back hold_review agree_action arrange_meeting"


def pages_of(ref: str) -> dict[str, str]:
    """The addresses of pages about this family to which the plan leads, of rooms that are there."""
    return {name: url(name, ref=ref) for name in _beside()}


@cache
def _beside() -> tuple[str, ...]:
    """Those of the pages of rooms that are there."""
    found = []
    for name in BESIDE.split():
        try:
            reverse(name, kwargs={"ref": "R"})
        except NoReverseMatch:
            continue
        found.append(name)
    return tuple(found)


@require_safe
@ability(abilities.SEE_PLAN)
def plan(request: HttpRequest, ref: str) -> HttpResponse:
    """The working page. The family's own page is the one for the fridge."""
    opened = to_read(request, ref, "plan")
    if opened.who.is_family:
        return redirect("fridge_page", ref=opened.family.ref)
    page = queries.working_page(opened.family, opened.on, opened.view, opened.children)
    adds = opened.view.decision.actor in TEAM and opened.view.can("W1")
    return web.render(
        request,
        "plan/plan.html",
        {
            "family": opened.family,
            "page": page,
            "edits": opened.edits,
            "adds": adds,
            "drawn": _drawn(page, opened, adds) if page else {},
            "moves_on": opened.view.decision.actor == "MG",
            "sees_history": opened.view.can("V11"),
            "go": pages_of(opened.family.ref),
            **steps_on_page(
                opened, page.plan if page else None, [row.level for _, row in page.levels] if page else []
            ),
        },
    )


def _drawn(page: queries.WorkingPage, opened: Opened, adds: bool) -> dict[str, Markup]:
    """The three lists of the working page; what is over is only read."""
    over = drawing.Hand(opened.family, opened.on)
    hand = drawing.Hand(
        opened.family,
        opened.on,
        edits=opened.edits,
        adds=adds,
        me=opened.who.practitioner_id,
        children={child.pk for child in page.children},
    )
    return {
        "goals": drawing.goals(page.goals, hand),
        "others": drawing.actions(page.others, hand),
        "ended": drawing.goals(page.ended_goals, over),
    }


@require_safe
@ability(abilities.SEE_PLAN_HISTORY)
def plan_history(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything that was written in the plan, the newest first, and who wrote it."""
    opened = to_read(request, ref, "plan_history", row="V11")
    rows = [
        (plain(one.on_day), one.what, str(one.recorded_by) if one.recorded_by else "Not known")
        for one in queries.log_of(opened.plan, opened.reader)
    ]
    return web.render(request, "plan/plan_history.html", {"family": opened.family, "rows": rows})


@require_safe
@ability(abilities.SEE_FRIDGE_PAGE)
def fridge_page(request: HttpRequest, ref: str) -> HttpResponse:
    """One page for the fridge, for the family and for whoever prints it for them."""
    opened = to_read(request, ref, "fridge_page")
    page = queries.fridge_page(opened.family, opened.on, opened.view)
    template = "plan/fridge_for_family.html" if opened.who.is_family else "plan/fridge_page.html"
    return web.render(request, template, {"family": opened.family, "page": page, "edits": opened.edits})


@require_safe
@ability(abilities.SEE_REVIEW)
def review(request: HttpRequest, ref: str) -> HttpResponse:
    """One review, child by child. Somebody from whom something is kept does not find it: its words may tell it.

    A child reads what was written to them, and what they said. Whoever may not know of one of the children reads nothing
    that was said of all of them together.
    """
    row = find(queries.review, ref)
    opened = to_read(request, row.plan.family.ref, "review")
    if opened.view.masked or opened.view.hides("review", ref):
        raise Hidden
    reached = [one for one in row.reached.all() if opened.reader.reached(one)]
    own = [one for one in reached if opened.reader.own(one.child)]
    words = _words_said(opened, [one.child for one in (own if opened.who.is_family else reached)])
    template = "plan/review_for_family.html" if opened.who.is_family else "plan/review.html"
    return web.render(
        request,
        template,
        {
            "family": opened.family,
            "review": row,
            "reached": reached,
            "words": words,
            "own": {one.pk for one in own},
            "of_all": len(reached) == len(row.reached.all()),
        },
    )


@require_safe
@ability(abilities.SEE_CHANGE)
def change_view(request: HttpRequest, ref: str) -> HttpResponse:
    """What was asked, what changed, how far it reached this child and when: review by review."""
    who, on = asker(request)
    person = find(people.person, ref)
    homes = network.families_of(person, on)
    family = next(
        (one for one in homes if sharing_queries.may(who, "V8", one, on=on)), homes[0] if homes else None
    )
    if family is None:
        raise Hidden
    view = sharing.open_record(who, "V8", family, person=person, on=on, action="change_view", about=ref)
    if view.masked:
        raise Hidden
    opened = Opened(who, on, family, view)
    found = [one for one in queries.change_view(person) if opened.reader.reached(one.reached)]
    return web.render(
        request,
        "plan/change_view.html",
        {"person": person, "family": family, "changes": found, "words": _words_said(opened, [person])},
    )


def _words_said(opened: Opened, children: list[Person]) -> dict[str, OwnWords]:
    """The children's own words that this reader may read, by their reference."""
    found: dict[str, OwnWords] = {}
    for child in {one.pk: one for one in children}.values():
        found |= {row.ref: row for row in voice.words_of(child, opened.view)}
    return found
