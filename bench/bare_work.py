"""The floor of the drift board and of my work: the same rows in the same markup, by hand-written SQL and strings.

`drift_rows` asks nobody who they are. `drift_with_duties` does by hand what the real page must: who is asking (session,
account, teams managed), which of the families open to them, and one row in the access log.
"""

from datetime import date, timedelta
from html import escape
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from bench.bare import WHO
from kinfold.base import prepared
from kinfold.base.dates import how_long, plain
from kinfold.law.child_time import share_of_life

SHELL = ["<!DOCTYPE html>", ""]
MOST = 200
HELD = """
    SELECT DISTINCT i.family_id FROM network_involvement i JOIN agencies_teammembership t ON t.practitioner_id = i.practitioner_id
    WHERE t.team_id = ANY(%s::bigint[]) AND (t.until IS NULL OR t.until >= %s::date) AND i.role IN ('lead', 'allocated')
        AND i.since <= %s::date AND (i.until IS NULL OR i.until >= %s::date)
"""
LINES = """
    SELECT c.id, f.ref, f.name, p.known_as, p.born_on, c.started_on, c.due_on, w.name, c.person_id, c.every_days
    FROM clocks_clock c JOIN network_family f ON f.id = c.family_id LEFT JOIN people_person p ON p.id = c.person_id
    LEFT JOIN agencies_practitioner w ON w.id = c.owner_id
    WHERE c.state = 'open' AND c.rule = ANY(%s::text[]) AND c.family_id = ANY(%s::bigint[])
        AND (c.due_on <= %s::date OR %s::bool)
    ORDER BY (%s::date - greatest(c.started_on, p.born_on))::float / greatest(%s::date - p.born_on, 1) DESC, c.id
    LIMIT 200
"""
SEEN = """
    SELECT s.person_id, max(v.happened_on) FROM records_visitseen s JOIN records_visit v ON v.id = s.visit_id
    WHERE s.person_id = ANY(%s::bigint[]) AND s.seen GROUP BY 1
"""
MANAGED = """
    SELECT team_id FROM agencies_teammembership
    WHERE practitioner_id = %s::bigint AND is_manager AND since <= %s::date AND (until IS NULL OR until > %s::date)
"""
LOOKED = """
    INSERT INTO sharing_accesslog (at, account_id, practitioner_id, actor_name, actor, row, action, decision,
        family_id, person_id, about, purpose, reason)
    VALUES (now(), %s::bigint, %s::bigint, %s::text, '', 'F1', 'drift_board.view', 'allow', NULL, NULL, '', '', '') RETURNING id
"""
MINE = """
    SELECT c.id, f.ref, f.name, p.known_as, p.born_on, c.started_on, c.due_on, w.name, c.person_id, c.every_days
    FROM clocks_clock c JOIN network_family f ON f.id = c.family_id LEFT JOIN people_person p ON p.id = c.person_id
    LEFT JOIN agencies_practitioner w ON w.id = c.owner_id
    WHERE c.state = 'open' AND c.owner_id = %s::bigint ORDER BY c.due_on NULLS LAST, c.id LIMIT 60
"""
FAMILIES = """
    SELECT f.ref, f.name, i.role, i.does, i.since FROM network_involvement i JOIN network_family f ON f.id = i.family_id
    WHERE i.practitioner_id = %s::bigint AND i.since <= %s::date AND (i.until IS NULL OR i.until >= %s::date) ORDER BY f.name
"""
SECTIONS = (
    ("waits", ["service_wait", "unanswered_request", "allocation_wait", "ehcp_not_completed"], None),
    ("stuck", ["six_month_drift_review"], 0),
    ("refusals", ["refusal_time_limit"], 7),
    ("unseen", ["visit_every", "child_seen"], 0),
)


def today() -> date:
    """The day of the benchmark."""
    return date.fromisoformat(settings.KINFOLD_TODAY)


@transaction.non_atomic_requests
def drift_rows(request: HttpRequest, team: int) -> HttpResponse:
    """The rows alone."""
    return HttpResponse(board([team]))


