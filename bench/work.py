"""What the drift board and a worker's first page cost in a large authority, against a bare view of the same rows."""

import re
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from bench import ground
from bench.chronology import asking, sign_in

FLOORS = ("bare rows", "bare, with duties", "the same, laid out")
BIG, USUAL, EACH = 750, 60, 15
RULES = ("service_wait", "six_month_drift_review", "refusal_time_limit", "visit_every", "review_every")
OPEN = """
    INSERT INTO clocks_clock (ref, rule, rule_version, family_id, person_id, owner_id, owner_team_id, about, started_on,
        started_by_entry, started_by_kind, matter, due_on, limit_days, limit_source, every_days, state, ended_on,
        breach_reason, stopped_why)
    SELECT 'B' || lpad((n * 20 + k)::text, 10, '0'), rules[1 + k %% 5], '2000-01-01', {family} + n, {person} + n,
        {worker} + n / {each}, {team} + (CASE WHEN n < {big} THEN 0 ELSE 1 + (n - {big}) / {usual} END), '',
        date '2026-03-12' - (20 + (n * 7919 + k * 31) %% 300)::int, gen_random_uuid(), '', '',
        CASE k %% 5 WHEN 0 THEN NULL ELSE date '2026-03-12' + ((n * 104729 + k * 613) %% 90)::int - 20 END,
        NULL, '', CASE k %% 5 WHEN 3 THEN 14 END, CASE WHEN k < 5 THEN 'open' ELSE 'met' END,
        CASE WHEN k < 5 THEN NULL ELSE date '2026-03-12' END, '', ''
    FROM generate_series(0::bigint, {count} - 1) n, generate_series(0, 19) k, (SELECT %s::text[] AS rules) r
"""


def run(*, others: int, rounds: int) -> None:
    """Make the authority if it is not there, then measure. Ten of `others` make one family."""
    ground.DATABASE = "bench_kinfold_work"
    ground.stand()
    from django.db import connection

    families = max(BIG + USUAL, others // 10)
    teams, worker = authority(families)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), (SELECT count(*) FROM clocks_clock WHERE state = 'open')")
        backend, running = cursor.fetchone() or (0, 0)
    print(
        f"{families:,} families, {running:,} running clocks and three times as many ended; {rounds} interleaved requests of each."
    )
    for name, team, manager in teams:
        compare(f"Drift board, {name}", "/drift/", ("drift", team), manager, rounds, backend)
    compare("My work of one worker", "/", ("mine", worker[0]), worker[1], rounds, backend)


def compare(title: str, path: str, bare: tuple[str, int], account: Any, rounds: int, backend: int) -> None:
    """Compare one page with its bare views, and print the ratios."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    site, cookie = get_wsgi_application(), sign_in(account)
    real = asking(site, path, cookie)
    cut_shell(real.text())
    views: dict[str, Callable[[], int]] = {
        "the page": real,
        "bare rows": asking(site, f"/bare-{bare[0]}/{bare[1]}/", cookie),
        "bare, with duties": asking(site, f"/bare-{bare[0]}-with-duties/{bare[1]}/", cookie),
        "the same, laid out": asking(site, f"/laid-out/{bare[0]}/{bare[1]}/", cookie),
    }
    costs = ground.interleave(views, rounds, backend)
    print(f"\n{title}:")
    print(
        f"{'':20}{'CPU ms':>8}{'PostgreSQL':>12}{'wall ms':>9}{'KB':>7}{'queries':>9}{'to bare':>9}{'with duties':>13}{'laid out':>13}"
    )
    for name, cost in costs.items():
        with CaptureQueriesContext(connection) as captured:
            views[name]()
        ratios = [cost.cpu_ms / costs[floor].cpu_ms for floor in FLOORS]
        print(
            f"{name:20}{cost.cpu_ms:8.2f}{cost.database_ms:12.2f}{cost.wall_ms:9.2f}{cost.bytes / 1024:7.1f}{len(captured):9}"
            f"{ratios[0]:9.2f}{ratios[1]:13.2f}{ratios[2]:13.2f}"
        )


def cut_shell(page: str) -> None:
    """Give the bare views the real page's surroundings as constant bytes."""
    from bench import bare_work

    head, rest = re.split(r"<main[^>]*>", page, maxsplit=1)
    bare_work.SHELL[:] = [f"{head}<main>", f"</main>{rest.split('</main>', 1)[1]}"]


