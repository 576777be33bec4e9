"""The one next thing that a manager can do from a row of the board: a page that exists and opens for them."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from kinfold.agencies.models import Practitioner
from kinfold.clocks.models import Clock


@dataclass(frozen=True, slots=True)
class Next:
    """A link and its words."""

    text: str
    href: str


def address(name: str, query: dict[str, str] | None = None, **parts: Any) -> str:
    """The address of a page by its URL name; nothing when no room offers it."""
    try:
        found = reverse(name, kwargs=parts or None)
    except NoReverseMatch:
        return ""
    return f"{found}?{urlencode(query)}" if query else found


def next_thing(
    section: str, clock: Clock | None, ref: str, *, worker: Practitioner | None = None
) -> Next | None:
    """Choose the next thing: the first of a few pages that exists.

    Without a reference the record does not open for this manager: then what their own team owns can be given to somebody.
    """
    give = ("Say who will do this", address("name_owner", ref=clock.ref)) if clock is not None else ("", "")
    if not ref:
        ways = [give]
    else:
        ways = [*_ways(section, clock, ref, worker), ("Open the family’s page", address("family", ref=ref))]
        ways = [give, *ways] if section == "nobody" else ways
    return next((Next(text, href) for text, href in ways if href), None)


def _ways(section: str, clock: Clock | None, ref: str, worker: Practitioner | None) -> list[tuple[str, str]]:
    owner = worker or (clock.owner if clock is not None else None)
    talk = {"worker": owner.ref} if owner is not None else {}
    supervise = address("supervise", talk, ref=ref)
    ask = f"Talk it over with {owner} and agree what happens" if owner is not None else "Agree who does what"
    return {
        "waits": [_for_waiting(clock, ref)],
        "stuck": [("Ask what is in the way, and decide", address("move_on_drift", ref=ref))],
        "refusals": [("Decide together what happens now", supervise)],
        "unseen": [(ask, supervise)],
        "leaving": [
            ("Agree who comes next", address("hand_over", ref=ref)),
            ("Agree who leads next", address("hand_over_lead", ref=ref)),
        ],
    }.get(section, [])


def _for_waiting(clock: Clock | None, ref: str) -> tuple[str, str]:
    """What can be done about a wait depends on what is waited for."""
    rule = clock.rule if clock is not None else ""
    if rule == "allocation_wait":
        return "Give them a worker of their own", address("involve", ref=ref)
    return "See what was asked for, and what else there is", address("family_services", ref=ref)
