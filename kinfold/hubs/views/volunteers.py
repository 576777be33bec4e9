"""Pages of the volunteers: for the coordinator of their hub."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import again, asker, begin_with, find
from kinfold.hubs import abilities, actions, queries, rules
from kinfold.hubs.forms.volunteers import (
    AddTrainingForm,
    AskCheckForm,
    ChangeVolunteerForm,
    ReceiveCheckForm,
    RegisterVolunteerForm,
    VolunteerLeavesForm,
)
from kinfold.hubs.models import Volunteer
from kinfold.hubs.views.opening import deed, page_of, the_volunteer, to_run


@require_safe
@ability(abilities.SEE_VOLUNTEERS)
def volunteers(request: HttpRequest, ref: str) -> HttpResponse:
    """The volunteers of a hub, what is missing before they meet a child; and, for its coordinator, who waits for a mentor."""
    here = to_run(request, find(queries.hub, ref))
    coordinates = queries.sites.coordinates(here.who, here.hub, here.on)
    rows = queries.volunteers_of(here.hub, here.on)
    shown = {
        "hub": here.hub,
        "ready": [one for one in rows if one.may_meet],
        "waiting": [one for one in rows if not one.may_meet],
        "wishes": queries.mentoring.waiting_at(here.hub, here.who, here.on) if coordinates else [],
        "coordinates": coordinates,
    }
    return web.render(request, "hubs/volunteers.html", shown)


@ability(abilities.REGISTER_VOLUNTEER)
def register_volunteer(request: HttpRequest, ref: str) -> HttpResponse:
    """Register somebody who wants to give their time."""
    here = to_run(request, find(queries.hub, ref))
    form = RegisterVolunteerForm.of(request, about=ref)
    begin_with(form, registered_on=here.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        made = actions.register_volunteer(
            here.hub, name=got["name"], registered_on=got["registered_on"], **form.facts, **here.told
        )
        return redirect("volunteer", ref=made.ref)

    return deed(
        request, form, send, title="Register a volunteer", button="Register",
        back=page_of("volunteers", ref, "Volunteers"), caption=here.hub.name,
        intro="Everything but the name may wait. It gives them no sign-in yet.",
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_VOLUNTEER)
def volunteer(request: HttpRequest, ref: str) -> HttpResponse:
    """One volunteer: checks, training, when they are free, whom they meet (without a record)."""
    row, here = the_volunteer(request, ref, "volunteer")
    shown = {
        "one": queries.volunteers.listed(row, here.on),
        "row": row,
        "hub": row.hub,
        "free_said": "; ".join(rules.TIMES[word] for word in row.free_at),
        "lived_said": "; ".join(rules.LIVED[word] for word in row.lived),
        "checks": list(row.checks.all()),
        "training": list(row.training.all()),
    }
    return web.render(request, "hubs/volunteer.html", shown)


@ability(abilities.CHANGE_VOLUNTEER)
def change_volunteer(request: HttpRequest, ref: str) -> HttpResponse:
    """Put right what is written of a volunteer."""
    row, here = the_volunteer(request, ref, "change_volunteer")
    form = ChangeVolunteerForm.of(request, about=ref)
    begin_with(
        form,
        **{name: getattr(row, name) for name in ("about_self", "is_a", "lived", "free_at", "area", "room_for", "version")},
        interests=", ".join(row.interests),
        languages=", ".join(row.languages),
    )  # fmt: skip

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.change_volunteer(
                row, version=form.cleaned_data["version"], **form.facts, **here.told
            ),
            lambda: queries.volunteers.volunteer(ref).version,
        )
        return redirect("volunteer", ref=ref)

    return deed(request, form, send, title=str(row.practitioner), button="Save", back=_back(row))


@ability(abilities.ASK_CHECK)
def ask_check(request: HttpRequest, ref: str) -> HttpResponse:
    """Write that a check was asked for."""
    row, here = the_volunteer(request, ref, "ask_check")
    form = AskCheckForm.of(request, about=ref)
    begin_with(form, asked_on=here.on)

    def send() -> HttpResponse:
        actions.ask_check(row, **form.answers, **here.told)
        return redirect("volunteer", ref=ref)

    return deed(
        request, form, send, title="A check was asked for", button="Save", back=_back(row),
        caption=str(row.practitioner), intro="The days count: slow checks put good people off.",
    )  # fmt: skip


@ability(abilities.RECEIVE_CHECK)
def receive_check(request: HttpRequest, ref: str) -> HttpResponse:
    """Write that a check came."""
    check = find(queries.volunteers.check, ref)
    who, on = asker(request)
    if not queries.sites.runs(who, check.volunteer.hub, on):
        raise Hidden
    row, here = the_volunteer(request, check.volunteer.ref, "receive_check")
    form = ReceiveCheckForm.of(request, about=ref, kind=check.kind)
    begin_with(form, received_on=on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        actions.receive_check(
            check, fine=got["fine"] == "yes", received_on=got["received_on"], renew_by=got.get("renew_by"), **here.told
        )  # fmt: skip
        return redirect("volunteer", ref=row.ref)

    return deed(
        request, form, send, title=f"It came: {check.get_kind_display()}", button="Save", back=_back(row),
        caption=str(row.practitioner), intro="Keep what it says elsewhere. Here stands only whether it is in the way.",
    )  # fmt: skip


@ability(abilities.ADD_TRAINING)
def add_training(request: HttpRequest, ref: str) -> HttpResponse:
    """Write what a volunteer learnt."""
    row, here = the_volunteer(request, ref, "add_training")
    form = AddTrainingForm.of(request, about=ref)
    begin_with(form, done_on=here.on)

    def send() -> HttpResponse:
        got = dict(form.answers)
        actions.add_training(row, got.pop("what"), **got, **here.told)
        return redirect("volunteer", ref=ref)

    return deed(
        request, form, send, title="Something was learnt", button="Save", back=_back(row),
        caption=str(row.practitioner),
    )  # fmt: skip


@ability(abilities.VOLUNTEER_LEAVES)
def volunteer_leaves(request: HttpRequest, ref: str) -> HttpResponse:
    """A volunteer stops. Say thank you."""
    row, here = the_volunteer(request, ref, "volunteer_leaves")
    form = VolunteerLeavesForm.of(request, about=ref)
    begin_with(form, left_on=here.on)

    def send() -> HttpResponse:
        actions.volunteer_leaves(row, **form.answers, **here.told)
        return redirect("volunteers", ref=row.hub.ref)

    return deed(
        request, form, send, title=f"{row.practitioner} stops", button="Save", back=_back(row),
        intro="Have you said thank you?",
    )  # fmt: skip


def _back(row: Volunteer) -> tuple[str, str]:
    return page_of("volunteer", row.ref, str(row.practitioner))
