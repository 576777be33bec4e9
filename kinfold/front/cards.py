"""The demonstration's sign-in cards: who you can be, and what they would do today. None in production.

`settings.SIGN_IN_CARDS` names a YAML file with a list `cards` of {username, today, group}; who they are is read from their
accounts, so that a card never says something else than the product does.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import yaml
from django.conf import settings

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Account

WORKERS, RELATIVES = "People who work with families", "Children and parents"


@dataclass(frozen=True, slots=True)
class Card:
    """One person whom a visitor of the demonstration can be."""

    username: str
    today: str = ""
    group: str = ""
    name: str = ""
    job: str = ""


def all_cards() -> tuple[Card, ...]:
    """Return every card of the demonstration; none where there is no demonstration."""
    path = Path(settings.SIGN_IN_CARDS) if settings.SIGN_IN_CARDS else None
    return _read(path, path.stat().st_mtime_ns) if path is not None and path.is_file() else ()


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> tuple[Card, ...]:
    rows = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return tuple(
        Card(str(row["username"]), str(row.get("today", "")), str(row.get("group", "")))
        for row in rows.get("cards", [])
    )


def shown_cards() -> list[tuple[str, list[Card]]]:
    """Return the cards of accounts that exist, workers first, in the order of the file."""
    cards = all_cards()
    there = agencies.accounts(card.username for card in cards) if cards else {}
    named = [with_name(card, there[card.username]) for card in cards if card.username in there]
    named.sort(key=lambda card: card.group == RELATIVES)
    return [(group, list(some)) for group, some in groupby(named, key=lambda card: card.group)]


def with_name(card: Card, account: Account) -> Card:
    """Put on a card who it is: a worker with job and place of work, or a member of a family."""
    worker = getattr(account, "practitioner", None)
    if worker is None:
        return replace(card, name=account.display_name, group=card.group or RELATIVES)
    job = f"{worker.title}, {worker.organisation}"
    return replace(card, name=worker.name or account.display_name, job=job, group=card.group or WORKERS)


def card_of(username: str) -> Card | None:
    """Return the card of a sign-in name."""
    return next((card for card in all_cards() if card.username == username), None)
