"""Foster carers: registered, shown to children, visited, reviewed, taught. Carers are no family: no chronology tells of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow
from kinfold.base.rows import locked
from kinfold.care.actions.carer_clocks import wind
from kinfold.care.actions.written import check_version
from kinfold.care.models import Carer, CarerPicture, CarerReview, CarerTraining, CarerVisit, Placement
from kinfold.care.rules import carers, checks
from kinfold.care.rules.pictures import without_place
from kinfold.records import actions as records

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kinfold.agencies.models import Organisation, Practitioner
    from kinfold.base.who import Who
    from kinfold.people.models import Person


@transaction.atomic
def register_carer(
    name: str,
    kind: str,
    *,
    by: Who,
    on: date,
    people: Iterable[Person] = (),
    agency: Organisation | None = None,
    supervisor: Practitioner | None = None,
    approved_on: date | None = None,
    approved_for: str = "",
    places: int | None = None,
    postcode: str = "",
    about_us: str = "",
) -> Carer:
    """Put a fostering household on the register, by the name that children use. Raises `NotNow`."""
    carer = Carer(name="", kind="")
    _fill(
        carer,
        name=name,
        kind=kind,
        agency=agency,
        supervisor=supervisor,
        approved_on=approved_on,
        approved_for=approved_for,
        places=places,
        postcode=postcode,
        about_us=about_us,
        on=on,
    )
    carer.save()
    carer.people.set(list(people))
    wind(carer, on=on)
    return carer


@transaction.atomic
def change_carer(carer: Carer, *, version: int, by: Who, on: date, **told: Any) -> Carer:
    """Change what is known of a household, with the fields of `register_carer`. Raises `Clash`."""
    carer = locked(carer)
    check_version(carer.version, version, carer.about_us, str(told.get("about_us", "")))
    _fill(carer, **told, on=on)
    carer.version += 1
    carer.save()
    wind(carer, on=on)
    return carer


def _fill(carer: Carer, *, name: str, kind: str, on: date, **told: Any) -> None:
    if kind not in carers.KINDS:
        raise NotNow("Choose what kind of carers they are.", field="kind")
    carer.name = checks.said(name, "name", "Write their name as the children say it.", longest=200)
    carer.kind = kind
    approved = told.get("approved_on")
    if approved is not None:
        checks.come(approved, on, "approved_on")
    for field, value in told.items():
        if isinstance(value, str):
            value = checks.fits(value, field, longest={"postcode": 8, "approved_for": 300}.get(field, 10_000))
        setattr(carer, field, value)


@transaction.atomic
def end_carer(carer: Carer, *, ended_on: date, why: str, by: Who, on: date) -> Carer:
    """They stop fostering. Refused while a child lives there. Their page stays, so that ties can be kept."""
    carer = locked(carer)
    checks.come(ended_on, on, "ended_on")
    if carer.ended_on is not None:
        raise NotNow("They have already stopped.")
    if Placement.objects.filter(carer=carer, until__isnull=True).exists():
        raise NotNow("A child lives there now. First write down where the child goes to live.")
    carer.ended_on, carer.ended_why = ended_on, checks.said(why, "why", "Say why they stop.")
    carer.version += 1
    carer.save()
    wind(carer, on=on)
    return carer


@transaction.atomic
def add_picture(
    carer: Carer,
    file: IO[bytes],
    *,
    file_name: str,
    size: int,
    says: str,
    taken_on: date,
    agreed_by_all: bool,
    by: Who,
    on: date,
) -> CarerPicture:
    """Keep a picture that children are shown before a move. What the camera hid in it (the place) is taken out first.

    It is shown to children only when everybody on it agreed. Raises `NotNow`.
    """
    checks.come(taken_on, on, "taken_on")
    said = checks.said(
        says, "says", "Say what is on the picture, for a child who cannot see it.", longest=200
    )
    kept = records.keep_file(file, file_name=file_name, size=size, only="image/", cleaned=without_place)
    return CarerPicture.objects.create(
        carer=carer, says=said, path=kept.path, sha256=kept.sha256, content_type=kept.content_type,
        taken_on=taken_on, agreed_by_all=agreed_by_all,
    )  # fmt: skip


@transaction.atomic
def stop_showing(picture: CarerPicture, *, by: Who, on: date) -> CarerPicture:
    """Somebody on a picture does not agree any more: no child is shown it from now on."""
    picture = locked(picture)
    picture.agreed_by_all = False
    picture.save(update_fields=["agreed_by_all"])
    return picture


@transaction.atomic
def visit_carers(
    carer: Carer,
    *,
    on_day: date,
    announced: bool,
    by: Who,
    on: date,
    seen: str = "",
    carers_say: str = "",
    children_say: str = "",
    agreed: str = "",
    worker: Practitioner | None = None,
) -> CarerVisit:
    """Write down a visit of the carers' own worker. Raises `NotNow`."""
    _still(carer, on_day)
    checks.come(on_day, on, "on_day")
    made = CarerVisit.objects.create(
        carer=carer,
        worker=worker or agencies.practitioner_of(by),
        on_day=on_day,
        announced=announced,
        seen=checks.said(seen, "seen", "Write what you saw and talked about."),
        carers_say=checks.fits(carers_say, "carers_say"),
        children_say=checks.fits(children_say, "children_say"),
        agreed=checks.fits(agreed, "agreed"),
        recorded_by_id=by.account_id,
    )
    wind(carer, on=on)
    return made


