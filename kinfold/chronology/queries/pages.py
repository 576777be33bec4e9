"""Pages of the chronology of a person or a family: at most five queries, whatever the number of entries."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from kinfold.base.dates import PartialDate
from kinfold.chronology import registry
from kinfold.chronology.models import Entry
from kinfold.chronology.queries.choosing import Choice, Seeing, Where, asked, excluded, visible
from kinfold.chronology.queries.rows import Earlier, EntryRow, Meaning, Page
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person

PAGE = 50
AT_ONCE = 500

_COLUMNS = """e.id, e.uuid, e.corrects, e.family_id, e.kind, e.detail, e.happened_on, e.happened_accuracy, e.until_on,
    e.timing_assumed, e.what, e.said_by, g.name, e.section, e.source, e.source_ref, e.recorded_on, r.display_name,
    e.reason"""
_NAMES = """LEFT JOIN agencies_organisation g ON g.id = e.organisation_id
    LEFT JOIN agencies_account r ON r.id = e.recorded_by_id"""
_OF_FAMILY = "FROM chronology_entry e"
_OF_PERSON = """FROM chronology_about a
    JOIN chronology_entry e ON e.id = a.entry_id AND e.happened_on = a.happened_on"""
_MEANINGS = """
    SELECT a.entry_id, coalesce(k.id, p.id), coalesce(k.known_as, p.known_as), a.meant, a.meant_said_by
    FROM chronology_about a JOIN people_person p ON p.id = a.person_id
    LEFT JOIN people_person k ON k.id = p.merged_into_id
    WHERE a.entry_id = ANY(%s) AND a.happened_on BETWEEN %s AND %s ORDER BY a.entry_id, a.id
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose chronology: a person's within some families, or whole families'."""

    family_ids: tuple[int, ...]
    person_ids: tuple[int, ...] = ()

    @property
    def source(self) -> str:
        """The FROM clause."""
        return _OF_PERSON if self.person_ids else _OF_FAMILY

    @property
    def day(self) -> str:
        """The column of the day in the index that is read."""
        return "a.happened_on" if self.person_ids else "e.happened_on"

    @property
    def number(self) -> str:
        """The column of the entry's number in the index that is read."""
        return "a.entry_id" if self.person_ids else "e.id"

    def narrow(self, where: Where) -> None:
        """Keep to these people and families."""
        if self.person_ids:
            where.add("a.person_id = ANY(%s)", list(self.person_ids))
        where.add("e.family_id = ANY(%s)", list(self.family_ids))


def scope_of(of: Person | Family, families: Collection[Family] | None = None) -> Scope:
    """Say whose chronology to read, with merged people and joined families.

    For a person, `families` are those whose record the asker has opened. Raises ValueError without them.
    """
    if isinstance(of, Family):
        return Scope(network.family_ids(of))
    if not families:
        raise ValueError("say in which families this person's chronology is read")
    numbers = tuple(number for family in families for number in network.family_ids(family))
    return Scope(numbers, people.same_ids(of))


def of_person(
    person: Person,
    view: Seeing,
    *,
    families: Collection[Family] | None = None,
    before: str | None = None,
    limit: int = PAGE,
    kinds: Collection[str] | None = None,
    organisations: Collection[int] | None = None,
    since: date | None = None,
    until: date | None = None,
    words: str = "",
    as_family: bool = False,
    readers: Collection[int] | None = None,
    oldest_first: bool = False,
) -> Page:
    """A page of what happened to one person, the newest first, in the family of the view (or `families`).

    `as_family`: only what is shared with the family and the words of `readers` (the person, if not given).
    """
    scope = scope_of(person, families or families_of_view(view))
    own = scope.person_ids if readers is None else readers
    return page(
        scope,
        view,
        Choice(before, limit, kinds, organisations, since, until, words, as_family, own, oldest_first),
    )


def of_family(
    family: Family,
    view: Seeing,
    *,
    before: str | None = None,
    limit: int = PAGE,
    kinds: Collection[str] | None = None,
    organisations: Collection[int] | None = None,
    since: date | None = None,
    until: date | None = None,
    words: str = "",
    as_family: bool = False,
    readers: Collection[int] = (),
    oldest_first: bool = False,
) -> Page:
    """A page of what happened in a family, the newest first."""
    return page(
        scope_of(family),
        view,
        Choice(before, limit, kinds, organisations, since, until, words, as_family, readers, oldest_first),
    )


def latest(family: Family, view: Seeing, n: int = 5, *, as_family: bool = False) -> list[EntryRow]:
    """The last few things that happened in a family."""
    return of_family(family, view, limit=n, as_family=as_family).entries


def everything(scope: Scope, view: Seeing, choice: Choice) -> Iterator[EntryRow]:
    """Every entry of a choice, read some hundreds at a time: for printing and for court."""
    upto: str | None = choice.before
    while True:
        found = page(scope, view, replace(choice, before=upto, limit=AT_ONCE))
        yield from found.entries
        if found.next_cursor is None:
            return
        upto = found.next_cursor


def entry(uuid: UUID) -> Entry:
    """Return one entry as it was first recorded. Raises `Entry.DoesNotExist`. Whoever shows it asks sharing first."""
    return Entry.objects.select_related("family", "organisation").get(uuid=uuid)


