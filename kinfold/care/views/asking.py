"""One page for every form of caring: its words, its questions by heading, where one comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.shortcuts import redirect
from django.urls import reverse

from kinfold.design import web

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from kinfold.agencies.models import Practitioner
    from kinfold.care.forms.base import CaringForm
    from kinfold.care.views.opening import Opened


def ask(
    request: HttpRequest,
    form: CaringForm,
    title: str,
    send: Callable[[], HttpResponse],
    *,
    back: tuple[str, str, str],
    caption: str = "",
    intro: str = "",
    button: str = "Save",
    files: bool = False,
    aside: tuple[tuple[str, str], ...] = (),
) -> HttpResponse:
    """Ask a form's questions. `back`: the page's name, its reference and its words; `aside`: facts to have beside one."""
    name, ref, words = back
    context = {
        "title": title,
        "caption": caption,
        "intro": intro,
        "button": button,
        "files": files,
        "aside": aside,
        "back_href": reverse(name, args=[ref] if ref else []),
        "back_words": words,
    }
    return web.answer(request, form, "care/caring_form.html", send, context)


def to(name: str, ref: str) -> HttpResponse:
    """Go on to a page."""
    return redirect(name, ref=ref)


def workers(found: Opened, also: Practitioner | None = None) -> list[tuple[str, str]]:
    """The workers with the family as choices, by reference; with one more who is chosen already."""
    chosen = {worker.ref: worker.known_as for worker in found.team}
    if also is not None:
        chosen.setdefault(also.ref, also.known_as)
    return list(chosen.items())


def worker_chosen(found: Opened, ref: str, also: Practitioner | None = None) -> Practitioner | None:
    """The worker with a reference."""
    return next((worker for worker in [*found.team, *([also] if also else [])] if worker.ref == ref), None)
