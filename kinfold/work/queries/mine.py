"""My work, gathered from the rooms below: what is due, whom I have not seen, who waits on whom, what was answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Practitioner
from kinfold.base.models import Draft
from kinfold.base.who import Who
from kinfold.care import queries as care
from kinfold.care.models import CarerClock
from kinfold.clocks import queries as clocks
from kinfold.clocks.queries import Line
from kinfold.concerns import queries as concerns
from kinfold.concerns.queries import Mine, Unread
from kinfold.design import drafts
from kinfold.directory import queries as directory
from kinfold.directory.queries import Waiting as PublicAskWaiting
from kinfold.hubs import queries as hubs
from kinfold.hubs.queries import CheckDue
from kinfold.meetings import queries as meetings
from kinfold.meetings.queries import Asked, MyMeeting, Notes
from kinfold.network import queries as network
from kinfold.network.models import Involvement
from kinfold.plan.models import Handover
from kinfold.protection import queries as protection
from kinfold.protection.models import PoliceNoticeTold
from kinfold.protection.queries import BeforeVisiting, Notice
from kinfold.records import queries as records
from kinfold.universal import queries as universal
from kinfold.universal.queries import Coming
from kinfold.work import rules
from kinfold.work.models import Supervision
from kinfold.work.queries.given import Given, Promise
from kinfold.work.queries.shown import Shown, kept, kept_person

RHYTHMS = frozenset(rules.RHYTHMS)
FAMILIES_WAIT = rules.WAITS
HOLDS = frozenset({Involvement.Role.LEAD, Involvement.Role.ALLOCATED})
SOON = rules.SOON
HEALTH = "health"
MOST = 60


@dataclass(frozen=True, slots=True)
class Due:
    """One clock on a list, and the family's reference if this worker may open it."""

    line: Line
    family_ref: str = ""
    mine: bool = True


@dataclass(frozen=True, slots=True)
class Unseen:
    """Somebody whom the agreed rhythm says should be seen: last seen, how often was agreed, since when it is late."""

    name: str
    family_ref: str
    every_days: int | None
    last_seen: date | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something I asked of others that has no answer yet."""

    whose: str
    what: str
    of_whom: str
    since: date
    url_name: str
    ref: str


@dataclass(frozen=True, slots=True)
class MyFamily:
    """A family whose team I am in, and as what."""

    ref: str
    name: str
    role: str
    does: str
    since: date


@dataclass(slots=True)
class LateFamily:
    """For a manager: what is past its day in one family, and whose it is."""

    name: str
    ref: str
    lines: list[Line] = field(default_factory=list)

    @property
    def owners(self) -> str:
        """Who looks after these, by name."""
        names = dict.fromkeys(
            str(each.clock.owner) if each.clock.owner else "nobody yet" for each in self.lines
        )
        return ", ".join(names)


@dataclass(slots=True)
class MyWork:
    """Everything on the home page of a worker."""

    promises: list[Promise] = field(default_factory=list)
    handovers: list[Handover] = field(default_factory=list)
    meetings: list[MyMeeting] = field(default_factory=list)
    invitations: list[Asked] = field(default_factory=list)  # from families that do not open to me
    notes: list[Notes] = field(default_factory=list)
    talks: list[Supervision] = field(default_factory=list)
    before_visits: list[BeforeVisiting] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)  # told to me at a child's school, to be answered
    to_tell: list[PoliceNoticeTold] = field(default_factory=list)  # schools that I am to tell
    asked: list[PublicAskWaiting] = field(
        default_factory=list
    )  # on the public page, for whoever answers there
    checks: list[CheckDue] = field(default_factory=list)  # of volunteers of my hub, that run out
    first_days: list[Coming] = field(default_factory=list)  # of children I am with, for health staff

    overdue: list[Due] = field(default_factory=list)
    today: list[Due] = field(default_factory=list)
    soon: list[Due] = field(default_factory=list)
    unseen: list[Unseen] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    families_wait: list[Due] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    answers: list[Unread] = field(default_factory=list)
    raised: list[Mine] = field(default_factory=list)
    families: list[MyFamily] = field(default_factory=list)
    late: list[LateFamily] = field(default_factory=list)
    carers: list[CarerClock] = field(default_factory=list)  # of households that I support

    @property
    def nothing(self) -> bool:
        """True when nothing at all waits for this person."""
        waits = (self.overdue, self.today, self.unseen, self.answers, self.drafts, self.late, self.carers)
        met = (self.meetings, self.invitations, self.notes, self.talks, self.notices, self.to_tell)
        beside = (self.asked, self.checks, self.first_days)
        return not any((*waits, self.promises, self.handovers, *met, *beside))


def my_work(who: Who, on: date) -> MyWork:
    """Gather the work of whoever asks, on a day. A member of a family, or nobody, has none."""
    worker = agencies.practitioner_of(who)
    if worker is None:
        return MyWork()
    involvements = network.involvements_of(worker.pk, on)
    held = [kept(row.family) for row in involvements if row.role in HOLDS]
    own, team = clocks.mine(worker, on, MOST), clocks.unowned(who.team_ids, on, MOST) if who.team_ids else []
    late = clocks.overdue(who.managed_team_ids, on, MOST) if who.managed_team_ids else []
    waits = clocks.waiting(held, FAMILIES_WAIT, on) if held else []
    own_numbers = {each.clock.pk for each in own}
    given = Given.read(worker, on)
    lines = [*own, *team, *late, *waits]
    families = [kept(each.clock.family) for each in lines] + [kept(row.family) for row in involvements]
    shown = Shown.read(who, on, [*families, *(kept(each) for each in given.families)], people_of(lines))
    own, team, late, waits = ([named(each, shown) for each in rows] for rows in (own, team, late, waits))
    found = MyWork(families=my_families(involvements, shown), late=late_families(late, shown))
    found.families_wait = [due_of(each, shown) for each in waits if shown.may_name(each.clock.family)]
    listed = [each for each in [*own, *team] if shown.may_name(each.clock.family)]
    rhythms = [each for each in listed if each.clock.rule in RHYTHMS]
    for each in listed:
        if each.clock.rule not in RHYTHMS:
            place(found, due_of(each, shown, mine=each.clock.pk in own_numbers), on)
    found.unseen = unseen(rhythms, worker, shown, on)
    found.promises, found.handovers, found.talks = given.shown_to(shown)
    found.meetings, others = meetings.my_meetings_and_others(worker, on, who=who)
    found.invitations = meetings.asked_from_outside(worker, on, who, among=others)
    found.notes = meetings.notes_for(worker, on, who=who)
    beside_families(found, who, shown, on)
    here = protection.waits(who, on, [row.family for row in involvements])
    found.before_visits = list(here.before_visits)
    found.notices, found.to_tell = list(here.notices), list(here.to_tell)
    if not who.managed_team_ids:  # a manager reads it on the board, with what is late in their teams
        found.carers = list(care.carers_waiting(who, on, on + SOON).mine)
    add_own_asking(found, worker, who)
    return found


def beside_families(found: MyWork, who: Who, shown: Shown, on: date) -> None:
    """What waits for those who answer the public page, coordinate a hub, or look after children's health."""
    if directory.may_answer(who):
        found.asked = directory.asks_waiting(on)
    if not who.managed_team_ids:  # a manager has them on the board, beside what else stands still
        found.checks = hubs.checks_due(who, on)
    if who.sector == HEALTH:
        found.first_days = universal.first_days_of(who, shown.opens, on)


