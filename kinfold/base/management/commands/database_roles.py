"""`manage.py database_roles`: make the three database roles and give each what is its own. Run after every migration."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError, connection
from psycopg.conninfo import conninfo_to_dict

from kinfold.base import roles


class Command(BaseCommand):
    """Make the database roles, and let the app only read and add on append-only tables."""

    help = "Make the database roles, and let the app only read and add on append-only tables."
    requires_system_checks = ()  # the roles must not wait for a page to be mended

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say which tables can no longer be changed by the app."""
        try:
            made = roles.make_roles(connection)
            roles.let_act_as_app(connection, _user_of_the_pages())
            protected = roles.grant(connection)
        except ProgrammingError as refused:
            raise CommandError(
                f"{refused}\nThis command needs the owner of the tables, and a role that may create roles the first time: "
                "set DATABASE_OWNER_URL."
            ) from refused
        if options["verbosity"]:
            self.stdout.write(f"roles made: {', '.join(made) or 'none, all were there'}")
            self.stdout.write(f"append-only for the app: {len(protected)} tables")
        if options["verbosity"] > 1:
            self.stdout.write("\n".join(f"  {table}" for table in protected))


def _user_of_the_pages() -> str:
    """Return whom `DATABASE_URL` signs in as; empty when it is not set or names nobody."""
    return str(conninfo_to_dict(os.environ.get("DATABASE_URL", "")).get("user", ""))
