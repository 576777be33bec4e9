"""A made-up cohort whose counts are those of tables 4.1 and 4.2 (seed 002: 271-278, 333-341), entered by the product's own actions.

Twenty-four mothers, invented; nine of them were at a conference that made a plan. Which mother has which need is ours: the report
gives only the counts.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kinfold.agencies.models import Practitioner
from kinfold.base.dates import PartialDate
from kinfold.base.who import Who
from kinfold.network import actions as network
from kinfold.network.models import Family
from kinfold.people import actions as people
from kinfold.people.models import Person
from kinfold.protection import actions as protection
from kinfold.protection.actions import ChildDecision, Circumstances
from kinfold.services import actions as services
from kinfold.services.models import Service

NAMES = (
    "Ada Bell", "Bea Croft", "Cass Dale", "Dot Elm", "Eve Farrow", "Fay Grove", "Gwen Hythe", "Hope Ives", "Ida Jessop",
    "Joy Kettle", "Kit Larch", "Liv Marsh", "Mae Nash", "Nia Orme", "Oona Pike", "Pia Quill", "Rae Rook", "Sia Thorn",
    "Tess Underhill", "Una Vale", "Vi Wren", "Wyn Yarrow", "Xena Zell", "Yma Ash",
)  # fmt: skip
AREAS = ("ZX1 1AA", "ZX1 4BB", "ZX2 1AA")

OTHER = "parenting"
CONFERENCES: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {
    4: (("NEG",), ("mental_health", "domestic_abuse", "alcohol", "learning_disability", OTHER)),
    5: (("NEG", "SAB"), ("alcohol", "learning_disability")),
    6: (("NEG",), ("mental_health", "domestic_abuse", "substance_misuse", "learning_disability", OTHER)),
    8: (("NEG",), ("mental_health", "domestic_abuse", "alcohol", "substance_misuse", OTHER)),
    9: (("NEG",), ("mental_health", "domestic_abuse", OTHER)),
    11: (("NEG",), ("mental_health",)),
    10: (("PHY",), ("domestic_abuse", "mental_health", "substance_misuse", OTHER)),
    7: (("SAB",), ("alcohol", "mental_health", "substance_misuse", "learning_disability")),
    0: (("EMO",), ("alcohol",)),
}
"""Table 4.1: by the mother, the reason for the plan of each child, and what was hard for her. The report counts 32 reasons."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of table 4.2: the words of the need (in turn), who has it, how many have help, and which help it is."""

    words: tuple[str, ...]
    first: int
    needing: int
    receiving: int
    help: str


LINES = (
    Line(("alcohol", "substance_misuse"), 0, 11, 7, "Alcohol and drugs service"),
    Line(("learning_disability",), 4, 4, 4, "Learning disability team"),
    Line(("housing", "money", "debt"), 6, 15, 11, "Housing and money advice"),
    Line(("mental_health",), 4, 13, 10, "Talking therapies"),
    Line(("parenting",), 1, 22, 19, "Parenting group"),
    Line(("domestic_abuse",), 3, 19, 8, "Freedom from abuse"),
)


@dataclass(frozen=True, slots=True)
class Workers:
    """Who works with the cohort, and who chairs its conferences."""

    worker: Practitioner
    by: Who
    chair: Practitioner
    chair_by: Who


def enter(workers: Workers, on: date) -> list[Family]:
    """Enter the cohort as of a day. Every fact lies in the three months before the month of that day."""
    began = on.replace(day=1) - timedelta(days=80)
    directory = [services.list_service(f"cohort-{index}", line.help) for index, line in enumerate(LINES)]
    homes = [_family(index, name, workers, began, on) for index, name in enumerate(NAMES)]
    for index, (categories, words) in CONFERENCES.items():
        _conference(homes[index], categories, words, workers, began, on)
    for line, service in zip(LINES, directory, strict=True):
        _needs(line, service, homes, workers, began, on)
    return [family for family, _ in homes]


Home = tuple[Family, Person]


def _family(index: int, name: str, workers: Workers, began: date, on: date) -> Home:
    told: dict[str, Any] = {"by": workers.by, "on": on}
    family = network.start_family(name, synthetic=True, **told)
    born = PartialDate(began - timedelta(days=365 * (22 + index % 20)))
    mother = people.add_person(known_as=name, sex="F", born=born, **told)
    network.add_member(family, mother, "parent", since=began, by=workers.by)
    network.involve(workers.worker, family, "allocated", since=began, by=workers.by)
    people.add_address(
        mother, lines=f"{index + 1} Orchard Row", postcode=AREAS[index % len(AREAS)], since=began, **told
    )
    return family, mother


def _needs(line: Line, service: Service, homes: list[Home], workers: Workers, began: date, on: date) -> None:
    for place in range(line.needing):
        family, mother = homes[line.first + place]
        need = services.notice_need(
            mother, family, line.words[place % len(line.words)], since=began, noticed_on=began,
            met="partly" if place < line.receiving else "no", by=workers.by, on=on,
        )  # fmt: skip
        if place < line.receiving:
            services.ask_for_service(
                family, [mother], service, asked_on=began, state="started", need=need, by=workers.by, on=on
            )


def _conference(
    home: Home, categories: tuple[str, ...], words: tuple[str, ...], workers: Workers, began: date, on: date
) -> None:
    family, mother = home
    children = [_child(family, mother, index, workers, began, on) for index, _ in enumerate(categories)]
    conference = protection.ask_for_conference(
        family, children, "initial", asked_for_on=began, chair=workers.chair, by=workers.by, on=on
    )
    decisions = [
        ChildDecision(child, "plan", "To be safe at home.", category=category)
        for child, category in zip(children, categories, strict=True)
    ]
    protection.hold_conference(
        conference, held_on=began, decisions=decisions, in_the_room=6, quorate=True, family_spoke_first=True,
        must_change="Sam is looked after every day.", if_it_does_not="We ask a solicitor what to do.",
        circumstances=[Circumstances(mother, word) for word in words], version=conference.version,
        by=workers.chair_by, on=on,
    )  # fmt: skip


def _child(family: Family, mother: Person, index: int, workers: Workers, began: date, on: date) -> Person:
    surname = mother.known_as.split()[1]
    told: dict[str, Any] = {"by": workers.by, "on": on}
    child = people.add_person(
        known_as=f"{('Sam', 'Alex')[index]} {surname}",
        born=PartialDate(began - timedelta(days=2000 + 700 * index)),
        **told,
    )
    network.add_member(family, child, "child", since=began, by=workers.by)
    network.relate(mother, child, "mother_of", **told)
    return child
