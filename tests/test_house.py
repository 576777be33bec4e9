"""The rules of the house that a machine can keep. Each message says what to do.

CONTRIBUTING.md gives the rules. One is decided here: a room may import another room's *model classes*, downward, for types
and choices (`row.state == Referral.State.TOLD`); reading and writing rows (`Model.objects`) stays inside the room, behind
`queries` and `actions`.
"""

import ast
import warnings
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

from kinfold.base.abilities import Ability
from kinfold.base.transitions import States
from kinfold.law.kinds import KNOWN_KINDS
from tests import house
from tools import sizes

LONG_README = 25
WORTH_A_LOOK = 300
MANAGERS = ("objects", "_default_manager", "_base_manager")
PURE = ("rules", "states", "kinds")
CLOCKS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("timezone", "now"),
    ("timezone", "localdate"),
}

# Who may read another room's rows, and why.
READS_ROWS_OF: dict[str, tuple[frozenset[str], str]] = {
    "sharing": (
        frozenset({"agencies", "people", "network"}),
        "lists of what may be seen have to be one statement over involvement, membership and teams",
    ),
}
EXEMPT_FROM_DOORS = frozenset({"config"})  # settings and addresses name everything


def test_every_room_says_what_it_is_for() -> None:
    found = []
    for room in house.rooms():
        readme = house.HOUSE / room / "README.md"
        lines = len(readme.read_text(encoding="utf-8").splitlines()) if readme.exists() else 0
        if room != "config" and not 3 <= lines <= LONG_README:
            found.append(f"kinfold/{room}/README.md has {lines} lines")
    assert not found, house.as_list(found, f"Write what the room is for, in 3 to {LONG_README} lines:")


def test_every_room_stands_on_a_floor() -> None:
    assert set(house.rooms()) == set(house.floors()), (
        "Place the room on a floor in .importlinter, or take it away."
    )


def test_rooms_are_entered_only_through_their_doors() -> None:
    found = [
        f"{one.where}: {one.of_room}.{one.module}"
        for path in house.python_files()
        if house.room_of(path) not in EXEMPT_FROM_DOORS
        for one in house.imports_of_rooms(path)
        if not is_a_door(one)
    ]
    assert not found, house.as_list(
        found,
        "Import only another room's actions, queries or kinds (or a model class as a type). Ask it for a query:",
    )


def is_a_door(one: house.Import) -> bool:
    """The pages of people, network and chronology stand in `front/<room>`: they may check what is typed by that room's pure
    modules, as a room's own forms do."""
    first = one.module.split(".")[0]
    package = f"{one.of_room}.{first}"
    own_pages = one.file.is_relative_to(house.HOUSE / "front" / one.of_room) and first in (
        "rules",
        "registry",
    )
    return one.of_room in house.GROUND or first in house.DOORS or package in house.PURE_PACKAGES or own_pages


def test_rows_are_read_and_written_only_inside_their_room() -> None:
    found = [place for path in house.python_files() for place in foreign_rows(path)]
    assert not found, house.as_list(
        found, "Ask the room's queries or actions instead of touching its rows (a query may be added there):"
    )


def foreign_rows(path: Any) -> Iterator[str]:
    """Places where `Model.objects` is used on a model of another room."""
    room = house.room_of(path)
    may_read = READS_ROWS_OF.get(room, (frozenset(), ""))[0]
    foreign = {
        one.name: one.of_room
        for one in house.imports_of_rooms(path)
        if one.module == "models" and one.name and one.of_room not in may_read | {"base"}
    }
    for node in ast.walk(house.tree(path)):
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
            continue
        if node.attr in MANAGERS and node.value.id in foreign:
            where = path.relative_to(house.ROOT).as_posix()
            yield f"{where}:{node.lineno}: {node.value.id}.objects is {foreign[node.value.id]}’s"


