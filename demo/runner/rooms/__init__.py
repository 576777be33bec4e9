"""What a step leaves in the rooms besides its one entry: help and needs, the assessment, meetings, the plan.

A story never seen may ask for what a room refuses (a step that may not follow, a missing fact). Then the plain entry stands
alone, and what was left out is remembered with the reason: never an error, and never half a deed.
"""

from collections.abc import Callable
from typing import TypeVar

from django.db import DatabaseError, transaction

from demo.runner.stage import Stage
from kinfold.base.errors import Clash, Hidden, NotNow, RefusedOpenly

T = TypeVar("T")
NOT_SAID = "The source of this story does not say."


def attempt(stage: Stage, what: str, deed: Callable[[], T]) -> T | None:
    """Do a deed of a room, all of it or nothing; where the room refuses, remember why and go on."""
    try:
        with transaction.atomic():
            return deed()
    except (NotNow, Clash, RefusedOpenly, Hidden, DatabaseError) as refusal:
        stage.made.setdefault("left_out", []).append((what, str(refusal)))
        return None
