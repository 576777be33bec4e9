"""What is happening now in a family: what they want, the next meeting and dates, what they wait for. In a few queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from kinfold.clocks.queries import Line
from kinfold.front.pages.links import address
from kinfold.meetings import queries as meetings
from kinfold.meetings.queries import Sight
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.plan import queries as plan
from kinfold.plan.queries import Happening
from kinfold.services import queries as services
from kinfold.sharing.queries import View

DATES, TO_DO = 4, 4
PLAN_ROW = "V8"


@dataclass(frozen=True, slots=True)
class Waited:
    """One wait without a limit: for what, for whom, and how long, in the child's time."""

    what: str
    whom: str
    waited: str
    since: date


@dataclass(slots=True)
class Now:
    """The section: the plan in short, the next meeting, the next dates, and waits."""

    plan: Happening = field(default_factory=Happening)
    meeting: Sight | None = None
    meeting_href: str = ""
    dates: list[Line] = field(default_factory=list)
    later: list[Line] = field(default_factory=list)
    waits: list[Waited] = field(default_factory=list)
    plan_href: str = ""

    @property
    def nothing(self) -> bool:
        """True when there is nothing to say."""
        return not (self.plan.goals or self.plan.to_do or self.meeting or self.dates or self.waits)


def now(family: Family, view: View, children: Sequence[Person], lines: Iterable[Line], on: date) -> Now:
    """Read what is happening now, as this reader may see it. `lines` are the running clocks, for readers of the whole."""
    found = Now()
    if view.can(PLAN_ROW):
        found.plan = plan.happening(family, view, children=children)
        found.plan_href = address("fridge_page" if is_family(view) else "plan", ref=family.ref)
        found.meeting = next_meeting(family, view, on)
        if found.meeting is not None:
            found.meeting_href = address("meeting", ref=found.meeting.meeting.ref)
    due = [line for line in lines if line.clock.due_on is not None]
    found.dates, found.later = due[:DATES], due[DATES:]
    found.waits = waits([line for line in lines if line.clock.due_on is None], view)
    return found


def is_family(view: View) -> bool:
    """Say whether a member of the family is reading."""
    return view.who is not None and view.who.is_family


def next_meeting(family: Family, view: View, on: date) -> Sight | None:
    """The next meeting that this reader may know of, even where an earlier one is not for them."""
    return meetings.next_seen(family, view, on)


def waits(lines: Sequence[Line], view: View) -> list[Waited]:
    """Say each wait: what help it is for, where the request is known; the longest first."""
    asked = services.of_matters([line.clock.matter for line in lines], view) if lines else {}
    found = []
    for line in sorted(lines, key=lambda each: each.clock.started_on):
        requests = asked.get(line.clock.matter, [])
        what = requests[0].what if requests else line.says.rstrip(".")
        whom = " and ".join(dict.fromkeys(str(one.person) for one in requests)) or line.whose
        waited = line.waited if line.waiting else "since today"
        found.append(Waited(what, whom, waited, line.clock.started_on))
    return found
