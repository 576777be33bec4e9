"""What the reading pages show, put together: a number of queries that does not grow with what stands (counted in tests)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kinfold.assessment import rules
from kinfold.assessment.models import Analysis, Contribution, Signature, Stage
from kinfold.assessment.queries import carrying, comparing, reading
from kinfold.assessment.queries.sections import MissingAccount, SectionRow, by_section, missing_accounts
from kinfold.assessment.queries.signing import still_asked
from kinfold.assessment.queries.stages import OPEN, analyses, begun, signatures
from kinfold.assessment.queries.standing import Standing, among, answers_in, standing
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.network.queries import Member
from kinfold.people.models import Person
from kinfold.sharing.queries import View
from kinfold.voice import queries as voice
from kinfold.voice.models import OwnWords

NEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the triangle, with its sections in which something stands, and those that are empty."""

    name: str
    says: str
    filled: tuple[SectionRow, ...]
    empty: tuple[SectionRow, ...]


@dataclass(slots=True)
class AssessmentPage:
    """The assessment of a family, or of one child in it."""

    family: Family
    child: Person | None
    children: list[Person]
    sides: list[Side]
    stage: Stage | None
    stages: list[Stage]
    age: carrying.Age | None
    strengths: dict[str, str]  # by reference: what stands beside a worry
    missing: list[MissingAccount] = field(default_factory=list)
    words: list[OwnWords] = field(default_factory=list)
    count: int = 0

    @property
    def filled(self) -> list[SectionRow]:
        """The sections in which something stands, in order."""
        return [row for side in self.sides for row in side.filled]


def assessment_page(family: Family, view: View, on: date, child_ref: str = "") -> AssessmentPage:
    """Read what this reader may see of the assessment; of one child only, when one is chosen. Raises KeyError for a child
    who is not here."""
    ids, everybody = network.family_ids(family), network.members(family, on)
    written, answers = reading.rows(ids, [m.person for m in everybody]), answers_in(ids)
    rows = among(written, answers, view)
    members = visible(everybody, view)
    children = [m.person for m in members if m.is_child]
    child = chosen(children, child_ref)
    begun_on, every_stage = begun(family)
    shown = rows if child is None else [row for row in rows if kept_id(row.contribution.person) == child.pk]
    missing = missing_accounts(family, rows, view, on, members)
    return AssessmentPage(
        family=family,
        child=child,
        children=children,
        sides=by_side(by_section(shown)),
        stage=next((row for row in reversed(every_stage) if row.state in OPEN), None),
        stages=every_stage,
        age=carrying.age_among(begun_on, every_stage, written, answers, on),
        strengths={row.contribution.ref: row.contribution.words for row in rows},
        missing=missing if child is None else [gap for gap in missing if gap.person.pk == child.pk],
        words=[] if child is None else voice.newest(child, view, NEWEST_WORDS),
        count=len(shown),
    )


def visible_members(family: Family, view: View, on: date) -> list[Member]:
    """The people of a family of whom this reader may know."""
    return visible(network.members(family, on), view)


def visible(members: Iterable[Member], view: View) -> list[Member]:
    """Those of some members of whom this reader may know."""
    return [m for m in members if not view.hides("person", about=[m.person.ref])]


def visible_children(family: Family, view: View, on: date) -> list[Person]:
    """The children of whom this reader may know."""
    return [m.person for m in visible_members(family, view, on) if m.is_child]


def chosen(people: Iterable[Person], ref: str) -> Person | None:
    """The person with this reference among some; None without a reference. Raises KeyError when they are not among them."""
    return {person.ref: person for person in people}[ref] if ref else None


def kept_id(person: Person | None) -> int | None:
    """The number of the record that is kept."""
    return None if person is None else person.merged_into_id or person.pk


