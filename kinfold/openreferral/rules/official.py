"""Checking answers against the official compiled schemas, where somebody has put them in a folder. Pure.

The files are not part of Kinfold (CC BY-SA 4.0, and they change): get them from the repository OpenReferralUK/uk-profile,
`schema/compiled/*.json` with `schema/taxonomy.json` and `schema/taxonomy_term.json`, into one folder.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from kinfold.openreferral.rules import formats, outline, shapes

OF_A_PAGE = {
    "services": "service_list.json",
    "service_at_locations": "service_at_location_list.json",
    "taxonomies": "taxonomy.json",
    "taxonomy_terms": "taxonomy_term.json",
}
OF_ONE = {
    "services": "service.json",
    "service_at_locations": "service_at_location.json",
    "taxonomies": "taxonomy.json",
    "taxonomy_terms": "taxonomy_term.json",
}
"""Which official file speaks of the things of each list, and of one of them."""


class CannotUse(Exception):  # noqa: N818 - a state of affairs, not a fault
    """A folder does not hold what is needed. The message says what."""


class Schemas:
    """The official schemas of a folder. A reference from one to another is followed by its file's name."""

    def __init__(self, folder: Path) -> None:
        """Read them. Raises CannotUse."""
        self.files = {path.name: _read(path) for path in sorted(folder.glob("*.json"))}
        missing = sorted({*OF_A_PAGE.values(), *OF_ONE.values()} - self.files.keys())
        if missing:
            raise CannotUse(f"{folder} does not hold {', '.join(missing)}.")
        self.registry: Registry[Any] = Registry(retrieve=self._find)  # type: ignore[call-arg]
        self.validators = {name: self._validator(name) for name in {*OF_A_PAGE.values(), *OF_ONE.values()}}

    def _find(self, address: str) -> Resource[Any]:
        name = address.rsplit("/", 1)[-1]
        if name not in self.files:
            raise CannotUse(f"The schemas speak of {name}, which the folder does not hold.")
        return Resource.from_contents(_usable(self.files[name]), default_specification=DRAFT202012)

    def _validator(self, name: str) -> Draft202012Validator:
        schema = _usable(self.files[name])
        try:
            Draft202012Validator.check_schema(schema)
        except SchemaError as why:
            raise CannotUse(f"{name} is no JSON Schema: {why.message[:200]}") from None
        return Draft202012Validator(schema, registry=self.registry, format_checker=formats.checker())

    def which(self) -> Iterator[str]:
        """Say of each file which published revision it is, and of one that nobody here has read where it asks for other things."""
        for file in outline.FILES:
            schema = self.files.get(file)
            if schema is None:
                continue
            revision, how = outline.known_as(file, schema, self._one)
            if how:
                words = "word for word" if how == "same" else "in what it asks; its words are others"
                yield f"{file} is revision {revision}, {words}."
                continue
            theirs = outline.of_schema(schema, self._one)
            parts = list(outline.differences(outline.of_ours(file), theirs))
            yield f"{file} is no revision that we have read. {'; '.join(parts[:20])}."

    def _one(self, name: str) -> Any:
        self._find(name)  # which says what is missing
        return self.files[name]

    def wrong_with(self, told: Any, file: str, most: int = 10) -> list[str]:
        """Return in words what does not fit one file, the first few."""
        return list(_first(most, shapes.said(self.validators[file].iter_errors(told))))

    def wrong_with_page(self, told: Any, name: str) -> Iterator[str]:
        """Say what does not fit in a page of a list, its frame by our own shape (the official one stands in openapi.json)."""
        yield from shapes.wrong_with(told, "page")
        for number, one in enumerate(told.get("contents", [])):
            for said in self.wrong_with(one, OF_A_PAGE[name]):
                yield f"contents.{number}.{said}"


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as why:
        raise CannotUse(f"{path} cannot be read: {why}") from None


def _usable(schema: Any) -> Any:
    """A schema without lists of no schemas: `"allOf": []` stands in published files, asks nothing, and is not allowed in JSON Schema."""
    if isinstance(schema, dict):
        return {
            name: _usable(inner)
            for name, inner in schema.items()
            if not (name in ("allOf", "anyOf", "oneOf") and inner == [])
        }
    return [_usable(inner) for inner in schema] if isinstance(schema, list) else schema


def _first(most: int, of: Iterable[str]) -> Iterator[str]:
    for number, one in enumerate(of):
        if number == most:
            return
        yield one
