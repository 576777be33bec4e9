"""What the working page of a plan costs, against a bare view of the same rows, with other families' plans around it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bench import chronology, ground

GOALS, EACH, REVIEWS, OTHERS = 12, 3, 6, 2000


def run(*, others: int, rounds: int) -> None:
    """Make the archive and the plans if they are not there, then measure."""
    ground.stand()
    from django.core.wsgi import get_wsgi_application
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    _, account = chronology.archive(others)
    ref = a_plan()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), (SELECT count(*) FROM plan_planaction)")
        backend, total = cursor.fetchone() or (0, 0)
    cookie = chronology.sign_in(account)
    site = get_wsgi_application()
    real = chronology.asking(site, f"/families/{ref}/plan/", cookie)
    cut_shell(real.text())
    views: dict[str, Callable[[], int]] = {
        "the page": real,
        "bare, with duties": chronology.asking(site, f"/bare-plan/{ref}/", cookie),
        "the same, laid out": chronology.asking(site, f"/laid-out/plan/{ref}/", cookie),
    }
    print(
        f"{total:,} actions of plans; {GOALS} goals, {GOALS * EACH} actions, {REVIEWS} reviews on this page; {rounds} rounds."
    )
    costs = ground.interleave(views, rounds, backend)
    print(
        f"{'':20}{'CPU ms':>8}{'of it PostgreSQL':>18}{'wall ms':>9}{'KB':>7}{'queries':>9}{'to bare':>9}{'to laid out':>13}"
    )
    for name, cost in costs.items():
        with CaptureQueriesContext(connection) as captured:
            views[name]()
        ratios = [cost.cpu_ms / costs[floor].cpu_ms for floor in ("bare, with duties", "the same, laid out")]
        print(
            f"{name:20}{cost.cpu_ms:8.2f}{cost.database_ms:18.2f}{cost.wall_ms:9.2f}{cost.bytes / 1024:7.1f}"
            f"{len(captured):9}{ratios[0]:9.2f}{ratios[1]:13.2f}"
        )


def cut_shell(page: str) -> None:
    """Give the bare view the real page's surroundings, without its goals and reviews, as constant bytes."""
    from bench import bare_plan

    head, rest = page.split('<ol class="kf-goals">', 1)
    middle = rest[rest.index("</section>") :]
    between, rest = middle.split('<ol class="kf-steps">', 1)
    bare_plan.SHELL[:] = [head, between, rest[rest.index("</ol>") + 5 :]]


def a_plan() -> str:
    """Return the reference of the first child's family, with a full plan; made with many others around it, once."""
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.plan.models import Plan

    child = Person.objects.get(known_as="Subject 1")
    home = Family.objects.get(members__person=child)
    if not Plan.objects.filter(family=home).exists():
        others = list(Family.objects.exclude(pk=home.pk).order_by("pk")[:OTHERS])
        for family, whose in [(home, child), *((family, None) for family in others)]:
            fill(family, whose, GOALS if whose else 3)
    return str(home.ref)


def fill(family: Any, child: Any, goals: int) -> None:
    """Write a plan's rows as they are: no entries and no clocks, which this page hardly reads."""
    from datetime import date

    from kinfold.agencies.models import Practitioner
    from kinfold.plan.models import Goal, Plan, PlanAction, Reached, Review, Rhythm

    day = date.fromisoformat(ground.DAY)
    worker = Practitioner.objects.order_by("pk").first()
    plan = Plan.objects.create(family=family, made_on=day, in_short="Calm evenings, and food on the table.")
    made = Goal.objects.bulk_create(
        Goal(
            plan=plan, person=child if n % 2 else None, words=f"Goal {n}: a bed of my own, and somebody who reads to me.",
            how_we_will_know="I sleep in it every night.", by_when=day + timedelta(days=n), why_now="She is small now.",
            whose_words="Said at school", since=day, order=n,
        )
        for n in range(goals)
    )  # fmt: skip
    PlanAction.objects.bulk_create(
        PlanAction(
            plan=plan, goal=goal, what=f"Ring and ask, week {n}", aim="An answer", owner=worker, agreed_on=day,
            by_when=day + timedelta(days=7 * n),
        )
        for goal in made
        for n in range(EACH)
    )  # fmt: skip
    if child is None:
        return
    Rhythm.objects.create(plan=plan, person=child, worker=worker, every_days=14, why="She asked.", since=day)
    for n in range(REVIEWS):
        held = Review.objects.create(
            plan=plan,
            held_on=day - timedelta(days=30 * n),
            what_we_saw="Seen.",
            outcome="go_on",
            why="It moves.",
        )
        Reached.objects.create(
            review=held, child=child, how_far="partly", quickly="no", changed="A bed.", silent_why="Asleep."
        )
