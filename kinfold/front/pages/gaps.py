"""What nobody knows yet about a family, put as questions: a gap is never a fault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kinfold.assessment import queries as assessment
from kinfold.base.dates import plain
from kinfold.front.pages.links import address
from kinfold.network import queries as network
from kinfold.network.models import Family, Matters, Relationship
from kinfold.network.queries import Member
from kinfold.people.models import Person
from kinfold.plan.models import Level
from kinfold.records import queries as records
from kinfold.voice import queries as voice

PARENTS = ("parent", "step_parent")
NO_WORDS = "no_words"
NO_HELP = frozenset({"not_known", "universal", "closed", "adult_services_only"})


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that ought to be known and is not, where to say it, and what was answered when somebody asked."""

    says: str
    href: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the page has read already: levels and whom they say matters by the child's number, and the ties."""

    levels: Mapping[int, Level]
    chosen: Mapping[int, Sequence[Matters]]
    ties: Sequence[Relationship]


def gaps(family: Family, members: Sequence[Member], known: Known, on: date) -> list[Gap]:
    """What nobody knows yet: ties and trusted adults (network), then who was not seen or heard (records, voice), and
    whose own account is missing (assessment). A child who has not been heard is shown with the reason that was given."""
    children = [m.person for m in members if m.is_child]
    parents = [m.person for m in members if m.part in PARENTS and m.person.name_known]
    heard = {*voice.last_heard_in(family), *assessment.told_by(family)}
    alone = records.last_seen_alone([person.pk for person in helped(children, known.levels)])
    by_number = {child.pk: child for child in children}
    found = network.gaps(
        family,
        on,
        words=dict.fromkeys(heard, 1),
        among=list(members),
        known_ties=known.ties,
        chosen_by=known.chosen,
    )
    silent = [gap for gap in found if gap.name == NO_WORDS and not gap.answer]
    reasons = silences(family) if silent else {}
    rows = [network_gap(gap, family, by_number.get(gap.child or 0), reasons) for gap in found]
    to_visit = address("record_visit", ref=family.ref)
    rows += [
        Gap(f"Nobody has written down seeing {p} alone.", to_visit)
        for p in helped(children, known.levels)
        if p.pk not in alone
    ]
    rows += [
        Gap(
            f"{p}’s own account is missing.",
            address("keep_words", ref=p.ref),
        )
        for p in parents
        if p.pk not in heard
    ]
    return rows


def helped(children: Sequence[Person], levels: Mapping[int, Level]) -> list[Person]:
    """The children who are helped beyond what everybody gets: somebody should have seen each of them alone."""
    return [
        child
        for child in children
        if not child.is_unborn and child.pk in levels and levels[child.pk].level not in NO_HELP
    ]


def silences(family: Family) -> dict[int, str]:
    """The newest reason why there are no words of somebody, by their number."""
    found: dict[int, str] = {}
    for row in voice.silences_in(family):
        said = f"Reason given on {plain(row.on_day)}: {row.reason}"
        found.setdefault(
            row.person.merged_into_id or row.person_id,
            f"{said} Next: {row.what_next}" if row.what_next else said,
        )
    return found


def network_gap(gap: network.Gap, family: Family, child: Person | None, reasons: Mapping[int, str]) -> Gap:
    """A gap that the network room found, with what was answered, or why a child has not been heard."""
    ref = child.ref if child is not None else ""
    answer = answered(gap.answer, gap.asked_by, gap.answered_on)
    if gap.name == NO_WORDS and not answer and child is not None:
        answer = reasons.get(child.pk, "")
    return Gap(gap.says, f"{address('answer_gap', ref=family.ref)}?gap={gap.name}.{ref}", answer)


def answered(answer: str, asked_by: str, day: date | None) -> str:
    """Say what was answered when somebody asked."""
    if not answer:
        return ""
    when = f" on {plain(day)}" if day else ""
    return f"{asked_by or 'Somebody'} asked{when}: {answer}"
