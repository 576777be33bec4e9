"""Reading help: what was asked for, where it stands, who has it, who waits, and for how much of a child's life."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kinfold.base import prepared
from kinfold.base.who import Who
from kinfold.law.child_time import LifeShare
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.services import rules, states
from kinfold.services.models import HelpStep, Request
from kinfold.services.queries.seeing import children_among, may_see_request
from kinfold.sharing import queries as sharing
from kinfold.sharing.queries import View

TRIED = ("irregular", *states.STOPPED)
NAMED = (
    "person",
    "person__merged_into",
    "service",
    "need",
    "given_by",
    "given_by__organisation",
    "asked_by",
    "asked_by__organisation",
    "family",
)
"""What is read along with a request."""


@dataclass(slots=True)
class Story:
    """A request with every step of it."""

    request: Request
    steps: list[HelpStep] = field(default_factory=list)

    @property
    def points(self) -> list[rules.Point]:
        """The steps as the rules take them."""
        return [(step.state, step.on_day) for step in self.steps]

    @property
    def newest(self) -> HelpStep:
        """The step that says where it stands."""
        return self.steps[-1]

    @property
    def waiting_since(self) -> date | None:
        """Since when this person waits; None when they do not."""
        return rules.waiting_since(self.points)

    @property
    def begun(self) -> int:
        """How often it began anew."""
        return rules.times_started(self.points)


@dataclass(frozen=True, slots=True)
class Wait:
    """Somebody's wait: since when, for how many days, and what share of a child's life that is.

    For a child the share is of their own life; for an adult, of the youngest child's (`whose`): a parent's wait is the
    children's too.
    """

    request: Request
    since: date
    days: int
    share: LifeShare | None = None
    whose: str = ""

    @property
    def words(self) -> str:
        """Say it: "41 days: a tenth of Jake's life so far"."""
        if self.share is None or self.days == 0:
            return "since today" if self.days == 0 else f"{self.days:,} day{'s' * (self.days != 1)}"
        return self.share.sentence(self.whose).replace("'", "’")


def request(ref: str) -> Request:
    """Return a request by its reference, or the first of a matter by the matter's. Raises `Request.DoesNotExist`."""
    found = _rows().filter(ref=ref).first() or _rows().filter(matter=ref).first()
    if found is None:
        raise Request.DoesNotExist
    return found


def requests_in(family: Family, view: View | None = None) -> list[Request]:
    """Every request of a family, the oldest first; with a view, only what that reader may see."""
    rows = prepared.loaded(
        "requests_in",
        Request,
        NAMED,
        {"families": network.family_ids(family)},
        lambda given: Request.objects.filter(family_id__in=given["families"]),
    )
    return seen(rows, view)


def requests_of(person: Person, view: View | None = None) -> list[Request]:
    """Every request for a person."""
    return seen(_rows().filter(person_id__in=people.same_ids(person)), view)


def together_with(one: Request, view: View | None = None) -> list[Request]:
    """The requests of the same matter, this one among them."""
    return seen(_rows().filter(matter=one.matter), view)


def of_matters(matters: Iterable[str], view: View | None = None) -> dict[str, list[Request]]:
    """The requests of some matters, by the matter: what a running wait is for. One query."""
    found: dict[str, list[Request]] = {}
    for one in seen(_rows().filter(matter__in=list(matters)), view):
        found.setdefault(one.matter, []).append(one)
    return found


def receiving(
    family: Family, view: View | None = None, *, among: Iterable[Request] | None = None
) -> list[Request]:
    """The help that somebody has now: begun, or coming and going. Offered or waiting is not receiving."""
    asked = requests_in(family, view) if among is None else among
    return [one for one in asked if one.state in states.RECEIVING]


def help_tried(family: Family, view: View | None = None) -> list[Request]:
    """The help that was tried or wanted and did not last or was not had, with how it went in its steps."""
    return [one for one in requests_in(family, view) if one.state in TRIED]


