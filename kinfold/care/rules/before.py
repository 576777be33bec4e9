"""Homes for good that a child had before coming into care, as the return asks of everybody who starts care (PrevPerm). Pure.

From statutory/903.md (PREV_PERM, LA_PERM, DATE_PERM): what kind it was, which authority arranged it, and the day of the order
as far as anybody knows it.
"""

from datetime import date

from kinfold.base.errors import NotNow

NONE = "Z1"
WORDS: dict[str, str] = {
    NONE: "No, this child had none",
    "P1": "Yes: adopted",
    "P2": "Yes: a special guardian",
    "P3": "Yes: a residence order or child arrangements order",
    "P4": "Yes, but nobody knows of which kind",
}
SAID: dict[str, str] = {
    NONE: "No home for good before care",
    "P1": "Adopted before",
    "P2": "With a special guardian before",
    "P3": "Under a residence order or child arrangements order before",
    "P4": "A home for good before; nobody knows of which kind",
}
ELSEWHERE: dict[str, str] = {
    "own": "Our own authority",
    "other": "Another authority in England (give its number below)",
    "WAL": "In Wales",
    "SCO": "In Scotland",
    "NIR": "In Northern Ireland",
    "NUK": "Outside the United Kingdom",
    "999": "Nobody knows",
}
"""Who arranged it: the words of LA_PERM, the number of an English authority, or "own", which is returned as our number."""


def must_be_said(word: str, arranged_by: str) -> None:
    """Refuse an answer that is none, and a home for good without who arranged it ("999": nobody knows)."""
    if word not in WORDS:
        raise NotNow("Choose whether there was a home for good before.", field="word")
    if word == NONE:
        return
    number = len(arranged_by) == 3 and arranged_by.isdigit()
    if not number and arranged_by not in ELSEWHERE.keys() - {"other"}:
        raise NotNow(
            "Say who arranged it. An authority in England has a number of three figures.", field="arranged_by"
        )


def must_be_a_day(
    year: int | None, month: int | None, day: int | None, *, born: date | None, began: date
) -> None:
    """Refuse a day that cannot be: a month without its year, the 31st of June, before birth or after care began."""
    if (day and not month) or (month and not year):
        raise NotNow(
            "A day needs its month, and a month its year. Leave out what nobody knows.", field="year"
        )
    if year is None:
        return
    try:
        first, last = date(year, month or 1, day or 1), date(year, month or 12, day or 28)
    except ValueError:
        raise NotNow("There is no such day. Check it.", field="year") from None
    if first > began or (born is not None and last < born):
        raise NotNow(
            "The order was made after the child was born and before care began. Check the day.", field="year"
        )


def as_returned(year: int | None, month: int | None, day: int | None) -> str:
    """The day as the return writes it: "14/06/2021", "zz/06/2021", "zz/zz/2021", "zz/zz/zzzz"."""
    parts = (f"{day:02}" if day else "zz", f"{month:02}" if month else "zz", f"{year:04}" if year else "zzzz")
    return "/".join(parts)


def as_said(year: int | None, month: int | None, day: int | None) -> str:
    """The day as people say it: "14 June 2021", "June 2021", "2021", "nobody knows when"."""
    if year is None:
        return "nobody knows when"
    if month is None:
        return str(year)
    known = date(year, month, day or 1)
    return f"{day} {known:%B} {year}" if day else f"{known:%B} {year}"


def arranged_said(word: str) -> str:
    """Who arranged it, within a sentence: "arranged in Wales", "arranged by authority 383"."""
    if word == "own":
        return "arranged by our own authority"
    if word == "999":
        return "nobody knows who arranged it"
    return (
        f"arranged {ELSEWHERE[word][0].lower()}{ELSEWHERE[word][1:]}"
        if word in ELSEWHERE
        else f"arranged by authority {word}"
    )
