"""The wall of a programme on its pages: what one side writes reaches nobody on the other, by no page, draft, error or story."""

from django.urls import reverse

from kinfold.concerns.models import Concern
from kinfold.hubs import actions
from kinfold.hubs.tests.making import Hubs
from kinfold.hubs.tests.test_pages import NOT_THERE, at, day, sent, text
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import TODAY, involve


def test_the_wall_holds_on_every_page_of_a_programme(hubs: Hubs) -> None:
    hers, his = hubs.sides()
    told = {"met_on": TODAY, "note": "She hid a bag at her sister’s.", "for_parent": "Breathe first."}
    actions.record_programme_meeting(hers, "Leaving safely", **told, **hubs.told("WMO"))
    goal = actions.set_programme_goal(hers, "Sleep without a light", set_on=TODAY, **hubs.told("WMO"))
    crossing = actions.cross_wall(
        hers,
        why="Nights are not safe.",
        saw="Wren slept in the car.",
        seen_on=TODAY,
        children=[hubs.cast.child],
        **hubs.told("WMO"),
    )
    secrets = (
        "Leaving safely",
        "hid a bag",
        "Breathe first.",
        "Sleep without a light",
        "Nights are not safe.",
        "slept in the car",
    )
    hers_only = {
        name: hers.ref
        for name in (
            "programme_part",
            "record_programme_meeting",
            "set_programme_goal",
            "end_part",
            "cross_wall",
        )
    }
    pages = [at(name, ref) for name, ref in hers_only.items()]
    pages += [
        at("reach_programme_goal", goal.ref),
        at("tell_across", crossing.ref),
        at("programme_case", hers.case.ref),
    ]
    for actor in ("WFA", "AW", "MG", "PT", "OT", "WF", "CH", "MEN"):
        client = hubs.cast.client(actor)
        assert [url for url in pages if client.get(url).status_code != NOT_THERE] == [], actor
    other = hubs.cast.client("WFA")
    missing = text(other.get(at("programme_part", "R0000000000")))
    assert text(other.get(at("programme_part", hers.ref))) == missing  # hidden looks exactly like missing
    own = text(other.get(at("programme_part", his.ref))) + text(other.get(reverse("my_programmes")))
    assert hubs.cast.mother.known_as not in own
    assert not [secret for secret in secrets if secret in own]
    assert "Leaving safely" in text(hubs.cast.client("WMO").get(at("programme_part", hers.ref)))


def test_the_wall_holds_too_where_the_other_worker_is_in_the_familys_team(hubs: Hubs) -> None:
    hers, his = hubs.sides()
    involve(hubs.workers["WFA"], hubs.cast.family, "partner")
    actions.record_programme_meeting(hers, "Leaving safely", met_on=TODAY, note="A bag.", **hubs.told("WMO"))
    actions.cross_wall(
        hers,
        why="Nights.",
        saw="Wren slept in the car.",
        seen_on=TODAY,
        children=[hubs.cast.child],
        **hubs.told("WMO"),
    )
    actions.end_part(hers, finished=False, why="She moved.", ended_on=TODAY, **hubs.told("WMO"))
    other, family, child = hubs.cast.client("WFA"), hubs.cast.family.ref, hubs.cast.child.ref
    assert other.get(at("family", family)).status_code == 200
    read = [
        at("family", family),
        at("family_chronology", family),
        at("person", child),
        at("chronology", child),
        at("programme_part", his.ref),
    ]
    read += [at("chronology", hubs.cast.mother.ref), at("person", hubs.cast.mother.ref)]
    for url in read:
        page = text(other.get(url))
        for secret in (
            "Leaving safely",
            "A bag.",
            "slept in the car",
            "part in a programme ended",
            "Fresh Start for Two</a>",
            "She moved.",
        ):
            assert secret not in page, f"{url} tells “{secret}”"
    assert "slept in the car" in text(hubs.cast.client("AW").get(at("family_chronology", family)))
    assert other.get(at("worry", hers.crossings.get().concern)).status_code == NOT_THERE


