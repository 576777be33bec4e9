"""Files over 500 lines and functions over 60 are found."""

from pathlib import Path

from tools import sizes


def test_a_long_file_and_a_long_function_are_named(tmp_path: Path) -> None:
    long_function = "def long():\n" + "    x = 1\n" * 60
    short_function = "def short():\n" + "    x = 1\n" * 59
    path = tmp_path / "room.py"
    path.write_text(short_function + long_function + "# filler\n" * 400)
    told = list(sizes.too_long(path))
    assert len(told) == 2
    assert "room.py: 521 lines" in told[0]
    assert "long has 61 lines" in told[1]


def test_what_is_short_enough_is_left_in_peace(tmp_path: Path) -> None:
    path = tmp_path / "room.py"
    path.write_text("def short():\n" + "    x = 1\n" * 59)
    assert not list(sizes.too_long(path))


def test_our_own_files_are_looked_at_and_migrations_are_not() -> None:
    names = {path.relative_to(sizes.ROOT).as_posix() for path in sizes.python_files()}
    assert "tools/sizes.py" in names
    assert not [name for name in names if "/migrations/" in name]
