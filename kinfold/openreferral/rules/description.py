"""Our own OpenAPI description of the feed, made from the same tables by which questions are read and answers checked. Pure."""

from typing import Any

from kinfold.openreferral.rules import asking, shapes
from kinfold.openreferral.rules.telling import VERSION

WHERE = "#/components/schemas/"
WHOLE = {
    "services": "service",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
    "service_at_locations": "service_at_location",
}
SAYS = {
    "services": ("Services, by name", "One service with everything that belongs to it"),
    "taxonomies": ("The sets of words by which services are classified", "One set of words with its words"),
    "taxonomy_terms": ("The words by which services are classified", "One word"),
    "service_at_locations": ("Services where they are given", "One service at one place"),
}


def openapi(base: str) -> dict[str, Any]:
    """Return the description of a feed that lives at an address."""
    paths: dict[str, Any] = {"/": _read("What this feed is", {"$ref": f"{WHERE}api"}, "getApi")}
    for name, (listed, alone) in SAYS.items():
        paths[f"/{name}"] = _list(name, listed)
        paths[f"/{name}/{{id}}"] = _one(name, alone)
    return {
        "openapi": "3.0.3",
        "info": {
            "title": "Kinfold: the public directory of help",
            "version": "3.0",
            "description": f"Open Referral UK 3.0 ({VERSION}). Read only, for anybody, without a key.",
        },
        "servers": [{"url": base}],
        "paths": paths,
        "components": {"schemas": shapes.schemas(WHERE)},
    }


def _list(name: str, says: str) -> dict[str, Any]:
    items = [shapes.PAGED[name]]
    if name == "services":
        items += ["service", "service_minimal"]
    elif name == "service_at_locations":
        items += ["service_at_location"]
    those = [{"$ref": WHERE + item} for item in items]
    page = shapes.page_of(those[0] if len(those) == 1 else {"anyOf": those}, WHERE)
    parameters = [
        {"name": asked, "in": "query", "required": False, "description": one.says, "schema": one.schema}
        for asked, one in asking.LISTS[name].items()
    ]
    made = _read(says, page, f"list_{name}", also=("400", "422"))
    made["get"]["responses"]["414"] = {"description": "The address is longer than a web server reads"}
    made["get"]["parameters"] = parameters
    return made


def _one(name: str, says: str) -> dict[str, Any]:
    made = _read(says, {"$ref": WHERE + WHOLE[name]}, f"get_{WHOLE[name]}", also=("404",))
    made["get"]["parameters"] = [
        {"name": "id", "in": "path", "required": True, "description": "Its id.", "schema": {"type": "string", "format": "uuid"}}
    ]  # fmt: skip
    return made


_WRONG = {
    "400": "Something asked cannot be read",
    "404": "There is none",
    "422": "Something asked cannot be meant",
}


def _read(says: str, schema: dict[str, Any], name: str, also: tuple[str, ...] = ()) -> dict[str, Any]:
    def body(of: dict[str, Any]) -> dict[str, Any]:
        return {"application/json": {"schema": of}}

    answers = {"200": {"description": says, "content": body(schema)}}
    for status in also:
        answers[status] = {"description": _WRONG[status], "content": body({"$ref": f"{WHERE}wrong"})}
    return {"get": {"summary": says, "operationId": name, "responses": answers}}
