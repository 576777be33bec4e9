"""Signing in with a name and a password: at most ten wrong tries in five minutes for one name. Searches are counted too.

The count is kept by name alone: a header that says where a request came from can be forged, and others behind the same
address must not be locked out (trust/README.md, threats 33 and 34). A name that does not exist answers, and takes as
long, as one that does: Django's backend hashes the password either way.
"""

import hashlib
from datetime import date, datetime, timedelta

from django.contrib.auth import authenticate
from django.db import connection, transaction

from kinfold.agencies.models import Account
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.front.models import SearchMade, SignInTry
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as sharing_queries

MOST_TRIES = 10
WITHIN = timedelta(minutes=5)
WRONG = "That sign-in name and password do not go together. Check both and try again."
TOO_MANY = (
    "There have been too many tries with this sign-in name. Wait five minutes and try again. "
    "If you cannot wait because of a child, ring the duty team."
)

MOST_SEARCHES = 30
AN_HOUR = timedelta(hours=1)
TOO_OFTEN = "You have searched outside your own work very often in the last hour. Wait a while, or ring the duty team."


@transaction.atomic
def sign_in(username: str, password: str, *, on: date, now: datetime) -> tuple[Account | None, str]:
    """Return the account that may sign in, or None and what to say. Never raises: a wrong try has to be kept."""
    name = username.strip()
    mark = hashed(name)
    wait_for_others(mark)
    tries = SignInTry.objects.filter(name_hash=mark)
    tries.filter(at__lte=now - WITHIN).delete()
    if tries.count() >= MOST_TRIES:
        return None, TOO_MANY
    account = authenticate(None, username=name, password=password)
    if not isinstance(account, Account) or sharing_queries.who_is(account, on).is_nobody:
        SignInTry.objects.create(name_hash=mark, at=now)
        return None, WRONG
    tries.delete()
    return account, ""


@transaction.atomic
def sign_in_as(account: Account | None, *, on: date) -> Who:
    """Be somebody of the demonstration, without a password. Raises NotNow for an account that cannot sign in."""
    who = sharing_queries.who_is(account, on) if account is not None else None
    if who is None or who.is_nobody:
        raise NotNow("This person cannot sign in today.")
    return who


@transaction.atomic
def note_signed_in(who: Who) -> None:
    """Write into the access log that somebody has signed in."""
    sharing.log(who, row="-", action="sign_in")


@transaction.atomic
def note_search(who: Who, words: str) -> None:
    """Write into the access log that somebody looked among the people of their own work, with the words."""
    sharing.log(who, row="F1", action="find", reason=words)


@transaction.atomic
def look_outside(who: Who, words: str, purpose: str, *, now: datetime) -> None:
    """Count and log a search outside somebody's own work, with its words and purpose. Raises NotNow when too many."""
    made = SearchMade.objects.filter(account_id=who.account_id or 0)
    made.filter(at__lte=now - AN_HOUR).delete()
    if made.count() >= MOST_SEARCHES:
        raise NotNow(TOO_OFTEN)
    SearchMade.objects.create(account_id=who.account_id or 0, at=now)
    sharing.log(who, row="F1", action="find.outside", purpose=purpose, reason=words)


def hashed(name: str) -> str:
    """Return what the table holds for a sign-in name."""
    return hashlib.sha256(name.casefold().encode()).hexdigest()


def wait_for_others(mark: str) -> None:
    """Let tries at one name come one after another, so that fifty at once do not slip past the count."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"sign_in {mark}"])
