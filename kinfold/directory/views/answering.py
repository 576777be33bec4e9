"""What was asked on the public page: read, answered and taken up by duty and the advice line. To others it is as if missing."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, NotNow
from kinfold.concerns import actions as concerns
from kinfold.design import web
from kinfold.design.web import asker, begin_with, find
from kinfold.directory import abilities, actions, queries, rules
from kinfold.directory.forms import NEW, AnswerPublicAskForm, LookForAskerForm, TakeUpForm
from kinfold.directory.models import PublicAsk
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access

PURPOSE = "Asked for help on the public page"
Choices = list[tuple[str, str]]


@require_safe
@ability(abilities.PUBLIC_ASKS)
def public_asks(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, the oldest first, and what was answered lately."""
    on = _must_answer(request, "public_asks")
    shown = {"waiting": queries.asks_waiting(on), "answered": queries.asks_answered(), "today": on}
    return web.render(request, "directory/public_asks.html", shown)


@require_safe
@ability(abilities.SEE_PUBLIC_ASK)
def public_ask(request: HttpRequest, ref: str) -> HttpResponse:
    """One asking: the words, how it is safe to reply, by when, and what became of it."""
    row = _open(request, ref, "public_ask")
    shown = {
        "asked": row,
        "reply": queries.answer_to(row),
        "due": row.answer_by,
        "until": None if row.help_request else rules.kept_until(row.answer_by, row.answered_on),
        "today": asker(request)[1],
    }
    return web.render(request, "directory/public_ask.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.ANSWER_PUBLIC_ASK)
def answer_public_ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Answer, with the reasons."""
    who, on = asker(request)
    row = _open(request, ref, "public_ask.answer")
    form = AnswerPublicAskForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.answer_public_ask(row, **form.answers, by=who, on=on)
        return redirect("public_ask", ref=ref)

    return web.answer(request, form, "directory/answer_public_ask.html", send, {"asked": row})


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.TAKE_UP_PUBLIC_ASK)
def take_up_public_ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Look whether we know them; then write what was asked into that record, or into a new one."""
    who, on = asker(request)
    row = _open(request, ref, "public_ask.take_up")
    looking = LookForAskerForm.of(request, about=ref) if "look" in request.POST else None
    found = _still_chosen(request) if looking is None else _known(request, looking)
    form = TakeUpForm.of(request, about=ref, known=found) if looking is None else None
    form = form or TakeUpForm(today=on, about=ref, known=found)
    begin_with(form, words=row.words, named=row.named)
    context: dict[str, Any] = {
        "asked": row,
        "looking": looking or LookForAskerForm(today=on, about=ref, initial={"called": row.named}),
        "looked": looking is not None and not looking.errors,
        "found": len(found),
    }

    def send() -> HttpResponse:
        told = form.answers
        chosen = None if told.pop("person") == NEW else _person(request, request.POST["person"])
        made = actions.take_up_public_ask(row, **told, person=chosen, by=who, on=on)
        return redirect("help_request", ref=made.ref)

    if looking is not None:
        status = web.NOT_UNDERSTOOD if looking.errors else 200
        return web.render(
            request, "directory/take_up_public_ask.html", {**context, "form": form}, status=status
        )
    return web.answer(request, form, "directory/take_up_public_ask.html", send, context)


def _must_answer(request: HttpRequest, action: str, about: str = "") -> date:
    """Hide the page from all but duty and the advice line; say in the access log that they looked. Returns the day."""
    who, on = asker(request)
    if not queries.may_answer(who):
        raise Hidden
    sharing.log(who, row="F1", action=action, about=about)
    return on


def _open(request: HttpRequest, ref: str, action: str) -> PublicAsk:
    _must_answer(request, action, about=ref)
    return find(queries.ask, ref)


def _known(request: HttpRequest, looking: LookForAskerForm) -> Choices:
    """People who may be meant, among those whom the asker may find (F1): logged, with its purpose, by the concerns room."""
    who, on = asker(request)
    if not looking.is_valid():
        return []
    try:
        hits = concerns.known_to_us(who, **looking.answers, purpose=PURPOSE, on=on)
    except NotNow as why:
        looking.refuse(why)
        return []
    return [(hit.ref, _said(hit.person, hit.why)) for hit in hits if not hit.is_shell]


def _still_chosen(request: HttpRequest) -> Choices:
    """The person who was chosen on the page before, so that a form that comes back still offers them."""
    ref = request.POST.get("person", NEW)
    return [] if ref == NEW else [(ref, _said(_person(request, ref)))]


def _person(request: HttpRequest, ref: str) -> Person:
    who, on = asker(request)
    if not ref.isalnum() or len(ref) > 20:
        raise Hidden
    found = access.findable_people(who, on).filter(ref=ref).first()
    if found is None or getattr(found, "is_shell", True):
        raise Hidden
    return people.kept(found)


def _said(person: Person, why: str = "") -> str:
    born = f", born {person.born_on.year}" if person.born_on else ""
    return f"{person.known_as}{born}" + (f" ({why})" if why else "")
