"""Building the map with the family: what is typed is on the map, in the story, and never lost."""

from datetime import date
from typing import Any

import pytest

from kinfold.chronology.models import About, Entry
from kinfold.front.tests.network.conftest import Drawn, day, today
from kinfold.network import actions as network
from kinfold.network import queries
from kinfold.network.models import GapAnswer, HouseholdMember, Matters, ParentalResponsibility, Relationship
from kinfold.people.models import Merge, Person
from kinfold.sharing.tests.cast import BEGAN, SETTER_UP, TODAY, Cast, member, person
from kinfold.voice.models import OwnWords

NAN = {"tie": "grandmother", "given": "Olive", "family": "Marsh", "contact": "regular", "quality": "close"}


def entries(cast: Cast, kind: str) -> list[str]:
    return list(
        Entry.objects.filter(family=cast.family, kind=kind).order_by("pk").values_list("what", flat=True)
    )


def test_grandmother_comes_onto_the_map_with_tie_home_and_contact(
    cast: Cast, drawn: Drawn, at: Any, send: Any
) -> None:
    answer = send(
        "AW",
        at("add_relative"),
        **NAN,
        to=[cast.child.ref],
        home=str(drawn.home.pk),
        note="Bakes on Sundays.",
    )
    assert answer.status_code == 302
    assert answer.url == at("genogram") + "?done=added"
    olive = Person.objects.get(known_as="Olive Marsh")
    tie = Relationship.objects.get(a=olive)
    assert (tie.b, tie.type, tie.contact, tie.quality) == (cast.child, "grandmother_of", "regular", "close")
    assert (tie.lives_together, tie.note, olive.sex) == ("yes", "Bakes on Sundays.", "F")
    assert HouseholdMember.objects.get(person=olive).household == drawn.home
    shown = cast.client("AW").get(answer.url).content.decode()
    assert "They are on the map." in shown
    assert "Olive Marsh" in shown


def test_a_father_whose_name_nobody_knows_is_on_the_map(cast: Cast, at: Any, send: Any) -> None:
    send(
        "AW",
        at("add_relative"),
        tie="father",
        to=[cast.child.ref],
        known_as="Wren’s first father",
        contact="unknown",
        quality="unknown",
    )
    father = Person.objects.get(known_as="Wren’s first father")
    assert (father.name_known, father.sex) == (False, "M")
    assert "is known of, but not by name" in cast.client("AW").get(at("genogram")).content.decode()


def test_a_link_from_a_gap_fills_in_what_it_says(cast: Cast, at: Any) -> None:
    shown = cast.client("AW").get(at("add_relative") + f"?tie=father&to={cast.child.ref}").content.decode()
    assert '<option value="father" selected>' in shown
    assert "checked" in shown[shown.index(f'value="{cast.child.ref}"') :][:40]


def test_a_grown_up_brother_is_a_relative_not_a_child_of_the_family(cast: Cast, at: Any, send: Any) -> None:
    typed = {
        "tie": "brother",
        "to": [cast.child.ref],
        "family": "Ardleigh",
        "contact": "some",
        "quality": "unknown",
    }
    send("AW", at("add_relative"), **typed, given="Bram", **day("born", 1, 1, 2001))
    send("AW", at("add_relative"), **typed, given="Finn", **day("born", 1, 1, 2019))
    parts = {m.person.known_as: m.part for m in queries.members(cast.family, TODAY)}
    assert (parts["Bram Ardleigh"], parts["Finn Ardleigh"]) == ("relative", "child")


