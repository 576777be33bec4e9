"""Pages about people: nothing typed is lost, nobody sees what they may not, two people join two records."""

import re
import uuid

import pytest
from django.urls import reverse

from kinfold.chronology.models import Entry
from kinfold.network import queries as network
from kinfold.people.models import Merge, Person
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests import cast as players

pytestmark = pytest.mark.django_db
OLIVE = {"given": "Olive", "family": "Marsh", "part": "relative", "sex": "F"}


def address(name, **parts):
    return reverse(name, kwargs=parts)


def add_to(family):
    return address("add_family_member", ref=family.ref)


def send(client, path, **typed):
    return client.post(path, {"token": str(uuid.uuid4()), **typed})


def born(day, month, year):
    return {"born-day": day, "born-month": month, "born-year": year}


def members(cast):
    return {m.person.known_as for m in network.members(cast.family, players.TODAY)}


def test_a_lead_worker_adds_a_grandmother(cast):
    client = cast.client("AW")
    assert client.get(add_to(cast.family)).status_code == 200
    reply = send(client, add_to(cast.family), **OLIVE, **born("", "", "1958"))
    assert reply.status_code == 302
    olive = Person.objects.get(known_as="Olive Marsh")
    assert (str(olive.born), olive.sex) == ("1958", "F")
    assert "Olive Marsh" in members(cast)


def test_sending_the_form_twice_adds_one_person(cast):
    client, token = cast.client("AW"), str(uuid.uuid4())
    for _ in range(2):
        client.post(add_to(cast.family), {"token": token, **OLIVE})
    assert Person.objects.filter(known_as="Olive Marsh").count() == 1


def test_a_father_without_a_name_can_be_added(cast):
    send(cast.client("AW"), add_to(cast.family), known_as="Wren’s father", part="parent", sex="M")
    assert Person.objects.get(known_as="Wren’s father").name_known is False


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Enter a name, or say who this is."),
        ({"given": "x" * 10_000}, "10,000 characters long"),
        ({"given": "Ol😀ve"}, "picture or symbol"),
        ({"given": "‮", "family": "--"}, "at least one letter"),
        ({"given": "Olive", **born("31", "2", "2020")}, "There is no 31 February 2020"),
        ({"given": "Olive", **born("1", "1", "2030")}, "has not happened yet"),
        ({"given": "Olive", **born("1", "1", "1890")}, "more than 120 years ago"),
        ({"given": "Olive", "part": "unborn"}, "give the due date"),
        ({"given": "Olive", "expected_on-day": "1", "expected_on-month": "1", "expected_on-year": "2029"}, "ten months"),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_said_and_nothing_typed_is_lost(cast, typed, said):
    reply = send(
        cast.client("AW"), add_to(cast.family), **{"part": "relative", "sex": "U", "known_as": "", **typed}
    )
    page = reply.content.decode()
    assert reply.status_code == 422
    assert said in page
    assert "error-summary" in page
    for text in typed.values():
        assert text.strip("‮") in page


def test_names_from_right_to_left_are_added(cast):
    send(cast.client("AW"), add_to(cast.family), given="سلمى", family="حداد", part="relative", sex="F")
    assert "سلمى حداد" in members(cast)


def test_a_likely_twin_is_shown_before_anything_is_added(cast):
    client = cast.client("AW")
    typed = {"given": "Ren", "family": "Ardley", "part": "relative", "sex": "U", **born("4", "5", "2017")}
    other = send(client, add_to(cast.other_family), **typed)
    assert "emergency-access" in other.url  # not their family
    reply = send(cast.client("AW"), reverse("add_person"), **typed)
    page = reply.content.decode()
    assert reply.status_code == 200
    assert "Is this the same person?" in page
    assert "Wren Ardleigh" in page
    assert 'value="Ren"' in page
    assert not Person.objects.filter(known_as="Ren Ardley").exists()
    assert AccessLog.objects.filter(row="F1", action="people.twins").exists()


def test_a_different_person_is_added_after_the_question(cast):
    typed = {"given": "Ren", "family": "Ardley", "part": "child", "sex": "U", **born("4", "5", "2017")}
    reply = send(cast.client("AW"), reverse("add_person"), **typed, same_as="nobody")
    ren = Person.objects.get(known_as="Ren Ardley")
    assert reply.url == address("person", ref=ren.ref)
    assert cast.client("AW").get(reply.url).status_code == 200


def test_the_same_person_joins_the_family_without_a_second_record(cast):
    before = Person.objects.count()
    typed = {"given": "Ren", "family": "Ardley", "part": "child", "sex": "U", **born("4", "5", "2017")}
    send(cast.client("AW"), reverse("add_person"), **typed, same_as=cast.child.ref)
    assert Person.objects.count() == before
    assert len(network.families_of(cast.child, players.TODAY)) == 2


