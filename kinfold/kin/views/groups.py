"""Pages of the family group conference: the offer, its answers, the list, and the page of one conference."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import begin_with, find
from kinfold.kin import abilities, actions, queries
from kinfold.kin.forms.choices import people_in
from kinfold.kin.forms.groups import (
    AnswerOfferForm,
    OfferAgainForm,
    OfferFamilyGroupForm,
)
from kinfold.kin.rules import ANSWERS
from kinfold.kin.views.opening import SeenGroup, deed, family_opened, group, group_to_write, to_write
from kinfold.kin.views.searching import page_of


@require_safe
@ability(abilities.SEE_FAMILY_GROUPS)
def family_groups(request: HttpRequest, ref: str) -> HttpResponse:
    """The family group conferences of a family. Its members read what one is, and are led to their own."""
    opened = family_opened(request, ref, "family_groups", "V8")
    found = queries.family_groups(opened.family, opened.view)
    if opened.who.is_family:
        if found:
            return redirect("family_group_for_family", ref=found[0].ref)
        return web.render(
            request, "kin/family_group_for_family.html", {"family": opened.family, "sight": None}
        )
    return web.render(
        request, "kin/family_groups.html", {"family": opened.family, "groups": found, "writes": opened.writes}
    )


@ability(abilities.OFFER_FAMILY_GROUP)
def offer_family_group(request: HttpRequest, ref: str) -> HttpResponse:
    """Offer one: whenever somebody needs a hand and feels alone."""
    opened = to_write(request, ref, "offer_family_group")
    form = OfferFamilyGroupForm.of(request, about=ref, members=opened.members)
    begin_with(form, offered_on=opened.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        facts = {name: got[name] for name in ("offered_on", "how", "asked_of_family")}
        made = actions.offer_family_group(
            opened.family,
            people_in(opened.members, got["children"]),
            got["why"],
            to=form.asked,
            **facts,
            **opened.told,
        )
        return redirect("family_group", ref=made.ref)

    return deed(
        request, form, send, opened, title="Offer a family group conference", button="Keep this offer",
        back=(page_of("family_groups", ref), "Family group conferences"),
        intro="Family and friends meet, and make the plan themselves. It need not wait for a letter before court: "
        "offer it whenever somebody needs a hand and feels alone.",
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_FAMILY_GROUP)
def family_group(request: HttpRequest, ref: str) -> HttpResponse:
    """One conference for those who work with the family; its members have a page of their own."""
    seen = group(request, ref, "family_group")
    if seen.sight.is_family:
        return redirect("family_group_for_family", ref=ref)
    children = [
        child for child in seen.opened.children if not seen.group.children or child.ref in seen.group.children
    ]
    rows = seen.sight.network
    counts = {
        "asked": sum(one.invited_on is not None for one in rows),
        "coming": sum(one.coming is True for one in rows),
        "came": sum(one.attended is True for one in rows),
        "offers": sum(bool(one.brings) and not one.attended for one in rows),
    }
    return web.render(
        request,
        "kin/family_group.html",
        {
            "family": seen.opened.family,
            "group": seen.group,
            "sight": seen.sight,
            "children": children,
            "rows": rows,
            "counts": counts,
            "name_of": queries.name_in_network,
            "answers": ANSWERS,
            "rota": queries.rota_of(seen.group, seen.opened.view) if seen.sight.reads_plan else [],
            "writes": seen.opened.writes,
            "prepares": seen.sight.prepares and seen.group.state in ("offered", "preparing", "not_agreed"),
        },
    )


@require_safe
@ability(abilities.FOR_FAMILY)
def family_group_for_family(request: HttpRequest, ref: str) -> HttpResponse:
    """For the family: what it is, that nobody writes down family time, who comes, and the plan in their words."""
    seen = group(request, ref, "family_group_for_family")
    context = {
        "family": seen.opened.family,
        "sight": seen.sight,
        "group": seen.group,
        "rows": seen.sight.network if seen.sight.reads_plan else [],
        "name_of": queries.name_in_network,
        "answers": ANSWERS,
        "rota": [one for one in queries.rota_of(seen.group, seen.opened.view) if one.goes_on]
        if seen.sight.reads_plan else [],
    }  # fmt: skip
    return web.render(request, "kin/family_group_for_family.html", context)


@ability(abilities.ANSWER_OFFER)
def answer_offer(request: HttpRequest, ref: str) -> HttpResponse:
    """Answer an offer: somebody of the family their own, or whoever heard the answer writes it down."""
    offer = find(queries.offer, ref)
    seen = group(request, offer.group.ref, "answer_offer")
    own = seen.sight.own_offer is not None and seen.sight.own_offer.pk == offer.pk
    may_know = offer.pk in {one.pk for one in seen.sight.offers}
    if not may_know or not (own or seen.opened.writes):
        raise Hidden
    form = AnswerOfferForm.of(request, about=ref, own=own)
    if not own:
        begin_with(form, answered_on=seen.opened.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        day = seen.opened.on if own else got["answered_on"]
        actions.answer_offer(
            offer, got["answer"], answered_on=day, in_their_words=got["in_their_words"], **seen.opened.told
        )
        return redirect("family_group_for_family" if own else "family_group", ref=seen.group.ref)

    back = page_of("family_group_for_family" if own else "family_group", seen.group.ref)
    return deed(
        request, form, send, seen.opened, title="Your family’s own meeting" if own else f"What {offer.person.known_as} answered",
        button="Send my answer" if own else "Keep this answer", back=(back, "Back"),
        template="kin/deed_for_family.html" if own else "kin/deed.html",
    )  # fmt: skip


@ability(abilities.OFFER_AGAIN)
def offer_again(request: HttpRequest, ref: str) -> HttpResponse:
    """Offer it again after a no, or to somebody else."""
    seen = group_to_write(request, ref, "offer_again")
    form = OfferAgainForm.of(request, about=ref, members=seen.opened.members)
    begin_with(form, offered_on=seen.opened.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        actions.offer_again(
            seen.group, offered_on=got["offered_on"], to=form.asked, how=got["how"], **seen.opened.told
        )
        return redirect("family_group", ref=ref)

    return deed(
        request, form, send, seen.opened, title="Offer it again, or to somebody else", button="Keep this offer", back=_back(seen),
        intro="A no today is not a no for ever.",
    )  # fmt: skip


def _back(seen: SeenGroup) -> tuple[str, str]:
    return page_of("family_group", seen.group.ref), "Family group conference"


__all__ = [
    "answer_offer",
    "family_group",
    "family_group_for_family",
    "family_groups",
    "offer_again",
    "offer_family_group",
]
