"""What the public directory of 5,000 services costs, as open data and as a page, against bare views of the same rows."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from bench import chronology, ground

SERVICES, PLACES, GIVERS = 5_000, 60, 200
NEEDS = ("money", "housing", "parenting", "mental_health", "isolation", "childcare", "food", "education")
FIRST = ("Sunrise", "Harbour", "Oak Street", "Riverside", "Second Step", "Open Door", "Hill Top", "Lantern")
LAST = ("group", "advice", "visits", "club", "counselling", "mentors", "kitchen", "play")


def run(*, others: int, rounds: int) -> None:
    """Make the directory if it is not there, then measure."""
    ground.stand()
    from django.core.wsgi import get_wsgi_application
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from kinfold.openreferral.rules.words import made_id

    make()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), (SELECT count(*) FROM services_service WHERE public)")
        backend, total = cursor.fetchone() or (0, 0)
    site = get_wsgi_application()
    asked = "search=harbour&minimum_age=5"
    paths = {
        "feed": "/open-referral/v3/services?page=40",
        "bare feed": "/bare-feed/?page=40",
        "feed, narrowed": f"/open-referral/v3/services?{asked}&taxonomy_term_id={made_id('need', 'money')}",
        "bare feed, narrowed": f"/bare-feed/?{asked}&need=money",
        "page": "/help-near-you/",
        "bare page": "/bare-help-near-you/",
        "laid out page": "/laid-out/help-near-you/",
        "full feed, 50": "/open-referral/v3/services?full=true&page=40",
    }
    views: dict[str, Callable[[], int]] = {}
    for name, path in paths.items():
        where, _, said = path.partition("?")
        views[name] = chronology.asking(site, where, "", said)
    cut_shell(views["page"].text())  # type: ignore[attr-defined]
    print(f"{total:,} public services; {rounds} rounds.")
    costs = ground.interleave(views, rounds, backend)
    print(
        f"{'':22}{'CPU ms':>8}{'of it PostgreSQL':>18}{'wall ms':>9}{'KB':>7}{'queries':>9}{'to bare':>9}{'laid out':>9}"
    )
    for name, cost in costs.items():
        with CaptureQueriesContext(connection) as captured:
            views[name]()
        floors = [costs[f"{kind} {name}"] for kind in ("bare", "laid out") if f"{kind} {name}" in costs]
        ratio = "".join(f"{cost.cpu_ms / floor.cpu_ms:9.2f}" for floor in floors)
        print(
            f"{name:22}{cost.cpu_ms:8.2f}{cost.database_ms:18.2f}{cost.wall_ms:9.2f}{cost.bytes / 1024:7.1f}{len(captured):9}{ratio}"
        )


def cut_shell(page: str) -> None:
    """Give the bare page the real page's surroundings, without its list, as constant bytes."""
    from bench import bare_directory

    mark = '<ul class="kf-helps-near">'
    head, rest = page.split(mark, 1)
    bare_directory.SHELL[:] = [head + mark, rest[rest.index("</ul>") :]]


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
