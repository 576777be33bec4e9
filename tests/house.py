"""Reading the house as text: its rooms, floors and imports. What the house tests stand on; no Django here."""

import ast
import configparser
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "kinfold"
GROUND = frozenset({"base", "law", "design"})  # ground libraries: may be imported whole
DOORS = frozenset(
    {"actions", "queries", "kinds", "models"}
)  # models: classes as types and choices, never `.objects`
PURE_PACKAGES = frozenset({"network.drawing"})  # drawings from plain values: no database behind that door


@dataclass(frozen=True, slots=True)
class Import:
    """One import of another part of the house: from which file and line, of which room and module, which name."""

    file: Path
    line: int
    room: str
    of_room: str
    module: str  # what follows the room: "actions", "queries.details", ""
    name: str

    @property
    def where(self) -> str:
        """The file and line, as an editor opens it."""
        return f"{self.file.relative_to(ROOT).as_posix()}:{self.line}"


@cache
def floors() -> dict[str, int]:
    """Each room and its floor, the ground being 0, as `.importlinter` has them."""
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter", encoding="utf-8")
    layers = [line for line in config["importlinter:contract:floors"]["layers"].split("\n") if line.strip()]
    return {
        room.strip(): height
        for height, layer in enumerate(reversed(layers))
        for room in layer.strip().split("|")
    }


@cache
def rooms() -> tuple[str, ...]:
    """Every folder of the house that holds Python."""
    return tuple(sorted(path.name for path in HOUSE.iterdir() if (path / "__init__.py").exists()))


def python_files(room: str | None = None, *, tests: bool = False) -> Iterator[Path]:
    """The Python files of a room, or of the house, without migrations."""
    for path in sorted((HOUSE / room if room else HOUSE).rglob("*.py")):
        parts = path.relative_to(HOUSE).parts
        if "migrations" not in parts and (tests or "tests" not in parts):
            yield path


def room_of(path: Path) -> str:
    """The room in which a file lies."""
    return path.relative_to(HOUSE).parts[0]


@cache
def tree(path: Path) -> ast.Module:
    """A file, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported_names(path: Path) -> Iterator[tuple[int, str, str]]:
    """Every absolute import of a file as (line, module, name); the name is empty for `import module`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from ((node.lineno, node.module, alias.name) for alias in node.names)


def imports_of_rooms(path: Path) -> Iterator[Import]:
    """What a file imports from other rooms. `from kinfold.network import queries` is the module `queries`."""
    own = room_of(path)
    for line, module, name in imported_names(path):
        parts = module.split(".")
        if parts[0] != "kinfold" or len(parts) < 2 or parts[1] == own:
            continue
        inside = ".".join(parts[2:])
        yield Import(path, line, own, parts[1], inside or name, name if inside else "")


def as_list(found: list[str], what_to_do: str) -> str:
    """A failing message: what to do, then every place."""
    return what_to_do + "\n  " + "\n  ".join(found)
