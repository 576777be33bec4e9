"""The one next thing that a manager can do from a row of the board: a page that exists and opens for them."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from kinfold.agencies.models import Practitioner
from kinfold.clocks.models import Clock
from kinfold.design.environment import url


@dataclass(frozen=True, slots=True)
class Next:
    """A link and its words."""

    text: str
    href: str


def address(name: str, ref: str, query: dict[str, str] | None = None) -> str:
    """The address of a page about something by its reference; nothing when no room offers the page."""
    found = url(name, ref) if _is_there(name) else ""
    return f"{found}?{urlencode(query)}" if found and query else found


@cache
def _is_there(name: str) -> bool:
    """Say whether some room offers a page."""
    try:
        reverse(name, kwargs={"ref": "R"})
    except NoReverseMatch:
        return False
    return True


def next_thing(
    section: str, clock: Clock | None, ref: str, *, worker: Practitioner | None = None, planned: bool = False
) -> Next | None:
    """Choose the next thing: the first of a few pages that exists.

    Without a reference the record does not open for this manager: then what their own team owns can be given to somebody.
    `planned` says whether the family has a plan, without which nothing in it can be moved on or handed over.
    """
    give = ("Say who will do this", address("name_owner", clock.ref)) if clock is not None else ("", "")
    if not ref:
        ways = [give]
    else:
        owner = worker or (clock.owner if clock is not None else None)
        ways = _ways(section, clock, ref, owner, planned)
        ways.append(("Open the family’s page", address("family", ref)))
        ways = [give, *ways] if section == "nobody" else ways
    return next((Next(text, href) for text, href in ways if href), None)


def _ways(
    section: str, clock: Clock | None, ref: str, owner: Practitioner | None, planned: bool
) -> list[tuple[str, str]]:
    supervise = address("supervise", ref, {"worker": owner.ref} if owner is not None else None)
    ask = f"Talk it over with {owner} and agree what happens" if owner is not None else "Agree who does what"
    if section == "waits":
        return [_for_waiting(clock, ref)]
    if section == "stuck":
        moving = ("Ask what is in the way, and decide", address("move_on_drift", ref))
        return [moving] if planned else [("There is no plan yet: talk over what is in the way", supervise)]
    if section == "refusals":
        return [("Decide together what happens now", supervise)]
    if section == "unseen":
        return [(ask, supervise)]
    if section == "leaving":
        lead = ("Agree who leads next", address("hand_over_lead", ref))
        return [("Agree who comes next", address("hand_over", ref)), lead] if planned else [lead]
    return []


def _for_waiting(clock: Clock | None, ref: str) -> tuple[str, str]:
    """What can be done about a wait depends on what is waited for."""
    rule = clock.rule if clock is not None else ""
    if rule == "allocation_wait":
        return "Give them a worker of their own", address("involve", ref)
    if rule == "ehcp_not_completed" and clock is not None and clock.person is not None:
        return "See where the education, health and care plan stands", address("school", clock.person.ref)
    return "See what was asked for, and what else there is", address("family_services", ref)