def test_a_twin_one_may_not_see_is_named_with_whom_to_ring_and_joined_only_by_a_manager(cast):
    name = cast.other_child.known_as
    given, family = name.rsplit(" ", 1)
    day = cast.other_child.born_on
    typed = {
        "given": given,
        "family": family,
        "part": "relative",
        "sex": "U",
        **born(day.day, day.month, day.year),
    }
    page = send(cast.client("AW"), add_to(cast.family), **typed).content.decode()
    assert "Is this the same person?" in page
    assert f"born {day.year}" in page
    assert address("person", ref=cast.other_child.ref) not in page
    send(cast.client("AW"), add_to(cast.family), **typed, same_as=cast.other_child.ref)
    [merge] = Merge.objects.all()
    assert (merge.kept, merge.agreed_on) == (cast.other_child, None)
    assert merge.merged != cast.other_child


@pytest.mark.parametrize("actor", ["OT", "PX", "EX", "FAM", "SA", "AN"])
@pytest.mark.parametrize(
    "page", ["correct_person", "person_details", "add_address", "ask_to_merge", "record_death"]
)
def test_who_has_no_part_in_the_family_opens_nothing(cast, actor, page):
    reply = cast.client(actor).get(address(page, ref=cast.child.ref))
    assert reply.status_code in (302, 403, 404)
    assert "Wren" not in reply.content.decode()


def test_a_partner_who_sees_a_part_may_not_change_the_record(cast):
    reply = cast.client("PT").get(address("correct_person", ref=cast.child.ref))
    assert reply.status_code == 403


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found.group(1).replace("&quot;", '"').replace("&#34;", '"').replace("&#x27;", "'")


def opened(client, path) -> dict[str, str]:
    page = client.get(path).content.decode()
    return {name: hidden(page, name) for name in ("version", "was", "token")}


def standing(person, **typed):
    day = person.born_on
    return {"known_as": person.known_as, "sex": person.sex, **born(day.day, day.month, day.year), **typed}


def test_facts_are_put_right_and_only_what_changed_is_written(cast):
    client, path = cast.client("AW"), address("correct_person", ref=cast.child.ref)
    child = cast.child
    Person.objects.filter(pk=child.pk).update(born_accuracy="day")
    seen = opened(client, path)
    reply = client.post(path, {**seen, **standing(child, sex="F", ethnicity="WIRI")})
    assert reply.status_code == 302
    child.refresh_from_db()
    assert (child.sex, child.ethnicity, child.version) == ("F", "WIRI", 2)


def test_two_workers_at_once_lose_nothing(cast):
    path = address("correct_person", ref=cast.child.ref)
    child = cast.child
    Person.objects.filter(pk=child.pk).update(born_accuracy="day")
    first, second = cast.client("AW"), cast.client("MG")
    slow, quick = opened(first, path), opened(second, path)
    assert second.post(path, {**quick, **standing(child, known_as="Wren A")}).status_code == 302
    clash = first.post(path, {**slow, **standing(child, sex="F")})
    page = clash.content.decode()
    assert clash.status_code == 422
    assert "Somebody else changed this" in page
    again = {name: hidden(page, name) for name in ("version", "was", "token")}
    assert first.post(path, {**again, **standing(child, sex="F")}).status_code == 302
    child.refresh_from_db()
    assert (child.known_as, child.sex, child.version) == ("Wren A", "F", 3)


def test_each_detail_is_added_and_ended_on_its_own_page(cast):
    client, ref = cast.client("AW"), cast.child.ref
    today = {"since-day": "1", "since-month": "3", "since-year": "2026"}
    sent = [
        ("add_name", {"use": "alias", "given": "Birdie"}),
        ("add_identifier", {"system": "nhs", "value": "999 000 0018"}),
        ("add_identifier", {"system": "upn_unknown", "reason": "UN1"}),
        ("add_address", {"kind": "home", "lines": "12 Mill Lane", "postcode": "zz1 1aa", **today}),
        (
            "add_contact_point",
            {"kind": "phone", "value": "01632 960001", "safe_note": "Never leave a message"},
        ),
        ("add_disability", {"code": "HEAR", "said_by": "Mum", **today}),
    ]
    for page, typed in sent:
        assert client.get(address(page, ref=ref)).status_code == 200
        assert send(client, address(page, ref=ref), **typed).status_code == 302, page
    shown = client.get(address("person_details", ref=ref)).content.decode()
    for words in (
        "Birdie",
        "999 000 0018",
        "Not of school age",
        "ZZ1 1AA",
        "Never leave a message",
        "Hearing",
    ):
        assert words in shown
    home = cast.child.addresses.get()
    ending = address("end_detail", ref=ref, kind="addresses", pk=home.pk)
    assert "12 Mill Lane" in client.get(ending).content.decode()
    until = {"until-day": "2", "until-month": "3", "until-year": "2026"}
    assert send(client, ending, **until).status_code == 302
    home.refresh_from_db()
    assert home.until == players.TODAY
    mixed = address("end_detail", ref=cast.mother.ref, kind="addresses", pk=home.pk)
    assert client.get(mixed).status_code == 404


