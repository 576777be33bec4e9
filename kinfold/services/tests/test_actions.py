"""Needs, readings, requests and their steps, against the database."""

from datetime import date, timedelta

import pytest

from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.people.models import Person
from kinfold.services import actions, queries
from kinfold.services.models import HelpStep, Need, Request, Service
from kinfold.sharing.tests.cast import TODAY, Cast

LAST_MONTH = TODAY - timedelta(days=30)
YESTERDAY = TODAY - timedelta(days=1)


def ask(cast: Cast, by: Who, people: list[Person], service: Service | None, **more: object) -> list[Request]:
    told: dict[str, object] = {"asked_on": LAST_MONTH, "by": by, "on": TODAY} | more
    return actions.ask_for_service(cast.family, people, service, **told)


def notice(cast: Cast, by: Who, need: str = "alcohol", **more: object) -> Need:
    told: dict[str, object] = {"since": LAST_MONTH, "by": by, "on": TODAY} | more
    return actions.notice_need(cast.father, cast.family, need, **told)


def kinds(cast: Cast) -> list[str]:
    return list(Entry.objects.filter(family=cast.family).order_by("pk").values_list("kind", flat=True))


def clock(matter: str) -> Clock:
    return Clock.objects.filter(rule="service_wait", matter=matter).latest("pk")


# ---- needs


def test_a_need_noticed_twice_is_one_need_and_loses_no_word(cast: Cast, by: Who) -> None:
    first = notice(cast, by, detail="Drinks at night.", met="no", why="Not offered anything.")
    again = notice(cast, by, detail="Wants to stop.", since=TODAY, met="partly")
    assert first.pk == again.pk
    assert again.detail == "Drinks at night.\nWants to stop."
    assert (again.since, again.met) == (LAST_MONTH, "partly")
    assert [r.met for r in again.readings.all()] == ["no", "partly"]
    assert kinds(cast) == ["need_noticed", "need_read"]


def test_a_need_stays_with_its_person(cast: Cast, by: Who) -> None:
    made = notice(cast, by)
    assert queries.needs_of(cast.father) == [made]
    assert queries.needs_of(cast.mother) == []


def test_readings_stand_beside_each_other_and_the_newest_day_counts(cast: Cast, by: Who) -> None:
    need = notice(cast, by, met="no")
    actions.read_need(need, "yes", on_day=TODAY, by=by, on=TODAY)
    actions.read_need(need, "no", on_day=YESTERDAY, by=by, on=TODAY, seen_by="family", why="Nobody came.")
    need.refresh_from_db()
    assert (need.met, need.met_on) == ("yes", TODAY)
    story = queries.need_stories([need], [])[0]
    assert [r.why for r in story.theirs] == ["Nobody came."]
    assert len(story.workers) == 2
    assert story.disagree


def test_a_need_is_not_read_before_it_was_there_nor_tomorrow(cast: Cast, by: Who) -> None:
    need = notice(cast, by)
    with pytest.raises(NotNow):
        actions.read_need(need, "yes", on_day=date(2020, 1, 1), by=by, on=TODAY)
    with pytest.raises(NotNow):
        actions.read_need(need, "yes", on_day=TODAY + timedelta(days=1), by=by, on=TODAY)
    assert need.readings.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"need": " "},
        {"need": "x" * 41},
        {"met": "perhaps"},
        {"reason_code": "because"},
        {"since": date(2030, 1, 1)},
    ],
)
def test_a_wrong_need_is_answered_in_words_and_nothing_is_kept(
    cast: Cast, by: Who, wrong: dict[str, object]
) -> None:
    with pytest.raises(NotNow):
        notice(cast, by, **wrong)
    assert (Need.objects.count(), kinds(cast)) == (0, [])


def test_an_entry_that_tells_of_it_already_gets_no_second(cast: Cast, by: Who) -> None:
    first = notice(cast, by)
    notice(cast, by, "housing", entry=first.entry)
    assert kinds(cast) == ["need_noticed"]


