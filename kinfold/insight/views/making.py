"""Which tables there are, and a table as a file: exactly what its reader sees on the page."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from kinfold.insight import queries, rules
from kinfold.insight.queries import Asked, Figure

Maker = Callable[[Asked], list[Figure]]
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
ON_THE_PAGE: tuple[tuple[tuple[str, ...], Maker], ...] = (
    (("needs", "unmet", "asked"), queries.about_needs),
    (("services", "refusing"), queries.about_help),
    (("whynot",), lambda of: [queries.why_not(of)]),
    (("waits",), lambda of: [queries.waits(of)]),
    (("stress",), queries.stress),
)
"""What makes the first page, for everybody or for whom is chosen; every other table has a page of its own, for everybody."""


def table_of(table: str, of: Asked) -> list[Figure]:
    """Make one table by its key (of `rules.TABLES`); equity is several."""
    make = next((make for keys, make in ON_THE_PAGE if table in keys), None)
    if make is None:
        of.chosen = {}
    if table == "equity":
        return queries.equity(of)
    if make is None:
        return [queries.AROUND[table](of)]
    return [figure for figure in make(of) if figure.key == table]


def file_of(found: Sequence[Figure], said: Sequence[str], on: date) -> Iterator[list[str]]:
    """The lines of a file, each cell such that no spreadsheet takes it for a formula."""
    for line in _lines(found, said, on):
        yield [_safe(cell) for cell in line]


def _lines(found: Sequence[Figure], said: Sequence[str], on: date) -> Iterator[list[str]]:
    for figure in found:
        yield [figure.title]
        yield [f"As it stood on {on.isoformat()}; what is counted: {figure.counts}"]
        yield [f"Chosen: {', '.join(said) or 'everybody'}"]
        yield figure.head
        for row in figure.rows:
            yield [row.label, *row.cells]
        yield [
            f"{rules.MARK}: not shown, because fewer than six people are counted, or because it would give away such a number"
        ]
        yield []


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULAS) else cell
