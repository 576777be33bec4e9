"""What the genogram and ecomap pages show: the picture on any day, the same in words, and what can be built on.

To whoever sees only a part of the record (a partner, a member of the family) the map shows who is related to whom and
nothing else: not how people get on, nor contact, notes, trusted adults or workers; to the family, no homes either,
because where somebody lives can tell what has to stay unknown (trust/README.md, "everything derived from it").
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from markupsafe import Markup

from kinfold.front.network.days import Asked
from kinfold.front.network.gaps import GapLine, gap_lines
from kinfold.front.network.pieces import Group, Section, mattering, sections, ties_on_map
from kinfold.front.pages.links import PageLink, existing
from kinfold.network import queries as network
from kinfold.network.drawing import (
    FamilyMap,
    describe_ecomap,
    describe_genogram,
    draw_ecomap,
    draw_genogram,
)
from kinfold.network.models import Family, FamilyMember, Involvement, Relationship
from kinfold.network.queries import Change, Member
from kinfold.people.models import Person
from kinfold.sharing import queries as access
from kinfold.sharing.queries import View

NEWEST = 6  # days with changes offered at once; the earlier ones fold
Type = Relationship.Type
KINSHIP = frozenset(
    {
        Type.MOTHER, Type.FATHER, Type.PARENT, Type.SIBLING, Type.HALF_SIBLING, Type.GRANDMOTHER, Type.GRANDPARENT,
        Type.AUNT_UNCLE, Type.RELATIVE, Type.GODPARENT, Type.STEP_MOTHER, Type.STEP_FATHER,
    }
)  # fmt: skip
Said = list[tuple[str, list[str]]]


@dataclass(slots=True)
class MapPage:
    """Everything on a page with a map."""

    family: Family
    view: View
    asked: Asked
    today: date
    picture: Markup = field(default_factory=Markup)
    says: Said = field(default_factory=list)
    may_build: bool = False
    days: list[Change] = field(default_factory=list)
    earlier: list[Change] = field(default_factory=list)
    gaps: list[GapLine] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    doings: list[PageLink] = field(default_factory=list)
    chosen: tuple[Group, ...] = ()
    done: str = ""

    @property
    def is_past(self) -> bool:
        """Say whether the map is drawn as it was on an earlier day."""
        return self.asked.is_past(self.today)


def may_build(view: View) -> bool:
    """Say whether this reader may change the map."""
    return view.who is not None and not view.who.is_family and not view.masked and view.can("W1")


def seen_members(family: Family, view: View, day: date) -> list[Member]:
    """Everybody on the map on a day who is not kept from this reader."""
    return [m for m in network.members(family, day) if not view.hides("person", about=[m.person.ref])]


def genogram_page(family: Family, view: View, asked: Asked, today: date) -> MapPage:
    """Read what this reader may see of a family's map on a day."""
    found = MapPage(family, view, asked, today, may_build=may_build(view) and not asked.is_past(today))
    members = seen_members(family, view, asked.day)
    drawn = reader_map(family, view, asked.day, today, members)
    if drawn.individuals:
        found.picture = Markup(draw_genogram(drawn))  # noqa: S704 - the drawing escapes every name
        found.says = grouped(describe_genogram(drawn))
    if view.who is not None and not view.who.is_family and not view.masked:
        changed = network.changes(family, today, shows=lambda person: not kept_from(view, person))
        found.days, found.earlier = changed[:NEWEST], changed[NEWEST:]
    if found.may_build:
        rows = ties_on_map(members, view, today)
        found.gaps = gap_lines(family, members, today, rows)
        found.sections = sections(family, view, members, rows, today)
        found.doings = doings(family, view)
    return found


def kept_from(view: View, person: Person) -> bool:
    """Say whether somebody is kept from this reader."""
    return view.hides("person", about=[person.ref])


def ecomap_page(child: Person, family: Family, view: View, asked: Asked, today: date) -> MapPage:
    """Read what this reader may see of the people around somebody on a day."""
    found = MapPage(family, view, asked, today, may_build=may_build(view) and not asked.is_past(today))
    members = seen_members(family, view, asked.day)
    if child.pk not in {m.person.pk for m in members}:
        return found
    helpers = network.involved(family, asked.day) if not view.masked else []
    mine = [row for row in helpers if row.person_id in (None, child.pk)]
    drawn = reader_map(family, view, asked.day, today, members, focus=child, helpers=mine)
    key = f"p{child.pk}"
    found.picture = Markup(draw_ecomap(drawn, key))  # noqa: S704 - the drawing escapes every name
    found.says = grouped(list(describe_ecomap(drawn, key)))
    if found.may_build and any(m.person.pk == child.pk and m.is_child for m in members):
        found.chosen = mattering(family, [child], today)
    return found


def reader_map(
    family: Family,
    view: View,
    day: date,
    today: date,
    members: list[Member],
    *,
    focus: Person | None = None,
    helpers: Iterable[Involvement] = (),
) -> FamilyMap:
    """The map as this reader may see it, with links only to pages that open for them."""
    assert view.who is not None
    ids = [m.person.pk for m in members]
    opens = set(access.visible_people(view.who, today).filter(pk__in=ids).values_list("pk", flat=True))
    children = {m.person.pk for m in members if m.part in FamilyMember.CHILDREN}

    def shows(tie: Relationship) -> bool:
        if view.hides("tie", tie.ref):
            return False
        return not view.masked or tie_for_family(tie, children, view.who.person_ids if view.who else ())

    whole = network.family_map(
        family, day, focus=focus, among=members, opens=opens, shows=shows, helpers=helpers
    )
    return part_of(whole, view) if view.masked else whole


def tie_for_family(tie: Relationship, children: set[int], mine: tuple[int, ...]) -> bool:
    """Kinship with a child of the family, or with the reader: never who somebody else lives or is together with."""
    if tie.type not in KINSHIP or tie.a_id is None:
        return False
    return bool({tie.a_id, tie.b_id} & (children | set(mine)))


def part_of(whole: FamilyMap, view: View) -> FamilyMap:
    """Who is related to whom, and nothing else; to members of the family no homes either."""
    people = tuple(
        replace(i, matters=False, note="") for i in whole.individuals if i.kind not in ("worker", "volunteer")
    )
    keys = {i.key for i in people}
    ties = tuple(
        replace(t, quality="unknown", contact="unknown", inferred=False, note="")
        for t in whole.ties
        if {t.a, t.b} <= keys
    )
    homes = () if view.who is None or view.who.is_family else whole.households
    return replace(whole, individuals=people, ties=ties, households=homes)


def grouped(lines: list[str]) -> Said:
    """Put the sentences under their headings: a line that ends with a colon is one."""
    found: Said = [("", [])]
    for line in lines:
        if line.endswith(":"):
            found.append((line[:-1], []))
        else:
            found[-1][1].append(line)
    return [(heading, said) for heading, said in found if said]


def doings(family: Family, view: View) -> list[PageLink]:
    """What can be built."""
    ref = {"ref": family.ref}
    found = [
        ("Add somebody", "add_relative", ref),
        ("Say what two people are to each other", "relate", ref),
        ("Set up a home", "set_up_household", ref),
        ("Record parental responsibility", "record_responsibility", ref),
    ]
    if view.can("G1"):
        found += [("Bring in a worker", "involve", ref), ("Hand over the lead", "hand_over_lead", ref)]
    return existing(*found)
