"""The pages of the community coach: put a page of the directory right, say where and for whom, make sure of it, take it out."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinfold.agencies import queries as agencies
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, RefusedOpenly
from kinfold.design import web
from kinfold.design.web import asker, begin_with
from kinfold.services import abilities, actions, queries, rules
from kinfold.services.actions.coaching import keep_criteria as keep_its_criteria
from kinfold.services.actions.coaching import keep_page, keep_places
from kinfold.services.actions.keeping import NOT_ADDED, NOT_YOURS
from kinfold.services.forms.keeping import (
    AddServiceForm,
    KeepCriteriaForm,
    KeepPlacesForm,
    KeepServiceForm,
    WithdrawServiceForm,
)
from kinfold.services.models import Service
from kinfold.services.rules.hours import Line


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.ADD_SERVICE)
def add_service(request: HttpRequest) -> HttpResponse:
    """Put a service in the directory that was not there; then say the rest of it on its page."""
    who, on = asker(request)
    if not queries.may_add(who):
        raise RefusedOpenly(NOT_ADDED)
    known = agencies.organisations().order_by("name") if who.sector == "social_care" else []
    form = AddServiceForm.of(request, about="", organisations=known)

    def save() -> HttpResponse:
        made = actions.add_service(**form.told, by=who, on=on)
        return redirect("keep_service", slug=made.slug)

    return web.answer(request, form, "services/add_service.html", save, {})


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.KEEP_SERVICE)
def keep_service(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the page of a service right. Saving says that it is so today."""
    who, on = asker(request)
    service = _mine(request, slug)
    openings = queries.openings_of([service.pk]).get(service.pk, [])
    lines = [Line(row.weekday, row.opens, row.closes, row.note) for row in openings if row.place_id is None]
    form = KeepServiceForm.of(request, about=slug)
    begin_with(form, **KeepServiceForm.standing(service, lines))

    def save() -> HttpResponse:
        keep_page(service, **form.told, by=who, on=on)
        return redirect("service", slug=slug)

    elsewhere = any(row.place_id for row in openings)
    return web.answer(
        request, form, "services/keep_service.html", save, {"service": service, "hours_at_places": elsewhere}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.KEEP_PLACES)
def service_places(request: HttpRequest, slug: str) -> HttpResponse:
    """Say where a service is given."""
    who, on = asker(request)
    service = _mine(request, slug)
    given = [row.place for row in queries.places_of([service.pk], on).get(service.pk, [])]
    form = KeepPlacesForm.of(request, about=slug, known=queries.places_to_choose(service, on))
    begin_with(form, places=[place.ref for place in given])

    def save() -> HttpResponse:
        keep_places(service, form.chosen, new=form.new, by=who, on=on)
        return redirect("service", slug=slug)

    return web.answer(request, form, "services/service_places.html", save, {"service": service})


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.KEEP_CRITERIA)
def service_criteria(request: HttpRequest, slug: str) -> HttpResponse:
    """Say who may have a service: what to ask before asking. It refuses nobody."""
    who, on = asker(request)
    service = _mine(request, slug)
    standing = queries.criteria_of([service.pk]).get(service.pk, [])
    form = KeepCriteriaForm.of(request, about=slug, standing=standing)

    def save() -> HttpResponse:
        keep_its_criteria(service, form.entries, by=who, on=on)
        return redirect("service", slug=slug)

    return web.answer(
        request, form, "services/service_criteria.html", save, {"service": service, "needs": rules.NEEDS}
    )


@require_POST
@ability(abilities.CHECK_SERVICE)
def check_service(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody made sure today that the whole page is still so."""
    who, on = asker(request)
    actions.check_service(_mine(request, slug), by=who, on=on)
    if request.POST.get("back") == "list":
        return redirect("services_to_check")
    return redirect("service", slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.WITHDRAW_SERVICE)
def withdraw_service(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that a service has ended; or, where it has come back, list it again."""
    who, on = asker(request)
    service = _mine(request, slug)
    form = WithdrawServiceForm.of(request, about=slug)

    def save() -> HttpResponse:
        actions.withdraw_service(service, **form.answers, by=who, on=on)
        return redirect("service", slug=slug)

    if request.method == "POST" and "again" in request.POST:
        actions.list_again(service, by=who, on=on)
        return redirect("service", slug=slug)
    return web.answer(request, form, "services/withdraw_service.html", save, {"service": service})


@require_safe
@ability(abilities.SERVICES_TO_CHECK)
def services_to_check(request: HttpRequest) -> HttpResponse:
    """Pages that nobody has made sure of for half a year: mine first, then those that nobody keeps."""
    who, on = asker(request)
    stale = queries.to_check(on, before=on - timedelta(days=rules.STALE_DAYS))
    mine = [one for one in stale if one.kept_by_id is not None and one.kept_by_id == who.practitioner_id]
    nobodys = [one for one in stale if one.kept_by_id is None]
    others = [one for one in stale if one not in mine and one.kept_by_id is not None]
    groups = [("Kept by me", mine), ("Kept by nobody yet", nobodys), ("Kept by others", others)]
    shown = {
        "groups": [
            (title, [(one, queries.may_keep(who, one)) for one in some]) for title, some in groups if some
        ],
        "today": on,
    }
    return web.render(request, "services/services_to_check.html", shown)


def _mine(request: HttpRequest, slug: str) -> Service:
    """The service, for somebody who may change its page; others are told who does."""
    who, _ = asker(request)
    try:
        found = queries.service(slug)
    except Service.DoesNotExist:
        raise Hidden from None
    if not queries.may_keep(who, found):
        raise RefusedOpenly(NOT_YOURS)
    return found
