"""What travels with a referral by itself, so that nobody types again what is already written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

KINDS: dict[str, str] = {
    "concern": "Worry",
    "consultation": "Advice",
    "report": "Report",
    "help_request": "The family asked for help",
    "assessment": "Assessment",
    "visit": "Visit",
    "instrument": "Questionnaire or scale",
    "help": "Help tried",
    "consent": "Consent",
    "words": "Own words",
    "other": "Also on the record",
}


@dataclass(frozen=True, slots=True)
class Gathered:
    """One thing that goes with a referral: its kind, reference, date and one line."""

    kind: str
    ref: str
    on: date
    line: str

    @property
    def says(self) -> str:
        """The kind in plain words."""
        return KINDS[self.kind]


def gather_in_order(found: Iterable[Gathered]) -> list[Gathered]:
    """Put what was gathered in order of date, oldest first, each thing once."""
    once = {(item.kind, item.ref): item for item in found}
    return sorted(once.values(), key=lambda item: (item.on, item.kind, item.ref))


def gathered_rows(found: Iterable[Gathered]) -> list[dict[str, str]]:
    """Turn what was gathered into rows that the referral keeps as they stood on the day it was sent."""
    return [{"kind": g.kind, "ref": g.ref, "on": g.on.isoformat(), "line": g.line[:300]} for g in found]
