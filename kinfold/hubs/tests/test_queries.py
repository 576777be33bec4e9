"""The reading doors: lines for other pages, figures with small numbers hidden, suggestions by name."""

from datetime import timedelta

from kinfold.hubs import actions, queries
from kinfold.hubs.tests.making import NEXT_YEAR, Hubs
from kinfold.network.models import Family
from kinfold.sharing import actions as sharing
from kinfold.sharing.tests.cast import TODAY


def says(hubs: Hubs, actor: str) -> list[str]:
    """The lines on the family's page, as somebody reads them."""
    who, family = hubs.cast.who(actor), Family.objects.get(pk=hubs.cast.family.pk)
    view = sharing.open_record(who, "V8", family, on=TODAY, action="test")
    return [fact.says for fact in queries.facts_for_family(family, TODAY, view)]


def test_each_reads_the_lines_that_are_theirs(hubs: Hubs) -> None:
    cast = hubs.cast
    guest = actions.know_guest(
        hubs.hub, "Ilse", person=cast.mother, family=cast.family, agreed_on=TODAY, agreed_how="Asked.", **hubs.told()
    )  # fmt: skip
    actions.count_session(hubs.session(), guests=[guest], adults=0, children=0, **hubs.told("HUB"))
    hubs.meeting()
    hubs.sides()
    assert says(hubs, "AW") == [
        "Ilse Ardleigh goes to the Monday group: Stay and play",
        "Wren Ardleigh has a mentor: Marek Dunmore",
        "Ilse Ardleigh takes part in Fresh Start for Two",
        "Tomas Ardleigh takes part in Fresh Start for Two",
    ]
    assert says(hubs, "FAM") == [
        "You go to the Monday group: Stay and play",
        "Wren Ardleigh has a mentor: Marek Dunmore",
        "You take part in Fresh Start for Two",
    ]
    assert says(hubs, "WF") == ["You take part in Fresh Start for Two"]
    assert says(hubs, "PT") == []  # a partner sees a part of the record only


def test_a_childs_page_tells_of_the_wait_and_then_of_the_mentor(hubs: Hubs) -> None:
    wish, cast = hubs.wish(), hubs.cast
    view = sharing.open_record(cast.who("AW"), "V3", cast.family, on=TODAY, action="test")
    (line,) = queries.facts_for_child(cast.child, TODAY, view)
    assert (line.says, line.url_name) == ("Wren Ardleigh waits for a mentor", "mentoring")
    match = actions.propose_match(wish, hubs.volunteer(), proposed_on=TODAY, **hubs.told("HUB"))
    actions.agree_match(match, child_says="Yes.", agreed_on=TODAY, planned_until=NEXT_YEAR, **hubs.told())
    (line,) = queries.facts_for_child(cast.child, TODAY, view)
    assert (line.says, line.url_name, line.ref) == (
        "Wren Ardleigh has a mentor: Marek Dunmore",
        "mentoring_match",
        match.ref,
    )


def test_suggestions_stand_by_name_in_three_groups_and_leave_out_whoever_must_not_be_asked(
    hubs: Hubs,
) -> None:
    wish, marek = hubs.wish(), hubs.volunteer()
    for name in ("Zed Ojo", "Ada Finch"):
        hubs.make_ready(
            actions.register_volunteer(hubs.hub, name=name, registered_on=TODAY, **hubs.told("HUB"))
        )
    actions.register_volunteer(hubs.hub, name="New Here", registered_on=TODAY, **hubs.told("HUB"))
    found = queries.suggested(wish, TODAY)
    named = [
        [str(one.listed.volunteer.practitioner) for one in group]
        for group in (found.all_asked, found.some, found.not_now)
    ]
    assert named == [["Marek Dunmore"], ["Ada Finch", "Zed Ojo"], ["New Here"]]
    sharing.exclude(hubs.workers["MEN"], hubs.cast.family, why="They are neighbours.", **hubs.told("MG"))
    again = queries.suggested(wish, TODAY)
    everybody = [one.listed.volunteer.pk for one in (*again.all_asked, *again.some, *again.not_now)]
    assert marek.pk not in everybody


def test_figures_hide_every_count_of_people_under_six(hubs: Hubs) -> None:
    told = hubs.told("HUB")
    actions.count_session(hubs.session(), guests=[], adults=2, children=3, **told)
    actions.write_registrar_day(hubs.hub, held_on=TODAY, births=9, both_parents=5, **told)
    actions.write_outreach(hubs.hub, "The food bank", went_on=TODAY, adults=3, **told)
    hubs.wish()
    small = queries.figures(TODAY)
    assert small.sessions == 1
    assert [cell.count for cell in small.came] == [None]
    assert (small.births, small.both_parents, small.met_outside) == (9, None, None)
    assert [cell.count for cell in small.mentoring] == [None]
    actions.count_session(hubs.session(), guests=[], adults=7, children=9, **told)
    assert [(cell.label, cell.count) for cell in queries.figures(TODAY).came] == [("Harbour Family Hub", 21)]
    assert queries.figures(TODAY + timedelta(days=500)).sessions == 0


def test_figures_within_no_family_tell_of_no_mentoring(hubs: Hubs) -> None:
    hubs.wish()
    assert queries.figures(TODAY, within=[]).mentoring == []


def test_volunteers_waiting_are_counted_by_what_is_missing_first(hubs: Hubs) -> None:
    for n in range(6):
        actions.register_volunteer(hubs.hub, name=f"Helper {n}", registered_on=TODAY, **hubs.told("HUB"))
    assert [(cell.label, cell.count) for cell in queries.figures(TODAY).volunteers_waiting] == [
        ("The DBS check", 6)
    ]
