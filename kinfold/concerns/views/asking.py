"""The consultation line: what was asked, what is known, and the answer with its reasons."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from kinfold.base.abilities import ability
from kinfold.concerns import abilities, actions, queries
from kinfold.concerns.forms import AnswerConsultationForm, LookAgainForm
from kinfold.concerns.models import Consultation
from kinfold.concerns.views.opening import Opened, must_hold, open_consultation
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.network import queries as network


@require_safe
@ability(abilities.CONSULTATION_QUEUE)
def consultation_queue(request: HttpRequest) -> HttpResponse:
    """What waits for the consultation line, and the worries kept about children whom nobody has checked."""
    must_hold(request, "consultation", "duty")
    who, on = asker(request)
    context = {"waiting": queries.consultation_queue(who, on), "kept": queries.kept_worries(who, on)}
    return web.render(request, "concerns/consultation_queue.html", context)


@require_safe
@ability(abilities.SEE_CONSULTATION)
def consultation(request: HttpRequest, ref: str) -> HttpResponse:
    """A question and, once it is given, the advice with its reasons. Opening an answer takes it off the new ones."""
    row, opened = open_consultation(request, ref, "consultation.view")
    if opened.own:
        actions.see_answer(row, by=opened.who, on=opened.on)
    return web.render(request, "concerns/consultation.html", _context(row, opened))


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.ANSWER_CONSULTATION)
def answer_consultation(request: HttpRequest, ref: str) -> HttpResponse:
    """Answer, beside what is already known."""
    must_hold(request, "consultation", "duty")
    row, opened = open_consultation(request, ref, "consultation.answer")
    form = AnswerConsultationForm.of(request, about=ref)

    def send() -> HttpResponseRedirect:
        actions.answer_consultation(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("consultation", ref=ref)

    context = _context(row, opened) | {"maybes": queries.may_be_known(opened.who, row.family, opened.on)}
    return web.answer(request, form, "concerns/answer_consultation.html", send, context)


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.ANSWER_CONSULTATION)
def look_again(request: HttpRequest, ref: str) -> HttpResponse:
    """Look again at what was advised."""
    must_hold(request, "consultation", "duty")
    row, opened = open_consultation(request, ref, "consultation.look_again")
    form = LookAgainForm.of(request, about=ref)

    def send() -> HttpResponseRedirect:
        actions.look_again(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("consultation", ref=ref)

    return web.answer(request, form, "concerns/look_again.html", send, _context(row, opened))


def _context(row: Consultation, opened: Opened) -> dict[str, Any]:
    """What the pages of a consultation show: to the asker their own; to the line what is known as well."""
    on_desk = bool({"consultation", "duty"} & opened.who.roles) and opened.sees("V10")
    children = queries.children_in(row.concern, row.family, opened.on) if on_desk else []
    return {
        "consultation": row,
        "opened": opened,
        "on_desk": on_desk,
        "pattern": queries.pattern_of(children, opened.view) if on_desk else None,
        "unchecked": queries.unconfirmed_in(row.family, opened.on) if on_desk else [],
        "involved": network.involved(row.family.joined_into or row.family, opened.on) if on_desk else [],
        "words": queries.words_in(row.concern, opened.view, opened.own) if row.concern else [],
        "names": queries.names_of(row.concern) if row.concern else "",
    }
