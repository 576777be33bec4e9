"""What the first page shows to each kind of person: a worker's work, a desk, or a family member's own page."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from kinfold.base.dates import plain
from kinfold.base.models import Draft
from kinfold.base.who import Who
from kinfold.care import queries as care
from kinfold.concerns import queries as concerns
from kinfold.concerns.models import HelpRequest
from kinfold.concerns.queries.requests import requests_of
from kinfold.design import drafts as kept
from kinfold.design import navigation
from kinfold.front.pages.happening import next_meeting
from kinfold.front.pages.links import PageLink, address, existing
from kinfold.front.pages.team import Helper, may_see_team, shown_to, team
from kinfold.meetings.queries import Sight
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Merge, Person
from kinfold.plan import queries as plan
from kinfold.plan.models import Closing
from kinfold.plan.queries import FridgeAction, Happening
from kinfold.records import queries as records
from kinfold.records.models import Document
from kinfold.school import queries as school
from kinfold.services import queries as services
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access
from kinfold.sharing.queries import View
from kinfold.voice import queries as voice
from kinfold.voice.models import OwnWords
from kinfold.work import queries as work
from kinfold.work.queries import MyWork

DESK_FIRST = 6
IN_STEPS = ("raise_concern_", "ask_for_help_")
AT_HUBS = frozenset({"voluntary", "health", "early_years"})
"""Whose workers run and use a hub; the council's have it among what they begin with."""
NO_FAMILIES = frozenset({"analyst", "administrator", "governance"})


@dataclass(slots=True)
class Home:
    """A worker's first page."""

    kind: str  # "work", "universal", "desk", "beside"
    work: MyWork
    desk: list[concerns.Waiting] = field(default_factory=list)
    desk_more: int = 0
    line: list[concerns.Waiting] = field(default_factory=list)
    drafts: list[PageLink] = field(default_factory=list)
    roles: frozenset[str] = frozenset()
    starts: list[PageLink] = field(default_factory=list)
    rooms: list[PageLink] = field(default_factory=list)  # where somebody of this service goes every day
    same: list[Merge] = field(default_factory=list)  # two records, perhaps of one person: somebody asks
    endings: list[Closing] = field(default_factory=list)  # of help, that wait for this person's agreement


@dataclass(slots=True)
class OwnFamily:
    """One family of a member of it, as its member sees it."""

    family: Family
    lead: Helper | None = None
    helpers: list[Helper] = field(default_factory=list)
    shared: list[Document] = field(default_factory=list)
    plan: Happening = field(default_factory=Happening)
    plan_href: str = ""
    meeting: Sight | None = None
    meeting_href: str = ""
    there: list[PageLink] = field(default_factory=list)

    @property
    def mine_to_do(self) -> list[FridgeAction]:
        """What the reader said they would do."""
        return [row for row in self.plan.to_do if row.mine]


@dataclass(slots=True)
class OwnPage:
    """The first page of a child, parent or relative."""

    person: Person
    is_child: bool
    words: list[OwnWords] = field(default_factory=list)
    requests: list[HelpRequest] = field(default_factory=list)
    families: list[OwnFamily] = field(default_factory=list)
    ask_href: str = ""
    say_href: str = ""


def home_page(who: Who, on: date) -> Home:
    """Read a worker's first page."""
    mine = work.my_work(who, on)
    found = Home(kind=kind_of(who, mine), work=mine, roles=who.roles)
    found.drafts = begun(who, mine.drafts)
    found.endings = plan.closings_to_answer(who, on)
    if who.managed_team_ids or "governance" in who.roles:
        found.same = people.merges_waiting(access.visible_people(who, on))
    if "duty" in who.roles:
        rows = concerns.duty_queue(who, on)
        found.desk, found.desk_more = rows[:DESK_FIRST], max(0, len(rows) - DESK_FIRST)
        not_twice(mine, {row.ref for row in rows})
    if "consultation" in who.roles:
        questions = concerns.consultation_queue(who, on)
        found.line = questions[:DESK_FIRST]
        not_twice(mine, {row.ref for row in questions})
    raises = navigation.may_raise(who)
    found.rooms = rooms_of(who)
    found.starts = existing(
        *([("Raise a worry about a child", "raise_concern", {})] if raises else []),
        *([("Ask for advice", "ask_consultation", {})] if raises else []),
        *([("What families need and do not get", "figures", {})] if "analyst" in who.roles else []),
        *([] if who.roles & {"analyst", "administrator"} else [("Find somebody", "find", {})]),
        *([("Add somebody", "add_person", {})] if raises else []),
        *([("Family hubs", "hubs", {})] if raises else []),
        *(
            [
                ("Foster carers", "carers", {}),
                ("The Virtual School", "virtual_school", {}),
                ("Who leads at each school", "school_leads", {}),
            ]
            if care.sees_register(who)
            else []
        ),
    )
    return found


