"""What the commissioner's page costs in a large authority, against reading the same tables once, counted by nothing but their word.

`python -m bench figures --others 20000`: makes people with needs, help asked for and its steps by SQL, then asks for the page.
"""

import time
from typing import Any

from bench import ground

ROUNDS, MOST = 5, 20_000
MAKE = (
    "INSERT INTO network_family (ref, name, about, synthetic, created_at) SELECT 'BF' || n, 'F', '', true, now() FROM generate_series(1, {n}) n",
    """INSERT INTO people_person (ref, uuid, known_as, name_known, sex, gender, born_on, born_accuracy, ethnicity, ethnicity_said_by,
        first_language, communication, occupation, note, unconfirmed, version, created_at)
    SELECT 'BP' || n, gen_random_uuid(), 'P', true, (ARRAY['F', 'M'])[1 + n %% 2], '', date '2026-01-01' - (n %% 20000), 'day',
        (ARRAY['WBRI', 'APKN', 'BAFR', 'MWBC', ''])[1 + n %% 5], '', '', '', '', '', false, 1, now() FROM generate_series(1, {n}) n""",
    """INSERT INTO network_familymember (family_id, person_id, part, since)
    SELECT f.id, p.id, (ARRAY['parent', 'child', 'step_parent'])[1 + p.id %% 3], date '2024-01-01'
    FROM people_person p JOIN network_family f ON f.ref = 'BF' || substr(p.ref, 3)""",
    """INSERT INTO people_address (person_id, kind, lines, postcode, uprn, easting, northing, country, since)
    SELECT id, 'home', '1', 'ZX' || id %% 20 || ' 1AA', '', '', '', '', date '2024-01-01' FROM people_person""",
    """INSERT INTO services_need (ref, family_id, person_id, need, detail, in_their_words, effect_on_child, since, met, source,
        source_ref, shared_with_family, named_how, asked_by_words, how_hard, strengths, outcome)
    SELECT 'BN' || p.id || '-' || k, f.id, p.id, (ARRAY['alcohol', 'housing', 'parenting', 'mental_health', 'domestic_abuse'])[k], '',
        '', '', date '2026-01-01' - (p.id %% 700)::int, 'no', '', '', false, (ARRAY['asked', ''])[1 + p.id %% 2], '', '', '', ''
    FROM people_person p JOIN network_family f ON f.ref = 'BF' || substr(p.ref, 3), generate_series(1, 5) k
    WHERE (p.id + k) %% 2 = 0""",
    """INSERT INTO services_needreading (need_id, met, on_day, seen_by, why, reason_code, recorded_at)
    SELECT id, (ARRAY['no', 'partly', 'yes'])[1 + id %% 3], since, 'worker', '', '', now() FROM services_need""",
    """INSERT INTO services_request (ref, matter, family_id, person_id, need_id, named_service, aim, asked_on, companion, state,
        state_since, shared_with_family, together, came_from, came_from_ref, ring_after, says_at_end,
        service_id)
    SELECT 'BR' || n.id, 'BR' || n.id, family_id, person_id, n.id, '', '', since, '', 'asked', since, false, '', '', '', '', '',
        (SELECT min(id) + n.id %% 30 FROM services_service) FROM services_need n WHERE id %% 3 > 0""",
    """INSERT INTO services_helpstep (request_id, state, on_day, why, reason_code, said_by, recorded_at)
    SELECT r.id, (ARRAY['asked', (ARRAY['started', 'waiting', 'not_eligible', 'unavailable'])[1 + r.id %% 4]])[k],
        asked_on + 20 * (k - 1), '', '', '', now() FROM services_request r, generate_series(1, 2) k""",
    "ANALYZE",
)
FLOOR = (
    "SELECT need, count(*) FROM services_need GROUP BY 1",
    "SELECT service_id, count(*) FROM services_request GROUP BY 1",
    "SELECT state, count(*) FROM services_helpstep GROUP BY 1",
    "SELECT DISTINCT ON (request_id) request_id, state FROM services_helpstep ORDER BY request_id, on_day DESC, id DESC",
    "SELECT DISTINCT ON (need_id) need_id, met FROM services_needreading ORDER BY need_id, on_day DESC, id DESC",
)


def run(*, others: int, rounds: int) -> None:
    """Make an authority of so many people (20,000 at most) if it is not there, then measure a few rounds."""
    people = min(others, MOST)
    ground.DATABASE = "bench_kinfold_figures"
    ground.stand()
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(DISTINCT person_id) FROM services_helpstep s JOIN services_request r ON r.id = s.request_id"
        )
        if (cursor.fetchone() or (0,))[0] < people // 2:
            make(cursor, people)
        cursor.execute("SELECT count(*) FROM services_need")
        (needs,) = cursor.fetchone() or (0,)
    bare = best(floor, rounds)
    print(f"{people:,} people, {needs:,} needs. Reading the tables once: {bare * 1000:.0f} ms")
    for query in ("", "whose=fathers&area=ZX1", "ethnicity=asian"):
        page = best(lambda chosen=query: look(chosen), rounds)  # type: ignore[misc]
        print(f"  /figures/?{query:24} {page * 1000:6.0f} ms, {page / bare:.1f} times")


def make(cursor: Any, people: int) -> None:
    """Fill the tables."""
    from kinfold.services import actions as services

    cursor.execute(
        "TRUNCATE services_helpstep, services_request, services_needreading, services_need, people_person, network_family,"
        " services_service CASCADE"
    )
    for index in range(30):
        services.list_service(f"bench-{index}", f"Service {index}", needs=["parenting"])
    for statement in MAKE:
        cursor.execute(statement.replace("{n}", str(people)).replace("%%", "%"))


def floor() -> None:
    """Read the tables once."""
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in FLOOR:
            cursor.execute(f"SELECT count(*) FROM ({statement}) counted")


def look(query: str) -> None:
    """Make every table of the first page for somebody who may open no record."""
    from datetime import date

    from kinfold.insight import queries
    from kinfold.insight.queries.counting import Reader

    chosen = dict(part.split("=") for part in query.split("&") if part)
    of = queries.Asked(
        date(2026, 2, 28),
        Reader(),
        chosen,
        [f"ZX{n}" for n in range(20)],
        {f"bench-{n}": "S" for n in range(30)},
    )
    queries.about_needs(of)
    queries.about_help(of)
    queries.why_not(of)
    queries.waits(of)
    queries.stress(of)


def best(work: Any, rounds: int) -> float:
    """The quickest of a few rounds, in seconds."""
    times = []
    for _ in range(min(rounds, ROUNDS)):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)
