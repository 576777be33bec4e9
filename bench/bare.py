"""The floor: the same rows of a chronology in the same markup, by hand-written SQL and strings.

`rows_only` asks nobody who they are and writes nothing down. `with_duties` does by hand what the law asks of the real page:
who is asking (session, account), whether they work with this family, and one row in the access log.

The statements are the best we know, prepared like those of the real page: the floor is not made of straw.
"""

from datetime import date
from html import escape
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from kinfold.base import prepared
from kinfold.base.dates import said

SHELL = ["<!DOCTYPE html>", ""]
"""The page around the entries, cut from a real page once (`bench.chronology.cut_shell`): constant bytes, as a floor has."""

ENTRIES = """
    SELECT e.id, e.uuid, e.happened_on, e.what, e.said_by, g.name, e.kind
    FROM chronology_about a CROSS JOIN LATERAL (
        SELECT * FROM chronology_entry e WHERE e.id = a.entry_id AND e.happened_on = a.happened_on OFFSET 0) e
    LEFT JOIN agencies_organisation g ON g.id = e.organisation_id
    WHERE a.person_id = %s::bigint ORDER BY a.happened_on DESC, a.entry_id DESC LIMIT 51
"""
MEANT = """
    SELECT a.entry_id, p.known_as, a.meant, a.meant_said_by FROM chronology_about a
    JOIN people_person p ON p.id = a.person_id
    WHERE a.entry_id = ANY(%s::bigint[]) AND a.happened_on BETWEEN %s::date AND %s::date AND a.meant <> ''
"""
MONTHS = """
    SELECT date_trunc('month', a.happened_on)::date, e.kind, count(*)
    FROM chronology_about a JOIN chronology_entry e ON e.id = a.entry_id AND e.happened_on = a.happened_on
    WHERE a.person_id = %s::bigint AND a.happened_on >= %s::date AND e.happened_on >= %s::date GROUP BY 1, 2
"""
WORDS = "SELECT entry, words FROM voice_ownwords WHERE entry = ANY(%s::uuid[])"
WHO = """
    SELECT a.id, a.display_name, p.id FROM agencies_account a JOIN agencies_practitioner p ON p.account_id = a.id
    WHERE a.id = %s::bigint AND a.is_active
"""
WORKS_WITH = """
    SELECT i.family_id FROM network_involvement i JOIN network_familymember m ON m.family_id = i.family_id
    WHERE i.practitioner_id = %s::bigint AND m.person_id = %s::bigint AND i.since <= %s::date
        AND (i.until IS NULL OR i.until >= %s::date)
"""
LOOKED = """
    INSERT INTO sharing_accesslog (at, account_id, practitioner_id, actor_name, actor, row, action, decision,
        family_id, person_id, about, purpose, reason)
    VALUES (now(), %s::bigint, %s::bigint, %s::text, 'AW', 'V3', 'chronology', 'allow', %s::bigint, %s::bigint, '', '', '')
    RETURNING id
"""


@transaction.non_atomic_requests
def rows_only(request: HttpRequest, ref: str) -> HttpResponse:
    """The rows alone."""
    return HttpResponse(page(child(ref), date.fromisoformat(settings.KINFOLD_TODAY)))


def with_duties(request: HttpRequest, ref: str) -> HttpResponse:
    """The rows for somebody who may see them, and written down that they looked."""
    account = int(request.session["_auth_user_id"])
    today = date.fromisoformat(settings.KINFOLD_TODAY)
    ((_, name, practitioner),) = prepared.run(WHO, [account])
    number = child(ref)
    ((family,),) = prepared.run(WORKS_WITH, [practitioner, number, today, today])
    prepared.run(LOOKED, [account, practitioner, name, family, number])
    return HttpResponse(page(number, today))


def child(ref: str) -> int:
    """The child's number."""
    ((number,),) = prepared.run("SELECT id FROM people_person WHERE ref = %s::text", [ref])
    return int(number)


def page(number: int, today: date) -> str:
    """Fifty entries, what they meant, the words tied to them, and the bars of two years."""
    rows = prepared.run(ENTRIES, [number])[:50]
    ids, days = [row[0] for row in rows], [row[2] for row in rows]
    meant: dict[int, str] = {}
    for entry, name, words, by in prepared.run(MEANT, [ids, min(days), max(days)]):
        told = f' <span class="kf-quiet">({escape(by)})</span>' if by else ""
        meant[entry] = (
            f'{meant.get(entry, "")}<p class="kf-meant" dir="auto"><span class="kf-meant__for">For {escape(name)}:'
            f"</span> {escape(words)}{told}</p>"
        )
    prepared.run(WORDS, [[row[1] for row in rows]])
    since = date(max(days).year - 2, max(days).month, 1)
    bars = "".join(
        f'<rect class="kf-bars__bar" x="{month.year}" y="{count}"><title>{month:%B %Y}, {kind}: {count}</title></rect>'
        for month, kind, count in prepared.run(MONTHS, [number, since, since])
    )
    entries = "".join(entry_html(row, meant.get(row[0], ""), today) for row in rows)
    return f'{SHELL[0]}<svg>{bars}</svg><ol class="kf-timeline">{entries}</ol>{SHELL[1]}'


def entry_html(row: tuple[Any, ...], meant: str, today: date) -> str:
    """One entry in the real page's markup."""
    number, uuid, day, what, said_by, agency, kind = row
    when, label = said(day, today), kind.replace("_", " ")
    hidden = f'<span class="govuk-visually-hidden">: {label}, {day.day} {day:%B} {day.year}</span>'
    return (
        f'<li class="kf-entry" id="e{number}"><h3 class="kf-entry__when kf-chron__when">{when}</h3>'
        f'<p class="kf-entry__source">{label} · <span dir="auto">{escape(agency or "")}</span>'
        f' · <span dir="auto">told by {escape(said_by)}</span></p>'
        f'<div class="kf-entry__body"><p class="govuk-body" dir="auto">{escape(what)}</p></div>{meant}'
        f'<p class="kf-chron__acts"><a class="govuk-link govuk-link--no-visited-state" '
        f'href="/chronology/{uuid}/what-it-meant/">What it meant{hidden}</a> '
        f'<a class="govuk-link govuk-link--no-visited-state" href="/chronology/{uuid}/put-right/">'
        f"Put this right{hidden}</a></p></li>"
    )
