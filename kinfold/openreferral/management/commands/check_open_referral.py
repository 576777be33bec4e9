"""`manage.py check_open_referral --schemas FOLDER [FILE ...]`: do our feed, or somebody's files, fit the official schemas?"""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kinfold.base.today import today
from kinfold.openreferral import queries
from kinfold.openreferral.rules import files, official, shapes
from kinfold.openreferral.rules.files import NESTED

BASE = "https://directory.example.org/open-referral/v3/"
PAGE_OF = "https://directory.example.org/help-near-you/service/{}/"
NEAR_OF = "https://directory.example.org/help-near-you/?near={}"


class Command(BaseCommand):
    """Check every answer of our feed, and files of others, against the official compiled schemas in a folder."""

    help = (
        "Check our feed, or saved files of a feed, against the official Open Referral UK schemas in a folder."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the folder, and perhaps for files."""
        parser.add_argument(
            "--schemas", type=Path, required=True, help="a folder with the official compiled schemas"
        )
        parser.add_argument("files", nargs="*", type=Path, help="saved answers of a feed; none: our own feed")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, say how much was checked and what does not fit; fail when something does not."""
        try:
            schemas = official.Schemas(options["schemas"])
        except official.CannotUse as why:
            raise CommandError(str(why)) from None
        for said_of_file in schemas.which():
            self.stdout.write(said_of_file)
        checks = of_files(schemas, options["files"]) if options["files"] else of_our_feed(schemas)
        checked, wrong = 0, 0
        for where, said in checks:
            checked += 1
            for one in said:
                wrong += 1
                self.stdout.write(f"{where}: {one}")
        self.stdout.write(
            f"{checked:,} answers checked against {options['schemas']}: {wrong:,} things do not fit."
        )
        if wrong:
            raise CommandError("This does not fit the official schemas.")


def of_our_feed(schemas: official.Schemas) -> Iterator[tuple[str, list[str]]]:
    """Every page of every list, and every one of each, as anybody would be answered today."""
    where = queries.Feed(BASE, PAGE_OF, NEAR_OF, today())
    for name, file in official.OF_ONE.items():
        number, last = 1, False
        while not last:
            said = {"page": str(number), "per_page": "500"}
            page = queries.list_page(name, said, where)
            yield f"/{name}?page={number}", list(schemas.wrong_with_page(page, name))
            for one in page["contents"]:
                told = queries.get_one(name, one["id"], where)
                yield f"/{name}/{one['id']}", schemas.wrong_with(told, file)
            number, last = number + 1, page["last_page"]


def of_files(schemas: official.Schemas, paths: list[Path]) -> Iterator[tuple[str, list[str]]]:
    """Every service of some saved answers: those told whole as such, the others as a list tells them."""
    for path in paths:
        try:
            found = files.read([path.read_bytes()])
        except (OSError, files.CannotRead) as why:
            raise CommandError(f"{path}: {why}") from None
        for _ in found.nameless:
            yield (
                f"{path}: a service without an id",
                ["id: missing, or it cannot be kept"],
            )
        for key, told in found.services.items():
            whole = bool(told.keys() & NESTED)
            said = schemas.wrong_with(told, "service.json" if whole else "service_list.json")
            yield f"{path}: {key}", [*said, *_ours(told, said)]


def _ours(told: dict[str, Any], said: list[str]) -> list[str]:
    """What our own description finds and the official one does not: days and hours, whose form the official files leave open."""
    return [
        f"{one} (by Kinfold’s own shapes)" for one in shapes.wrong_with(told, "service") if one not in said
    ]
