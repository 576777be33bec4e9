"""The floor of the public directory: the same rows in the same answer, by hand-written SQL, a dict a row and one `json.dumps`.

The same conditions, the same count, the same page; nothing is looked at twice, nothing is checked. The page in HTML pastes its rows
into constant bytes cut from a real page.
"""

import json
from datetime import UTC, date
from html import escape
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from kinfold.base import prepared
from kinfold.openreferral.rules.telling import organisation_id

SHELL = ["", ""]
"""The page of help near you around its list, cut from a real page once (`bench.directory.cut_shell`)."""

LISTED = "s.public AND NOT s.csc_only AND (s.withdrawn_on IS NULL OR s.withdrawn_on > %s::date)"
COLUMNS = """
    s.uuid, s.name, s.does, s.web, s.email, s.withdrawn_on, s.cost_to_family, s.youngest, s.oldest, s.checked_on, s.changed_at,
    s.slug, o.ref, o.name, o.sector
"""
FROM = f"FROM services_service s LEFT JOIN agencies_organisation o ON o.id = s.organisation_id WHERE {LISTED}"
NARROWED = """ AND s.needs @> %s::jsonb AND s.youngest >= %s::int AND
    (upper(s.name) LIKE upper(%s::text) OR upper(s.does) LIKE upper(%s::text) OR upper(s.target) LIKE upper(%s::text)
     OR upper(o.name) LIKE upper(%s::text) OR upper(s.slug) LIKE upper(%s::text))"""
PAGE = "ORDER BY s.name, s.id LIMIT 50 OFFSET %s::bigint"
COUNT, COUNT_SOME = (
    f"SELECT count(*) FROM services_service s WHERE {LISTED}",
    f"SELECT count(*) {FROM}{NARROWED}",
)
ALL, SOME = f"SELECT {COLUMNS} {FROM} {PAGE}", f"SELECT {COLUMNS} {FROM}{NARROWED} {PAGE}"


def in_json(request: HttpRequest) -> HttpResponse:
    """A page of the list."""
    day = date.fromisoformat(settings.KINFOLD_TODAY)
    number = int(request.GET.get("page", "1"))
    word, need = request.GET.get("search", ""), request.GET.get("need", "")
    if word:
        like = f"%{word}%"
        told = [day, json.dumps([need]), int(request.GET["minimum_age"]), like, like, like, like, like]
        ((total,),), rows = prepared.run(COUNT_SOME, told), prepared.run(SOME, [*told, (number - 1) * 50])
    else:
        ((total,),), rows = prepared.run(COUNT, [day]), prepared.run(ALL, [day, (number - 1) * 50])
    contents = [one(row) for row in rows]
    page = {
        "total_items": total, "total_pages": -(-total // 50), "page_number": number, "size": len(contents), "first_page": number == 1,
        "last_page": number * 50 >= total, "empty": not contents, "contents": contents,
    }  # fmt: skip
    return HttpResponse(
        json.dumps(page, ensure_ascii=False, separators=(",", ":")).encode(), content_type="application/json"
    )


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
    "SELECT ref, name, town FROM services_place WHERE (closed_on IS NULL OR closed_on > %s::date) "
    "AND latitude IS NOT NULL AND longitude IS NOT NULL ORDER BY name, id"
)
NEAR = f"""
    SELECT s.id, s.slug, s.name, s.does, s.for_whom, s.youngest, s.oldest, s.phone, s.checked_on, o.phone
    FROM services_service s LEFT JOIN agencies_organisation o ON o.id = s.organisation_id WHERE {LISTED} ORDER BY s.name, s.id LIMIT 21
"""
HOURS = "SELECT service_id, weekday, opens, closes FROM services_opening WHERE service_id = ANY(%s::bigint[]) ORDER BY weekday, opens"
GIVEN = (
    "SELECT g.service_id, p.name FROM services_serviceplace g JOIN services_place p ON p.id = g.place_id "
    "WHERE g.service_id = ANY(%s::bigint[]) AND (p.closed_on IS NULL OR p.closed_on > %s::date) ORDER BY p.name"
)


def in_html(request: HttpRequest) -> HttpResponse:
    """The first page of the public list, in the real page's markup."""
    day = date.fromisoformat(settings.KINFOLD_TODAY)
    prepared.run(PLACES, [day])
    rows = prepared.run(NEAR, [day])[:20]
    ids = [row[0] for row in rows]
    today = {row[0] for row in prepared.run(HOURS, [ids]) if row[1] == day.weekday()}
    prepared.run(GIVEN, [ids, day])
    return HttpResponse(SHELL[0] + "".join(item(row, row[0] in today) for row in rows) + SHELL[1])


def item(row: tuple[Any, ...], today: bool) -> str:
    """One service in the real page's markup."""
    _, slug, name, does, _, youngest, oldest, phone, checked, giver_phone = row
    name, ring = escape(name), escape(phone or giver_phone or "")
    said = f'<p class="govuk-body kf-near__line">{"Open" if today else "Closed"} today.</p>'
    ages = f'<p class="govuk-body kf-near__line kf-quiet">For: Mums and dads. From {youngest} to {oldest} years old</p>'
    ringing = (
        f'<p class="govuk-body kf-near__line">Ring <a class="govuk-link" href="tel:{ring}">{ring}</a></p>'
        if ring
        else ""
    )
    unchecked = (
        ""
        if checked
        else '<p class="govuk-body kf-near__line kf-quiet">Nobody has checked this yet. Ring first.</p>'
    )
    return (
        f'<li class="kf-near"><h3 class="kf-near__name"><a class="govuk-link" href="/help-near-you/service/{slug}/">{name}</a></h3>'
        f'<p class="govuk-body kf-near__line">{escape(does)}</p>{ages}{said}{ringing}{unchecked}'
        f'<div class="govuk-checkboxes govuk-checkboxes--small kf-near__print"><div class="govuk-checkboxes__item"><input '
        f'class="govuk-checkboxes__input" id="s-{slug}" name="s" type="checkbox" value="{slug}"><label class="govuk-label '
        f'govuk-checkboxes__label" for="s-{slug}">Put on paper<span class="govuk-visually-hidden">: {name}</span></label></div>'
        f"</div></li>"
    )
