"""What a chronology page shows, put together once; the views only open the record and draw it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.template.loader import render_to_string
from markupsafe import Markup

from kinfold.base.who import Who
from kinfold.chronology import queries as chronology
from kinfold.chronology.kinds import GROUPS
from kinfold.chronology.queries import Choice, EntryRow, Page, Scope
from kinfold.design import pictures
from kinfold.front.chronology.drawing import Drawn, draw, item
from kinfold.front.chronology.forms import FilterForm
from kinfold.front.chronology.sources import closed_to
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.sharing.queries import View
from kinfold.voice import queries as voice

BAR_MONTHS = 24
SERIES = {
    "voice": "Own words and agreement",
    "contact": "Talks, notes and visits",
    "worry": "Worries and what happened",
}
THE_REST = "Help, plans and everyday life"


@dataclass
class Timeline:
    """One page of somebody's or a family's chronology: entries, words tied to them, filters, bars and links."""

    whose: Person | Family
    family: Family
    view: View
    scope: Scope
    asked: QueryDict
    today: date
    other_families: list[Family] = field(default_factory=list)

    @property
    def person(self) -> Person | None:
        """The child or adult, when the page is about one person."""
        return self.whose if isinstance(self.whose, Person) else None

    @property
    def who(self) -> Who:
        """Who is looking."""
        assert self.view.who is not None
        return self.view.who

    @property
    def as_family(self) -> bool:
        """Show it as the family sees it: always to the family itself, and to a worker who asks."""
        return self.who.is_family or self.asked.get("as") == "family"

    @property
    def readers(self) -> tuple[int, ...]:
        """Whose own words are shown in the family's view: the reader's, or those of the person the page is about."""
        return self.who.person_ids if self.who.is_family else self.scope.person_ids

    @cached_property
    def form(self) -> FilterForm:
        """The filters as asked for. Who has written here is looked up only when somebody wants to choose by it."""
        agencies: list[tuple[int, str]] = []
        if self.choosing or "agency" in self.asked:
            may_see = Choice(as_family=self.as_family, readers=self.readers)
            agencies = chronology.agencies_in(self.scope, self.view, may_see)
        return FilterForm(self.asked, agencies=agencies)

    @property
    def choosing(self) -> bool:
        """Whether the filters were asked to be shown with who wrote it."""
        return self.asked.get("choose") == "agency"

    @cached_property
    def filtering(self) -> bool:
        """Whether anything in the address is a filter at all (most looks have none, and need no form)."""
        return any(name.partition("-")[0] in FilterForm.base_fields for name in self.asked)

    @property
    def chosen(self) -> dict[str, Any]:
        """The filters as the chronology's reading door takes them."""
        return self.form.chosen if self.filtering else {}

    @cached_property
    def choice(self) -> Choice:
        """What to read."""
        before = self.asked.get("before")
        return Choice(before=before, as_family=self.as_family, readers=self.readers, **self.chosen)

    @cached_property
    def page(self) -> Page:
        """The entries of this page."""
        return chronology.page(self.scope, self.view, self.choice)

    @cached_property
    def words(self) -> dict[UUID, list[Any]]:
        """Own words, by the entry to which they belong."""
        return words_for(self.page.entries, self.view)

    @property
    def may_write(self) -> bool:
        """Whether this reader may say what something meant, and put entries right."""
        writes = not self.who.is_family and not self.view.masked and self.view.can("W1")
        return writes and not self.as_family

    @property
    def years(self) -> list[tuple[int, list[Markup]]]:
        """The entries of the page, drawn, under their years."""
        links, acts, closed = not self.as_family, self.may_write, closed_to(self.view)
        words, today = self.words, self.today
        return [
            (
                year,
                [
                    item(row, words.get(row.first_uuid, ()), today, links=links, acts=acts, closed=closed)
                    for row in rows
                ],
            )
            for year, rows in groupby(self.page.entries, lambda row: row.happened_on.year)
        ]

    @cached_property
    def by(self) -> chronology.By:
        """Bars by kind, or by the organisation that wrote."""
        return "agency" if self.asked.get("bars") == "agency" else "group"

    @cached_property
    def bars(self) -> pictures.Bars | None:
        """How much happened in the two years up to the first entry shown. Never a score: no scale and no total."""
        if not self.page.entries:
            return None
        last = self.page.entries[0].happened_on
        first = months_before(last, BAR_MONTHS - 1)
        window = Choice(since=first, until=month_end(last), as_family=self.as_family, readers=self.readers)
        counted = chronology.months_in(self.scope, self.view, window, by=self.by)
        counts = {each.month: each.groups for each in counted}
        months = [(month, named(counts.get(month, {}), self.by)) for month in each_month(first, last)]
        caption = f"How much was written down, month by month, {first:%B %Y} to {last:%B %Y}"
        series = [*SERIES.values(), THE_REST] if self.by == "group" else []
        return pictures.month_bars(months, caption, series=series)

    def link(self, **changes: str | None) -> str:
        """The address of this page with some of what is asked changed (None: left out). Begins again at the newest."""
        kept = {name: values for name, values in self.asked.lists() if name not in {"before", *changes}}
        asked = urlencode(
            [(name, value) for name, values in kept.items() for value in values if value]
            + [(name, value) for name, value in changes.items() if value is not None]
        )
        return f"?{asked}" if asked else "."

    @property
    def filters(self) -> Markup:
        """The filters as drawn. Where none is set they are the same for everybody, so they are drawn once."""
        by_agency = self.link(choose="agency")
        if self.choosing or (self.filtering and self.form.is_narrow):
            return draw_filters(self.form, self.kept, True, by_agency, self.everything)
        return empty_filters(tuple(self.kept.items()), by_agency)

    @property
    def everything(self) -> str:
        """The address without filters, but with the family's view kept."""
        return "?as=family" if self.asked.get("as") == "family" else "."

    @property
    def kept(self) -> dict[str, str]:
        """What the filter form carries on besides the filters."""
        return {name: str(self.asked[name]) for name in ("as", "bars", "family") if self.asked.get(name)}


