"""`manage.py scenario load FILE...` plays packs into this database; `scenario check FILE...` into a throw-away one."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from demo.runner.checks import Result, evaluate
from demo.runner.play import play
from demo.runner.reader import Pack, PackError, read
from demo.runner.throwaway import throw_away_database


class Command(BaseCommand):
    """Play families written as data, by calling the product's own actions on their dates."""

    requires_system_checks: tuple[str, ...] = ()
    help = "load FILE...: play scenario packs. check FILE...: play them apart and evaluate what they expect."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the verb and the files."""
        parser.add_argument("verb", choices=["load", "check"])
        parser.add_argument("files", nargs="+", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Read every file before the first is played, so that a faulty one changes nothing."""
        try:
            packs = [read(path) for path in options["files"]]
        except PackError as error:
            raise CommandError(str(error)) from None
        if options["verb"] == "load":
            self.load_packs(packs)
        else:
            self.check_packs(packs)

    def load_packs(self, packs: list[Pack]) -> None:
        """Play packs into this database."""
        for pack in packs:
            stage = play(pack)
            self.stdout.write(f"{pack.id}: {len(pack.steps)} steps played, family {stage.family.ref}")

    def check_packs(self, packs: list[Pack]) -> None:
        """Play packs into a throw-away database and print one line for each expectation."""
        results: list[Result] = []
        with throw_away_database():
            for pack in packs:
                found = evaluate(play(pack))
                for result in found:
                    self.stdout.write(str(result))
                results += found
        in_words = sum(r.verdict == "WORDED" for r in results)
        if in_words:
            self.stdout.write(f"{in_words} said in words: not judged here, each by the test named beside it")
        passed, failed, waiting = (sum(r.verdict == v for r in results) for v in ("PASS", "FAIL", "NOT YET"))
        self.stdout.write(f"{passed} passed, {failed} failed, {waiting} not yet")
        if failed:
            raise SystemExit(1)
