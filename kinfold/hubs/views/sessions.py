"""Pages of a hub's sessions: planning, who came, a name that somebody chose; and what a family's page says of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import NotNow
from kinfold.design import web
from kinfold.design.web import again, begin_with, find
from kinfold.hubs import abilities, actions, queries
from kinfold.hubs.forms.sites import (
    CountSessionForm,
    KnowFamilyForm,
    KnowGuestForm,
    PlanSessionForm,
    UntilForm,
    WhyForm,
)
from kinfold.hubs.views.opening import deed, page_of, to_keep, to_read, to_write
from kinfold.network import queries as network


@ability(abilities.PLAN_SESSION)
def plan_session(request: HttpRequest, ref: str) -> HttpResponse:
    """Put a session on the hub's days, once or every week."""
    here = to_keep(request, find(queries.hub, ref))
    offers = {row.ref: row for row in queries.hub_page(here.hub, here.on).offers}
    form = PlanSessionForm.of(request, about=ref, offers=list(offers.values()))
    begin_with(form, held_on=here.on)

    def send() -> HttpResponse:
        got = dict(form.answers)
        chosen = offers.get(got.pop("offer"))
        actions.plan_session(here.hub, got.pop("name"), offer=chosen, **got, **here.told)
        return redirect("hub", ref=ref)

    return deed(
        request, form, send, title="Put a session on", button="Save", back=page_of("hub", ref, here.hub.name),
        caption=here.hub.name,
    )  # fmt: skip


@ability(abilities.COUNT_SESSION)
def hub_session(request: HttpRequest, ref: str) -> HttpResponse:
    """Who came: ticks for those who chose to be known, numbers for all others. Made for thirty people at the door."""
    row = find(queries.sites.session, ref)
    here = to_keep(request, row.hub)
    guests = queries.sites.guests_of(row.hub)
    came = queries.sites.came_to(row)
    form = CountSessionForm.of(request, about=ref, guests=guests)
    begin_with(
        form,
        came=[one.ref for one in guests if one.pk in came],
        adults=row.adults if row.counted_on else None,
        children=row.children if row.counted_on else None,
        note=row.note,
        version=row.version,
    )

    def send() -> HttpResponse:
        got = form.cleaned_data
        chosen = [one for one in guests if one.ref in set(got["came"])]
        again(
            form,
            lambda: actions.count_session(
                row, guests=chosen, adults=got["adults"] or 0, children=got["children"] or 0, note=got["note"],
                version=got["version"], **here.told,
            ),
            lambda: queries.sites.session(ref).version,
        )  # fmt: skip
        return redirect("hub", ref=row.hub.ref)

    return deed(
        request, form, send, title=row.name, button="Save who came", back=page_of("hub", row.hub.ref, row.hub.name),
        template="hubs/hub_session.html", session=row, guests=guests, may_count=row.held_on <= here.on,
    )  # fmt: skip


@ability(abilities.CANCEL_SESSION)
def cancel_session(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that a session does not take place."""
    row = find(queries.sites.session, ref)
    here = to_keep(request, row.hub)
    form = WhyForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.cancel_session(row, why=form.cleaned_data["why"], **here.told)
        return redirect("hub", ref=row.hub.ref)

    return deed(
        request, form, send, title=f"{row.name} does not take place", button="Save",
        back=page_of("hub_session", ref, row.name),
    )  # fmt: skip


@ability(abilities.KNOW_GUEST)
def know_guest(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody at the door would like to be known by a name they chose."""
    row = find(queries.sites.session, ref)
    here = to_keep(request, row.hub)
    form = KnowGuestForm.of(request, about=ref)
    begin_with(form, agreed_on=here.on)

    def send() -> HttpResponse:
        got = dict(form.answers)
        actions.know_guest(
            row.hub, got.pop("called"), is_child=got.pop("is_child") == "yes", **got, **here.told
        )
        return redirect("hub_session", ref=ref)

    return deed(
        request, form, send, title="Somebody would like to be known here", button="Save",
        back=page_of("hub_session", ref, row.name),
        intro="Anybody may come without a name. A name is only for those who want it; it says nothing of any record.",
    )  # fmt: skip


@ability(abilities.FORGET_GUEST)
def forget_guest(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a name off the hub's list. The days they came stay counted, without them."""
    guest = find(queries.sites.guest, ref)
    here = to_keep(request, guest.hub)
    form = UntilForm.of(request, about=ref)
    begin_with(form, until=here.on)

    def send() -> HttpResponse:
        actions.forget_guest(guest, until=form.cleaned_data["until"], **here.told)
        return redirect("hub", ref=guest.hub.ref)

    name = guest.called or "Somebody"
    return deed(
        request, form, send, title=f"{name} no longer wants to be known here", button="Take the name away",
        back=page_of("hub", guest.hub.ref, guest.hub.name), intro="The days they came stay counted, without a name.",
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_FAMILY_HUBS)
def family_hubs(request: HttpRequest, ref: str) -> HttpResponse:
    """Where somebody of a family goes, if they agreed that it is known."""
    opened = to_read(request, ref, "family_hubs")
    guests = [
        row
        for row in queries.sites.guests_in(opened.family, network.family_ids(opened.family))
        if row.person is not None and not opened.view.hides("person", about=[row.person.ref])
    ]
    shown = {
        "family": opened.family,
        "rows": [(row, queries.sites.goes_to(guests, opened.on).get(row.pk, [])) for row in guests],
        "hubs": queries.hubs(opened.on),
        "writes": opened.writes,
    }
    return web.render(request, "hubs/family_hubs.html", shown)


@ability(abilities.KNOW_FAMILY)
def know_family_at_hub(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody of a family agreed that their worker may know when they come to a hub."""
    opened = to_write(request, ref, "know_family_at_hub")
    hubs = {row.ref: row for row in queries.hubs(opened.on)}
    form = KnowFamilyForm.of(
        request, about=ref, people=opened.choices, hubs=[(one, row.name) for one, row in hubs.items()]
    )
    begin_with(form, agreed_on=opened.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        member = next((one for one in opened.members if one.person.ref == got["person"]), None)
        if member is None:
            raise NotNow("Choose somebody.", field="person")
        actions.know_guest(
            hubs[got["hub"]], got["called"], agreed_on=got["agreed_on"], agreed_how=got["agreed_how"],
            is_child=member.is_child, person=member.person, family=opened.family, **opened.told,
        )  # fmt: skip
        return redirect("family_hubs", ref=ref)

    return deed(
        request, form, send, title="Agreed to be known at a hub", button="Save", back=page_of("family_hubs", ref, "Family hubs"),
        caption=opened.family.name,
        intro="Only with their agreement. The hub sees the name they chose, and never that there is a record.",
    )  # fmt: skip