def drift_with_duties(request: HttpRequest, team: int) -> HttpResponse:
    """The rows for a manager, who is looked up, and whose look is written down."""
    account, on = int(request.session["_auth_user_id"]), today()
    ((_, name, practitioner),) = prepared.run(WHO, [account])
    teams = [number for (number,) in prepared.run(MANAGED, [practitioner, on, on])]
    prepared.run(LOOKED, [account, practitioner, name])
    return HttpResponse(board(teams))


def board(teams: list[int]) -> str:
    """Every section of the board."""
    on = today()
    families = [number for (number,) in prepared.run(HELD, [teams, on, on, on])]
    parts = []
    for name, rules, days in SECTIONS:
        by = on + timedelta(days=days or 0)
        rows = prepared.run(LINES, [rules, families, by, days is None, on, on])
        seen = dict(prepared.run(SEEN, [[row[8] for row in rows if row[8]]])) if name == "unseen" else {}
        parts.append(
            f'<section id="{name}"><ol class="kw-drifts">{"".join(drift(row, seen, on) for row in rows)}</ol></section>'
        )
    return SHELL[0] + "".join(parts) + SHELL[1]


def drift(row: tuple[Any, ...], seen: dict[int, date], on: date) -> str:
    """One row in the real page's markup."""
    _, ref, family, child, born, since, due, owner, person, every = row
    share = share_of_life(born, since, on)
    waited = share.sentence(child) if share else f"{(on - since).days} days"
    fact = f"Six months were up on {plain(due)}, {how_long(due, on)}" if due else ""
    if every:
        last = seen.get(person)
        fact = (
            f"{escape(child)}: last seen {plain(last)}"
            if last
            else f"{escape(child)}: no visit is written down; agreed: every {every} days"
        )
    return (
        f'<li class="kw-drift"><div class="kw-drift__about"><h3 class="kw-drift__who" dir="auto"><a class="govuk-link" '
        f'href="/families/{ref}/">{escape(family)}</a></h3><p class="kw-drift__whom" dir="auto">For {escape(child)}</p>'
        f'<p class="kw-drift__waited" dir="auto">{escape(waited)}</p><p class="kw-drift__fact" dir="auto">{fact}</p></div>'
        f'<div class="kw-drift__do"><p class="kw-drift__fact">With {escape(owner or "nobody yet")}</p><p class="kw-drift__next">'
        f'<a class="govuk-link" href="/families/{ref}/plan/move-on/">Ask what is in the way, and decide'
        f'<span class="govuk-visually-hidden">: {escape(family)}</span></a></p></div></li>'
    )


@transaction.non_atomic_requests
def mine_rows(request: HttpRequest, worker: int) -> HttpResponse:
    """What one worker has running and whom they are with, alone."""
    return HttpResponse(mine(worker))


def mine_with_duties(request: HttpRequest, worker: int) -> HttpResponse:
    """The same for the worker who signed in."""
    ((_, _, practitioner),) = prepared.run(WHO, [int(request.session["_auth_user_id"])])
    return HttpResponse(mine(practitioner))


def mine(worker: int) -> str:
    """The rows of a worker's first page."""
    on = today()
    rows = "".join(due_html(row, on) for row in prepared.run(MINE, [worker]))
    families = "".join(
        f'<p class="kf-row"><a class="govuk-link kf-row__what" href="/families/{ref}/" dir="auto">{escape(name)}</a> '
        f"<span>{role}: {escape(does)} since {plain(since)}</span></p>"
        for ref, name, role, does, since in prepared.run(FAMILIES, [worker, on, on])
    )
    return f"{SHELL[0]}{rows}{families}{SHELL[1]}"


def due_html(row: tuple[Any, ...], on: date) -> str:
    """One thing due in the real page's markup."""
    _, ref, _, child, born, since, due, _, _, _ = row
    share = share_of_life(born, since, on)
    when = f"Due {plain(due)}, {how_long(due, on)}" if due else ""
    return (
        f'<div class="kf-due"><p class="kf-due__what"><a class="govuk-link" href="/families/{ref}/" dir="auto">{escape(child)}</a></p>'
        f'<p class="kf-due__says">Visit as often as was agreed</p><p class="kf-due__when">{when}</p>'
        f'<p class="kf-due__why">Waiting {escape(share.sentence(child)) if share else ""}</p></div>'
    )
