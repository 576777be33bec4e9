"""What the family page shows, read through the rooms' doors and no further than the reader's view allows.

A number of queries that does not grow with the family (counted in tests). Sections whose room is not built are absent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from kinfold.base.dates import plain
from kinfold.base.saying import in_a_row
from kinfold.chronology import queries as chronology
from kinfold.chronology.queries import EntryRow
from kinfold.clocks import queries as clocks
from kinfold.design import navigation
from kinfold.front.pages import standing
from kinfold.front.pages.gaps import Gap, Known, gaps
from kinfold.front.pages.happening import Now, now
from kinfold.front.pages.links import PageLink, address, existing
from kinfold.front.pages.standing import Line as StandingLine
from kinfold.front.pages.team import Helper, may_see_team, shown_to, team
from kinfold.network import queries as network
from kinfold.network.drawing import draw_genogram
from kinfold.network.models import Family, Household, Matters, Relationship
from kinfold.network.queries import Member
from kinfold.people.models import Person
from kinfold.plan import queries as plan
from kinfold.plan.models import Level
from kinfold.sharing.queries import View

NEWEST = 5
Homes = list[tuple[Household, list[tuple[Person, bool]]]]


@dataclass(frozen=True, slots=True)
class Face:
    """One person of the family as the page shows them."""

    name: str
    age: str
    what: str
    href: str
    is_child: bool
    level: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """A household: its name and who lives there, children first."""

    label: str
    faces: list[Face]


@dataclass(slots=True)
class FamilyPage:
    """Everything on the page."""

    family: Family
    whole: bool
    homes: list[Home] = field(default_factory=list)
    lead: Helper | None = None
    helpers: list[Helper] = field(default_factory=list)
    now: Now = field(default_factory=Now)
    standing: list[StandingLine] = field(default_factory=list)
    lately: list[EntryRow] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    picture: Markup = field(default_factory=Markup)
    map_href: str = ""
    links: list[PageLink] = field(default_factory=list)
    doings: list[PageLink] = field(default_factory=list)
    more: list[PageLink] = field(default_factory=list)


def family_page(family: Family, view: View, on: date) -> FamilyPage:
    """Read what this reader may see of a family."""
    assert view.who is not None
    members = [m for m in network.members(family, on) if not view.hides("person", about=[m.person.ref])]
    found = FamilyPage(family, whole=not view.masked)
    involved = shown_to(network.involved(family, on), view) if may_see_team(view) else []
    children = [m.person for m in members if m.is_child]
    numbers = [m.person.pk for m in members]
    levels = plan.levels_of(family, on, among=numbers) if view.whole("V8") else {}
    chosen = {} if view.who.is_family else network.who_matter_to(children, on)
    lives = [] if view.who.is_family else network.households(family, on)
    faces = {m.person.pk: face(m, levels.get(m.person.pk), chosen.get(m.person.pk, [])) for m in members}
    found.homes = homes(faces, lives)
    found.lead, found.helpers = team(involved)
    found.lately = (
        lately(chronology.latest(family, view, NEWEST * 3, as_family=view.who.is_family))
        if view.can("V3")
        else []
    )
    if view.who.is_family and not may_see_team(view):
        found.lately = naming_nobody(found.lately, family)
    lines: list[clocks.Line] = []
    if found.whole:
        lines = [clocks.line(clock, on) for clock in clocks.open_for(family)]
        ties = network.ties_among(numbers, on)
        found.gaps = gaps(family, members, Known(levels, chosen, ties), on)
        found.map_href = address("genogram", ref=family.ref)
        if found.map_href:
            found.picture = thumbnail(family, members, on, chosen, ties, lives)
    found.now = now(family, view, children, lines, on)
    found.standing = standing.of_family(family, view, on)
    found.links, found.doings = links(family, view)
    found.more = more(family, view)
    return found


def thumbnail(
    family: Family,
    members: Sequence[Member],
    on: date,
    chosen: Mapping[int, Sequence[Matters]],
    ties: Sequence[Relationship],
    lives: Homes,
) -> Markup:
    """The family map, small, for the eye alone: it is one link to the map itself, and nothing in it takes focus."""
    if len(members) < 2:
        return Markup()
    matters = [row for rows in chosen.values() for row in rows]
    family_map = network.family_map(
        family, on, links=False, among=list(members), matters=matters, known_ties=ties, lives=lives
    )
    return Markup(draw_genogram(family_map).replace(' tabindex="0"', ""))  # noqa: S704 - the drawing escapes every name


def lately(rows: Sequence[EntryRow]) -> list[EntryRow]:
    """The newest few entries; the children of one family who change level on one day are said in one entry."""
    found: list[EntryRow] = []
    for row in rows:
        same = next(
            (r for r in found if r.kind == row.kind == "level_changed" and r.happened_on == row.happened_on),
            None,
        )
        if same is None:
            found.append(row)
        else:
            same.what = f"{row.what} {same.what}"
    return found[:NEWEST]


def naming_nobody(rows: Sequence[EntryRow], family: Family) -> list[EntryRow]:
    """For somebody from whom something is kept: no entry that names a worker, and never who told it or from where, because
    where a worker works may tell where others live."""
    workers = [row.practitioner for row in network.was_involved(family)]
    names = {words for one in workers for words in (one.name, one.title, str(one.organisation)) if words}
    found = []
    for row in rows:
        told = " ".join([row.what, *(meant.meant for meant in row.meanings)]).lower()
        if not any(name.lower() in told for name in names):
            row.said_by = row.organisation = ""
            found.append(row)
    return found


def face(member: Member, level: Level | None, chosen: Sequence[Matters]) -> Face:
    """Put a member into words."""
    person = member.person
    facts = [f"since {plain(level.since)}"] if level else []
    mine = [str(row.person or row.practitioner) for row in chosen if row.chosen_by_child]
    others = [str(row.person or row.practitioner) for row in chosen if not row.chosen_by_child]
    if mine:
        facts.append(f"Says who matters: {in_a_row(mine)}")
    elif others:
        facts.append(f"Thought to trust: {in_a_row(others)}")
    if person.died_on:
        facts.append(f"Died {plain(person.died_on)}")
    if not person.name_known:
        facts.append("Name not known")
    known_age = "" if member.age == "age not known" and not member.is_child else member.age
    return Face(
        name=person.known_as,
        age=known_age,
        what="" if member.part == "child" else member.part_label,
        href=address("person", ref=person.ref),
        is_child=member.is_child,
        level=level.get_level_display() if level else "",
        facts=tuple(facts),
    )


def homes(faces: dict[int, Face], lives: Homes) -> list[Home]:
    """Put people together by household, homes with children first, then those who live elsewhere.

    To members of the family the people are shown without households: where one of them lives may be kept from another.
    """
    found, placed = [], set()
    for household, lives_there in lives:
        inside = [(person.pk, part_time) for person, part_time in lives_there if person.pk in faces]
        inside.sort(key=lambda each: list(faces).index(each[0]))
        if inside:
            found.append(Home(household.label, [at_home(faces[pk], part) for pk, part in inside]))
            placed |= {pk for pk, _ in inside}
    found.sort(key=lambda home: not any(face.is_child for face in home.faces))
    elsewhere = [one for pk, one in faces.items() if pk not in placed]
    if elsewhere:
        found.append(Home("Elsewhere, or not known where" if found else "", elsewhere))
    return found


def at_home(one: Face, part_time: bool) -> Face:
    """Say so when somebody is there for part of the week."""
    if not part_time:
        return one
    return Face(
        one.name, one.age, one.what, one.href, one.is_child, one.level, ("Here part of the time", *one.facts)
    )


def links(family: Family, view: View) -> tuple[list[PageLink], list[PageLink]]:
    """Return where to read on, and what may be done here."""
    ref = {"ref": family.ref}
    worker = view.who is not None and view.who.practitioner_id is not None
    read = [
        ("Chronology", "family_chronology", ref, view.can("V3")),
        ("Assessment", "assessment", ref, worker and view.can("V3")),
        ("Plan", "plan" if worker else "fridge_page", ref, view.can("V8")),
        ("Meetings", "meetings", ref, view.can("V8")),
        ("Needs and help", "family_services", ref, worker and view.can("V3")),
        ("Keeping safe", "protection", ref, worker and view.whole("V3")),
        ("Family and friends", "kin", ref, worker and view.whole("V3")),
        ("Court", "court", ref, worker and view.whole("V3")),
        ("Family hubs and mentors", "family_hubs", ref, worker and view.whole("V3")),
        ("Good moments to offer something", "moments", ref, worker and view.whole("V3") and not view.masked),
        ("Family map", "genogram", ref, not view.masked),
    ]
    read += [
        ("Notes and visits", "family_records", ref, view.whole("V3")),
        ("Documents", "documents", ref, view.can("V9")),
        ("Shared outside", "disclosures", ref, worker and view.whole("X3")),
        ("Kept closer", "kept_closer", ref, worker and view.whole("G3")),
        ("Who has looked", "who_looked", ref, view.can("A1")),
    ]
    do = [
        ("Write a note", "write_note", ref, view.can("W1")),
        ("Record a visit", "record_visit", ref, view.can("W1")),
        ("Keep a document", "keep_document", ref, view.can("W1")),
        ("Raise a worry", "raise_concern", {}, view.who is not None and navigation.may_raise(view.who)),
        ("Refer this family", "refer_family", ref, view.can("W1")),
        ("Add somebody to this family", "add_family_member", ref, view.whole("W1") and not view.masked),
        ("Bring in a worker", "involve", ref, view.can("G1") and not view.masked),
    ]
    return existing(*allowed(read)), existing(*allowed(do)) if worker else []


def more(family: Family, view: View) -> list[PageLink]:
    """What is done seldom, for those whose work it is."""
    if view.who is None or view.who.practitioner_id is None:
        return []
    ref = {"ref": family.ref}
    return existing(
        *allowed(
            [
                ("Steps, handovers and workers so far", "plan_steps", ref, view.whole("V3")),
                ("Hand over the lead", "hand_over_lead", ref, view.whole("G1")),
            ]
        )
    )


def allowed(asked: Sequence[tuple[str, str, dict[str, str], bool]]) -> list[tuple[str, str, dict[str, str]]]:
    """Keep the links that this reader may follow."""
    return [(text, name, parts) for text, name, parts, may in asked if may]
