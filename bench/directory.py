"""What the public directory of 5,000 services costs, as open data and as a page, against bare views of the same rows."""

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any
from urllib.parse import urlencode

from bench import chronology, ground

SERVICES, PLACES, GIVERS = 5_000, 60, 200
NEEDS = ("money", "housing", "parenting", "mental_health", "isolation", "childcare", "food", "education")
FIRST = ("Sunrise", "Harbour", "Oak Street", "Riverside", "Second Step", "Open Door", "Hill Top", "Lantern")
LAST = ("group", "advice", "visits", "club", "counselling", "mentors", "kitchen", "play")


def run(*, others: int, rounds: int) -> None:
    """Make the directory if it is not there, then measure the lists and every filter of them."""
    ground.stand()
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    make()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), (SELECT count(*) FROM services_service WHERE public)")
        backend, total = cursor.fetchone() or (0, 0)
    site = get_wsgi_application()
    print(f"{total:,} public services; {rounds} rounds of each.")
    print(
        f"{'':26}{'CPU ms':>8}{'of it PostgreSQL':>18}{'wall ms':>9}{'KB':>7}{'queries':>9}   times the floor (its KB)"
    )
    for name, path, floors in questions():
        compare(site, name, path, floors, rounds, backend)


def questions() -> Iterator[tuple[str, str, dict[str, str]]]:
    """What is asked: its name, the address, and the addresses of its floors."""
    for name, (asked, bare) in feed_filters().items():
        yield f"feed {name}", f"/open-referral/v3/services?{asked}", {"bare": f"/bare-feed/?{bare}"}
    yield "feed, full, 50", "/open-referral/v3/services?full=true&page=40", {}
    for name, asked in page_filters().items():
        floors = {"bare": f"/bare-help-near-you/?{asked}", "laid out": f"/laid-out/help-near-you/?{asked}"}
        yield f"page {name}", f"/help-near-you/?{asked}", floors


def feed_filters() -> dict[str, tuple[str, str]]:
    """Every filter of the feed, as it asks and as its floor does."""
    from kinfold.openreferral.rules.telling import organisation_id
    from kinfold.openreferral.rules.words import made_id, taxonomy_id
    from kinfold.services.models import Service

    ref = Service.objects.exclude(organisation=None).order_by("pk")[0].organisation.ref  # type: ignore[union-attr]
    money = made_id("need", "money")
    same = (
        "search=harbour",
        "minimum_age=5",
        "maximum_age=14",
        "start_time=09:00",
        "end_time=12:00",
        "minimal=true",
    )
    return {
        "": ("page=40", "page=40"),
        **{one.partition("=")[0]: (one, one) for one in same},
        "term": (f"taxonomy_term_id={money}", "need=money"),
        "taxonomy": (f"taxonomy_id={taxonomy_id('need')}", "any_need=1"),
        "organization": (f"organization_id={organisation_id(ref)}", f"giver={ref}"),
        "day": ("day=MO", "weekday=0"),
        "modified_after": ("modified_after=2026-01-01T00:00:00Z", "since=2026-01-01T00:00:00Z"),
        "three together": (f"search=harbour&minimum_age=5&taxonomy_term_id={money}", "search=harbour&minimum_age=5&need=money"),
    }  # fmt: skip


def page_filters() -> dict[str, str]:
    """Every filter of the public page."""
    from kinfold.services.models import Place, Service

    near, middle = Place.objects.order_by("pk")[0].ref, Service.objects.order_by("name", "pk")[2500]
    return {
        "": "",
        "next": urlencode({"after": f"{middle.pk}.{middle.name}"}),
        "words": "words=harbour",
        "words, rare": "words=lantern+4999",
        "hard": "hard=money",
        "whom": "whom=mothers",
        "near": f"near={near}",
        "all together": f"words=harbour&hard=money&whom=mothers&near={near}",
    }


def compare(
    site: Callable[..., Any], name: str, path: str, floors: dict[str, str], rounds: int, backend: int
) -> None:
    """Ask a real address and its floors in turn, and print what each costs."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    views = {kind: chronology.asking(site, *_split(of)) for kind, of in {"": path, **floors}.items()}
    if "laid out" in floors:
        cut_shell(path.partition("?")[2], views[""].text())
    costs = ground.interleave(dict(views), rounds, backend)
    with CaptureQueriesContext(connection) as captured:
        views[""]()
    cost = costs.pop("")
    ratios = "  ".join(
        f"{kind} {cost.cpu_ms / one.cpu_ms:.2f} ({one.bytes / 1024:.1f})" for kind, one in costs.items()
    )
    print(
        f"{name:26}{cost.cpu_ms:8.2f}{cost.database_ms:18.2f}{cost.wall_ms:9.2f}{cost.bytes / 1024:7.1f}{len(captured):9}   {ratios}",
        flush=True,
    )


def _split(path: str) -> tuple[str, str, str]:
    where, _, said = path.partition("?")
    return where, "", said


def cut_shell(query: str, page: str) -> None:
    """Give the bare page the surroundings of the real page of the same query, without its list, as constant bytes."""
    from bench import bare_directory

    mark = '<ul class="kf-helps-near">'
    head, rest = page.split(mark, 1)
    bare_directory.SHELLS[query] = (f"{head}{mark}\n", rest[rest.index("</ul>") :])


def make() -> None:
    """Write the directory's rows as they are, once."""
    from kinfold.agencies.models import Organisation
    from kinfold.services.models import Opening, Place, Service, ServicePlace

    if Service.objects.filter(public=True).count() == SERVICES:
        return
    for model in (Opening, ServicePlace, Place, Service):
        model.objects.all().delete()
    givers = Organisation.objects.bulk_create(
        Organisation(name=f"{FIRST[n % 8]} {n}", sector="voluntary", phone="01632 960100")
        for n in range(GIVERS)
    )
    places = Place.objects.bulk_create(
        Place(name=f"Hall {n}", town="Merebridge", postcode=f"MB{n % 9} 1AA", latitude=53 + n / 100, longitude=-2) for n in range(PLACES)
    )  # fmt: skip
    services = Service.objects.bulk_create(a_service(n, givers[n % GIVERS]) for n in range(SERVICES))
    ServicePlace.objects.bulk_create(
        ServicePlace(service=one, place=places[n % PLACES]) for n, one in enumerate(services)
    )
    Opening.objects.bulk_create(
        Opening(service=one, weekday=(n + day) % 7, opens=time(9), closes=time(12)) for n, one in enumerate(services) for day in range(2)
    )  # fmt: skip


def a_service(n: int, giver: Any) -> Any:
    """One invented service."""
    from kinfold.services.models import Service

    name = f"{FIRST[n % 8]} {LAST[n // 8 % 8]} {n}"
    return Service(
        slug=f"service-{n}", name=name, does=f"{name} is there for families who want company, advice or a rest. " * 3,
        target="Families", needs=[NEEDS[n % 8], NEEDS[(n // 8) % 8]], for_whom=["parents"], youngest=n % 12, oldest=12 + n % 8,
        public=True, organisation=giver, phone="01632 960111", email="ask@example.org", web=f"https://example.org/{n}" if n % 2 else "",
        cost_to_family="Free", checked_on=date.fromisoformat(ground.DAY) if n % 3 else None, languages=["English"], areas=["MB4"],
    )  # fmt: skip
