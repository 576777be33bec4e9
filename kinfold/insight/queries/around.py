"""What other rooms count: health visitor checks, school, hubs, and help that ended after a child went. Hidden here as everywhere."""

from collections.abc import Callable, Mapping, Sequence

from kinfold.hubs import queries as hubs
from kinfold.insight import rules
from kinfold.insight.queries.reading import Asked
from kinfold.insight.queries.shaping import salt
from kinfold.insight.queries.tables import Figure, Row
from kinfold.insight.rules import HIDDEN, Line
from kinfold.people import queries as people
from kinfold.school import queries as school
from kinfold.services import queries as services
from kinfold.universal import queries as universal

NAMELESS = "Help that is not in the directory"
Parts = Mapping[str, Sequence[int]]


def _told(of: Asked, read: Callable[[bool], Parts], names: Mapping[str, str]) -> dict[str, Line]:
    """Say some rows: one's own exactly, everybody else's in bands. `read(True)` counts one's own, `read(False)` everybody."""
    mine = read(True) if of.reader.families else {}
    everybody = read(False) if of.reader.others else mine
    others = {
        row: [max(0, one - two) for one, two in zip(parts, mine.get(row, [0] * len(parts)), strict=True)]
        for row, parts in everybody.items()
    }
    shown = rules.whole({row: parts for row, parts in others.items() if any(parts)}, salt=salt())
    found = {}
    for row in names:
        parts = list(mine.get(row, []))
        line = shown.get(row, [rules.exact(0)] * (1 + len(parts or everybody.get(row, []))))
        own = [sum(parts), *parts] if parts else [0] * len(line)
        found[row] = [one.roughly().plus(more) for one, more in zip(line, own, strict=True)]
    return {row: line for row, line in found.items() if line[0].text != "0"}


def _child_went(of: Asked) -> Figure:
    """Parents whose help ended within 28 days after a child went, by the help."""
    names: dict[str, str] = {}

    def read(mine: bool) -> Parts:
        found: dict[str, set[int]] = {}
        for one in services.ended_after_child_went(of.on, within=of.reach if mine else None):
            name = one.request.service.name if one.request.service else NAMELESS
            names[name] = name
            found.setdefault(name, set()).add(one.went.parent.merged_into_id or one.went.parent_id)
        return {name: [len(parents)] for name, parents in sorted(found.items())}

    everybody = read(False) if of.reader.others else read(True)
    lines = _told(of, lambda mine: read(True) if mine else everybody, names)
    figure = Figure("childwent", ["Which help", "Parents who lost it within 28 days"])
    figure.rows = [Row("", name, [line[0].text]) for name, line in lines.items()]
    return figure


def _checks(of: Asked) -> Figure:
    """For each check of the last twelve months: done, missed, or nothing said."""
    names: dict[str, str] = {}

    def read(mine: bool) -> Parts:
        among = people.every_record(of.reader.people) if mine else None
        rows = universal.figures(of.on, among)
        names.update({one.word: one.title for one in rows})
        return {one.word: [one.done, one.missed, one.silent] for one in rows}

    everybody = read(not of.reader.others)
    lines = _told(of, lambda mine: read(True) if mine else everybody, names)
    figure = Figure("checks", ["Check", "Came due", "Done", "Missed", "Nothing is written down"])
    figure.rows = [Row("", names[word], [one.text for one in line]) for word, line in lines.items()]
    return figure


def _school(of: Asked) -> Figure:
    names: dict[str, str] = {}

    def read(mine: bool) -> Parts:
        found = school.figures(of.on, list(of.reader.families) if mine else None).lines
        names.update({word: says for word, says, _ in found})
        return {word: [number] for word, _, number in found}

    everybody = read(not of.reader.others)
    lines = _told(of, lambda mine: read(True) if mine else everybody, names)
    figure = Figure("school", ["In the twelve months before", "How many"])
    figure.rows = [Row("", names[word], [line[0].text]) for word, line in lines.items()]
    return figure


def _hubs(of: Asked) -> Figure:
    """What the hubs room tells of a year: counted without names there, and hidden there where small."""
    figure = Figure("hubs", ["In the twelve months before", "How many"])
    if not of.reader.others:
        return figure
    found = hubs.figures(of.on)
    cells = [("Met outside the hubs", found.met_outside), ("Births registered at a hub", found.births)]
    cells += [(f"Came to {cell.label}", cell.count) for cell in found.came]
    cells += [(f"Mentoring: {cell.label.lower()}", cell.count) for cell in found.mentoring]
    for label, number in cells:
        shown = HIDDEN if number is None else rules.band(number)
        if shown.text != "0":
            figure.rows.append(Row("", label, [shown.text]))
    return figure


AROUND: dict[str, Callable[[Asked], Figure]] = {
    "childwent": _child_went,
    "checks": _checks,
    "school": _school,
    "hubs": _hubs,
}
"""What other rooms count, by the table's key."""
