"""Pages of the chronology of a person or a family: at most six queries, whatever the number of entries."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from kinfold.base.dates import PartialDate
from kinfold.chronology import registry
from kinfold.chronology.models import Entry
from kinfold.chronology.queries import statements
from kinfold.chronology.queries.choosing import Choice, Seeing
from kinfold.chronology.queries.rows import Earlier, EntryRow, Meaning, Page
from kinfold.chronology.queries.statements import Row, Scope, scope_of
from kinfold.network.models import Family
from kinfold.people.models import Person

PAGE = 50
AT_ONCE = 500


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
    known = _corrections(scope)
    asked = Choice(as_family=as_family, readers=readers)
    rows = statements.one_of(scope, view, asked, known.newest.get(first, first))
    return _with_all(rows, known, as_family)[0] if rows else None


def page(scope: Scope, view: Seeing, choice: Choice) -> Page:
    """Read one page of a scope."""
    known = _corrections(scope)
    rows = statements.page_of(scope, view, choice, put_right=known.put_right)
    entries = _with_all(rows[: choice.limit], known, choice.as_family)
    more = len(rows) > choice.limit
    return Page(entries, entries[-1].cursor if more else None)


def families_of_view(view: Seeing) -> list[Family]:
    """The family whose record a view opened."""
    number = view.family_id
    return [] if number is None else [Family(pk=number)]


@dataclass(slots=True)
class _Corrections:
    """What has been put right in these families: the newest wording of each entry, and all the wordings before it."""

    newest: dict[UUID, UUID]
    put_right: list[UUID]
    before: dict[UUID, list[Earlier]]


def _corrections(scope: Scope) -> _Corrections:
    """Read every correction in these families (few), then the first wordings they put right: one or two queries."""
    found = _Corrections({}, [], {})
    rows = statements.corrections_of(scope)
    if not rows:
        return found
    firsts = {each[2] for each in rows}
    wording = {each[1]: each for each in statements.first_wordings(scope, firsts)}
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


def _with_all(rows: list[Row], known: _Corrections, to_family: bool) -> list[EntryRow]:
    """Put rows into words, with what they meant and what they said before."""
    kinds = registry.all_kinds()
    entries = [_entry_row(each, kinds, to_family) for each in rows]
    if not entries:
        return entries
    by_id = {each.id: each for each in entries}
    days = [each.happened_on for each in entries]
    for number, person_id, name, meant, said_by in statements.meanings_of(by_id, days):
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


def _entry_row(each: Row, kinds: Any, to_family: bool) -> EntryRow:
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