# ---- requests


def test_help_for_several_people_is_one_entry_one_matter_and_a_request_each(
    cast: Cast, by: Who, baby: Person, speech: Service
) -> None:
    made = ask(cast, by, [cast.child, baby], speech, aim="So that others understand them.")
    assert [one.person for one in made] == [cast.child, baby]
    assert len({one.matter for one in made}) == 1
    assert kinds(cast) == ["service_asked"]
    assert HelpStep.objects.count() == 2
    assert Clock.objects.filter(rule="service_wait").count() == 1


def test_offered_waiting_and_accepted_are_never_receiving(cast: Cast, by: Who, speech: Service) -> None:
    one = ask(cast, by, [cast.child], speech)[0]
    for state in ("offered", "accepted", "waiting"):
        actions.move_request(one, state, on_day=YESTERDAY, by=by, on=TODAY)
        assert queries.receiving(cast.family) == []
    actions.move_request(one, "started", on_day=TODAY, by=by, on=TODAY)
    assert queries.receiving(cast.family) == [one]


def test_the_wait_has_a_clock_from_asking_to_the_start(cast: Cast, by: Who, speech: Service) -> None:
    one = ask(cast, by, [cast.child], speech)[0]
    actions.move_request(one, "waiting", on_day=YESTERDAY, by=by, on=TODAY, position=4)
    assert (clock(one.matter).started_on, clock(one.matter).state) == (LAST_MONTH, "open")
    assert one.position == 4
    actions.move_request(one, "started", on_day=TODAY, by=by, on=TODAY)
    assert clock(one.matter).state == "met"
    assert one.position is None


def test_saying_that_somebody_still_waits_does_not_begin_the_wait_again(
    cast: Cast, by: Who, speech: Service
) -> None:
    one = ask(cast, by, [cast.child], speech, state="waiting")[0]
    actions.move_request(one, "waiting", on_day=TODAY, by=by, on=TODAY, position=2)
    assert (one.state_since, one.position) == (LAST_MONTH, 2)
    assert queries.waits(cast.family, TODAY)[0].days == 30


def test_a_declined_offer_keeps_the_reason_in_their_terms(cast: Cast, by: Who) -> None:
    one = ask(
        cast, by, [cast.child], None, named_service="Early-morning help", state="declined",
        why="We do not want anyone in so early.", reason_code="wrong_time", said_by="Ilse",
    )[0]  # fmt: skip
    step = one.steps.get()
    assert (step.why, step.reason_code, step.said_by) == (
        "We do not want anyone in so early.", "wrong_time", "Ilse",
    )  # fmt: skip
    assert "“We do not want anyone in so early.” (Ilse)" in Entry.objects.get().what


def test_a_refusal_may_be_asked_for_again_and_the_wait_begins_anew(
    cast: Cast, by: Who, speech: Service
) -> None:
    one = ask(cast, by, [cast.child], speech)[0]
    actions.move_request(one, "not_eligible", on_day=YESTERDAY, by=by, on=TODAY, reason_code="need_too_low")
    assert clock(one.matter).state == "stopped"
    actions.move_request(one, "asked", on_day=TODAY, by=by, on=TODAY)
    assert (clock(one.matter).state, clock(one.matter).started_on) == ("open", TODAY)
    assert [step.state for step in one.steps.all()] == ["asked", "not_eligible", "asked"]


def test_closed_for_not_coming_is_its_own_thing_and_stops_the_wait(
    cast: Cast, by: Who, speech: Service
) -> None:
    one = ask(cast, by, [cast.child], speech)[0]
    actions.move_request(one, "closed_non_engagement", on_day=TODAY, by=by, on=TODAY)
    assert kinds(cast)[-1] == "service_closed_non_engagement"
    assert clock(one.matter).state == "stopped"
    assert queries.help_tried(cast.family) == [one]


