"""Pages of the hubs: which there are, one today, who works there, what is offered, when the registrar is there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinfold.agencies import queries as agencies
from kinfold.base.abilities import ability
from kinfold.base.errors import RefusedOpenly
from kinfold.design import web
from kinfold.design.web import again, asker, begin_with, find
from kinfold.hubs import abilities, actions, queries
from kinfold.hubs.forms.fields import WEEKDAYS
from kinfold.hubs.forms.sites import (
    ChangeHubForm,
    JoinHubForm,
    OfferAtHubForm,
    OpenHubForm,
    OutreachForm,
    RegistrarDayForm,
    RegistrarTimeForm,
    UntilForm,
)
from kinfold.hubs.views.opening import NOT_A_MANAGER, at_hub, deed, page_of, to_keep, to_run
from kinfold.services import queries as services

MOST_SERVICES = 500


@require_safe
@ability(abilities.SEE_HUBS)
def hubs(request: HttpRequest) -> HttpResponse:
    """The family hubs: where they are, and the way to each."""
    who, on = asker(request)
    shown = {
        "hubs": queries.hubs(on),
        "opens": queries.sites.manages(who),
        "mine": {one.pk for one in queries.sites.run_by(who, on)},
        "mentors": bool(queries.mentoring.mine(who, on)),
        "programmes": bool(queries.programmes.mine(who) or queries.programmes.supervised(who)),
    }
    return web.render(request, "hubs/hubs.html", shown)


@ability(abilities.OPEN_HUB)
def open_hub(request: HttpRequest) -> HttpResponse:
    """Open a hub at a place of the directory."""
    who, on = asker(request)
    if not queries.sites.manages(who):
        raise RefusedOpenly(NOT_A_MANAGER)
    places = {row.ref: row for row in services.places(on)}
    runs = {row.ref: row for row in agencies.organisations()}
    form = OpenHubForm.of(
        request,
        places=[(ref, f"{row.name}, {row.town}" if row.town else row.name) for ref, row in places.items()],
        organisations=[(ref, row.name) for ref, row in runs.items()],
    )
    begin_with(form, opened_on=on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        facts = {name: got[name] for name in ("opened_on", "phone", "says")}
        hub = actions.open_hub(
            places[got["place"]], runs[got["organisation"]], got["name"], **facts, by=who, on=on
        )
        return redirect("hub", ref=hub.ref)

    return deed(
        request, form, send, title="Open a family hub", button="Open the hub",
        back=page_of_hubs(), intro="" if places else "The directory has no place yet. Put one there first.",
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_HUB)
def hub(request: HttpRequest, ref: str) -> HttpResponse:
    """One hub today: what goes on, who is there from us, the registrar's desk, what is new."""
    here = at_hub(request, ref)
    page = queries.hub_page(here.hub, here.on)
    days = dict(WEEKDAYS)
    shown = {"page": page, "hub": here.hub, "keeps": here.keeps, "runs": here.runs, "weekdays": days}
    return web.render(request, "hubs/hub.html", shown)


@ability(abilities.CHANGE_HUB)
def change_hub(request: HttpRequest, ref: str) -> HttpResponse:
    """Put right what a hub says of itself."""
    here = to_keep(request, find(queries.hub, ref))
    form = ChangeHubForm.of(request, about=ref)
    begin_with(form, **{name: getattr(here.hub, name) for name in ("name", "phone", "says", "version")})

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.change_hub(here.hub, **form.answers, **here.told),
            lambda: queries.hub(ref).version,
        )
        return redirect("hub", ref=ref)

    return deed(
        request, form, send, title="What the hub says of itself", button="Save", back=page_of("hub", ref, here.hub.name)
    )  # fmt: skip


