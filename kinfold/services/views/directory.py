"""Pages of the directory of help, for workers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.people.models import Person
from kinfold.services import abilities, queries, rules
from kinfold.services.forms.asking import NOT_ASKED_FOR
from kinfold.services.models import Opening, Service
from kinfold.services.views.opening import READ, open_person
from kinfold.services.views.whence import NOT_SAID, Whence, whence
from kinfold.sharing import queries as access


@dataclass(frozen=True, slots=True)
class For:
    """The person for whom help is looked for, what is known of them, and the family in which it would be asked for."""

    person: Person | None = None
    known: rules.Known | None = None
    family_ref: str = ""
    origin: Whence = NOT_SAID

    @property
    def query(self) -> str:
        """What an address carries on, so that the next page knows for whom."""
        pairs = [("family", self.family_ref), ("person", self.person.ref if self.person else "")]
        said = [f"{name}={value}" for name, value in pairs if value]
        return "&".join([*said, self.origin.query] if self.origin.query else said)


@require_safe
@ability(abilities.SEE_DIRECTORY)
def directory(request: HttpRequest) -> HttpResponse:
    """Look for help in words and by need, for whom, where, at which age; for a person, also whether it may fit them."""
    who, on = asker(request)
    asked, whom = asked_of(request), looked_for(request)
    page = queries.services_page(asked, on=on, after=request.GET.get("after", "")[:300])
    fits = queries.fits_many(page.services, whom.known) if whom.known else {}
    only = bool(whom.known) and request.GET.get("fits") == "yes"
    shown_ones = [one for one in page.services if not (only and fits[one.pk].answer == "no")]
    shown = {
        "found": shown_ones,
        "left_out": len(page.services) - len(shown_ones),
        "fits": fits,
        "only_fitting": only,
        "page": page,
        "next": _after(request, page.after),
        "begun": bool(request.GET.get("after")),
        "asked": asked,
        "need": asked.needs[0] if asked.needs else "",
        "whom": whom,
        "family_ref": whom.family_ref,
        "choices": choices(on),
        "says": rules,
        "sees_unmet": access.may(who, "R1", None, on=on),
    }
    return web.render(request, "services/directory.html", shown)


@require_safe
@ability(abilities.SEE_SERVICE)
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """One kind of help: all that is known of it, and where that is written; for a person, what of it fits them."""
    who, on = asker(request)
    try:
        found = queries.service(slug)
    except Service.DoesNotExist:
        raise Hidden from None
    whom = looked_for(request)
    (fitting,) = queries.fits_many([found], whom.known or rules.Known()).values()
    openings = queries.openings_of([found.pk]).get(found.pk, [])
    shown = {
        "service": found,
        "kind": rules.kind_says(found.kind) if found.kind else "",
        "needs": [rules.need_says(need) for need in found.needs],
        "sources": rules.sources_said(found.sources),
        "evidence": [(row, rules.sources_said(row.get("sources", []))) for row in found.evidence],
        "may_be_asked_for": found.kind not in NOT_ASKED_FOR,
        "whom": whom,
        "family_ref": whom.family_ref,
        "fitting": fitting,
        "places": queries.places_of([found.pk], on).get(found.pk, []),
        "week": week(openings),
        "wait": queries.waiting_times([found.pk], on).get(found.pk),
        "long": queries.how_long([found], on)[0],
        "may_keep": queries.may_keep(who, found),
        "stale": found.checked_on is None or (on - found.checked_on).days > rules.STALE_DAYS,
        "says": rules,
        "today": on,
    }
    return web.render(request, "services/service.html", shown)


def asked_of(request: HttpRequest) -> queries.Asked:
    """What is looked for, from the address; what is none of our words is left out."""
    told = {name: request.GET.get(name, "").replace("\x00", "").strip()[:100] for name in _WORDS}
    age = told["age"]
    return queries.Asked(
        words=told["words"],
        needs=(told["need"],) if told["need"] in rules.NEEDS else (),
        for_whom=told["whom"] if told["whom"] in rules.FOR_WHOM else "",
        area=told["area"],
        age=int(age) if age.isascii() and age.isdecimal() and len(age) <= 3 else None,
        language=told["language"],
        childcare=told["childcare"] == "yes",
    )


def looked_for(request: HttpRequest) -> For:
    """The person from whose page somebody came: their record is opened, and what the reader may know is used."""
    ref = family_ref(request, "person")
    if not ref:
        return For(family_ref=family_ref(request), origin=whence(request))
    _, on = asker(request)
    person, family, view = open_person(request, ref, READ, "directory.fits")
    return For(person, queries.known_of(person, on, view=view, family=family), family.ref, whence(request))


def choices(on: date) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers."""
    return {
        "need": sorted(((word, label.worker) for word, label in rules.NEEDS.items()), key=lambda n: n[1]),
        "whom": [(word, label.worker) for word, label in rules.FOR_WHOM.items()],
        "area": [(area, area) for area in queries.areas_named(on)],
        "language": [(one, one) for one in queries.languages_named(on)],
    }


def week(openings: Sequence[Opening]) -> list[tuple[str, str]]:
    """When it is open, a line for each day and place."""
    lines: dict[tuple[int, str], list[Opening]] = {}
    for row in openings:
        lines.setdefault((row.weekday, row.place.name if row.place else ""), []).append(row)
    return [
        (rules.DAYS[day] + (f", {place}" if place else ""), _hours(rows)) for (day, place), rows in sorted(lines.items())
    ]  # fmt: skip


def family_ref(request: HttpRequest, name: str = "family") -> str:
    """The reference of the family (or person) from whose page somebody came. It opens nothing."""
    ref = request.GET.get(name, "")
    return ref if ref.isalnum() and len(ref) <= 20 and ref.isascii() else ""


_WORDS = ("words", "need", "whom", "area", "age", "language", "childcare")


def _hours(rows: Sequence[Opening]) -> str:
    said = rules.opening_says([(row.opens, row.closes) for row in rows])
    notes: Any = [row.note for row in rows if row.note]
    return f"{said} ({'; '.join(notes)})" if notes else said


def _after(request: HttpRequest, after: str) -> str:
    if not after:
        return ""
    query = request.GET.copy()
    query["after"] = after
    return f"?{query.urlencode()}"
