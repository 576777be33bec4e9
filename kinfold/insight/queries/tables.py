"""The tables of the commissioner's page: counted, hidden where small, and said."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kinfold.insight import rules
from kinfold.insight.queries import facts
from kinfold.insight.queries.counting import Tally, count
from kinfold.insight.queries.reading import Asked, choices
from kinfold.insight.queries.shaping import Counted, everybody, fold, lay_out, salt, show, together
from kinfold.insight.rules import HIDDEN, Line, Shown, words
from kinfold.services import queries as services

MOST_SERVICES = 30
OTHER_HELP = "-"
_SPANS = (
    (14, "up to 2 weeks"),
    (42, "up to 6 weeks"),
    (92, "up to 3 months"),
    (183, "up to 6 months"),
    (365, "up to a year"),
)


@dataclass(slots=True)
class Row:
    """One line of a table: its key in an address, what it is called, and what each cell says."""

    key: str
    label: str
    cells: list[str]
    mine: bool = False


@dataclass(slots=True)
class Figure:
    """One table as its reader sees it."""

    key: str
    head: list[str]
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What it is called."""
        return rules.TABLES[self.key].title

    @property
    def counts(self) -> str:
        """What one number counts."""
        return rules.TABLES[self.key].counts

    @property
    def hides(self) -> bool:
        """True when a number in it is not shown."""
        return any(cell == rules.MARK for row in self.rows for cell in row.cells)


NOT_TOGETHER = (
    "These choices together could point at one person, so nobody is counted whose record you may not open. "
    "Choose one thing at a time; only “Who” and “Where they live” can be chosen together."
)


def _count(
    of: Asked, make: Any, split: Sequence[str], numbers: Sequence[str], measures: Sequence[str] = ()
) -> list[Tally]:
    chosen = {name: of.chosen[name] for name in split}
    reader = of.reader if rules.may_be_joined(chosen) else replace(of.reader, others=False)
    sql, given = make(of.on, reader)
    return count(
        sql,
        given,
        dimensions=split,
        numbers=numbers,
        on=of.on,
        reader=reader,
        areas=of.areas,
        measures=measures,
    )


def _notes(of: Asked, split: Sequence[str]) -> list[str]:
    joined = rules.may_be_joined({name: of.chosen[name] for name in split})
    return [] if joined or not of.reader.others else [NOT_TOGETHER]


def _line(row: str, label: str, line: Line, places: Sequence[int], counted: Counted) -> Row:
    return Row(row, label, [line[place].text for place in places], row in counted.mine)


def about_needs(of: Asked) -> list[Figure]:
    """Need against receiving, met and unmet, asked for beside offered. One query."""
    if "service" in of.chosen:
        return []
    split = of.about_needs()
    tallies = _count(
        of,
        facts.needs,
        split,
        ["true", "receiving", "unmet", "met", "asked_for", "offered AND NOT receiving"],
    )
    names = services.need_rows()
    wanted = {of.chosen["need"]} if "need" in of.chosen else set(names)
    counted = lay_out(tallies, [of.chosen[name] for name in split], rows=list(names))
    main = show(counted, _receiving)
    if _only_one_number(of, split):
        found = [(row, together(counted, main, _receiving, row)) for row in names if row in wanted]
        rows = [_line(row, names[row], line, (0,), counted) for row, line in found if line]
        figures = [Figure("needs", ["What is needed", "Need it"], rows, [ONE_NUMBER])]
    else:
        figures = _three_of_needs(counted, main, {row: names[row] for row in names if row in wanted})
    for figure in figures:
        figure.rows = [row for row in figure.rows if set(row.cells) != {"0"}]
        figure.notes += _notes(of, split)
    return figures


def _three_of_needs(
    counted: Counted, main: dict[str, dict[tuple[str, ...], Line]], names: dict[str, str]
) -> list[Figure]:
    """Need against receiving, met and unmet, asked for beside offered: of some rows."""
    totals = {row: {group: line[0] for group, line in lines.items()} for row, lines in main.items()}
    met = show(counted, _met, totals=totals)
    asked = show(counted, _asked_for, totals=totals)
    figures = [Figure(key, ["What is needed", *head]) for key, head in _HEADS.items()]
    for row, name in names.items():
        line, read, wanted_by = (
            together(counted, shown, parts, row)
            for shown, parts in ((main, _receiving), (met, _met), (asked, _asked_for))
        )
        if line and read and wanted_by:
            figures[0].rows.append(_line(row, name, line, (0, 1), counted))
            figures[1].rows.append(_line(row, name, read, (1, 2, 3), counted))
            figures[2].rows.append(_line(row, name, [wanted_by[1], *line[1:]], (0, 1, 2, 3), counted))
    figures[2].rows = _ranked(figures[2].rows)
    return figures


_HEADS: dict[str, list[str]] = {
    "needs": ["Need it", "Have help with it"],
    "unmet": ["Not met, or only partly", "Met", "Nobody has said"],
    "asked": ["The family asked for it", "Have help", "Offered, and not had", "Nothing was offered"],
}
ONE_NUMBER = "For who and where together one number is told for each line: two could give a third away."


