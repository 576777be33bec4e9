"""A child's own part of their page: what I need, a day in my life, my plan, what I asked for and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kinfold.assessment import queries as assessment
from kinfold.assessment.models import Contribution
from kinfold.front.pages.links import address
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.plan import queries as plan
from kinfold.plan.queries import Change, Happening
from kinfold.services import queries as services
from kinfold.services.models import Request
from kinfold.services.queries import state_says
from kinfold.sharing.queries import View

Sort = Contribution.Sort
NEEDS: tuple[tuple[str, str, str], ...] = (
    (Sort.GROW, "To grow, I need", "To grow, you need"),
    (Sort.THINK, "I need people to think about", "You need people to think about"),
    (Sort.DO, "I need people to do", "You need people to do"),
)
MOST_ASKED = 8


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that stands on a child's own page: the words, who said so, when, and whether it is the child's own account."""

    words: str
    said_by: str
    on_day: date
    own: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Help asked for, for this child: what, where it stands, since when."""

    what: str
    says: str
    since: date
    href: str = ""


@dataclass(frozen=True, slots=True)
class Came:
    """What one review found for this child: what was asked of the adults, what changed, how far, quickly enough."""

    on_day: date
    asked: str
    changed: str
    reached: str
    quickly: str


@dataclass(slots=True)
class Mine:
    """The child's own part."""

    needs: list[tuple[str, list[Said]]] = field(default_factory=list)
    day: list[Said] = field(default_factory=list)
    plan: Happening = field(default_factory=Happening)
    asked: list[Asked] = field(default_factory=list)
    came: list[Came] = field(default_factory=list)
    plan_href: str = ""
    assessment_href: str = ""
    change_href: str = ""


def mine(child: Person, family: Family, view: View, children: Sequence[Person]) -> Mine:
    """Read a child's own part as this reader may see it. Five queries, few more for somebody who sees only a part."""
    reader_is_family = view.who is not None and view.who.is_family
    own = view.who is not None and child.pk in view.who.person_ids
    page = assessment.my_page(child, family, view)
    named = not (reader_is_family and view.masked and not view.whole("V8"))
    found = Mine(day=[said(row, named) for row in page.get(Sort.DAY, [])])
    found.needs = [
        (yours if own else my, [said(row, named) for row in page[sort]])
        for sort, my, yours in NEEDS
        if page.get(sort)
    ]
    if view.can("V8"):
        found.plan = plan.happening(family, view, children=children, person=child, to_do=reader_is_family)
        found.plan_href = address("fridge_page" if reader_is_family else "plan", ref=family.ref)
        reader = plan.Reader(view, frozenset(one.pk for one in children))
        found.came = [came(row) for row in reversed(plan.change_view(child)) if reader.reached(row.reached)]
    requests = services.requests_of(child, view)
    found.asked = [asked(row, reader_is_family) for row in reversed(requests)][:MOST_ASKED]
    if view.whole("V3"):
        found.assessment_href = address("assessment", ref=family.ref)
        found.change_href = address("change_view", ref=child.ref)
    return found


def said(row: Contribution, named: bool) -> Said:
    """Put a contribution into words. To somebody from whom something is kept no worker is named: where they work may tell
    where others live."""
    by_worker = row.account == Contribution.Account.WORKER
    said_by = row.said_by if named or not by_worker else "A worker"
    return Said(row.words, said_by, row.on_day, row.account == Contribution.Account.CHILD)


def asked(row: Request, to_family: bool) -> Asked:
    """Say where a request for help stands."""
    href = "" if to_family else address("request", ref=row.ref)
    return Asked(row.what, state_says(row.state, to_family), row.state_since, href)


def came(row: Change) -> Came:
    """Put what a review found into words."""
    reached = row.reached
    return Came(
        row.on_day,
        reached.asked,
        reached.changed,
        reached.get_how_far_display(),
        reached.get_quickly_display(),
    )
