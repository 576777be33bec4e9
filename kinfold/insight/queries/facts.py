"""The facts that are counted: one row for each person and thing, as SQL named `one`, with whether the reader may open it."""

from datetime import date
from typing import Any

from kinfold.insight import rules
from kinfold.insight.queries.counting import MINE, SEALED, Reader, named, reading
from kinfold.insight.rules import words
from kinfold.protection import queries as protection
from kinfold.services import queries as services

Facts = tuple[str, dict[str, Any]]
_ROWS = "rows AS (SELECT * FROM unnest(%(words)s::text[], %(rows)s::text[]) AS r(word, row))"
_WHY = """CASE WHEN x.state_then = ANY(%(waiting)s::text[]) THEN 'waiting'
    WHEN x.state_then = ANY(%(refused)s::text[]) THEN x.state_then
    WHEN x.state_then = 'ended' AND x.reason = ANY(%(stopped)s::text[]) THEN x.reason END"""


def needs(on: date, reader: Reader) -> Facts:
    """Each person once for each row of needs: is help had, offered, asked for; is it met?"""
    rows, given = services.needs_then(on)
    sql = f"""{_ROWS}, x AS ({rows}), one AS (
        SELECT x.person_kept, coalesce(r.row, 'other') AS row, coalesce(r.row, 'other') AS need, '' AS help,
            bool_or({MINE}) AS mine, bool_or({SEALED}) AS sealed, min(x.since) AS day, bool_or(x.receiving) AS receiving,
            bool_or(x.offered) AS offered, bool_or(x.asked_for) AS asked_for,
            bool_or(x.met_then IN ('no', 'partly')) AS unmet, bool_and(x.met_then = 'yes') AS met
        FROM x LEFT JOIN rows r ON r.word = x.need GROUP BY 1, 2)"""  # noqa: S608 - every part is ours
    return sql, {**given, **_words(), **reading(reader)}


def people_with_needs(on: date, reader: Reader) -> Facts:
    """Each person with any need once: is any help had?"""
    rows, given = services.needs_then(on)
    sql = f"""x AS ({rows}), one AS (
        SELECT x.person_kept, '' AS row, '' AS need, '' AS help, bool_or({MINE}) AS mine, bool_or({SEALED}) AS sealed,
            min(x.since) AS day, bool_or(x.receiving) AS receiving
        FROM x GROUP BY 1)"""  # noqa: S608 - every part is ours
    return sql, {**given, **reading(reader)}


def asked(on: date, reader: Reader) -> Facts:
    """Each person once for each kind of help: the newest time it was asked for, and where it stood."""
    rows, given = services.requests_then(on)
    sql = f"""{_ROWS}, x AS ({rows}), one AS (
        SELECT DISTINCT ON (x.person_kept, x.help) x.person_kept, x.help AS row, x.help, x.asked_on AS day,
            CASE WHEN x.word = '' THEN 'none' ELSE coalesce(r.row, 'other') END AS need, {MINE} AS mine, {SEALED} AS sealed,
            x.state_then AS state
        FROM x LEFT JOIN rows r ON r.word = x.word ORDER BY x.person_kept, x.help, x.asked_on DESC, x.id DESC)"""  # noqa: S608 - every part is ours
    return sql, {**given, **_words(), **reading(reader), **_states()}


def why_not(on: date, reader: Reader) -> Facts:
    """Each person once for each reason for which help did not come, or stopped: the newest time."""
    rows, given = services.requests_then(on)
    sql = f"""{_ROWS}, x AS ({rows}), one AS (
        SELECT DISTINCT ON (x.person_kept, why) x.person_kept, {_WHY} AS row, {_WHY} AS why, x.help, x.asked_on AS day,
            CASE WHEN x.word = '' THEN 'none' ELSE coalesce(r.row, 'other') END AS need, {MINE} AS mine, {SEALED} AS sealed
        FROM x LEFT JOIN rows r ON r.word = x.word WHERE {_WHY} IS NOT NULL
        ORDER BY x.person_kept, why, x.asked_on DESC, x.id DESC)"""  # noqa: S608 - every part is ours
    return sql, {**given, **_words(), **reading(reader), **_states()}


