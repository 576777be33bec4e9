"""Workers around a family: who comes, who goes, who leads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Practitioner
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.front.network import abilities, actions
from kinfold.front.network.forms import EndInvolvementForm, HandOverLeadForm, InvolveForm
from kinfold.front.network.forms.choices import people
from kinfold.front.network.forms.workers import NOBODY_YET
from kinfold.front.network.views.opening import Opened, back_to_map, open_team
from kinfold.network import queries as network
from kinfold.network.models import Involvement
from kinfold.plan import queries as plan

Role = Involvement.Role


@ability(abilities.INVOLVE)
def involve(request: HttpRequest, ref: str) -> HttpResponse:
    """Find a worker by name, job or organisation, then bring them to the family."""
    opened = open_team(request, ref, "worker.involve")
    words = request.GET.get("words", "").strip()[:100]
    found = {
        w.ref: w for w in agencies.find_practitioners(words, opened.on) if w.pk != opened.who.practitioner_id
    }
    led = any(row.role == Role.LEAD for row in opened.team)
    form = InvolveForm.of(
        request,
        about=opened.family.ref,
        workers=[(w.ref, f"{w.known_as}, {w.organisation}") for w in found.values()],
        people=people([m for m in opened.members if m.is_child]),
        roles=[(value, label) for value, label in Role.choices if not (led and value == Role.LEAD)],
        invited={w.ref for w in found.values() if w.is_volunteer},
    )

    def done() -> HttpResponse:
        told = form.answers
        whom = told.pop("person")
        actions.involve(
            found[told.pop("practitioner")],
            opened.family,
            told.pop("role"),
            person=None if whom == "family" else opened.person(whom),
            by=opened.who,
            on=opened.on,
            **told,
        )
        return back_to_map(opened, "involved")

    shown = {"family": opened.family, "words": words, "found": found, "led": led}
    return web.answer(request, form, "front/network/involve.html", done, shown)


@ability(abilities.END_INVOLVEMENT)
def end_involvement(request: HttpRequest, ref: str, involvement: str) -> HttpResponse:
    """End a worker's part. What would be lost is shown first, and the goodbye is asked for."""
    row = _row(involvement)
    own = row.practitioner_id == asker(request)[0].practitioner_id
    opened = open_team(request, ref, "worker.end", own=own)
    if row.family_id not in network.family_ids(opened.family) or not _is_live(row, opened):
        raise Hidden
    losses = network.losses(row.practitioner, opened.family, opened.on)
    leads = row.role == Role.LEAD
    form = EndInvolvementForm.of(
        request,
        about=row.ref,
        team=_others(opened, row.practitioner),
        leads=leads,
        would_be_lost=bool(losses),
    )

    def done() -> HttpResponse:
        told = form.answers
        to = told.pop("to")
        actions.end_involvement(
            row,
            opened.family,
            to=None if to == NOBODY_YET else opened.workers.get(to),
            by=opened.who,
            on=opened.on,
            **told,
        )
        return back_to_map(opened, "goodbye")

    shown = {
        "family": opened.family,
        "row": row,
        "losses": losses,
        "leads": leads,
        "alone": not _others(opened, row.practitioner),
    }
    return web.answer(request, form, "front/network/end_involvement.html", done, shown)


def _row(ref: str) -> Involvement:
    try:
        return network.involvement(ref)
    except Involvement.DoesNotExist:
        raise Hidden from None


def _is_live(row: Involvement, opened: Opened) -> bool:
    return row.since <= opened.on and (row.until is None or row.until >= opened.on)


def _others(opened: Opened, but: Practitioner) -> list[tuple[str, str]]:
    """Those who work with the family besides one, and are not the asker: nobody gives the lead to themselves."""
    mine = opened.who.practitioner_id
    return [
        (ref, f"{worker.known_as}, {worker.organisation}")
        for ref, worker in opened.workers.items()
        if worker.pk not in (but.pk, mine) and not worker.is_volunteer
    ]


@ability(abilities.HAND_OVER_LEAD)
def hand_over_lead(request: HttpRequest, ref: str) -> HttpResponse:
    """Make somebody else the lead professional: exactly one at a time. With a plan, on the plan's own page."""
    opened = open_team(request, ref, "lead.hand_over")
    if plan.plan_of(opened.family) is not None:
        return redirect("hand_over", ref=ref)
    lead = next((row for row in opened.team if row.role == Role.LEAD), None)
    mine = opened.who.practitioner_id
    team = [
        (worker_ref, f"{worker.known_as}, {worker.organisation}")
        for worker_ref, worker in opened.workers.items()
        if worker.pk != mine
        and not worker.is_volunteer
        and (lead is None or worker.pk != lead.practitioner_id)
    ]
    led_by = str(lead.practitioner) if lead else ""
    form = HandOverLeadForm.of(request, about=opened.family.ref, team=team, led_by=led_by)

    def done() -> HttpResponse:
        told = form.answers
        actions.hand_over_lead(
            opened.family,
            opened.workers[told["to"]],
            reason=told["reason"],
            stays=told.get("stays") == "yes",
            by=opened.who,
            on=opened.on,
        )
        return back_to_map(opened, "lead")

    shown = {"family": opened.family, "lead": lead, "team": team}
    return web.answer(request, form, "front/network/hand_over_lead.html", done, shown)