def authority(count: int) -> tuple[list[tuple[str, int, Any]], tuple[int, Any]]:
    """Return (name, team, manager's account) of two teams, and a worker; make everything when it has another size."""
    from django.db import connection

    from kinfold.agencies.models import Account, Practitioner, Team
    from kinfold.clocks.models import Clock
    from kinfold.network.models import Family

    if Family.objects.count() != count or Clock.objects.count() != 20 * count:
        began = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute("SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables WHERE schemaname = 'public' "
                           "AND tablename NOT LIKE 'django_migrations%'")  # fmt: skip
            cursor.execute(f"TRUNCATE {cursor.fetchone()[0]} RESTART IDENTITY CASCADE")
        make(count)
        print(f"Made the authority in {time.perf_counter() - began:.0f} s.")
    first, second = Team.objects.order_by("pk")[:2]
    managers = [Account.objects.get(username=f"bench-{n}") for n in (0, 1)]
    worker = Practitioner.objects.get(account__username="bench-worker")
    teams = [
        (f"a team of {USUAL} families", second.pk, managers[1]),
        (f"a team of {BIG} families", first.pk, managers[0]),
    ]
    return teams, (worker.pk, worker.account)


def make(count: int) -> None:
    """Teams, workers with their families, a child in each, and clocks of every kind, most of them long ended."""
    from django.db import connection

    from kinfold.agencies import actions as agencies
    from kinfold.agencies.models import Practitioner, Team, TeamMembership
    from kinfold.network.models import Family, FamilyMember, Involvement
    from kinfold.people.models import Person

    began = date(2016, 1, 1)
    council = agencies.open_organisation("Merebridge", "social_care")
    number = 1 + -(-(count - BIG) // USUAL)
    teams = Team.objects.bulk_create([Team(organisation=council, name=f"Team {n}") for n in range(number)])
    for n in (0, 1):
        manager = agencies.take_on(council, "Team manager", name=f"Margot {n}", on=began)
        agencies.give_account(manager, agencies.open_account(f"bench-{n}", manager.name))
        agencies.join_team(manager, teams[n], on=began, is_manager=True)
    workers = Practitioner.objects.bulk_create(
        [
            Practitioner(organisation=council, title="Social worker", name=f"Amina {n}", started_on=began)
            for n in range(-(-count // EACH))
        ]
    )
    place = [0 if n < BIG else 1 + (n - BIG) // USUAL for n in range(count)]
    TeamMembership.objects.bulk_create(
        [
            TeamMembership(practitioner=w, team=teams[place[n * EACH]], since=began)
            for n, w in enumerate(workers)
        ]
    )
    agencies.give_account(workers[BIG // EACH], agencies.open_account("bench-worker", "Amina"))
    people = Person.objects.bulk_create(
        [
            Person(
                known_as=f"Jo {n}", born_on=date(2010 + n % 16, 1 + n % 12, 1 + n % 28), born_accuracy="day"
            )
            for n in range(count)
        ],
        batch_size=5000,
    )
    families = Family.objects.bulk_create(
        [Family(name=f"Family {n}", synthetic=True) for n in range(count)], batch_size=5000
    )
    FamilyMember.objects.bulk_create(
        [
            FamilyMember(family=f, person=p, part="child", since=began)
            for f, p in zip(families, people, strict=True)
        ],
        batch_size=5000,
    )
    Involvement.objects.bulk_create(
        [
            Involvement(practitioner=workers[n // EACH], family=f, role="lead", since=began)
            for n, f in enumerate(families)
        ],
        batch_size=5000,
    )
    sizes = {"family": families[0].pk, "person": people[0].pk, "worker": workers[0].pk, "team": teams[0].pk}
    with connection.cursor() as cursor:
        cursor.execute(OPEN.format(**sizes, each=EACH, big=BIG, usual=USUAL, count=count), [list(RULES)])
        cursor.execute("VACUUM ANALYZE")
