"""One-time links: the sender's pages, and the two pages that anybody with a link may open.

The open pages are drawn without the request: whoever is signed in on that device plays no part, and no cookie is set. They
carry no security token either: nobody can send the form who does not hold the link, and with `no-referrer`, which keeps the
link out of every other log, browsers send the origin that Django would check as null.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, NotNow
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.services import abilities, actions, queries
from kinfold.services.forms.links import AnswerLinkForm, SendAnswerLinkForm, TakeBackLinkForm
from kinfold.services.rules import links as rules
from kinfold.services.views.opening import open_request

SHARE = "X3"
CLOSED, TOO_MANY = 404, 429
ADDRESS_ONLY = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "no-store, private",
}


@dataclass(frozen=True, slots=True)
class Nobody:
    """What the layout may know of whoever looks: the day, and nothing else."""

    today: date


@ability(abilities.SEND_ANSWER_LINK)
def send_answer_link(request: HttpRequest, ref: str) -> HttpResponse:
    """Write a one-time link for a service, read through what it will show, and send it."""
    found, family, _ = open_request(request, ref, SHARE, "send_answer_link")
    who, on = asker(request)
    form = SendAnswerLinkForm.of(request, about=found.ref)
    if not form.is_bound:
        web.begin_with(form, sent_to=found.service.email if found.service else "", shares=found.aim)
    shown = {"asked": found, "family": family, "form": form, "says": rules}
    if form.is_bound and form.is_valid() and not form.has_been_read:
        if "change" in request.POST:
            return web.render(request, "services/send_answer_link.html", shown)
        return web.render(request, "services/read_answer_link.html", shown)

    def send() -> HttpResponse:
        actions.send_answer_link(found, by=who, on=on, **form.told)
        return redirect("request", ref=found.ref)

    return web.answer(request, form, "services/send_answer_link.html", send, shown)


@ability(abilities.TAKE_BACK_LINK)
def take_back_link(request: HttpRequest, ref: str) -> HttpResponse:
    """Take back a link that was sent."""
    link = web.find(queries.answer_link, ref)
    found, _, _ = open_request(request, link.request.ref, SHARE, "take_back_link")
    who, on = asker(request)
    if queries.links.stands(link, on) not in ("open", "expired"):
        raise Hidden
    form = TakeBackLinkForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.take_back_link(link, by=who, on=on, **form.answers)
        return redirect("request", ref=found.ref)

    shown = {
        "back": found,
        "title": "Take back the link",
        "button": "Take it back",
        "says": "From then on it opens nothing, and no other can be asked for with it. What was read before cannot be taken back.",
    }
    return web.answer(request, form, "services/short_form.html", send, shown)


@csrf_exempt
@ability(abilities.ANSWER_LINK)
def answer_link(request: HttpRequest, token: str) -> HttpResponse:
    """The one request of a one-time link. Looking uses nothing up; one answer does."""
    _, on = asker(request)
    now, address = timezone.now(), str(request.META.get("REMOTE_ADDR", ""))
    opened = actions.open_answer_link(token, on=on, now=now, address=address)
    if opened.stands != "open" or opened.link is None:
        return closed(opened.stands, token, on)
    answer = str(request.GET.get("answer", ""))
    shown = {"link": opened.link, "asked": opened.link.request, "answers": opened.answers, "answer": answer}
    shown |= {"stands": rules.stands_said(opened.link.request.state), "token": token}
    if answer not in opened.answers:
        missed = request.method == "POST" or bool(request.GET)
        status = web.NOT_UNDERSTOOD if missed else 200
        return plain_page("services/answer_link.html", shown | {"missed": missed}, on, status)
    form = AnswerLinkForm.of(request, answer=answer, answers=opened.answers)
    if not form.is_bound or not form.is_valid():
        status = web.NOT_UNDERSTOOD if form.is_bound else 200
        return plain_page("services/answer_this.html", shown | {"form": form}, on, status)
    try:
        actions.answer_by_link(token, answer, now=now, on=on, address=address, **form.answers)
    except actions.LinkClosed as why:
        return closed(why.opened.stands, token, on)
    except NotNow as why:
        form.refuse(why)
        return plain_page("services/answer_this.html", shown | {"form": form}, on, web.NOT_UNDERSTOOD)
    return plain_page("services/answered.html", {"goes_on": answer in rules.GOES_ON}, on)


@csrf_exempt
@require_POST
@ability(abilities.ASK_FOR_NEW_LINK)
def ask_for_new_link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a new link. It goes to the known address only; the page says the same whether or not there was one."""
    _, on = asker(request)
    now, address = timezone.now(), str(request.META.get("REMOTE_ADDR", ""))
    if actions.open_answer_link(token, on=on, now=now, address=address).stands == "too_many":
        return closed("too_many", token, on)
    actions.ask_for_new_link(token, on=on)
    return plain_page("services/new_link.html", {}, on)


def closed(stands: str, token: str, on: date) -> HttpResponse:
    """Say kindly that a link takes no answer: with one status, whatever it was, or whether it ever was."""
    status = TOO_MANY if stands == "too_many" else CLOSED
    return plain_page("services/link_closed.html", {"stands": stands, "token": token}, on, status)


def plain_page(template: str, shown: dict[str, Any], on: date, status: int = 200) -> HttpResponse:
    """Draw a page that knows nothing of whoever asks, and that no cache, search engine or other site learns of."""
    words = render_to_string(template, {**shown, "request": Nobody(on)})
    return HttpResponse(words, status=status, headers=ADDRESS_ONLY)
