"""When a child has gone: who is there for the parent and what becomes of their help; and the report of what ended."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, RefusedOpenly
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.network import queries as network
from kinfold.services import abilities, actions, queries, rules
from kinfold.services.actions.partings import PARENTS
from kinfold.services.forms.partings import ChildLeftHomeForm, ChildWentForm
from kinfold.services.views.opening import READ, WRITE, members_shown, open_family
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access

ROW = "R1"
MOST = 200


@ability(abilities.CHILD_WENT)
def child_went(request: HttpRequest, ref: str) -> HttpResponse:
    """Workers say who is there for a parent and what becomes of their help; that parent reads it. Nobody else of the family."""
    row = web.find(queries.went, ref)
    who, on = asker(request)
    family, view = open_family(request, row.family.ref, READ, "child_went")
    if not queries.may_see_went(row, view):
        raise Hidden
    helped = queries.after_went(row)
    shown = {"went": row, "family": family, "helped": helped, "states": rules}
    if who.is_family:
        return web.render(request, "services/child_went_for_parent.html", shown)
    if not view.can(WRITE):
        return web.render(request, "services/child_went_read.html", shown)
    team = {one.practitioner.pk: one.practitioner for one in network.involved(family, on)}
    form = ChildWentForm.of(request, about=ref, gone=row, helped=helped, team=team.values())

    def send() -> HttpResponse:
        actions.settle_after_child_went(row, by=who, on=on, **form.told)
        return redirect("child_went", ref=row.ref)

    shown["settled"] = queries.is_settled(row)
    return web.answer(request, form, "services/child_went.html", send, shown)


@ability(abilities.CHILD_LEFT_HOME)
def child_left_home(request: HttpRequest, ref: str) -> HttpResponse:
    """Write that a child no longer lives with a parent: then it is asked who is there for that parent now."""
    family, view = open_family(request, ref, WRITE, "child_left_home")
    who, on = asker(request)
    if view.masked:
        raise Hidden
    members = members_shown(family, view, on)
    form = ChildLeftHomeForm.of(
        request, about=ref, children=[m.person for m in members if m.is_child],
        grown=[m.person for m in members if m.part in PARENTS],
    )  # fmt: skip
    web.begin_with(form, how="left", child=request.GET.get("child", ""))

    def send() -> HttpResponse:
        made = actions.child_went(family, by=who, on=on, **form.told)
        return redirect("child_went", ref=made[0].ref)

    return web.answer(
        request,
        form,
        "services/child_left_home.html",
        send,
        {"family": family, "moved": "moved" in request.GET},
    )


@require_safe
@ability(abilities.HELP_ENDED_AFTER)
def help_ended_after(request: HttpRequest) -> HttpResponse:
    """Help of parents that ended within 28 days of a child's going: counted for all, by name where the record opens."""
    who, on = asker(request)
    decision = access.decide(who, ROW, None, on=on)
    sharing.log(who, row=ROW, action="help_ended_after", decision=decision)
    if decision.code == "refuse":
        raise RefusedOpenly("Your work does not include this.")
    if not decision.opens:
        raise Hidden
    report = queries.ended_report(on, mine=queries.reach(who, on), counted=decision.code == "allow")
    shown = {"rows": report.rows[:MOST], "more": len(report.rows) > MOST, "report": report, "says": rules}
    return web.render(request, "services/help_ended_after.html", shown)