def _only_one_number(of: Asked, split: Sequence[str]) -> bool:
    return of.reader.others and len(split) == len(rules.TOGETHER) and set(split) == rules.TOGETHER


def _cut(figure: Figure, place: int) -> Figure:
    """Keep one column of a table."""
    rows = [replace(row, cells=[row.cells[place]]) for row in figure.rows]
    return replace(figure, head=[figure.head[0], figure.head[place + 1]], rows=rows, notes=[ONE_NUMBER])


def _receiving(numbers: Sequence[int]) -> Sequence[int]:
    """Who has help, who was only offered it, and who neither: whoever has help was offered it."""
    return numbers[1], numbers[5], numbers[0] - numbers[1] - numbers[5]


def _asked_for(numbers: Sequence[int]) -> Sequence[int]:
    return numbers[4], numbers[0] - numbers[4]


def _met(numbers: Sequence[int]) -> Sequence[int]:
    return numbers[2], numbers[3], numbers[0] - numbers[2] - numbers[3]


def about_help(of: Asked) -> list[Figure]:
    """Who asked for which help and who waits; and, for everybody, which services said no. One query."""
    split = of.about_help("service")
    states = {"having": services.RECEIVING, "waiting": services.WAITING}
    numbers = ["true", *(f"one.state = ANY(ARRAY{list(states[name])})" for name in ("waiting", "having"))]
    numbers += [f"one.state = '{state}'" for state in words.REFUSALS]
    tallies = _count(of, facts.asked, split, numbers)
    names = {**of.services, OTHER_HELP: "Other services, with few people each"}
    counted = lay_out(tallies, [of.chosen[name] for name in split])
    fold(counted, MOST_SERVICES, OTHER_HELP)
    fine = {row: list(_states(everybody(counted, row))) for row in counted.others}
    parents = rules.whole(fine, salt=salt())
    coarse = {row: [*line[:3], _rest(line)] for row, line in parents.items()}
    main = show(counted, _three, parents=coarse, told=1)
    figure = Figure(
        "services", ["Which help", "Asked for it", "Still waiting", "Have it"], notes=_notes(of, split)
    )
    wanted = [row for row in counted.rows if of.chosen.get("service", row) == row]
    for row in wanted:
        line = together(counted, main, _three, row, roughly=True)
        figure.rows.append(_line(row, names.get(row, row), line, (0, 1, 2), counted))
    if _only_one_number(of, split):
        figure = _cut(figure, 1)
        figure.notes += _notes(of, split)
    figure.rows = _ranked([row for row in figure.rows if row.cells[0] != "0"])
    return [figure] if split else [figure, _refusing(of, counted, parents, names, wanted)]


def _refusing(
    of: Asked, counted: Counted, parents: dict[str, Line], names: dict[str, str], rows: list[str]
) -> Figure:
    """Services that said no: organisations, not people, so they may be named."""
    shown: dict[str, dict[tuple[str, ...], Line]] = {row: {(): line} for row, line in parents.items()}
    figure = Figure("refusing", ["Which help", *words.REFUSALS.values()])
    for row in rows:
        line = together(counted, shown, _states, row, roughly=True)
        figure.rows.append(_line(row, names.get(row, row), line, (3, 4, 5), counted))
    figure.rows = [row for row in _ranked(figure.rows, len(words.REFUSALS)) if set(row.cells) != {"0"}]
    return figure


def _states(numbers: Sequence[int]) -> Sequence[int]:
    return *numbers[1:], numbers[0] - sum(numbers[1:])


def _three(numbers: Sequence[int]) -> Sequence[int]:
    return numbers[1], numbers[2], numbers[0] - numbers[1] - numbers[2]


def _rest(line: Line) -> Shown:
    """What is left when the total and two parts are known: known too, or hidden with any of them."""
    total, *parts = line[:3]
    if total.low is None or any(one.low is None for one in parts):
        return HIDDEN
    return rules.exact(total.low - sum(one.low or 0 for one in parts))


def why_not(of: Asked) -> Figure:
    """Why help did not come, or stopped. One query."""
    split = of.about_help()
    tallies = _count(of, facts.why_not, split, ["true"])
    counted = lay_out(tallies, [of.chosen[name] for name in split], rows=list(words.WHY_NOT))
    shown = show(counted, lambda n: (n[0],))
    figure = Figure("whynot", ["Why help did not come", "People"], notes=_notes(of, split))
    for row in counted.rows:
        line = together(counted, shown, lambda n: (n[0],), row, roughly=True)
        if line and line[0].text != "0":
            figure.rows.append(_line(row, words.WHY_NOT.get(row, row), line, (0,), counted))
    return figure


