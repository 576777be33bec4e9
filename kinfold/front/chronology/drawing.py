"""An entry as it is drawn, worked out in one go: the page of fifty, and the thousands of a print, stay quick.

Everything that people wrote is escaped here; the template only puts the pieces in their places.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from kinfold.base import dates
from kinfold.chronology.queries import Earlier, EntryRow, Meaning
from kinfold.design.filters import first_upper, lines
from kinfold.front.chronology.sources import source_address


class Drawn(NamedTuple):
    """The pieces of one entry, ready for a template."""

    when: str
    source: Markup
    what: Markup
    meant: Markup
    words: Markup
    earlier: Markup


def draw(
    row: EntryRow, words: Iterable[Any], today: date, *, links: bool, closed: frozenset[str] = frozenset()
) -> Drawn:
    """Draw one entry. `links`: with the address of what it comes from, unless that is `closed` to the reader."""
    address = source_address(row.source, row.source_ref) if links and row.source not in closed else ""
    return Drawn(
        when=when(row, today),
        source=Markup(source_line(row, address)),  # noqa: S704 - escaped
        what=paragraphs(row.what),
        meant=Markup(meant(row.meanings)),  # noqa: S704 - escaped
        words=Markup(said(words)) if words else _NOTHING,  # noqa: S704 - escaped
        earlier=Markup(before(row.earlier)) if row.earlier else _NOTHING,  # noqa: S704 - escaped
    )


def item(
    row: EntryRow,
    words: Iterable[Any],
    today: date,
    *,
    links: bool,
    acts: bool,
    closed: frozenset[str] = frozenset(),
) -> Markup:
    """Draw one entry of the timeline, with what a worker may do about it."""
    address = source_address(row.source, row.source_ref) if links and row.source not in closed else ""
    html = (
        f'<li class="kf-entry" id="e{row.id}"><h3 class="kf-entry__when kf-chron__when">{escape(when(row, today))}</h3>'
        f'<p class="kf-entry__source">{source_line(row, address)}</p>'
        f'<div class="kf-entry__body">{paragraphs(row.what)}</div>'
        f"{said(words) if words else ''}{meant(row.meanings)}{before(row.earlier) if row.earlier else ''}"
        f"{actions(row) if acts else ''}</li>"
    )
    return Markup(html)  # noqa: S704 - every piece is escaped


def actions(row: EntryRow) -> str:
    """The two things a worker may do about an entry, told apart for those who hear the page."""
    hidden = _hidden(row)
    return (
        f'<p class="kf-chron__acts"><a class="govuk-link govuk-link--no-visited-state" '
        f'href="/chronology/{row.first_uuid}/what-it-meant/">What it meant{hidden}</a> '
        f'<a class="govuk-link govuk-link--no-visited-state" '
        f'href="/chronology/{row.first_uuid}/put-right/">Put this right{hidden}</a></p>'
    )


def _hidden(row: EntryRow) -> str:
    day = row.happened.day
    told = _plain(day) if row.happened.accuracy == "day" and day else row.happened
    return f'<span class="govuk-visually-hidden">: {escape(row.label)}, {told}</span>'


_NOTHING = Markup("")
_said = lru_cache(maxsize=4096)(dates.said)
_plain = lru_cache(maxsize=4096)(dates.plain)


def when(row: EntryRow, today: date) -> str:
    """Say when it happened, as people do, with the exact date; an estimate says so."""
    if row.happened.accuracy == "day" and row.happened.day is not None:
        told = _said(row.happened.day, today)
    else:
        told = first_upper(str(row.happened))
    if row.timing_assumed:
        told = f"About {told}"
    return f"{told} until {_plain(row.until_on)}" if row.until_on else told


def source_line(row: EntryRow, address: str) -> str:
    """Say what kind it is, which service wrote it, who said so, and where to read the whole of it."""
    line = str(escape(row.label))
    if row.organisation:
        line += f' · <span dir="auto">{escape(row.organisation)}</span>'
    if row.said_by:
        line += f' · <span dir="auto">told by {escape(row.said_by)}</span>'
    if address:
        line += f' · <a class="govuk-link" href="{escape(address)}">Where this comes from{_hidden(row)}</a>'
    return line


def paragraphs(text: str, classes: str = "govuk-body") -> Markup:
    """Turn what somebody wrote into paragraphs."""
    if "\n" in text or "\r" in text:
        return lines(text, classes)
    return Markup(f'<p class="{classes}" dir="auto">{escape(text)}</p>')  # noqa: S704 - escaped


def meant(meanings: Iterable[Meaning]) -> str:
    """Say what it meant, for each child, and who says so."""
    told = ""
    for each in meanings:
        if each.meant:
            by = f' <span class="kf-quiet">({escape(each.said_by)})</span>' if each.said_by else ""
            told += (
                '<p class="kf-meant" dir="auto"><span class="kf-meant__for">'
                f"For {escape(each.name)}:</span> {escape(each.meant)}{by}</p>"
            )
    return told


def said(words: Iterable[Any]) -> str:
    """Quote own words exactly, with whose they are and who wrote them down."""
    told = ""
    for each in words:
        by = f", written down by {escape(each.wrote_down_by)}" if each.wrote_down_by else ""
        told += (
            f'<blockquote class="kf-chron__words" dir="auto">{lines(each.words, "kf-chron__line")}'
            f'<p class="kf-chron__by">{escape(each.person.known_as)}{by}</p></blockquote>'
        )
    return told


def before(earlier: list[Earlier]) -> str:
    """How the entry read before it was put right, folded under it."""
    times = f" {len(earlier)} times" if len(earlier) > 1 else ""
    told = "".join(
        f'<p class="govuk-body"><strong>{escape(str(each.happened))}</strong></p>{lines(each.what)}'
        f'<p class="govuk-body kf-quiet">Put right on {_plain(each.corrected_on)}'
        f"{f' by {escape(each.corrected_by)}' if each.corrected_by else ''}: {escape(each.reason)}</p>"
        for each in earlier
    )
    return (
        '<details class="govuk-details kf-chron__before"><summary class="govuk-details__summary">'
        f'<span class="govuk-details__summary-text">Put right{times}: what it said before</span></summary>'
        f'<div class="govuk-details__text">{told}</div></details>'
    )
