"""How several things are said one after another. Pure."""

from collections.abc import Iterable


def in_a_row(names: Iterable[str]) -> str:
    """Say names as people do: "Nan, Mrs Lee and Sam"; nothing for none."""
    said = list(names)
    return " and ".join(part for part in (", ".join(said[:-1]), *said[-1:]) if part)
