"""The few links at the top of every page, by who is looking. A link whose page does not exist is left out."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from django.urls import NoReverseMatch, reverse

from kinfold.base.who import Who

For = Literal[
    "practitioner", "raiser", "family", "duty", "consultation", "reviewer", "manager", "health", "commissioner"
]  # fmt: skip
AT_A_DESK = frozenset({"analyst", "governance", "administrator"})  # refused openly (access matrix, W5)


@dataclass(frozen=True, slots=True)
class Link:
    """One link: the URL's name, its words, and for whom it is."""

    name: str
    text: str
    audience: For = "practitioner"


LINKS: tuple[Link, ...] = (
    Link("home", "My work"),
    Link("find", "Find"),
    Link("raise_concern", "Raise a worry", "raiser"),
    Link("ask_consultation", "Ask for advice", "raiser"),
    Link("directory", "What help there is"),
    Link("duty_desk", "Duty desk", "duty"),
    Link("public_asks", "Asked in public", "duty"),
    Link("consultation_queue", "Advice line", "consultation"),
    Link("drift_board", "What stands still", "manager"),
    Link("caseload", "My teams", "manager"),
    Link("missed_checks", "Missed checks", "health"),
    Link("figures", "Figures", "commissioner"),
    Link("glass_reviews", "Emergency access", "reviewer"),
    Link("home", "My page", "family"),
)


def for_who(request: Any) -> list[dict[str, Any]]:
    """Return the GOV.UK service navigation items for whoever is asking."""
    who: Who | None = getattr(request, "who", None)
    if who is None or who.is_nobody:
        return []
    wanted = audiences(who)
    items = []
    for link in LINKS:
        href = address(link.name) if link.audience in wanted else ""
        if href:
            here = request.path == href
            within = len(href) > 1 and request.path.startswith(href.rstrip("/") + "/")
            items.append({"text": link.text, "href": href, "current": here, "active": here or within})
    return items


def may_raise(who: Who) -> bool:
    """Say whether somebody is offered to raise a worry: every worker whose desk does not refuse it openly."""
    return who.practitioner_id is not None and not who.roles & AT_A_DESK


def audiences(who: Who) -> set[str]:
    """Return the groups of links that somebody is shown."""
    if who.is_family:
        return {"family"}
    found = {"practitioner"} if who.practitioner_id is not None else set()
    if may_raise(who):
        found.add("raiser")
    found |= {role for role in ("duty", "consultation") if role in who.roles}
    found |= {"manager"} if who.managed_team_ids else set()
    found |= {"commissioner"} if who.managed_team_ids or "analyst" in who.roles else set()
    found |= {"health"} if who.sector == "health" else set()
    reviews = who.managed_team_ids or "governance" in who.roles  # they look again at every emergency access
    return found | ({"reviewer"} if reviews else set())


@cache
def address(name: str) -> str:
    """Return the address of a page by its URL name, or nothing when no room offers it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
