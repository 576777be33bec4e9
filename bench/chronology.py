"""What one child's chronology page costs, against a bare view of the same rows, with a large archive around them."""

import re
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

from bench import ground

ABOUT = (500, 2000)
MADE_UP = """
    CREATE TEMPORARY TABLE made ON COMMIT DROP AS
    SELECT n, CASE WHEN n <= {small} THEN {first} WHEN n <= {small} + {large} THEN {second}
                   ELSE {base} + (n * 7919) % {families} END AS person,
           date '2016-01-01' + ((n * 104729) % 3700)::int AS day,
           (ARRAY['conversation','visit_made','incident','school_step','meeting_held','service_waiting',
                  'decision_made','health_step'])[1 + (n * 31) % 8] AS kind
    FROM generate_series(1::bigint, {small} + {large} + {others}) AS n
"""
ENTRIES = """
    INSERT INTO chronology_entry (uuid, family_id, kind, detail, happened_on, happened_accuracy, until_on,
        timing_assumed, what, said_by, organisation_id, section, source, source_ref, corrects, reason,
        recorded_by_id, recorded_on, recorded_at)
    SELECT gen_random_uuid(), f.family_id, kind, '', day, 'day', NULL, false,
        'Entry ' || n || '. ' || repeat('The worker came, and the child said how the week had been. ', 2 + (n % 5)::int),
        CASE WHEN n % 3 = 0 THEN 'Her teacher' ELSE '' END, {organisation}, 'ordinary', 'note', 'R' || lpad(n::text, 10, '0'),
        NULL, '', {account}, day, now()
    FROM made JOIN network_familymember f ON f.person_id = made.person ORDER BY md5(n::text)
"""
ABOUTS = """
    INSERT INTO chronology_about (entry_id, happened_on, person_id, meant, meant_said_by)
    SELECT e.id, e.happened_on, f.person_id,
        CASE WHEN e.id % 3 = 0 THEN 'It was the first time in weeks that there was somebody to talk with.' ELSE '' END,
        CASE WHEN e.id % 3 = 0 THEN 'Amina Yusuf' ELSE '' END
    FROM chronology_entry e JOIN network_familymember f ON f.family_id = e.family_id ORDER BY e.id
"""


def run(*, others: int, rounds: int) -> None:
    """Make the archive if it is not there, then measure."""
    ground.stand()
    from django.db import connection

    refs, account = archive(others)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), (SELECT count(*) FROM chronology_entry)")
        backend, total = cursor.fetchone() or (0, 0)
    print(f"{total:,} entries in the archive; {rounds} interleaved requests of each view; one process, warm.")
    cookie = sign_in(account)
    for number, ref in zip(ABOUT, refs, strict=True):
        measure(ref, number, cookie, rounds, backend)


def measure(ref: str, number: int, cookie: str, rounds: int, backend: int) -> None:
    """Compare the page of one child with the bare views, and print the ratios."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    site = get_wsgi_application()
    real = asking(site, f"/people/{ref}/chronology/", cookie)
    cut_shell(real.text())
    views: dict[str, Callable[[], int]] = {
        "the page": real,
        "bare rows": asking(site, f"/bare/{ref}/", cookie),
        "bare, with duties": asking(site, f"/bare-with-duties/{ref}/", cookie),
    }
    costs = ground.interleave(views, rounds, backend)
    print(f"\nA child with {number:,} entries, first screen (50):")
    print(
        f"{'':20}{'CPU ms':>8}{'of it PostgreSQL':>18}{'wall ms':>9}{'KB':>7}{'queries':>9}{'ratio to bare (CPU)':>22}{'to bare with duties':>22}"
    )
    for name, cost in costs.items():
        with CaptureQueriesContext(connection) as captured:
            views[name]()
        ratios = [cost.cpu_ms / costs[floor].cpu_ms for floor in ("bare rows", "bare, with duties")]
        print(
            f"{name:20}{cost.cpu_ms:8.2f}{cost.database_ms:18.2f}{cost.wall_ms:9.2f}{cost.bytes / 1024:7.1f}{len(captured):9}"
            f"{ratios[0]:22.2f}{ratios[1]:22.2f}"
        )
    printed = asking(site, f"/people/{ref}/chronology/", cookie, "print=1")
    began = time.perf_counter()
    size = printed()
    print(
        f"All {number:,} on one page to print: {size / 1024:.0f} KB in {1000 * (time.perf_counter() - began):.0f} ms."
    )


class asking:
    """One request, made anew each time it is called, straight through the WSGI application."""

    def __init__(self, site: Callable[..., Any], path: str, cookie: str, query: str = "") -> None:
        """Keep what to ask."""
        self.site, self.path, self.cookie, self.query = site, path, cookie, query

    def __call__(self) -> int:
        """Ask, and return the number of bytes."""
        return len(self.body())

    def text(self) -> str:
        """Ask, and return the page."""
        return self.body().decode()

    def body(self) -> bytes:
        """Ask, and return the bytes. Raises RuntimeError unless it is answered with 200."""
        status = ""

        def start(given: str, headers: Any, error: Any = None) -> None:
            nonlocal status
            status = given

        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": self.path,
            "QUERY_STRING": self.query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_COOKIE": self.cookie,
            "wsgi.input": BytesIO(),
            "wsgi.errors": BytesIO(),
            "wsgi.url_scheme": "http",
            "wsgi.version": (1, 0),
        }
        answer = self.site(environ, start)
        found = b"".join(answer)
        answer.close()
        if not status.startswith("200"):
            raise RuntimeError(f"{self.path}: {status}")
        return found


def cut_shell(page: str) -> None:
    """Give the bare views the real page's surroundings, without its entries and bars, as constant bytes."""
    from bench import bare

    page = re.sub(r'<figure class="kf-bars">.*?</figure>', "", page, flags=re.DOTALL)
    head, rest = page.split('<ol class="kf-timeline">', 1)
    bare.SHELL[:] = [head, rest[rest.rindex("</ol>") + 5 :]]


