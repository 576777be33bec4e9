"""Promising time, writing down whether it happened, and ending a promise."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.care import abilities, actions, queries
from kinfold.care.forms.promising import EndPromiseForm, PromiseTimeForm, RecordTimeForm
from kinfold.care.queries import Beside
from kinfold.care.views.deeds import deed
from kinfold.care.views.opening import Opened, must_write, opened, to_read
from kinfold.design.web import find


@ability(abilities.PROMISE_TIME)
def promise_time(request: HttpRequest, ref: str) -> HttpResponse:
    """Promise a child time with people who matter."""
    found = must_write(to_read(request, ref, "promise_time", row="W1"))
    form = PromiseTimeForm.of(request, about=ref, members=found.members, child_ref=found.child.ref)

    def send() -> HttpResponse:
        actions.promise_time(found.family, found.child, **form.told, by=found.who, on=found.on)
        return redirect("care", ref=found.child.ref)

    return deed(
        request, found, form, f"Promise {found.child.known_as} time", send, button="Promise it",
        intro="Promise only what can be kept. The promise gets a date of its own, and what happens stands beside it.",
    )  # fmt: skip


def _of_promise(request: HttpRequest, ref: str, action: str) -> tuple[Opened, Beside]:
    promise = find(queries.promise, ref)
    found = must_write(opened(request, promise.child, promise.family, action, row="W1", about=ref))
    mine = next(
        (one for one in queries.beside(found.child, found.on, found.view) if one.promise == promise), None
    )
    if mine is None:
        raise Hidden
    return found, mine


@ability(abilities.RECORD_TIME)
def record_time(request: HttpRequest, ref: str) -> HttpResponse:
    """Write whether promised time happened."""
    found, one = _of_promise(request, ref, "record_time")
    form = RecordTimeForm.of(request, about=ref)

    def send() -> HttpResponse:
        got = form.answers
        happened, day = got.pop("happened") == "yes", got.pop("on_day")
        actions.record_time(one.promise, day, happened, **got, by=found.who, on=found.on)
        return redirect("care", ref=found.child.ref)

    return deed(
        request, found, form, f"Time with {one.with_whom}", send, lines=[one.kept.says],
        sections={"why_not": "If it did not happen"},
    )  # fmt: skip


@ability(abilities.END_PROMISE)
def end_promise(request: HttpRequest, ref: str) -> HttpResponse:
    """End a promise, with the reason that the child was given."""
    found, one = _of_promise(request, ref, "end_promise")
    form = EndPromiseForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.end_promise(one.promise, **form.answers, by=found.who, on=found.on)
        return redirect("care", ref=found.child.ref)

    return deed(
        request,
        found,
        form,
        f"End promised time with {one.with_whom}",
        send,
        lines=[one.kept.says],
        button="End it",
    )
