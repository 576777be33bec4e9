"""One conference as a reader may see it: prepared, held, with who sees it differently; its report; the family's own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kinfold.assessment import queries as assessment
from kinfold.assessment.models import Analysis, Stage
from kinfold.assessment.queries import Carried, SectionRow
from kinfold.meetings import queries as meetings
from kinfold.meetings.models import Meeting
from kinfold.meetings.queries import Sight
from kinfold.people.models import Person
from kinfold.protection import rules
from kinfold.protection.models import (
    Circumstance,
    Conference,
    ConferenceChild,
    Dissent,
    Participation,
    QualityAnswer,
)
from kinfold.protection.queries import finding
from kinfold.protection.queries.finding import child_of
from kinfold.services import queries as services
from kinfold.sharing.queries import View

READ_BY_FAMILY = ("ordinary", "shared")
"""Sections of the chronology that a report may hold."""

WRITTEN_FOR = ("conference_report", "section_47", "child_and_family", "early_help")
"""Whose analysis of a child the report takes: the conference's own, else the newest that was written before."""


@dataclass(frozen=True, slots=True)
class Different:
    """Somebody who sees a decision differently: who, about which child, in their words."""

    who: str
    child: str
    says: str
    would_have: str


@dataclass(frozen=True, slots=True)
class Hard:
    """What is hard for one parent, each a need with its words."""

    name: str
    whats: tuple[str, ...]


@dataclass
class ConferenceSeen:
    """A conference with its meeting, children and what was said beside the decisions."""

    conference: Conference
    seen: Sight
    children: list[ConferenceChild]
    fixes: list[tuple[str, str]] = field(default_factory=list)
    dissents: list[Different] = field(default_factory=list)
    circumstances: list[Hard] = field(default_factory=list)

    @property
    def meeting(self) -> Meeting:
        """The meeting in which it is held."""
        return self.seen.meeting


def conference_seen(conference: Conference, view: View) -> ConferenceSeen | None:
    """A conference as one reader may see it; None when they may not know of it: they were not asked, or it is kept."""
    if view.hides("conference", conference.ref):
        return None
    seen = meetings.sight(meetings.meeting(conference.meeting), view)
    if seen is None:
        return None
    rows = finding.children_in([conference]).get(conference.pk, [])
    children = [row for row in rows if not view.hides("person", about=[child_of(row).ref])]
    found = ConferenceSeen(conference, seen, children)
    if conference.state == Conference.State.PREPARING:
        found.fixes = rules.to_put_right(_prepared(conference, children))
    else:
        found.dissents = dissents(conference, view, children)
        found.circumstances = circumstances(conference, view)
    return found


def _prepared(of: Conference, children: Sequence[ConferenceChild]) -> rules.Prepared:
    return rules.Prepared(
        report_shared=of.report_shared_on is not None,
        report_why_not=bool(of.report_not_shared_why),
        chair_met_family=of.chair_met_family_on is not None,
        supporter_asked=bool(of.supporter_asked),
        in_the_room=of.in_the_room,
        why_so_many=bool(of.why_so_many),
        who_knows={child_of(row).known_as: bool(row.who_knows_child) for row in children},
        child_heard={child_of(row).known_as: _is_heard(row) for row in children},
    )


def _is_heard(row: ConferenceChild) -> bool:
    return bool(row.child_says) or row.participation not in ("", Participation.NO_VIEWS)


def dissents(of: Conference, view: View, children: Sequence[ConferenceChild]) -> list[Different]:
    """Who sees it differently, beside the children whom this reader may know of. Two readers of the family: their own, and
    those of workers; where something is kept from a reader, only their own."""
    rows = Dissent.objects.filter(conference=of).select_related(
        "practitioner__organisation", "person__merged_into", "child"
    )
    shown = {child_of(row).pk: child_of(row).known_as for row in children}
    found = []
    for row in rows.order_by("pk"):
        child = (row.child.merged_into_id or row.child_id) if row.child is not None else None
        if (child is not None and child not in shown) or not _may_read(row, view):
            continue
        found.append(Different(finding.who_differs(row), shown.get(child or 0, ""), row.says, row.would_have))
    return found


def _may_read(row: Dissent, view: View) -> bool:
    who = view.who
    person = (row.person.merged_into or row.person) if row.person is not None else None
    if person is not None and view.hides("person", about=[person.ref]):
        return False
    if who is None or not who.is_family:
        return True
    own = person is not None and person.pk in who.person_ids
    return own or (row.practitioner_id is not None and not view.withheld)


def circumstances(of: Conference, view: View) -> list[Hard]:
    """What is hard for each parent, apart from the category. A member of the family reads only their own."""
    rows = Circumstance.objects.filter(conference=of).select_related("person__merged_into").order_by("pk")
    found: dict[int, tuple[str, list[str]]] = {}
    who = view.who
    for row in rows:
        person = row.person.merged_into or row.person
        if view.hides("person", about=[person.ref]) or (
            who and who.is_family and person.pk not in who.person_ids
        ):
            continue
        said = services.need_says(row.word, to_family=bool(who and who.is_family))
        found.setdefault(person.pk, (person.known_as, []))[1].append(
            f"{said}: {row.note}" if row.note else said
        )
    return [Hard(name, tuple(whats)) for name, whats in found.values()]


