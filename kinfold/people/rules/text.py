"""Names and other short texts as they were typed, made safe to keep: any script is welcome, tricks are not."""

import re
import unicodedata

from kinfold.base.errors import NotNow

LONGEST_NAME = 120  # each of given and family name
LONGEST_KNOWN_AS = 200
# Marks that change the direction of writing: text of any direction is kept, the marks themselves are dropped,
# because with them one name can be made to look like another.
DIRECTION_MARKS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
SPACES = re.compile(r"\s+")
NO_PICTURES = "Use letters, spaces, hyphens and apostrophes: a picture or symbol cannot be part of a name."


def tidy(typed: str) -> str:
    """One line without needless spaces, control characters and direction marks, in the composed form of Unicode."""
    text = unicodedata.normalize("NFC", DIRECTION_MARKS.sub("", typed))
    text = SPACES.sub(" ", text)
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cs")).strip()


def check_name(typed: str, field: str, *, longest: int = LONGEST_NAME) -> str:
    """A name as it is kept, in any script; empty stays empty. Raises `NotNow` with the field's name."""
    name = tidy(typed)
    if len(name) > longest:
        raise NotNow(f"This is {len(name):,} letters long. A name may have at most {longest}.", field)
    if any(_is_symbol(sign) for sign in name):
        raise NotNow(NO_PICTURES, field)
    if name and not any(unicodedata.category(sign)[0] in "LN" for sign in name):
        raise NotNow("Enter a name with at least one letter.", field)
    return name


def check_known_as(typed: str) -> str:
    """The name people use, or a few words that say who this is."""
    name = check_name(typed, "known_as", longest=LONGEST_KNOWN_AS)
    if not name:
        raise NotNow("Enter the name people use, or a few words that say who this is.", "known_as")
    return name


def check_length(typed: str, field: str, longest: int) -> str:
    """A short text of any kind, not longer than it can be kept."""
    text = tidy(typed)
    if len(text) > longest:
        raise NotNow(f"This is {len(text):,} letters long. There is room for {longest}.", field)
    return text


def _is_symbol(sign: str) -> bool:
    """Whether a sign is a picture, a currency or mathematics sign, or unassigned: never part of a name."""
    kind = unicodedata.category(sign)
    return (kind[0] == "S" and sign not in "`´^") or kind in ("Co", "Cn")
