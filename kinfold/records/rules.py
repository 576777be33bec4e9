"""Pure rules about notes, visits, documents and instruments."""

LONGEST = 10_000

# Instruments the reports name (seed 001: 302, 1076, 2186; seed 004: 1373). One source among others, never a verdict.
INSTRUMENTS: dict[str, str] = {
    "graded_care_profile": "Graded Care Profile",
    "sdq": "Strengths and Difficulties Questionnaire",
    "early_language": "Early language measure",
    "family_pack": "Family pack of questionnaires and scales",
    "other": "Another tool",
}

# What a kept file may be: the type it says, the bytes with which it must begin.
FILE_TYPES: dict[str, tuple[str, tuple[bytes, ...]]] = {
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".txt": ("text/plain", ()),
    ".docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (b"PK\x03\x04",),
    ),
}


def problem_with_text(text: str) -> str | None:
    """Say in plain words what is wrong with a text, or None."""
    if not text.strip():
        return "Write what happened."
    if len(text) > LONGEST:
        return (
            f"This is {len(text):,} characters; the most that one record can hold is {LONGEST:,}. "
            "Write it as two records."
        )
    return None


def problem_with_file(name: str, start: bytes, size: int, most: int) -> str | None:
    """Say in plain words why a file cannot be kept, or None. `start` is its first bytes.

    A file that is not what its name says is refused (threat 28).
    """
    ending = ("." + name.rsplit(".", 1)[-1].lower()) if "." in name else ""
    if ending not in FILE_TYPES:
        kinds = ", ".join(sorted(e.lstrip(".").upper() for e in FILE_TYPES if e != ".jpeg"))
        return f"This kind of file cannot be kept. Save it as one of these and try again: {kinds}."
    if size == 0:
        return "This file is empty."
    if size > most:
        return f"This file is {size / 1_048_576:.1f} MB. The most is {most // 1_048_576} MB."
    signatures = FILE_TYPES[ending][1]
    if signatures and not any(start.startswith(s) for s in signatures):
        return f"The name says {ending.lstrip('.').upper()}, but the file is something else. Choose the right file."
    if ending == ".txt" and b"\x00" in start:
        return "The name says TXT, but the file is not text. Choose the right file."
    return None


def visit_in_words(place: str, names_seen: list[str], names_alone: list[str], nobody_in: bool) -> str:
    """Say a visit in one sentence, for the chronology."""
    where = f" at {place}" if place else ""
    if nobody_in:
        return f"Visit{where}: nobody was in."
    seen = f" Seen: {', '.join(names_seen)}." if names_seen else " No child was seen."
    alone = f" Seen alone: {', '.join(names_alone)}." if names_alone else ""
    return f"Visit{where}.{seen}{alone}"
