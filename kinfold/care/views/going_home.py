"""Pages of coming home from care, of short breaks, and of children who came to this country alone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.care import abilities, actions, queries
from kinfold.care.forms.growing_up import (
    ChangeReturnForm,
    DecideReturnForm,
    EndAloneFromAbroadForm,
    GoHomeForm,
    RecordAloneFromAbroadForm,
    RecordShortBreakForm,
    ReturnEndedForm,
    ReturnLastedForm,
)
from kinfold.care.models import ReturnHome
from kinfold.care.rules import breaks, going_home
from kinfold.care.views.asking import ask, to
from kinfold.care.views.opening import Opened, must_read_whole, must_write, opened, to_read
from kinfold.care.views.reviewing import REVIEWERS
from kinfold.design import web
from kinfold.design.web import again, find


@require_safe
@ability(abilities.SEE_RETURN_HOME)
def return_home(request: HttpRequest, ref: str) -> HttpResponse:
    """Coming home: the four parts, and the visits after."""
    found = must_read_whole(to_read(request, queries.whose("return_home", ref), "return_home"))
    returns = [one for one in queries.returns_of(found.child) if not found.view.hides("return_home", one.ref)]
    going = bool(returns) and returns[0].state in ("preparing", "home")
    context = {
        "opened": found,
        "returns": returns,
        "parts": going_home.PARTS,
        "missing": _missing(returns[0]) if returns else [],
        "may_decide": found.writes and not going and queries.period_now(found.child, found.on) is not None,
    }
    return web.render(request, "care/return_home.html", context)


def _missing(home: ReturnHome) -> list[str]:
    return going_home.missing_parts({name: getattr(home, name) for name in going_home.PARTS})


@ability(abilities.DECIDE_RETURN)
def decide_return(request: HttpRequest, ref: str) -> HttpResponse:
    """Decide that a child may come home."""
    found = must_write(to_read(request, ref, "decide_return", row="W1"))
    period = found.period
    form = DecideReturnForm.of(request, about=ref, name=found.child.known_as)
    form.begin(decided_on=found.on)

    def send() -> HttpResponse:
        told = dict(form.answers)
        told["agencies_together"] = told.pop("agencies")
        actions.decide_return(period, by=found.who, on=found.on, **told)
        return to("return_home", ref)

    return ask(
        request, form, f"{found.child.known_as} may come home", send, back=("return_home", ref, "Coming home"),
        intro="The four parts may grow until the day. Nobody comes home before all four are written.",
        button="Begin to prepare",
    )  # fmt: skip


def _of_return(request: HttpRequest, ref: str, action: str) -> tuple[Opened, ReturnHome]:
    home = find(queries.return_home, ref)
    found = opened(request, home.period.person, home.period.family, action, row="W1", about=ref)
    if found.view.hides("return_home", ref):
        raise Hidden
    return must_write(found), home


def _back(found: Opened) -> tuple[str, str, str]:
    return ("return_home", found.child.ref, "Coming home")


@ability(abilities.CHANGE_RETURN)
def change_return(request: HttpRequest, ref: str) -> HttpResponse:
    """Write the four parts."""
    found, home = _of_return(request, ref, "change_return")
    form = ChangeReturnForm.of(request, about=ref, name=found.child.known_as)
    form.begin(**{name: getattr(home, name) for name in form.fields if name != "token"})

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.change_return(home, by=found.who, on=found.on, **form.answers),
            lambda: queries.return_home(ref).version,
        )
        return to("return_home", found.child.ref)

    return ask(
        request, form, "Prepare for coming home", send, back=_back(found), caption=found.child.known_as
    )


@ability(abilities.GO_HOME)
def go_home(request: HttpRequest, ref: str) -> HttpResponse:
    """The child is home."""
    found, home = _of_return(request, ref, "go_home")
    form = GoHomeForm.of(request, about=ref, name=found.child.known_as)
    form.begin(
        home_on=found.on, how="E4A", level_after="child_in_need", visits_every_days=home.visits_every_days,
        visits_until=home.visits_until,
    )  # fmt: skip

    def send() -> HttpResponse:
        actions.go_home(home, by=found.who, on=found.on, **form.answers)
        return to("return_home", found.child.ref)

    return ask(
        request, form, f"{found.child.known_as} is home", send, back=_back(found), button="Keep it",
        intro="Somebody sees the child in the first week, and goes on coming. The plan and its people stay.",
    )  # fmt: skip


@ability(abilities.RETURN_LASTED)
def return_lasted(request: HttpRequest, ref: str) -> HttpResponse:
    """It has lasted."""
    found, home = _of_return(request, ref, "return_lasted")
    form = ReturnLastedForm.of(request, about=ref, name=found.child.known_as)
    form.begin(on_day=found.on)

    def send() -> HttpResponse:
        actions.return_lasted(home, by=found.who, on=found.on, **form.answers)
        return to("return_home", found.child.ref)

    return ask(request, form, "It has lasted", send, back=_back(found), caption=found.child.known_as)


@ability(abilities.RETURN_ENDED)
def return_ended(request: HttpRequest, ref: str) -> HttpResponse:
    """It did not last, or did not come to it."""
    found, home = _of_return(request, ref, "return_ended")
    form = ReturnEndedForm.of(request, about=ref, name=found.child.known_as)
    form.begin(ended_on=found.on)

    def send() -> HttpResponse:
        actions.return_ended(home, by=found.who, on=found.on, **form.answers)
        return to("return_home", found.child.ref)

    return ask(request, form, "It did not work out", send, back=_back(found), caption=found.child.known_as)


@require_safe
@ability(abilities.SEE_SHORT_BREAKS)
def short_breaks(request: HttpRequest, ref: str) -> HttpResponse:
    """A child's short breaks, and how full the year is."""
    found = must_read_whole(to_read(request, ref, "short_breaks"))
    context = {
        "opened": found,
        "breaks": queries.breaks_of(found.child, found.on),
        "most": breaks.year(found.on),
        "each": breaks.each(found.on),
        "may_write": found.writes,
    }
    return web.render(request, "care/short_breaks.html", context)


