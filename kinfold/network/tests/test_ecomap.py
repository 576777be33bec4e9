"""The ecomap: the child in the middle, everybody clear of everybody, and the same facts in sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinfold.network.drawing import FamilyMap, Individual, Tie, describe_ecomap, draw_ecomap
from kinfold.network.drawing.ecomap import Ecomap, _line, lay_out_ecomap
from kinfold.network.drawing.layout import Box
from kinfold.network.drawing.qualities import crosses
from kinfold.network.tests.packs import NAMES, pack_map

DAY = date(2024, 9, 9)
SVG = "{http://www.w3.org/2000/svg}"
QUALITIES = [
    "close",
    "supportive",
    "strained",
    "estranged",
    "feared",
    "violent",
    "controlling",
    "mixed",
    "unknown",
]
CHILD = Individual("child", "Jake", "male", born="2021, age 3", is_child=True, is_focus=True)


def focus_of(family_map: FamilyMap) -> str:
    return next(i.key for i in family_map.individuals if i.is_focus)


def around(*people: tuple[Individual, Tie]) -> FamilyMap:
    return FamilyMap((CHILD, *(p for p, _ in people)), tuple(t for _, t in people), (), DAY, "Around Jake")


def assert_clear(ecomap: Ecomap) -> None:
    r = ecomap.reach + 7
    shapes = [("child", Box(-r, -r, r, r)), *((n.person.key, n.box) for n in ecomap.nodes)]
    for (one, a), (two, b) in combinations(shapes, 2):
        assert not a.hits(b), f"{one} overlaps {two}"
    for node in ecomap.nodes:
        start, end = _line(ecomap, node)
        for other in ecomap.nodes:
            assert not crosses(start, end, other.box), (
                f"the line to {node.person.key} meets {other.person.key}"
            )


@pytest.mark.parametrize("name", NAMES)
def test_nobody_in_any_pack_overlaps(name: str) -> None:
    family_map = pack_map(name)
    for person in family_map.individuals:
        if person.is_child:
            assert_clear(lay_out_ecomap(family_map, person.key))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["Jo", "Relatives who become guardians of the siblings", "Miss Okonkwo-Fairweather"]
            ),
            st.sampled_from(["family", "kin", "friend", "worker", "carer", "volunteer"]),
            st.sampled_from(QUALITIES),
            st.sampled_from(["trusted_adult_for", "friend_of", "relative_of", "partner_or_ex"]),
            st.sampled_from(["regular", "none", "sought"]),
            st.booleans(),
        ),
        max_size=14,
    )
)
def test_whoever_is_around_a_child_nobody_overlaps(rows: list[tuple[str, str, str, str, str, bool]]) -> None:
    people = [
        (
            Individual(f"p{n}", name, kind=kind, matters=matters),
            Tie(f"p{n}", "child", tie, quality, contact),
        )
        for n, (name, kind, quality, tie, contact, matters) in enumerate(rows)
    ]
    family_map = around(*people)
    ecomap = lay_out_ecomap(family_map, "child")
    assert len(ecomap.nodes) == len(rows)
    assert_clear(ecomap)
    ElementTree.fromstring(draw_ecomap(family_map, "child"))  # noqa: S314 - our own output


@pytest.mark.parametrize("name", NAMES)
def test_every_pack_is_well_formed_safe_and_the_same_twice(name: str) -> None:
    family_map = pack_map(name)
    drawn = draw_ecomap(family_map, focus_of(family_map))
    assert drawn == draw_ecomap(family_map, focus_of(family_map))
    root = ElementTree.fromstring(drawn)  # noqa: S314 - our own output
    assert min(int(t.get("font-size", "0")) for t in root.iter(f"{SVG}text")) >= 14
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=|url\(|href=", drawn)


def test_what_the_child_says_matters_is_starred_and_written() -> None:
    teacher = Individual("t", "Miss Bell", "female", kind="worker", matters=True)
    family_map = around((teacher, Tie("t", "child", "trusted_adult_for", "supportive")))
    drawn = draw_ecomap(family_map, "child")
    assert ">matters to me<" in drawn
    assert "Matters to me, the child says" in " ".join(re.findall(r">([^<]+)<", drawn)).replace("  ", " ")
    assert 'aria-label="Miss Bell, trusted adult, supportive, matters to me"' in drawn
    unmarked = draw_ecomap(replace(family_map, individuals=(CHILD, replace(teacher, matters=False))), "child")
    assert "atters to me" not in unmarked


def test_ties_that_are_not_known_are_dotted_and_contact_is_said() -> None:
    father = Individual("f", "Bobby's father", "male")
    drawn = draw_ecomap(around((father, Tie("f", "child", "father_of", contact="sought"))), "child")
    assert 'stroke-dasharray="1.5 5"' in drawn
    assert 'aria-label="Bobby&#x27;s father, man, father, asking for contact"' in drawn


def test_grandparents_and_siblings_known_through_a_parent_are_around_the_child() -> None:
    people = (
        CHILD,
        Individual("mum", "Mum", "female"),
        Individual("nan", "Nan", "female"),
        Individual("bro", "Bo", "male"),
    )
    ties = (Tie("mum", "child", "mother_of"), Tie("nan", "mum", "mother_of"), Tie("mum", "bro", "mother_of"))
    said = describe_ecomap(FamilyMap(people, ties, (), DAY, "Around Jake"), "child")
    assert said == [
        "People around Jake, as it was on 9 September 2024.",
        "Mum: mother.",
        "Nan: grandmother.",
        "Bo: brother or half-brother.",
    ]


def test_a_child_nobody_is_recorded_around_still_has_a_map() -> None:
    family_map = around()
    assert "Jake" in draw_ecomap(family_map, "child")
    assert describe_ecomap(family_map, "child")[-1] == "Nobody is recorded around this child yet."


def test_a_child_who_is_not_on_the_map_is_an_error() -> None:
    with pytest.raises(KeyError):
        draw_ecomap(around(), "nobody")


def test_a_script_in_a_name_stays_a_name() -> None:
    bad = '"><script>alert(1)</script>'
    drawn = draw_ecomap(
        around((Individual("x", bad, note=bad, href="javascript:1"), Tie("x", "child", "friend_of"))), "child"
    )
    assert "<script" not in drawn
    assert "javascript" not in drawn
