"""How sensitive each field is. Every model declares every field; a test finds the forgotten one."""

from typing import Literal

Sensitivity = Literal["bookkeeping", "practice", "personal", "special", "protected"]


def declare(
    *,
    bookkeeping: str = "",
    practice: str = "",
    personal: str = "",
    special: str = "",
    protected: str = "",
) -> dict[str, Sensitivity]:
    """Name each field of a model under one class (space-separated field names).

    bookkeeping: ids and stamps. practice: facts about work, naming nobody in the family.
    personal: identifies or describes somebody. special: UK GDPR Article 9 or 10 data, or free text
    that may hold it. protected: would endanger somebody if it reached the wrong person.
    """
    found: dict[str, Sensitivity] = {}
    groups: list[tuple[Sensitivity, str]] = [
        ("bookkeeping", bookkeeping),
        ("practice", practice),
        ("personal", personal),
        ("special", special),
        ("protected", protected),
    ]
    for label, names in groups:
        for name in names.split():
            if name in found:
                raise ValueError(f"{name} is declared twice")
            found[name] = label
    return found
