"""Read a rule file into a `Rule`, refusing anything odd with the file's name and the fault in plain words."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml

from kinfold.law.days import UNITS
from kinfold.law.errors import LawIsWrong
from kinfold.law.kinds import KNOWN_DETAILS, KNOWN_KINDS
from kinfold.law.rule import (
    BEGUN,
    COUNTED,
    ONE_FOR_EACH,
    STATUSES,
    WITHOUT_VALUE,
    Condition,
    Rule,
    Source,
    Value,
)

Word = TypeVar("Word", bound=str)

SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster, where libyaml is there

_REQUIRED = {
    *("name", "title", "description", "unit", "recurs", "begun", "one_for_each"),
    *("starts_with", "ends_with", "values"),
}
_OPTIONAL = {"counted", "reason_if_over", "without_value", "stops_with"}


def read_rule(path: Path) -> Rule:
    """Read one rule file. Raises LawIsWrong naming the file and the fault."""
    try:
        return _rule(_mapping(yaml.load(path.read_text("utf-8"), Loader=SAFE), _REQUIRED, _OPTIONAL), path)  # noqa: S506
    except (LawIsWrong, yaml.YAMLError) as fault:
        raise LawIsWrong(f"{path.parent.name}/{path.name}: {fault}") from fault


def _rule(fields: dict[str, Any], path: Path) -> Rule:
    name = _text(fields, "name")
    if name != path.stem:
        raise LawIsWrong(f"the name {name!r} differs from the file's")
    rule = Rule(
        name=name,
        area=path.parent.name,
        title=_text(fields, "title"),
        description=_text(fields, "description"),
        unit=_one_of(fields, "unit", UNITS),
        recurs=_yes_or_no(fields, "recurs"),
        begun=_one_of(fields, "begun", BEGUN),
        one_for_each=_one_of(fields, "one_for_each", ONE_FOR_EACH),
        counted=_one_of(fields, "counted", COUNTED, "day after"),
        reason_if_over=_yes_or_no(fields, "reason_if_over", False),
        without_value=_one_of(fields, "without_value", WITHOUT_VALUE) if "without_value" in fields else None,
        starts_with=_conditions(fields, "starts_with"),
        ends_with=_conditions(fields, "ends_with"),
        stops_with=_conditions(fields, "stops_with"),
        values=tuple(_value(each) for each in _list(fields, "values")),
    )
    _check_values(rule)
    if any(each.in_place_of for each in (*rule.ends_with, *rule.stops_with)):
        raise LawIsWrong("in_place_of belongs only under starts_with")
    return rule


def _check_values(rule: Rule) -> None:
    if not rule.values:
        raise LawIsWrong("there is no value; write one with value: null if the length is agreed or unlimited")
    dates = [value.starts for value in rule.values]
    if sorted(set(dates)) != dates:
        raise LawIsWrong("the dates the values start from must ascend")
    if any(value.amount is None for value in rule.values) and rule.without_value is None:
        raise LawIsWrong(f"a null value needs without_value: {' or '.join(WITHOUT_VALUE)}")


def _value(raw: Any) -> Value:
    fields = _mapping(raw, {"value", "from", "status", "source", "verified"}, set())
    amount, starts = fields["value"], fields["from"]
    if amount is not None and (type(amount) is not int or amount < 1):
        raise LawIsWrong(f"a value is a whole number from 1, or null, not {amount!r}")
    if type(starts) is not date:
        raise LawIsWrong(f"from is a date such as 2024-01-31, not {starts!r}")
    source = _mapping(fields["source"], {"title", "link", "paragraph", "note"}, set())
    return Value(
        amount=amount,
        starts=starts,
        status=_one_of(fields, "status", STATUSES),
        source=Source(
            title=_text(source, "title"),
            note=_text(source, "note"),
            link=_text_or_none(source, "link"),
            paragraph=_text_or_none(source, "paragraph"),
        ),
        verified=_yes_or_no(fields, "verified"),
    )


def _conditions(fields: dict[str, Any], key: str) -> tuple[Condition, ...]:
    return tuple(_condition(each) for each in _list(fields, key))


def _condition(raw: Any) -> Condition:
    if isinstance(raw, str):
        raw = {"kind": raw}
    fields = _mapping(raw, {"kind"}, {"detail", "same_matter", "in_place_of"})
    kind, details = _text(fields, "kind"), _words(fields, "detail")
    in_place_of = _words(fields, "in_place_of")
    _must_be_known(kind, details, in_place_of)
    return Condition(kind, details, _yes_or_no(fields, "same_matter", False), in_place_of)


def _must_be_known(kind: str, details: Iterable[str], in_place_of: Iterable[str]) -> None:
    for word in (kind, *in_place_of):
        if word not in KNOWN_KINDS:
            raise LawIsWrong(f"{word!r} is not a chronology kind we know")
    for detail in details:
        if detail not in KNOWN_DETAILS.get(kind, frozenset()):
            raise LawIsWrong(f"{detail!r} is not a detail of {kind} we know")


def _mapping(raw: Any, required: set[str], optional: set[str]) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise LawIsWrong(f"expected named fields, found {raw!r}")
    if missing := required - raw.keys():
        raise LawIsWrong(f"missing {', '.join(sorted(missing))}")
    if unknown := raw.keys() - required - optional:
        raise LawIsWrong(f"does not know {', '.join(sorted(map(str, unknown)))}")
    return raw


def _text(fields: dict[str, Any], key: str) -> str:
    value = fields[key]
    if not isinstance(value, str) or not value.strip():
        raise LawIsWrong(f"{key} must be text, not {value!r}")
    return value.strip()


def _text_or_none(fields: dict[str, Any], key: str) -> str | None:
    return None if fields[key] is None else _text(fields, key)


def _list(fields: dict[str, Any], key: str) -> list[Any]:
    value = fields.get(key, [])
    if not isinstance(value, list):
        raise LawIsWrong(f"{key} must be a list")
    return value


def _words(fields: dict[str, Any], key: str) -> tuple[str, ...]:
    value = fields.get(key, [])
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise LawIsWrong(f"{key} must be a word or a list of words")
    return tuple(words)


def _yes_or_no(fields: dict[str, Any], key: str, default: bool | None = None) -> bool:
    value = fields.get(key, default)
    if not isinstance(value, bool):
        raise LawIsWrong(f"{key} must be true or false, not {value!r}")
    return value


def _one_of(fields: dict[str, Any], key: str, words: tuple[Word, ...], default: Word | None = None) -> Word:
    value = fields.get(key, default)
    for word in words:
        if word == value:
            return word
    raise LawIsWrong(f"{key} is one of {', '.join(words)}; not {value!r}")
