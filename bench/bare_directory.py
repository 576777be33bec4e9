"""The floor of the public directory: the same rows in the same answer, by hand-written SQL, a dict a row and one `json.dumps`.

The same conditions, the same count, the same page, row for row and byte for byte but for a few spaces; nothing is looked at twice,
nothing is checked. The page in HTML pastes its rows into constant bytes cut from the real page of the same address.
"""

import json
import math
from collections.abc import Callable, Mapping
from datetime import UTC, date
from html import escape
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict

from kinfold.base import prepared
from kinfold.openreferral.rules.telling import organisation_id

SHELLS: dict[str, tuple[str, str]] = {}
"""The page of help near you around its list, by its query, cut from a real page once (`bench.directory.cut_shell`)."""
Said = Mapping[str, str]

LISTED = "s.public AND NOT s.csc_only AND (s.withdrawn_on IS NULL OR s.withdrawn_on > %s::date)"
COLUMNS = """
    s.uuid, s.name, s.does, s.web, s.email, s.withdrawn_on, s.cost_to_family, s.youngest, s.oldest, s.checked_on, s.changed_at,
    s.slug, o.ref, o.name, o.sector
"""
FROM = "FROM services_service s LEFT JOIN agencies_organisation o ON o.id = s.organisation_id"
HOLDS = " OR ".join(
    f"upper({name}) LIKE upper(%s::text)" for name in ("s.name", "s.does", "s.target", "o.name", "s.slug")
)
HOURS_OF = "EXISTS (SELECT 1 FROM services_opening w WHERE w.service_id = s.id AND w.{})"
NARROWED: dict[str, tuple[str, Callable[[str], Any]]] = {
    "search": (f"({HOLDS})", lambda word: f"%{word}%"),
    "need": ("s.needs @> %s::jsonb", lambda need: json.dumps([need])),
    "any_need": ("s.needs <> %s::jsonb", lambda _: "[]"),
    "giver": ("o.ref = %s::text", str),
    "minimum_age": ("s.youngest >= %s::int", int),
    "maximum_age": ("s.oldest <= %s::int", int),
    "weekday": (HOURS_OF.format("weekday = %s::int"), int),
    "start_time": (HOURS_OF.format("opens >= %s::time"), str),
    "end_time": (HOURS_OF.format("closes <= %s::time"), str),
    "since": ("s.changed_at >= %s::timestamptz", str),
}
"""What a question may ask, in SQL, and how its words become a value (as often as the SQL has places)."""


def where(said: Said, day: date) -> tuple[str, list[Any]]:
    """The conditions of a question and their values."""
    asked = [(sql, read(said[name])) for name, (sql, read) in NARROWED.items() if name in said]
    values = [day, *(value for sql, value in asked for _ in range(sql.count("%s")))]
    return " AND ".join([LISTED, *(sql for sql, _ in asked)]), values


