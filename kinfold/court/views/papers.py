"""Pages of bundles: asked for, made while one does something else, taken out; and a look at a parent's earlier court cases."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.court import abilities, actions, queries, rules
from kinfold.court.forms import papers as forms
from kinfold.court.models import Bundle
from kinfold.court.views.opening import Opened, at, deed, family_ref, to_read, to_write
from kinfold.design import web
from kinfold.design.web import begin_with, find
from kinfold.people import queries as people


def opened_papers(request: HttpRequest, ref: str, action: str, *, about: str = "") -> Opened:
    """Open a family to take papers out (row X1), for who reads the whole record."""
    opened = to_read(request, ref, action, row="X1", about=about)
    if not opened.exports:
        raise Hidden
    return opened


def opened_bundle(request: HttpRequest, ref: str, action: str) -> tuple[Opened, Bundle]:
    """Open a bundle: whoever asked for it. Somebody else may see more or less than they, so it is theirs alone."""
    row = find(queries.bundle, ref)
    opened = opened_papers(request, family_ref(row.family), action, about=ref)
    if row.asked_by_id != opened.who.account_id:
        raise Hidden
    return opened, row


@require_safe
@ability(abilities.SEE_BUNDLES)
def bundles(request: HttpRequest, ref: str) -> HttpResponse:
    """The bundles of a family: which there are, what for, who asked; one's own can be opened."""
    opened = opened_papers(request, ref, "bundles")
    context = {"family": opened.family, "opened": opened, "bundles": queries.bundles_of(opened.family)}
    return web.render(request, "court/bundles.html", context)


@ability(abilities.ASK_BUNDLE)
def ask_for_bundle(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask for a bundle: what it holds, for whom, and which words are blacked out and why."""
    opened = opened_papers(request, ref, "ask_for_bundle")
    form = forms.AskForBundleForm.of(request, about=ref, may_restricted=opened.view.whole("V4"))
    cases = [one for one in queries.proceedings_of(opened.family) if one.ended_on is None]
    case = cases[0] if cases else None
    standing = {"title": f"{opened.family.name}: papers"[:200]}
    if case is not None and case.court:
        standing["recipient"] = case.court
    begin_with(form, **standing)

    def send() -> HttpResponse:
        made = actions.ask_for_bundle(
            opened.family, **form.answers, proceedings=case, by=opened.who, on=opened.on
        )
        return redirect("bundle", ref=made.ref)

    more = {"kept_whole": queries.kept_whole_from(opened.family)}
    return deed(
        request, opened, form, send, title="Papers for court", button="Put the papers together", back=at("bundles", ref),
        back_says="Bundles", more=more, template="court/ask_for_bundle.html",
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_BUNDLE)
def bundle(request: HttpRequest, ref: str) -> HttpResponse:
    """How far a bundle is: you may leave this page. Ready: how many pages, and the PDF."""
    opened, row = opened_bundle(request, ref, "bundle")
    context = {
        "family": opened.family,
        "opened": opened,
        "bundle": row,
        "parts": [rules.PARTS[word] for word in row.parts if word in rules.PARTS],
        "redactions": rules.read(row.redactions),
        "going": row.state in ("asked", "making"),
    }
    return web.render(request, "court/bundle.html", context)


@require_POST
@ability(abilities.AGAIN_BUNDLE)
def ask_bundle_again(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask once more for a bundle that was not made."""
    opened, row = opened_bundle(request, ref, "ask_bundle_again")
    if row.state != "ready":
        actions.ask_again(row, by=opened.who, on=opened.on)
    return redirect("bundle", ref=ref)


@require_safe
@ability(abilities.DOWNLOAD_BUNDLE)
def download_bundle(request: HttpRequest, ref: str) -> HttpResponseBase:
    """The PDF itself. Each time it is taken out is logged."""
    _, row = opened_bundle(request, ref, "download_bundle")
    found = queries.paper(row)
    if found is None:
        raise Hidden
    response = FileResponse(
        found.open("rb"), as_attachment=True, filename=f"bundle-{row.ref}.pdf", content_type="application/pdf"
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@ability(abilities.LOOK_EARLIER)
def earlier_proceedings(request: HttpRequest, ref: str) -> HttpResponse:
    """Look whether a parent has been in court for children before: with a purpose that is kept, and an offer of help."""
    opened = to_write(request, ref, "earlier_proceedings")
    form = forms.LookEarlierForm.of(request, about=ref, parents=opened.adult_choices)

    def send() -> HttpResponse:
        told = dict(form.answers)
        person = people.kept(people.person(told.pop("person")))
        made = actions.look_at_earlier_proceedings(opened.family, person, **told, by=opened.who, on=opened.on)
        return redirect("earlier_found", ref=made.ref)

    return deed(
        request, opened, form, send, title="Earlier court cases of a parent", button="Look, and offer this help",
        back=at("court", ref), back_says="Court",
        intro="To offer help to a parent who may lose one child after another; never to judge them. You see days and numbers, no names.",
    )  # fmt: skip


@require_safe
@ability(abilities.READ_EARLIER)
def earlier_found(request: HttpRequest, ref: str) -> HttpResponse:
    """What one's own look found."""
    row = find(queries.look, ref)
    opened = to_read(request, family_ref(row.family), "earlier_found", about=ref)
    if row.looked_by_id is None or row.looked_by_id != opened.who.practitioner_id:
        raise Hidden
    context = {"family": opened.family, "look": row, "found": queries.found_by(row, opened.who)}
    return web.render(request, "court/earlier_found.html", context)
