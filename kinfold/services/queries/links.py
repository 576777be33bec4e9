"""Reading one-time links: what was sent for a request, who answered by it and when."""

from dataclasses import dataclass
from datetime import date

from kinfold.clocks import queries as clocks
from kinfold.services import states
from kinfold.services.models import AnswerLink, HelpStep, Request
from kinfold.services.rules import links as rules


@dataclass(frozen=True, slots=True)
class LinkTold:
    """A link as the page of its request tells of it."""

    link: AnswerLink
    stands: str
    answer: HelpStep | None


def answer_link(ref: str) -> AnswerLink:
    """Return a link by its reference. Raises `AnswerLink.DoesNotExist`."""
    rows = AnswerLink.objects.select_related("request__person", "request__service", "request__family")
    return rows.get(ref=ref)


def stands(link: AnswerLink | None, on: date) -> str:
    """Say how a link stands on a day (`rules.standing`), or no_longer: a worker has closed the request meanwhile."""
    if link is None:
        return rules.standing(None, on)
    facts = rules.LinkFacts(link.sent_on, link.expires_on, link.used_at, link.ended_at, link.ended_why)
    told = rules.standing(facts, on)
    return "no_longer" if told in ("open", "answered") and _closed_by_us(link.request) else told


def _closed_by_us(request: Request) -> bool:
    """Say whether a worker, and not the service itself, said last that it is over."""
    if request.state not in states.STOPPED:
        return False
    return HelpStep.objects.filter(request=request).latest("on_day", "pk").recorded_by_id is not None


def links_of(request: Request, steps: list[HelpStep], on: date) -> list[LinkTold]:
    """The links of a request, the newest first, each with the answer that came by it. `steps`: the request's own."""
    by_entry = {step.entry: step for step in steps if step.recorded_by_id is None}
    rows = AnswerLink.objects.filter(request=request).order_by("-pk")
    return [
        LinkTold(link, stands(_with(link, request), on), by_entry.get(link.entry) if link.used_at else None)
        for link in rows
    ]


def is_to_be_told(request: Request) -> bool:
    """Say whether a service has answered and nobody has written yet that the person was told."""
    found = clocks.about_matter(request.family, request.matter)
    return any(clock.rule == "tell_answer" and clock.state == "open" for clock in found)


def _with(link: AnswerLink, request: Request) -> AnswerLink:
    link.request = request
    return link