@lru_cache(maxsize=256)
def empty_filters(kept: tuple[tuple[str, str], ...], by_agency: str) -> Markup:
    """The filters with nothing chosen."""
    return draw_filters(FilterForm({}, agencies=()), dict(kept), False, by_agency, "")


def draw_filters(form: FilterForm, kept: dict[str, str], is_open: bool, by_agency: str, clear: str) -> Markup:
    """Draw the filters."""
    shown = {"form": form, "kept": kept, "is_open": is_open, "by_agency": by_agency, "clear": clear}
    return Markup(render_to_string("front/chronology/_filters.html", shown))  # noqa: S704 - a template's output


def words_for(rows: Iterable[EntryRow], view: View) -> dict[UUID, list[Any]]:
    """Own words tied to some entries, by the entry as it was first written."""
    return voice.words_for_entries([row.first_uuid for row in rows], view)


def all_entries(timeline: Timeline, *, oldest_first: bool) -> Iterator[tuple[EntryRow, Drawn]]:
    """Every entry of the choice with the words tied to it, read some hundreds at a time."""
    upto: str | None = None
    while True:
        asked = Choice(
            before=upto,
            limit=500,
            as_family=timeline.as_family,
            readers=timeline.readers,
            oldest_first=oldest_first,
            **timeline.chosen,
        )
        page = chronology.page(timeline.scope, timeline.view, asked)
        words = words_for(page.entries, timeline.view)
        for row in page.entries:
            yield row, draw(row, words.get(row.first_uuid, ()), timeline.today, links=False)
        if page.next_cursor is None:
            return
        upto = page.next_cursor


def named(groups: dict[str, int], by: chronology.By) -> dict[str, int]:
    """Put the groups of a month under the few names that are drawn apart."""
    if by == "agency":
        return groups
    found: dict[str, int] = {}
    for group in GROUPS:
        if number := groups.get(group, 0):
            name = SERIES.get(group, THE_REST)
            found[name] = found.get(name, 0) + number
    return found


def months_before(day: date, months: int) -> date:
    """The first day of the month some months before."""
    place = day.year * 12 + day.month - 1 - months
    return date(place // 12, place % 12 + 1, 1)


def month_end(day: date) -> date:
    """The last day of a month."""
    return months_before(day, -1) - timedelta(days=1)


def each_month(first: date, last: date) -> list[date]:
    """The first day of every month from one day to another."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [months_before(first, -n) for n in range(count)]