def waits(of: Asked) -> Figure:
    """How long people waited for help that began, and how many went on waiting, quarter by quarter. One query."""
    split = of.about_help("period")
    days = ["percentile_cont(0.5) WITHIN GROUP (ORDER BY one.days)", "max(one.days)"]
    tallies = _count(of, facts.waits, split, ["one.days IS NOT NULL", "one.days IS NULL"], days)
    quarters = rules.quarters(of.on)
    tallies = [replace(line, row=quarters[-int(line.row)]) for line in tallies]
    chosen = tuple(of.chosen[name] for name in split)
    counted = lay_out(tallies, chosen, rows=quarters)
    began = show(counted, lambda n: (n[0],))
    waiting = show(counted, lambda n: (n[1],))
    figure = Figure(
        "waits",
        ["Quarter", "Help began for", "Half of them within", "The longest", "Still waiting at its end"],
        notes=_notes(of, split),
    )
    for row in quarters:
        one = together(counted, began, lambda n: (n[0],), row, roughly=True)
        two = together(counted, waiting, lambda n: (n[1],), row, roughly=True)
        if one or two:
            middle = [line for line in tallies if line.row == row and line.groups == chosen]
            cells = [_text(one), *_days(one, middle), _text(two)]
            figure.rows.append(Row(row, rules.quarter_says(row), cells, row in counted.mine))
    return figure


def _text(line: Line) -> str:
    return line[0].text if line else "0"


def _days(began: Line, lines: Sequence[Tally]) -> tuple[str, str]:
    """The median and the longest. Where others are counted the longest is said roughly: it is one person's."""
    others = [line for line in lines if not line.mine and line.numbers[0]]
    chosen = others or [line for line in lines if line.numbers[0]]
    if not began or began[0].hidden:
        return rules.MARK, rules.MARK
    if not chosen or chosen[0].measures[0] is None:
        return "–", "–"
    median, longest = chosen[0].measures
    if not others:
        return f"{round(median):,} days", f"{longest:,} days"
    if others[0].numbers[0] < rules.SMALLEST:
        return rules.MARK, rules.MARK
    return f"{round(median):,} days", next((says for most, says in _SPANS if longest <= most), "over a year")


def stress(of: Asked) -> list[Figure]:
    """What was hard at home beside the reason for a plan (table 4.1). Only as a whole. One query."""
    if of.chosen:
        return []
    tallies = _count(of, facts.stress, [], ["true"])
    others = _matrix([line for line in tallies if not line.mine])
    mine = _matrix([line for line in tallies if line.mine])
    rows = [row for row in words.CATEGORIES if row in others or row in mine]
    if not rows:
        return []
    nobody = [0] * len(words.STRESSES)
    shown, sums = rules.with_sums({row: others[row] for row in rows if row in others}, salt=salt())
    figure = Figure("stress", ["Reason for the plan", *words.STRESSES.values(), "Together"])
    for row in rows:
        line = shown.get(row) or [rules.exact(0)] * (len(nobody) + 1)
        own = mine.get(row, nobody)
        cells = [
            one.plus(more).text for one, more in zip([*line[1:], line[0]], [*own, sum(own)], strict=True)
        ]
        figure.rows.append(Row(row, words.CATEGORIES[row], cells, row in mine))
    own = [sum(column) for column in zip(nobody, *mine.values(), strict=True)]
    line = sums or [rules.exact(0)] * (len(nobody) + 1)
    cells = [one.plus(more).text for one, more in zip([*line[1:], line[0]], [*own, sum(own)], strict=True)]
    figure.rows.append(Row("", "Together", cells))
    return [figure]


def _matrix(tallies: Sequence[Tally]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for line in tallies:
        category, _, word = line.row.partition(" ")
        found.setdefault(category, [0] * len(words.STRESSES))[list(words.STRESSES).index(word)] += (
            line.numbers[0]
        )
    return found


def equity(of: Asked) -> list[Figure]:
    """Whether help reaches everybody alike: people with a need, and with help, one line for each group. A query for each."""
    sql, given = facts.people_with_needs(of.on, of.reader)
    offered = choices(of)
    found = []
    for name in rules.PEOPLE:
        tallies = count(
            sql,
            given,
            dimensions=[name],
            numbers=["true", "receiving"],
            on=of.on,
            reader=of.reader,
            areas=of.areas,
        )
        figure = Figure("equity", [rules.DIMENSIONS[name], "Need something", "Have help with some of it"])
        everyone = lay_out(tallies, [])
        parents = {}
        if "" in everyone.others:
            parents = rules.whole({"": list(_having(everybody(everyone, "")))}, salt=salt())
        for group, words_of_group in offered[name].items():
            counted = lay_out(tallies, [group])
            line = together(counted, show(counted, _having, parents=parents), _having, "")
            if line and line[0].text != "0":
                figure.rows.append(_line(group, words_of_group, line, (0, 1), counted))
        found.append(figure)
    return found


def _having(numbers: Sequence[int]) -> Sequence[int]:
    return numbers[1], numbers[0] - numbers[1]


def _ranked(rows: list[Row], columns: int = 1) -> list[Row]:
    """The most first, as far as they are shown in the first columns; what is hidden last, by name."""
    return sorted(
        rows, key=lambda row: (-sum(map(_least, row.cells[:columns])), row.cells[0] == rules.MARK, row.label)
    )


def _least(cell: str) -> int:
    return 0 if cell == rules.MARK else int(cell.split()[0].replace(",", ""))
