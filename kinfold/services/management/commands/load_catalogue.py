"""`manage.py load_catalogue FILE`: put a catalogue of help into the directory. Safe to run again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand, CommandError

from kinfold.base.errors import NotNow
from kinfold.services import actions


class Command(BaseCommand):
    """Load a catalogue into the directory of help."""

    help = "Put a catalogue of help (YAML or JSON) into the directory. What somebody has verified stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file."""
        parser.add_argument("file", type=Path, help="the catalogue, as demo/catalogue.yaml")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it, and say how many; a file that is no catalogue changes nothing."""
        try:
            data = yaml.safe_load(options["file"].read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as why:
            raise CommandError(f"{options['file']} cannot be read: {why}") from why
        if not isinstance(data, dict):
            raise CommandError(f"{options['file']} is not a catalogue.")
        try:
            number = actions.load_catalogue(data)
        except (NotNow, KeyError, TypeError) as why:
            raise CommandError(f"{options['file']} is not a catalogue: {why}") from why
        self.stdout.write(f"{number} kinds of help are in the directory. Nobody has rung them yet.")
