"""The rules of answering by a one-time link, without an account: which answers there are, and when a link still opens. Pure.

Whoever holds the link is trusted with one request and one answer, no more (docs/decisions: one-time links).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kinfold.services.rules.saying import STATES

TOKEN_BYTES = 32
"""Of chance in a token: 256 bits, so that no guessing ever finds one."""
SHORTEST_LINK, LINK_DAYS, LONGEST_LINK = 1, 14, 60
"""Days a link may be open."""
NEXT_LINK_DAYS = 90
"""Days that the next link is open, sent after an answer that leaves somebody waiting or helped."""
NEW_WITHIN = 180
"""Days after the first link in which a new one may be asked for. What was agreed to be shared is not agreed for ever."""
NEW_A_DAY = 3
"""New links for one request in a day, whoever asks."""
WRONG_TRIES, WITHIN = 20, timedelta(minutes=5)
"""Tries at links that are none of ours from one address, before it has to wait."""

REPLACED = "Another link was sent instead."
RAN_OUT = "It ran out."
"""Written with a link that was looked at after its last day: it stays shut even when a server's clock is put back."""

ANSWERS: dict[str, str] = {
    "accepted": "Yes, we can help. It has not begun yet",
    "waiting": "They are on our waiting list",
    "started": "It has begun",
    "not_eligible": "No, it is not for them",
    "unavailable": "No, we cannot offer it now",
    "declined": "They told us that they do not want it",
    "closed_non_engagement": "We could not reach them, or they did not come",
    "ended": "It has ended",
}
"""What a service may answer, as it reads on its page; the words are the states of a request."""
STILL = {"started": "It still goes on"}
"""How an answer reads that says again what already holds."""
NEEDS_A_REASON = frozenset({"not_eligible", "unavailable", "declined", "closed_non_engagement", "ended"})
GOES_ON = frozenset({"accepted", "waiting", "started"})
"""After these answers something is still to be told later, so the next link is sent."""
_NOT_YET = tuple(answer for answer in ANSWERS if answer != "ended")
_ENDS = ("started", "closed_non_engagement", "ended")
_HAS_IT = ("started", "irregular")


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What is known of a link."""

    sent_on: date
    expires_on: date
    used_at: datetime | None
    ended_at: datetime | None
    ended_why: str


def standing(link: LinkFacts | None, on: date) -> str:
    """Say how a link stands: open, answered, replaced, taken_back, expired, or unknown for one that is none of ours.

    Before the day on which it was sent no link is open: then a clock is wrong.
    """
    if link is None:
        return "unknown"
    if link.used_at is not None:
        return "answered"
    if link.ended_at is not None:
        return {REPLACED: "replaced", RAN_OUT: "expired"}.get(link.ended_why, "taken_back")
    return "open" if link.sent_on <= on <= link.expires_on else "expired"


def hashed(token: str) -> str:
    """Return what the table keeps of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def may_answer(state: str, follow: Iterable[str]) -> dict[str, str]:
    """Return the answers that may be given now, with their words; `follow`: the states that may follow."""
    sensible = _ENDS if state in _HAS_IT else _NOT_YET
    allowed = set(follow).intersection(sensible)
    words = ANSWERS | (STILL if state in _HAS_IT else {})
    return {answer: words[answer] for answer in ANSWERS if answer in allowed}


def may_have_new(first_sent_on: date, sent_today: int, newest: str, on: date) -> bool:
    """Say whether a new link may go to the known address: not when it was taken back, too late, or too often today."""
    if newest in ("taken_back", "no_longer") or sent_today > NEW_A_DAY:
        return False
    return on <= first_sent_on + timedelta(days=NEW_WITHIN)


def link_sent_sentence(what: str, name: str) -> str:
    """Say in the chronology that a service was sent a link: never what it shares."""
    return f"{what} was asked to answer by a one-time link, for {name}."


def taken_back_sentence(what: str, name: str) -> str:
    """Say that the link was taken back."""
    return f"The link by which {what} could answer for {name} was taken back."


def told_sentence(what: str, name: str) -> str:
    """Say that the person was told the answer."""
    return f"{name} was told what {what} answered."


def answer_sentence(answer: str, before: str, what: str, name: str) -> str:
    """Say an answer where the usual words of its step would say something else; nothing where they fit."""
    if answer == "accepted":
        return f"{what[:1].upper()}{what[1:]} said yes for {name}. It has not begun yet."
    if answer == "started" and before in _HAS_IT:
        return f"{what[:1].upper()}{what[1:]} goes on for {name}."
    return ""


def stands_said(state: str) -> str:
    """How a request stands, as its service reads it."""
    return {
        "asked": "You have been asked for help. Nobody has answered yet.",
        "offered": "It has been offered to them. They have not answered yet.",
        "accepted": "You said yes. It has not begun yet.",
        "waiting": "They are on your waiting list.",
        "started": "They have this help from you now.",
        "irregular": "They have this help from you, now and then.",
    }.get(state, f"{STATES[state].worker}." if state in STATES else "")
