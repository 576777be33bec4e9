"""Actions of the people room, against PostgreSQL."""

from dataclasses import replace
from datetime import date

import pghistory
import pytest

from kinfold.agencies.models import Account
from kinfold.base.dates import PartialDate
from kinfold.base.errors import Clash, NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.people import actions, queries
from kinfold.people.models import Person

pytestmark = pytest.mark.django_db

ON = date(2026, 3, 3)
WORKER = Who(account_id=None, name="Amina Yusuf", practitioner_id=1)
BORN = PartialDate(date(2021, 3, 22))


def add(known_as="Jake Curtis", **more) -> Person:
    return actions.add_person(**{"known_as": known_as, "by": WORKER, "on": ON, **more})


def names_of(person: Person) -> list[tuple[str, str]]:
    return sorted((name.use, str(name)) for name in person.names.all())


def first(words: str) -> Person | None:
    found = queries.find(words, among=None)
    return found[0].person if found else None


@pytest.fixture
def worker() -> Who:
    return replace(WORKER, account_id=Account.objects.create(username="amina").pk)


@pytest.fixture
def manager() -> Who:
    account = Account.objects.create(username="maggie")
    return Who(account_id=account.pk, name="Maggie Stone", practitioner_id=2, managed_team_ids=(1,))


def test_a_person_who_is_added_has_a_name_and_can_be_found():
    jake = add(sex="M", born=BORN)
    assert names_of(jake) == [("usual", "Jake Curtis")]
    assert jake.search_keys.filter(key="b:2021-03-22").exists()
    assert queries.person(jake.ref) == jake
    assert queries.same_ids(jake) == (jake.pk,)
    assert first("jake 22/3/2021") == jake


def test_a_father_whose_name_nobody_knows_is_a_person_without_a_name():
    father = add("Bobby's father", name_known=False)
    assert names_of(father) == []
    assert str(father) == "Bobby's father"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"known_as": "  "}, "known_as"),
        ({"known_as": "x" * 10_000}, "known_as"),
        ({"known_as": "x" * 130}, "known_as"),
        ({"known_as": f"{'x ' * 70} y"}, "known_as"),
        ({"known_as": "Jake 😀"}, "known_as"),
        ({"given": "G" * 121}, "given"),
        ({"born": PartialDate(date(2026, 3, 4))}, "born"),
        ({"born": PartialDate(date(1890, 1, 1))}, "born"),
        ({"expected_on": date(2027, 3, 3)}, "expected_on"),
        ({"ethnicity": "XXXX"}, "ethnicity"),
        ({"occupation": "x" * 121}, "occupation"),
    ],
)
def test_what_cannot_be_true_is_refused_beside_its_field(more, field):
    with pytest.raises(NotNow) as refused:
        add(**more)
    assert refused.value.field == field
    assert not Person.objects.exists()


def test_names_in_any_script_are_kept_without_marks_that_disguise_them():
    salma = add("سلمى \u202eحداد", given="سلمى", family="حداد")
    assert salma.known_as == "سلمى حداد"
    assert first("حداد سلمى") == salma


def test_a_correction_is_refused_when_somebody_else_was_faster():
    jake = add(born=BORN)
    actions.correct_person(jake, version=1, by=WORKER, on=ON, known_as="Jake Porter", family="Porter")
    with pytest.raises(Clash) as clash:
        actions.correct_person(jake, version=1, by=WORKER, on=ON, known_as="Jack Curtis", sex="M")
    assert clash.value.theirs == "Name in use: Jake Porter\nSex: U"
    assert clash.value.yours == "Name in use: Jack Curtis\nSex: M"
    jake.refresh_from_db()
    assert (jake.known_as, jake.version) == ("Jake Porter", 2)
    assert names_of(jake) == [("usual", "Jake Porter")]


def test_a_corrected_birth_date_is_found_by_the_new_date():
    jake = add(born=BORN)
    actions.correct_person(jake, version=1, by=WORKER, on=ON, born=PartialDate(date(2021, 4, 1), "month"))
    assert not jake.search_keys.filter(key="b:2021-03-22").exists()
    assert jake.search_keys.filter(key="y:KRTS:2021").exists()


def test_the_history_says_who_changed_a_person(worker):
    jake = add()
    actions.correct_person(jake, version=1, by=worker, on=ON, sex="M")
    history = pghistory.models.Events.objects.tracks(jake).order_by("pgh_created_at", "pgh_id")
    newest = history.last()
    assert newest.pgh_data["sex"] == "M"
    assert newest.pgh_context["account"] == worker.account_id
    assert newest.pgh_context["verb"] == "correct_person"


