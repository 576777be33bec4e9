"""The shapes of Open Referral UK 3.0 as JSON Schemas, made from `shapes.yaml`. Pure.

As it is, a schema is how strict the standard is, for what others send. `strict` is for what we answer ourselves: it asks for what
any published revision asks for, and forbids what is not described, null and blank texts.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from kinfold.openreferral.rules import formats

Schema = dict[str, Any]
PAGED = {
    "services": "service_brief",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
    "service_at_locations": "service_at_location_brief",
}
"""Each list and the shape of what it lists."""

_FORMS: dict[str, Schema] = {
    "text": {"type": "string"},
    "number": {"type": "number"},
    "whole": {"type": "integer"},
    "yes_no": {"type": "boolean"},
    "id": {"type": "string", "format": "uuid"},
    "web": {"type": "string", "format": "uri"},
    "mail": {"type": "string", "format": "email"},
    "day": {"type": "string", "format": "date"},
    "moment": {"type": "string", "format": "date-time"},
    "hour": {"type": "string", "format": "time"},
}


@cache
def described() -> dict[str, Any]:
    """What `shapes.yaml` says."""
    told: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("shapes.yaml").read_text(encoding="utf-8"))
    return told


def schemas(where: str = "#/$defs/", *, strict: bool = False) -> dict[str, Schema]:
    """Return the JSON Schema of every shape, by name; others are pointed to at `where`."""
    return {name: _schema(told, where, strict) for name, told in described().items()}


def _schema(told: dict[str, Any], where: str, strict: bool) -> Schema:
    made: Schema = {
        "type": "object",
        "description": told["says"],
        "properties": {part: _form(form, where, strict) for part, form in told["has"].items()},
    }
    must = told["must"] + [one for one in told.get("otherwise", []) if strict and one not in told["must"]]
    if must:
        made["required"] = must
    if strict:
        made["additionalProperties"] = False
    return made


def _form(form: Any, where: str, strict: bool) -> Schema:
    if isinstance(form, list):
        return {
            "type": "array",
            "items": _form(form[0], where, strict),
            **({"minItems": 1} if strict else {}),
        }
    if form == "text" and strict:
        return {"type": "string", "minLength": 1}
    if form in _FORMS:
        return dict(_FORMS[form])
    if "|" in form:
        return {"type": "string", "enum": form.split("|")}
    return {"$ref": where + form}


def page_of(item: Schema, where: str = "#/$defs/") -> Schema:
    """Return the shape of a page of such things."""
    return {
        "allOf": [{"$ref": f"{where}page"}],
        "required": ["contents"],
        "properties": {"contents": {"type": "array", "items": item}},
    }


@cache
def validator(name: str, *, strict: bool = False, page: bool = False) -> Draft202012Validator:
    """Return what checks a shape, or a page of it."""
    defs = schemas(strict=strict)
    if strict:
        defs["page"].pop("additionalProperties")  # a page also holds its contents
        defs["address"]["properties"].update(
            {
                part: {"type": "string"} for part in ("address_1", "city", "postal_code")
            }  # required even when not known
        )
    one = {"$ref": f"#/$defs/{name}"}
    whole = {**(page_of(one) if page else one), "$defs": defs}
    return Draft202012Validator(whole, format_checker=formats.checker())


def wrong_with(
    value: Any, name: str, *, strict: bool = False, page: bool = False, most: int = 20
) -> list[str]:
    """Return in words what does not fit a shape, the first few; nothing when it fits."""
    return list(_first(most, said(validator(name, strict=strict, page=page).iter_errors(value))))


def said(errors: Iterable[Any]) -> Iterator[str]:
    """Say errors of a JSON Schema in words: where, and what."""
    for error in errors:
        where = ".".join(str(part) for part in error.absolute_path) or "the whole"
        yield f"{where}: {_what(error)}"


def _what(error: Any) -> str:
    value = repr(error.instance)
    shown = value if len(value) <= 60 else f"{value[:57]}..."
    if error.validator == "required":
        missing = [part for part in error.validator_value if part not in error.instance]
        return f"{', '.join(missing)} missing"
    if error.validator == "type":
        return f"{shown} is not of the type {error.validator_value}"
    if error.validator == "format":
        return f"{shown} is not written as {error.validator_value} asks"
    if error.validator == "enum":
        return f"{shown} is none of {', '.join(map(str, error.validator_value))}"
    return str(error.message)[:200]


def _first(most: int, of: Iterator[str]) -> Iterator[str]:
    for number, one in enumerate(of):
        if number == most:
            yield "and more"
            return
        yield one