def people_of(lines: Iterable[Line]) -> list[tuple[int, int]]:
    """Whose clocks these are, by family and person as they are now."""
    return [(kept(each.clock.family), kept_person(each.clock.person)) for each in lines if each.clock.person]


def named(line: Line, shown: Shown) -> Line:
    """The line, naming the family where a label stands before the person: the work is still mine, the name is not for a list."""
    person = line.clock.person
    if person is None or kept_person(person) in shown.people:
        return line
    return replace(line, unnamed=True)


def due_of(line: Line, shown: Shown, *, mine: bool = True) -> Due:
    """Put a line on a list, with a link when the family's record opens."""
    return Due(line, shown.ref(line.clock.family), mine)


def place(found: MyWork, due: Due, on: date) -> None:
    """Put a clock under overdue, today or soon; what is further away, or has no limit, waits off the page."""
    day = due.line.clock.due_on
    if day is None or day > on + SOON:
        return
    (found.overdue if day < on else found.today if day == on else found.soon).append(due)


def unseen(lines: Sequence[Line], worker: Practitioner, shown: Shown, on: date) -> list[Unseen]:
    """Those whose agreed rhythm has run out, or never began; the longest unseen first.

    A rhythm for one child counts when anybody saw that child; one for a whole family counts this worker's own visits.
    """
    late = [each for each in lines if each.clock.due_on is not None and each.clock.due_on <= on]
    last = records.last_seen(each.clock.person_id for each in late if each.clock.person_id)
    visited = records.last_visited(
        (each.clock.family_id for each in late if not each.clock.person_id), worker
    )
    found: dict[str, Unseen] = {}
    for each in late:
        clock = each.clock
        row = Unseen(
            name=each.whose,
            family_ref=shown.ref(each.clock.family),
            every_days=clock.every_days or clock.limit_days,
            last_seen=last.get(clock.person_id) if clock.person_id else visited.get(clock.family_id),
            due_on=clock.due_on,
        )
        found.setdefault(f"{clock.family_id} {each.whose}", row)
    return sorted(found.values(), key=lambda row: (row.last_seen or date.min, row.name))


def add_own_asking(found: MyWork, worker: Practitioner, who: Who) -> None:
    """What this worker raised and asked, what waits for an answer, what was answered, what is half written."""
    found.raised = concerns.mine(worker)
    found.answers = concerns.new_answers(worker)
    found.waiting = [row for mine in found.raised for row in unanswered(mine)]
    found.drafts = drafts.mine(who.account_id)


def unanswered(mine: Mine) -> list[Waiting]:
    """Of one worry: the questions and referrals that nobody has answered yet."""
    found = [
        Waiting(mine.names, "Your question", "the consultation line", row.asked_on, "consultation", row.ref)
        for row in mine.consultations
        if row.answered_on is None
    ]
    found += [
        Waiting(mine.names, "Your referral", "the duty team", row.referred_on, "referral", row.ref)
        for row in mine.referrals
        if row.told_on is None
    ]
    return found


def my_families(involvements: Sequence[Involvement], shown: Shown) -> list[MyFamily]:
    """The families this worker is with, once each, if their records open."""
    found: dict[int, MyFamily] = {}
    for row in involvements:
        family = row.family.joined_into or row.family
        if family.pk in shown.opens:
            mine = MyFamily(family.ref, family.name, row.get_role_display(), row.does, row.since)
            found.setdefault(family.pk, mine)
    return list(found.values())


def late_families(lines: Sequence[Line], shown: Shown) -> list[LateFamily]:
    """What is past its day in a manager's teams, family by family, the family that has waited longest first."""
    found: dict[int, LateFamily] = {}
    for each in lines:
        if shown.may_name(each.clock.family):
            family = each.clock.family
            ref = shown.ref(each.clock.family)
            found.setdefault(family.joined_into_id or family.pk, LateFamily(family.name, ref)).lines.append(
                each
            )
    return list(found.values())