def by_side(rows: Iterable[SectionRow]) -> list[Side]:
    """Put sections under the sides of the triangle."""
    every = list(rows)
    found = []
    for name, says in rules.SIDES.items():
        here = [row for row in every if row.section.side == name]
        filled = tuple(row for row in here if row.standing)
        found.append(Side(name, says, filled, tuple(row for row in here if not row.standing)))
    return found


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One section in three columns."""

    section: rules.Section
    child: tuple[Standing, ...]
    parent: tuple[Standing, ...]
    worker: tuple[Standing, ...]


@dataclass(slots=True)
class AccountsPage:
    """The three accounts of one person's situation, or of the family's."""

    family: Family
    person: Person | None
    people: list[Person]
    rows: list[AccountRow]
    words: list[OwnWords]  # said outside the assessment: part of a child's account all the same


def accounts_page(family: Family, view: View, on: date, ref: str = "") -> AccountsPage:
    """Read the three columns; of the first child unless somebody is chosen ("all": of the family as a whole, too)."""
    members = visible_members(family, view, on)
    everybody = [m.person for m in members]
    first = next((m.person.ref for m in members if m.is_child), "")
    person = chosen(everybody, "" if ref == "all" else ref or first)
    rows = standing(family, view)
    if person is not None:
        rows = [row for row in rows if kept_id(row.contribution.person) in (None, person.pk)]
    used = {row.contribution.source_ref for row in rows if row.contribution.source == "own_words"}
    words = [] if person is None else [w for w in voice.words_of(person, view) if w.ref not in used]
    columns = [account_row(row) for row in by_section(rows) if row.standing]
    return AccountsPage(family, person, everybody, columns, words[:NEWEST_WORDS])


def account_row(row: SectionRow) -> AccountRow:
    """Put one section into three columns."""
    columns = {
        name: tuple(one for one in row.standing if one.contribution.account == name)
        for name in Contribution.Account.values
    }
    return AccountRow(row.section, columns["child"], columns["parent"], columns["worker"])


@dataclass(slots=True)
class StagePage:
    """One stage: what it is for, how far it is, what it means for each child, who signed."""

    stage: Stage
    family: Family
    rows: list[SectionRow]
    count: int
    answered: int  # how many were asked again for this stage
    children: list[tuple[Person, Analysis | None]]
    signatures: list[Signature]
    asked: list[rules.Prompt]
    strengths: dict[str, str]
    whole: bool


def stage_page(stage: Stage, family: Family, view: View, on: date) -> StagePage:
    """Read what this reader may see of a stage. What is still asked before signing is for readers of the whole record."""
    ids = network.family_ids(family)
    rows, answers = reading.rows(ids), answers_in(ids)
    held = comparing.held_among(stage, rows, answers, view)
    whole = view.whole("V3")
    is_open = stage.state in OPEN
    children = visible_children(family, view, on)
    means = {kept_id(row.child): row for row in analyses(stage, view)}
    return StagePage(
        stage=stage,
        family=family,
        rows=[row for row in by_section(held) if row.standing],
        count=len(held),
        answered=sum(any(a.stage_id == stage.pk for a in row.answers) for row in held),
        children=[(child, means.get(child.pk)) for child in children],
        signatures=signatures(stage, view),
        asked=still_asked(stage, family, on, children, among(rows, answers, None))
        if whole and is_open
        else [],
        strengths={row.contribution.ref: row.contribution.words for row in held},
        whole=whole,
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """The differences of one section, those that matter first; what stayed the same apart."""

    section: rules.Section
    differences: tuple[comparing.Difference, ...]
    same: int


def compared(found: Iterable[comparing.Difference]) -> list[Compared]:
    """Put differences under their sections, in the order of the triangle."""
    rows = list(found)
    made = []
    for name, section in rules.SECTIONS.items():
        here = [row for row in rows if row.section == name]
        told = [row for row in here if row.sort != comparing.SAME]
        told.sort(key=lambda row: comparing.SORTS.index(row.sort))
        if here:
            made.append(Compared(section, tuple(told), len(here) - len(told)))
    return made
