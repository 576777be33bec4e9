"""What the writers of the school room do, and refuse."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from kinfold.agencies import actions as agencies
from kinfold.base.errors import Clash, NotNow, RefusedOpenly
from kinfold.base.facts import Fact
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.concerns.models import Concern, Consultation
from kinfold.concerns.rules import TypedChild
from kinfold.network import actions as network
from kinfold.network.models import Involvement
from kinfold.school import actions, queries
from kinfold.school.actions.asking import ROUTE
from kinfold.school.models import DailyNote, ParentAsked, SchoolPlace, WorkerKnown
from kinfold.school.tests.making import EARLIER, TRIED, YESTERDAY, Schooling
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import Disclosure
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, member, person


def test_a_new_school_ends_the_one_before_and_alternative_provision_stands_beside(
    cast: Cast, wren: Schooling
) -> None:
    unit = agencies.open_organisation("Lowmere Unit", "school")
    actions.place_at_school(cast.family, cast.child, "alternative", school=unit, since=EARLIER, **wren.told())
    moved = actions.place_at_school(
        cast.family, cast.child, "special", named="Holt Lane School", since=TODAY, **wren.told()
    )
    assert [row.kind for row in queries.places_now(cast.child, TODAY)] == ["special", "alternative"]
    wren.place.refresh_from_db()
    assert wren.place.until == TODAY - timedelta(days=1)
    assert Entry.objects.get(uuid=moved.entry).what == "Wren Ardleigh began at a special school."
    with pytest.raises(NotNow, match="began somewhere else"):
        actions.place_at_school(cast.family, cast.child, "primary", named="Elm", since=TODAY, **wren.told())


def test_no_place_says_why_and_what_is_done(cast: Cast, wren: Schooling) -> None:
    with pytest.raises(NotNow, match="no place"):
        actions.place_at_school(cast.family, cast.child, "none", since=TODAY, **wren.told())
    made = actions.place_at_school(
        cast.family, cast.child, "none", since=TODAY, why="The unit closed.", **wren.told()
    )
    assert made.school is None


def test_a_protected_school_is_never_written_in_the_open(cast: Cast, wren: Schooling) -> None:
    sharing.protect_detail(
        cast.child, "school", "Elm Road School", why="Father must not find it.", readers=[], **wren.told()
    )
    with pytest.raises(NotNow, match="kept apart"):
        actions.place_at_school(
            cast.family, cast.child, "primary", named="Elm Road School", since=TODAY, **wren.told()
        )
    made = actions.place_at_school(cast.family, cast.child, "primary", since=TODAY, **wren.told())
    assert made.kept_apart
    assert "Elm" not in "".join(str(value) for row in SchoolPlace.objects.values() for value in row.values())


def test_nobody_names_themselves_to_lead_and_whoever_leads_works_there(cast: Cast, wren: Schooling) -> None:
    school = cast.organisations["school"]
    with pytest.raises(RefusedOpenly, match="name themselves"):
        actions.name_school_lead(school, cast.practitioners["PX"], since=TODAY, **wren.told("PX"))
    with pytest.raises(RefusedOpenly, match="The council"):
        actions.name_school_lead(school, cast.practitioners["PX"], since=TODAY, **wren.told("PT"))
    with pytest.raises(NotNow, match="works at this school"):
        actions.name_school_lead(school, cast.practitioners["TM"], since=TODAY, **wren.told())
    handed = actions.name_school_lead(school, cast.practitioners["PT"], since=TODAY, **wren.told("PX"))
    actions.end_school_lead(wren.lead, ended_on=TODAY, **wren.told("PX"))
    assert handed.practitioner == cast.practitioners["PT"]


def test_notes_go_both_ways_and_only_between_home_and_school(cast: Cast, wren: Schooling) -> None:
    from_school = actions.write_daily_note(
        wren.place, "Five days on time!", good=True, written_on=TODAY, **wren.told("PT")
    )
    from_home = actions.write_daily_note(wren.place, "She slept badly.", written_on=TODAY, **wren.told("FAM"))
    assert (from_school.worker, from_school.person) == (cast.practitioners["PT"], None)
    assert (from_home.worker, from_home.person) == (None, cast.mother)
    with pytest.raises(NotNow, match="Only the school and the family"):
        actions.write_daily_note(wren.place, "Hello.", written_on=TODAY, **wren.told("AW"))
    with pytest.raises(NotNow, match="One sentence"):
        actions.write_daily_note(wren.place, " ", written_on=TODAY, **wren.told("PT"))
    assert DailyNote.objects.count() == 2


def test_the_same_week_again_puts_right_what_stands_and_a_stale_page_clashes(
    cast: Cast, wren: Schooling
) -> None:
    week = {"since": date(2026, 2, 23), "until": date(2026, 2, 27), "possible": 10}
    first = actions.record_attendance(
        cast.family, cast.child, **week, attended=7, reasons={"ill": 2}, **wren.told("PT")
    )
    again = actions.record_attendance(
        cast.family, cast.child, **week, attended=8, version=first.version, **wren.told("PT")
    )
    assert (again.pk, again.attended) == (first.pk, 8)
    with pytest.raises(Clash):
        actions.record_attendance(
            cast.family, cast.child, **week, attended=9, version=first.version, **wren.told("PT")
        )


def test_an_exclusion_finds_the_panel_before_it_or_asks_why_none_met(cast: Cast, wren: Schooling) -> None:
    with pytest.raises(NotNow, match="No panel met"):
        wren.excluded(no_panel_why=" ")
    panel = wren.met()
    made = wren.excluded(no_panel_why="")
    assert made.panel == panel
    back = actions.answer_exclusion(
        made, "come_back", on_day=TODAY, why="A talk with Petra first.", **wren.told("PT")
    )
    assert back.state == "back"
    with pytest.raises(NotNow, match="cannot be done now"):
        actions.answer_exclusion(made, "take_back", on_day=TODAY, why="Too late.", **wren.told("PT"))


def test_a_panel_agrees_actions_that_are_done_and_says_how_it_came_out(cast: Cast, wren: Schooling) -> None:
    panel = wren.met()
    with pytest.raises(NotNow, match="already"):
        wren.panel()
    with pytest.raises(Clash):
        actions.hold_prevention_panel(
            panel,
            met_on=TODAY,
            members=["A", "B"],
            agreed=[actions.Agreed("x", "y")],
            version=panel.version - 1,
            **wren.told(),
        )
    done = actions.do_panel_action(
        panel.actions.get(), done_on=TODAY, came_of_it="She reads there.", **wren.told("PT")
    )
    assert done.done_on == TODAY
    ended = actions.end_prevention_panel(
        panel, outcome="stayed", why="Lunch is calm now.", ended_on=TODAY, **wren.told("PT")
    )
    assert (ended.state, ended.outcome) == ("ended", "stayed")


def test_hours_elsewhere_stand_against_a_whole_week(cast: Cast, wren: Schooling) -> None:
    with pytest.raises(NotNow, match="why it is fewer"):
        actions.offer_hours(
            cast.family, cast.child, offered=Decimal(10), named="Lowmere Unit", since=TODAY, **wren.told()
        )
    made = actions.offer_hours(
        cast.family,
        cast.child,
        offered=Decimal(10),
        named="Lowmere Unit",
        fewer_why="Until Easter.",
        since=TODAY,
        **wren.told(),
    )
    ended = actions.end_hours(
        made, ended_on=TODAY, result="Back in class.", attended=Decimal(9), **wren.told()
    )
    assert ended.result == "Back in class."


def test_a_request_for_a_plan_runs_its_clocks_and_ends_them(cast: Cast, wren: Schooling) -> None:
    row = wren.ehc()
    row = actions.move_ehc(row, "send", on_day=EARLIER, version=row.version, **wren.told("PT"))
    due = dict(Clock.objects.filter(rule__startswith="ehc").values_list("rule", "due_on"))
    assert due["ehc_decide"] == EARLIER + timedelta(weeks=6)
    assert due["ehc_finish"] == EARLIER + timedelta(weeks=20)
    with pytest.raises(NotNow, match="Say why"):
        actions.move_ehc(row, "refuse_to_assess", on_day=TODAY, version=row.version, **wren.told())
    row = actions.move_ehc(row, "agree_to_assess", on_day=TODAY, version=row.version, **wren.told())
    assert Clock.objects.get(rule="ehc_decide").state == "met"
    with pytest.raises(Clash):
        actions.move_ehc(row, "draft", on_day=TODAY, version=1, **wren.told())
    for verb in ("draft", "finish"):
        row = actions.move_ehc(row, verb, on_day=TODAY, version=row.version, **wren.told())
    assert set(Clock.objects.filter(rule__startswith="ehc").values_list("state", flat=True)) == {"met"}


def test_a_request_left_unfinished_is_shown_to_who_leads_at_school(cast: Cast, wren: Schooling) -> None:
    wren.known()
    row = wren.ehc(begun_on=TODAY - timedelta(weeks=7))
    shown = queries.school_today(cast.who("PX"), TODAY).unfinished
    assert [one.row for one in shown] == [row]
    assert not queries.asked(row, TODAY - timedelta(weeks=2)).unfinished


def test_school_is_told_of_a_worker_and_nothing_else_and_told_again_when_it_changes(
    cast: Cast, wren: Schooling
) -> None:
    first = wren.known(EARLIER)
    told = Disclosure.objects.get()
    assert told.items == "Wren Ardleigh has a social worker: Amina Yusuf, 01632 960101. Nothing else."
    assert (told.basis, told.family_told) == ("public_task", True)
    with pytest.raises(NotNow, match="already"):
        wren.known()
    Involvement.objects.filter(practitioner=cast.practitioners["AW"]).update(
        until=YESTERDAY, reason_ended="Left"
    )
    assert any("not the worker now" in fact.says for fact in _facts(cast))
    network.involve(cast.practitioners["TM"], cast.family, "allocated", since=TODAY, by=cast.who("MG"))
    again = wren.known()
    first.refresh_from_db()
    assert (first.until, again.worker) == (TODAY, cast.practitioners["TM"])
    ended = actions.end_worker_known(again, ended_on=TODAY, why="The help ended.", **wren.told())
    assert WorkerKnown.objects.filter(until__isnull=True).count() == 0
    assert "no social worker now" in Entry.objects.get(uuid=ended.ended_entry).what


def _facts(cast: Cast) -> list[Fact]:
    view = sharing.open_record(cast.who("CH"), "V3", cast.family, on=TODAY, action="test")
    return queries.facts_for_family(cast.family, TODAY, view)


def test_a_lead_who_may_not_know_of_the_family_is_not_told(cast: Cast, wren: Schooling) -> None:
    sharing.exclude(cast.practitioners["PX"], cast.family, why="Her brother.", by=cast.who("MG"), on=TODAY)
    with pytest.raises(NotNow, match="may not know"):
        wren.known()
    with pytest.raises(NotNow, match="may not know"):
        actions.tell_school_of_notice(
            wren.notice(), wren.place, told_on=TODAY, why_not_told="He reads her post.", **wren.told("DU")
        )


def test_a_police_notice_reaches_who_leads_at_the_childs_school(cast: Cast, wren: Schooling) -> None:
    row = wren.notice()
    told = actions.tell_school_of_notice(
        row, wren.place, told_on=TODAY, why_not_told="He reads her post.", **wren.told("DU")
    )
    assert told.practitioner == cast.practitioners["PX"]
    notice = queries.notice_at_school(told, cast.who("PX"), TODAY)
    assert notice is not None
    assert notice.minimum == "Wren was at home last night when police came."
    assert queries.notice_at_school(told, cast.who("PT"), TODAY) is None
    actions.acknowledge_at_school(told, support_given="Petra met her at the gate.", **wren.told("PX"))
    assert queries.school_today(cast.who("PX"), TODAY).answered


def test_who_leads_reads_what_a_colleague_at_the_same_school_was_told(cast: Cast, wren: Schooling) -> None:
    from kinfold.protection import actions as protection

    row = wren.notice()
    told = protection.tell_of_notice(
        row, told_on=TODAY, family_told=False, why_not_told="He reads her post.", **wren.told("DU")
    )
    assert told.practitioner == cast.practitioners["PT"]
    assert queries.notice_at_school(told, cast.who("PX"), TODAY) is not None
    actions.end_school_lead(wren.lead, ended_on=YESTERDAY, **wren.told())
    assert queries.notice_at_school(told, cast.who("PX"), TODAY) is None


def young(cast: Cast) -> SchoolPlace:
    """A seventeen-year-old at the same school."""
    older = person("Rook Ardleigh", born=date(2008, 5, 5))
    member(cast.family, older, "young_person")
    return actions.place_at_school(
        cast.family,
        older,
        "secondary",
        school=cast.organisations["school"],
        since=BEGAN,
        by=cast.who("AW"),
        on=TODAY,
    )


def test_destinations_say_who_told_and_when_and_unknown_is_an_answer(cast: Cast, wren: Schooling) -> None:
    rook = young(cast).child
    facts = {"told_on": TODAY, "since": TODAY}
    with pytest.raises(NotNow, match="something is known"):
        actions.record_destination(cast.family, rook, "not_known", source="parent", **facts, **wren.told())
    with pytest.raises(NotNow, match="sixteen to eighteen"):
        actions.record_destination(cast.family, cast.child, "work", source="parent", **facts, **wren.told())
    assert queries.figures(TODAY).destination_not_known == 1
    actions.record_destination(cast.family, rook, "not_known", source="nobody", **facts, **wren.told())
    assert queries.figures(TODAY).destination_not_known == 1
    actions.record_destination(
        cast.family, rook, "apprenticeship", source="young_person", place="A garage", **facts, **wren.told()
    )
    assert queries.figures(TODAY).destination_not_known == 0
    assert queries.not_known_by_school(TODAY)[0][1].says == "Too few young people to say"


def test_the_schools_own_list_has_reasons_an_end_and_no_traits(cast: Cast, wren: Schooling) -> None:
    place = young(cast)
    facts = {"put_on": TODAY, "ends_on": TODAY + timedelta(days=90), "told_on": TODAY}
    with pytest.raises(RefusedOpenly, match="own school"):
        actions.put_on_list(place, reason="Moved often.", **facts, **wren.told("AW"))
    with pytest.raises(NotNow, match="may not say anything about sex"):
        actions.put_on_list(place, reason="A boy without plans.", **facts, **wren.told("PT"))
    with pytest.raises(NotNow, match="Talk with the young person"):
        actions.put_on_list(place, reason="Moved often.", **{**facts, "told_on": None}, **wren.told("PT"))
    made = actions.put_on_list(place, reason="Moved schools three times.", **facts, **wren.told("PT"))
    assert [row.pk for row in queries.school_list(cast.who("PT"), TODAY)] == [made.pk]
    assert queries.school_list(cast.who("PT"), TODAY + timedelta(days=91)) == []
    assert queries.school_list(cast.who("AW"), TODAY) == []
    actions.take_off_list(made, why="He has a place.", **wren.told("PT"))
    assert queries.school_list(cast.who("PT"), TODAY) == []


def test_an_adult_service_asks_are_you_a_parent_and_may_ask_for_advice(cast: Cast, wren: Schooling) -> None:
    service = agencies.open_organisation("Merebridge Recovery", "adult_health")
    nurse = agencies.take_on(service, "Nurse", name="Nell Abbot", on=BEGAN)
    agencies.give_account(
        nurse, agencies.open_account("nell", "Nell Abbot", password="a-long-enough-password")
    )
    from kinfold.sharing import queries as shared

    by = {"by": shared.who_is(nurse.account, TODAY), "on": TODAY}
    none = actions.ask_if_parent("no", asked_on=TODAY, **by)
    assert (none.concern, Concern.objects.count()) == ("", 0)
    with pytest.raises(NotNow, match="Say why"):
        actions.ask_if_parent("not_asked", asked_on=TODAY, **by)
    with pytest.raises(NotNow, match="which child"):
        actions.ask_if_parent("yes", asked_on=TODAY, question="What now?", **by)
    asked = actions.ask_if_parent(
        "yes",
        asked_on=TODAY,
        children=[TypedChild(name="Sky")],
        how_it_is="He sleeps until noon.",
        question="Who takes her?",
        **by,
    )
    assert asked.concern == Concern.objects.get().ref
    question = Consultation.objects.get().question
    assert question.startswith(ROUTE)
    assert "Who takes her?" in question
    assert ParentAsked.objects.count() == 2


def test_figures_count_a_year_within_some_families_only(cast: Cast, wren: Schooling) -> None:
    wren.met()
    wren.excluded()
    wren.ehc(begun_on=TODAY - timedelta(weeks=8))
    actions.tell_school_of_notice(
        wren.notice(), wren.place, told_on=TODAY, why_not_told="Not safe.", **wren.told("DU")
    )
    here = queries.figures(TODAY, within=[cast.family.pk])
    assert (here.suspensions, here.half_days_lost, here.with_panel_before, here.plans_left_unfinished) == (
        1,
        2,
        1,
        1,
    )
    assert (here.notices, here.notices_told_in_time, here.days_to_telling) == (1, 1, 0)
    there = queries.figures(TODAY, within=[cast.other_family.pk])
    assert (there.suspensions, there.notices, there.plans_asked) == (0, 0, 0)


def test_every_deed_writes_one_entry_without_place_worker_or_reason(cast: Cast, wren: Schooling) -> None:
    wren.met()
    wren.excluded()
    wren.ehc()
    wren.known()
    told = "\n".join(Entry.objects.values_list("what", flat=True))
    for kept_out in ("Fernhollow", "Amina", "Petra", "Shouting", TRIED, "stopped twice", "class of thirty"):
        assert kept_out not in told
    assert Entry.objects.count() == 6  # place, panel asked, panel met, exclusion, request, school told