def test_a_step_that_may_not_follow_is_refused_in_words(cast: Cast, by: Who, speech: Service) -> None:
    one = ask(cast, by, [cast.child], speech, state="started")[0]
    with pytest.raises(NotNow, match="Receiving it"):
        actions.move_request(one, "offered", on_day=TODAY, by=by, on=TODAY)
    with pytest.raises(NotNow, match="31 January 2026"):
        actions.move_request(one, "ended", on_day=date(2025, 12, 1), by=by, on=TODAY)
    assert one.steps.count() == 1


def test_one_child_begins_while_the_other_still_waits(
    cast: Cast, by: Who, baby: Person, speech: Service
) -> None:
    wren, pip = ask(cast, by, [cast.child, baby], speech)
    actions.move_request(wren, "started", on_day=TODAY, by=by, on=TODAY)
    pip.refresh_from_db()
    assert (wren.state, pip.state) == ("started", "asked")
    assert wren.matter != pip.matter
    assert clock(pip.matter).state == "open"


def test_all_of_a_matter_move_together_when_told_so(
    cast: Cast, by: Who, baby: Person, speech: Service
) -> None:
    wren, pip = ask(cast, by, [cast.child, baby], speech)
    actions.move_request(wren, "started", on_day=TODAY, by=by, on=TODAY, whole_matter=True)
    pip.refresh_from_db()
    assert (wren.state, pip.state) == ("started", "started")
    assert kinds(cast) == ["service_asked", "service_started"]
    assert clock(pip.matter).state == "met"


def test_a_step_told_of_several_moves_those_who_asked_and_begins_for_the_rest(
    cast: Cast, by: Who, baby: Person, speech: Service
) -> None:
    ask(cast, by, [cast.child], speech)
    made = actions.service_step(
        cast.family, [cast.child, baby], speech, "started", on_day=TODAY, by=by, on=TODAY, every_days=14
    )
    assert {one.person: one.state for one in made} == {cast.child: "started", baby: "started"}
    assert len({one.matter for one in made}) == 1
    assert {one.every_days for one in Request.objects.all()} == {14}
    assert kinds(cast) == ["service_asked", "service_started"]
    assert clock(made[0].matter).state == "met"


def test_the_same_help_ended_twice_is_two_pieces_of_help(cast: Cast, by: Who, speech: Service) -> None:
    for day in (LAST_MONTH, TODAY):
        actions.service_step(cast.family, [cast.child], speech, "ended", on_day=day, by=by, on=TODAY)
    assert Request.objects.filter(state="ended").count() == 2


def test_help_begun_for_a_need_answers_the_family_who_asked_for_it(
    cast: Cast, by: Who, speech: Service
) -> None:
    from kinfold.chronology import actions as chronology
    from kinfold.clocks import actions as clocks

    entry = chronology.record(
        "help_requested", cast.family, what="Please help Wren to talk.", on_day=LAST_MONTH, about=[cast.child],
        by=by, source="help_request", source_ref="RHELP",
    )  # fmt: skip
    clocks.react(entry, by=by)
    need = actions.notice_need(
        cast.child, cast.family, "speech_language", since=LAST_MONTH, by=by, on=TODAY,
        source="help_request", source_ref="RHELP",
    )  # fmt: skip
    one = ask(cast, by, [cast.child], speech, need=need)[0]
    actions.move_request(one, "started", on_day=TODAY, by=by, on=TODAY)
    assert Clock.objects.get(rule="unanswered_request").state == "met"


@pytest.mark.parametrize(
    "wrong",
    [
        {"people": []},
        {"service": None},
        {"planned_until": date(2020, 1, 1)},
        {"every_days": 0},
        {"asked_on": TODAY + timedelta(days=1)},
        {"state": "perhaps"},
        {"reason_code": "because"},
        {"aim": "x" * 5001},
    ],
)
def test_a_wrong_request_is_answered_in_words_and_nothing_is_kept(
    cast: Cast, by: Who, speech: Service, wrong: dict[str, object]
) -> None:
    told: dict[str, object] = {"people": [cast.child], "service": speech} | wrong
    with pytest.raises(NotNow):
        ask(cast, by, told.pop("people"), told.pop("service"), **told)
    assert (Request.objects.count(), kinds(cast)) == (0, [])


