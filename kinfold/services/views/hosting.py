"""Pages about nights with a host family: agreed, over, called off."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.services import abilities, actions, queries, rules
from kinfold.services.forms.hosting import AgreeStayForm, CallOffStayForm, EndStayForm
from kinfold.services.models import Request, Stay
from kinfold.services.views.opening import WRITE, members_shown, open_request


def may_have_stays(found: Request) -> bool:
    """Say whether nights can be agreed now: the help has host families, and was offered or has begun."""
    service = found.service
    return service is not None and not rules.no_stay_because(service.kind, service.does, found.state)


@ability(abilities.AGREE_STAY)
def agree_stay(request: HttpRequest, ref: str) -> HttpResponse:
    """Agree nights with a host family for one or several children."""
    found, family, view = open_request(request, ref, WRITE, "agree_stay")
    who, on = asker(request)
    if not may_have_stays(found):
        raise Hidden
    children = [m.person for m in members_shown(family, view, on) if m.is_child]
    form = AgreeStayForm.of(request, about=ref, offered=children)

    def send() -> HttpResponse:
        actions.agree_stay(found, form.chosen, by=who, on=on, **form.told)
        return redirect("request", ref=found.ref)

    says = (
        "A parent stays the one who decides. One stay is 27 nights at most; from 28 days on it is private fostering in law, "
        "and the council must be told."
    )
    shown = {
        "back": found,
        "title": "Nights with a host family",
        "button": "Agree these nights",
        "says": says,
    }
    return web.answer(request, form, "services/short_form.html", send, shown)


@ability(abilities.END_STAY)
def end_stay(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that a child came back, how it went, and what the child says."""
    row, found = _open_stay(request, ref, "end_stay")
    who, on = asker(request)
    form = EndStayForm.of(request, about=ref)
    web.begin_with(form, ended_on=min(row.until_on, on))

    def send() -> HttpResponse:
        actions.end_stay(row, by=who, on=on, **form.answers)
        return redirect("request", ref=found.ref)

    shown = {"title": f"{row.child.known_as} is back", "button": "Save", "says": _said(row)}
    return web.answer(request, form, "services/short_form.html", send, {"back": found, **shown})


@ability(abilities.CALL_OFF_STAY)
def call_off_stay(request: HttpRequest, ref: str) -> HttpResponse:
    """Call off nights that have not begun."""
    row, found = _open_stay(request, ref, "call_off_stay")
    who, on = asker(request)
    form = CallOffStayForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.call_off_stay(row, by=who, on=on, **form.answers)
        return redirect("request", ref=found.ref)

    shown = {"title": "Call off these nights", "button": "Call it off", "says": _said(row)}
    return web.answer(request, form, "services/short_form.html", send, {"back": found, **shown})


def _open_stay(request: HttpRequest, ref: str, action: str) -> tuple[Stay, Request]:
    row = web.find(queries.stay, ref)
    found, _, view = open_request(request, row.request.ref, WRITE, action)
    if not row.is_open or not queries.may_see_stay(row, view):
        raise Hidden
    return row, found


def _said(row: Stay) -> Any:
    return f"{row.child.known_as}: {rules.nights_said(row.nights)} with {row.host}."
