"""The floor of the assessment page: the same contributions in the same markup, by hand-written SQL and strings.

As in `bench.bare`, once without asking who looks, and once with what the law asks: who is asking, whether they work with
this family, and one row in the access log.
"""

from datetime import date
from html import escape
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from bench import bare
from kinfold.assessment.rules import SECTIONS
from kinfold.base import prepared
from kinfold.base.dates import plain

SHELL = ["<!DOCTYPE html>", ""]
"""The page around the contributions, cut from a real page once: constant bytes."""

FAMILY = "SELECT id FROM network_family WHERE ref = %s::text"
STANDS = """
    SELECT c.id, c.ref, c.section, c.sort, c.account, c.words, c.evidence, c.said_by, c.on_day, p.known_as, c.sharing
    FROM assessment_contribution c JOIN assessment_assessment a ON a.id = c.assessment_id
    LEFT JOIN people_person p ON p.id = c.person_id
    WHERE a.family_id = %s::bigint AND NOT EXISTS (SELECT FROM assessment_contribution n WHERE n.replaces_id = c.id)
    ORDER BY c.id
"""
ANSWERS = """
    SELECT DISTINCT ON (t.contribution_id) t.contribution_id, t.answer, t.said_by, t.on_day
    FROM assessment_stilltrue t JOIN assessment_contribution c ON c.id = t.contribution_id
    JOIN assessment_assessment a ON a.id = c.assessment_id WHERE a.family_id = %s::bigint
    ORDER BY t.contribution_id, t.on_day DESC, t.id DESC
"""
WORKS_WITH = """
    SELECT i.id FROM network_involvement i
    WHERE i.practitioner_id = %s::bigint AND i.family_id = %s::bigint AND i.since <= %s::date
        AND (i.until IS NULL OR i.until >= %s::date)
"""
LOOKED = """
    INSERT INTO sharing_accesslog (at, account_id, practitioner_id, actor_name, actor, row, action, decision,
        family_id, person_id, about, purpose, reason)
    VALUES (now(), %s::bigint, %s::bigint, %s::text, 'AW', 'V3', 'assessment', 'allow', %s::bigint, NULL, '', '', '')
    RETURNING id
"""
SORTS = {"strength": "Going well", "worry": "What worries us"}


@transaction.non_atomic_requests
def rows_only(request: HttpRequest, ref: str) -> HttpResponse:
    """The rows alone."""
    return HttpResponse(page(family(ref), ref))


def with_duties(request: HttpRequest, ref: str) -> HttpResponse:
    """The rows for somebody who may see them, and written down that they looked."""
    account = int(request.session["_auth_user_id"])
    today = date.fromisoformat(settings.KINFOLD_TODAY)
    ((_, name, practitioner),) = prepared.run(bare.WHO, [account])
    number = family(ref)
    if not prepared.run(WORKS_WITH, [practitioner, number, today, today]):
        return HttpResponse(status=404)
    prepared.run(LOOKED, [account, practitioner, name, number])
    return HttpResponse(page(number, ref))


def family(ref: str) -> int:
    """The family's number."""
    ((number,),) = prepared.run(FAMILY, [ref])
    return int(number)


def page(number: int, ref: str) -> str:
    """Everything that stands, by section."""
    answers = {row[0]: row for row in prepared.run(ANSWERS, [number])}
    order = list(SECTIONS)
    rows = [row for row in prepared.run(STANDS, [number]) if answers.get(row[0], ("", ""))[1] != "no_longer"]
    rows.sort(key=lambda row: order.index(row[2]))
    parts = [
        f'<section class="as-section" aria-labelledby="s-{name}"><h3 class="govuk-heading-m" id="s-{name}">'
        f'{escape(SECTIONS[name].says)}</h3><ul class="as-list">'
        f"{''.join(said(row, answers.get(row[0]), ref) for row in here)}</ul></section>"
        for name, here in groupby(rows, key=lambda row: row[2])
    ]
    return f"{SHELL[0]}{''.join(parts)}{SHELL[1]}"


def said(row: tuple[Any, ...], answer: tuple[Any, ...] | None, family_ref: str) -> str:
    """One contribution in the real page's markup."""
    _, ref, section, sort, account, words, evidence, said_by, on_day, about, _ = row
    when = plain(on_day)
    label = f'<p class="as-said__sort">{SORTS[sort]}</p>' if sort in SORTS else ""
    seen = (
        f'<p dir="auto"><span class="kf-quiet">Seen or heard:</span> {escape(evidence)}</p>'
        if evidence
        else ""
    )
    still = (
        f'. <strong>Still true</strong>: <span dir="auto">{escape(answer[2])}</span>, {plain(answer[3])}'
        if answer
        else ""
    )
    own = "" if account == "worker" else " as-said--own"
    whom = f', about <span dir="auto">{escape(about)}</span>' if about else ""
    hidden = f'<span class="govuk-visually-hidden">: {escape(said_by)}, {when}, {escape(words[:40])}</span>'
    return (
        f'<li class="as-said{own}" id="{ref}">{label}<p class="as-said__words" dir="auto">{escape(words)}</p>{seen}'
        f'<p class="as-said__from"><span dir="auto">{escape(said_by)}</span>, {when}{whom}{still}</p>'
        f'<p class="as-said__acts"><a class="govuk-link" href="/families/{family_ref}/assessment/add/?section={section}">Add beside{hidden}</a>'
        f'<a class="govuk-link" href="/contributions/{ref}/change/">Change{hidden}</a></p></li>'
    )
