"""Pages for asking for help, and for saying what happened next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.network import queries as network
from kinfold.services import abilities, actions, queries, rules
from kinfold.services.forms import AskForServiceForm, ChangeRequestForm, MoveRequestForm
from kinfold.services.forms.around import AskSeveralForm
from kinfold.services.views.opening import WRITE, members_shown, open_family, open_request
from kinfold.services.views.whence import whence


@ability(abilities.ASK_FOR_SERVICE)
def ask_for_service(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask for help for one person of a family or several at once."""
    family, view = open_family(request, ref, WRITE, "ask_for_service")
    who, on = asker(request)
    needs = queries.open_needs(family, view)
    form = AskForServiceForm.of(
        request,
        about=ref,
        members=members_shown(family, view, on),
        services=queries.directory(on=on),
        needs=needs,
        workers=network.involved(family, on) if view.whole("V3") else [],
    )
    web.begin_with(form, asked_on=on, **asked_before(request, form))
    if request.GET.get("service") in form.listed:
        web.begin_with(form, service=request.GET["service"])
    origin = whence(request)
    form.knows_whence(origin.came_from)

    def send() -> HttpResponse:
        told = form.told | origin.facts
        made = actions.ask_for_service(family, form.people, form.chosen, by=who, on=on, **told)
        return redirect("request", ref=made[0].ref)

    return web.answer(
        request, form, "services/ask_for_service.html", send, {"family": family, "origin": origin}
    )


def asked_before(request: HttpRequest, form: AskForServiceForm | AskSeveralForm) -> dict[str, Any]:
    """What the link that led here already says: the need and whose it is."""
    found: dict[str, Any] = {}
    if need := form.open.get(request.GET.get("need", "")):
        found |= {"need": need.ref, "whom": [need.person.merged_into_id or need.person_id]}
    return found


@ability(abilities.CHANGE_REQUEST)
def change_request(request: HttpRequest, ref: str) -> HttpResponse:
    """Put right what was asked: its aim, who gives it, who goes along, how often, and who may see it."""
    found, family, view = open_request(request, ref, WRITE, "change_request")
    who, on = asker(request)
    team = [row.practitioner for row in network.involved(family, on)] if view.whole("V3") else []
    form = ChangeRequestForm.of(request, about=found.ref, asked=found, team=team)

    def send() -> HttpResponse:
        actions.change_request(found, by=who, on=on, **form.told)
        return redirect("request", ref=found.ref)

    return web.answer(request, form, "services/change_request.html", send, {"asked": found, "family": family})


@ability(abilities.MOVE_REQUEST)
def move_request(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what happened next with help that was asked for."""
    found, family, view = open_request(request, ref, WRITE, "move_request")
    who, on = asker(request)
    together = queries.together_with(found, view)
    fellows = [one for one in together if one.pk != found.pk and one.state == found.state]
    form = MoveRequestForm.of(request, about=f"{found.ref}:{found.state}", asked=found, fellows=fellows)
    if not form.is_bound:
        form.initial.setdefault("on_day", on)

    def send() -> HttpResponse:
        actions.move_request(found, by=who, on=on, **form.answers)
        return redirect("request", ref=found.ref)

    shown = {"asked": found, "family": family, "stands": rules.state_says(found.state)}
    return web.answer(request, form, "services/move_request.html", send, shown)
