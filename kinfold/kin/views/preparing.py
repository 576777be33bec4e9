"""Pages of preparing a family group conference: who runs it, what the family is told, the list built with them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.agencies import queries as agencies
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design.web import again, begin_with, find
from kinfold.kin import abilities, actions, queries
from kinfold.kin.forms.groups import (
    AddToNetworkForm,
    InviteToFamilyGroupForm,
    NameCoordinatorForm,
    PrepareFamilyGroupForm,
)
from kinfold.kin.views.opening import SeenGroup, deed, group_to_prepare, group_to_write
from kinfold.kin.views.searching import page_of


@ability(abilities.NAME_COORDINATOR)
def name_coordinator(request: HttpRequest, ref: str) -> HttpResponse:
    """Find somebody independent by name, job or organisation, and name them."""
    seen = group_to_write(request, ref, "name_coordinator")
    words = request.GET.get("words", "").strip()[:100]
    found = {one.ref: one for one in agencies.find_practitioners(words, seen.opened.on)}
    choices = [(one.ref, f"{one.known_as} ({one.organisation})") for one in found.values()]
    form = NameCoordinatorForm.of(request, about=ref, found=choices)
    begin_with(form, named_on=seen.opened.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        actions.name_coordinator(
            seen.group, found[got["coordinator"]], named_on=got["named_on"], **seen.opened.told
        )
        return redirect("family_group", ref=ref)

    return deed(
        request, form, send, seen.opened, title="Who prepares and runs it?", button="Name them", back=_back(seen),
        template="kin/name_coordinator.html", words=words, found=choices,
    )  # fmt: skip


@ability(abilities.PREPARE_FAMILY_GROUP)
def prepare_family_group(request: HttpRequest, ref: str) -> HttpResponse:
    """What the family is told before the day."""
    seen = group_to_prepare(request, ref, "prepare_family_group")
    form = PrepareFamilyGroupForm.of(request, about=ref)
    row = seen.group
    begin_with(
        form,
        asked_of_family=row.asked_of_family,
        must_be_met=row.must_be_met,
        resources=row.resources,
        version=row.version,
    )

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.prepare_family_group(row, **form.answers, **seen.opened.told),
            lambda: queries.family_group(ref).version,
        )
        return redirect("family_group", ref=ref)

    return deed(
        request, form, send, seen.opened, title="What the family is told before", button="Keep this", back=_back(seen),
        intro="The family reads all of this before the day.",
    )  # fmt: skip


@ability(abilities.ADD_TO_NETWORK)
def add_to_network(request: HttpRequest, ref: str) -> HttpResponse:
    """Put somebody on the list that is built with the family."""
    seen = group_to_prepare(request, ref, "add_to_network")
    form = AddToNetworkForm.of(request, about=ref, members=seen.opened.members)

    def send() -> HttpResponse:
        facts = {name: form.cleaned_data[name] for name in ("tie", "named_by", "brings")}
        actions.add_to_network(seen.group, **form.who, **facts, **seen.opened.told)
        return redirect(f"{page_of('family_group', ref)}#list")

    return deed(
        request, form, send, seen.opened, title="Who could come?", button="Put them on the list", back=_back(seen),
        intro="Take your time. Whom did you help once? Whom do you meet at the school gate? Why do you think they would say no?",
    )  # fmt: skip


@ability(abilities.INVITE_TO_FAMILY_GROUP)
def invite_to_family_group(request: HttpRequest, ref: str) -> HttpResponse:
    """Say whether somebody on the list was asked, comes, and what they bring."""
    row = find(queries.in_network, ref)
    seen = group_to_prepare(request, row.group.ref, "invite_to_family_group")
    if row.pk not in {one.pk for one in seen.sight.network}:
        raise Hidden
    form = InviteToFamilyGroupForm.of(request, about=ref)
    coming = "" if row.coming is None else "yes" if row.coming else "no"
    begin_with(
        form, asked="no" if row.not_invited_why else "yes", invited_on=row.invited_on or seen.opened.on, coming=coming,
        brings=row.brings, separate_why=row.separate_why, not_invited_why=row.not_invited_why, version=row.version,
    )  # fmt: skip

    def save() -> object:
        if form.cleaned_data["asked"] == "yes":
            return actions.invite_to_family_group(row, **form.facts, **seen.opened.told)
        why, version = form.cleaned_data["not_invited_why"], form.cleaned_data["version"]
        return actions.leave_out_of_family_group(row, why=why, version=version, **seen.opened.told)

    def send() -> HttpResponse:
        again(form, save, lambda: queries.in_network(ref).version)
        return redirect(f"{page_of('family_group', row.group.ref)}#list")

    return deed(
        request,
        form,
        send,
        seen.opened,
        title=queries.name_in_network(row),
        button="Keep this",
        back=_back(seen),
        intro=f"{row.tie}.",
    )


def _back(seen: SeenGroup) -> tuple[str, str]:
    return page_of("family_group", seen.group.ref), "Family group conference"