@ability(abilities.JOIN_HUB)
def join_hub(request: HttpRequest, ref: str) -> HttpResponse:
    """Say who works at a hub."""
    here = to_run(request, find(queries.hub, ref))
    form = JoinHubForm.of(request, about=ref)
    begin_with(form, since=here.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        actions.join_hub(here.hub, form.workers["practitioner"], got["part"], since=got["since"], **here.told)
        return redirect("hub", ref=ref)

    return deed(
        request, form, send, title="Who works here?", button="Save", back=page_of("hub", ref, here.hub.name),
        caption=here.hub.name, intro="Working at a hub opens nobody’s record.",
    )  # fmt: skip


@ability(abilities.LEAVE_HUB)
def leave_hub(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that somebody no longer works at a hub."""
    row = find(queries.sites.hub_worker, ref)
    here = to_run(request, row.hub)
    form = UntilForm.of(request, about=ref)
    begin_with(form, until=here.on)

    def send() -> HttpResponse:
        actions.leave_hub(row, until=form.cleaned_data["until"], **here.told)
        return redirect("hub", ref=row.hub.ref)

    return deed(
        request, form, send, title=f"{row.practitioner} no longer works here", button="Save",
        back=page_of("hub", row.hub.ref, row.hub.name),
    )  # fmt: skip


@ability(abilities.OFFER_AT_HUB)
def offer_at_hub(request: HttpRequest, ref: str) -> HttpResponse:
    """Offer a service of the directory at a hub."""
    here = to_keep(request, find(queries.hub, ref))
    rows = {row.slug: row for row in services.directory(on=here.on)[:MOST_SERVICES]}
    form = OfferAtHubForm.of(request, about=ref, services=[(slug, row.name) for slug, row in rows.items()])
    begin_with(form, since=here.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        facts = {name: got[name] for name in ("usually", "room_for", "creche_for", "since")}
        actions.offer_at_hub(here.hub, rows[got["service"]], **facts, **here.told)
        return redirect("hub", ref=ref)

    return deed(
        request, form, send, title="What is given here?", button="Save", back=page_of("hub", ref, here.hub.name),
        caption=here.hub.name,
    )  # fmt: skip


@ability(abilities.END_OFFER)
def end_offer(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that something is no longer given at a hub."""
    row = find(queries.sites.offer, ref)
    here = to_keep(request, row.hub)
    form = UntilForm.of(request, about=ref)
    begin_with(form, until=here.on)

    def send() -> HttpResponse:
        actions.end_offer(row, until=form.cleaned_data["until"], **here.told)
        return redirect("hub", ref=row.hub.ref)

    return deed(
        request, form, send, title=f"No longer here: {row.service.name}", button="Save",
        back=page_of("hub", row.hub.ref, row.hub.name), intro="It stays in the directory.",
    )  # fmt: skip


@ability(abilities.OUTREACH)
def outreach(request: HttpRequest, ref: str) -> HttpResponse:
    """Where the hub met families who do not come to it; and writing down another time."""
    here = to_keep(request, find(queries.hub, ref))
    form = OutreachForm.of(request, about=ref)
    begin_with(form, went_on=here.on, by_whom=here.who.name)

    def send() -> HttpResponse:
        got = {
            **form.answers,
            "adults": form.answers["adults"] or 0,
            "children": form.answers["children"] or 0,
        }
        actions.write_outreach(here.hub, got.pop("where"), **got, **here.told)
        return redirect("outreach", ref=ref)

    return deed(
        request, form, send, title="Where we met families", button="Save", back=page_of("hub", ref, here.hub.name),
        caption=here.hub.name, template="hubs/outreach.html", rows=queries.sites.outreach_of(here.hub),
    )  # fmt: skip


@ability(abilities.REGISTRAR)
def registrar_desk(request: HttpRequest, ref: str) -> HttpResponse:
    """Count a day at the registrar's desk: births, and each offer made and taken."""
    here = to_keep(request, find(queries.hub, ref))
    page = queries.hub_page(here.hub, here.on)
    form = RegistrarDayForm.of(request, about=ref, offers=[row.service.name for row in page.offers])
    begin_with(form, held_on=here.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        facts = {name: got[name] for name in ("held_on", "births", "both_parents")}
        actions.write_registrar_day(here.hub, **facts, offers=form.told, **here.told)
        return redirect("hub", ref=ref)

    return deed(
        request, form, send, title="A day at the registrar’s desk", button="Save",
        back=page_of("hub", ref, here.hub.name), caption=here.hub.name,
        intro="Only numbers. The registration itself stands on the child’s own page.",
    )  # fmt: skip


@ability(abilities.REGISTRAR)
def registrar_time(request: HttpRequest, ref: str) -> HttpResponse:
    """Say when the registrar is at a hub."""
    here = to_keep(request, find(queries.hub, ref))
    form = RegistrarTimeForm.of(request, about=ref)
    begin_with(form, since=here.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        actions.set_registrar_time(
            here.hub, int(got["weekday"]), got["begins"], got["ends"], since=got["since"], **here.told
        )
        return redirect("hub", ref=ref)

    return deed(
        request, form, send, title="When is the registrar here?", button="Save",
        back=page_of("hub", ref, here.hub.name), caption=here.hub.name,
        intro="Nearly every parent registers a birth. Where families come anyway, help can be offered at the same table.",
    )  # fmt: skip


@ability(abilities.REGISTRAR)
def end_registrar_time(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that the registrar no longer comes at these hours."""
    row = find(queries.sites.registrar_time, ref)
    here = to_keep(request, row.hub)
    form = UntilForm.of(request, about=ref)
    begin_with(form, until=here.on)

    def send() -> HttpResponse:
        actions.end_registrar_time(row, until=form.cleaned_data["until"], **here.told)
        return redirect("hub", ref=row.hub.ref)

    return deed(
        request, form, send, title="The registrar no longer comes then", button="Save",
        back=page_of("hub", row.hub.ref, row.hub.name),
    )  # fmt: skip


def page_of_hubs() -> tuple[str, str]:
    """The list of the hubs."""
    return reverse("hubs"), "Family hubs"
