"""Reading a time of day as people type it: "6pm", "6.30 pm", "18:00", "half past six" is refused with an example."""

import re
from datetime import time

_TYPED = re.compile(r"(\d{1,2})(?:[:.\s]?([0-5]\d))?\s*(am|pm)?")
EXAMPLE = "Write the time like 6pm, 6.30pm or 18:30."


def read_time(typed: str) -> time:
    """Return the time of day that was typed. Without am or pm, 1 to 6 is taken to be afternoon: nobody meets at 4 at night.

    Raises ValueError with an example when it cannot be a time.
    """
    words = re.sub(r"\s*([ap])\.?\s*m\.?$", r"\1m", typed.strip().casefold())
    words = {"noon": "12pm", "midday": "12pm"}.get(words, words)
    found = _TYPED.fullmatch(words)
    if found is None:
        raise ValueError(EXAMPLE)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half is not None and not 1 <= hour <= 12:
        raise ValueError(EXAMPLE)
    if half is not None:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif 1 <= hour <= 6 and not words.startswith("0"):
        hour += 12
    if hour > 23:
        raise ValueError(EXAMPLE)
    return time(hour, minute)


def say_time(at: time) -> str:
    """Say a time of day: "6pm", "6:30pm"."""
    half = "am" if at.hour < 12 else "pm"
    return f"{at.hour % 12 or 12}{f':{at.minute:02}' if at.minute else ''}{half}"
