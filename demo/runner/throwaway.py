"""A database that is made for one check and dropped after it."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from kinfold.config.database import owner_database

WHO_CONNECTS = ("USER", "PASSWORD", "HOST", "PORT")


@contextmanager
def throw_away_database() -> Iterator[None]:
    """Make a fresh, migrated database as the owner, use it for everything within, and drop it, whatever happens."""
    owner = owner_database()
    before = {name: connection.settings_dict[name] for name in ("NAME", *WHO_CONNECTS)}
    connection.close()
    connection.settings_dict.update({name: owner[name] for name in WHO_CONNECTS})
    connection.settings_dict["TEST"]["NAME"] = f"check_{secrets.token_hex(4)}"
    made = connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = made
        connection.creation.destroy_test_db(before["NAME"], verbosity=0)
        connection.settings_dict.update(before)
