"""What nobody knows yet about a family, put as questions: a gap is never a fault."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinfold.base.dates import plain
from kinfold.front.pages.links import address
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.network.queries import Member
from kinfold.plan.models import Level
from kinfold.records import queries as records
from kinfold.voice import queries as voice

NO_HELP = frozenset({"not_known", "universal", "closed", "adult_services_only"})


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that ought to be known and is not, where to say it, and what was answered when somebody asked."""

    says: str
    href: str = ""
    answer: str = ""


def gaps(family: Family, members: Sequence[Member], levels: dict[int, Level], on: date) -> list[Gap]:
    """What nobody knows yet: ties and trusted adults (network), then who was not seen or heard (records, voice)."""
    children = [m.person for m in members if m.is_child]
    parents = [m.person for m in members if m.part in ("parent", "step_parent") and m.person.name_known]
    helped = [
        child
        for child in children
        if not child.is_unborn and child.pk in levels and levels[child.pk].level not in NO_HELP
    ]
    heard = voice.last_heard([person.pk for person in [*children, *parents]])
    alone = records.last_seen_alone([person.pk for person in helped])
    to_answer = address("answer_gap", ref=family.ref)
    refs = {child.pk: child.ref for child in children}
    found = [
        Gap(
            gap.says,
            f"{to_answer}?gap={gap.name}.{refs.get(gap.child or 0, '')}",
            answered(gap.answer, gap.asked_by, gap.answered_on),
        )
        for gap in network.gaps(family, on, words=dict.fromkeys(heard, 1), among=list(members))
    ]
    to_visit = address("record_visit", ref=family.ref)
    found += [
        Gap(f"Nobody has written down seeing {p} alone.", to_visit) for p in helped if p.pk not in alone
    ]
    found += [
        Gap(f"{p}’s own account is missing.", address("keep_words", ref=p.ref))
        for p in parents
        if p.pk not in heard
    ]
    return found


def answered(answer: str, asked_by: str, day: date | None) -> str:
    """Say what was answered when somebody asked."""
    if not answer:
        return ""
    when = f" on {plain(day)}" if day else ""
    return f"{asked_by or 'Somebody'} asked{when}: {answer}"
