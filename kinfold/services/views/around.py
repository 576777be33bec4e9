"""Pages around the help itself: several services at once, letting go, the first visit, help meanwhile, a good end."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.forms import Form
from kinfold.design.web import asker
from kinfold.services import abilities, actions, queries, rules, states
from kinfold.services.forms.around import (
    AskSeveralForm,
    CompanionWentForm,
    EndHelpMeanwhileForm,
    EndWellForm,
    HelpMeanwhileForm,
    LetGoForm,
    TellAnswerForm,
)
from kinfold.services.forms.asking import NOT_ASKED_FOR
from kinfold.services.models import Request
from kinfold.services.views.asking import asked_before
from kinfold.services.views.opening import WRITE, members_shown, open_family, open_request
from kinfold.services.views.whence import whence

MOST = 60
"""Services shown to be ticked at once; where there are more, words or a need make them fewer."""


@ability(abilities.ASK_SEVERAL)
def ask_several(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask several services for the same help at once: whoever can first."""
    family, view = open_family(request, ref, WRITE, "ask_several")
    who, on = asker(request)
    words, need = request.GET.get("words", "")[:80], request.GET.get("kind", "")
    found = [one for one in queries.directory(words, need, on=on) if one.kind not in NOT_ASKED_FOR]
    chosen = set(request.POST.getlist("services"))
    shown = [one for one in found if one.slug in chosen] + [one for one in found if one.slug not in chosen]
    form = AskSeveralForm.of(
        request,
        about=ref,
        members=members_shown(family, view, on),
        services=shown[: max(MOST, len(chosen))],
        needs=queries.open_needs(family, view),
    )
    web.begin_with(form, asked_on=on, **asked_before(request, form))
    origin = whence(request)
    form.knows_whence(origin.came_from)

    def send() -> HttpResponse:
        told = form.told | origin.facts
        made = actions.ask_several(family, form.people, form.chosen, by=who, on=on, **told)
        return redirect("request", ref=made[0].ref)

    context = {
        "family": family,
        "words": words,
        "kind": need,
        "needs": rules.NEEDS,
        "origin": origin,
        "more": len(found) > MOST,
    }
    return web.answer(request, form, "services/ask_several.html", send, context)


@ability(abilities.LET_GO)
def let_go(request: HttpRequest, ref: str) -> HttpResponse:
    """Take back what was asked of the others, now that one service has begun: only what somebody ticks."""
    found, _, view = open_request(request, ref, WRITE, "let_go")
    who, on = asker(request)
    others = [one for one in queries.asked_together(found, view) if one.state in states.BEFORE]
    if not others:
        raise Hidden
    form = LetGoForm.of(request, about=ref, others=others)
    web.begin_with(form, on_day=on)

    def send() -> HttpResponse:
        told = {name: form.cleaned_data[name] for name in ("on_day", "why")}
        actions.let_go(found, form.chosen, by=who, on=on, **told)
        return redirect("request", ref=found.ref)

    says = "They were asked for the same thing. Each one you tick ends, with its reason. Let them know yourself, too."
    return _short(request, form, send, found, "The others you asked", "Take these back", says)


@ability(abilities.COMPANION_WENT)
def companion_went(request: HttpRequest, ref: str) -> HttpResponse:
    """Write that somebody went along the first time."""
    found, _, _ = open_request(request, ref, WRITE, "companion_went")
    who, on = asker(request)
    form = CompanionWentForm.of(request, about=ref)
    web.begin_with(form, on_day=on)

    def send() -> HttpResponse:
        actions.companion_went(found, by=who, on=on, **form.answers)
        return redirect("request", ref=found.ref)

    says = (
        f"With {found.companion}." if found.companion else "A first visit is easier with somebody they know."
    )
    return _short(request, form, send, found, "Somebody went along the first time", "Save", says)


@ability(abilities.TELL_ANSWER)
def tell_answer(request: HttpRequest, ref: str) -> HttpResponse:
    """Write that the person was told what the service answered."""
    found, _, _ = open_request(request, ref, WRITE, "tell_answer")
    who, on = asker(request)
    form = TellAnswerForm.of(request, about=ref)
    web.begin_with(form, on_day=on)

    def send() -> HttpResponse:
        actions.tell_answer(found, told_on=form.cleaned_data["on_day"], by=who, on=on)
        return redirect("request", ref=found.ref)

    says = f"{found.person.known_as} knows what {found.what} answered."
    return _short(request, form, send, found, "They were told", "Save", says)


@ability(abilities.HELP_MEANWHILE)
def help_meanwhile(request: HttpRequest, ref: str) -> HttpResponse:
    """Write what somebody has while they wait."""
    found, _, _ = open_request(request, ref, WRITE, "help_meanwhile")
    who, on = asker(request)
    form = HelpMeanwhileForm.of(request, about=ref)
    web.begin_with(form, since=on)

    def send() -> HttpResponse:
        actions.help_meanwhile(found, by=who, on=on, **form.answers)
        return redirect("request", ref=found.ref)

    says = "The wait goes on, and is still counted: what they have meanwhile is not what was asked for."
    return _short(request, form, send, found, "Help while they wait", "Save", says)


@ability(abilities.END_HELP_MEANWHILE)
def end_help_meanwhile(request: HttpRequest, ref: str) -> HttpResponse:
    """Write that help meanwhile ended."""
    bridge = web.find(queries.interim_help, ref)
    found, _, _ = open_request(request, bridge.request.ref, WRITE, "end_help_meanwhile")
    who, on = asker(request)
    if bridge.until is not None:
        raise Hidden
    form = EndHelpMeanwhileForm.of(request, about=ref)
    web.begin_with(form, on_day=on)

    def send() -> HttpResponse:
        actions.end_help_meanwhile(bridge, until=form.cleaned_data["on_day"], by=who, on=on)
        return redirect("request", ref=found.ref)

    return _short(
        request, form, send, found, "Help while they wait has ended", "Save", f"It was: {bridge.what}"
    )


@ability(abilities.END_WELL)
def end_well(request: HttpRequest, ref: str) -> HttpResponse:
    """End help well: why, whom to ring, and what the person says."""
    found, _, _ = open_request(request, ref, WRITE, "end_well")
    who, on = asker(request)
    if found.state not in states.RECEIVING:
        raise Hidden
    form = EndWellForm.of(request, about=ref)
    web.begin_with(form, on_day=on)

    def send() -> HttpResponse:
        actions.end_well(found, by=who, on=on, **form.answers)
        return redirect("request", ref=found.ref)

    says = "Nobody should have to find out by nobody coming any more."
    return _short(request, form, send, found, "How it ends", "End this help", says)


def _short(
    request: HttpRequest, form: Form, send: Any, found: Request, title: str, button: str, says: str
) -> HttpResponse:
    """Draw or receive one of the short forms about a request."""
    shown = {"back": found, "title": title, "button": button, "says": says}
    return web.answer(request, form, "services/short_form.html", send, shown)
