"""Inviting somebody into a family's team, and ending that."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.network import queries as network
from kinfold.network.models import Involvement
from kinfold.sharing import abilities, actions, queries


@ability(abilities.INVITE_PARTNER)
def invite_partner(request: Any, ref: str) -> HttpResponse:
    """Lead to the one page on which a worker is brought to a family: it stands above the chronology, and tells it."""
    actions.open_ref(request.who, "G1", ref, on=request.today, action="invite_partner")
    return redirect("involve", ref=ref)


@ability(abilities.END_INVITATION)
def end_invitation(request: Any, ref: str, involvement: str) -> HttpResponse:
    """Lead to the one page on which a worker's part ends: it stands above the chronology, tells it, and plans the goodbye."""
    family, _ = actions.open_ref(request.who, "G1", ref, on=request.today, action="end_invitation")
    try:
        invited = network.involvement(involvement)
    except Involvement.DoesNotExist:
        raise Hidden from None
    partner = invited.role in (Involvement.Role.PARTNER, Involvement.Role.VOLUNTEER)
    if queries.kept(invited.family) != family.pk or not partner:
        raise Hidden
    return redirect("end_involvement", ref=family.ref, involvement=invited.ref)
