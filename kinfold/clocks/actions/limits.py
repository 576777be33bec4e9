"""Setting a council's or a family's own limit, and giving every open clock its new last day."""

from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import F, Q

from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.clocks import rules
from kinfold.clocks.models import LocalLimit
from kinfold.law import timescales
from kinfold.network.models import Family

_NEW_DATES = """
    UPDATE clocks_clock SET due_on = started_on + %(days)s, limit_days = %(days)s, limit_source = %(source)s
    WHERE state = 'open' AND rule = %(rule)s AND every_days IS NULL AND limit_source = ANY(%(sources)s)
      AND (%(family)s::bigint IS NULL OR family_id = %(family)s)
"""


@transaction.atomic
def set_local_limit(
    rule: str, days: int, *, family: Family | None = None, since: date, why: str, by: Who
) -> LocalLimit:
    """Set the council's limit for a rule, or one family's: a dated row with an author. In calendar days.

    Every open clock of the rule gets its new last day in one statement, but for those agreed for one clock, rhythms,
    and, when the council sets a limit, families with a limit of their own. Raises NotNow and `law.errors.NoSuchRule`.
    """
    timescales.rule(rule)
    if days < 1:
        raise NotNow("The number of days must be 1 or more.", field="days")
    if not why.strip():
        raise NotNow("Say why this limit is set.", field="why")
    _end_earlier(rule, family, since)
    made = LocalLimit.objects.create(
        rule=rule, days=days, family=family, since=since, why=why.strip(), set_by_id=by.account_id
    )
    _date_again(rule, days, family)
    return made


def _end_earlier(rule: str, family: Family | None, since: date) -> None:
    earlier = LocalLimit.objects.filter(Q(until__isnull=True) | Q(until__gte=since), rule=rule, family=family)
    if earlier.filter(since__gt=since).exists():
        raise NotNow("A limit that begins later has already been set.", field="since")
    earlier.filter(since=since).update(until=F("since") - timedelta(days=1))
    earlier.filter(since__lt=since).update(until=since - timedelta(days=1))


def _date_again(rule: str, days: int, family: Family | None) -> int:
    sources = ["", rules.COUNCIL] if family is None else ["", rules.COUNCIL, rules.FAMILY]
    with connection.cursor() as cursor:
        cursor.execute(
            _NEW_DATES,
            {
                "days": days,
                "rule": rule,
                "source": rules.COUNCIL if family is None else rules.FAMILY,
                "sources": sources,
                "family": family.pk if family else None,
            },
        )
        return int(cursor.rowcount)
