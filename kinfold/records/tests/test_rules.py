"""Files that are not what they say, and texts that are too long: judged without a database."""

import pytest

from kinfold.records import rules

MOST = 1000


@pytest.mark.parametrize(
    ("name", "start"),
    [("letter.pdf", b"%PDF-1.7"), ("photo.JPG", b"\xff\xd8\xff\xe0"), ("note.txt", "Olá 👋".encode())],
)
def test_a_file_that_is_what_it_says_is_kept(name: str, start: bytes) -> None:
    assert rules.problem_with_file(name, start, 10, MOST) is None


@pytest.mark.parametrize(
    ("name", "start", "size", "says"),
    [
        ("letter.pdf", b"MZ\x90", 10, "the file is something else"),
        ("photo.png", b"<svg onload=alert(1)>", 10, "the file is something else"),
        ("note.txt", b"\x00\x01", 10, "not text"),
        ("macro.docm", b"PK\x03\x04", 10, "cannot be kept"),
        ("run.exe", b"MZ", 10, "cannot be kept"),
        ("no-ending", b"%PDF-", 10, "cannot be kept"),
        ("picture.svg", b"<svg>", 10, "cannot be kept"),
        ("letter.pdf", b"%PDF-", 0, "empty"),
        ("letter.pdf", b"%PDF-", 2_000_000, "1.9 MB"),
    ],
)
def test_a_file_that_is_not_is_refused_in_plain_words(name: str, start: bytes, size: int, says: str) -> None:
    assert says in (rules.problem_with_file(name, start, size, MOST) or "")


def test_a_long_text_says_how_long_it_is_and_what_to_do() -> None:
    assert rules.problem_with_text("a" * 10_000) is None
    assert "10,001 characters" in (rules.problem_with_text("a" * 10_001) or "")
    assert rules.problem_with_text("  \n") == "Write what happened."


def test_a_visit_reads_as_a_sentence() -> None:
    assert rules.visit_in_words("home", ["Jake", "Kelly"], ["Jake"], False) == (
        "Visit at home. Seen: Jake, Kelly. Seen alone: Jake."
    )
    assert rules.visit_in_words("home", [], [], True) == "Visit at home: nobody was in."
