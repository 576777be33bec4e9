"""What the forms of this room share: days that have come, one of a few, workers and people to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import forms

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.people.models import Person


def version() -> forms.IntegerField:
    """The version that was read."""
    return forms.IntegerField(widget=forms.HiddenInput, required=False)


def workers(team: Iterable[Practitioner]) -> list[tuple[str, str]]:
    """The team as choices."""
    return [(one.ref, f"{one}, {one.title.lower()}" if one.name else one.title) for one in team]


def people(those: Iterable[Person]) -> list[tuple[str, str]]:
    """People as choices."""
    return [(one.ref, one.known_as) for one in those]
