"""What one reader asks of the page: whom they may open, what they chose, and as of which day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kinfold.base.who import Who
from kinfold.insight import rules
from kinfold.insight.queries.counting import Reader, named_areas
from kinfold.services import queries as services
from kinfold.services.queries import Reach
from kinfold.sharing import queries as sharing


@dataclass(slots=True)
class Asked:
    """One reading of the figures."""

    on: date
    reader: Reader
    chosen: dict[str, str] = field(default_factory=dict)
    areas: list[str] = field(default_factory=list)
    services: dict[str, str] = field(default_factory=dict)
    reach: Reach = field(default_factory=Reach)

    @property
    def people(self) -> dict[str, str]:
        """What was chosen about people, and since when."""
        return {name: value for name, value in self.chosen.items() if name not in ("need", "service")}

    def about_needs(self) -> list[str]:
        """By what needs are split: a need itself is a row, not a split."""
        return [name for name in rules.DIMENSIONS if name in self.people]

    def about_help(self, *rows: str) -> list[str]:
        """By what requests are split; what is a row of the table is not."""
        return [name for name in rules.DIMENSIONS if name in self.chosen and name not in rows]


def asked(
    who: Who, chosen: Mapping[str, str], *, today: date, others: bool, mine_only: bool = False
) -> Asked:
    """Understand what somebody asks for. What is no choice at all is left out."""
    reach = services.reach(who, today)
    reader = Reader.of(reach, sharing.sealed(today), others=others and not mine_only)
    on = rules.month_end(today)
    found = Asked(on, reader, {}, named_areas(on), names_of_services(), reach)
    offered = choices(found)
    found.chosen = {
        name: chosen[name]
        for name in rules.DIMENSIONS
        if name in offered and chosen.get(name) in offered[name]
    }
    return found


def choices(of: Asked) -> dict[str, dict[str, str]]:
    """Everything that can be chosen, with its words."""
    return {
        "whose": rules.WHOSE,
        "area": {**{area: area for area in of.areas}, **rules.ELSEWHERE},
        "ethnicity": rules.ETHNICITY,
        "disability": rules.DISABILITY,
        "age": rules.AGE,
        "language": rules.LANGUAGE,
        "period": {quarter: rules.quarter_says(quarter) for quarter in rules.quarters(of.on)},
        "need": services.need_rows(),
        "service": of.services,
    }


def names_of_services() -> dict[str, str]:
    """Every kind of help in the directory by its slug, and help that is not in it."""
    listed = {one.slug: one.name for one in services.directory()}
    return {**listed, services.NOT_LISTED: "Help that is not in the directory"}
