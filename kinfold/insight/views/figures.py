"""The commissioner's pages: what families need and do not get. Counts for many, names only where each record opens."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, RefusedOpenly
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.insight import abilities, queries, rules
from kinfold.insight.queries import Asked
from kinfold.insight.views.making import ON_THE_PAGE
from kinfold.insight.views.opening import (
    NOT_YOUR_WORK,
    address,
    asked,
    decide_taking,
    may_write,
    open_counts,
    said,
)
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access
from kinfold.sharing.queries import Decision

PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "goes": ("When a child goes; health visitor checks", ("childwent", "checks")),
    "school": ("School", ("school",)),
    "hubs": ("Family hubs", ("hubs",)),
}
"""What other rooms count, a few tables at a time."""


@require_safe
@ability(abilities.SEE_FIGURES)
def figures(request: HttpRequest) -> HttpResponse:
    """Show everything that families need and do not get, for everybody or for whom is chosen."""
    who, on, decision = open_counts(request, "figures")
    of = asked(request, who, on, decision)
    found = [figure for _, make in ON_THE_PAGE for figure in make(of)]
    order = list(rules.order(of.chosen))
    shown = {
        "figures": sorted((one for one in found if one.rows), key=lambda one: order.index(one.key)),
        "empty": [one for one in found if not one.rows],
        "choices": queries.choices(of),
        "may_write": may_write(who) and decision.code == "allow",
        "to_look_at": queries.to_look_at(on),
    }
    return web.render(request, "insight/figures.html", {**shown, **_common(request, of, decision, on)})


@require_safe
@ability(abilities.SEE_EQUITY)
def figures_equity(request: HttpRequest) -> HttpResponse:
    """Show whether help reaches everybody alike."""
    who, on, decision = open_counts(request, "figures_equity")
    of = asked(request, who, on, decision)
    of.chosen = {}
    shown = {"figures": [one for one in queries.equity(of) if one.rows]}
    return web.render(request, "insight/equity.html", {**shown, **_common(request, of, decision, on)})


@require_safe
@ability(abilities.SEE_AROUND)
def figures_around(request: HttpRequest) -> HttpResponse:
    """Show what other rooms count: checks, school, hubs, and help that ended after a child went."""
    who, on, decision = open_counts(request, "figures_around")
    of = asked(request, who, on, decision)
    of.chosen = {}
    part = request.GET.get("part", "")
    part = part if part in PARTS else "goes"
    found = [queries.AROUND[key](of) for key in PARTS[part][1]]
    shown = {"figures": [one for one in found if one.rows], "part": part, "parts": PARTS}
    return web.render(request, "insight/around.html", {**shown, **_common(request, of, decision, on)})


@require_safe
@ability(abilities.SEE_BEHIND)
def figures_behind(request: HttpRequest, table: str, row: str) -> HttpResponse:
    """Show by name whom a number counts: only people whose record this reader may open, all of whom are logged."""
    who, on = asker(request)
    counts = access.decide(who, "R1", None, on=on)
    decision = access.decide(who, "R2", None, on=on)
    of = asked(request, who, on, counts)
    people = queries.behind(of, table, row) if counts.opens else []
    if people:
        decision = Decision("allow", counts.actor, "every record in the list opens to them", counts.basis)
    sharing.log(who, row="R2", action="figures_behind", decision=decision, about=f"{table}/{row}")
    if not people and decision.code == "refuse":
        raise RefusedOpenly(NOT_YOUR_WORK)
    if not people:
        raise Hidden
    titles = {"needs": queries.choices(of)["need"], "services": of.services, "whynot": rules.WHY_NOT}
    shown = {
        "people": people,
        "title": titles[table].get(row, row),
        "table": rules.TABLES[table],
        "helped": table != "whynot",
    }
    return web.render(request, "insight/behind.html", {**shown, **_common(request, of, counts, on)})


def _common(request: HttpRequest, of: Asked, decision: Decision, on: object) -> dict[str, object]:
    who, today = asker(request)
    only_mine = not of.reader.others and decision.code == "allow"
    decided = decide_taking(who, today)
    return {
        "of": of,
        "said": said(of),
        "query": address(of, only_mine=only_mine),
        "only_mine": only_mine,
        "counts_others": of.reader.others,
        "has_mine": bool(of.reader.families),
        "may_take": decided.opens or decided.code == "two",
        "two": decided.code == "two",
        "to_answer": queries.takings_to_answer(who, today) if decided.code == "two" else 0,
        "names": rules.DIMENSIONS,
        "mark": rules.MARK,
        "listed": queries.LISTED,
    }
