"""Stepping up and down, coming back, and the history of it: each page says what stays the same."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Practitioner
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.network import queries as network
from kinfold.network.models import Involvement
from kinfold.people.models import Person
from kinfold.plan import abilities, actions, queries, rules
from kinfold.plan.forms.steps import AS_NOW, Choices, ComeBackForm, StepForm, hints_of
from kinfold.plan.models import Plan
from kinfold.plan.views.opening import Opened, to_read, to_write

MAY_END = frozenset({"AW", "MG"})
MAY_STEP = MAY_END | {"DU"}
"""Who may change a level: whoever holds the family, their manager, and duty while a contact is live."""


@ability(abilities.STEP)
def step(request: HttpRequest, ref: str) -> HttpResponse:
    """Step children up or down. The page says what stays the same before it asks anything."""
    opened = to_write(request, ref, "step", by=MAY_STEP)
    way = "down" if request.GET.get("way") == "down" else "up"
    before = queries.levels_open(opened.children)
    children = [child for child in opened.children if _may_go(way, before.get(child.pk))]
    levels = _levels(way, [before[c.pk].level if c.pk in before else "not_known" for c in children])
    form = StepForm.of(
        request, about=f"{ref}.{way}", children=_named(children, before), levels=levels, way=way
    )

    def send() -> HttpResponse:
        told = form.told
        act = actions.step_up if way == "up" else actions.step_down
        chosen = chosen_of(children, form.cleaned_data["children"])
        act(opened.plan, chosen, told.pop("level"), **told, by=opened.who, on=opened.on)
        return redirect("plan_steps", ref=ref)

    shown = {
        "family": opened.family,
        "way": way,
        "children": children,
        "levels": levels,
        "hints": hints_of(levels),
        "stays": stays(opened),
    }
    return web.answer(request, form, "plan/step.html", send, shown)


BACK_TO = ["early_help", "child_in_need", "section_47"]
"""Levels to which a family comes back here; the others need a conference or a court."""

STAND_APART = frozenset({Involvement.Role.CHAIR, Involvement.Role.GUARDIAN})
"""Who holds the others to what they said does not lead."""

BY_COURT_OR_LATER = frozenset({"proceedings", "kinship_care", "special_guardianship", "care_leaver"})
"""Levels that nobody steps up to here: a court decides them, or they come after care. A child's own page records them."""


def _may_go(way: str, level: Any) -> bool:
    """Who has ended comes back by a page of their own; who is not helped cannot be helped less."""
    if level is None or level.level in rules.NOT_HELPED:
        return way == "up" and (level is None or level.level != "closed")
    return True


def _levels(way: str, before: list[str]) -> list[str]:
    """The levels to which at least one of the children would go this way."""
    if way == "up":
        least = min((rules.HOW_MUCH[word] for word in before), default=0)
        here = [word for word in rules.BY_A_STEP if word not in BY_COURT_OR_LATER]
        return [word for word in here if rules.HOW_MUCH[word] >= least and set(before) != {word}]
    most = max((rules.HOW_MUCH[word] for word in before), default=0)
    return [word for word in rules.BY_A_STEP if rules.HOW_MUCH[word] < most]


def _named(children: list[Person], levels: dict[int, Any]) -> Choices:
    return [
        (c.ref, f"{c.known_as} (now: {levels[c.pk].get_level_display()})" if c.pk in levels else c.known_as)
        for c in children
    ]


def chosen_of(children: list[Person], refs: list[str]) -> list[Person]:
    """The children that were ticked."""
    return [child for child in children if child.ref in refs]


def stays(opened: Opened) -> queries.Stays:
    """What stays the same, for the page."""
    return queries.what_stays(opened.plan, opened.family, opened.children, opened.on, opened.reader)


