"""Reading a family on any day, with records that were merged and families that were joined."""

from datetime import date, timedelta
from typing import Any

import pytest

from kinfold.base.dates import PartialDate
from kinfold.base.errors import NotNow
from kinfold.network import actions, queries
from kinfold.network.drawing import describe_genogram, draw_genogram
from kinfold.network.tests.conftest import BEGAN, BY, TODAY, Home, make_person
from kinfold.people import actions as people
from kinfold.people.models import Person

DAY = timedelta(days=1)


def on_map(home: Home, on: date, **more: Any):
    return queries.family_map(home.family, on, **more)


def pairs(drawn) -> set[tuple[str, str, str]]:
    names = {i.key: i.name for i in drawn.individuals}
    return {(names[t.a], t.type, names[t.b]) for t in drawn.ties}


def merge(kept: Person, merged: Person) -> None:
    """As people.actions.agree_to_merge leaves it, which needs two signed-in workers."""
    Person.objects.filter(pk=merged.pk).update(merged_into=kept)


def test_a_tie_is_on_the_map_from_its_first_day_to_its_last(home: Home) -> None:
    tie = actions.relate(home.ilse, home.tomas, "partner", since=BEGAN + DAY, by=BY)
    actions.end_tie(tie, until=TODAY - DAY, by=BY)
    seen = {day: bool(on_map(home, day).ties) for day in (BEGAN, BEGAN + DAY, TODAY - DAY, TODAY)}
    assert list(seen.values()) == [False, True, True, False]


def test_a_father_stays_a_father_when_contact_has_ended(home: Home) -> None:
    tie = actions.relate(home.tomas, home.wren, "father_of", contact="regular", by=BY)
    actions.end_tie(tie, until=TODAY - DAY, by=BY)
    assert [t.contact for t in on_map(home, TODAY - DAY).ties] == ["regular"]
    assert [t.contact for t in on_map(home, TODAY).ties] == ["ended"]
    assert "no_father" not in [gap.name for gap in queries.gaps(home.family, TODAY)]


def test_kin_who_see_each_other_again_are_in_contact_again(home: Home) -> None:
    tie = actions.relate(home.tomas, home.wren, "father_of", by=BY)
    actions.end_tie(tie, until=TODAY - DAY, by=BY)
    actions.relate(home.tomas, home.wren, "father_of", contact="some", by=BY)
    assert [t.contact for t in on_map(home, TODAY).ties] == ["some"]


def test_what_was_never_so_is_on_the_map_of_no_day(home: Home) -> None:
    tie = actions.relate(home.tomas, home.wren, "father_of", since=BEGAN, by=BY)
    actions.take_back_tie(tie, why="A test showed that he is not.", by=BY)
    assert on_map(home, BEGAN).ties == on_map(home, TODAY).ties == ()
    assert actions.relate(home.tomas, home.wren, "step_father_of", by=BY).mistaken is False
    with pytest.raises(NotNow, match="taken back already"):
        actions.take_back_tie(tie, why="Again.", by=BY)


def test_where_somebody_lived_is_drawn_as_it_was(home: Home) -> None:
    first = actions.set_up_household(
        home.family, "Ilse’s home", members=[(home.wren, False)], since=BEGAN, by=BY
    )
    actions.move_out(first.members.get(), until=TODAY - DAY, by=BY)
    actions.set_up_household(home.family, "Nan’s home", members=[(home.wren, True)], since=TODAY, by=BY)
    labels = {day: [h.label for h in on_map(home, day).households] for day in (BEGAN - DAY, BEGAN, TODAY)}
    assert list(labels.values()) == [[], ["Ilse’s home"], ["Nan’s home"]]
    assert on_map(home, TODAY).households[0].part_time == (f"p{home.wren.pk}",)


