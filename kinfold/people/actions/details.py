"""Names, numbers, addresses, telephone numbers and disabilities of a person. Each is dated; none is overwritten."""

from datetime import date
from typing import TypeVar

from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.people import rules
from kinfold.people.actions.filing import rebuild_keys
from kinfold.people.actions.signing import signed
from kinfold.people.models import Address, ContactPoint, Disability, Identifier, Person, PersonName
from kinfold.people.queries.everything import Detail
from kinfold.people.queries.persons import same_ids

ONE_AT_A_TIME = frozenset({"nhs", "upn", "upn_unknown", "la_child", "uln"})
Lasting = TypeVar("Lasting", bound=Address | ContactPoint | Disability)


@signed
def add_name(
    person: Person,
    *,
    given: str = "",
    family: str = "",
    use: str = "usual",
    since: date | None = None,
    until: date | None = None,
    by: Who,
    on: date,
) -> PersonName:
    """Add a name. A new usual name makes the old one an earlier name, and is the name in use from now on.

    A name they prefer to be called is also the name in use.
    """
    given, family = rules.check_name(given, "given"), rules.check_name(family, "family")
    if not (given or family):
        raise NotNow("Enter a given name or a family name.", "given")
    if use not in PersonName.Use.values:
        raise NotNow("Choose what this name is.", "use")
    if since:
        rules.check_in_order(since, until)
    if use == PersonName.Use.USUAL:
        person.names.filter(use=use, until=None).update(use=PersonName.Use.PREVIOUS, until=since or on)
    name = PersonName.objects.create(
        person=person, use=use, given=given, family=family, since=since, until=until
    )
    if use in (PersonName.Use.USUAL, PersonName.Use.PREFERRED) and until is None:
        person.known_as, person.name_known = str(name), True
        _changed(person, "known_as", "name_known")
    rebuild_keys(person)
    return name


@signed
def end_name(name: PersonName, *, until: date, by: Who, on: date) -> PersonName:
    """A name is no longer used. It remains among the names under which the person is found."""
    if name.use == PersonName.Use.USUAL:
        raise NotNow("Add the new usual name instead: this one then becomes an earlier name.")
    if name.since:
        rules.check_in_order(name.since, until)
    name.until = until
    name.save()
    return name


@signed
def add_identifier(
    person: Person,
    *,
    system: str,
    value: str,
    by: Who,
    on: date,
    source: str = "",
    verified_by: str = "",
    verified_on: date | None = None,
    since: date | None = None,
) -> Identifier:
    """Add a number by which a service knows the person, once its form is right.

    A new number of a kind of which there is one at a time ends the earlier; an earlier pupil number
    becomes a former one. Raises `NotNow` when the number is written down for somebody else.
    """
    value = rules.check_number(system, value)
    if person.identifiers.filter(system=system, value=value, until=None).exists():
        raise NotNow("This number is recorded already.", "value")
    if system in ONE_AT_A_TIME - {"upn_unknown"} and _held_by_another(person, system, value):
        raise NotNow("Somebody else's record holds this number. Is this the same person?", "value")
    if system in ONE_AT_A_TIME:
        _end_earlier(person, system, since or on)
    made = Identifier.objects.create(
        person=person,
        system=system,
        value=value,
        source=rules.check_length(source, "source", 120),
        verified_by=rules.check_length(verified_by, "verified_by", 120),
        verified_on=verified_on,
        since=since or on,
    )
    rebuild_keys(person)
    return made


@signed
def verify_identifier(number: Identifier, *, source: str, by: Who, on: date) -> Identifier:
    """Somebody has checked with the service that issues it that a number is this person's."""
    number.source = rules.check_length(source, "source", 120)
    number.verified_by, number.verified_on = by.name[:120], on
    number.save()
    return number


@signed
def end_identifier(number: Identifier, *, until: date, by: Who, on: date) -> Identifier:
    """A number was wrong, or is no longer theirs. It stays on the record with its end, and still finds them."""
    if number.since:
        rules.check_in_order(number.since, until)
    number.until = until
    number.save()
    return number


@signed
def add_address(
    person: Person,
    *,
    lines: str,
    since: date,
    by: Who,
    on: date,
    postcode: str = "",
    kind: str = "home",
    country: str = "",
    uprn: str = "",
) -> Address:
    """Add where a person lives. A new home ends the earlier one.

    An address that must be kept from somebody is never written here: see `sharing.actions.protect_detail`.
    """
    lines = rules.check_length(lines, "lines", 300)
    if not lines:
        raise NotNow("Enter the address, or as much of it as is known.", "lines")
    if kind not in Address.Kind.values:
        raise NotNow("Choose what the address is to them.", "kind")
    if since > on:
        raise NotNow("Enter the day on which they moved in. It cannot be in the future.", "since")
    if kind == Address.Kind.HOME:
        for earlier in person.addresses.filter(kind=kind, until=None, since__lte=since):
            earlier.until = since
            earlier.save()
    made = Address.objects.create(
        person=person,
        kind=kind,
        lines=lines,
        postcode=rules.check_postcode(postcode) if not country else postcode[:8],
        country=rules.check_length(country, "country", 60),
        uprn=uprn,
        since=since,
    )
    rebuild_keys(person)
    return made


@signed
def add_contact_point(
    person: Person, *, kind: str, value: str, since: date, by: Who, on: date, safe_note: str = ""
) -> ContactPoint:
    """Add a telephone number or e-mail address, and when and how it is safe to use."""
    made = ContactPoint.objects.create(
        person=person,
        kind=kind,
        value=rules.check_contact(kind, value),
        safe_note=rules.check_length(safe_note, "safe_note", 200),
        since=since,
    )
    rebuild_keys(person)
    return made


@signed
def add_disability(
    person: Person, *, code: str, said_by: str, since: date, by: Who, on: date, note: str = ""
) -> Disability:
    """Add a disability by its census code, with who said so."""
    others = frozenset(person.disabilities.filter(until=None).values_list("code", flat=True))
    return Disability.objects.create(
        person=person,
        code=rules.check_disability(code, others),
        said_by=rules.check_length(said_by, "said_by", 120),
        note=rules.check_length(note, "note", 300),
        since=since,
    )


@signed
def end_detail(detail: Lasting, *, until: date, by: Who, on: date) -> Lasting:
    """An address, telephone number or disability no longer holds. It stays on the record with its end."""
    rules.check_in_order(detail.since, until)
    detail.until = until
    detail.save()
    return detail


def end_any(found: Detail, *, until: date, by: Who, on: date) -> Detail:
    """End a detail of any kind."""
    if isinstance(found, PersonName):
        return end_name(found, until=until, by=by, on=on)
    if isinstance(found, Identifier):
        return end_identifier(found, until=until, by=by, on=on)
    return end_detail(found, until=until, by=by, on=on)


def _held_by_another(person: Person, system: str, value: str) -> bool:
    others = Identifier.objects.filter(system=system, value=value, until=None)
    return others.exclude(person__in=same_ids(person)).exists()


def _end_earlier(person: Person, system: str, day: date) -> None:
    for earlier in person.identifiers.filter(system=system, until=None):
        earlier.until = day
        if system == Identifier.System.UPN:
            earlier.system = Identifier.System.FORMER_UPN
        earlier.save()


def _changed(person: Person, *fields: str) -> None:
    person.version += 1
    person.save(update_fields=[*fields, "version"])
