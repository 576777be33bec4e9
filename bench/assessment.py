"""What the assessment page of a family with 200 contributions costs, against a bare view of the same rows."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from bench import ground
from bench.chronology import asking, sign_in

FLOORS = ("bare rows", "bare, with duties", "the same, laid out")
CONTRIBUTIONS = 200
CHILDREN = 4
BEGAN = date(2025, 1, 6)


def run(*, others: int, rounds: int) -> None:
    """Make the family if it is not there, then measure. `others` is not used: the page reads one family's rows."""
    ground.stand()
    from django.db import connection

    ref, account = family()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), (SELECT count(*) FROM assessment_contribution)")
        backend, total = cursor.fetchone() or (0, 0)
    print(
        f"{total:,} contributions in the archive; {rounds} interleaved requests of each view; one process, warm."
    )
    measure(ref, sign_in(account), rounds, backend)


def measure(ref: str, cookie: str, rounds: int, backend: int) -> None:
    """Compare the page with the bare views, and print the ratios."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    site = get_wsgi_application()
    real = asking(site, f"/families/{ref}/assessment/", cookie)
    cut_shell(real.text())
    views: dict[str, Callable[[], int]] = {
        "the page": real,
        "bare rows": asking(site, f"/bare-assessment/{ref}/", cookie),
        "bare, with duties": asking(site, f"/bare-assessment-with-duties/{ref}/", cookie),
        "the same, laid out": asking(site, f"/laid-out/assessment/{ref}/", cookie),
    }
    costs = ground.interleave(views, rounds, backend)
    print(f"{'':20}{'CPU ms':>8}{'of it PostgreSQL':>18}{'wall ms':>9}{'KB':>7}{'queries':>9}{'to bare':>9}{'with duties':>13}{'laid out':>13}")  # fmt: skip
    for name, cost in costs.items():
        with CaptureQueriesContext(connection) as captured:
            views[name]()
        ratios = [cost.cpu_ms / costs[floor].cpu_ms for floor in FLOORS]
        print(
            f"{name:20}{cost.cpu_ms:8.2f}{cost.database_ms:18.2f}{cost.wall_ms:9.2f}{cost.bytes / 1024:7.1f}"
            f"{len(captured):9}{ratios[0]:9.2f}{ratios[1]:13.2f}{ratios[2]:13.2f}"
        )


def cut_shell(page: str) -> None:
    """Give the bare views the real page's surroundings, without its contributions, as constant bytes."""
    from bench import bare_assessment

    head, rest = page.split('<section class="as-side"', 1)
    bare_assessment.SHELL[:] = [head, rest[rest.rindex("</section>") + 10 :]]


def family() -> tuple[str, Any]:
    """Return the family's reference and its worker's account; make them when they are not there."""
    from kinfold.agencies.models import Account
    from kinfold.network.models import Family

    found = Family.objects.filter(name="Assessed").first()
    if found is None:
        found = make()
    return found.ref, Account.objects.get(username="bench-assessment")


def make() -> Any:
    """A worker, a family of six, and what stands about it: half of it asked again, some of it replaced."""
    from kinfold.agencies import actions as agencies
    from kinfold.agencies.models import Account
    from kinfold.assessment.models import Assessment, Contribution, StillTrue
    from kinfold.base.who import Who
    from kinfold.network import actions as network
    from kinfold.network.models import Family, FamilyMember
    from kinfold.people.models import Person

    council = agencies.open_organisation("Merebridge Assessing", "social_care")
    worker = agencies.take_on(council, "Social worker", name="Amina Yusuf", on=BEGAN)
    account: Account = agencies.open_account("bench-assessment", "Amina Yusuf")
    agencies.give_account(worker, account)
    agencies.join_team(worker, agencies.open_team(council, "North", "locality"), on=BEGAN)
    people = [Person.objects.create(known_as=f"Child {n} Assessed") for n in range(CHILDREN)]
    people += [Person.objects.create(known_as=f"Parent {n} Assessed") for n in range(2)]
    made = Family.objects.create(name="Assessed", synthetic=True)
    for n, person in enumerate(people):
        part = "child" if n < CHILDREN else "parent"
        FamilyMember.objects.create(family=made, person=person, part=part, since=BEGAN)
    network.involve(
        worker, made, "allocated", since=BEGAN, by=Who(account.pk, "Amina Yusuf", worker.pk, council.pk)
    )
    assessment = Assessment.objects.create(family=made, begun_on=BEGAN)
    for n in range(CONTRIBUTIONS):
        row = Contribution.objects.create(
            assessment=assessment, author=worker, organisation=council, **facts(n, people)
        )
        if n % 2:
            StillTrue.objects.create(
                contribution=row,
                answer="confirmed",
                on_day=BEGAN + timedelta(days=300),
                said_by="Parent and worker",
            )
    return made


SECTIONS = (
    "health",
    "education",
    "identity",
    "basic_care",
    "ensuring_safety",
    "stability",
    "housing",
    "income",
)


def facts(n: int, people: list[Any]) -> dict[str, Any]:
    """What the n-th contribution says, of whom, by whom."""
    parent = n % 5 == 0
    return {
        "section": SECTIONS[n % len(SECTIONS)],
        "words": f"Number {n}. "
        + "The worker came, and the child said how the week had been. " * (2 + n % 4),
        "evidence": "Seen at home and at school." if n % 3 == 0 else "",
        "person": people[n % len(people)],
        "account": "parent" if parent else "worker",
        "said_by": "Parent" if parent else "Amina Yusuf, social worker",
        "said_by_person": people[-1] if parent else None,
        "sort": ("fact", "worry", "strength")[n % 3],
        "on_day": BEGAN + timedelta(days=n),
    }
