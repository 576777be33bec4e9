"""What is shown in place of a true count: the count, a band of five, or nothing. Pure.

Three steps, each safe by itself and together (docs/explanation/small-numbers.md):

* `whole`: the tables of everybody. A number stands as it is, or is hidden so that it cannot be worked out (`hiding.hide`).
* `narrowed`: the same table for one group of people. Its hiding is worked out over all groups at once and with the numbers that
  the whole table shows, so that no group can be had by taking the others away; what may be shown is then said in bands of five,
  so that different tables cannot be taken from each other.
* `both`: who and where together, hidden with the two narrowed tables that they are made of.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kinfold.insight.rules.hiding import Table, hide

BAND = 5
MARK = "[c]"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader is shown for a count: from `low` to `high`; neither when it is hidden."""

    low: int | None = None
    high: int | None = None

    @property
    def hidden(self) -> bool:
        """True when no number is shown."""
        return self.low is None

    @property
    def text(self) -> str:
        """Say it: 12, 6 to 10, or the mark of what is hidden."""
        if self.low is None or self.high is None:
            return MARK
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"

    def roughly(self) -> "Shown":
        """Say an exact number as the five in which it lies."""
        return band(self.low) if self.low is not None and self.low == self.high else self

    def plus(self, more: int) -> "Shown":
        """Add a number that the reader may know exactly."""
        if self.low is None or self.high is None:
            return self
        return Shown(self.low + more, self.high + more)


HIDDEN = Shown()
Line = list[Shown]
"""The total first, then each part of it."""


def exact(count: int) -> Shown:
    """Show a count as it is."""
    return Shown(count, count)


def band(count: int) -> Shown:
    """Show in which five a count lies: 1 to 5, 6 to 10, ...; nobody is nobody."""
    low = (count - 1) // BAND * BAND + 1 if count else 0
    return Shown(low, low + BAND - 1) if count else exact(0)


def whole(
    parts: Mapping[str, Sequence[int]],
    *,
    down: bool = False,
    totals: Mapping[str, Shown] | None = None,
    salt: str = "",
) -> dict[str, Line]:
    """Show a whole table: by row, its total and the parts that make it.

    `down`: each part is added up over the rows too. `totals`: what another table shows of the same rows.
    """
    rows = list(parts)
    if not rows:
        return {}
    table = Table([parts[row] for row in rows], down=down, salt=salt)
    _as_elsewhere(table, rows, totals)
    hidden = hide(table)
    return {row: _line(parts[row], index, hidden, exact) for index, row in enumerate(rows)}


def with_sums(parts: Mapping[str, Sequence[int]], *, salt: str = "") -> tuple[dict[str, Line], Line]:
    """Show a whole table that is printed with the sums of its columns: its rows, and the sums."""
    rows = list(parts)
    if not rows:
        return {}, []
    table = Table([parts[row] for row in rows], salt=salt)
    hidden = hide(table)
    last = len(rows)
    sums = [
        HIDDEN if (last, column) in hidden else exact(table.value((last, column)))
        for column in range(table.columns)
    ]
    grand = HIDDEN if (last, table.columns) in hidden else exact(table.value((last, table.columns)))
    return {row: _line(parts[row], index, hidden, exact) for index, row in enumerate(rows)}, [grand, *sums]


def narrowed(
    groups: Mapping[str, Sequence[int]],
    parent: Line,
    *,
    totals: Mapping[str, Shown] | None = None,
    salt: str = "",
) -> dict[str, Line]:
    """Show one row of a table for every group of people: by group, the total and its parts, in bands.

    `parent` is what the whole table shows of this row; `totals` what another table shows of the same groups.
    """
    rows = list(groups)
    if not rows:
        return {}
    if parent[0].hidden:
        return {row: [HIDDEN] * len(parent) for row in rows}
    table = Table([groups[row] for row in rows], salt=salt)
    last = len(rows)
    sums = {
        (last, table.columns): parent[0],
        **{(last, column): one for column, one in enumerate(parent[1:])},
    }
    table.shown = frozenset(cell for cell, one in sums.items() if not one.hidden)
    table.hidden = {cell for cell, one in sums.items() if one.hidden}
    _as_elsewhere(table, rows, totals)
    hidden = hide(table)
    return {row: _line(groups[row], index, hidden, band) for index, row in enumerate(rows)}


def both(
    counts: Mapping[tuple[str, str], int],
    firsts: Mapping[str, Shown],
    seconds: Mapping[str, Shown],
    *,
    salt: str = "",
) -> dict[tuple[str, str], Shown]:
    """Show one row of a table for two kinds of groups crossed, given what is shown for each kind by itself."""
    down, across = list(firsts), list(seconds)
    if not down or not across:
        return {}
    table = Table([[counts.get((first, second), 0) for second in across] for first in down], salt=salt)
    sums = {(index, len(across)): firsts[first] for index, first in enumerate(down)}
    sums |= {(len(down), index): seconds[second] for index, second in enumerate(across)}
    table.shown = frozenset(
        {(len(down), len(across)), *(cell for cell, one in sums.items() if not one.hidden)}
    )
    table.hidden = {cell for cell, one in sums.items() if one.hidden}
    hidden = hide(table)
    return {
        (first, second): HIDDEN if (row, column) in hidden else band(table.counts[row][column])
        for row, first in enumerate(down)
        for column, second in enumerate(across)
    }


def _as_elsewhere(table: Table, rows: Sequence[str], totals: Mapping[str, Shown] | None) -> None:
    """Hide and show the totals of the rows as another table does."""
    for index, row in enumerate(rows):
        if totals is not None and row in totals:
            cell = (index, table.columns)
            if totals[row].hidden:
                table.hidden.add(cell)
            else:
                table.shown |= {cell}


def _line(
    parts: Sequence[int], row: int, hidden: frozenset[tuple[int, int]], tell: Callable[[int], Shown]
) -> Line:
    """Say a row; where its total is hidden, nothing of it is said."""
    if (row, len(parts)) in hidden:
        return [HIDDEN] * (len(parts) + 1)
    inside = [HIDDEN if (row, column) in hidden else tell(count) for column, count in enumerate(parts)]
    return [tell(sum(parts)), *inside]
