"""How names are said one after another."""

import pytest

from kinfold.base.saying import in_a_row


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["Nan"], "Nan"),
        (["Nan", "Sam"], "Nan and Sam"),
        (["Nan", "Mrs Lee", "Sam"], "Nan, Mrs Lee and Sam"),
    ],
)
def test_names_are_said_as_people_say_them(names: list[str], said: str) -> None:
    assert in_a_row(names) == said
