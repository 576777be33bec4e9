"""The family's copy: what one member of a family may read of the assessment, put together as a letter in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from kinfold.assessment.models import Analysis, Contribution, Signature, Stage
from kinfold.assessment.queries.comparing import held
from kinfold.assessment.queries.stages import SEEN_BY_ALL, analyses, open_stage, signatures, stages
from kinfold.assessment.queries.standing import Standing, standing
from kinfold.base.saying import in_a_row
from kinfold.base.who import NOBODY, Who
from kinfold.network import queries as network
from kinfold.network.models import Family, Involvement
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing import queries as sharing
from kinfold.sharing.queries import Decision, View

Sort = Contribution.Sort
PARTS: tuple[tuple[str, str], ...] = (
    (Sort.STRENGTH, "What is going well"),
    (Sort.FACT, "How things are"),
    (Sort.WORRY, "What worries us"),
    (Sort.TRIED, "What has been tried, and how it went"),
    (Sort.DISAGREE, "Where we see it differently"),
    (Sort.INSTINCT, "What somebody feels, without knowing it"),
)
CHILD_PARTS: tuple[tuple[str, str], ...] = (
    (Sort.DAY, "A day in {name}’s life"),
    (Sort.GROW, "What {name} needs to grow"),
    (Sort.THINK, "What {name} needs people to think about"),
    (Sort.DO, "What {name} needs people to do"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was said, by whom and when; for a worry, the strength beside it."""

    words: str
    said_by: str
    on_day: date
    beside: str = ""
    about: str = ""


@dataclass(slots=True)
class CopyPart:
    """Some lines under one heading."""

    heading: str
    lines: list[Line]


@dataclass(slots=True)
class ChildPart:
    """A child's own page of the letter."""

    child: Person
    parts: list[CopyPart] = field(default_factory=list)
    analysis: Analysis | None = None


@dataclass(slots=True)
class FamilyCopy:
    """The letter."""

    family: Family
    on: date
    stage: Stage | None
    reader: Person | None  # for whom it is; nobody: for anybody of the family
    own: list[Line] = field(default_factory=list)  # what the reader said: "what did you say?" comes first
    others: list[CopyPart] = field(default_factory=list)
    parts: list[CopyPart] = field(default_factory=list)
    children: list[ChildPart] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    lead: Involvement | None = None  # the person to ring; without one, the duty team's number

    @property
    def is_empty(self) -> bool:
        """True when there is nothing in it yet."""
        return not (self.own or self.others or self.parts or self.children)


def family_copy(of: Stage | Family, view: View, reader: Person | None = None) -> FamilyCopy:
    """Put the letter together for whoever opened it; opened by a worker, for one `reader` or for anybody of the family.

    A worker who prints it for somebody gets what that person would see by their own sign-in, and nothing of what is withheld
    from them. Without a reader: what is withheld from nobody.
    """
    assert view.on is not None
    family = of.assessment.family if isinstance(of, Stage) else of
    who = view.who or NOBODY
    views = [view]
    if who.is_family:
        reader = people.numbered(who.person_id) if who.person_id else None
    else:
        views.append(view_as(reader, family, view))
    return _letter(of, family, views, reader, view.on)


def view_as(reader: Person | None, family: Family, view: View) -> View:
    """What a member of the family would see, whether or not they have an account; for nobody, what is kept from nobody.

    `view` is that of the worker who asks: it gives the day. Three queries at most.
    """
    assert view.on is not None
    if reader is not None:
        ids = people.same_ids(reader)
        who = Who(account_id=0, name=reader.known_as, person_id=reader.pk, person_ids=ids)
        known, withheld = sharing.facts(who, family, on=view.on)
    else:
        who = Who(account_id=0, name="", person_id=0)
        withheld = _withheld_from_anybody(family, view.on)
        actors = frozenset({"FAM", "WF"} if withheld else {"FAM"})
        known = replace(
            view.facts, actors=actors, live=frozenset(), unnamed="", outside_lead=False, own=False
        )
    decision = Decision("allow", "FAM", "the family’s copy")
    return View(decision, True, withheld, who, sharing.kept(family), view.on, known)


def _withheld_from_anybody(family: Family, on: date) -> frozenset[sharing.Item]:
    kept_back = {(row.kind, row.item) for row in sharing.withheld_here(family)}
    sealed = (row.person for row in sharing.labels(family, on) if row.level == "sealed")
    return frozenset(kept_back | {("person", person.ref) for person in sealed if person is not None})


