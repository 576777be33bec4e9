"""Reports that come in: taken down, looked at, and whoever told us hears back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from kinfold.base.abilities import ability
from kinfold.concerns import abilities, actions, queries
from kinfold.concerns.forms import LookAtReportForm, ReceiveReportForm, TellReporterForm
from kinfold.concerns.rules import TypedAdult, TypedChild
from kinfold.concerns.views.opening import must_hold, open_report
from kinfold.design import web
from kinfold.design.web import asker


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.RECEIVE_REPORT)
def receive_report(request: HttpRequest) -> HttpResponse:
    """Take down what a neighbour, the police or another service tells us."""
    who, on = asker(request)
    queries.may_raise(who, on)
    form = ReceiveReportForm.of(request)

    def send() -> HttpResponseRedirect:
        got = form.cleaned_data
        report = actions.receive_report(
            (_child(form),),
            source=got["source"],
            what=got["what"],
            received_on=got["received_on"],
            from_whom=got["from_whom"],
            not_to_be_named=got["not_to_be_named"],
            by=who,
            on=on,
        )
        return redirect("report", ref=report.ref)

    return web.answer(request, form, "concerns/receive_report.html", send)


def _child(form: ReceiveReportForm) -> TypedChild:
    got = form.cleaned_data
    ties = ((got["mother"], "mother_of"), (got["father"], "father_of"))
    return TypedChild(
        name=got["child"],
        born=got["born"],
        address=got["address"],
        postcode=got["postcode"],
        adults=tuple(TypedAdult(name.strip(), tie) for name, tie in ties if name.strip()),
    )


@require_safe
@ability(abilities.SEE_REPORT)
def report(request: HttpRequest, ref: str) -> HttpResponse:
    """A report and what was made of it."""
    row, opened = open_report(request, ref, "report.view")
    on_desk = "duty" in opened.who.roles and opened.sees("V5")
    children = queries.children_in(None, row.family, opened.on)
    context = {
        "report": row,
        "opened": opened,
        "on_desk": on_desk,
        "maybes": queries.may_be_known(opened.who, row.family, opened.on) if on_desk else [],
        "pattern": queries.pattern_of(children, opened.view) if on_desk else None,
    }
    return web.render(request, "concerns/report.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.SEE_REPORT)
def look_at_report(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what was made of a report."""
    must_hold(request, "duty")
    row, opened = open_report(request, ref, "report.look")
    form = LookAtReportForm.of(request, about=ref)

    def send() -> HttpResponseRedirect:
        actions.look_at_report(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("report", ref=ref)

    return web.answer(request, form, "concerns/look_at_report.html", send, {"report": row})


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.SEE_REPORT)
def tell_reporter(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what whoever told us heard back."""
    must_hold(request, "duty")
    row, opened = open_report(request, ref, "report.tell")
    form = TellReporterForm.of(request, about=ref)

    def send() -> HttpResponseRedirect:
        actions.tell_reporter(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("report", ref=ref)

    return web.answer(request, form, "concerns/tell_reporter.html", send, {"report": row})