def row(
    uuid: UUID, view: Seeing, *, as_family: bool = False, readers: Collection[int] = ()
) -> EntryRow | None:
    """Return one entry as it now stands if this view may show it, with its meanings and earlier wording."""
    found = Entry.objects.select_related("family").get(uuid=uuid)
    first = found.corrects or found.uuid
    scope = scope_of(found.family)
    asked_for = Choice(as_family=as_family, readers=readers)
    known = _corrections(scope)
    where = visible(view, asked_for)
    scope.narrow(where)
    where.add("e.uuid = %s", known.newest.get(first, first))
    rows = _read(scope, where, Choice(limit=1))
    return _with_all(rows, known, as_family)[0] if rows else None


def page(scope: Scope, view: Seeing, choice: Choice) -> Page:
    """Read one page of a scope."""
    known = _corrections(scope)
    where = visible(view, choice)
    scope.narrow(where)
    excluded(where, known.put_right)
    asked(where, choice, day=scope.day, number=scope.number)
    rows = _read(scope, where, replace(choice, limit=choice.limit + 1))
    entries = _with_all(rows[: choice.limit], known, choice.as_family)
    more = len(rows) > choice.limit
    return Page(entries, entries[-1].cursor if more else None)


def families_of_view(view: Seeing) -> list[Family]:
    """The family whose record a view opened."""
    number = view.family_id
    return [] if number is None else [Family(pk=number)]


def _read(scope: Scope, where: Where, choice: Choice) -> list[tuple[Any, ...]]:
    direction = "ASC" if choice.oldest_first else "DESC"
    once = f"DISTINCT ON ({scope.day}, {scope.number})" if scope.person_ids else ""
    order = f"{scope.day} {direction}, {scope.number} {direction}"
    sql = f"SELECT {once} {_COLUMNS} {scope.source} {_NAMES} WHERE {where.sql} ORDER BY {order} LIMIT {int(choice.limit)}"
    with connection.cursor() as cursor:
        cursor.execute(sql, where.values)
        return cursor.fetchall()


@dataclass(slots=True)
class _Corrections:
    """What has been put right in these families: the newest wording of each entry, and all the wordings before it."""

    newest: dict[UUID, UUID]
    put_right: list[UUID]
    before: dict[UUID, list[Earlier]]


def _corrections(scope: Scope) -> _Corrections:
    """Read every correction in these families (few), then the first wordings they put right: one or two queries."""
    found = _Corrections({}, [], {})
    where = Where()
    where.add("e.family_id = ANY(%s) AND e.corrects IS NOT NULL", list(scope.family_ids))
    whole = Scope(scope.family_ids)
    rows = _read(whole, where, Choice(limit=100_000))
    if not rows:
        return found
    rows.sort(key=lambda each: int(each[0]))
    firsts = {each[2] for each in rows}
    where = Where()
    where.add("e.uuid = ANY(%s) AND e.family_id = ANY(%s)", list(firsts), list(scope.family_ids))
    wording = {each[1]: each for each in _read(whole, where, Choice(limit=100_000))}
    for each in rows:
        first = each[2]
        standing = wording[first]
        found.before.setdefault(first, []).append(
            Earlier(standing[10], PartialDate(standing[6], standing[7]), each[18], each[16], each[17] or "")
        )
        found.put_right.append(standing[1])
        wording[first] = each
        found.newest[first] = each[1]
    return found


def _with_all(rows: list[tuple[Any, ...]], known: _Corrections, to_family: bool) -> list[EntryRow]:
    """Put rows into words, with what they meant and what they said before."""
    kinds = registry.all_kinds()
    entries = [_entry_row(each, kinds, to_family) for each in rows]
    if not entries:
        return entries
    by_id = {each.id: each for each in entries}
    days = [each.happened_on for each in entries]
    with connection.cursor() as cursor:
        cursor.execute(_MEANINGS, [list(by_id), min(days), max(days)])
        for number, person_id, name, meant, said_by in cursor.fetchall():
            _add(by_id[number].meanings, Meaning(person_id, name, meant, said_by))
    for each in entries:
        each.earlier = known.before.get(each.first_uuid, [])
    return entries


def _add(meanings: list[Meaning], new: Meaning) -> None:
    """An empty meaning only says whom it is about: it gives way to one with words."""
    bare = next((m for m in meanings if m.person_id == new.person_id and not m.meant), None)
    if bare is not None:
        meanings[meanings.index(bare)] = new
    elif new.meant or all(m.person_id != new.person_id for m in meanings):
        meanings.append(new)


def _entry_row(each: tuple[Any, ...], kinds: Any, to_family: bool) -> EntryRow:
    kind = kinds.get(each[4])
    said = (
        registry.label(each[4], to_family=to_family)
        if kind is None
        else (kind.to_family if to_family else kind.says)
    )
    return EntryRow(
        id=each[0],
        uuid=each[1],
        first_uuid=each[2] or each[1],
        family_id=each[3],
        kind=each[4],
        label=said,
        group=kind.group if kind else "worry",
        detail=each[5],
        happened=PartialDate(each[6], each[7]),
        until_on=each[8],
        timing_assumed=each[9],
        what=each[10],
        said_by=each[11],
        organisation=each[12] or "",
        section=each[13],
        source=each[14],
        source_ref=each[15],
        recorded_on=each[16],
        recorded_by=each[17] or "",
    )