def _letter(
    of: Stage | Family, family: Family, views: list[View], reader: Person | None, on: date
) -> FamilyCopy:
    stage = of if isinstance(of, Stage) else open_stage(family) or _newest_signed(family)
    strictest = views[-1]
    found = FamilyCopy(family, on, stage, reader)
    rows = _seen_by_all(of, family, views)
    mine = people.same_ids(reader) if reader is not None else ()
    theirs = [row for row in rows if row.contribution.said_by_person_id in mine]
    named = strictest.whole("V8")
    found.own = _lines(theirs, rows, named)
    left = [row for row in rows if row not in theirs]
    found.others = _by_person(left, rows, named)
    by_workers = [row for row in left if row.contribution.account == Contribution.Account.WORKER]
    children = [person for person in network.children(family, on) if not _hides(views, person)]
    people.remember_all(children)
    found.children = _children(by_workers, children, stage, views, rows, named)
    found.parts = _parts(by_workers, rows, named)
    if stage is not None:
        found.signatures = [row for row in signatures(stage, strictest) if named or row.person_id]
    found.lead = network.lead(family, on) if named else None
    return found


def _newest_signed(family: Family) -> Stage | None:
    signed = [row for row in stages(family) if row.state == Stage.State.SIGNED]
    return signed[-1] if signed else None


def _seen_by_all(of: Stage | Family, family: Family, views: list[View]) -> list[Standing]:
    """What every one of these views may see (a worker who prints for somebody cannot print what they may not see)."""
    first, *more = [held(of, v) if isinstance(of, Stage) else standing(family, v) for v in views]
    for rows in more:
        seen = {row.contribution.pk for row in rows}
        first = [row for row in first if row.contribution.pk in seen]
    return first


def _hides(views: Iterable[View], person: Person) -> bool:
    return any(view.hides("person", about=[person.ref]) for view in views)


def _lines(rows: Iterable[Standing], among: list[Standing], named: bool) -> list[Line]:
    words = {row.contribution.ref: row.contribution.words for row in among}
    return _told_once([_line(row.contribution, words, named) for row in rows])


def _told_once(lines: Iterable[Line]) -> list[Line]:
    """The same words by the same person on the same day stand once, with the names of all whom they are about."""
    about: dict[Line, list[str]] = {}
    for line in lines:
        names = about.setdefault(replace(line, about=""), [])
        if line.about and line.about not in names:
            names.append(line.about)
    return [replace(line, about=in_a_row(names)) for line, names in about.items()]


def _line(row: Contribution, words: dict[str, str], named: bool) -> Line:
    """Where somebody may not learn who works with the family, workers are not named."""
    by_worker = row.account == Contribution.Account.WORKER
    said_by = row.said_by if named or not by_worker else "A worker"
    about = row.person.known_as if row.person is not None and row.person_id != row.said_by_person_id else ""
    return Line(row.words, said_by, row.on_day, words.get(row.strength_beside, ""), about)


def _by_person(rows: Iterable[Standing], among: list[Standing], named: bool) -> list[CopyPart]:
    """What others of the family said and shared, person by person."""
    found: dict[str, list[Standing]] = {}
    for row in rows:
        if row.contribution.account != Contribution.Account.WORKER:
            name = row.contribution.said_by_person or row.contribution.said_by
            found.setdefault(f"What {name} said", []).append(row)
    return [CopyPart(heading, _lines(said, among, named)) for heading, said in found.items()]


def _parts(rows: list[Standing], among: list[Standing], named: bool) -> list[CopyPart]:
    """What workers wrote, the good first."""
    found = []
    for sort, heading in PARTS:
        of_sort = [row for row in rows if row.contribution.sort == sort]
        if of_sort:
            found.append(CopyPart(heading, _lines(of_sort, among, named)))
    return found


def _children(
    rows: list[Standing],
    children: list[Person],
    stage: Stage | None,
    views: list[View],
    among: list[Standing],
    named: bool,
) -> list[ChildPart]:
    """Each child's page: a day in their life, what they need, what it means for them."""
    meanings = _analyses(stage, views)
    found = []
    for child in children:
        ids = people.same_ids(child)
        page = ChildPart(child)
        for sort, heading in CHILD_PARTS:
            own = [r for r in rows if r.contribution.sort == sort and r.contribution.person_id in ids]
            if own:
                page.parts.append(CopyPart(heading.format(name=child.known_as), _lines(own, among, named)))
        page.analysis = next((row for row in meanings if row.child_id in ids), None)
        if page.parts or page.analysis:
            found.append(page)
    return found


def _analyses(stage: Stage | None, views: list[View]) -> list[Analysis]:
    if stage is None or stage.state not in SEEN_BY_ALL:
        return []
    read = [{row.pk for row in analyses(stage, view)} for view in views]
    everyone = set.intersection(*read)
    return [row for row in analyses(stage, None) if row.pk in everyone]
