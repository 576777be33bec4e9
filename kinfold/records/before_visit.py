"""What a visitor reads before they go: gathered from the rooms above, which cannot be imported from here.

Like the kinds of the chronology (`chronology.registry`), a room says it in a module of a fixed name: `before_visit`, with
a function `lines(family, view, on)`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from kinfold.network.models import Family
from kinfold.sharing.queries import View


@dataclass(frozen=True, slots=True)
class Line:
    """What to do, in a sentence, since when it is written, and the page that says more."""

    what: str
    since: date
    url_name: str
    ref: str


Says = Callable[[Family, View, date], list[Line]]


@cache
def rooms() -> tuple[Says, ...]:
    """The rooms that have something to say before a visit, read once."""
    found: list[Says] = []
    for room in apps.get_app_configs():
        name = f"{room.name}.before_visit"
        if room.name.startswith("kinfold.") and name != __name__ and find_spec(name):
            found.append(import_module(name).lines)
    return tuple(found)


def lines(family: Family, view: View, on: date) -> list[Line]:
    """All of it, for a worker who reads the record whole (row V3); nothing for anybody else."""
    if not view.whole("V3") or view.who is None or view.who.is_family:
        return []
    return [line for says in rooms() for line in says(family, view, on)]
