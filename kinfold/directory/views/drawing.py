"""A list of services as the public page draws it, worked out in one go: most looks are at that list.

Everything that people wrote is escaped here; the template only puts the list in its place.
"""

from collections.abc import Iterable
from html import escape
from urllib.parse import urlencode

from django.urls import reverse
from markupsafe import Markup

from kinfold.design.filters import first_upper
from kinfold.directory.showing import Shown
from kinfold.services.models import Place

_SLUG = "the-slug"
UNCHECKED = '<p class="govuk-body kf-near__line kf-quiet">Nobody has checked this yet. {}</p>'


def helps(found: Iterable[Shown], near: Place | None) -> Markup:
    """Draw services with what somebody needs in order to choose, and a box to tick for paper."""
    address = reverse("help_service", kwargs={"slug": _SLUG}) + (
        f"?{urlencode({'near': near.ref})}" if near else ""
    )
    items = "".join(_help(one, address) for one in found)
    return Markup(f'<ul class="kf-helps-near">\n{items}</ul>')  # noqa: S704 - escaped below


def options(said: Iterable[tuple[str, str]], chosen: str) -> Markup:
    """Draw what may be chosen, a value and its words each."""
    items = (
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(words)}</option>'
        for value, words in said
    )
    return Markup("".join(items))  # noqa: S704 - escaped above


def place_options(places: Iterable[Place], near: Place | None) -> Markup:
    """Draw the places that somebody may say they are near to."""
    said = ((one.ref, f"{one.name}, {one.town}" if one.town else one.name) for one in places)
    return options(said, near.ref if near else "")


def _help(one: Shown, address: str) -> str:
    service, name, whom = one.service, escape(one.service.name), one.for_whom
    said = [words for words in (first_upper(one.away), one.today) if words]
    ring = "Ring first." if one.phone else "Ask us first."
    return (
        f'<li class="kf-near">\n<h3 class="kf-near__name"><a class="govuk-link" '
        f'href="{address.replace(_SLUG, service.slug)}">{name}</a></h3>\n'
        + _line(first_upper(service.does))
        + _line(f"For {whom}" if whom else "", quiet=True)
        + _line(f"{'. '.join(said)}." if said else "")
        + (f'<p class="govuk-body kf-near__line">Ring {_phone(one.phone)}</p>' if one.phone else "")
        + ("" if service.checked_on else UNCHECKED.format(ring))
        + f'<div class="govuk-checkboxes govuk-checkboxes--small kf-near__print"><div class="govuk-checkboxes__item">'
        f'<input class="govuk-checkboxes__input" id="s-{service.slug}" name="s" type="checkbox" value="{service.slug}">'
        f'<label class="govuk-label govuk-checkboxes__label" for="s-{service.slug}">Put on paper'
        f'<span class="govuk-visually-hidden">: {name}</span></label></div></div>\n</li>\n'
    )


def _line(words: str, *, quiet: bool = False) -> str:
    look = " kf-quiet" if quiet else ""
    return f'<p class="govuk-body kf-near__line{look}">{escape(words)}</p>\n' if words else ""


def _phone(number: str) -> str:
    dialled = "".join(sign for sign in number if sign not in " ()")
    return f'<a class="govuk-link kf-phone" href="tel:{escape(dialled)}">{escape(number)}</a>'
