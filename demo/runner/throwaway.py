"""A database that is made for one check and dropped after it."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def throw_away_database() -> Iterator[None]:
    """Make a fresh, migrated database, use it for everything within, and drop it, whatever happens."""
    name_before = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"check_{secrets.token_hex(4)}"
    made = connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = made
        connection.creation.destroy_test_db(name_before, verbosity=0)
