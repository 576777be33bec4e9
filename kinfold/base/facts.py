"""A short fact that a room offers to pages of other rooms: what it says, and where to read on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One line in plain words, already fit for whoever asked (`view`): nothing in it is kept from them.

    `more` is a second, quieter line. `url_name` and `ref` make the link; without `url_name` there is none.
    `section` groups lines where a page has several groups ("protection", "court", "care", "kin").
    """

    says: str
    more: str = ""
    url_name: str = ""
    ref: str = ""
    section: str = ""