def test_somebody_known_already_is_asked_about_before_a_second_record_is_made(
    cast: Cast, drawn: Drawn, at: Any, send: Any
) -> None:
    typed = {
        **NAN,
        "tie": "half_brother",
        "given": "Moss",
        "family": "Quillfeather",
        "to": [cast.child.ref],
        **day("born", 9, 1, 2018),
    }
    asked = send("AW", at("add_relative"), **typed)
    shown = asked.content.decode()
    assert "Is this the same person?" in shown
    assert f'name="to" value="{cast.child.ref}"' in shown
    assert Person.objects.filter(known_as="Moss Quillfeather").count() == 1
    send("AW", at("add_relative"), **typed, same_as=cast.other_child.ref)
    assert Merge.objects.get().kept == cast.other_child  # not theirs to open: a manager is asked
    assert Relationship.objects.filter(type="half_sibling", b=cast.child).count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Choose what they are."),
        ({"tie": "grandmother"}, "Choose to whom."),
        ({"tie": "grandmother", "to": ["CHILD"]}, "Enter a name, or say who this is."),
        ({"tie": "partner", "to": ["CHILD"], "given": "Al"}, "A partner is the partner of an adult."),
        ({"tie": "grandmother", "to": ["CHILD"], "given": "O" * 10_000}, "10,000 characters long"),
        ({"tie": "grandmother", "to": ["CHILD"], "given": "😀"}, "picture or symbol"),
        ({"tie": "grandmother", "to": ["P0000000000"], "given": "Olive"}, "Select a valid choice"),
        ({"tie": "nemesis", "to": ["CHILD"], "given": "Olive"}, "Select a valid choice"),
        ({"tie": "grandmother", "to": ["CHILD"], "given": "Olive", **day("born", 1, 1, 1526)}, "Check the year: 1526"),
        ({"tie": "mother", "to": ["CHILD"], "given": "Olive", **day("born", 1, 1, 2019)}, "A parent is born before"),
        ({"tie": "grandmother", "to": ["CHILD"], "given": "Olive", "note": "n" * 2001}, "2,001 characters long"),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_said_and_nothing_is_added(
    cast: Cast, drawn: Drawn, at: Any, send: Any, typed: dict[str, Any], said: str
) -> None:
    Person.objects.filter(pk=cast.child.pk).update(born_accuracy="day")
    before = Person.objects.count(), Relationship.objects.count()
    full = {"contact": "unknown", "quality": "unknown", **typed}
    full["to"] = [cast.child.ref if ref == "CHILD" else ref for ref in typed.get("to", [])]
    answer = send("AW", at("add_relative"), **full)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert said in shown
    assert "error-summary" in shown
    assert typed.get("given", "")[:100] in shown
    assert (Person.objects.count(), Relationship.objects.count()) == before


def test_sending_twice_adds_once(cast: Cast, drawn: Drawn, at: Any) -> None:
    client = cast.client("AW")
    for _ in range(2):
        client.post(
            at("add_relative"),
            {"token": "5f0c5b0e-52a5-4b55-9d21-2f8e5f0a9c11", **NAN, "to": [cast.child.ref]},
        )
    assert Person.objects.filter(known_as="Olive Marsh").count() == 1


@pytest.mark.parametrize("actor", ["PT", "DU", "CL", "PX", "IG", "FAM", "WF", "AN", "SA", "OT"])
def test_who_may_not_write_in_the_whole_record_cannot_build(
    cast: Cast, drawn: Drawn, at: Any, send: Any, actor: str
) -> None:
    if actor == "DU":  # a live contact lets duty write
        assert cast.client("DU").get(at("add_relative")).status_code == 200
        return
    before = Relationship.objects.count(), HouseholdMember.objects.count(), Matters.objects.count()
    tie = drawn.mother.ref
    stay = drawn.home.members.first()
    for path in (
        at("add_relative"), at("relate"), at("change_tie", tie=tie), at("end_tie", tie=tie),
        at("take_back_tie", tie=tie), at("set_up_household"), at("move_in", home=drawn.home.pk),
        at("move_out", home=drawn.home.pk, stay=stay.pk), at("record_responsibility"), at("answer_gap"),
        at("choose_trusted_adult", child=cast.child.ref), at("end_matters", matters=drawn.chosen.ref),
        at("involve"), at("hand_over_lead"),
    ):  # fmt: skip
        assert cast.client(actor).get(path).status_code in (302, 403, 404), path
        assert send(actor, path, why="x").status_code in (302, 403, 404), path
    assert (Relationship.objects.count(), HouseholdMember.objects.count(), Matters.objects.count()) == before


def test_two_people_on_the_map_are_related(cast: Cast, drawn: Drawn, at: Any, send: Any) -> None:
    nan = person("Olive Marsh")
    member(cast.family, nan, "relative")
    typed = {"type": "mother_of", "contact": "some", "quality": "strained"}
    answer = send("AW", at("relate"), a=nan.ref, b=cast.mother.ref, **typed)
    assert answer.url == at("genogram") + "?done=related"
    assert Relationship.objects.get(a=nan).quality == "strained"
    same = send("AW", at("relate"), a=nan.ref, b=nan.ref, **typed)
    assert "Choose two different people." in same.content.decode()