@ability(abilities.COME_BACK)
def come_back(request: HttpRequest, ref: str) -> HttpResponse:
    """Help again after the end: the same record, the same plan. Shows what was found and tried before."""
    opened = to_write(request, ref, "come_back", by=MAY_STEP)
    before = queries.levels_open(opened.children)
    children = [c for c in opened.children if c.pk in before and before[c.pk].level in rules.NOT_HELPED]
    leads, workers = leads_for(request, opened)
    visits = queries.last_rhythms(opened.plan, children)
    form = ComeBackForm.of(
        request,
        about=ref,
        children=_named(children, before),
        levels=BACK_TO,
        leads=leads,
        visits=min((row.every_days for row in visits), default=None),
    )

    def send() -> HttpResponse:
        told = form.told
        lead = workers.get(told.pop("lead"))
        chosen = chosen_of(children, form.cleaned_data["children"])
        actions.come_back(
            opened.plan, chosen, told.pop("level"), lead=lead, **told, by=opened.who, on=opened.on
        )
        return redirect("plan_steps", ref=ref)

    shown = {
        "family": opened.family,
        "children": children,
        "hints": hints_of(BACK_TO),
        "ending": queries.last_ending(opened.plan),
        "endings": sum(one.way == "close" for one in queries.steps(opened.plan)),
        "stays": stays(opened),
        "words": asked_words(request),
        "leads": leads,
        "visits": visits,
    }
    return web.answer(request, form, "plan/come_back.html", send, shown)


def asked_words(request: HttpRequest) -> str:
    """By which words a worker is looked for."""
    return request.GET.get("words", "").strip()[:100]


def leads_for(request: HttpRequest, opened: Opened) -> tuple[Choices, dict[str, Practitioner]]:
    """Who may be named to lead: whoever leads now stays, else the team, else whoever was looked for; never oneself."""
    now = network.lead(opened.family, opened.on)
    rows = network.involved(opened.family, opened.on)
    apart = {row.practitioner_id for row in rows if row.role in STAND_APART}
    team = [row.practitioner for row in rows if row.practitioner_id not in apart]
    found = {one.ref: one for one in [*team, *agencies.find_practitioners(asked_words(request), opened.on)]}
    mine = opened.who.practitioner_id
    workers = {
        ref: one
        for ref, one in found.items()
        if one.pk not in {mine, *apart}
        and not one.is_volunteer
        and (now is None or one.pk != now.practitioner_id)
    }
    as_now = [(AS_NOW, f"{now.practitioner} goes on leading")] if now else []
    return as_now + [(ref, f"{one.known_as}, {one.organisation}") for ref, one in workers.items()], workers


@require_safe
@ability(abilities.SEE_STEPS)
def plan_steps(request: HttpRequest, ref: str) -> HttpResponse:
    """Every step, ending, return and handover of this family; and the workers that each child has had."""
    opened = to_read(request, ref, "plan_steps", row="V3")
    if opened.view.masked:
        raise Hidden
    made = queries.plan_of(opened.family)
    levels = [row.level for row in queries.levels_open(opened.children).values()]
    shown = {
        "family": opened.family,
        "told": queries.steps_history(made, opened.view) if made else [],
        "on": opened.on,
        "workers": queries.continuities(opened.children, opened.family, opened.on),
        **steps_on_page(opened, made, levels),
        "on_steps_page": True,
    }
    return web.render(request, "plan/plan_steps.html", shown)


def steps_on_page(opened: Opened, plan: Plan | None, levels: list[str]) -> dict[str, Any]:
    """What `plan/_steps.html` shows, for somebody who reads the whole record; nothing for anybody else. One query."""
    if plan is None or not opened.view.whole("V3") or opened.who.is_family:
        return {"steps": None}
    actor = opened.view.decision.actor
    return {
        "steps": queries.steps_part(plan, levels, opened.who.practitioner_id),
        "may_step": actor in MAY_STEP and opened.view.can("W1"),
        "may_end": actor in MAY_END,
        "may_hand_over": opened.view.whole("G1"),
        "may_agree": opened.view.can("W4"),
        "on_steps_page": False,
    }