def waits(on: date, reader: Reader) -> Facts:
    """Each wait that ended in help once, by the quarter in which it began; each wait that went on at a quarter's end, too.

    A row is the quarter's place among the last eight (`rules.quarters`), the oldest 1. `days` is empty for a wait that goes on.
    """
    steps, given = services.steps_then(on)
    rows, more = services.requests_then(on)
    sql = f"""{_ROWS}, turns AS (
        SELECT s.request_id, s.on_day, s.state, lead(s.on_day) OVER (PARTITION BY s.request_id ORDER BY s.on_day, s.id) AS until
        FROM ({steps}) s
    ), both_kinds AS (
        SELECT b.request_id, b.day, width_bucket(b.day, %(quarter_begins)s::date[]) AS quarter, b.day - b.asked_on AS days FROM (
            SELECT s.request_id, min(s.on_day) AS asked_on, min(s.on_day) FILTER (WHERE s.state = ANY(%(receiving)s::text[])) AS day
            FROM ({steps}) s GROUP BY 1) b WHERE b.day <= (%(quarter_ends)s::date[])[%(quarters)s]
        UNION ALL SELECT t.request_id, (%(quarter_ends)s::date[])[quarter], quarter, NULL FROM turns t, generate_series(
            width_bucket(t.on_day - 1, %(quarter_ends)s::date[]) + 1,
            coalesce(width_bucket(t.until - 1, %(quarter_ends)s::date[]), %(quarters)s)) quarter
            WHERE t.state = ANY(%(waiting)s::text[])
    ), one AS (
        SELECT DISTINCT ON (x.person_kept, b.quarter, b.days IS NULL) x.person_kept, b.quarter::text AS row, x.help, b.day,
            b.days, CASE WHEN x.word = '' THEN 'none' ELSE coalesce(r.row, 'other') END AS need,
            {MINE} AS mine, {SEALED} AS sealed
        FROM both_kinds b JOIN ({rows}) x ON x.id = b.request_id LEFT JOIN rows r ON r.word = x.word WHERE b.quarter > 0
        ORDER BY x.person_kept, b.quarter, b.days IS NULL, b.days DESC NULLS LAST, b.day, x.id)"""  # noqa: S608 - every part is ours
    quarters = rules.quarters(on)[::-1]
    return sql, {
        **given,
        **more,
        **_words(),
        **reading(reader),
        **_states(),
        "quarters": len(quarters),
        "quarter_begins": [rules.quarter_begins(one) for one in quarters],
        "quarter_ends": [rules.quarter_ends(one) for one in quarters],
    }


def stress(on: date, reader: Reader) -> Facts:
    """Each conference that made a plan, once for each reason and each thing that was hard."""
    rows, given = named(protection.circumstances_by_category(on), "reasons")
    sql = f"""rows AS (SELECT * FROM unnest(%(words)s::text[], %(rows)s::text[]) AS r(word, row)), x AS (
        SELECT c.*, c.family AS family_id FROM ({rows}) c
    ), one AS (
        SELECT x.conference_id AS person_kept, x.category || ' ' || coalesce(r.row, 'other') AS row, '' AS need, '' AS help,
            bool_and({MINE}) AS mine, bool_or({SEALED}) AS sealed
        FROM x LEFT JOIN rows r ON r.word = x.word GROUP BY 1, 2)"""  # noqa: S608 - every part is ours
    listed, columns = words.stresses_of_words()
    return sql, {**given, "words": listed, "rows": columns, **reading(reader)}


def _words() -> dict[str, Any]:
    rows = services.need_words()
    return {"words": list(rows), "rows": list(rows.values())}


def _states() -> dict[str, Any]:
    return {
        "waiting": list(services.WAITING),
        "receiving": list(services.RECEIVING),
        "refused": list(services.REFUSED),
        "stopped": list(words.STOPPED_BY_US),
    }
