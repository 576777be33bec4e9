"""The lists under a map, with what can be done about each line: ties, homes, who matters, who is responsible, who helps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinfold.base.dates import plain
from kinfold.front.network.relatives import GETTING_ON, SEEING
from kinfold.front.pages.links import PageLink, address
from kinfold.network import queries as network
from kinfold.network.models import Family, Involvement, Matters, Relationship
from kinfold.network.queries import Member
from kinfold.people.models import Person
from kinfold.sharing.queries import View

SEEN = {
    **{str(key): says for key, says in SEEING},
    "regular": "See each other regularly",
    "some": "See each other sometimes",
    "none": "Do not see each other",
    "ended": "Do not see each other any more",
    "sought": "Somebody wants contact",
}
FELT = {str(key): says for key, says in GETTING_ON}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing known, and what can be done about it. `about` says for the links, read aloud, what they act on."""

    says: str
    links: tuple[PageLink, ...] = ()
    about: str = ""
    quiet: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading (a home, a child), with what can be added to them."""

    heading: str
    lines: tuple[Line, ...]
    add: PageLink | None = None
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of what is known; folded on the page until somebody asks for it."""

    key: str
    title: str
    groups: tuple[Group, ...]


def ties_on_map(members: list[Member], view: View, on: date) -> list[Relationship]:
    """Every tie between those on the map that is not kept from this reader, by whom it is to."""
    order = {m.person.pk: n for n, m in enumerate(members)}
    rows = [t for t in network.ties_among(order, on) if t.a_id is None or t.a_id in order]
    rows.sort(key=lambda t: (order[t.b_id], order.get(t.a_id or 0, len(order))))
    return [row for row in rows if not view.hides("tie", row.ref)]


def sections(
    family: Family, view: View, members: list[Member], rows: list[Relationship], on: date
) -> list[Section]:
    """What can be changed on the map today. `rows` are the ties on it."""
    children = [m.person for m in members if m.is_child]
    found = [
        Section("ties", "Ties between people", (ties(family, rows),)),
        Section("homes", "Homes", homes(family, members, on)),
    ]
    if children:
        found += [
            Section("matters", "Who matters to the children", mattering(family, children, on)),
            Section("responsibility", "Parental responsibility", responsible(family, children, on)),
        ]
    found.append(Section("helpers", "Who works with the family", (helpers(family, view, on),)))
    return found


def ties(family: Family, rows: Iterable[Relationship]) -> Group:
    """Every tie between those on the map, with its two links."""
    return Group(
        "", tuple(tie_line(row, family) for row in rows), empty="Nobody has said yet who is who to whom."
    )


def tie_line(row: Relationship, family: Family) -> Line:
    """A tie in words: "Sue is mother of Jake", and what is known of it."""
    says = f"{row.a or row.a_practitioner} is {row.get_type_display()} {row.b}"
    parts = {"ref": family.ref, "tie": row.ref}
    kin = row.type in Relationship.KIN
    last = ("This is not right", "take_back_tie") if kin else ("It has ended", "end_tie")
    links = (
        PageLink("Change", address("change_tie", **parts)),
        PageLink(last[0], address(last[1], **parts)),
    )
    return Line(says, links, says, tie_facts(row))


def tie_facts(row: Relationship) -> str:
    """What is known of a tie, in one line."""
    facts = []
    if row.contact != "unknown":
        facts.append(SEEN[row.contact])
    if row.last_contact_on:
        facts.append(f"Last contact {plain(row.last_contact_on)}")
    if row.quality != "unknown":
        facts.append(FELT[row.quality])
    if row.note.strip():
        facts.append(row.note.strip())
    return ". ".join(fact.rstrip(".") for fact in facts)


def homes(family: Family, members: list[Member], on: date) -> tuple[Group, ...]:
    """Each home with who lives there, also one in which nobody lives now."""
    ids = {m.person.pk for m in members}
    living: dict[int, list[Line]] = {}
    for row in network.stays(family, on):
        person = row.person.merged_into or row.person
        if person.pk not in ids:
            continue
        leave = address("move_out", ref=family.ref, home=row.household_id, stay=row.pk)
        links = (PageLink("Moved out", leave),) if row.until is None else ()
        quiet = "part of the time" if row.part_time else ""
        living.setdefault(row.household_id, []).append(Line(str(person), links, str(person), quiet))
    return tuple(
        Group(
            home.label,
            tuple(living.get(home.pk, ())),
            PageLink("Somebody moved in", address("move_in", ref=family.ref, home=home.pk)),
            "Nobody of the family lives here now.",
        )
        for home in network.homes(family)
    )


def mattering(family: Family, children: Iterable[Person], on: date) -> tuple[Group, ...]:
    """For each child, who matters, in the child's own choice or as others see it."""
    chosen = network.who_matter_to(children, on)
    return tuple(
        Group(
            child.known_as,
            tuple(matters_line(row, family) for row in chosen.get(child.pk, [])),
            PageLink(
                "Write down whom they choose",
                address("choose_trusted_adult", ref=family.ref, child=child.ref),
            ),
            "Nobody has asked yet.",
        )
        for child in children
        if not child.is_unborn
    )


def matters_line(row: Matters, family: Family) -> Line:
    """Somebody who matters: who, who says so, why."""
    whom = str(row.person or row.practitioner)
    says = f"{whom}: chosen by the child" if row.chosen_by_child else f"{whom}: others think so"
    quiet = f"“{row.why}”, {plain(row.said_on)}" if row.why else plain(row.said_on)
    href = address("end_matters", ref=family.ref, matters=row.ref)
    return Line(says, (PageLink("No longer", href),), whom, quiet)


def responsible(family: Family, children: Iterable[Person], on: date) -> tuple[Group, ...]:
    """For each child, who holds parental responsibility, and who has seen the paper."""
    children = list(children)
    held = network.responsibilities(children, on)
    found = []
    for child in children:
        lines = []
        for row in held.get(child.pk, []):
            how = f", {row.get_how_display()}" if row.held == "yes" else ""
            seen = f"Paper seen {plain(row.paper_seen_on)} by {row.seen_by}" if row.paper_seen_on else ""
            lines.append(
                Line(f"{row.adult}: {row.get_held_display().lower()}{how}", (), "", seen or row.note)
            )
        href = f"{address('record_responsibility', ref=family.ref)}?child={child.ref}"
        found.append(
            Group(child.known_as, tuple(lines), PageLink("Record or change it", href), "Not checked yet.")
        )
    return tuple(found)


def helpers(family: Family, view: View, on: date) -> Group:
    """Everybody who works with the family, with the way to end it where the reader may."""
    may = view.can("G1")
    lines = []
    for row in network.involved(family, on):
        until = f", until {plain(row.until)}" if row.until else ""
        does = f"{row.does.rstrip('.')}. " if row.does else ""
        href = address("end_involvement", ref=family.ref, involvement=row.ref)
        links = (PageLink("Their part ends", href),) if may else ()
        says = f"{row.practitioner.known_as}, {row.practitioner.organisation}"
        lines.append(
            Line(says, links, str(row.practitioner), f"{does}{role(row)} since {plain(row.since)}{until}")
        )
    return Group("", tuple(lines), empty="Nobody works with this family yet.")


def role(row: Involvement) -> str:
    """What a worker is to the family, for one person of it where it is so."""
    return f"{row.get_role_display()} for {row.person}" if row.person else row.get_role_display()
