"""Where asking for help came from, as the page that led here says it in its address: nobody is asked what is known already.

The word and the reference are kept with the request (`Request.came_from`). They open nothing: the page of a request only leads
on to a plan or a meeting, which decides for itself who may read it.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from kinfold.services import rules
from kinfold.services.models import Request
from kinfold.sharing.queries import View

PAGES = {
    "plan": ("plan", "family"),
    "assessment": ("assessment", "family"),
    "meeting": ("meeting", "own"),
    "after_child_went": ("child_went", "own"),
    "family": ("help_request", "own"),
}
"""The page of each place that has one, and whose reference it takes: the family's, or that thing's own."""


@dataclass(frozen=True, slots=True)
class Whence:
    """Where asking came from: a word of `rules.CAME_FROM`, and the reference of that plan, meeting or request."""

    came_from: str = ""
    ref: str = ""

    @property
    def query(self) -> str:
        """What an address carries on."""
        pairs = {"came_from": self.came_from, "of": self.ref}
        return urlencode({name: value for name, value in pairs.items() if value})

    @property
    def facts(self) -> dict[str, str]:
        """As the actions take it; nothing when it is not known."""
        return {"came_from": self.came_from, "came_from_ref": self.ref} if self.came_from else {}


NOT_SAID = Whence()


def whence(request: HttpRequest) -> Whence:
    """Read it from the address; what is none of our words, or no reference, is left out."""
    word, ref = request.GET.get("came_from", ""), request.GET.get("of", "")
    if word not in rules.CAME_FROM:
        return NOT_SAID
    return Whence(word, ref if ref.isascii() and ref.isalnum() and len(ref) <= 20 else "")


def whence_said(asked: Request, view: View) -> tuple[str, str]:
    """Say where a request came from, and the address of the page that tells more; nothing of what is withheld."""
    page, whose = PAGES.get(asked.came_from, ("", ""))
    if view.hides(page or "request", asked.came_from_ref or asked.ref):
        return "", ""
    ref = asked.family.ref if whose == "family" else asked.came_from_ref
    leads = bool(page and ref) and not view.masked
    return rules.came_from_says(asked.came_from), _address(page, ref) if leads else ""


def _address(page: str, ref: str) -> str:
    """The address of a page of a room above; nothing where that room is not there."""
    try:
        return reverse(page, kwargs={"ref": ref})
    except NoReverseMatch:
        return ""