def rooms_of(who: Who) -> list[PageLink]:
    """Pages for somebody of one service: a school's own day; the question that every adult service asks."""
    at_school, at_a_desk = school.works_at_school(who), bool(who.roles & NO_FAMILIES)
    of_adults = who.sector not in ("social_care", "school", "early_years", "education") and not at_a_desk
    return existing(
        *([("School today", "school_today", {})] if at_school else []),
        *([("Our family hub", "hubs", {})] if who.sector == "voluntary" else []),
        *([("Are you a parent? Write down that you asked", "ask_if_parent", {})] if of_adults else []),
        *([("Family hubs", "hubs", {})] if who.sector in AT_HUBS else []),
        *([("Whom I meet as a mentor", "my_mentoring", {})] if who.sector == "voluntary" else []),
        *([("Programmes I work on", "my_programmes", {})] if who.sector == "voluntary" else []),
    )


def not_twice(mine: MyWork, on_the_desk: set[str]) -> None:
    """Leave out the clocks of what stands on the desk already."""
    mine.overdue = [due for due in mine.overdue if due.line.clock.matter not in on_the_desk]
    mine.today = [due for due in mine.today if due.line.clock.matter not in on_the_desk]
    mine.soon = [due for due in mine.soon if due.line.clock.matter not in on_the_desk]


def kind_of(who: Who, mine: MyWork) -> str:
    """Say which first page fits: by what somebody does, not by their rank."""
    if who.roles & {"duty", "consultation"}:
        return "desk"
    if who.sector != "social_care":
        return "universal"
    if who.roles & NO_FAMILIES and not mine.families:
        return "beside"
    return "work"


def begun(who: Who, drafts: list[Draft]) -> list[PageLink]:
    """What somebody began and has not sent: worries (in several steps) once each, then other forms."""
    worries = [
        PageLink(
            f"A worry{f' about {row.name}' if row.name else ''}, kept on {plain(row.saved_on)}",
            address("raise_concern_step", key=row.key, step="who"),
        )
        for row in (
            concerns.unfinished(who.account_id)
            if any(one.form.startswith(IN_STEPS) for one in drafts)
            else ()
        )
    ]
    others = (draft_link(row) for row in drafts if not row.form.startswith(IN_STEPS))
    return [*worries, *(link for link in others if link is not None)]


def draft_link(draft: Draft) -> PageLink | None:
    """Return where a draft is carried on, with its first words; nothing for a form that is no longer offered."""
    href = address(draft.form, ref=draft.about) if draft.about else address(draft.form)
    if not href:
        return None
    return PageLink(kept.preview(draft, 80) or "Something you began", f"{href}?carry_on=yes")


def own_page(who: Who, on: date) -> OwnPage:
    """Read the first page of a member of a family. Each family's record is opened and logged."""
    assert who.person_id is not None
    person = people.remember_same(people.numbered(who.person_id))
    found = OwnPage(person=person, is_child=is_young(person, on))
    found.requests = requests_of(person)
    for family in map(network.remember_ids, network.families_of(person, on)):
        view = sharing.open_record(
            who, "V1", family, person=person, on=on, action="home.view", about=family.ref
        )
        found.words = found.words or voice.newest(person, view, 5)
        found.families.append(own_family(family, view, on))
    found.ask_href, found.say_href = address("ask_for_help"), address("say_it_myself")
    return found


def own_family(family: Family, view: View, on: date) -> OwnFamily:
    """Who helps and what was shared. From whom something is kept, workers are not named here: where they work may tell
    where others live; the duty team's number always stands at the end of the page."""
    found = OwnFamily(family)
    if may_see_team(view):
        found.lead, found.helpers = team(shown_to(network.involved(family, on), view))
    found.shared = records.documents(family, view)
    for fact in services.there_for_me(family, on, view):
        found.there.append(PageLink(f"{fact.says}: {fact.more}", address(fact.url_name, ref=fact.ref)))
    if view.can("V8"):
        found.plan = plan.happening(family, view, children=network.children(family, on))
        found.plan_href = address("fridge_page", ref=family.ref)
        found.meeting = next_meeting(family, view, on)
        if found.meeting is not None:
            found.meeting_href = address("meeting", ref=found.meeting.meeting.ref)
    return found


def is_young(person: Person, on: date) -> bool:
    """Say whether somebody is under eighteen, as far as is known."""
    return person.born_on is not None and on - person.born_on < timedelta(days=18 * 365.25)
