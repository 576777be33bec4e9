"""The wall, attacked: whatever happens on one side, every page of the other side's people is the same to the letter.

Not only the words: counts, lists, the story and its months, search, print, who looked, figures and refusals.
"""

import re
from collections.abc import Iterable
from datetime import timedelta

import pytest
from django.test import Client

from kinfold.hubs import actions
from kinfold.hubs.models import ProgrammePart
from kinfold.hubs.tests.making import Hubs
from kinfold.hubs.tests.test_pages import at, text
from kinfold.sharing.tests.cast import TODAY, involve

CHANGES_BY_ITSELF = re.compile(
    r'csrfmiddlewaretoken" value="[^"]*"|name="token" value="[^"]*"|nonce[-="][^"\' ;]*|name="draft_owner" value="[^"]*"'
)


def pages(hubs: Hubs, his: ProgrammePart, hers: ProgrammePart) -> list[str]:
    """Where the other parent and his worker could look."""
    family, child, father, mother = hubs.cast.family, hubs.cast.child, hubs.cast.father, hubs.cast.mother
    story = at("family_chronology", family.ref)
    found = ["/", "/hubs/", "/find/?words=Ilse", "/find/?q=Ilse+Ardleigh", "/find/?q=Orla", story]
    found += [f"{story}?words=programme", f"{story}?kind=programme_began", f"{story}?words=Ilse"]
    found += [
        at(name, family.ref)
        for name in ("family", "programmes", "family_hubs", "mentoring", "who_looked", "disclosures")
    ]
    found += [at("person", one.ref) for one in (child, father, mother)]
    found += [at("chronology", one.ref) for one in (child, father, mother)]
    found += [at("programme_part", part.ref) for part in (his, hers)]
    return [
        *found,
        "/programmes/",
        at("programme_case", his.case.ref),
        at("record_programme_meeting", hers.ref),
    ]


def seen(client: Client, urls: Iterable[str]) -> dict[str, tuple[int, str]]:
    """What each page answers, without what changes by itself."""
    found = {}
    for url in urls:
        answer = client.get(url)
        found[url] = (answer.status_code, CHANGES_BY_ITSELF.sub("", text(answer)))
    return found


def her_side_goes_on(hubs: Hubs, hers: ProgrammePart) -> None:
    """Three meetings, a goal reached, and the end before its time."""
    told = hubs.told("WMO")
    for days in range(3):
        actions.record_programme_meeting(
            hers,
            "Leaving safely",
            met_on=TODAY - timedelta(days=days),
            note="A bag.",
            for_parent="Breathe.",
            **told,
        )
    actions.set_programme_goal(hers, "Sleep without a light", set_on=TODAY, **told)
    actions.end_part(hers, finished=False, why="She moved to her sister.", ended_on=TODAY, **told)


@pytest.mark.parametrize("actor", ["WF", "WFA"])
def test_nothing_on_her_side_changes_a_letter_of_what_his_side_sees(hubs: Hubs, actor: str) -> None:
    hers, his = hubs.sides()
    if actor == "WFA":
        involve(hubs.workers["WFA"], hubs.cast.family, "partner")
    client, urls = hubs.cast.client(actor), pages(hubs, his, hers)
    seen(client, urls)  # a first look may itself be told on a page of looks
    before = seen(client, urls)
    assert {url for url, (status, _) in before.items() if status == 200} >= {
        at("programme_part", his.ref),
        "/",
    }
    her_side_goes_on(hubs, hers)
    hubs.cast.client("WMO").get(at("programme_part", hers.ref))
    hubs.cast.client("SUP").get(at("programme_case", hers.case.ref))
    after = seen(client, urls)
    assert [url for url in urls if before[url] != after[url]] == []


def test_what_crosses_reaches_the_familys_worker_and_leaves_no_trace_for_him(hubs: Hubs) -> None:
    hers, his = hubs.sides()
    involve(hubs.workers["WFA"], hubs.cast.family, "partner")
    clients = {actor: hubs.cast.client(actor) for actor in ("WF", "WFA")}
    urls = pages(hubs, his, hers)
    for client in clients.values():
        seen(client, urls)
    before = {actor: seen(client, urls) for actor, client in clients.items()}
    actions.cross_wall(
        hers,
        why="Nights.",
        saw="Wren slept in the car.",
        seen_on=TODAY,
        children=[hubs.cast.child],
        **hubs.told("WMO"),
    )
    for actor, client in clients.items():
        after = seen(client, urls)
        assert [url for url in urls if before[actor][url] != after[url]] == [], actor


def test_refusals_of_her_side_are_the_words_of_what_never_was(hubs: Hubs) -> None:
    hers, _ = hubs.sides()
    for actor in ("WF", "WFA"):
        client = hubs.cast.client(actor)
        for name in (
            "programme_part",
            "record_programme_meeting",
            "set_programme_goal",
            "end_part",
            "cross_wall",
        ):
            for verb in (client.get, client.post):
                there, nowhere = verb(at(name, hers.ref)), verb(at(name, "R0000000000"))
                assert there.status_code == nowhere.status_code
                assert there.status_code in (404, 405)  # 405: that address takes no forms, whoever asks
                assert CHANGES_BY_ITSELF.sub("", text(there)) == CHANGES_BY_ITSELF.sub("", text(nowhere))
