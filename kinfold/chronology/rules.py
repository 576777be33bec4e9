"""What may stand in the chronology. Pure."""

from datetime import date

from kinfold.base.errors import NotNow

EARLIEST = date(1900, 1, 1)
LONGEST = 20_000


def check_dates(happened_on: date, until_on: date | None, today: date | None) -> None:
    """Refuse, in plain words, an entry about the future, before 1900, or that ends before it begins."""
    if today is not None and happened_on > today:
        raise NotNow(
            "This date is in the future. The chronology holds what has already happened.", field="happened_on"
        )
    if happened_on < EARLIEST:
        raise NotNow("This date is before 1900. Check the year.", field="happened_on")
    if until_on is not None and until_on < happened_on:
        raise NotNow("The last day is before the first. Check both dates.", field="until_on")


def clean_words(words: str, *, empty: str, field: str) -> str:
    """Return the words without stray marks. Refuses nothing at all, and more than one entry can hold."""
    cleaned = words.replace("\x00", "").strip()
    if not cleaned:
        raise NotNow(empty, field=field)
    if len(cleaned) > LONGEST:
        raise NotNow(
            f"This is {len(cleaned):,} characters; one entry holds at most {LONGEST:,}. Write it as two.",
            field=field,
        )
    return cleaned
