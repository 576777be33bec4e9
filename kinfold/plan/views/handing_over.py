"""Handing the lead over, and reading first."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Practitioner, Sector
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import find
from kinfold.network import queries as network
from kinfold.network.models import Involvement
from kinfold.plan import abilities, actions, queries, rules
from kinfold.plan.forms.handing_over import HandOverForm, ReadHandoverForm
from kinfold.plan.forms.steps import AS_NOW
from kinfold.plan.views.opening import Opened, to_read, to_write
from kinfold.plan.views.steps import STAND_APART, asked_words, leads_for
from kinfold.voice import queries as voice

MAY_HAND_OVER = frozenset({"AW", "TM", "MG", "CH"})
MAY_READ = frozenset({"AW", "TM", "MG", "CH"})
LATELY = timedelta(days=60)
HOLD = frozenset({Involvement.Role.ALLOCATED, Involvement.Role.LEAD})


@ability(abilities.HAND_OVER)
def hand_over(request: HttpRequest, ref: str) -> HttpResponse:
    """Hand the lead over: who, why, could the same worker stay, how each child is told, what is still owed."""
    opened = to_write(request, ref, "hand_over", row="G1", by=MAY_HAND_OVER)
    now = network.lead(opened.family, opened.on)
    choices, workers = leads_for(request, opened)
    named = queries.who_named(now.practitioner, opened.family, opened.on) if now else []
    means = rules.what_it_means([row.level for row in queries.levels_open(opened.children).values()])
    outside = [one.ref for one in workers.values() if one.organisation.sector != Sector.SOCIAL_CARE]
    overseers = who_may_oversee(opened, workers)
    form = HandOverForm.of(
        request,
        about=ref,
        workers=[one for one in choices if one[0] != AS_NOW],
        led_by=str(now.practitioner) if now else "",
        named_by=[(child.ref, child.known_as) for child in named if child in opened.children],
        outside=outside if means else (),
        overseers=[(one.ref, f"{one.known_as}, {one.organisation}") for one in overseers.values()],
    )

    def send() -> HttpResponse:
        to = workers[form.cleaned_data["to"]]
        overseer = form.cleaned_data.get("overseen_by") if to.ref in form.outside else ""
        actions.hand_over(
            opened.plan,
            to,
            **form.told,
            overseen_by=overseers.get(overseer or ""),
            by=opened.who,
            on=opened.on,
        )
        return redirect("plan_steps", ref=ref)

    shown = {
        "family": opened.family,
        "lead": now,
        "words": asked_words(request),
        "workers": workers,
        "changed": _level_changed(opened),
        "means": means if outside else (),
    }
    return web.answer(request, form, "plan/hand_over.html", send, shown)


def who_may_oversee(opened: Opened, looked_for: dict[str, Practitioner]) -> dict[str, Practitioner]:
    """The social workers who may oversee a lead from elsewhere: those in the team, the managers of their teams, and whoever
    was looked for; oneself only where one holds the family already (access matrix G2)."""
    rows = [row for row in network.involved(opened.family, opened.on) if row.role not in STAND_APART]
    team = [row.practitioner for row in rows]
    teams = {found.pk for one in team if (found := agencies.team_of(one, opened.on)) is not None}
    mine = opened.who.practitioner_id
    holds = any(row.practitioner_id == mine and row.role in HOLD for row in rows)
    everybody = [*team, *agencies.managers_of(teams, opened.on), *looked_for.values()]
    return {
        one.ref: one
        for one in everybody
        if one.organisation.sector == Sector.SOCIAL_CARE
        and not one.is_volunteer
        and (holds or one.pk != mine)
    }


def _level_changed(opened: Opened) -> bool:
    """Say whether a child's level changed lately: then it is asked first whether the same worker could stay."""
    levels = queries.levels_open(opened.children).values()
    return any(opened.on - row.since <= LATELY for row in levels)


@ability(abilities.READ_HANDOVER)
def read_handover(request: HttpRequest, ref: str) -> HttpResponse:
    """What came before, to be read before acting; then one's own view. Others who hold the family see that it was read."""
    row = find(queries.handover, ref)
    opened = to_read(request, row.plan.family.ref, "read_handover", row="V3")
    if opened.view.masked or opened.view.decision.actor not in MAY_READ:
        raise Hidden
    form = ReadHandoverForm.of(request, about=ref)
    mine = row.to_worker_id == opened.who.practitioner_id and row.read_on is None

    def send() -> HttpResponse:
        actions.read_handover(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("plan", ref=opened.family.ref)

    pack = [{**item, "href": _href(item["page"], item["ref"])} for item in queries.pack(row, opened.view)]
    shown = {
        "family": opened.family,
        "handover": row,
        "mine": mine,
        "pack": pack,
        "said": voice.words_in_family(opened.family, opened.view, 4),
        "needs": queries.help_still_open(opened.family, opened.view),
        "owed": [
            one
            for one in queries.actions(row.plan)
            if one.state == "to_do" and opened.reader.action(one) and one.owner_id == row.from_worker_id
        ],
    }
    return web.answer(request, form, "plan/read_handover.html", send, shown)


def _href(page: str, ref: str) -> str:
    """The address of a page as the pack named it; nothing when no room offers it any longer."""
    try:
        return reverse(page, kwargs={"ref": ref})
    except NoReverseMatch:
        return ""