def sign_in(account: Any) -> str:
    """Sign the worker in and return the cookie."""
    from django.test import Client

    client = Client()
    client.force_login(account)
    return f"sessionid={client.cookies['sessionid'].value}"


def archive(others: int) -> tuple[list[str], Any]:
    """Return the two children's references and the worker's account; make everything when the archive has another size."""
    from django.db import connection

    from kinfold.agencies.models import Account
    from kinfold.chronology.models import Entry
    from kinfold.people.models import Person

    if Entry.objects.count() != others + sum(ABOUT):
        began = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute("SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables WHERE schemaname = 'public' "
                           "AND tablename NOT LIKE 'django_migrations%'")  # fmt: skip
            cursor.execute(f"TRUNCATE {cursor.fetchone()[0]} CASCADE")
        make(others)
        print(f"Made the archive in {time.perf_counter() - began:.0f} s.")
    children = Person.objects.filter(known_as__startswith="Subject").order_by("pk")
    return [child.ref for child in children], Account.objects.get(username="bench")


def make(others: int) -> None:
    """Two children of one worker, and enough other families that each has about 40 entries."""
    from datetime import date

    from django.db import connection, transaction

    from kinfold.agencies import actions as agencies
    from kinfold.base.who import Who
    from kinfold.network import actions as network
    from kinfold.network.models import Family, FamilyMember
    from kinfold.people.models import Person

    began = date(2016, 1, 1)
    council = agencies.open_organisation("Merebridge", "social_care")
    worker = agencies.take_on(council, "Social worker", name="Amina Yusuf", on=began)
    account = agencies.open_account("bench", "Amina Yusuf")
    agencies.give_account(worker, account)
    agencies.join_team(worker, agencies.open_team(council, "North", "locality"), on=began)
    by = Who(account.pk, "Amina Yusuf", worker.pk, council.pk)
    count = max(1, others // 40)
    people = Person.objects.bulk_create(
        [Person(known_as=f"Subject {n}") for n in (1, 2)]
        + [Person(known_as=f"Child {n}") for n in range(count)],
        batch_size=5000,
    )
    families = Family.objects.bulk_create(
        [Family(name=f"Family {n}", synthetic=True) for n in range(len(people))], batch_size=5000
    )
    FamilyMember.objects.bulk_create(
        [
            FamilyMember(family=f, person=p, part="child", since=began)
            for f, p in zip(families, people, strict=True)
        ],
        batch_size=5000,
    )
    for family in families[:2]:
        network.involve(worker, family, "allocated", since=began, by=by)
    sizes = {"small": ABOUT[0], "large": ABOUT[1], "others": others, "families": count}
    ids = {"first": people[0].pk, "second": people[1].pk, "base": people[2].pk}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(MADE_UP.format(**sizes, **ids))
        cursor.execute(ENTRIES.format(organisation=council.pk, account=account.pk))
        cursor.execute(ABOUTS)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
