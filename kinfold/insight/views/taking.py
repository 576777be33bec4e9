"""Taking a table away: a commissioner at once, with nothing small in it; a manager once somebody else has agreed."""

import csv
from datetime import date
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.insight import abilities, actions, queries, rules
from kinfold.insight.forms import AnswerTakingForm, AskToTakeForm
from kinfold.insight.models import Taking
from kinfold.insight.queries import Asked
from kinfold.insight.views.making import file_of, table_of
from kinfold.insight.views.opening import NOT_YOUR_WORK, asked, choosing, decide_taking, said
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access
from kinfold.sharing.queries import Decision


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.EXPORT_FIGURES)
def export_figures(request: HttpRequest, table: str) -> HttpResponse:
    """Hand a table over exactly as its reader sees it; who needs a second person for it asks for one here."""
    who, on, decision = open_taking(request, "export_figures", about=table)
    counts = access.decide(who, "R1", None, on=on)
    if table not in rules.TABLES or not counts.opens:
        raise Hidden
    if decision.code == "two":
        return _ask(request, who, on, table, counts)
    return _file(table, asked(request, who, on, counts))


def _ask(request: HttpRequest, who: Who, on: date, table: str, counts: Decision) -> HttpResponse:
    of = asked(request, who, on, counts)
    form = AskToTakeForm.of(request, about=table)
    web.begin_with(form, chosen=request.GET.urlencode()[:300])

    def save() -> HttpResponse:
        actions.ask_to_take(table=table, **form.answers, by=who, on=on)
        return redirect("takings")

    shown = {"title": rules.TABLES[table].title, "said": said(of), "as_of": of.on}
    return web.answer(request, form, "insight/ask_to_take.html", save, shown)


@require_safe
@ability(abilities.SEE_TAKINGS)
def takings(request: HttpRequest) -> HttpResponse:
    """Show what one asked to take away, and what waits for an answer."""
    who, on, decision = open_taking(request, "takings")
    _must_be_two(decision)
    found = [(one, _said(request, one.taking, who, on)) for one in queries.takings(who, on)]
    return web.render(request, "insight/takings.html", {"takings": found})


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.ANSWER_TAKING)
def answer_taking(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody else says yes or no. They see what is asked, for what and for whom: the numbers stay with who asked."""
    taking = web.find(queries.taking, ref)
    who, on, decision = open_taking(request, "answer_taking", about=ref)
    _must_be_two(decision)
    if taking.asked_by_id == who.account_id:
        return redirect("takings")
    form = AnswerTakingForm.of(request, about=ref)

    def save() -> HttpResponse:
        actions.answer_taking(taking, **form.answers, by=who, on=on)
        return redirect("takings")

    shown = {
        "taking": taking,
        "title": rules.TABLES[taking.table].title,
        "said": _said(request, taking, who, on),
        "state": queries.state_of(taking, on),
        "states": rules.TAKING_SAYS,
    }
    return web.answer(request, form, "insight/answer_taking.html", save, shown)


@require_safe
@ability(abilities.FETCH_TAKING)
def fetch_taking(request: HttpRequest, ref: str) -> HttpResponse:
    """Hand over what somebody else agreed to, to who asked, as they see it today."""
    taking = web.find(queries.taking, ref)
    who, on, decision = open_taking(request, "fetch_taking", about=ref)
    _must_be_two(decision)
    counts = access.decide(who, "R1", None, on=on)
    if taking.asked_by_id != who.account_id or not counts.opens:
        raise Hidden
    try:
        actions.fetch_taking(taking, by=who, on=on)
    except NotNow as why:
        raise RefusedOpenly(str(why)) from None
    return _file(taking.table, choosing(who, on, counts, dict(parse_qsl(taking.chosen))))


def open_taking(request: HttpRequest, action: str, *, about: str = "") -> tuple[Who, date, Decision]:
    """Decide row X2 and log it; who needs a second person may come in and ask. Raises Hidden and RefusedOpenly."""
    who, on = asker(request)
    decision = decide_taking(who, on)
    sharing.log(who, row="X2", action=action, decision=decision, about=about)
    if decision.code == "refuse":
        raise RefusedOpenly(NOT_YOUR_WORK)
    if decision.code != "two" and not decision.opens:
        raise Hidden
    return who, on, decision


def _must_be_two(decision: Decision) -> None:
    if decision.code != "two":
        raise Hidden


def _said(request: HttpRequest, taking: Taking, who: Who, on: date) -> list[str]:
    """What was chosen, in words; the address is not trusted."""
    counts = access.decide(who, "R1", None, on=on)
    chosen = dict(parse_qsl(taking.chosen))
    words = said(choosing(who, on, counts, {**chosen, "of": ""}))
    return [*words, *(["only families whose record they may open"] if chosen.get("of") == "mine" else [])]


def _file(table: str, of: Asked) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{table}-{of.on}.csv"'
    csv.writer(answer).writerows(file_of(table_of(table, of), said(of), of.on))
    return answer
