"""Where benchmarks run: Django set up, a database of their own on the embedded server, and a way to count CPU."""

import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

DATABASE = "bench_kinfold"
DAY = "2026-03-12"


def stand() -> None:
    """Set Django up on a database of its own, kept for the next run; made anew when the tables have changed since."""
    os.environ.setdefault("KINFOLD_MODE", "test")
    os.environ["KINFOLD_DATABASE_ROLE"] = "owner"
    os.environ["KINFOLD_TEST_DB"] = DATABASE
    os.environ["KINFOLD_TODAY"] = DAY
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    import django

    django.setup()
    from django.db import connection

    connection.settings_dict["TEST"]["NAME"] = DATABASE
    tables = shape_of_tables()
    connection.creation.create_test_db(
        verbosity=0, autoclobber=True, serialize=False, keepdb=tables == shape_kept()
    )
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON DATABASE {DATABASE} IS '{tables}'")


def shape_of_tables() -> str:
    """Return a short mark of every migration."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.parent.glob("kinfold/*/migrations/*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def shape_kept() -> str:
    """Return the mark of the migrations by which the database was made; nothing when there is none."""
    from django.db import connection

    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [DATABASE]
        )
        return (cursor.fetchone() or [""])[0] or ""


@dataclass
class Cost:
    """What one view cost: seconds of wall time, and CPU seconds of this process and of its database backend."""

    wall: list[float] = field(default_factory=list)
    python: list[float] = field(default_factory=list)
    database: float = 0.0
    bytes: int = 0
    queries: int = 0

    @property
    def cpu_ms(self) -> float:
        """CPU milliseconds a request: the median of this process and the mean of the backend (read in ticks of 10 ms)."""
        return 1000 * median(self.python) + self.database_ms

    @property
    def database_ms(self) -> float:
        """The part of the CPU that the database backend used."""
        return 1000 * self.database / len(self.python)

    @property
    def wall_ms(self) -> float:
        """Median milliseconds a request."""
        return 1000 * median(self.wall)


def interleave(views: dict[str, Callable[[], int]], rounds: int, backend: int) -> dict[str, Cost]:
    """Ask every view in turn, over and over, and count what each cost. The first tenth warms up and is not counted."""
    costs = {name: Cost() for name in views}
    for turn in range(rounds + rounds // 10 + 3):
        for name, ask in views.items():
            before = backend_cpu(backend)
            cpu, wall = time.process_time(), time.perf_counter()
            size = ask()
            cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
            spent = backend_cpu(backend) - before
            if turn >= rounds // 10 + 3:
                cost = costs[name]
                cost.wall.append(wall)
                cost.python.append(cpu)
                cost.database += spent
                cost.bytes = size
    return costs


def backend_cpu(pid: int) -> float:
    """CPU seconds that a database backend on this machine has used; 0 where the system does not tell."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
