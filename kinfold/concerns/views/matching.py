"""Is this child somebody we know? The two buttons; and the look-up with its purpose."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, NotNow
from kinfold.base.who import Who
from kinfold.concerns import abilities, actions, queries
from kinfold.concerns.forms import ConfirmForm, KnownToUsForm, SameChildForm
from kinfold.concerns.views.opening import must_hold, open_family
from kinfold.design import web
from kinfold.design.web import asker, find
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing import queries as sharing


def _back(request: HttpRequest) -> str:
    """Where to go afterwards: the page on which the button stood, if it is one of ours."""
    back = request.GET.get("back", "")
    return back if back.startswith("/") and url_has_allowed_host_and_scheme(back, None) else "/"


def _open_unchecked(request: HttpRequest, ref: str, action: str) -> tuple[Person, Family]:
    """Open the index entry of somebody made from a worry. Checking who they are needs no more than that (row F1)."""
    must_hold(request, "duty", "consultation")
    _, on = asker(request)
    person = find(people.person, ref)
    homes = network.families_of(person, on)
    if not homes:
        raise Hidden
    open_family(request, "F1", homes[0], action=action, about=ref)
    return person, homes[0]


@require_safe
@ability(abilities.SAME_CHILD)
def not_checked(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody made from a worry, and who they may be: names and dates only, not what was written."""
    person, family = _open_unchecked(request, ref, "not_checked")
    who, on = asker(request)
    context = {"person": person, "family": family, "maybes": queries.may_be_known(who, family, on)}
    return web.render(request, "concerns/not_checked.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.SAME_CHILD)
def same_child(request: HttpRequest, ref: str, known: str) -> HttpResponse:
    """Say that somebody made from a worry is one we know."""
    person, _ = _open_unchecked(request, ref, "same_child")
    who, on = asker(request)
    other = _findable(who, known, request)
    homes = list(
        sharing.findable_families(who, on).filter(pk__in=[f.pk for f in network.families_of(other, on)])
    )
    form = SameChildForm.of(request, about=f"{ref}-{known}", families=[(f.ref, f.name) for f in homes])
    back = _back(request)

    def send() -> HttpResponseRedirect:
        chosen = next((f for f in homes if f.ref == form.cleaned_data.get("family")), None)
        actions.same_child(person, other, why=form.cleaned_data["why"], family=chosen, by=who, on=on)
        return redirect(back) if back != "/" else redirect("pattern", ref=other.ref)

    context = {"person": person, "other": other, "back": back}
    return web.answer(request, form, "concerns/same_child.html", send, context)


def _findable(who: Who, ref: str, request: HttpRequest) -> Person:
    _, on = asker(request)
    found = sharing.findable_people(who, on).filter(ref=ref).first()
    if found is None or getattr(found, "is_shell", False):
        raise Hidden
    return people.kept(found)


@require_safe
@ability(abilities.SEE_PATTERN)
def pattern(request: HttpRequest, ref: str) -> HttpResponse:
    """What was noticed about one child, all together, for those who may read it (row V10, or V3)."""
    who, on = asker(request)
    person = find(people.person, ref)
    homes = network.families_of(person, on)
    if not homes:
        raise Hidden
    row = "V10" if sharing.decide(who, "V10", homes[0], on=on).code == "allow" else "V3"
    opened = open_family(request, row, homes[0], action="pattern.view", about=ref)
    context = {
        "person": person,
        "pattern": queries.pattern_of([person], opened.view),
        "involved": network.involved(homes[0], on),
    }
    return web.render(request, "concerns/pattern.html", context)


@require_http_methods(["POST"])
@ability(abilities.SAME_CHILD)
def not_known_before(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that somebody made from a worry was checked and is not anyone we knew."""
    person, _ = _open_unchecked(request, ref, "not_known_before")
    who, on = asker(request)
    back = _back(request)

    def send() -> HttpResponseRedirect:
        actions.not_known_before(person, by=who, on=on)
        return redirect(back)

    context = {"back_url": back}
    return web.answer(request, ConfirmForm.of(request, about=ref), "concerns/cannot.html", send, context)


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.KNOWN_TO_US)
def known_to_us(request: HttpRequest) -> HttpResponse:
    """Look up whether a family is known. Sent by POST, so that names stand in no address and no log of a proxy."""
    who, on = asker(request)
    if not sharing.may(who, "F1", None, on=on, purpose="known to us?"):
        raise Hidden
    form = KnownToUsForm.of(request)
    context: dict[str, object] = {"form": form, "hits": None}
    status = 200
    if form.is_bound and form.is_valid():
        context["hits"], status = _search(form, who, request)
    elif form.is_bound:
        status = web.NOT_UNDERSTOOD
    return web.render(request, "concerns/known_to_us.html", context, status=status)


def _search(form: KnownToUsForm, who: Who, request: HttpRequest) -> tuple[list[queries.Hit] | None, int]:
    _, on = asker(request)
    try:
        return actions.known_to_us(who, **form.answers, on=on), 200
    except NotNow as why:
        form.refuse(why)
        return None, web.NOT_UNDERSTOOD