@dataclass
class Report:
    """The report for a conference, put together from the one assessment: nothing in it was typed for the conference."""

    conference: Conference
    children: list[ConferenceChild]
    stage: Stage | None
    carried: Carried
    sections: list[SectionRow]
    analyses: dict[int, Analysis]
    is_own: bool  # written for a conference; else what an earlier stage said of each child

    def meaning(self, row: ConferenceChild) -> Analysis | None:
        """What it all means for one child."""
        return self.analyses.get(child_of(row).pk)


def conference_report(conference: Conference, view: View) -> Report:
    """Put the report together: chronology, own words, needs, strengths, help tried, and what it means for each child.

    Everything comes from the assessment as it stands, and only what this reader may see. The family reads it before the day,
    so what few may read (strategy, police) is left out whoever asks.
    """
    family = conference.family.joined_into or conference.family
    rows = finding.children_in([conference]).get(conference.pk, [])
    children = [row for row in rows if not view.hides("person", about=[child_of(row).ref])]
    carried = assessment.to_carry_into(family, "conference_report", view)
    carried.happened = [row for row in carried.happened if row.section in READ_BY_FAMILY]
    stage = _stage(assessment.stages(family))
    found = assessment.analyses(stage, view) if stage is not None else []
    return Report(
        conference,
        children,
        stage,
        carried,
        [row for row in assessment.by_section(carried.standing) if row.standing],
        {(one.child.merged_into_id or one.child_id): one for one in found},
        stage is not None and stage.purpose == "conference_report",
    )


def _stage(stages: Sequence[Stage]) -> Stage | None:
    living = [stage for stage in stages if stage.state != "stopped"]
    for purpose in WRITTEN_FOR:
        mine = [stage for stage in living if stage.purpose == purpose]
        if mine:
            return max(mine, key=lambda stage: (stage.begun_on, stage.pk))
    return None


@dataclass(frozen=True, slots=True)
class DecidedForFamily:
    """What was decided for one child, for the family to read."""

    child: str
    decision: str
    why: str
    to_keep_from: str
    what_follows: str
    plan: bool


@dataclass
class ForFamily:
    """The conference as somebody of the family reads it. Where anything is kept from them: the bare decisions."""

    conference: Conference
    meeting: Meeting
    invited: bool
    kept_from: bool
    who_comes: list[str]
    decided: list[DecidedForFamily]
    dissents: list[Different]
    hard: list[Hard]
    beside: str = ""


DECISION_SAYS: dict[str, str] = {
    "plan": "There is a plan to keep {} safe.",
    "no_plan": "{} does not need a plan to be kept safe.",
    "continues": "The plan to keep {} safe goes on.",
    "ends": "{} does not need the plan any more.",
}


def conference_for_family(conference: Conference, view: View, on: date) -> ForFamily | None:
    """A conference for somebody of the family who was asked to it, or for a child whom it is about; None for anybody else."""
    who = view.who
    if who is None or view.hides("conference", conference.ref):
        return None
    meeting = meetings.meeting(conference.meeting)
    seen = meetings.sight(meeting, view)
    rows = finding.children_in([conference]).get(conference.pk, [])
    own = [row for row in rows if child_of(row).pk in who.person_ids]
    if seen is None and not own:
        return None
    shown = rows if seen is not None else own
    children = [row for row in shown if not view.hides("person", about=[child_of(row).ref])]
    kept_from = bool(view.withheld)
    return ForFamily(
        conference,
        meeting,
        seen is not None,
        kept_from,
        [meetings.name_of(one) for one in seen.guests] if seen is not None else [],
        [_decided(row, kept_from) for row in children if row.decision],
        dissents(conference, view, children),
        circumstances(conference, view),
        "" if kept_from else conference.supporter_asked,
    )


def _decided(row: ConferenceChild, kept_from: bool) -> DecidedForFamily:
    child: Person = child_of(row)
    return DecidedForFamily(
        child.known_as,
        DECISION_SAYS[row.decision].format(child.known_as),
        "" if kept_from else row.decision_why,
        rules.CATEGORIES_TO_FAMILY.get(row.category, ""),
        "" if kept_from else row.what_follows,
        row.decision in ("plan", "continues"),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about how a conference was run, and its newest answers by whom they were given for."""

    word: str
    question: str
    answers: tuple[QualityAnswer, ...]


def quality(conference: Conference) -> list[Asked]:
    """The questions about how a conference was run, with the newest answer of each side. For learning: nothing is added up."""
    newest: dict[tuple[str, str], QualityAnswer] = {}
    for row in QualityAnswer.objects.filter(conference=conference).order_by("pk"):
        newest[(row.question, row.answered_as)] = row
    return [
        Asked(word, says, tuple(row for (question, _), row in newest.items() if question == word))
        for word, says in rules.QUALITY.items()
    ]