def test_no_model_is_fetched_by_name_across_rooms() -> None:
    found = [
        f"{path.relative_to(house.ROOT)}:{node.lineno}"
        for path in house.python_files()
        if house.room_of(path) != "base"  # what migrations call: there models are known by name only
        for node in ast.walk(house.tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "get_model"
    ]
    assert not found, house.as_list(
        found, "apps.get_model hides a door. Import the room's queries or actions:"
    )


def test_foreign_keys_point_downward() -> None:
    floors, found = house.floors(), []
    for model in our_models():
        for field in model._meta.get_fields():
            target = (
                field.related_model
                if getattr(field, "many_to_one", False) or getattr(field, "one_to_one", False)
                else None
            )
            if not (isinstance(target, type) and issubclass(target, Model)) or not getattr(
                field, "concrete", False
            ):
                continue
            there = target._meta.app_label
            if (
                there in floors
                and there != model._meta.app_label
                and floors[there] >= floors[model._meta.app_label]
            ):
                found.append(f"{model._meta.label}.{field.name} points up to {target._meta.label}")
    assert not found, house.as_list(found, "Turn the foreign key round, or keep a reference as text:")


def test_every_field_of_every_model_says_how_sensitive_it_is() -> None:
    found = []
    for model in our_models():
        declared = set(getattr(model, "sensitivity", {}))
        fields = {f.name for f in model._meta.get_fields() if getattr(f, "concrete", False)}
        found += [f"{model._meta.label}.{name} is not declared" for name in sorted(fields - declared)]
        found += [
            f"{model._meta.label} declares {name}, which is no field" for name in sorted(declared - fields)
        ]
    assert not found, house.as_list(found, "Add the field to the model's `sensitivity`:")


def our_models() -> Iterator[type[Model]]:
    """Every model of the house, without the history tables that triggers write."""
    import pghistory.models

    for config in apps.get_app_configs():
        if config.name.startswith("kinfold."):
            yield from (m for m in config.get_models() if not issubclass(m, pghistory.models.Event))


def test_rules_states_and_the_law_know_nothing_of_django() -> None:
    found = []
    for path in house.python_files():
        parts = path.relative_to(house.HOUSE).with_suffix("").parts
        in_law = parts[0] == "law" and parts[-1] != "apps"
        pure = in_law or (len(parts) > 1 and parts[1] in PURE)
        if pure:
            found += [
                f"{path.relative_to(house.ROOT)}:{line}: {module}"
                for line, module, _ in house.imported_names(path)
                if module.split(".")[0] in ("django", "psycopg", "pghistory", "pgtrigger")
                or (module.startswith("kinfold.") and ".models" in module)
            ]
    assert not found, house.as_list(found, "Rules are pure: take plain values as arguments instead:")


def test_only_views_and_the_middleware_read_the_clock() -> None:
    found = []
    for path in house.python_files():
        parts = path.relative_to(house.HOUSE).parts
        module = parts[1].removesuffix(".py") if len(parts) > 1 else ""
        if module in ("actions", "rules", "queries", "states", "kinds") or parts[0] == "law":
            found += [f"{path.relative_to(house.ROOT)}:{line}" for line in clock_readings(path)]
    assert not found, house.as_list(found, "Take `on: date` (or `now`) as an argument:")


def clock_readings(path: Any) -> Iterator[int]:
    for node in ast.walk(house.tree(path)):
        called = node.func if isinstance(node, ast.Call) else None
        if not (isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name)):
            continue
        if (called.value.id, called.attr) in CLOCKS:
            yield called.lineno


BY_LINK = "kinfold/services/views/links.py"
"""Forms of whoever holds a one-time link: the link is the secret, and nobody is signed in (ADR 13)."""


def test_no_form_goes_without_its_security_token() -> None:
    found = [
        f"{path.relative_to(house.ROOT)}:{line}"
        for path in house.python_files()
        for line, module, name in house.imported_names(path)
        if name == "csrf_exempt" or module.endswith("csrf_exempt")
        if path.relative_to(house.ROOT).as_posix() != BY_LINK
    ]
    assert not found, house.as_list(found, "Nothing is csrf_exempt here:")


def test_files_and_functions_are_short() -> None:
    found = [line for path in sizes.python_files() for line in sizes.too_long(path)]
    assert not found, house.as_list(found, "Make it a folder of the same name, or two functions:")
    for path in house.python_files():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > WORTH_A_LOOK:
            warnings.warn(f"{path.relative_to(house.ROOT)} has {lines} lines: soon a folder", stacklevel=1)


def every_address(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the site and its pattern."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from every_address(pattern, before + str(pattern.pattern))
        else:
            yield before + str(pattern.pattern), pattern


def test_every_address_declares_its_ability() -> None:
    found = [
        f"/{address} ({pattern.name})"
        for address, pattern in every_address()
        if not isinstance(getattr(pattern.callback, "ability", None), Ability)
    ]
    assert not found, house.as_list(found, "Decorate the view with @ability(abilities.SOMETHING):")


def test_every_address_has_a_name_of_its_own() -> None:
    found: dict[str, set[str]] = {}
    for _, pattern in every_address():
        found.setdefault(str(pattern.name), set()).add(
            f"{pattern.callback.__module__}.{pattern.callback.__name__}"
        )
    twice = [
        f"{name}: {', '.join(sorted(views))}"
        for name, views in found.items()
        if len(views) > 1 or name == "None"
    ]
    assert not twice, house.as_list(twice, "Name the address after its verb, once:")


def test_every_kind_the_law_speaks_of_is_declared_by_a_room() -> None:
    from kinfold.chronology import registry

    nobody = set(KNOWN_KINDS) - set(registry.all_kinds())
    assert not nobody, (
        f"Declare these in a room's kinds.py, or nothing can be recorded that the law waits for: {sorted(nobody)}"
    )


def states_of_the_house() -> list[States]:
    found: dict[str, States] = {}
    for path in house.python_files():
        if path.name == "states.py" or path.parent.name == "states":
            module = ".".join(path.relative_to(house.ROOT).with_suffix("").parts).removesuffix(".__init__")
            found |= {v.thing: v for v in vars(import_module(module)).values() if isinstance(v, States)}
    return list(found.values())


@pytest.mark.parametrize("states", states_of_the_house(), ids=lambda states: states.thing)
def test_the_pictures_of_states_are_drawn_from_the_code(states: States) -> None:
    pages = [path.read_text(encoding="utf-8") for path in (house.ROOT / "docs").rglob("*.md")]
    drawn = any(states.diagram() in page for page in pages)
    assert drawn, (
        f"docs/reference/states.md does not show {states.thing} as the code has it. Draw it again:\n{states.diagram()}"
    )