def test_a_tie_is_brought_up_to_date(cast: Cast, drawn: Drawn, at: Any, send: Any) -> None:
    path = at("change_tie", tie=drawn.father.ref)
    assert 'value="feared" checked' in cast.client("AW").get(path).content.decode()
    typed = {
        "contact": "sought",
        "quality": "mixed",
        "lives_together": "no",
        "note": "He writes letters. 💌",
        "version": "1",
    }
    answer = send("AW", path, **typed, **day("last_contact_on", 1, 2, 2026))
    assert answer.status_code == 302
    drawn.father.refresh_from_db()
    assert (drawn.father.contact, drawn.father.last_contact_on) == ("sought", date(2026, 2, 1))
    assert drawn.father.note == "He writes letters. 💌"


def test_when_two_change_one_tie_both_texts_are_shown_and_the_second_may_send_again(
    cast: Cast, drawn: Drawn, at: Any, send: Any
) -> None:
    path = at("change_tie", tie=drawn.father.ref)
    mine = {
        "contact": "some",
        "quality": "mixed",
        "lives_together": "no",
        "note": "Saw him at school.",
        "version": "1",
    }
    network.change_tie(drawn.father, version=1, contact="ended", note="He has moved away.", by=SETTER_UP)
    answer = send("AW", path, **mine)
    shown = answer.content.decode()
    assert answer.status_code == 422
    for words in (
        "Somebody else changed this",
        "He has moved away.",
        "Saw him at school.",
        "Contact: Contact ended",
    ):
        assert words in shown
    assert 'name="version" value="2"' in shown
    assert send("AW", path, **{**mine, "version": "2"}).status_code == 302
    drawn.father.refresh_from_db()
    assert drawn.father.note == "Saw him at school."


def test_a_tie_ends_on_its_last_day_with_an_entry_for_both(
    cast: Cast, drawn: Drawn, at: Any, send: Any
) -> None:
    path = at("end_tie", tie=drawn.couple.ref)
    early = send("AW", path, **day("until", 1, 1, 2024), why="They parted.")
    assert "cannot end before it began" in early.content.decode()
    assert "They parted." in early.content.decode()
    late = send("AW", path, **day("until", 1, 1, 2027), why="They parted.")
    assert "has not happened yet" in late.content.decode()
    assert send("AW", path, **day("until", 1, 2, 2026), why="They parted.").status_code == 302
    told = entries(cast, "people_changed")
    assert len(told) == 1
    assert "They parted." in told[0]
    entry = Entry.objects.get(kind="people_changed")
    assert {row.person_id for row in About.objects.filter(entry_id=entry.pk)} == {
        cast.mother.pk,
        cast.father.pk,
    }
    assert cast.client("AW").get(path).status_code == 404  # it has ended


def test_what_was_never_so_is_taken_off_the_map(cast: Cast, drawn: Drawn, at: Any, send: Any) -> None:
    path = at("take_back_tie", tie=drawn.father.ref)
    assert "Say how you know" in send("AW", path, why=" ").content.decode()
    assert send("AW", path, why="The certificate names somebody else.").status_code == 302
    assert (
        "No father is recorded for Wren Ardleigh." in cast.client("AW").get(at("genogram")).content.decode()
    )


def test_a_tie_of_another_family_cannot_be_reached(cast: Cast, drawn: Drawn, at: Any) -> None:
    sister = person("Fern Quillfeather")
    member(cast.other_family, sister, "child")
    other = network.relate(sister, cast.other_child, "sibling", by=SETTER_UP)
    across = network.relate(cast.father, cast.other_child, "father_of", by=SETTER_UP)
    for tie in (other, across):
        for name in ("change_tie", "end_tie", "take_back_tie"):
            assert cast.client("AW").get(at(name, tie=tie.ref)).status_code == 404
    assert cast.client("AW").get(at("change_tie", tie="R000")).status_code == 404


