"""Needs and requests as they stood on a day, for counting: statements by the person as they are now, to be joined to others.

Each returns SQL with its parameters by name (all begin with `tally_`), so that it may stand within a larger statement. Every
table is read once and joined as a set: the newest step and the newest reading of each by `DISTINCT ON`, never asked for row by
row. A join whose columns nobody uses is left out by PostgreSQL itself, so what is joined last is not MATERIALIZED.

Nothing is left out for a reader, and nothing here is for showing by name: the insight room hides what is small.
"""

from datetime import date
from typing import Any

from kinfold.services import rules, states

Statement = tuple[str, dict[str, Any]]
"""SQL, and its parameters by name."""
WAITING, RECEIVING, REFUSED = states.WAITING, states.RECEIVING, states.REFUSED
"""The states in which somebody waits, has help, or was told no."""
NOT_LISTED = "not_listed"
"""What stands for help that is not in the directory."""
LINES: dict[str, str] = {
    "alcohol_and_substances": "Alcohol and drugs",
    "learning_disability": "Learning disability",
    "housing_finance": "Housing, money and food",
    "mental_health": "Mental health",
    "parenting": "Being a parent",
    "domestic_violence": "Abuse at home",
}
"""What the lines of table 4.2 are called (seed 002: 333-341), in its order."""

_MERGED = "LEFT JOIN people_person p ON p.id = {}.person_id AND p.merged_into_id IS NOT NULL"
_NEWEST_STEP = """SELECT DISTINCT ON (request_id) request_id, state, reason_code FROM services_helpstep
    WHERE on_day <= %(tally_on)s::date ORDER BY request_id, on_day DESC, id DESC"""
_NEWEST_READING = """SELECT DISTINCT ON (need_id) need_id, met FROM services_needreading
    WHERE on_day <= %(tally_on)s::date ORDER BY need_id, on_day DESC, id DESC"""

_NEEDS = f"""
    WITH needed AS MATERIALIZED (
        SELECT n.id, n.family_id, coalesce(p.merged_into_id, n.person_id) AS person_kept, n.need, n.since,
            n.named_how = ANY(%(tally_asked_for)s::text[]) AS asked_for
        FROM services_need n {_MERGED.format("n")} WHERE n.since <= %(tally_on)s::date
    ), helped AS MATERIALIZED (
        SELECT r.need_id, r.service_id, coalesce(p.merged_into_id, r.person_id) AS person_kept,
            step.state = ANY(%(tally_receiving)s::text[]) AS goes_on
        FROM services_request r {_MERGED.format("r")}
        LEFT JOIN ({_NEWEST_STEP}) step ON step.request_id = r.id WHERE r.asked_on <= %(tally_on)s::date
    ), answers AS (
        SELECT id, bool_or(goes_on) AS receiving FROM (
            SELECT needed.id, helped.goes_on FROM helped
            JOIN needed ON needed.id = helped.need_id AND needed.person_kept = helped.person_kept
            UNION ALL SELECT needed.id, helped.goes_on FROM helped JOIN services_service s ON s.id = helped.service_id
            JOIN needed ON needed.person_kept = helped.person_kept AND jsonb_exists(s.needs, needed.need)
            WHERE helped.need_id IS NULL
        ) either GROUP BY 1
    )
    SELECT needed.person_kept, needed.family_id, needed.need, needed.since, needed.asked_for,
        coalesce(reading.met, 'unknown') AS met_then, coalesce(answers.receiving, false) AS receiving,
        answers.id IS NOT NULL AS offered
    FROM needed LEFT JOIN answers ON answers.id = needed.id LEFT JOIN ({_NEWEST_READING}) reading ON reading.need_id = needed.id
"""  # noqa: S608 - our own words only
_REQUESTS = f"""
    SELECT r.id, coalesce(p.merged_into_id, r.person_id) AS person_kept, r.family_id, coalesce(s.slug, %(tally_not_listed)s) AS help,
        coalesce(n.need, '') AS word, r.asked_on, step.state AS state_then, coalesce(step.reason_code, '') AS reason
    FROM services_request r {_MERGED.format("r")}
    LEFT JOIN services_service s ON s.id = r.service_id LEFT JOIN services_need n ON n.id = r.need_id
    LEFT JOIN ({_NEWEST_STEP}) step ON step.request_id = r.id WHERE r.asked_on <= %(tally_on)s::date
"""  # noqa: S608 - our own words only
_STEPS = "SELECT id, request_id, state, on_day FROM services_helpstep WHERE on_day <= %(tally_on)s::date"


def need_rows() -> dict[str, str]:
    """Every row on which needs are counted, with its name: the lines of table 4.2 first, then each group on none of them."""
    on_lines = {group for groups in rules.TABLE_LINES.values() for group in groups}
    others = [group for group in (*rules.NEED_GROUPS, "other") if group not in on_lines]
    return {**LINES, **{group: rules.group_says(group) for group in others}}


def need_words() -> dict[str, str]:
    """Every need word with the row on which it is counted."""
    return {word: rules.line_of(word) or rules.group_of(word) for word in rules.NEEDS}


def needs_then(on: date) -> Statement:
    """Every need that was there by a day: how far it was met, whether help was had, offered, and asked for by the family.

    Columns: person_kept, family_id, need, since, asked_for, met_then, receiving, offered. Help answers a need by the rule of
    `needs.answers`, for the person who has the need.
    """
    given = {"tally_receiving": list(RECEIVING), "tally_asked_for": ["asked", "both"]}
    return _NEEDS, {"tally_on": on, **given}


def requests_then(on: date) -> Statement:
    """Every request that was made by a day: which help, for which need, where it stood then and why.

    Columns: id, person_kept, family_id, help, word, asked_on, state_then, reason. Help that is not in the directory has no
    name here: what somebody typed could itself name somebody.
    """
    return _REQUESTS, {"tally_on": on, "tally_not_listed": NOT_LISTED}


def steps_then(on: date) -> Statement:
    """Every step of a request up to a day: what waiting is measured from. Columns: id, request_id, state, on_day."""
    return _STEPS, {"tally_on": on}
