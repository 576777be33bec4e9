"""Months of the access log are made ahead of time, so that closed ones can be moved away whole."""

from datetime import date

from django.db import connection, transaction

from kinfold.sharing.models import AccessLog


@transaction.atomic
def make_partitions(first: date, last: date) -> list[str]:
    """Make the missing monthly partitions of the access log, from the month of `first` to that of `last`.

    Needs the owner of the table. A new partition can be read and added to by the app, never changed
    (`base.roles`, default privileges). Returns the names made.
    """
    made = []
    day = first.replace(day=1)
    with connection.cursor() as cursor:
        while day <= last:
            following = (day.replace(day=28) + _FOUR_DAYS).replace(day=1)
            name = f"{AccessLog._meta.db_table}_{day:%Y_%m}"
            cursor.execute("SELECT to_regclass(%s)", [name])
            if cursor.fetchone() == (None,):
                cursor.execute(_statement(name, day, following))
                made.append(name)
            day = following
    return made


_FOUR_DAYS = date(2000, 1, 5) - date(2000, 1, 1)


def _statement(name: str, start: date, end: date) -> str:
    quote = connection.ops.quote_name
    table = quote(AccessLog._meta.db_table)
    return f"CREATE TABLE {quote(name)} PARTITION OF {table} FOR VALUES FROM ('{start}') TO ('{end}')"