def test_a_new_usual_name_keeps_the_earlier_one_findable():
    lynn = add("Lynn Porter")
    actions.add_name(lynn, given="Lynn", family="Maxwell", since=date(2026, 2, 1), by=WORKER, on=ON)
    assert names_of(lynn) == [("previous", "Lynn Porter"), ("usual", "Lynn Maxwell")]
    lynn.refresh_from_db()
    assert lynn.known_as == "Lynn Maxwell"
    [match] = queries.find("Lynn Porter", among=None)
    assert (match.person, match.why) == (lynn, "by an earlier name (same name)")


def test_a_second_nhs_number_ends_the_first_and_nobody_else_may_hold_it():
    jake, kelly = add(), add("Kelly Curtis")
    actions.add_identifier(jake, system="nhs", value="999 000 0018", by=WORKER, on=ON)
    assert first("9990000018") == jake
    with pytest.raises(NotNow, match="Somebody else"):
        actions.add_identifier(kelly, system="nhs", value="9990000018", by=WORKER, on=ON)
    actions.add_identifier(jake, system="nhs", value="9990000026", by=WORKER, on=ON)
    assert list(jake.identifiers.order_by("pk").values_list("value", "until")) == [
        ("9990000018", ON),
        ("9990000026", None),
    ]


def test_an_earlier_pupil_number_becomes_a_former_one():
    jake = add()
    for twelve in ("801200001001", "801200001002"):
        number = queries_upn(twelve)
        actions.add_identifier(jake, system="upn", value=number, by=WORKER, on=ON)
    assert sorted(jake.identifiers.values_list("system", flat=True)) == ["former_upn", "upn"]


def queries_upn(twelve: str) -> str:
    from kinfold.people.rules import upn_letter

    return upn_letter(twelve) + twelve


def test_a_new_home_ends_the_earlier_and_both_are_found():
    sue = add("Sue Curtis")
    actions.add_address(
        sue, lines="12 Mill Lane, Merebridge", postcode="zz11aa", since=date(2020, 1, 1), by=WORKER, on=ON
    )
    actions.add_address(
        sue, lines="3 High Street", postcode="ZZ1 1BB", since=date(2026, 1, 1), by=WORKER, on=ON
    )
    assert [row.until for row in sue.addresses.order_by("since")] == [date(2026, 1, 1), None]
    assert first("12 mill lane") == sue
    assert first("ZZ1 1BB") == sue
    [match] = queries.find("Susan ZZ1 1AA", among=None)
    assert match.why == "another form of the name, same postcode"


def test_a_telephone_number_finds_its_owner():
    sue = add("Sue Curtis")
    actions.add_contact_point(sue, kind="phone", value="+44 1632 960123", since=ON, by=WORKER, on=ON)
    assert first("01632 960 123") == sue
    with pytest.raises(NotNow, match="telephone number"):
        actions.add_contact_point(sue, kind="phone", value="ring me", since=ON, by=WORKER, on=ON)


def test_no_disability_and_a_disability_exclude_each_other():
    jake = add()
    told = {"said_by": "Mum", "since": ON, "by": WORKER, "on": ON}
    actions.add_disability(jake, code="HEAR", **told)
    with pytest.raises(NotNow):
        actions.add_disability(jake, code="NONE", **told)
    with pytest.raises(NotNow, match="already"):
        actions.add_disability(jake, code="HEAR", **told)
    actions.end_detail(jake.disabilities.get(), until=ON, by=WORKER, on=ON)
    actions.add_disability(jake, code="NONE", **told)
    assert jake.disabilities.filter(until=None).get().code == "NONE"


def test_a_birth_turns_the_unborn_into_a_child():
    baby = add("Baby Curtis", expected_on=date(2026, 3, 10))
    assert baby.is_unborn
    born = actions.record_birth(
        baby, born_on=date(2026, 3, 1), sex="F", given="Ruby", family="Curtis", by=WORKER, on=ON
    )
    assert (born.is_unborn, born.known_as, born.sex) == (False, "Ruby Curtis", "F")
    assert born.expected_on == date(2026, 3, 10)
    assert first("ruby curtis 1 March 2026") == baby
    with pytest.raises(NotNow):
        actions.record_birth(baby, born_on=date(2026, 3, 1), sex="F", by=WORKER, on=ON)


