"""Write `docs/reference/timescales.md` from the rules: `python -m kinfold.law.describe`.

A test fails while the page and the rules differ.
"""

from collections.abc import Iterable
from pathlib import Path

from kinfold.law.rule import Condition, Rule, Value
from kinfold.law.timescales import load

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "timescales.md"

OURS = "Kinfold's own starting value"

AREAS = {
    "front_door": "At the front door",
    "assessment": "Assessment",
    "help": "Help",
    "protection": "Keeping children safe",
    "kin": "Relatives and friends",
    "care": "In care and going home",
    "universal": "What every child is offered",
    "hubs": "Family hubs and mentors",
    "school": "School",
    "court": "Court",
}

_OPENING = """# Timescales

Written by `python -m kinfold.law.describe` from `kinfold/law/timescales/`; change the rules, not this page.

Every clock advises. A reason may always be recorded. *Law* and *statutory guidance* are national; *local default* is ours
until a council sets its own; *assumed* means a source asks for a limit and names no length. *Checked* says whether we read
the source itself: *no* means treat the paragraph, and the wording, as unverified; *ours* that there is nothing to read.

The day after the start is day 1, unless it says otherwise. Working days leave out weekends and England's bank holidays.
"""


def page() -> str:
    """Return the whole page."""
    return "\n".join([_OPENING, *(_area(area, words) for area, words in AREAS.items())])


def _area(area: str, words: str) -> str:
    rules = sorted((rule for rule in load().values() if rule.area == area), key=lambda rule: rule.name)
    return "\n".join([f"## {words}\n", *(_section(rule) for rule in rules)])


def _section(rule: Rule) -> str:
    counted = " The first day counts as day 1." if rule.counted == "day itself" else ""
    lines = [
        f"### {rule.title}",
        "",
        f"`{rule.name}`: one for each {rule.one_for_each}; {_begun(rule)}{'; comes round again' if rule.recurs else ''}"
        f"{'; a reason is recorded if it goes over' if rule.reason_if_over else ''}.{counted}",
        "",
        rule.description.replace("\n", "\n\n"),
        "",
        f"* Starts with: {_said(rule.starts_with)}",
        f"* Ends with: {_said(rule.ends_with)}",
        *([f"* Stops with: {_said(rule.stops_with)}"] if rule.stops_with else []),
        "",
        "| from | how long | status | source | checked |",
        "|---|---|---|---|---|",
        *(_row(rule, value) for value in rule.values),
        "",
    ]
    return "\n".join(lines)


def _begun(rule: Rule) -> str:
    return "starts on its own" if rule.begun == "on its own" else "started by a person"


def _row(rule: Rule, value: Value) -> str:
    source = value.source
    title = f"[{source.title}]({source.link})" if source.link else source.title
    paragraph = f", {source.paragraph}" if source.paragraph else ""
    checked = "ours" if source.title == OURS else "yes" if value.verified else "no"
    return f"| {value.starts.isoformat()} | {how_long(rule, value)} | {value.status} | {title}{paragraph}. {source.note} | {checked} |"


def how_long(rule: Rule, value: Value) -> str:
    """Say a value with its unit: "45 working days", "1 week", "set when started"."""
    if value.amount is None:
        return str(rule.without_value)
    unit = rule.unit.replace("_", " ")
    return f"{value.amount} {unit[:-1] if value.amount == 1 else unit}"


def _said(conditions: Iterable[Condition]) -> str:
    return "; ".join(_one(condition) for condition in conditions)


def _one(condition: Condition) -> str:
    words = condition.kind.replace("_", " ")
    if condition.details:
        words += f" ({' or '.join(detail.replace('_', ' ') for detail in condition.details)})"
    if condition.same_matter:
        words += ", about the same matter"
    if condition.in_place_of:
        words += f", in place of an earlier start by {' or '.join(k.replace('_', ' ') for k in condition.in_place_of)}"
    return words


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
