"""Asking for help oneself: three short screens. Taking it down for somebody. Answering, always with reasons."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import NotNow
from kinfold.concerns import abilities, actions, queries
from kinfold.concerns.forms import (
    AnswerHelpForm,
    CheckForm,
    HelpReplyForm,
    HelpWantedForm,
    HelpWhoForm,
    HelpWordsForm,
)
from kinfold.concerns.views.opening import must_hold, open_help
from kinfold.concerns.walk import Step, Walk
from kinfold.design import web
from kinfold.design.forms import Form
from kinfold.design.web import asker
from kinfold.network import queries as network

OWN_STEPS = (
    Step("words", HelpWordsForm, "concerns/ask_for_help_words.html"),
    Step("wanted", HelpWantedForm, "concerns/ask_for_help_wanted.html"),
    Step("reply", HelpReplyForm, "concerns/ask_for_help_reply.html"),
)
STEPS = (Step("who", HelpWhoForm, "concerns/ask_for_help_who.html"), *OWN_STEPS)
GONE = "This has been sent already, or was never begun."


def _steps(request: HttpRequest) -> tuple[Step, ...]:
    who, _ = asker(request)
    return OWN_STEPS if who.is_family else STEPS


@require_safe
@ability(abilities.ASK_FOR_HELP)
def ask_for_help(request: HttpRequest) -> HttpResponse:
    """Begin asking for help; a worker begins taking down what somebody asks."""
    who, on = asker(request)
    queries.may_raise(who, on)
    return redirect("ask_for_help_step", key=Walk.new_key(), step=_steps(request)[0].slug)


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.ASK_FOR_HELP)
def ask_for_help_step(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """One idea a screen; then a last look."""
    who, on = asker(request)
    queries.may_raise(who, on)
    walk = Walk(request, key, _steps(request), "ask_for_help_step")
    layout = "design/family_page.html" if who.is_family else "design/page.html"

    def make(slug: str, data: QueryDict | None) -> Form:
        return walk.step(slug).form(data, today=on, about=key)

    if step != "check":
        walk.step(step)
        return walk.show(step, lambda data: make(step, data), {"layout": layout, "themselves": who.is_family})
    filled = {s.slug: make(s.slug, walk.of(s.slug)) for s in walk.steps}
    missing = next((slug for slug, form in filled.items() if not form.is_valid()), None)
    if request.method != "POST" and missing is not None:
        return walk.url(missing)

    def send() -> HttpResponseRedirect:
        if missing is not None:
            raise NotNow(GONE)
        answers: dict[str, Any] = {}
        for form in filled.values():
            answers |= form.answers
        asked = actions.ask_for_help(**answers, counts_as_telling=not who.is_family, by=who, on=on)
        walk.forget()
        return redirect("help_request", ref=asked.ref)

    context = {"walk": walk, "filled": filled, "layout": layout, "themselves": who.is_family}
    return web.answer(
        request, CheckForm.of(request, about=key), "concerns/ask_for_help_check.html", send, context
    )


@require_safe
@ability(abilities.SEE_HELP_REQUEST)
def help_request(request: HttpRequest, ref: str) -> HttpResponse:
    """A request and its answer: to whoever asked in plain words, to workers with who is around the family."""
    row, opened = open_help(request, ref, "help_request.view")
    who = opened.who
    on_desk = "duty" in who.roles and opened.sees("V8")
    context = {
        "asked": row,
        "opened": opened,
        "themselves": who.is_family,
        "layout": "design/family_page.html" if who.is_family else "design/page.html",
        "on_desk": on_desk,
        "involved": network.involved(row.family.joined_into or row.family, opened.on) if on_desk else [],
        "unchecked": queries.unconfirmed_in(row.family, opened.on) if on_desk else [],
    }
    return web.render(request, "concerns/help_request.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.ANSWER_HELP)
def answer_help(request: HttpRequest, ref: str) -> HttpResponse:
    """Answer a request for help."""
    must_hold(request, "duty")
    row, opened = open_help(request, ref, "help_request.answer")
    form = AnswerHelpForm.of(request, about=ref)

    def send() -> HttpResponseRedirect:
        actions.answer_help(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("help_request", ref=ref)

    context = {
        "asked": row,
        "opened": opened,
        "maybes": queries.may_be_known(opened.who, row.family, opened.on),
    }
    return web.answer(request, form, "concerns/answer_help.html", send, context)