def test_neither_parent_reads_the_other_nor_the_workers_note(hubs: Hubs) -> None:
    hers, his = hubs.sides()
    told = {"met_on": TODAY, "note": "She hid a bag.", "for_parent": "Breathe first."}
    actions.record_programme_meeting(hers, "Leaving safely", **told, **hubs.told("WMO"))
    mother, father = hubs.cast.client("FAM"), hubs.cast.client("WF")
    page = text(mother.get(at("programme_part", hers.ref)))
    assert "Breathe first." in page
    for secret in ("hid a bag", "Leaving safely", "Tomas", "Stefan"):
        assert secret not in page
    assert father.get(at("programme_part", hers.ref)).status_code == NOT_THERE
    assert mother.get(at("programme_part", his.ref)).status_code == NOT_THERE
    assert mother.get(at("cross_wall", hers.ref)).status_code == NOT_THERE


def test_the_supervisor_reads_both_sides_and_each_look_is_written_down(hubs: Hubs) -> None:
    hers, his = hubs.sides()
    actions.record_programme_meeting(hers, "Leaving safely", met_on=TODAY, note="A bag.", **hubs.told("WMO"))
    actions.record_programme_meeting(
        his, "Anger", met_on=TODAY, note="He slammed a door.", **hubs.told("WFA")
    )
    client = hubs.cast.client("SUP")
    page = text(client.get(at("programme_case", hers.case.ref)))
    assert "A bag." in page
    assert "He slammed a door." in page
    assert client.get(at("record_programme_meeting", hers.ref)).status_code == NOT_THERE
    looks = AccessLog.objects.filter(action="programme_case", practitioner_id=hubs.workers["SUP"].pk)
    assert [row.decision for row in looks] == ["allow"]


def test_a_childs_safety_crosses_by_a_worry_and_the_supervisor_tells_the_other_worker(hubs: Hubs) -> None:
    hers, his = hubs.sides()
    worker = hubs.cast.client("WMO")
    facts = {
        "children": [hubs.cast.child.ref],
        "saw": "Wren slept in the car.",
        "told": "yes",
        **day("seen_on"),
    }
    silent = worker.post(at("cross_wall", hers.ref), sent(**facts, why=""))
    assert "Say why this must cross the wall." in text(silent)
    assert "Wren slept in the car." in text(silent)
    page = text(
        worker.post(at("cross_wall", hers.ref), sent(**facts, why="Nights are not safe."), follow=True)
    )
    assert "What crossed the wall" in page
    assert worker.get(at("worry", Concern.objects.get().ref)).status_code == 200
    assert at("worry", Concern.objects.get().ref) in page
    assert Concern.objects.get().saw == "Wren slept in the car."
    assert "slept in the car" in text(
        hubs.cast.client("AW").get(at("family_chronology", hubs.cast.family.ref))
    )
    crossing = hers.crossings.get()
    supervisor = hubs.cast.client("SUP")
    supervisor.post(at("tell_across", crossing.ref), sent(told="Ask him gently about nights."))
    page = text(hubs.cast.client("WFA").get(at("programme_part", his.ref)))
    assert "Ask him gently about nights." in page
    assert "Nights are not safe" not in page


def test_what_one_worker_was_typing_is_never_offered_to_the_other(hubs: Hubs) -> None:
    hers, his = hubs.sides()
    hubs.cast.client("WMO").post(
        at("record_programme_meeting", hers.ref), sent(name="", note="She hid a bag.", **day("met_on"))
    )
    for ref in (his.ref, hers.ref):
        assert "hid a bag" not in text(hubs.cast.client("WFA").get(at("record_programme_meeting", ref)))
    assert "hid a bag" in text(hubs.cast.client("WMO").get(at("record_programme_meeting", hers.ref)))


def test_the_familys_worker_sees_that_they_take_part_and_nothing_more(hubs: Hubs) -> None:
    hers, _ = hubs.sides()
    actions.record_programme_meeting(hers, "Leaving safely", met_on=TODAY, **hubs.told("WMO"))
    page = text(hubs.cast.client("AW").get(at("programmes", hubs.cast.family.ref)))
    assert "Orla Pym" in page
    assert "Stefan Rudd" in page
    assert "Leaving safely" not in page
