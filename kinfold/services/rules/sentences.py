"""The sentences that go into the chronology: what happened, for whom, and why, in the words of whoever decided."""

from collections.abc import Sequence

from kinfold.base.saying import in_a_row
from kinfold.services.rules.needs import need_says
from kinfold.services.rules.reasons import reason_says

_STEP: dict[str, str] = {
    "asked": "{help} was asked for, for {whom}.",
    "offered": "{help} was offered to {whom}.",
    "accepted": "{whom} said yes to {help}.",
    "declined": "{help} was declined for {whom}.",
    "waiting": "{whom} waits for {help}.",
    "not_eligible": "{help} was refused to {whom}: told not eligible.",
    "unavailable": "{help} was not to be had for {whom}.",
    "closed_non_engagement": "{help} closed for {whom}, because they did not come or answer.",
    "started": "{help} began for {whom}.",
    "irregular": "{help} comes and goes for {whom}.",
    "ended": "{help} ended for {whom}.",
}
_MET = {"yes": "met", "partly": "partly met", "no": "not met", "unknown": "not known"}


def step_sentence(
    state: str, what: str, names: Sequence[str], *, why: str = "", reason_code: str = "", said_by: str = ""
) -> str:
    """Say one step of a request in a sentence, with its reason."""
    said = _STEP[state].format(help=what, whom=in_a_row(names))
    return f"{said[:1].upper()}{said[1:]}{_because(why, reason_code, said_by)}"


def need_sentence(name: str, need: str, detail: str = "") -> str:
    """Say that somebody needs something."""
    return f"{name} needs: {need_says(need)}.{f' {detail.strip()}' if detail.strip() else ''}"


def reading_sentence(
    name: str, need: str, met: str, seen_by: str, why: str = "", reason_code: str = ""
) -> str:
    """Say how far a need was found to be met, and by whom."""
    whose = f"as {name} sees it" if seen_by == "family" else "as the worker sees it"
    return f"{name}, {need_says(need)}: {_MET[met]}, {whose}.{_because(why, reason_code, '')}"


def _because(why: str, reason_code: str, said_by: str) -> str:
    parts = [reason_says(reason_code)] if reason_code and reason_code != "other" else []
    if why.strip():
        parts.append(f"“{why.strip()}”")
    if not parts:
        return ""
    return f" {': '.join(parts)}{f' ({said_by})' if said_by else ''}."
