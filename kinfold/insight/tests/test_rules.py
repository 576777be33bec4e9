"""No number under six can be read or worked out: by somebody who adds and subtracts, and by somebody who knows this very program."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kinfold.insight import rules
from kinfold.insight.rules import HIDDEN, Shown, Table
from kinfold.insight.rules.choosing import quarter_says, quarters

COUNTS = st.sampled_from([0, 0, 1, 2, 3, 5, 6, 7, 8, 12, 20])


def tables(rows: int = 4, columns: int = 4) -> st.SearchStrategy[list[list[int]]]:
    return st.integers(1, columns).flatmap(
        lambda wide: st.lists(st.lists(COUNTS, min_size=wide, max_size=wide), min_size=1, max_size=rows)
    )


# ---- what adding and subtracting gives away


class Solver:
    """An attacker: narrows every hidden cell from the sums, over and over, until nothing more follows."""

    def __init__(self, table: Table, hidden: frozenset[tuple[int, int]]) -> None:
        rows, columns = table.rows, table.columns
        self.low: dict[tuple[int, int], int] = {}
        self.high: dict[tuple[int, int], int] = {}
        for cell in table.cells():
            value = table.value(cell)
            self.low[cell], self.high[cell] = (0, 10**6) if cell in hidden else (value, value)
        lines = [[(row, column) for column in range(columns + 1)] for row in range(rows + 1)]
        lines += [[(row, column) for row in range(rows + 1)] for column in range(columns + 1)]
        self.lines = [line for line in lines if all(cell in self.low for cell in line)]

    def solve(self) -> None:
        changed = True
        while changed:
            changed = False
            for *parts, total in self.lines:
                for cell, low, high in self._bounds(parts, total):
                    if low > self.low[cell] or high < self.high[cell]:
                        self.low[cell], self.high[cell] = max(low, self.low[cell]), min(high, self.high[cell])
                        changed = True

    def _bounds(
        self, parts: list[tuple[int, int]], total: tuple[int, int]
    ) -> Iterator[tuple[tuple[int, int], int, int]]:
        low, high = sum(self.low[cell] for cell in parts), sum(self.high[cell] for cell in parts)
        yield total, low, high
        for cell in parts:
            yield cell, self.low[total] - high + self.high[cell], self.high[total] - low + self.low[cell]


@given(tables(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_small_number_is_shown_or_follows_from_the_sums(counts: list[list[int]], down: bool) -> None:
    table = Table(counts, down=down)
    hidden = rules.hide(table)
    solver = Solver(Table(counts, down=down), hidden)
    solver.solve()
    for cell in table.cells():
        if rules.is_small(table.value(cell)):
            assert cell in hidden
            assert solver.low[cell] < solver.high[cell], (counts, cell)


@given(tables())
@settings(max_examples=80, deadline=None)
def test_what_is_shown_never_differs_by_one_to_five_within_a_line(counts: list[list[int]]) -> None:
    table = Table(counts, down=False)
    hidden = rules.hide(table)
    for row, parts in enumerate(counts):
        if (row, len(parts)) in hidden:
            continue
        left = sum(part for column, part in enumerate(parts) if (row, column) in hidden)
        assert not rules.is_small(left), counts


@given(tables())
@settings(max_examples=80, deadline=None)
def test_a_table_with_no_small_number_is_shown_whole(counts: list[list[int]]) -> None:
    safe = [[count if not rules.is_small(count) else 0 for count in row] for row in counts]
    assert rules.hide(Table(safe)) == frozenset()


# ---- somebody who knows the program: every table that would be published in the same way is possible to them


SALTS = [f"key {number}" for number in range(12)]


def published(parts: Sequence[int], salt: str = "") -> tuple[str, ...]:
    return tuple(one.text for one in rules.whole({"row": parts}, salt=salt)["row"])


@pytest.mark.parametrize("total", [6, 7, 8, 11, 14, 19])
def test_who_knows_the_program_cannot_pin_a_small_part_of_a_line(total: int) -> None:
    alike: dict[tuple[str, ...], set[tuple[int, ...]]] = defaultdict(set)
    for first, second in product(range(total + 1), repeat=2):
        if first + second <= total:
            line = (first, second, total - first - second)
            for salt in SALTS:
                alike[published(line, salt)].add(line)
    for shown, same in alike.items():
        for place in range(3):
            if shown[place + 1] == rules.MARK:
                assert len({line[place] for line in same}) > 1, (shown, same)


Square = tuple[int, int, int, int]


def square(cells: Square, salt: str) -> tuple[str, ...]:
    rows, sums = rules.with_sums({"a": cells[:2], "b": cells[2:]}, salt=salt)
    return tuple(cell.text for line in (*rows.values(), sums) for cell in line)


def others_with_the_same_sums(cells: Square) -> list[Square]:
    a, b, c, d = cells
    return [
        (a + n, b - n, c - n, d + n) for n in (1, -1, 2, -2, 3, -3) if min(a + n, b - n, c - n, d + n) >= 0
    ]


@example((0, 10, 10, 1))
@given(st.tuples(*[st.integers(0, 12)] * 4))
@settings(max_examples=60, deadline=None)
def test_who_knows_the_program_cannot_pin_a_small_cell_of_a_square(cells: Square) -> None:
    shown = square(cells, SALTS[0])
    sums = [shown[index] for index in (0, 3, 6, 7, 8)]
    small = [
        index
        for index, place in enumerate((1, 2, 4, 5))
        if rules.is_small(cells[index]) and shown[place] == rules.MARK
    ]
    if not small or rules.MARK in sums:
        return  # with a sum hidden too there is more to guess still
    alike = any(square(other, salt) == shown for other in others_with_the_same_sums(cells) for salt in SALTS)
    assert alike, (cells, shown)


# ---- one group at a time, and every group


def groups() -> st.SearchStrategy[dict[str, list[int]]]:
    return st.dictionaries(
        st.sampled_from("abcdef"), st.lists(COUNTS, min_size=2, max_size=2), min_size=2, max_size=5
    )


@given(groups())
@settings(max_examples=150, deadline=None)
def test_no_group_can_be_had_by_taking_the_others_from_everybody(by: dict[str, list[int]]) -> None:
    everybody = [sum(column) for column in zip(*by.values(), strict=True)]
    parent = rules.whole({"row": everybody})["row"]
    shown = rules.narrowed(by, parent)
    for place in range(3):
        true = {name: sum(parts) if place == 0 else parts[place - 1] for name, parts in by.items()}
        hidden = [name for name, line in shown.items() if line[place].hidden]
        assert all(name in hidden for name, count in true.items() if rules.is_small(count))
        assert all(line[place].high in (0, None) or (line[place].high or 0) >= 10 for line in shown.values())
        if parent[place].hidden or not hidden:
            continue
        left = sum(true[name] for name in hidden)
        assert len(hidden) > 1 or not rules.is_small(left)
        assert not rules.is_small(left)


@given(st.lists(st.lists(COUNTS, min_size=3, max_size=3), min_size=3, max_size=3))
@settings(max_examples=60, deadline=None)
def test_who_and_where_together_give_nobody_away(counts: list[list[int]]) -> None:
    who, where = "mfc", "xyz"
    true = {(w, a): counts[i][j] for i, w in enumerate(who) for j, a in enumerate(where)}
    total = sum(true.values())
    parent = rules.whole({"row": [total]})["row"]
    by_who = {
        w: line[0]
        for w, line in rules.narrowed({w: [sum(true[w, a] for a in where)] for w in who}, parent).items()
    }
    by_where = {
        a: line[0]
        for a, line in rules.narrowed({a: [sum(true[w, a] for w in who)] for a in where}, parent).items()
    }
    if parent[0].hidden:
        return
    shown = rules.both(true, by_who, by_where)
    table = Table(counts)
    hidden = {(i, j) for i, w in enumerate(who) for j, a in enumerate(where) if shown[w, a].hidden}
    hidden |= {(i, 3) for i, w in enumerate(who) if by_who[w].hidden} | {
        (3, j) for j, a in enumerate(where) if by_where[a].hidden
    }
    solver = Solver(table, frozenset(hidden))
    solver.solve()
    for pair, count in true.items():
        if rules.is_small(count):
            cell = (who.index(pair[0]), where.index(pair[1]))
            assert cell in hidden
            assert solver.low[cell] < solver.high[cell], counts


def test_only_who_and_where_may_be_chosen_together() -> None:
    assert rules.may_be_joined({})
    assert rules.may_be_joined({"age": "0"})
    assert rules.may_be_joined({"whose": "fathers", "area": "ZX1"})
    assert not rules.may_be_joined({"whose": "fathers", "age": "18-24"})
    assert not rules.may_be_joined({"whose": "fathers", "area": "ZX1", "need": "parenting"})


# ---- how a number is said


def test_bands_are_of_five_and_nobody_is_nobody() -> None:
    assert [rules.band(count).text for count in (0, 6, 10, 11, 1001)] == [
        "0", "6 to 10", "6 to 10", "11 to 15", "1,001 to 1,005"
    ]  # fmt: skip
    assert (HIDDEN.text, HIDDEN.plus(7).text, Shown(6, 10).plus(7).text) == ("[c]", "[c]", "13 to 17")


def test_a_row_with_a_hidden_total_tells_nothing_at_all() -> None:
    assert published((0, 4)) == ("[c]", "[c]", "[c]")


def test_quarters_are_whole_and_end_before_the_day() -> None:
    from datetime import date

    assert quarters(date(2026, 2, 28))[:2] == ["2025-4", "2025-3"]
    assert quarters(date(2025, 12, 31))[0] == "2025-4"
    assert quarter_says("2025-4") == "October to December 2025"
    assert rules.quarter_ends("2025-4") == date(2025, 12, 31)
    assert rules.month_end(date(2026, 3, 2)) == date(2026, 2, 28)
