"""What may stand in a calendar file: it ends on telephones that others pick up, so no names, and no place that is protected."""

import re
from collections.abc import Iterable

SUMMARY = "Meeting"


def place_to_print(place: str, *, protected: bool, names: Iterable[str]) -> str:
    """Return the place as it may stand in a calendar: nothing when it is protected or says anybody's name."""
    if protected:
        return ""
    words = {word for name in names for word in re.findall(r"[^\W\d_]{2,}", name.casefold())}
    said = {re.sub(r"[’']s$", "", word) for word in re.findall(r"[^\W\d_]+(?:[’']s)?", place.casefold())}
    return "" if words & said else place.strip()
