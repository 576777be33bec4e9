"""Whether a text is an address of the web, an e-mail address, a day, a moment, an id: strict, and alike everywhere. Pure."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from urllib.parse import urlsplit
from uuid import UUID

from jsonschema import FormatChecker

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_HOUR = re.compile(r"([0-9]{2}):([0-9]{2})(:[0-9]{2}(\.[0-9]{1,6})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?")
_MAIL = re.compile(r"[^@\s<>\"(),:;\\\[\]]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,250}[A-Za-z0-9]")
_UUID = re.compile(r"[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")


def day_of(words: str) -> date | None:
    """Return the day that a text of the form 2026-03-12 names, or None."""
    try:
        return date.fromisoformat(words) if _DAY.fullmatch(words) else None
    except ValueError:
        return None


def moment_of(words: str) -> datetime | None:
    """Return the moment that a text of the form 2026-03-12T09:30:00Z names, or None. It has to say its time zone."""
    if not _MOMENT.fullmatch(words):
        return None
    head, dot, rest = words.upper().partition(".")
    if dot:  # Python keeps six decimals
        digits = re.match(r"[0-9]+", rest)
        kept = digits[0] if digits else ""
        words = f"{head}.{kept[:6]}{rest[len(kept) :]}"
    try:
        return datetime.fromisoformat(words.upper())
    except ValueError:
        return None


def hour_of(words: str) -> time | None:
    """Return the time of day that a text such as 09:30 or 09:30:00 names, or None. An offset is read and let go.

    What a directory means by nine o'clock is nine o'clock by the clock on the wall, in summer and in winter.
    """
    found = _HOUR.fullmatch(words)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2])
    return time(hour, minute) if hour < 24 and minute < 60 else None


def uuid_of(words: str) -> UUID | None:
    """Return the id that a text names, or None."""
    return UUID(words) if _UUID.fullmatch(words) else None


def is_web(words: str) -> bool:
    """Say whether a text is a whole address of the web."""
    try:
        parts = urlsplit(words)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and not re.search(r"[\s<>\"\\^`{|}]", words)
        )
    except ValueError:
        return False


def is_mail(words: str) -> bool:
    """Say whether a text is an e-mail address."""
    return bool(_MAIL.fullmatch(words)) and ".." not in words


def checker() -> FormatChecker:
    """Return what checks the formats of our shapes and of the official schemas."""
    made = FormatChecker(formats=())
    tests: dict[str, Callable[[str], object]] = {
        "uuid": uuid_of,
        "uri": is_web,
        "email": is_mail,
        "date": day_of,
        "date-time": moment_of,
        "time": hour_of,
    }
    for name, test in tests.items():
        made.checks(name)(_text_only(test))
    return made


def _text_only(test: Callable[[str], object]) -> Callable[[object], bool]:
    def checked(value: object) -> bool:
        return not isinstance(value, str) or test(value) not in (None, False)

    return checked
