"""One page for every deed on periods, homes, promises and going missing: what it is about, the questions, one button."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.urls import reverse

from kinfold.design import web

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from kinfold.care.views.opening import Opened
    from kinfold.design.forms import Form


def deed(
    request: HttpRequest,
    found: Opened,
    form: Form,
    title: str,
    send: Callable[[], HttpResponse],
    *,
    back: tuple[str, str, str] | None = None,
    button: str = "Save",
    intro: str = "",
    lines: Sequence[str] = (),
    links: Sequence[tuple[str, str]] = (),
    hints: Mapping[str, str] | None = None,
    sections: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Ask a form's questions. `back`: the page's name, its reference and its words; `lines` stand above the questions;
    `links`: addresses and words of what helps to answer them; `sections`: a heading before the field so named."""
    name, ref, words = back or ("care", found.child.ref, f"{found.child.known_as}: living in care")
    shown = {
        "opened": found,
        "title": title,
        "button": button,
        "intro": intro,
        "lines": list(lines),
        "links": list(links),
        "hints": hints or {},
        "sections": sections or {},
        "back_href": reverse(name, kwargs={"ref": ref}),
        "back_words": words,
    }
    return web.answer(request, form, "care/deed.html", send, shown)
