"""Reading about a child in care: their page, one home, how much stayed the same, what agreeing means."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.care import abilities, queries, rules
from kinfold.care.rules import before
from kinfold.care.views.opening import Opened, must_read_whole, opened, to_read
from kinfold.design import web
from kinfold.design.web import find


@require_safe
@ability(abilities.SEE_CARE)
def care(request: HttpRequest, ref: str) -> HttpResponse:
    """The child's page of care; in short for the family and for partners."""
    found = to_read(request, ref, "care")
    if not found.whole:
        return _in_short(request, found)
    page = queries.care_page(found.child, found.family, found.on, found.view)
    context = {
        "opened": found,
        "page": page,
        "law_said": rules.law_said,
        "permanence": rules.PERMANENCE,
        "information": rules.INFORMATION,
        "before_said": before.SAID,
        "arranged": before.arranged_said,
        "row_day": before.as_said,
    }
    return web.render(request, "care/care.html", context)


def _in_short(request: HttpRequest, found: Opened) -> HttpResponse:
    """Who may read a part reads what kind of home, under which law, and what was promised to them."""
    kept_apart = found.view.decision.actor == "WF"
    short = queries.in_short(found.child, found.on, found.view, own=found.is_self, kept_apart=kept_apart)
    template = "care/care_for_family.html" if found.who.is_family else "care/care_in_short.html"
    return web.render(request, template, {"opened": found, "short": short})


@require_safe
@ability(abilities.SEE_PLACEMENT)
def placement(request: HttpRequest, ref: str) -> HttpResponse:
    """One home: why it was chosen, what the child was told and says, what the carers know, how it ended."""
    row = find(queries.placement, ref)
    found = must_read_whole(opened(request, row.period.person, row.period.family, "placement", about=ref))
    homes = queries.placement_timeline(found.child, found.view)
    home = next((h for h in homes if row.ref in {r.ref for r in (*h.rows, *h.away)}), None)
    now = queries.home_of(found.child, found.on, found.view, homes=homes)
    told = list(home.last.information.select_related("owner").order_by("given_on", "pk")) if home else []
    context = {
        "opened": found,
        "row": row,
        "home": home,
        "is_now": now is not None and home is not None and now.home is home,
        "detail": now.detail if now is not None and now.home is home else None,
        "told": told,
        "information": rules.INFORMATION,
        "with_siblings": rules.WITH_SIBLINGS,
        "home_said": rules.home_said,
    }
    return web.render(request, "care/placement.html", context)


@require_safe
@ability(abilities.SEE_CONTINUITY)
def continuity(request: HttpRequest, ref: str) -> HttpResponse:
    """How much stayed the same for a child: said in one sentence, then one by one."""
    found = must_read_whole(to_read(request, ref, "continuity"))
    context = {
        "opened": found,
        "same": queries.continuity(found.child, found.on, found.view, family=found.family),
    }
    return web.render(request, "care/continuity.html", context)


@require_safe
@ability(abilities.TELL_CONSENT)
def consent_in_plain_words(request: HttpRequest, ref: str) -> HttpResponse:
    """What agreeing to care means: to be read with a parent, and kept."""
    found = to_read(request, ref, "consent_in_plain_words", row="V8")
    words = [line.replace("{child}", found.child.known_as) for line in rules.AGREEING]
    return web.render(request, "care/consent_in_plain_words.html", {"opened": found, "words": words})
