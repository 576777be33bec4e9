"""An entry as it is drawn, worked out in one go: the page of fifty, and the thousands of a print, stay quick.

Everything that people wrote is escaped here; the template only puts the pieces in their places.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from markupsafe import Markup, escape

from kinfold.base import dates
from kinfold.chronology.queries import Earlier, EntryRow, Meaning
from kinfold.design.filters import first_upper, lines
from kinfold.front.chronology.sources import source_address


class Drawn(NamedTuple):
    """One entry, ready for the template."""

    id: int
    uuid: UUID
    when: str
    called: str
    source: Markup
    what: Markup
    meant: Markup
    words: list[Any]
    earlier: list[Earlier]


def drawn(
    rows: Iterable[EntryRow], words: Mapping[UUID, list[Any]], today: date, *, links: bool
) -> list[Drawn]:
    """Draw entries with the own words tied to them. `links`: with the address of what each comes from."""
    return [one(row, words.get(row.first_uuid, []), today, links=links) for row in rows]


def one(row: EntryRow, words: list[Any], today: date, *, links: bool) -> Drawn:
    """Draw one entry."""
    called = f"{row.label}, {row.happened}"
    return Drawn(
        row.id,
        row.first_uuid,
        when(row, today),
        called,
        source_line(row, source_address(row.source, row.source_ref) if links else "", called),
        paragraphs(row.what),
        meant(row.meanings),
        words,
        row.earlier,
    )


@lru_cache(maxsize=4096)
def _said(day: date, today: date) -> str:
    return dates.said(day, today)


def when(row: EntryRow, today: date) -> str:
    """Say when it happened, as people do, with the exact date; an estimate says so."""
    if row.happened.accuracy == "day" and row.happened.day is not None:
        said = _said(row.happened.day, today)
    else:
        said = first_upper(str(row.happened))
    if row.timing_assumed:
        said = f"About {said}"
    return f"{said} until {dates.plain(row.until_on)}" if row.until_on else said


def source_line(row: EntryRow, address: str, called: str) -> Markup:
    """Say what kind it is, which service wrote it, who said so, and where to read the whole of it."""
    parts = [escape(row.label)]
    if row.organisation:
        parts.append(_apart(row.organisation))
    if row.said_by:
        parts.append(_apart(f"told by {row.said_by}"))
    if address:
        words = Markup('<a class="govuk-link" href="{}">Where this comes from{}</a>')
        hidden = Markup('<span class="govuk-visually-hidden">: {}</span>').format(called)
        parts.append(words.format(address, hidden))
    return Markup(" · ").join(parts)


def _apart(words: str) -> Markup:
    return Markup(f'<span dir="auto">{escape(words)}</span>')  # noqa: S704 - escaped


def paragraphs(text: str, classes: str = "govuk-body") -> Markup:
    """Turn what somebody wrote into paragraphs."""
    if "\n" in text or "\r" in text:
        return lines(text, classes)
    return Markup(f'<p class="{classes}" dir="auto">{escape(text)}</p>')  # noqa: S704 - escaped


def meant(meanings: Iterable[Meaning]) -> Markup:
    """Say what it meant, for each child, and who says so."""
    said = []
    for each in meanings:
        if each.meant:
            by = f' <span class="kf-quiet">({escape(each.said_by)})</span>' if each.said_by else ""
            said.append(
                '<p class="kf-meant" dir="auto"><span class="kf-meant__for">'
                f"For {escape(each.name)}:</span> {escape(each.meant)}{by}</p>"
            )
    return Markup("".join(said))  # noqa: S704 - escaped
