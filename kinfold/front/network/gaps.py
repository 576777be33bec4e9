"""What is not known, each as a question: what would settle it, and what was said when somebody asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinfold.base.dates import plain
from kinfold.front.pages.links import PageLink, address
from kinfold.network import queries as network
from kinfold.network.models import Family, Relationship
from kinfold.network.queries import Member
from kinfold.network.rules import FATHERS, PARENTS, Gap
from kinfold.people.models import Person
from kinfold.voice import queries as voice


@dataclass(frozen=True, slots=True)
class GapLine:
    """Something not known. `mark` names it in a form; `do` is the page on which it would be filled."""

    mark: str
    says: str
    ask: str
    do: PageLink | None
    answer_href: str
    asked: str = ""


def gap_lines(
    family: Family, members: list[Member], on: date, rows: Iterable[Relationship] = ()
) -> list[GapLine]:
    """What is not known about the children. `rows` are the ties on the map: where there is one to be completed, its page."""
    children = {m.person.pk: m.person for m in members if m.is_child}
    heard = voice.last_heard(list(children))
    found = network.gaps(family, on, words=dict.fromkeys(heard, 1), among=members)
    ties = list(rows)
    return [line(gap, children[gap.child], family, ties) for gap in found if gap.child in children]


def line(gap: Gap, child: Person, family: Family, ties: list[Relationship]) -> GapLine:
    """One gap."""
    mark = f"{gap.name}.{child.ref}"
    asked = ""
    if gap.answer:
        when = f" on {plain(gap.answered_on)}" if gap.answered_on else ""
        asked = f"{gap.asked_by or 'Somebody'} asked{when}: {gap.answer}"
    answer = f"{address('answer_gap', ref=family.ref)}?gap={mark}"
    return GapLine(mark, gap.says, gap.ask, settles(gap, child, family, ties), answer, asked)


def settles(gap: Gap, child: Person, family: Family, ties: list[Relationship]) -> PageLink | None:
    """The page on which the gap would be filled, if there is one."""
    kind, _, key = gap.name.partition(":")
    to_child = [tie for tie in ties if tie.b_id == child.pk and tie.a is not None]
    if kind == "contact_unknown":
        tie = next((t for t in to_child if str(t.a_id) == key and t.type in PARENTS), None)
        return PageLink("Say how often", address("change_tie", ref=family.ref, tie=tie.ref)) if tie else None
    if kind == "father_not_named":
        father = next((t.a for t in to_child if t.type in FATHERS and t.a and not t.a.name_known), None)
        return PageLink("Write down his name", address("correct_person", ref=father.ref)) if father else None
    adding = f"{address('add_relative', ref=family.ref)}?to={child.ref}&tie="
    responsibility = f"{address('record_responsibility', ref=family.ref)}?child={child.ref}"
    ways = {
        "no_father": ("Add the father", f"{adding}father"),
        "no_mother": ("Add the mother", f"{adding}mother"),
        "nobody_chosen": (
            "Write down whom they choose",
            address("choose_trusted_adult", ref=family.ref, child=child.ref),
        ),
        "no_words": ("Write down what they said", address("keep_words", ref=child.ref)),
        "responsibility_unknown": ("Record who holds it", responsibility),
    }
    words, href = ways.get(kind, ("", ""))
    return PageLink(words, href) if href else None
