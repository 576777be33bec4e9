"""Taxonomies and their words, and which of them are said of a service. Pure."""

from collections.abc import Iterable
from typing import Any

from kinfold.openreferral.rules.telling.lists import Told, World
from kinfold.openreferral.rules.words import KIND, NEED, TAXONOMIES, WHOM, Term, made_id, taxonomy_id


def attributes(service: Any, world: World) -> list[Told]:
    """Its needs, for whom it is, and its kind, as terms."""
    said = [(NEED, word) for word in service.needs] + [(WHOM, word) for word in service.for_whom]
    if service.kind:
        said.append((KIND, service.kind))
    return [
        {
            "id": made_id("attribute", service.uuid, *one),
            "link_id": str(service.uuid),
            "link_entity": "service",
            "link_type": one[0],
            "taxonomy_term_id": world.terms[one].id,
            "taxonomy_term": term(world.terms[one], world),
        }
        for one in said
        if one in world.terms
    ]


def term(one: Term, world: World) -> Told:
    """A word of a taxonomy."""
    return {
        "id": one.id,
        "code": one.word,
        "term": one.name,
        "name": one.name,
        "description": one.says,
        "taxonomy": TAXONOMIES[one.taxonomy][0],
        "taxonomy_id": taxonomy_id(one.taxonomy),
        "term_uri": f"{world.base}taxonomy_terms/{one.id}",
        "language": "en",
    }


def taxonomy(name: str, world: World, those: Iterable[Term] | None = None) -> Told:
    """A set of words; with its terms where it is asked for alone."""
    called, says = TAXONOMIES[name]
    told: Told = {
        "id": taxonomy_id(name), "name": called, "description": says, "uri": f"{world.base}taxonomies/{taxonomy_id(name)}",
        "version": "1",
    }  # fmt: skip
    if those is not None:
        told["taxonomy_terms"] = [term(one, world) for one in those]
    return told