def test_a_home_is_set_up_and_those_who_move_leave_the_one_before(
    cast: Cast, drawn: Drawn, at: Any, send: Any
) -> None:
    answer = send(
        "AW", at("set_up_household"), label="Nan’s home", always=[cast.child.ref], sometimes=[cast.mother.ref],
        **day("since", 1, 2, 2026), before="left",
    )  # fmt: skip
    assert answer.status_code == 302
    homes = {
        h.label: [(str(p), part) for p, part in here] for h, here in queries.households(cast.family, TODAY)
    }
    assert homes == {
        "Larch Road": [("Ilse Ardleigh", False)],
        "Nan’s home": [("Wren Ardleigh", False), ("Ilse Ardleigh", True)],
    }
    before = dict(queries.households(cast.family, date(2026, 1, 31)))
    assert len(before[drawn.home]) == 2
    assert entries(cast, "moved") == ["Wren Ardleigh and Ilse Ardleigh live at Nan’s home."]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"label": " "}, "Say whose home it is."),
        ({"label": "x" * 121}, "121 characters long"),
        ({"always": []}, "Choose at least one person."),
        ({"sometimes": ["CHILD"]}, "Somebody is ticked twice"),
        ({"since-year": "1526"}, "Check the year"),
        ({"since-year": "2014"}, "was not born then"),
        ({"since-year": ""}, "The date needs a year too."),
    ],
)
def test_a_home_that_cannot_be_is_said(
    cast: Cast, at: Any, send: Any, typed: dict[str, Any], said: str
) -> None:
    type(cast.child).objects.filter(pk=cast.child.pk).update(born_accuracy="day")
    full = {"label": "Nan’s home", "always": ["CHILD"], **day("since", 1, 2, 2026), "before": "left", **typed}
    for name in ("always", "sometimes"):
        full[name] = [cast.child.ref for _ in full.get(name, [])]
    answer = send("AW", at("set_up_household"), **full)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert HouseholdMember.objects.count() == 0


def test_somebody_moves_in_part_of_the_time_and_out_again(
    cast: Cast, drawn: Drawn, at: Any, send: Any
) -> None:
    answer = send(
        "AW",
        at("move_in", home=drawn.home.pk),
        person=cast.father.ref,
        stay="sometimes",
        **day("since", 1, 2, 2026),
        before="left",
    )
    assert answer.status_code == 302
    stay = HouseholdMember.objects.get(person=cast.father)
    assert stay.part_time is True
    path = at("move_out", home=drawn.home.pk, stay=stay.pk)
    assert "before they moved in" in send("AW", path, **day("until", 1, 1, 2026)).content.decode()
    assert send("AW", path, **today("until")).status_code == 302
    assert entries(cast, "moved") == [
        "Tomas Ardleigh is at Larch Road part of the time.",
        "Tomas Ardleigh moved out of Larch Road.",
    ]
    assert cast.client("AW").get(path).status_code == 404


def test_a_child_who_moves_out_leads_to_the_question_who_is_there_for_the_parent(
    cast: Cast, drawn: Drawn, at: Any, send: Any
) -> None:
    stay = HouseholdMember.objects.get(household=drawn.home, person=cast.child)
    answer = send("AW", at("move_out", home=drawn.home.pk, stay=stay.pk), **today("until"))
    assert answer.url.startswith(f"/families/{cast.family.ref}/child-left-home/?child={cast.child.ref}")
    page = cast.client("AW").get(answer.url).content.decode()
    assert "The move is written down." in page
    assert "The child still lives with the same parents: nothing more to say" in page


def test_when_everybody_lives_there_the_page_says_so(cast: Cast, drawn: Drawn, at: Any) -> None:
    network.move_in(drawn.home, cast.father, since=BEGAN, by=SETTER_UP)
    shown = cast.client("AW").get(at("move_in", home=drawn.home.pk)).content.decode()
    assert "Everybody on the map lives here already." in shown
    assert cast.client("AW").get(at("move_in", home=999_999)).status_code == 404


