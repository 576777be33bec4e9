"""Ending help, agreeing to an ending, and looking back."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import find
from kinfold.network import queries as network
from kinfold.plan import abilities, actions, queries, rules
from kinfold.plan.forms.closing import AnswerClosingForm, ClosePlanForm, LookBackForm
from kinfold.plan.models import Step
from kinfold.plan.rules import CarriedOn
from kinfold.plan.views.opening import Opened, to_read, to_write
from kinfold.plan.views.steps import MAY_END, MAY_STEP, chosen_of, stays

SOMEBODY_ELSE = "Its own worker carries it on."


@ability(abilities.CLOSE_PLAN)
def close_plan(request: HttpRequest, ref: str) -> HttpResponse:
    """The closing checklist. Above early help it waits for somebody else's agreement."""
    opened = to_write(request, ref, "close_plan", by=MAY_END)
    before = queries.levels_open(opened.children)
    children = [c for c in opened.children if c.pk in before and before[c.pk].level not in rules.NOT_HELPED]
    needs = queries.needs_left_open(opened.family, children, opened.on, opened.view)
    form = ClosePlanForm.of(
        request,
        about=ref,
        children=[(c.ref, f"{c.known_as} (now: {before[c.pk].get_level_display()})") for c in children],
        needs=[(need.ref, queries.need_said(need)) for need in needs],
        ring=_ring(opened),
    )

    def send() -> HttpResponse:
        chosen = chosen_of(children, form.cleaned_data["children"])
        carried = form.carried_on + _kept_needs(opened, {need.ref for need in needs})
        actions.ask_to_close(
            opened.plan, chosen, open_needs=carried, **form.told, by=opened.who, on=opened.on
        )
        return redirect("plan_steps", ref=ref)

    shown = {
        "family": opened.family,
        "children": children,
        "newest": queries.newest_closing(opened.plan),
        "second": rules.needs_a_second(before[c.pk].level for c in children),
        "stays": stays(opened),
    }
    return web.answer(request, form, "plan/close_plan.html", send, shown)


def _ring(opened: Opened) -> str:
    """The lead's name and number, and duty's, as a beginning."""
    lead = network.lead(opened.family, opened.on)
    duty = f"Duty team, {settings.DUTY_PHONE}" if settings.DUTY_PHONE else ""
    if lead is None:
        return duty
    worker = lead.practitioner
    by_day = ", ".join(part for part in (worker.known_as, worker.phone or worker.organisation.phone) if part)
    return f"{by_day}\nAt any time: {duty}" if duty else by_day


def _kept_needs(opened: Opened, shown: set[str]) -> list[CarriedOn]:
    """Needs of people who are kept from whoever ends this: they do not vanish either, and nobody is told of them here."""
    everything = queries.needs_left_open(opened.family, opened.children, opened.on)
    return [CarriedOn(need.ref, why=SOMEBODY_ELSE) for need in everything if need.ref not in shown]


@ability(abilities.ANSWER_CLOSING)
def answer_closing(request: HttpRequest, ref: str) -> HttpResponse:
    """Agree to an ending that somebody else asked for, or send it back. Nobody answers their own (W3)."""
    opened = to_read(request, ref, "answer_closing", row="W4")
    waiting = queries.closing_waiting(opened.plan)
    if waiting is None or opened.view.masked:
        raise Hidden
    own = waiting.asked_by_id == opened.who.practitioner_id
    form = AnswerClosingForm.of(request, about=waiting.ref)

    def send() -> HttpResponse:
        told = form.answers
        actions.answer_closing(
            waiting, agree=told["agree"] == "yes", says=told["says"], by=opened.who, on=opened.on
        )
        return redirect("plan_steps", ref=ref)

    shown = {
        "family": opened.family,
        "closing": waiting,
        "own": own,
        "children": [child for child in opened.children if child.ref in waiting.children],
        "needs": [
            row
            for row in waiting.open_needs
            if not opened.view.hides("need", row["need"], about=[row["person"]])
        ],
        "ready": rules.READY.get(waiting.ready, ""),
        "stays": stays(opened),
    }
    return web.answer(request, form, "plan/answer_closing.html", send, shown)


@ability(abilities.LOOK_BACK)
def look_back(request: HttpRequest, ref: str) -> HttpResponse:
    """Some time after the end: how does it go?"""
    ended = find(queries.step, ref)
    opened = to_write(request, ended.plan.family.ref, "look_back", by=MAY_STEP)
    if ended.way != Step.Way.CLOSE or opened.view.hides("step", ref):
        raise Hidden
    form = LookBackForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.look_back(ended, **form.answers, by=opened.who, on=opened.on)
        return redirect("plan_steps", ref=opened.family.ref)

    needs = [
        row for row in ended.open_needs if not opened.view.hides("need", row["need"], about=[row["person"]])
    ]
    shown = {"family": opened.family, "step": ended, "needs": needs}
    return web.answer(request, form, "plan/look_back.html", send, shown)