def in_json(request: HttpRequest) -> HttpResponse:
    """A page of the list."""
    day, said = date.fromisoformat(settings.KINFOLD_TODAY), request.GET.dict()
    number, (asked, values) = int(said.get("page", "1")), where(said, day)
    joined = FROM if "o." in asked else "FROM services_service s"
    ((total,),) = prepared.run(f"SELECT count(*) {joined} WHERE {asked}", values)
    each = 10_000 if "minimal" in said else 50
    columns = "s.uuid, s.changed_at" if "minimal" in said else COLUMNS
    source = joined if "minimal" in said else FROM
    rows = prepared.run(
        f"SELECT {columns} {source} WHERE {asked} ORDER BY s.name, s.id LIMIT {each} OFFSET %s::bigint",
        [*values, (number - 1) * each],
    )
    tell = least if "minimal" in said else one
    contents = [tell(row) for row in rows]
    page = {
        "total_items": total, "total_pages": -(-total // each), "page_number": number, "size": len(contents), "first_page": number == 1,
        "last_page": number * each >= total, "empty": not contents, "contents": contents,
    }  # fmt: skip
    return HttpResponse(
        json.dumps(page, ensure_ascii=False, separators=(",", ":")).encode(), content_type="application/json"
    )


def least(row: tuple[Any, ...]) -> dict[str, Any]:
    """Only which service, and when it changed."""
    return {
        "id": str(row[0]),
        "modified_date": row[1].astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }


def one(row: tuple[Any, ...]) -> dict[str, Any]:
    """One service of the list."""
    uuid, name, does, web, email, _, cost, youngest, oldest, checked, changed, slug, ref, giver, sector = row
    told: dict[str, Any] = {
        "id": str(uuid), "name": name, "url": web or f"http://testserver/help-near-you/service/{slug}/", "status": "active",
        "last_modified": changed.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }  # fmt: skip
    for key, value in (("description", does), ("email", email), ("fees", cost)):
        if value:
            told[key] = value
    for key, value in (("minimum_age", youngest), ("maximum_age", oldest)):
        if value is not None:
            told[key] = value
    if checked:
        told["assured_date"] = checked.isoformat()
    if ref:
        id_ = organisation_id(ref)
        told |= {"organization_id": id_, "organization": {"id": id_, "name": giver, "description": sector}}
    return told


PLACES = (
    "SELECT id, ref, name, town, latitude, longitude FROM services_place WHERE (closed_on IS NULL OR closed_on > %s::date) "
    "AND latitude IS NOT NULL AND longitude IS NOT NULL ORDER BY name, id"
)
NEAR = "s.id, s.slug, s.name, s.does, s.for_whom, s.youngest, s.oldest, s.phone, s.checked_on, o.phone"
AWAY = """
    SELECT {columns}, w.miles {source} LEFT JOIN (
        SELECT g.service_id, min(a.miles) AS miles FROM services_serviceplace g
        JOIN unnest(%s::bigint[], %s::float8[]) AS a(place, miles) ON a.place = g.place_id GROUP BY g.service_id
    ) w ON w.service_id = s.id WHERE {asked} ORDER BY w.miles NULLS LAST, s.name, s.id LIMIT 21
"""
HOURS = "SELECT service_id, weekday, opens, closes FROM services_opening WHERE service_id = ANY(%s::bigint[]) ORDER BY weekday, opens"


def in_html(request: HttpRequest) -> HttpResponse:
    """The first page of the public list, in the real page's markup."""
    query = request.META["QUERY_STRING"]
    day, said = date.fromisoformat(settings.KINFOLD_TODAY), QueryDict(query).dict()
    places = prepared.run(PLACES, [day])
    rows = looked_for(said, places, day)[:20]
    today = {row[0] for row in prepared.run(HOURS, [[row[0] for row in rows]]) if row[1] == day.weekday()}
    head, tail = SHELLS[query]
    on = f"?near={said['near']}" if "near" in said else ""
    return HttpResponse(head + "".join(item(row, row[0] in today, on) for row in rows) + tail)


def looked_for(said: dict[str, Any], places: list[tuple[Any, ...]], day: date) -> list[tuple[Any, ...]]:
    """The rows that fit what somebody looks for."""
    from kinfold.directory.rules import HARD
    from kinfold.services.rules import looked_for as words_for

    asked: str = LISTED
    values: list[Any] = [day]
    for word in said.get("words", "").split():
        asked, values = f"{asked} AND ({HOLDS})", [*values, *[f"%{word}%"] * 5]
    if "hard" in said:
        needs = HARD[said["hard"]].needs
        each = " OR ".join(["s.needs @> %s::jsonb"] * len(needs))
        asked, values = f"{asked} AND ({each})", [*values, *(json.dumps([need]) for need in needs)]
    if "whom" in said:
        asked, values = f"{asked} AND s.for_whom ?| %s::text[]", [*values, words_for(said["whom"])]
    if "near" in said:
        (here,) = (row for row in places if row[1] == said["near"])
        away = [distance(here, row) for row in places]
        sql = AWAY.format(columns=NEAR, source=FROM, asked=asked)
        return prepared.run(sql, [[row[0] for row in places], away, *values])
    if "after" in said:
        number, _, name = said["after"].partition(".")
        asked, values = f"{asked} AND (s.name, s.id) > (%s::text, %s::bigint)", [*values, name, int(number)]
    return prepared.run(f"SELECT {NEAR} {FROM} WHERE {asked} ORDER BY s.name, s.id LIMIT 21", values)


def distance(here: tuple[Any, ...], there: tuple[Any, ...]) -> float:
    """Miles in a straight line."""
    north, east = float(there[4]) - float(here[4]), float(there[5]) - float(here[5])
    return 69.0 * math.hypot(north, east * math.cos(math.radians(float(here[4]))))


def item(row: tuple[Any, ...], today: bool, on: str) -> str:
    """One service in the real page's markup."""
    _, slug, name, does, _, youngest, oldest, phone, checked, giver_phone, *_ = row
    name, ring = escape(name), escape(phone or giver_phone or "")
    open_ = "Open today, 9am to 12 noon" if today else "Closed today"
    said = f'<p class="govuk-body kf-near__line">{"Very near. " if on else ""}{open_}.</p>\n'
    ages = f'<p class="govuk-body kf-near__line kf-quiet">For parents. From {youngest} to {oldest} years old</p>\n'
    ringing = (
        f'<p class="govuk-body kf-near__line">Ring <a class="govuk-link kf-phone" href="tel:{ring.replace(" ", "")}">{ring}</a></p>'
        if ring
        else ""
    )
    unchecked = (
        ""
        if checked
        else '<p class="govuk-body kf-near__line kf-quiet">Nobody has checked this yet. Ring first.</p>'
    )
    return (
        f'<li class="kf-near">\n<h3 class="kf-near__name"><a class="govuk-link" href="/help-near-you/service/{slug}/{on}">{name}</a></h3>\n'
        f'<p class="govuk-body kf-near__line">{escape(does)}</p>\n{ages}{said}{ringing}{unchecked}'
        f'<div class="govuk-checkboxes govuk-checkboxes--small kf-near__print"><div class="govuk-checkboxes__item"><input '
        f'class="govuk-checkboxes__input" id="s-{slug}" name="s" type="checkbox" value="{slug}"><label class="govuk-label '
        f'govuk-checkboxes__label" for="s-{slug}">Put on paper<span class="govuk-visually-hidden">: {name}</span></label></div>'
        f"</div>\n</li>\n"
    )