@ability(abilities.RECORD_SHORT_BREAK)
def record_short_break(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a short break."""
    found = must_write(to_read(request, ref, "record_short_break", row="W1"))
    form = RecordShortBreakForm.of(request, about=ref, name=found.child.known_as)
    offered = {one.ref: one for one in queries.carers_offered(found.on)}
    form.offer("carer", [(one, row.name) for one, row in offered.items()], "Somebody else")
    left = queries.breaks_of(found.child, found.on).left
    form.fields["until"].help_text = (
        f"At most {breaks.each(found.on)} days for one break. "
        f"{max(left, 0)} of {breaks.year(found.on)} days in twelve months are left."
    )

    def send() -> HttpResponse:
        told: dict[str, Any] = {**form.answers, "carer": offered.get(form.answers["carer"])}
        actions.record_short_break(found.family, found.child, by=found.who, on=found.on, **told)
        return to("short_breaks", ref)

    return ask(
        request, form, "A short break", send, back=("short_breaks", ref, "Short breaks"),
        caption=found.child.known_as, intro="The parents keep the lead. No address is written here.",
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_ALONE)
def alone_from_abroad(request: HttpRequest, ref: str) -> HttpResponse:
    """What a child who came alone needs."""
    found = must_read_whole(to_read(request, queries.whose("alone_from_abroad", ref), "alone_from_abroad"))
    context = {
        "opened": found,
        "alone": queries.alone_from_abroad(found.child),
        "may_write": found.view.can("W1") and found.view.decision.actor in REVIEWERS,
    }
    return web.render(request, "care/alone_from_abroad.html", context)


@ability(abilities.RECORD_ALONE)
def record_alone_from_abroad(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down, or put right, what a child who came alone needs."""
    found = must_write(to_read(request, ref, "record_alone_from_abroad", row="W1"), by=REVIEWERS)
    form = RecordAloneFromAbroadForm.of(request, about=ref, name=found.child.known_as)
    row = queries.alone_from_abroad(found.child)
    if row is not None and row.until is None:
        form.begin(**{name: getattr(row, name) for name in form.fields if name != "token"})

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.record_alone_from_abroad(
                found.family, found.child, by=found.who, on=found.on, **form.answers
            ),
            lambda: getattr(queries.alone_from_abroad(found.child), "version", 1),
        )
        return to("alone_from_abroad", ref)

    return ask(
        request, form, "Here without family", send, back=("alone_from_abroad", ref, found.child.known_as),
        caption=found.child.known_as,
    )  # fmt: skip


@ability(abilities.END_ALONE)
def end_alone_from_abroad(request: HttpRequest, ref: str) -> HttpResponse:
    """The child is no longer here without family."""
    found = must_write(to_read(request, ref, "end_alone_from_abroad", row="W1"), by=REVIEWERS)
    row = queries.alone_from_abroad(found.child)
    if row is None or row.until is not None:
        raise Hidden
    form = EndAloneFromAbroadForm.of(request, about=ref, name=found.child.known_as)
    form.begin(until=found.on)

    def send() -> HttpResponse:
        actions.end_alone_from_abroad(row, by=found.who, on=found.on, **form.answers)
        return to("alone_from_abroad", ref)

    return ask(
        request, form, "No longer here without family", send,
        back=("alone_from_abroad", ref, found.child.known_as), caption=found.child.known_as,
    )  # fmt: skip