@transaction.atomic
def review_carers(
    carer: Carer,
    *,
    on_day: date,
    children_say: str,
    outcome: str,
    by: Who,
    on: date,
    carers_say: str = "",
    own_children_say: str = "",
    good_fostering: Mapping[str, str] | None = None,
    why: str = "",
    next_due_on: date | None = None,
) -> CarerReview:
    """Write down the yearly review: the children's words first, then the carers' own reflection. Raises `NotNow`."""
    _still(carer, on_day)
    checks.come(on_day, on, "on_day")
    carers.check_review(children_say, outcome, why)
    latest = carers.review_latest(on_day)
    if next_due_on is not None and not on_day < next_due_on <= latest:
        raise NotNow("The next review is within a year of this one. Check the date.", field="next_due_on")
    headings = {
        word: text.strip() for word, text in (good_fostering or {}).items() if word in carers.GOOD_FOSTERING
    }
    made = CarerReview.objects.create(
        carer=carer,
        held_by=agencies.practitioner_of(by),
        on_day=on_day,
        children_say=checks.fits(children_say, "children_say"),
        own_children_say=checks.fits(own_children_say, "own_children_say"),
        carers_say=checks.fits(carers_say, "carers_say"),
        good_fostering={word: text for word, text in headings.items() if text},
        outcome=outcome,
        why=checks.fits(why, "why"),
        next_due_on=next_due_on or latest,
        recorded_by_id=by.account_id,
    )
    wind(carer, on=on)
    return made


@transaction.atomic
def record_training(
    carer: Carer,
    what: str,
    *,
    on_day: date,
    by: Who,
    on: date,
    hours: Decimal | None = None,
    credits: int | None = None,
    changed: str = "",
) -> CarerTraining:
    """Write down something that carers learned, and what they do differently since. Raises `NotNow`."""
    checks.come(on_day, on, "on_day")
    made = CarerTraining.objects.create(
        carer=carer,
        what=checks.said(what, "what", "Write what they learned.", longest=200),
        on_day=on_day,
        hours=hours,
        credits=credits,
        changed=checks.fits(changed, "changed"),
        recorded_by_id=by.account_id,
    )
    wind(carer, on=on)
    return made


def _still(carer: Carer, day: date) -> None:
    if carer.ended_on is not None and day > carer.ended_on:
        raise NotNow("They had stopped fostering by then.", field="on_day")
