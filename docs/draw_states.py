"""Draws `docs/reference/states.md` from every room's `states.py`: `python docs/draw_states.py` rewrites it."""

import importlib
import pkgutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "states.md"


def page() -> str:
    """The reference page: each thing that has states, its table read aloud, and its picture."""
    sys.path.insert(0, str(ROOT))
    import kinfold
    from kinfold.base.transitions import States

    parts = [
        "# States\n\nDrawn from each room's `states.py` by `python docs/draw_states.py`. A test compares.\n"
    ]
    for room in sorted(m.name for m in pkgutil.iter_modules(kinfold.__path__)):
        if not (ROOT / "kinfold" / room / "states.py").exists():
            continue
        module = importlib.import_module(f"kinfold.{room}.states")
        for table in (value for value in vars(module).values() if isinstance(value, States)):
            parts.append(f"## {table.thing.capitalize()} ({room})\n")
            parts += [
                f"* {table.labels[m.source]} → *{m.verb.replace('_', ' ')}* → {table.labels[m.target]}"
                for m in table.moves
            ]
            parts.append(f"\n```mermaid\n{table.diagram()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
