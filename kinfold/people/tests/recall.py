"""Measure search: of the people asked for wrongly, how many are among the first ten, and how long it takes.

python -m kinfold.people.tests.recall 20000      (in a database made for it: see README.md)
"""

import random
import statistics
import sys
import time
from collections import defaultdict
from dataclasses import dataclass

from django.db import connection, transaction

from kinfold.people import queries
from kinfold.people.tests import synthetic


@dataclass(frozen=True, slots=True)
class Measured:
    """Recall at ten, and the median time in milliseconds, by kind of question; and times over all of them."""

    recall: dict[str, float]
    median: dict[str, float]
    p50: float
    p95: float
    p99: float

    def over(self, kinds: list[str]) -> float:
        """Mean recall over some kinds."""
        return statistics.fmean(self.recall[kind] for kind in kinds)

    @property
    def with_date(self) -> float:
        """Mean recall of the questions that give a date."""
        return self.over([kind for kind in self.recall if "no date" not in kind])

    @property
    def without_date(self) -> float:
        """Mean recall of the questions that give none."""
        return self.over([kind for kind in self.recall if "no date" in kind])


def measure(made: list[synthetic.Made], ids: list[int], asked_about: int = 100, seed: int = 7) -> Measured:
    """Ask eleven wrong questions about some of the people."""
    dice = random.Random(seed)
    hits: dict[str, list[bool]] = defaultdict(list)
    took: dict[str, list[float]] = defaultdict(list)
    for about in dice.sample(range(len(made)), min(asked_about, len(made))):
        for question in synthetic.questions(about, made[about], dice):
            started = time.perf_counter()
            found = queries.find(question.words, among=None, limit=10)
            took[question.kind].append((time.perf_counter() - started) * 1000)
            hits[question.kind].append(ids[about] in {match.person.pk for match in found})
    cuts = statistics.quantiles([one for some in took.values() for one in some], n=100)
    recall = {kind: statistics.fmean(some) for kind, some in hits.items()}
    median = {kind: statistics.median(some) for kind, some in took.items()}
    return Measured(recall, median, cuts[49], cuts[94], cuts[98])


def report(measured: Measured) -> str:
    """The figures as lines of text."""
    lines = [
        f"{recall:6.3f} {measured.median[kind]:7.1f} ms  {kind}" for kind, recall in measured.recall.items()
    ]
    lines.append(f"recall@10 with date {measured.with_date:.3f}, without {measured.without_date:.3f}")
    lines.append(f"p50 {measured.p50:.1f} ms, p95 {measured.p95:.1f} ms, p99 {measured.p99:.1f} ms")
    return "\n".join(lines)


def main(count: int) -> None:
    """Load so many people within a transaction that is rolled back, measure, and say so."""
    with transaction.atomic():
        started = time.perf_counter()
        made = list(synthetic.people(count))
        ids = synthetic.load(made)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE people_searchkey, people_searchname, people_person, people_personname")
        sys.stdout.write(f"{count} people loaded in {time.perf_counter() - started:.0f} s\n")
        sys.stdout.write(report(measure(made, ids)) + "\n")
        transaction.set_rollback(True)