def test_what_was_asked_can_be_put_right_without_a_step(cast: Cast, by: Who, speech: Service) -> None:
    one = ask(cast, by, [cast.child], speech)[0]
    actions.change_request(one, by=by, on=TODAY, companion="Petra goes along the first time", every_days=7)
    one.refresh_from_db()
    assert (one.companion, one.every_days) == ("Petra goes along the first time", 7)
    assert one.steps.count() == 1
    with pytest.raises(TypeError):
        actions.change_request(one, by=by, on=TODAY, state="started")


# ---- waiting and unmet need


def test_a_babys_wait_is_said_as_a_share_of_its_life(
    cast: Cast, by: Who, baby: Person, speech: Service
) -> None:
    ask(cast, by, [baby], speech)
    wait = queries.waits(cast.family, TODAY)[0]
    assert wait.days == 30
    assert wait.words == "30 days: three tenths of Pip Ardleigh’s life so far"


def test_a_parents_wait_is_the_youngest_childs_too(cast: Cast, by: Who, baby: Person) -> None:
    ask(cast, by, [cast.mother], None, named_service="Counselling")
    assert queries.waits(cast.family, TODAY)[0].whose == "Pip Ardleigh"


def test_unmet_need_says_who_since_when_why_and_what_was_asked(
    cast: Cast, by: Who, baby: Person, speech: Service
) -> None:
    need = actions.notice_need(
        baby, cast.family, "speech_language", since=LAST_MONTH, by=by, on=TODAY, met="no",
        reason_code="waiting_list",
    )  # fmt: skip
    asked = ask(cast, by, [baby], speech, need=need)
    row = queries.unmet(TODAY)[0]
    assert (row.person, row.days, row.reason_code, row.asked) == (baby, 30, "waiting_list", asked)
    assert row.share is not None
    assert row.share.words == "three tenths"


def test_a_need_that_nobody_has_judged_yet_stands_apart(cast: Cast, by: Who) -> None:
    need = notice(cast, by)
    assert queries.unmet(TODAY) == []
    assert [row.need for row in queries.unmet(TODAY, unknown=True)] == [need]
    actions.read_need(need, "no", on_day=YESTERDAY, by=by, on=TODAY)
    actions.read_need(need, "unknown", on_day=TODAY, by=by, on=TODAY)
    assert [row.need for row in queries.unmet(TODAY)] == [need]


def test_a_met_need_is_not_unmet(cast: Cast, by: Who) -> None:
    notice(cast, by, met="yes")
    assert queries.unmet(TODAY) == []
    assert queries.unmet_of(cast.father, TODAY) == []


# ---- the directory


def test_the_catalogue_loads_twice_as_once_and_nobody_has_rung_anyone(db: None) -> None:
    import yaml

    from demo.runner.reader import DEMO

    data = yaml.safe_load((DEMO / "catalogue.yaml").read_text("utf-8"))
    assert actions.load_catalogue(data) == actions.load_catalogue(data) == Service.objects.count()
    assert Service.objects.count() > 160
    assert not Service.objects.filter(verified=True).exists()
    assert all(one.sources for one in Service.objects.all())


def test_a_service_somebody_rang_is_not_written_over(db: None) -> None:
    actions.list_service("caf", "Our early help form", verified=True)
    actions.load_catalogue({"programmes": [{"id": "caf", "name": "CAF", "kind": "tool", "sources": []}]})
    assert queries.service("caf").name == "Our early help form"


def test_the_directory_is_searched_by_words_by_need_and_despite_a_slip(db: None, speech: Service) -> None:
    young = actions.list_service("young", "Young carers group", needs=["young_carer"])
    actions.list_service("gone", "Young carers club", withdrawn_on=date(2020, 1, 1))
    assert queries.directory("carers young", on=TODAY) == [young]
    assert queries.directory(need="speech_language", on=TODAY) == [speech]
    assert queries.directory("speach therapy", on=TODAY) == [speech]
    assert queries.directory("zebra", on=TODAY) == []