def stories(requests: Iterable[Request]) -> list[Story]:
    """Put requests and their steps together. One query."""
    found = {row.pk: Story(row) for row in requests}
    for step in HelpStep.objects.filter(request_id__in=found).order_by("on_day", "pk"):
        found[step.request_id].steps.append(step)
    return list(found.values())


def waits(
    family: Family,
    on: date,
    view: View | None = None,
    *,
    among: Iterable[Request] | None = None,
    children: list[Person] | None = None,
) -> list[Wait]:
    """Who in a family waits for what, the longest first. `among` (the requests this reader may see) and `children` save
    reading them again."""
    asked = requests_in(family, view) if among is None else among
    waiting = [one for one in asked if one.state in states.WAITING]
    if not waiting:
        return []
    children = network.children(family, on) if children is None else children
    shown = [child for child in children if view is None or not view.hides("person", child.ref)]
    return waits_among(stories(waiting), dict.fromkeys(network.family_ids(family), shown), on)


def waits_all(who: Who, on: date) -> list[Wait]:
    """Every wait in the families that somebody may open, the longest first (for a manager's board)."""
    within = reach(who, on)
    found = list(among(_rows().filter(state__in=states.WAITING), within))
    return waits_among(stories(found), children_within(found, within, on), on)


@dataclass(frozen=True, slots=True)
class Reach:
    """The families and people whose record somebody may open whole: for lists over many families, read once."""

    families: tuple[int, ...] = ()
    people: frozenset[int] = frozenset()


def reach(who: Who, on: date) -> Reach:
    """Return how far somebody's lists reach.

    Only for social care's own workers; whoever sees only a part of a record reads these on the page of each family.
    """
    if who.sector != "social_care" or who.other_authority:
        return Reach()
    families = tuple(sharing.visible_families(who, on).values_list("pk", flat=True))
    people_seen = frozenset(sharing.visible_people(who, on).values_list("pk", flat=True)) if families else ()
    return Reach(families, frozenset(people_seen))


def among(rows: QuerySet[Any], within: Reach) -> QuerySet[Any]:
    """Keep the needs or requests of people whose record opens."""
    return rows.filter(family__in=network.with_joined(within.families), person_id__in=within.people)


def waits_among(found: Iterable[Story], children: dict[int, list[Person]], on: date) -> list[Wait]:
    """Say the waits among some stories in the child's time; `children` by the family's number."""
    made = [
        _wait(story.request, since, children.get(story.request.family_id, []), on)
        for story in found
        if (since := story.waiting_since) is not None and since <= on
    ]
    return sorted(made, key=lambda wait: (wait.since, wait.request.pk))


def _wait(one: Request, since: date, children: list[Person], on: date) -> Wait:
    days = (on - since).days
    whose = in_whose_time(one.person, children, on)
    if whose is None:
        return Wait(one, since, days)
    return Wait(one, since, days, rules.share_of_life(days, whose.born_on, on), whose.known_as)


def in_whose_time(person: Person, children: Iterable[Person], on: date) -> Person | None:
    """Return the child in whose time a person's wait is said: their own if a child, else the youngest's."""
    kept = person.merged_into_id or person.pk
    some = list(children)
    mine = [child for child in some if child.pk == kept]
    born = [child for child in mine or some if child.born_on is not None and child.born_on <= on]
    return max(born, key=lambda child: child.born_on or on) if born else None


def children_within(rows: Iterable[Any], within: Reach | None, on: date) -> dict[int, list[Person]]:
    """The children of the family of each of these rows, by its number; only those whose record opens, if that is given."""
    homes = {row.family_id: row.family.joined_into_id or row.family_id for row in rows}
    found = network.children_in(set(homes.values()), on) if homes else {}
    return {
        number: [c for c in found.get(home, []) if within is None or c.pk in within.people]
        for number, home in homes.items()
    }


def seen(rows: Iterable[Request], view: View | None) -> list[Request]:
    """Leave out what a reader may not see."""
    found = list(rows)
    if view is None:
        return found
    children = children_among(found, view)
    return [row for row in found if may_see_request(row, view, children)]


def _rows() -> QuerySet[Request]:
    return Request.objects.select_related(*NAMED)