def test_a_child_born_since_is_unborn_on_the_map_of_an_earlier_day(home: Home) -> None:
    baby = people.add_person(
        known_as="Baby", born=PartialDate(None, "unknown"), expected_on=date(2026, 2, 20), by=BY, on=BEGAN
    )
    actions.add_member(home.family, baby, "unborn", since=BEGAN, by=BY)
    people.record_birth(baby, born_on=date(2026, 2, 18), sex="F", by=BY, on=TODAY)
    then, now = on_map(home, BEGAN), on_map(home, TODAY)
    assert [i.unborn for i in then.individuals if i.name == "Baby"] == [True]
    assert [i.unborn for i in now.individuals if i.name == "Baby"] == [False]


def test_ties_written_on_a_merged_record_are_ties_of_the_record_that_is_kept(home: Home) -> None:
    double = make_person("Thomas", date(1988, 1, 9), "M")
    actions.add_member(home.family, double, "parent", since=BEGAN, by=BY)
    actions.relate(double, home.wren, "father_of", contact="none", by=BY)
    actions.relate(home.tomas, home.wren, "father_of", contact="regular", by=BY)
    actions.relate(home.tomas, double, "sibling", by=BY)
    merge(home.tomas, double)
    drawn = on_map(home, TODAY)
    assert [i.name for i in drawn.individuals].count("Tomas") == 1
    assert pairs(drawn) == {("Tomas", "father_of", "Wren")}
    assert len(queries.ties(home.wren, TODAY)) == 2  # each as it was written, to be put right


def test_what_is_known_of_a_merged_child_counts_for_the_child(home: Home) -> None:
    double = make_person("Ren", date(2017, 5, 4), "F")
    actions.relate(home.ilse, double, "mother_of", contact="lives_with", by=BY)
    actions.relate(home.tomas, double, "father_of", contact="regular", by=BY)
    actions.choose_trusted_adult(double, person=home.nan, chosen_by_child=True, said_on=BEGAN, by=BY)
    actions.record_responsibility(home.ilse, double, "yes", "birth_mother", by=BY)
    assert len(queries.gaps(home.family, TODAY)) == 4
    merge(home.wren, double)
    assert queries.gaps(home.family, TODAY) == []
    assert any(i.matters for i in on_map(home, TODAY).individuals if i.name == "Nan Olive")
    assert [row.adult for row in queries.responsibilities([home.wren], TODAY)[home.wren.pk]] == [home.ilse]


def test_a_joined_familys_people_homes_and_days_are_on_one_map(home: Home) -> None:
    other = actions.start_family("The other record", by=BY)
    moss = make_person("Moss", date(2019, 1, 1), "M")
    actions.add_member(other, moss, "child", since=BEGAN, by=BY)
    actions.relate(home.ilse, moss, "mother_of", by=BY)
    actions.set_up_household(other, "Moss’s home", members=[(moss, False)], since=BEGAN, by=BY)
    assert "Moss" not in [i.name for i in on_map(home, TODAY).individuals]
    actions.join_families(home.family, other, by=BY, on=TODAY)
    drawn = on_map(home, TODAY)
    assert ("Ilse", "mother_of", "Moss") in pairs(drawn)
    assert [h.label for h in drawn.households] == ["Moss’s home"]
    assert queries.household(queries.homes(home.family)[0].pk, home.family).label == "Moss’s home"
    assert any(
        "Moss lived at" in says for change in queries.changes(home.family, TODAY) for says in change.says
    )


def test_days_with_changes_are_named_with_what_changed_the_newest_first(home: Home) -> None:
    tie = actions.relate(home.ilse, home.tomas, "partner", since=BEGAN, by=BY)
    actions.end_tie(tie, until=date(2026, 1, 31), by=BY)
    actions.choose_trusted_adult(
        home.wren, person=home.nan, chosen_by_child=True, said_on=date(2026, 2, 10), by=BY
    )
    found = queries.changes(home.family, TODAY)
    assert [change.day for change in found] == [date(2026, 2, 10), date(2026, 2, 1), BEGAN]
    assert found[0].says == ("Wren chose Nan Olive",)
    assert found[1].says == ("Ilse, partner of Tomas: ended",)
    without = queries.changes(home.family, TODAY, shows=lambda person: person.pk != home.nan.pk)
    assert date(2026, 2, 10) not in [change.day for change in without]


