"""Every kind of entry that Kinfold knows: collected from the rooms, checked, and asked for by name.

Rooms above cannot be imported from here. Like Django's admin, the registry looks for a module of a fixed name
(`kinds`) in every installed room and reads its `KINDS`.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import get_args

from django.apps import apps

from kinfold.chronology.kinds import GROUPS, Kind, Removal

NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
LONGEST_NAME = 40
LONGEST_LABEL = 60
JARGON = ("section 47", "s47", "client", "case", "perpetrator", "threshold", "statutory", "engage", "disclos")
"""Words that a family is never made to read as the name of what happened."""


class KindIsWrong(Exception):  # noqa: N818
    """A room declares a kind that cannot be used. Says which, and what would settle it."""


class UnknownKind(Exception):  # noqa: N818
    """Nobody has declared this kind, so nothing may be recorded under it."""


@cache
def all_kinds() -> MappingProxyType[str, Kind]:
    """Return every kind by name, read once from the rooms. Raises KindIsWrong."""
    return gather(declared())


def declared() -> list[tuple[str, Kind]]:
    """List (room, kind) for every kind declared in an installed room."""
    found: list[tuple[str, Kind]] = []
    for room in apps.get_app_configs():
        if room.name.startswith("kinfold.") and find_spec(f"{room.name}.kinds"):
            kinds = getattr(import_module(f"{room.name}.kinds"), "KINDS", [])
            found += [(room.label, kind) for kind in kinds]
    return found


def gather(kinds: Iterable[tuple[str, Kind]]) -> MappingProxyType[str, Kind]:
    """Check each (room, kind) and put them together by name. Raises KindIsWrong, naming the room."""
    found: dict[str, Kind] = {}
    for room, kind in kinds:
        problem = what_is_wrong(kind) or ("it is declared twice" if kind.name in found else "")
        if problem:
            raise KindIsWrong(f"{room} declares the kind {kind.name!r}, but {problem}.")
        found[kind.name] = kind
    return MappingProxyType(found)


def what_is_wrong(kind: Kind) -> str:
    """Say in words why a kind cannot be used; empty when it can."""
    checks = [
        (not NAME.fullmatch(kind.name), "its name is not lower-case words joined by _"),
        (len(kind.name) > LONGEST_NAME, f"its name is longer than {LONGEST_NAME} letters"),
        (kind.group not in GROUPS, f"its group {kind.group!r} is not one of {', '.join(GROUPS)}"),
        (not kind.says.strip() or not kind.says[0].isupper(), "its label must begin with a capital"),
        (max(len(kind.says), len(kind.to_family)) > LONGEST_LABEL, "a label is too long"),
        ("_" in kind.says + kind.to_family, "a label holds a code word"),
        (any(word in kind.to_family.lower() for word in JARGON), "its family wording is not plain"),
        (kind.removal not in get_args(Removal), "it does not say how personal data are removed"),
    ]
    return next((problem for wrong, problem in checks if wrong), "")


def kind(name: str) -> Kind:
    """Return a kind by name. Raises UnknownKind."""
    try:
        return all_kinds()[name]
    except KeyError:
        raise UnknownKind(f"No room declares the chronology kind {name!r}.") from None


def label(name: str, *, to_family: bool = False) -> str:
    """Return what to call a kind on screen. An old kind that no room declares any more keeps its words."""
    found = all_kinds().get(name)
    if found is None:
        return name.replace("_", " ").capitalize()
    return found.to_family if to_family else found.says


def names_in(group: str) -> list[str]:
    """Return the names of the kinds in a group."""
    return [name for name, kind in all_kinds().items() if kind.group == group]


def group_of(name: str) -> str:
    """Return the group of a kind; a kind that no room declares any more counts as something that happened."""
    found = all_kinds().get(name)
    return found.group if found else "worry"
