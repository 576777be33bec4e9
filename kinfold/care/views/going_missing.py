"""Going missing: what it tells, one time, reporting it, being back, and the talk afterwards."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.care import abilities, actions, queries, rules
from kinfold.care.forms.going_missing import FoundForm, HoldTalkForm, ReportMissingForm
from kinfold.care.models import Missing
from kinfold.care.views.deeds import deed
from kinfold.care.views.opening import AT_NIGHT, Opened, must_read_whole, must_write, opened, to_read
from kinfold.design import web
from kinfold.design.web import find


def _of_missing(request: HttpRequest, ref: str, action: str, row: str) -> tuple[Opened, Missing]:
    missing = find(queries.missing, ref)
    found = opened(request, missing.person, missing.family, action, row=row, about=ref)
    if found.view.hides("missing", ref):
        raise Hidden
    return found, missing


@require_safe
@ability(abilities.SEE_MISSING)
def missing_episodes(request: HttpRequest, ref: str) -> HttpResponse:
    """Every time a child was missing, and beside it the time that was promised to them."""
    found = must_read_whole(to_read(request, ref, "missing_episodes"))
    context = {
        "opened": found,
        "seen": queries.missing_view(found.child, found.on, found.view),
        "to_see": rules.TO_SEE,
    }
    return web.render(request, "care/missing_episodes.html", context)


@require_safe
@ability(abilities.SEE_MISSING_ONE)
def missing_episode(request: HttpRequest, ref: str) -> HttpResponse:
    """One time that a child was missing."""
    found, row = _of_missing(request, ref, "missing_episode", "V3")
    must_read_whole(found)
    state = actions.missing_state(row)
    context = {"opened": found, "row": row, "state": state, "to_see": rules.TO_SEE}
    return web.render(request, "care/missing_episode.html", context)


@ability(abilities.REPORT_MISSING)
def report_missing(request: HttpRequest, ref: str) -> HttpResponse:
    """Write that a child is missing."""
    found = must_write(to_read(request, ref, "report_missing", row="W1"), by=AT_NIGHT)
    form = ReportMissingForm.of(request, about=ref)

    def send() -> HttpResponse:
        made = actions.report_missing(found.family, found.child, **form.answers, by=found.who, on=found.on)
        return redirect("missing_episode", ref=made.ref)

    return deed(
        request, found, form, f"{found.child.known_as} is missing", send, button="Write it down",
        back=("missing_episodes", found.child.ref, "Being missing"),
        intro="If they are missing now, ring the police first: 999 in danger, otherwise 101.",
        hints={"why_not_reported": "For a time that was found out later."},
    )  # fmt: skip


@ability(abilities.FOUND)
def found(request: HttpRequest, ref: str) -> HttpResponse:
    """Write that a child is back."""
    opened_, row = _of_missing(request, ref, "found", "W1")
    must_write(opened_, by=AT_NIGHT)
    form = FoundForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.found(row, **form.answers, by=opened_.who, on=opened_.on)
        return redirect("missing_episode", ref=ref)

    return deed(
        request, opened_, form, f"{opened_.child.known_as} is back", send, back=("missing_episode", ref, "Being missing"),
        intro="Say first that you are glad. A talk with somebody independent is due within three days.",
        hints={"to_see": "Running is a message. Most children run to somebody."},
    )  # fmt: skip


@ability(abilities.HOLD_TALK)
def hold_talk(request: HttpRequest, ref: str) -> HttpResponse:
    """Write the talk afterwards: offered, held in the child's words, or not wanted."""
    opened_, row = _of_missing(request, ref, "hold_talk", "W1")
    must_write(opened_, by=AT_NIGHT)
    form = HoldTalkForm.of(request, about=ref)

    def send() -> HttpResponse:
        _write_talk(row, form, opened_)
        return redirect("missing_episode", ref=ref)

    return deed(
        request, opened_, form, f"A talk with {opened_.child.known_as}", send, back=("missing_episode", ref, "Being missing"),
        sections={"child_says": "If you talked", "refused_why": "If they did not want to"},
    )  # fmt: skip


def _write_talk(row: Missing, form: HoldTalkForm, opened_: Opened) -> Missing:
    """One of the three: an offer, a talk, or a no."""
    got = form.cleaned_data
    told: dict[str, Any] = {"by": opened_.who, "on": opened_.on}
    who: dict[str, Any] = {"talk_by": got["talk_by"], "independent": form.is_independent}
    if got["came"] == "offered":
        return actions.offer_talk(row, offered_on=got["on_day"], **who, **told)
    if got["came"] == "refused":
        return actions.hold_talk(row, talk_on=got["on_day"], refused_why=got["refused_why"], **who, **told)
    kept = {name: got[name] for name in ("child_says", "to_see", "reasons", "what_next")}
    return actions.hold_talk(row, talk_on=got["on_day"], **kept, **who, **told)