def test_a_day_that_has_not_come_is_not_offered(home: Home) -> None:
    row = actions.involve(home.amina, home.family, "partner", since=BEGAN, by=BY)
    assert row.until is None
    tie = actions.relate(home.ilse, home.tomas, "partner", since=BEGAN, by=BY)
    actions.end_tie(tie, until=TODAY, by=BY)  # gone from tomorrow
    assert [change.day for change in queries.changes(home.family, TODAY)] == [BEGAN]


def test_each_parents_unknown_contact_has_an_answer_of_its_own(home: Home) -> None:
    actions.relate(home.ilse, home.wren, "mother_of", by=BY)
    actions.relate(home.tomas, home.wren, "father_of", by=BY)
    name = f"contact_unknown:{home.tomas.pk}"
    actions.answer_gap(
        home.family, name, "He does not answer.", person=home.wren, asked_by="Amina", asked_on=TODAY, by=BY
    )
    answers = {gap.name: gap.answer for gap in queries.gaps(home.family, TODAY)}
    assert answers[name] == "He does not answer."
    assert answers[f"contact_unknown:{home.ilse.pk}"] == ""


def test_what_would_be_lost_is_said_before_a_worker_goes(home: Home) -> None:
    actions.involve(home.amina, home.family, "lead", since=BEGAN, by=BY)
    actions.choose_trusted_adult(
        home.wren, practitioner=home.amina, chosen_by_child=True, said_on=BEGAN, by=BY
    )
    said = queries.losses(home.amina, home.family, TODAY)
    assert any(line.startswith("Wren has chosen Amina Yusuf") for line in said)
    assert any("is the lead professional" in line for line in said)
    assert queries.losses(home.petra, home.family, TODAY) == []


def test_helpers_stand_on_the_map_though_nobody_has_chosen_them(home: Home) -> None:
    row = actions.involve(home.petra, home.family, "partner", since=BEGAN, by=BY)
    drawn = on_map(home, TODAY, focus=home.wren, helpers=[row])
    assert [i.kind for i in drawn.individuals if i.name == "Petra Novak"] == ["worker"]


def test_only_pages_that_open_are_linked(home: Home) -> None:
    drawn = on_map(home, TODAY, opens={home.wren.pk})
    assert [i.name for i in drawn.individuals if i.href] == ["Wren"]
    assert not any(i.href for i in on_map(home, TODAY, links=False).individuals)


@pytest.mark.parametrize("name", ["🦊🦊🦊", "<script>alert(1)</script>", "محمد عبد الله", "A" * 200])
def test_any_name_can_be_drawn_and_said(home: Home, name: str) -> None:
    odd = home.nan
    type(odd).objects.filter(pk=odd.pk).update(known_as=name)
    actions.relate(odd, home.wren, "relative_of", by=BY)
    drawn = on_map(home, TODAY)
    picture = draw_genogram(drawn)
    assert "<script>" not in picture
    assert any(name[:20] in line for line in describe_genogram(drawn))


def test_the_map_takes_the_same_number_of_queries_for_any_number_of_people(
    home: Home, django_assert_max_num_queries: Any
) -> None:
    for n in range(12):
        cousin = make_person(f"Cousin {n}")
        actions.add_member(home.family, cousin, "relative", since=BEGAN, by=BY)
        actions.relate(cousin, home.wren, "relative_of", by=BY)
    actions.set_up_household(
        home.family, "Home", members=[(home.wren, False), (home.nan, False)], since=BEGAN, by=BY
    )
    with django_assert_max_num_queries(6):
        on_map(home, TODAY)
    with django_assert_max_num_queries(6):
        queries.changes(home.family, TODAY)
    with django_assert_max_num_queries(7):
        queries.gaps(home.family, TODAY)
