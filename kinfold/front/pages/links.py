"""Links to pages of other rooms: only those that exist, so that no page leads nowhere."""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link and its words."""

    text: str
    href: str


def address(name: str, **kwargs: Any) -> str:
    """Return the address of a page by its URL name, or nothing when no room offers it."""
    try:
        return reverse(name, kwargs=kwargs or None)
    except NoReverseMatch:
        return ""


def existing(*asked: tuple[str, str, dict[str, Any]]) -> list[PageLink]:
    """Return links for those of (words, URL name, its parts) that exist."""
    found = ((text, address(name, **parts)) for text, name, parts in asked)
    return [PageLink(text, href) for text, href in found if href]
