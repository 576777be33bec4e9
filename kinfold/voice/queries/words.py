"""Own words, consent, tellings and silences, for a reader. Takes the reader's `View`, so that nothing leaks."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from kinfold.base import prepared
from kinfold.base.who import NOBODY, Who
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing.queries import View
from kinfold.voice.models import Consent, OwnWords, Silence, Telling

_HEARD_OR_WHY_NOT = """
    SELECT DISTINCT coalesce(p.merged_into_id, p.id), NULL, NULL
    FROM voice_ownwords w JOIN people_person p ON p.id = w.person_id WHERE w.family_id = ANY(%s::bigint[])
    UNION ALL (SELECT DISTINCT ON (coalesce(p.merged_into_id, p.id)) coalesce(p.merged_into_id, p.id), s.reason, s.what_next
    FROM voice_silence s JOIN people_person p ON p.id = s.person_id WHERE s.family_id = ANY(%s::bigint[])
    ORDER BY coalesce(p.merged_into_id, p.id), s.on_day DESC, s.id DESC)
"""
_AT_ENTRIES = "SELECT id FROM voice_ownwords WHERE entry = ANY(%s::uuid[])"


def _readable(rows: QuerySet[OwnWords], view: View) -> list[OwnWords]:
    """Leave out what this reader may not see.

    A person always sees their own words. Words kept for one worker only follow matrix row V7. A reader whose
    view is masked sees less: a member of the family only their own words; a partner in the team the
    children's words and those that they wrote down themselves, never what a parent told another service
    (seed 001: 820).
    """
    found = list(rows)
    readable = may_read_words(found, view)
    return [row for row in found if row.pk in readable]


def may_read_words(rows: Iterable[OwnWords], view: View) -> frozenset[int]:
    """The numbers of those of some words that this reader may read. One query at most."""
    found = list(rows)
    who = view.who or NOBODY
    children = _children_among(found) if view.masked and not who.is_family else frozenset()
    return frozenset(row.pk for row in found if _may_read(row, view, who, view.can("V7"), children))


def _may_read(row: OwnWords, view: View, who: Who, confidential: bool, children: frozenset[int]) -> bool:
    if row.person_id in who.person_ids:
        return True
    if view.hides("own_words", row.ref) or (row.only_my_worker and not confidential):
        return False
    if not view.masked:
        return True
    if who.is_family:
        return False
    return row.person_id in children or row.recorded_by_id == who.account_id


def _children_among(rows: Iterable[OwnWords]) -> frozenset[int]:
    """Which of the people who spoke are children of their family."""
    pairs = {(row.family_id, row.person_id) for row in rows}
    return network.children_ids(pairs) if pairs else frozenset()


def words_of(person: Person, view: View) -> list[OwnWords]:
    """Everything a person has said in their own words, the newest first."""
    rows = OwnWords.objects.filter(person_id__in=people.same_ids(person)).order_by("-said_on", "-pk")
    return _readable(rows, view)


def newest(person: Person, view: View, n: int = 3) -> list[OwnWords]:
    """The newest words of a person."""
    return words_of(person, view)[:n]


def words_for_entries(entries: Iterable[UUID], view: View) -> dict[UUID, list[OwnWords]]:
    """The words that belong to each chronology entry: most entries have none, which one quick look tells."""
    ids = [number for (number,) in prepared.run(_AT_ENTRIES, [list(entries)])]
    if not ids:
        return {}
    found: dict[UUID, list[OwnWords]] = defaultdict(list)
    rows = OwnWords.objects.filter(pk__in=ids).select_related("person").order_by("pk")
    for row in _readable(rows, view):
        if row.entry is not None:
            found[row.entry].append(row)
    return dict(found)


def words_in_family(family: Family, view: View, n: int = 5) -> list[OwnWords]:
    """The newest words of anybody in a family."""
    rows = (
        OwnWords.objects.filter(family_id__in=network.family_ids(family))
        .select_related("person")
        .order_by("-said_on", "-pk")
    )
    return _readable(rows, view)[:n]


def last_heard(person_ids: Iterable[int]) -> dict[int, OwnWords]:
    """The newest words row of each person, by number (to see whose voice is missing)."""
    rows = OwnWords.objects.filter(person_id__in=list(person_ids)).order_by("person_id", "-said_on", "-pk")
    return {row.person_id: row for row in rows.distinct("person_id")}


def last_heard_in(family: Family) -> dict[int, OwnWords]:
    """The newest words row of each person of a family who ever said anything, by the number of the record kept. One query.

    It tells that somebody was heard and when; the words themselves are read with a view.
    """
    rows = OwnWords.objects.filter(family_id__in=network.family_ids(family)).select_related("person")
    found: dict[int, OwnWords] = {}
    for row in rows.order_by("-said_on", "-pk"):
        found.setdefault(row.person.merged_into_id or row.person_id, row)
    return found


def heard_or_why_not(family: Family) -> tuple[frozenset[int], dict[int, tuple[str, str]]]:
    """Those of a family who ever said anything; and the newest reason and what comes next of each of whom words are missing.

    By the numbers of the records kept. One prepared query.
    """
    ids = list(network.family_ids(family))
    rows = prepared.run(_HEARD_OR_WHY_NOT, [ids, ids])
    heard = frozenset(number for number, reason, _ in rows if reason is None)
    return heard, {number: (reason, what_next) for number, reason, what_next in rows if reason is not None}


def consents(family: Family) -> list[Consent]:
    """Every consent decision in a family, the newest first."""
    rows = Consent.objects.filter(family_id__in=network.family_ids(family)).select_related("person")
    return list(rows.order_by("-decided_on", "-pk"))


def consents_of(person: Person) -> list[Consent]:
    """Every consent decision of one person, the newest first."""
    rows = Consent.objects.filter(person_id__in=people.same_ids(person))
    return list(rows.order_by("-decided_on", "-pk"))


def consent_at(entry: UUID) -> list[Consent]:
    """The decisions recorded at one chronology entry."""
    return list(Consent.objects.filter(entry=entry).select_related("person").order_by("pk"))


def telling_list(person: Person) -> list[Telling]:
    """Each time that a person had to give their account to somebody new, in order."""
    rows = Telling.objects.filter(person_id__in=people.same_ids(person))
    return list(rows.order_by("told_on", "pk"))


def tellings(person: Person) -> int:
    """How often a person has had to give their account to somebody new."""
    return Telling.objects.filter(person_id__in=people.same_ids(person)).count()


def tellings_in(family: Family) -> list[Telling]:
    """Each time that somebody of a family had to give their account to somebody new, in order. One query."""
    rows = Telling.objects.filter(family_id__in=network.family_ids(family))
    return list(rows.select_related("person__merged_into").order_by("told_on", "pk"))


def silences(person: Person) -> list[Silence]:
    """Why a child's words are missing, the newest reason first."""
    rows = Silence.objects.filter(person_id__in=people.same_ids(person))
    return list(rows.order_by("-on_day", "-pk"))


def silences_in(family: Family) -> list[Silence]:
    """Why words are missing in a family, the newest reason first. One query."""
    rows = Silence.objects.filter(family_id__in=network.family_ids(family)).select_related("person")
    return list(rows.order_by("-on_day", "-pk"))
