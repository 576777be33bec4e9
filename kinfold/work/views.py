"""Pages for managers (what stands still, who holds what) and of supervision."""

from datetime import date

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Practitioner
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, RefusedOpenly
from kinfold.base.who import Who
from kinfold.clocks import queries as clocks
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.sharing import actions as sharing
from kinfold.work import abilities, actions, queries
from kinfold.work.forms import DoSupervisionActionForm, NameOwnerForm, SuperviseForm


def manager(request: HttpRequest, action: str) -> tuple[Who, date]:
    """Let in who manages a team, and log the look; to anybody else there is no such page."""
    who, on = asker(request)
    if not who.managed_team_ids:
        raise Hidden
    sharing.log(who, row="F1", action=action)
    return who, on


@require_safe
@ability(abilities.DRIFT_BOARD)
def drift_board(request: HttpRequest) -> HttpResponse:
    """What stands still in a manager's teams, the longest in the child's time first."""
    who, on = manager(request, "drift_board.view")
    return web.render(request, "work/drift_board.html", {"board": queries.drift_board(who, on)})


@require_safe
@ability(abilities.CASELOAD)
def caseload(request: HttpRequest) -> HttpResponse:
    """Who in a manager's teams works with which families."""
    who, on = manager(request, "caseload.view")
    return web.render(request, "work/caseload.html", {"loads": queries.caseload(who, on)})


@ability(abilities.SUPERVISE)
def supervise(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a talk with a worker about a family."""
    who, on = asker(request)
    family, _ = sharing.open_ref(who, "W4", ref, on=on, action="supervise")
    workers = mine_with(who, family, on)
    if not workers:
        raise RefusedOpenly(actions.NOT_THEIRS)
    me = agencies.practitioner_of(who)
    assert me is not None
    owners = {one.ref: one for one in [*workers.values(), me]}
    form = SuperviseForm.of(request, about=ref, workers=list(workers.values()), owners=owners)
    if not form.is_bound:
        begun = {"held_on": on} | (
            {"worker": asked} if (asked := request.GET.get("worker", "")) in workers else {}
        )
        form.initial = {**begun, **form.initial}

    def send() -> HttpResponse:
        talk = actions.supervise(
            family,
            worker=workers[form.cleaned_data["worker"]],
            agreed=form.agreed,
            by=who,
            on=on,
            **form.said,
        )
        return redirect("supervision", ref=talk.ref)

    earlier = queries.supervisions_of(family)
    return web.answer(request, form, "work/supervise.html", send, {"family": family, "earlier": earlier})


def mine_with(who: Who, family: Family, on: date) -> dict[str, Practitioner]:
    """The workers of a manager's teams, those who hold the family first."""
    holding = {row.practitioner_id for row in network.involved(family, on)}
    rows = agencies.members_of(who.managed_team_ids, on) if who.managed_team_ids else []
    others = [row.practitioner for row in rows if row.practitioner_id != who.practitioner_id]
    return {one.ref: one for one in sorted(others, key=lambda one: one.pk not in holding)}


@require_safe
@ability(abilities.SEE_SUPERVISION)
def supervision(request: HttpRequest, ref: str) -> HttpResponse:
    """One talk about a family; how the worker is, only for the two who talked."""
    who, on = asker(request)
    try:
        talk = queries.supervision(ref)
    except ObjectDoesNotExist:
        raise Hidden from None
    view = sharing.open_record(who, "V3", talk.family, on=on, action="supervision", about=ref)
    if view.masked:
        raise Hidden
    shown = {
        "talk": talk,
        "family": talk.family.joined_into or talk.family,
        "agreed": queries.agreed_in(talk),
        "between": queries.is_between(talk, who),
        "who": who,
    }
    return web.render(request, "work/supervision.html", shown)


@ability(abilities.DO_ACTION)
def do_supervision_action(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that something agreed was done, or why not."""
    who, on = asker(request)
    try:
        found = queries.supervision_action(ref)
    except ObjectDoesNotExist:
        raise Hidden from None
    talk = found.supervision
    if who.practitioner_id not in (found.owner_id, talk.supervisor_id):
        raise Hidden
    sharing.open_record(who, "V3", talk.family, on=on, action="supervision.done", about=ref)
    form = DoSupervisionActionForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.do_action(found, by=who, on=on, **form.outcome(on))
        return redirect("supervision", ref=talk.ref)

    shown = {"found": found, "family": talk.family.joined_into or talk.family}
    return web.answer(request, form, "work/do_supervision_action.html", send, shown)


@ability(abilities.NAME_OWNER)
def name_owner(request: HttpRequest, ref: str) -> HttpResponse:
    """Give what a manager's team owns to one of its workers."""
    who, on = manager(request, "name_owner")
    try:
        clock = clocks.clock(ref)
    except ObjectDoesNotExist:
        raise Hidden from None
    if clock.owner_team_id not in who.managed_team_ids or clock.state != clock.State.OPEN:
        raise Hidden
    number = queries.kept(clock.family)
    shown = queries.Shown.read(who, on, [number], [(number, clock.person_id)] if clock.person_id else [])
    if not shown.may_name(clock.family):
        raise Hidden
    rows = agencies.members_of([clock.owner_team_id], on)
    workers = {row.practitioner.ref: row.practitioner for row in rows}
    form = NameOwnerForm.of(request, about=ref, workers=list(workers.values()))

    def send() -> HttpResponse:
        actions.name_owner(clock, workers[form.cleaned_data["to"]], by=who, on=on)
        return redirect("drift_board")

    said = {
        "line": clocks.line(clock, on),
        "family": clock.family,
        "opens": bool(shown.ref(clock.family)),
        "child": clock.person if clock.person_id in shown.people else None,
    }
    return web.answer(request, form, "work/name_owner.html", send, said)
