"""References that are safe to print, say on the telephone and send to the statutory returns.

A reference is at most 20 letters and digits (the census and the DfE interface refuse hyphens:
`statutory/README.md`, pitfalls) and is never reused. It is random, so that one reference tells
nothing about another.
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U to misread
LENGTH = 10


def new_ref(prefix: str) -> str:
    """Make a new reference: a one-letter prefix for the kind of thing, then ten letters or digits."""
    return prefix + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def person_ref() -> str:
    """A reference for a person."""
    return new_ref("P")


def family_ref() -> str:
    """A reference for a family."""
    return new_ref("F")


def organisation_ref() -> str:
    """A reference for an organisation."""
    return new_ref("G")


def team_ref() -> str:
    """A reference for a team."""
    return new_ref("T")


def practitioner_ref() -> str:
    """A reference for a worker or volunteer."""
    return new_ref("W")


def record_ref() -> str:
    """A reference for a worry, consultation, referral, note, visit or document."""
    return new_ref("R")