def test_a_mistyped_number_is_explained(cast):
    path = address("add_identifier", ref=cast.child.ref)
    reply = send(cast.client("AW"), path, system="nhs", value="999 000 0019")
    assert reply.status_code == 422
    assert "mistyped" in reply.content.decode()
    assert "999 000 0019" in reply.content.decode()


def test_a_birth_is_recorded_and_stands_in_the_chronology(cast):
    client = cast.client("AW")
    due = {"expected_on-day": "9", "expected_on-month": "3", "expected_on-year": "2026"}
    send(client, add_to(cast.family), known_as="Baby Ardleigh", part="unborn", sex="U", **due)
    baby = Person.objects.get(known_as="Baby Ardleigh")
    path = address("record_birth", ref=baby.ref)
    assert client.get(path).status_code == 200
    day = {"born_on-day": "1", "born_on-month": "3", "born_on-year": "2026"}
    assert send(client, path, sex="F", given="Ruby", family="Ardleigh", **day).status_code == 302
    [row] = [m for m in network.members(cast.family, players.TODAY) if m.person.pk == baby.pk]
    assert (row.part, row.person.known_as) == ("child", "Ruby Ardleigh")
    kinds = Entry.objects.filter(family=cast.family).order_by("pk").values_list("kind", "what")
    assert kinds[0][0] == "pregnancy_known"
    assert kinds[1] == ("birth", "Ruby Ardleigh was born.")


def test_a_merge_is_asked_by_one_agreed_by_a_manager_and_undone(cast):
    client, manager = cast.client("AW"), cast.client("MG")
    send(
        client,
        add_to(cast.family),
        given="Wrenna",
        family="Ardleigh",
        part="child",
        sex="U",
        same_as="nobody",
    )
    twin = Person.objects.get(known_as="Wrenna Ardleigh")
    ask = address("ask_to_merge", ref=cast.child.ref)
    assert "Wrenna Ardleigh" in send(client, ask, look="yes", words="wrenna").content.decode()
    reply = send(client, ask, words="wrenna", other=twin.ref, keep="this", why="Her mum uses both names.")
    assert reply.status_code == 302
    merge = Merge.objects.get()
    agree = address("agree_to_merge", pk=merge.pk)
    assert client.get(agree).status_code == 403
    assert "Wrenna Ardleigh" in manager.get(agree).content.decode()
    assert send(manager, agree).status_code == 422
    assert send(manager, agree, agreed="on").status_code == 302
    twin.refresh_from_db()
    assert twin.merged_into == cast.child
    assert client.get(address("person", ref=twin.ref)).status_code == 200
    undo = address("undo_merge", pk=merge.pk)
    assert client.get(undo).status_code == 403
    assert send(manager, undo, why="They are cousins.").status_code == 302
    twin.refresh_from_db()
    assert twin.merged_into is None


def test_a_single_name_does_not_tell_whether_somebody_elsewhere_is_known(cast):
    client, ask = cast.client("AW"), address("ask_to_merge", ref=cast.child.ref)
    name = cast.other_child.known_as
    assert f"{name}, born" not in send(client, ask, look="yes", words=name).content.decode()
    both = f"{name} {cast.other_child.born_on:%d/%m/%Y}"
    assert (
        f"{name}, born {cast.other_child.born_on.year},"
        in send(client, ask, look="yes", words=both).content.decode()
    )
    given, family = name.rsplit(" ", 1)
    reply = send(client, add_to(cast.family), given=given, family=family, part="relative", sex="U")
    assert reply.status_code == 302  # added, and nothing told


def test_a_merge_of_people_one_may_not_see_does_not_exist(cast):
    assert cast.client("PX").get(address("merge", pk=1)).status_code == 404


def test_the_details_page_needs_few_queries(cast, django_assert_max_num_queries):
    client = cast.client("AW")
    with django_assert_max_num_queries(22):
        client.get(address("person_details", ref=cast.child.ref))
