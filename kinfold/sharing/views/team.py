"""Inviting somebody into a family's team, and ending that."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from kinfold.agencies import queries as agencies
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.network import queries as network
from kinfold.network.models import Involvement
from kinfold.sharing import abilities, actions, queries
from kinfold.sharing.forms import EndInvitationForm, InvitePartnerForm


@ability(abilities.INVITE_PARTNER)
def invite_partner(request: Any, ref: str) -> HttpResponse:
    """Find a worker, then invite them until a day."""
    family, _ = actions.open_ref(request.who, "G1", ref, on=request.today, action="invite_partner")
    words = request.GET.get("words", "").strip()[:100]
    taken = {row.practitioner_id for row in network.involved(family, request.today)}
    found = [
        w
        for w in agencies.find_practitioners(words, request.today)
        if w.pk not in taken and w.pk != request.who.practitioner_id
    ]
    by_ref = {worker.ref: worker for worker in found}
    form = InvitePartnerForm.of(
        request, about=ref, workers=[(w.ref, f"{w.known_as}, {w.organisation.name}") for w in found]
    )

    def done() -> HttpResponse:
        answers = form.answers
        worker = by_ref[answers.pop("practitioner")]
        actions.invite_partner(worker, family, **answers, by=request.who, on=request.today)
        return redirect("family", ref=family.ref)

    shown = {"family": family, "words": words, "found": found}
    return web.answer(request, form, "sharing/invite_partner.html", done, shown)


@ability(abilities.END_INVITATION)
def end_invitation(request: Any, ref: str, involvement: str) -> HttpResponse:
    """End somebody's part in the team, at once."""
    family, _ = actions.open_ref(request.who, "G1", ref, on=request.today, action="end_invitation")
    try:
        invited = network.involvement(involvement)
    except Involvement.DoesNotExist:
        raise Hidden from None
    partner = invited.role in (Involvement.Role.PARTNER, Involvement.Role.VOLUNTEER)
    if queries.kept(invited.family) != family.pk or not partner:
        raise Hidden
    form = EndInvitationForm.of(request, about=involvement)

    def done() -> HttpResponse:
        actions.end_invitation(invited, **form.answers, by=request.who, on=request.today)
        return redirect("family", ref=family.ref)

    return web.answer(
        request, form, "sharing/end_invitation.html", done, {"family": family, "invited": invited}
    )