def test_a_death_before_the_birth_is_refused():
    jake = add(born=BORN)
    with pytest.raises(NotNow):
        actions.record_death(jake, died_on=date(2020, 1, 1), by=WORKER, on=ON)
    assert actions.record_death(jake, died_on=ON, by=WORKER, on=ON).died_on == ON


def test_a_merge_needs_a_second_person_who_manages(worker, manager):
    jake, jay = add(born=BORN), add("Jay Kurtis")
    merge = actions.ask_to_merge(jake, jay, why="The same boy", by=worker, on=ON)
    with pytest.raises(RefusedOpenly):
        actions.agree_to_merge(merge, by=worker, on=ON)
    own = actions.ask_to_merge(add("A One"), add("A Two"), why="Same", by=manager, on=ON)
    with pytest.raises(RefusedOpenly):
        actions.agree_to_merge(own, by=manager, on=ON)
    actions.agree_to_merge(merge, by=manager, on=ON)
    assert queries.person(jay.ref) == jake
    jay.refresh_from_db()
    assert queries.same_ids(jay) == queries.same_ids(jake) == (jake.pk, jay.pk)


def test_merged_records_are_found_once_under_the_one_that_is_kept(worker, manager):
    jake, jay = add(born=BORN), add("Jayden Mortimer")
    actions.agree_to_merge(actions.ask_to_merge(jake, jay, why="Same", by=worker, on=ON), by=manager, on=ON)
    assert [match.person for match in queries.find("jayden mortimer", among=None)] == [jake]
    assert [
        match.person for match in queries.find("jayden mortimer", among=Person.objects.filter(pk=jake.pk))
    ] == [jake]


def test_an_undone_merge_restores_both_records(worker, manager):
    jake, jay, jon = add(born=BORN), add("Jayden Mortimer"), add("Jon Upton")
    first_merge = actions.ask_to_merge(jay, jon, why="Same", by=worker, on=ON)
    actions.agree_to_merge(first_merge, by=manager, on=ON)
    second = actions.ask_to_merge(jake, jay, why="Same", by=worker, on=ON)
    actions.agree_to_merge(second, by=manager, on=ON)
    assert queries.same_ids(jake) == (jake.pk, jay.pk, jon.pk)
    with pytest.raises(RefusedOpenly):
        actions.undo_merge(second, why="They are two", by=worker, on=ON)
    actions.undo_merge(second, why="They are two", by=manager, on=ON)
    assert queries.same_ids(jake) == (jake.pk,)
    assert queries.person(jon.ref) == jay
    assert first("jon upton") == jay
    assert first("jake curtis") == jake


def test_the_same_question_is_not_asked_twice(worker):
    jake, jay = add(), add("Jay")
    actions.ask_to_merge(jake, jay, why="Same", by=worker, on=ON)
    with pytest.raises(NotNow, match="asked already"):
        actions.ask_to_merge(jay, jake, why="Same", by=worker, on=ON)
    with pytest.raises(NotNow, match="one record"):
        actions.ask_to_merge(jake, jake, why="Same", by=worker, on=ON)


def test_duty_joins_a_child_from_a_worry_and_can_take_them_apart_again(worker):
    known, new = add(born=BORN), add("Jake C", unconfirmed=True)
    merge = actions.join_unconfirmed(new, known, why="Mum told us her address", by=worker, on=ON)
    assert queries.person(new.ref) == known
    actions.undo_merge(merge, why="Another Jake", by=worker, on=ON)
    again = queries.person(new.ref)
    assert (again.pk, again.unconfirmed) == (new.pk, True)
    with pytest.raises(NotNow):
        actions.join_unconfirmed(known, again, why="Wrong way round", by=worker, on=ON)


def test_a_checked_child_is_confirmed_once():
    child = add(unconfirmed=True)
    assert not actions.confirm_person(child, by=WORKER, on=ON).unconfirmed
    with pytest.raises(NotNow):
        actions.confirm_person(child, by=WORKER, on=ON)


def test_two_records_are_shown_side_by_side_with_what_differs():
    jake, jay = add(born=BORN), add("Jay Curtis", born=PartialDate(date(2021, 1, 1), "year"))
    rows = {row.fact: row for row in queries.side_by_side(jake, jay)}
    assert (rows["Born"].kept, rows["Born"].merged, rows["Born"].differs) == ("22 March 2021", "2021", True)
    assert not rows["Addresses"].differs
