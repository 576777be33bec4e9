"""Which entries somebody asks for and may see, as one SQL condition."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

from kinfold.base.who import Who
from kinfold.chronology.models import Entry

SECTION_ROWS = {
    Entry.Section.ORDINARY: "V3",
    Entry.Section.SHARED: "V8",
    Entry.Section.RESTRICTED: "V4",
    Entry.Section.THIRD_PARTY: "V5",
    Entry.Section.CONSULTATION: "V10",
}
"""The row of the access matrix that governs each section."""

NO_ENTRY = ("person", "family", "detail")
"""What is withheld by something else than the reference of an entry or of its source. Everything else (a note, a goal, a
request for help, ...) takes with it the entries that carry its reference."""


class Seeing(Protocol):
    """What is asked of a `sharing.actions.View`."""

    @property
    def masked(self) -> bool: ...  # noqa: D102
    @property
    def family_id(self) -> int | None: ...  # noqa: D102
    @property
    def who(self) -> Who | None: ...  # noqa: D102
    @property
    def withheld(self) -> frozenset[tuple[str, str]]: ...  # noqa: D102
    def can(self, row: str, /) -> bool: ...  # noqa: D102
    def whole(self, row: str, /) -> bool: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for: filters from the address bar, and the place from which to go on."""

    before: str | None = None
    limit: int = 50
    kinds: Collection[str] | None = None
    organisations: Collection[int] | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""
    as_family: bool = False
    readers: Collection[int] = ()
    oldest_first: bool = False

    def onward(self, cursor: str) -> "Choice":
        """The same, from a cursor on."""
        return replace(self, before=cursor)


@dataclass(slots=True)
class Where:
    """Conditions and their values, joined with AND."""

    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: Any) -> None:
        """Add one condition."""
        self.conditions.append(condition)
        self.values.extend(values)

    @property
    def sql(self) -> str:
        """The whole condition."""
        return " AND ".join(self.conditions) or "TRUE"


def sections(view: Seeing, *, as_family: bool) -> list[str]:
    """Which sections may be shown whole. To the family, and to whoever sees only a part: what is shared with them."""
    if as_family or view.masked:
        return [Entry.Section.SHARED] if view.can("V8") else []
    return [section for section, row in SECTION_ROWS.items() if view.whole(row)]


def visible(view: Seeing, choice: Choice) -> Where:
    """The entries that this view may show at all: by section, and without what is withheld."""
    where = Where()
    shown = sections(view, as_family=choice.as_family)
    if not (choice.as_family or view.masked):
        where.add("e.section = ANY(%s::text[])", shown)
    else:
        where.add(*_part(view, choice, shown))
    if view.withheld:
        _without_withheld(where, view)
    return where


def _part(view: Seeing, choice: Choice, shown: list[str]) -> tuple[Any, ...]:
    """What is shared, one's own words, and (for a partner who sees a part) what one's own organisation wrote."""
    organisation = None if choice.as_family or view.who is None else view.who.organisation_id
    return (
        "((e.section = ANY(%s::text[]) AND e.kind <> 'own_words') "
        "OR (e.section = 'ordinary' AND e.organisation_id = %s::bigint) "
        "OR (e.kind = 'own_words' AND e.section IN ('shared', 'ordinary') AND EXISTS ("
        "SELECT 1 FROM chronology_about o WHERE o.entry_id = e.id AND o.happened_on = e.happened_on "
        "AND o.person_id = ANY(%s::bigint[]))))",
        shown,
        organisation,
        list(choice.readers),
    )


def _without_withheld(where: Where, view: Seeing) -> None:
    """Leave out what is kept from this reader, and what derives from it: a withheld note takes its entry with it."""
    kinds = {kind for kind, item in view.withheld if not item}
    items = [item for kind, item in view.withheld if kind not in NO_ENTRY and item]
    people = [item for kind, item in view.withheld if kind == "person" and item]
    if kinds & {"family", "entry"}:
        where.add("e.kind = 'own_words'")
    if kinds:
        where.add("e.source <> ALL(%s::text[])", sorted(kinds))
    if items:
        where.add(
            "coalesce(e.corrects, e.uuid)::text <> ALL(%s::text[]) AND e.source_ref <> ALL(%s::text[])",
            items,
            items,
        )
    if people:
        where.add(
            "NOT EXISTS (SELECT 1 FROM chronology_about w JOIN people_person p ON p.id = w.person_id "
            "LEFT JOIN people_person k ON k.id = p.merged_into_id WHERE w.entry_id = e.id "
            "AND w.happened_on = e.happened_on AND (p.ref = ANY(%s::text[]) OR k.ref = ANY(%s::text[])))",
            people,
            people,
        )


def asked(where: Where, choice: Choice) -> None:
    """Add the filters on what an entry holds."""
    if choice.kinds is not None:
        where.add("e.kind = ANY(%s::text[])", list(choice.kinds))
    if choice.organisations is not None:
        where.add("e.organisation_id = ANY(%s::bigint[])", list(choice.organisations))
    for word in choice.words.split():
        where.add("e.what ILIKE %s::text", f"%{escaped(word)}%")


def placed(where: Where, choice: Choice, *, day: str, number: str) -> None:
    """Add the time asked for and the place from which to go on. `day` and `number` name columns of the index in use."""
    if choice.since is not None:
        where.add(f"{day} >= %s::date", choice.since)
    if choice.until is not None:
        where.add(f"{day} <= %s::date", choice.until)
    place = read_cursor(choice.before)
    if place is not None:
        sign = ">" if choice.oldest_first else "<"
        where.add(f"({day}, {number}) {sign} (%s::date, %s::bigint)", *place)


def escaped(word: str) -> str:
    """Take from %, _ and \\ their meaning in a LIKE pattern."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_").replace("\x00", "")


def read_cursor(cursor: str | None) -> tuple[date, int] | None:
    """Read a cursor from the address bar; nonsense counts as the beginning."""
    day, _, number = (cursor or "").partition(".")
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        return None


def excluded(where: Where, uuids: Sequence[Any]) -> None:
    """Leave out entries that a correction has put right."""
    if uuids:
        where.add("e.uuid <> ALL(%s::uuid[])", list(uuids))