# ---- who named a need, how hard it is, what helps, and what it means for each child


def test_who_asked_and_who_saw_it_are_both_kept_and_become_both(cast: Cast, by: Who) -> None:
    notice(cast, by, named_how="identified", how_hard="He does not sleep.", strengths="His sister comes.")
    again = notice(
        cast, by, asked_by_person=cast.father, strengths="He walks every day.", outcome="being_healthy"
    )
    assert (again.named_how, again.asked_by_person) == ("both", cast.father)
    assert again.strengths == "His sister comes.\nHe walks every day."
    assert (again.how_hard, again.outcome) == ("He does not sleep.", "being_healthy")


def test_whoever_asked_may_be_named_in_words_and_that_says_they_asked(cast: Cast, by: Who) -> None:
    need = notice(cast, by, asked_by_words="His mother")
    assert (need.named_how, need.asked_by_words) == ("asked", "His mother")
    with pytest.raises(NotNow, match="they asked, or both"):
        notice(cast, by, "money", named_how="identified", asked_by_words="His mother")


@pytest.mark.parametrize("wrong", [{"named_how": "guessed"}, {"outcome": "rich"}, {"how_hard": "x" * 5_001}])
def test_what_is_not_known_about_a_need_is_refused_in_words(
    cast: Cast, by: Who, wrong: dict[str, object]
) -> None:
    with pytest.raises(NotNow):
        notice(cast, by, **wrong)
    assert not Need.objects.exists()


def test_what_a_need_means_is_said_of_each_child_in_one_entry(cast: Cast, by: Who, baby: Person) -> None:
    need = notice(cast, by, effects={cast.child: "Wren gets up alone.", baby: " "})
    assert [(one.child, one.what) for one in need.effects.all()] == [(cast.child, "Wren gets up alone.")]
    assert kinds(cast) == ["need_noticed"]
    later = actions.say_effect(need, baby, "Pip sleeps at granny’s.", on_day=YESTERDAY, by=by, on=TODAY)
    assert (later.child, need.effects.count()) == (baby, 2)
    assert kinds(cast) == ["need_noticed", "need_effect_said"]


def test_a_need_means_something_only_to_a_child_of_the_family(cast: Cast, by: Who) -> None:
    need = notice(cast, by)
    for wrong in (cast.mother, cast.father, cast.other_child):
        with pytest.raises(NotNow):
            actions.say_effect(need, wrong, "It is hard.", on_day=TODAY, by=by, on=TODAY)
    with pytest.raises(NotNow, match="in a few words"):
        actions.say_effect(need, cast.child, "  ", on_day=TODAY, by=by, on=TODAY)
    assert need.effects.count() == 0


def test_needs_for_figures_say_who_receives_help_and_who_only_waits(
    cast: Cast, by: Who, speech: Service
) -> None:
    has, waits = notice(cast, by), notice(cast, by, "housing", met="partly")
    for need, states_taken in ((has, ["started"]), (waits, ["waiting"])):
        asked = ask(cast, by, [cast.father], None, named_service="Help", need=need)[0]
        for state in states_taken:
            actions.move_request(asked, state, on_day=YESTERDAY, by=by, on=TODAY)
    found = {one.need: (vars(one)["receiving"], one.met) for one in queries.needs_for_figures(TODAY)}
    assert found == {"alcohol": (True, "unknown"), "housing": (False, "partly")}
    assert queries.needs_for_figures(LAST_MONTH - timedelta(days=1)).count() == 0
    outside = queries.needs_for_figures(TODAY, within=queries.reach(cast.who("OT"), TODAY))
    assert outside.count() == 0
    assert queries.needs_for_figures(TODAY, within=queries.reach(cast.who("AW"), TODAY)).count() == 2
