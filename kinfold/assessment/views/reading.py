"""Reading pages: what stands, the three accounts, a stage, two stages compared, the family's copy, told once."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinfold.assessment import abilities, queries
from kinfold.assessment.models import Stage
from kinfold.assessment.queries import pages
from kinfold.assessment.views import links
from kinfold.assessment.views.drawing import draw
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.sharing import actions as sharing
from kinfold.sharing.queries import View


def opened(request: HttpRequest, ref: str, row: str, action: str) -> tuple[Family, View]:
    """Open a family's record for reading, by the family's reference."""
    who, on = asker(request)
    family, view = sharing.open_ref(who, row, ref, on=on, action=action, about=ref[:60])
    return network.remember_ids(family), view


def opened_stage(request: HttpRequest, ref: str, row: str, action: str) -> tuple[Stage, Family, View]:
    """Open the record of the family that a stage belongs to. One that does not exist is like one that is hidden."""
    try:
        stage = queries.stage(ref)
    except Stage.DoesNotExist:
        raise Hidden from None
    family, view = opened(request, stage.assessment.family.ref, row, action)
    return stage, family, view


def chosen_stage(family: Family, ref: str) -> Stage:
    """A stage of this family by reference. Raises `Hidden` when it is not one of this family's."""
    found = next((row for row in queries.stages(family) if row.ref == ref), None)
    if found is None:
        raise Hidden
    return found


@require_safe
@ability(abilities.SEE_ASSESSMENT)
def assessment(request: HttpRequest, ref: str) -> HttpResponse:
    """What stands, by section; `?child=` shows one child's page. Members of the family are led to their copy."""
    who, on = asker(request)
    if who.is_family:
        family, _ = opened(request, ref, "V8", "assessment")
        return redirect("family_copy", ref=family.ref)
    family, view = opened(request, ref, "V3", "assessment")
    try:
        page = pages.assessment_page(family, view, on, request.GET.get("child", "")[:20])
    except KeyError:
        raise Hidden from None
    context = {
        "page": page,
        "family": family,
        "view": view,
        "may_write": view.can("W1"),
        "links": links.from_assessment(family, view, page.child.ref if page.child else "", page.missing),
        "draw": draw,
    }
    return web.render(request, "assessment/assessment.html", context)


@require_safe
@ability(abilities.SEE_ACCOUNTS)
def accounts(request: HttpRequest, ref: str) -> HttpResponse:
    """Child's, parent's and worker's account side by side, none of them merged; `?person=` chooses of whom."""
    _, on = asker(request)
    family, view = opened(request, ref, "V3", "accounts")
    try:
        page = pages.accounts_page(family, view, on, request.GET.get("person", "")[:20])
    except KeyError:
        raise Hidden from None
    context = {"page": page, "family": family, "draw": draw}
    return web.render(request, "assessment/accounts.html", context)


@require_safe
@ability(abilities.SEE_STAGE)
def stage(request: HttpRequest, ref: str) -> HttpResponse:
    """One stage: its purpose, how far it is, what it means for each child, signatures; once signed, what it rests on."""
    _, on = asker(request)
    found, family, view = opened_stage(request, ref, "V3", "stage")
    page = pages.stage_page(found, family, view, on)
    context = {
        "page": page,
        "stage": found,
        "family": family,
        "links": links.from_stage(found, family, view),
        "draw": draw,
    }
    return web.render(request, "assessment/stage.html", context)


@require_safe
@ability(abilities.COMPARE_STAGES)
def compare_stages(request: HttpRequest, ref: str) -> HttpResponse:
    """Two stages side by side, or a stage and now (`?first=`, `?second=`)."""
    family, view = opened(request, ref, "V3", "compare_stages")
    every = queries.stages(family)
    first = pick(every, request.GET.get("first", ""), every[0] if every else None)
    second = pick(every, request.GET.get("second", ""), None)
    found = [] if first is None else pages.compared(queries.compare(first, second, view))
    context = {"family": family, "stages": every, "first": first, "second": second, "sections": found}
    return web.render(request, "assessment/compare_stages.html", context)


def pick(among: list[Stage], ref: str, otherwise: Stage | None) -> Stage | None:
    """The stage that was asked for. Raises `Hidden` for one that is not of this family."""
    if not ref or ref == "now":
        return otherwise
    found = next((row for row in among if row.ref == ref), None)
    if found is None:
        raise Hidden
    return found


@require_safe
@ability(abilities.SEE_FAMILY_COPY)
def family_copy(request: HttpRequest, ref: str) -> HttpResponse:
    """The letter to the family: a member of it reads their own; a worker prints one (`?for=` whom, `?stage=` which)."""
    who, on = asker(request)
    family, view = opened(request, ref, "V8", "family_copy")
    of = chosen_stage(family, request.GET["stage"]) if request.GET.get("stage") else family
    readers = [] if who.is_family else readers_of(family, view, on)
    try:
        reader = pages.chosen(readers, "" if who.is_family else request.GET.get("for", ""))
    except KeyError:
        raise Hidden from None
    context = {
        "letter": queries.family_copy(of, view, reader),
        "family": family,
        "readers": readers,
        "reader": reader,
        "of_stage": of if isinstance(of, Stage) else None,
        "base": "design/family_page.html" if who.is_family else "design/page.html",
        "is_family": who.is_family,
        "say_href": reverse("contribute", kwargs={"ref": family.ref}) if who.is_family else "",
    }
    return web.render(request, "assessment/family_copy.html", context)


def readers_of(family: Family, view: View, on: date) -> list[Person]:
    """For whom a worker may print a copy: the members of the family of whom the worker may know."""
    members = [m for m in network.members(family, on) if not m.person.is_unborn]
    return [m.person for m in members if not view.hides("person", about=[m.person.ref])]


@require_safe
@ability(abilities.SEE_TOLD_ONCE)
def told_once(request: HttpRequest, ref: str) -> HttpResponse:
    """Who had to give their account to somebody new, and at which step (promise 1). For readers of the whole record."""
    _, on = asker(request)
    family, view = opened(request, ref, "V3", "told_once")
    if view.masked:
        raise Hidden
    told = [one for one in queries.told_once(family) if not view.hides("person", about=[one.person.ref])]
    again = {one.person.pk for one in told}
    others = [person for person in readers_of(family, view, on) if person.pk not in again]
    return web.render(
        request, "assessment/told_once.html", {"family": family, "told": told, "others": others}
    )
