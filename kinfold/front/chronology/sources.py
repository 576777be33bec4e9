"""From an entry to what it came from: the note, the visit, the referral."""

from functools import cache

from django.urls import NoReverseMatch, reverse

_REF = "R0000000000"


def source_address(source: str, ref: str) -> str:
    """The address of what an entry came from, when a room has a page of that name; else nothing."""
    pattern = _page_of(source) if source and ref else ""
    return pattern.replace(_REF, ref) if pattern else ""


@cache
def _page_of(source: str) -> str:
    try:
        return reverse(source, kwargs={"ref": _REF})
    except NoReverseMatch:
        return ""
