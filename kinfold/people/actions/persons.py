"""Adding a person, putting facts right, birth and death."""

from datetime import date
from typing import Any

from kinfold.agencies.models import Account
from kinfold.base.dates import PartialDate, plain
from kinfold.base.errors import Clash, NotNow
from kinfold.base.who import Who
from kinfold.people import rules
from kinfold.people.actions.filing import rebuild_keys, split_name
from kinfold.people.actions.signing import signed
from kinfold.people.models import Person, PersonName

UNKNOWN_BIRTH = PartialDate(None, "unknown")
LABELS = {
    "known_as": "Name in use",
    "given": "Given names",
    "family": "Family name",
    "name_known": "Name is known",
    "sex": "Sex",
    "gender": "Gender",
    "born": "Born",
    "expected_on": "Due date",
    "ethnicity": "Ethnicity",
    "ethnicity_said_by": "Who said so",
    "first_language": "First language",
    "interpreter_needed": "Interpreter needed",
    "communication": "How to talk with them",
    "occupation": "Occupation",
    "note": "Note",
}


@signed
def add_person(
    *,
    known_as: str,
    by: Who,
    on: date,
    given: str = "",
    family: str = "",
    sex: str = "U",
    born: PartialDate = UNKNOWN_BIRTH,
    expected_on: date | None = None,
    name_known: bool = True,
    unconfirmed: bool = False,
    **other_fields: Any,
) -> Person:
    """Add a person: known, half-known, unborn (`expected_on`), or without a name (`name_known=False`).

    Writes their usual name and files them for searching. Other fields of `Person` may be given by name.
    Raises `NotNow` with the field's name when something cannot be true.
    """
    given, family = rules.check_name(given, "given"), rules.check_name(family, "family")
    if name_known and not (given or family):
        parts = split_name(rules.check_known_as(known_as))
        given, family = (rules.check_name(part, "known_as") for part in parts)
    person = Person(
        known_as=rules.check_known_as(known_as),
        name_known=name_known,
        sex=sex,
        born_on=born.day,
        born_accuracy=born.accuracy if born.day else "unknown",
        expected_on=expected_on,
        unconfirmed=unconfirmed,
    )
    apply(person, other_fields, on)
    rules.check_birth(person.born, on)
    rules.check_expected(None if person.born_on else expected_on, on)
    person.save(force_insert=True)
    if given or family:
        PersonName.objects.create(person=person, given=given, family=family)
    rebuild_keys(person)
    return person


@signed
def correct_person(person: Person, *, version: int, by: Who, on: date, **changes: Any) -> Person:
    """Put facts about a person right. What was there before stays in the history.

    `version` is the version that the worker saw; when somebody else changed the person meanwhile,
    raises `Clash` with both texts. `given` and `family` put the usual name right (a new name, as on
    marriage, is `add_name`); `born` is a `PartialDate`.
    """
    unknown = changes.keys() - LABELS.keys()
    if unknown:
        raise TypeError(f"correct_person does not change {', '.join(sorted(unknown))}")
    current = Person.objects.select_for_update().get(pk=person.pk)
    if current.version != version:
        raise Clash(theirs=_told(_now(current, changes)), yours=_told(changes))
    apply(current, {key: value for key, value in changes.items() if key not in ("given", "family")}, on)
    if "given" in changes or "family" in changes:
        _correct_usual_name(current, changes)
    current.version += 1
    current.save()
    rebuild_keys(current)
    return current


def apply(person: Person, changes: dict[str, Any], on: date) -> None:
    """Set checked values on a person, without saving."""
    for field, value in changes.items():
        if field == "born":
            rules.check_birth(value, on)
            person.born_on, person.born_accuracy = value.day, value.accuracy if value.day else "unknown"
        elif field == "known_as":
            person.known_as = rules.check_known_as(value)
        elif field == "ethnicity":
            person.ethnicity = rules.check_ethnicity(value)
        elif field == "sex" and value not in Person.Sex.values:
            raise NotNow("Choose female, male or not known.", "sex")
        else:
            if field == "expected_on":
                rules.check_expected(value, on)
            longest = getattr(Person._meta.get_field(field), "max_length", None)
            if isinstance(value, str) and longest:
                value = rules.check_length(value, field, longest)
            setattr(person, field, value)


def _correct_usual_name(person: Person, changes: dict[str, Any]) -> None:
    """Put the usual name right in place, or write one where there was none."""
    name = person.names.filter(use=PersonName.Use.USUAL, until=None).order_by("-pk").first()
    name = name or PersonName(person=person, use=PersonName.Use.USUAL)
    name.given = rules.check_name(changes.get("given", name.given), "given")
    name.family = rules.check_name(changes.get("family", name.family), "family")
    if name.given or name.family:
        name.save()
    elif name.pk:
        name.delete()


@signed
def record_birth(
    person: Person, *, born_on: date, sex: str, by: Who, on: date, given: str = "", family: str = ""
) -> Person:
    """An expected baby has been born: from now on a child. The due date is kept. A name may come with the birth."""
    current = Person.objects.select_for_update().get(pk=person.pk)
    if not current.is_unborn:
        raise NotNow("A birth is recorded for this child already, or no baby was expected.", "born_on")
    rules.check_born_on(born_on, current.expected_on, on)
    apply(current, {"born": PartialDate(born_on), "sex": sex}, on)
    given, family = rules.check_name(given, "given"), rules.check_name(family, "family")
    if given or family:
        current.names.filter(use=PersonName.Use.USUAL).update(use=PersonName.Use.PREVIOUS, until=born_on)
        PersonName.objects.create(person=current, given=given, family=family, since=born_on)
        current.known_as, current.name_known = f"{given} {family}".strip(), True
    current.version += 1
    current.save()
    rebuild_keys(current)
    return current


@signed
def record_death(person: Person, *, died_on: date, by: Who, on: date) -> Person:
    """Record that a person has died. Nothing is closed or hidden by this: the record remains."""
    current = Person.objects.select_for_update().get(pk=person.pk)
    rules.check_death(died_on, current.born, on)
    current.died_on = died_on
    current.version += 1
    current.save()
    return current


@signed
def confirm_person(person: Person, *, by: Who, on: date) -> Person:
    """Somebody has checked: the child who was made from a worry was not known to us before."""
    current = Person.objects.select_for_update().get(pk=person.pk)
    if not current.unconfirmed:
        raise NotNow("This has been checked already.")
    current.unconfirmed = False
    current.version += 1
    current.save()
    return current


@signed
def give_account(person: Person, account: Account, *, by: Who, on: date) -> Person:
    """Let a child, parent or relative sign in themselves. One person, one sign-in."""
    if person.account_id not in (None, account.pk):
        raise NotNow(f"{person.known_as} can already sign in.")
    person.account = account
    person.save(update_fields=["account"])
    return person


def _now(person: Person, changes: dict[str, Any]) -> dict[str, Any]:
    """What stands now in the fields that somebody wanted to change."""
    name = person.names.filter(use=PersonName.Use.USUAL, until=None).order_by("-pk").first()
    usual = {"given": name.given if name else "", "family": name.family if name else ""}
    return {field: usual[field] if field in usual else getattr(person, field) for field in changes}


def _told(values: dict[str, Any]) -> str:
    """Facts in words, one a line, for showing two versions side by side."""
    return "\n".join(f"{LABELS[field]}: {_in_words(values[field])}" for field in LABELS if field in values)


def _in_words(value: Any) -> str:
    if value is None or value == "":
        return "not recorded"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return plain(value) if isinstance(value, date) else str(value)
