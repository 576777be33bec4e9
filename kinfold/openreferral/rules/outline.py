"""What a schema asks, without its words: which parts a thing has, of which form each is, which may not be missing. Pure.

The official schemas may not be copied here, and they change. Their outline, and of it only a fingerprint (`rules/seen.yaml`), is
kept: it shows whether our own description (`shapes.yaml`, less what we add) asks the same as a published revision, and whether
the files that somebody puts into a folder still do.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kinfold.openreferral.rules import shapes

Outline = dict[str, Any]
Find = Callable[[str], Any]
NEWEST = "566ddb6"
"""The revision of the official files that `must` in `shapes.yaml` follows; `otherwise` follows the others."""
FILES = {
    "service.json": ("service", True),
    "service_list.json": ("service_brief", False),
    "service_at_location.json": ("service_at_location", True),
    "service_at_location_list.json": ("service_at_location_brief", False),
    "taxonomy.json": ("taxonomy", True),
    "taxonomy_term.json": ("taxonomy_term", True),
}
"""Each official file, our name for what it describes, and whether the lists within it are described."""
_FORM_OF: dict[tuple[str, str | None], str] = {
    ("string", "uuid"): "id", ("string", "uri"): "web", ("string", "email"): "mail", ("string", "date-time"): "moment",
    ("string", None): "text", ("number", None): "number", ("integer", None): "whole", ("boolean", None): "yes_no",
}  # fmt: skip
_PACKED = {"date": "day", "time": "hour"}


@cache
def seen() -> dict[str, dict[str, dict[str, str]]]:
    """The fingerprints of the official files that we have read, by revision and file: word for word, and of the outline."""
    told: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("seen.yaml").read_text(encoding="utf-8"))
    revisions: dict[str, dict[str, dict[str, str]]] = told["revisions"]
    return revisions


def fingerprint(told: Any) -> str:
    """The SHA-256 of something in JSON, its keys in order and without spaces, so that only what it says counts."""
    return hashlib.sha256(json.dumps(told, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def of_schema(schema: Mapping[str, Any], find: Find, within: tuple[str, ...] = ()) -> Outline:
    """The outline of an official schema; `find` returns the file to which a reference points."""
    must = set(schema.get("required", []))
    for more in schema.get("allOf", []):
        must |= set(more.get("required", []))
    has = {name: _form(one, find, within) for name, one in schema.get("properties", {}).items()}
    return {"must": sorted(must), "has": has}


def _form(schema: Mapping[str, Any], find: Find, within: tuple[str, ...]) -> Any:
    if "$ref" in schema:
        file = schema["$ref"].rsplit("/", 1)[-1]
        if schema["$ref"].startswith("#") or file in within:  # the compiled files have no such thing
            return "a reference within the file"
        return of_schema(find(file), find, (*within, file))
    if "properties" in schema:
        return of_schema(schema, find, within)
    if schema.get("type") == "array":
        return [_form(schema.get("items", {}), find, within)]
    if "enum" in schema:
        return "|".join(schema["enum"])
    packed = _PACKED.get(schema.get("datapackage_type", ""))
    kind = (str(schema.get("type")), schema.get("format"))
    return packed or _FORM_OF.get(kind) or f"{kind[0]}, {kind[1]}"


def of_ours(file: str, revision: str = NEWEST) -> Outline:
    """The outline of the same thing as our own shapes have it, without what we add to the standard."""
    name, lists = FILES[file]
    return _shape(name, revision, lists, ())


def _shape(name: str, revision: str, lists: bool, within: tuple[str, ...]) -> Outline:
    told = shapes.described()[name]
    ours = set(told.get("ours", []))
    has = {}
    for part, form in told["has"].items():
        if part in ours or (isinstance(form, list) and not lists):
            continue
        inner = _inner(form, revision, lists, (*within, name))
        if inner is not None:
            has[part] = inner
    must = told["must"] if revision == NEWEST else told.get("otherwise", told["must"])
    return {"must": sorted(must), "has": has}


def _inner(form: Any, revision: str, lists: bool, within: tuple[str, ...]) -> Any:
    """The outline of a part; nothing where it would lead back to a thing that it stands in."""
    if isinstance(form, list):
        inner = _inner(form[0], revision, lists, within)
        return None if inner is None else [inner]
    if form not in shapes.described():
        return form
    return None if form in within else _shape(form, revision, lists, within)


def differences(ours: Any, theirs: Any, where: str = "") -> Iterator[str]:
    """Say in words where two outlines differ."""
    place = where or "the whole"
    if isinstance(ours, list) and isinstance(theirs, list):
        yield from differences(ours[0], theirs[0], f"{where}[]")
    elif isinstance(ours, dict) and isinstance(theirs, dict):
        if ours["must"] != theirs["must"]:
            yield f"{place}: we say that {_and(ours['must'])} may not be missing, they say {_and(theirs['must'])}"
        for part in sorted(ours["has"].keys() | theirs["has"].keys()):
            inside = f"{where}.{part}".lstrip(".")
            if part not in theirs["has"]:
                yield f"{inside}: they no longer have it"
            elif part not in ours["has"]:
                yield f"{inside}: we do not know it"
            else:
                yield from differences(ours["has"][part], theirs["has"][part], inside)
    elif ours != theirs:
        yield f"{place}: we say {_said(ours)}, they say {_said(theirs)}"


def _and(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]])) or "nothing"


def _said(outline: Any) -> str:
    if isinstance(outline, str):
        return outline
    return "a list" if isinstance(outline, list) else "a thing with parts"


def known_as(file: str, schema: Any, find: Find) -> tuple[str, str]:
    """Which revision a file is: its name, and “same” (word for word), “asks” (other words, asks the same) or “” (unknown)."""
    words, asks = fingerprint(schema), fingerprint(of_schema(schema, find))
    for how, mark in (("whole", words), ("outline", asks)):
        for revision, files in seen().items():
            if files.get(file, {}).get(how) == mark:
                return revision, "same" if how == "whole" else "asks"
    return "", ""
