"""What a step leaves in the rooms besides its one entry: help and needs, the assessment, meetings, the plan, protection, care.

A story never seen may ask for what a room refuses (a step that may not follow, a missing fact). Then the plain entry stands
alone, and what was left out is remembered with the reason: never an error, and never half a deed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.db import DatabaseError, transaction

from demo.runner.basics import children_in, workers_in
from demo.runner.stage import Stage
from kinfold.agencies.models import Practitioner
from kinfold.base.errors import Clash, Hidden, NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.network.models import Family
from kinfold.people.models import Person

T = TypeVar("T")
NETWORK = ("relative", "friend", "neighbour", "volunteer", "other_adult")
"""What those are to a family who are neither children, parents, carers nor workers."""
NOT_SAID = "The source of this story does not say."


def attempt(stage: Stage, what: str, deed: Callable[[], T]) -> T | None:
    """Do a deed of a room, all of it or nothing; where the room refuses, remember why and go on."""
    try:
        with transaction.atomic():
            return deed()
    except (NotNow, Clash, RefusedOpenly, Hidden, DatabaseError) as refusal:
        stage.made.setdefault("left_out", []).append((what, str(refusal)))
        return None


@dataclass
class Moment:
    """One step as the rooms see it: its day, who writes it down, and the entry that already tells of it."""

    stage: Stage
    step: dict[str, Any]
    day: date
    worker: Practitioner
    entry: UUID

    @cached_property
    def by(self) -> Who:
        """Who writes it down, as the product sees them on that day."""
        return self.stage.who(self.worker, self.day)

    @property
    def family(self) -> Family:
        """The family."""
        return self.stage.family

    @property
    def what(self) -> str:
        """What the step says, in its own words."""
        return str(self.step["what"])

    @property
    def kind(self) -> str:
        """The kind of the step."""
        return str(self.step["kind"])

    @property
    def detail(self) -> str:
        """The detail of the step, if it has one."""
        return str(self.step.get("detail", ""))

    @property
    def children(self) -> list[Person]:
        """The children whom it is about who are born; all of the family's when it names none."""
        return [child for child in children_in(self.stage, self.step) if not child.is_unborn]

    @property
    def workers(self) -> list[Practitioner]:
        """The workers who were there."""
        return workers_in(self.stage, self.step)

    @property
    def people(self) -> list[Person]:
        """Everybody of the family and the network who was there."""
        return [self.stage.people[key] for key in self.step["actors"] if key in self.stage.people]

    def those(self, roles: tuple[str, ...]) -> list[Person]:
        """Those who were there and are one of these to the family."""
        return [one for one in self.people if role_of(self.stage, key_of(self.stage, one)) in roles]

    def levels(self, *wanted: str) -> dict[str, list[Person]]:
        """The children to whom this step gives a level, by that level; `wanted` picks levels."""
        found: dict[str, list[Person]] = {}
        for status in self.step.get("status", []):
            if not wanted or status["level"] in wanted:
                rows = [self.stage.people[key] for key in status["who"] if key in self.stage.people]
                found.setdefault(status["level"], []).extend(row for row in rows if not row.is_unborn)
        return found

    def with_level(self, *wanted: str) -> list[Person]:
        """The children to whom this step gives one of these levels."""
        return [child for rows in self.levels(*wanted).values() for child in rows]

    def steps_before(self) -> list[dict[str, Any]]:
        """The steps of the story up to this one, the newest first."""
        return list(reversed(self.stage.pack.steps[: self.step["n"]]))

    def attempt(self, what: str, deed: Callable[[], T]) -> T | None:
        """Do a deed of a room; where it refuses, remember why."""
        return attempt(self.stage, f"step {self.step['n']}: {what}", deed)


def key_of(stage: Stage, person: Person) -> str:
    """The key of somebody of the story."""
    return next(key for key, one in stage.people.items() if one.pk == person.pk)


def role_of(stage: Stage, key: str) -> str:
    """What somebody of the story is to the family; empty for workers."""
    return next((str(p["role"]) for p in stage.pack.data["people"] if p["key"] == key), "")