def test_the_childs_choice_is_kept_in_the_childs_own_words(
    cast: Cast, drawn: Drawn, at: Any, send: Any
) -> None:
    path = at("choose_trusted_adult", child=cast.child.ref)
    answer = send(
        "AW",
        path,
        whom=f"person:{cast.mother.ref}",
        said="child",
        why="Mum does the voices. 🦊",
        where="In the car",
        **today("said_on"),
    )
    assert answer.url == f"/people/{cast.child.ref}/ecomap/?family={cast.family.ref}&done=chosen"
    words = OwnWords.objects.get(person=cast.child)
    assert (words.words, words.where) == ("Mum does the voices. 🦊", "In the car")
    assert words.wrote_down_by == "Amina Yusuf, social worker"
    assert Matters.objects.get(person=cast.mother).chosen_by_child is True
    assert "It is written down." in cast.client("AW").get(answer.url).content.decode()


def test_what_others_think_is_not_put_into_the_childs_mouth(cast: Cast, at: Any, send: Any) -> None:
    path = at("choose_trusted_adult", child=cast.child.ref)
    worker = cast.practitioners["PT"].ref
    send(
        "AW", path, whom=f"worker:{worker}", said="others", why="Runs to her at the gate.", **today("said_on")
    )
    assert OwnWords.objects.count() == 0
    assert Matters.objects.get().chosen_by_child is False


def test_a_choice_of_nobody_or_before_birth_is_said(cast: Cast, at: Any, send: Any) -> None:
    type(cast.child).objects.filter(pk=cast.child.pk).update(born_accuracy="day")
    path = at("choose_trusted_adult", child=cast.child.ref)
    nobody = send("AW", path, said="child", why="Because.", **today("said_on"))
    assert "Choose who it is." in nobody.content.decode()
    assert "Because." in nobody.content.decode()
    early = send("AW", path, whom=f"person:{cast.mother.ref}", said="child", **day("said_on", 1, 1, 2010))
    assert "was not born then" in early.content.decode()
    assert cast.client("AW").get(at("choose_trusted_adult", child=cast.mother.ref)).status_code == 404


def test_losing_somebody_who_mattered_stays_in_the_childs_story(
    cast: Cast, drawn: Drawn, at: Any, send: Any
) -> None:
    path = at("end_matters", matters=drawn.chosen.ref)
    assert "She listens to me." in cast.client("AW").get(path).content.decode()
    assert send("AW", path, **today("until"), why="She has a new class now.").status_code == 302
    assert entries(cast, "people_changed") == [
        "Petra Tolliver, who mattered to Wren Ardleigh, no longer does in this way: She has a new class now."
    ]
    assert cast.client("AW").get(path).status_code == 404


def test_parental_responsibility_is_recorded_with_who_saw_the_paper(cast: Cast, at: Any, send: Any) -> None:
    path = at("record_responsibility")
    typed = {"child": cast.child.ref, "adult": cast.father.ref, "held": "yes", "how": "registered"}
    unseen = send("AW", path, **typed, **today("paper_seen_on"))
    assert "Say who saw the paper." in unseen.content.decode()
    assert send("AW", path, **typed, **today("paper_seen_on"), seen_by="Amina Yusuf").status_code == 302
    row = ParentalResponsibility.objects.get()
    assert (row.held, row.how, row.paper_seen_on) == ("yes", "registered", TODAY)
    send("AW", path, **{**typed, "held": "no"}, **day("since", 1, 1, 2020))
    row.refresh_from_db()
    assert (row.held, row.how, row.since) == ("no", "not_known", None)


def test_a_gap_is_answered_with_who_asked_and_when(cast: Cast, drawn: Drawn, at: Any, send: Any) -> None:
    mark = f"responsibility_unknown.{cast.child.ref}"
    shown = cast.client("AW").get(at("answer_gap") + f"?gap={mark}").content.decode()
    assert f'value="{mark}" checked' in shown
    answer = send(
        "AW",
        at("answer_gap"),
        gap=mark,
        answer="Ilse is looking for it.",
        asked_by="Amina Yusuf",
        **today("asked_on"),
    )
    assert answer.status_code == 302
    row = GapAnswer.objects.get()
    assert (row.gap, row.person, row.asked_by, row.asked_on) == (
        "responsibility_unknown",
        cast.child,
        "Amina Yusuf",
        TODAY,
    )
    wrong = send(
        "AW", at("answer_gap"), gap="no_such_gap.X", answer="Nothing.", asked_by="A", **today("asked_on")
    )
    assert "Choose what is not known." in wrong.content.decode()
    assert "Nothing." in wrong.content.decode()
