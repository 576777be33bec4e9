"""Two records that may be one person: what waits for an answer, and where they differ."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from kinfold.people.models import Address, Identifier, Merge, Person, PersonName


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One fact of both records; `differs` when both are known and not the same."""

    fact: str
    kept: str
    merged: str

    @property
    def differs(self) -> bool:
        """Whether the two contradict each other."""
        return bool(self.kept and self.merged) and self.kept != self.merged


def merge(pk: int) -> Merge:
    """Return one question or answer. Raises `Merge.DoesNotExist`."""
    return Merge.objects.select_related("kept", "merged", "asked_by", "agreed_by", "undone_by").get(pk=pk)


def merges_of(person: Person) -> list[Merge]:
    """Every merge asked for, agreed or undone that touches a person, the newest first."""
    rows = Merge.objects.filter(Q(kept=person) | Q(merged=person)).select_related("kept", "merged")
    return list(rows.order_by("-asked_on", "-pk"))


def merges_waiting(among: QuerySet[Person]) -> list[Merge]:
    """Questions that nobody has answered, where the asker may see the record that would be kept. Oldest first."""
    rows = Merge.objects.filter(agreed_on=None, undone_on=None, kept__in=among.order_by().values("pk"))
    return list(rows.select_related("kept", "merged", "asked_by").order_by("asked_on", "pk"))


def side_by_side(kept: Person, merged: Person) -> list[SideBySide]:
    """The facts by which somebody can tell whether two records are one person. Six queries."""
    rows = [
        SideBySide("Name in use", kept.known_as, merged.known_as),
        SideBySide("All names", _names(kept), _names(merged)),
        SideBySide("Born", _born(kept), _born(merged)),
        SideBySide("Sex", kept.get_sex_display(), merged.get_sex_display()),
    ]
    theirs, others = _numbers(kept), _numbers(merged)
    rows += [
        SideBySide(system, theirs.get(system, ""), others.get(system, ""))
        for system in sorted({*theirs, *others})
    ]
    return [*rows, SideBySide("Addresses", _addresses(kept), _addresses(merged))]


def _names(person: Person) -> str:
    rows = PersonName.objects.filter(person=person).order_by("use", "pk")
    return ", ".join(dict.fromkeys(str(name) for name in rows))


def _born(person: Person) -> str:
    if person.is_unborn:
        return "not born yet"
    return str(person.born) if person.born_on else ""


def _numbers(person: Person) -> dict[str, str]:
    rows = Identifier.objects.filter(person=person, until=None).order_by("pk")
    return {row.get_system_display(): row.value for row in rows}


def _addresses(person: Person) -> str:
    rows = Address.objects.filter(person=person).order_by("-since", "-pk")
    return "; ".join(f"{row.lines} {row.postcode}".strip() for row in rows)
