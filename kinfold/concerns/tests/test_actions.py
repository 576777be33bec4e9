"""Each deed is one transaction: the row, the chronology, the clocks, the access rows; or nothing at all."""

from datetime import date, timedelta

import pytest

from kinfold.base.dates import PartialDate
from kinfold.base.errors import Hidden, NotNow, RefusedOpenly
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.concerns import actions, queries
from kinfold.concerns.models import Concern, ConcernAbout, Consultation, HelpRequest, InboundReport, Referral
from kinfold.concerns.rules import TypedAdult, TypedChild
from kinfold.network import actions as network
from kinfold.network.models import Family, FamilyMember, Relationship
from kinfold.people.models import Person
from kinfold.sharing import queries as sharing
from kinfold.sharing.models import Grant
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.voice.models import OwnWords

JAKE = TypedChild(
    "Jake Brindle",
    born=PartialDate(date(2023, 1, 22), "day"),
    adults=(TypedAdult("Sue Brindle"), TypedAdult("Bob Hart", tie="father_of")),
    own_words="Nobody will play with me because I smell.",
)
TELLS = {"told_referrer": "Thank you. We will visit.", "told_family": "We would like to visit you."}


def worry(cast: Cast, *children: TypedChild, actor: str = "PX", **more) -> Concern:
    given = {"saw": "Came without breakfast again.", "seen_on": TODAY} | more
    return actions.raise_concern(children or (JAKE,), by=cast.who(actor), on=TODAY, **given)


def refer(cast: Cast, concern: Concern, **more) -> Referral:
    given = {"why": "Hungry every day.", "family_told": True} | more
    return actions.make_referral(concern.family, concern=concern, by=cast.who("PX"), on=TODAY, **given)


def kinds(family: Family) -> list[str]:
    return list(Entry.objects.filter(family=family).order_by("pk").values_list("kind", flat=True))


def grants(family: Family, kind: str) -> list[Grant]:
    return list(Grant.objects.filter(family=family, kind=kind))


def test_a_child_nobody_knows_becomes_an_unconfirmed_person_in_a_family_of_their_own(cast: Cast):
    concern = worry(cast)
    about = concern.about.get()
    assert about.person.unconfirmed
    assert about.typed_name == "Jake Brindle"
    assert about.typed_adults == "Sue Brindle (mother), Bob Hart (father)"
    assert concern.family.name == "Jake Brindle"
    ties = Relationship.objects.filter(b=about.person)
    assert {(t.a.known_as, t.type) for t in ties} == {("Sue Brindle", "mother_of"), ("Bob Hart", "father_of")}
    assert OwnWords.objects.get(ref=about.own_words_ref).words == JAKE.own_words
    assert kinds(concern.family) == ["noticed"]


def test_a_worry_that_is_only_kept_opens_the_record_to_nobody(cast: Cast):
    concern = worry(cast)
    assert concern.wish == "keep"
    assert not Grant.objects.filter(family=concern.family).exists()
    assert not Clock.objects.filter(family=concern.family).exists()


def test_what_it_may_mean_is_kept_apart_from_what_was_seen(cast: Cast):
    concern = worry(cast, may_mean="Perhaps there is no money.", instinct="Something is not right.")
    entry = Entry.objects.get(uuid=concern.entry)
    assert entry.what == "Came without breakfast again."
    assert concern.may_mean == "Perhaps there is no money."
    assert "Something is not right" not in entry.what


def test_brothers_and_sisters_share_one_family_and_one_father(cast: Cast):
    bob = (TypedAdult("Bob Hart", tie="father_of"),)
    concern = worry(cast, TypedChild("Jake Brindle", adults=bob), TypedChild("Kelly Brindle", adults=bob))
    assert concern.family.name == "Jake and Kelly Brindle"
    assert Person.objects.filter(known_as="Bob Hart").count() == 1
    assert Relationship.objects.filter(type="father_of", a__known_as="Bob Hart").count() == 2


def test_an_unborn_baby_can_be_worried_about(cast: Cast):
    due = PartialDate(date(2026, 6, 1), "day")
    concern = worry(cast, TypedChild("Expected baby", born=due, unborn=True))
    baby = concern.about.get().person
    assert baby.is_unborn
    assert baby.expected_on == date(2026, 6, 1)


def test_half_a_postcode_does_not_stop_a_worry(cast: Cast):
    concern = worry(cast, TypedChild("Jake", address="Elm Road", postcode="ZZ1"))
    assert "ZZ1" in concern.about.get().person.addresses.get().lines


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"saw": " "}, "saw"),
        ({"seen_on": TODAY + timedelta(days=1)}, "seen_on"),
        ({"wish": "service"}, "service_wanted"),
        ({"wish": "nonsense"}, "wish"),
        ({"may_mean": "x" * 10_001}, "may_mean"),
    ],
)
def test_a_worry_that_cannot_be_kept_says_why_and_leaves_nothing(cast: Cast, bad: dict, field: str):
    before = Family.objects.count(), Person.objects.count()
    with pytest.raises(NotNow) as why:
        worry(cast, **bad)
    assert why.value.field == field
    assert (Family.objects.count(), Person.objects.count()) == before


def test_nothing_is_half_done_when_a_later_part_fails(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    before = Family.objects.count(), Person.objects.count(), Entry.objects.count()

    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the clocks stopped")

    monkeypatch.setattr("kinfold.clocks.actions.react", broken)
    with pytest.raises(RuntimeError):
        worry(cast, wish="ask")
    assert (Family.objects.count(), Person.objects.count(), Entry.objects.count()) == before
    assert not Concern.objects.exists()
    assert not OwnWords.objects.exists()


def test_a_child_of_an_earlier_worry_can_be_chosen_again(cast: Cast):
    first = worry(cast)
    second = worry(cast, TypedChild("Jake Brindle", person_ref=first.about.get().person.ref))
    assert second.family_id == first.family_id
    assert second.about.get().person_id == first.about.get().person_id


def test_a_child_one_may_not_see_cannot_be_chosen(cast: Cast):
    with pytest.raises(Hidden):
        worry(cast, TypedChild("Moss", person_ref=cast.other_child.ref))
    assert not Concern.objects.exists()


def test_a_partner_chooses_the_child_they_work_with(cast: Cast):
    concern = worry(cast, TypedChild("Wren", person_ref=cast.child.ref), actor="PT")
    assert concern.family_id == cast.family.pk
    assert concern.about.get().person_id == cast.child.pk


@pytest.mark.parametrize("actor", ["AN", "IG", "SA", "FAM"])
def test_those_whose_work_is_not_with_families_raise_no_worries(cast: Cast, actor: str):
    with pytest.raises(RefusedOpenly):
        worry(cast, actor=actor)


def test_asking_gives_the_line_access_and_opens_no_case(cast: Cast):
    concern = worry(cast, wish="ask", question="Should we ring the health visitor?")
    asked = concern.consultations.get()
    assert asked.state == "asked"
    assert kinds(concern.family) == ["noticed", "consultation_asked"]
    assert [g.team for g in grants(concern.family, "consultation")] == [cast.teams["line"]]
    assert not Referral.objects.exists()
    assert queries.consultation_at(asked.entry) == asked


def answer(cast: Cast, asked: Consultation, **more) -> Consultation:
    given = {"family_known": False, "advice": "Ring the health visitor.", "reasons": "She can visit."} | more
    return actions.answer_consultation(asked, by=cast.who("CL"), on=TODAY, **given)


def test_advice_needs_its_reasons(cast: Cast):
    asked = worry(cast, wish="ask").consultations.get()
    with pytest.raises(NotNow) as why:
        answer(cast, asked, reasons="  ")
    assert why.value.field == "reasons"
    asked.refresh_from_db()
    assert asked.state == "asked"


def test_advice_is_looked_at_again_on_the_day_that_was_set(cast: Cast):
    asked = worry(cast, wish="ask").consultations.get()
    answered = answer(cast, asked, look_again_on=TODAY + timedelta(days=14))
    clock = Clock.objects.get(rule="consultation_look_again")
    assert clock.due_on == TODAY + timedelta(days=14)
    actions.look_again(
        answered, note="The visit went well.", by=cast.who("CL"), on=TODAY + timedelta(days=10)
    )
    clock.refresh_from_db()
    assert clock.state == "met"


def test_a_referral_made_after_advice_also_settles_the_day_to_look_again(cast: Cast):
    concern = worry(cast, wish="ask")
    answered = answer(cast, concern.consultations.get(), look_again_on=TODAY + timedelta(days=14))
    refer(cast, concern, consultation=answered)
    assert Clock.objects.get(rule="consultation_look_again").state == "met"


def test_an_answer_is_given_once(cast: Cast):
    asked = worry(cast, wish="ask").consultations.get()
    answer(cast, asked)
    with pytest.raises(NotNow):
        answer(cast, asked)


def test_one_service_can_be_asked_for_without_an_assessment(cast: Cast):
    concern = worry(cast, wish="service", service_wanted="Speech therapy")
    assert "Speech therapy" in concern.consultations.get().question
    assert not Referral.objects.exists()


def test_a_referral_takes_everything_written_with_it(cast: Cast):
    concern = worry(cast, wish="ask")
    answer(cast, concern.consultations.get())
    referral = refer(cast, concern)
    assert [row["kind"] for row in referral.gathered] == ["concern", "consultation"]
    assert referral.source_code == "2A"
    assert referral.about.get().person_id == concern.about.get().person_id
    assert kinds(concern.family)[-1] == "referral_made"
    assert [g.team for g in grants(concern.family, "duty")] == [cast.teams["duty"]]
    clock = Clock.objects.get(rule="referral_decision")
    assert clock.owner_team == cast.teams["duty"]
    assert clock.due_on == date(2026, 3, 3)


def test_a_stranger_takes_only_their_own_words_with_them(cast: Cast):
    worry(cast, TypedChild("Wren", person_ref=cast.child.ref), actor="PT", saw="The teacher's own worry.")
    found = queries.gather(cast.who("PX"), cast.family, [cast.child], TODAY)
    assert found == []
    seen_by_worker = queries.gather(cast.who("AW"), cast.family, [cast.child], TODAY)
    assert "The teacher's own worry." in [g.line for g in seen_by_worker]


def test_a_referral_says_whether_the_family_knows(cast: Cast):
    concern = worry(cast)
    with pytest.raises(NotNow) as why:
        refer(cast, concern, family_told=False)
    assert why.value.field == "why_family_not_told"
    assert not Referral.objects.exists()


def test_duty_decides_with_reasons_and_its_access_runs_out(cast: Cast):
    referral = refer(cast, worry(cast))
    duty = cast.who("DU")
    actions.take_up(referral, by=duty, on=TODAY)
    decided = actions.decide_referral(
        referral, outcome="assessment", reasons="Small children, no food.", by=duty, on=TODAY, **TELLS
    )
    assert decided.state == "decided"
    assert decided.decided_by == cast.practitioners["DU"]
    assert Clock.objects.get(rule="referral_decision").state == "met"
    assert Clock.objects.get(rule="outcome_told").state == "open"
    assert [g.until for g in grants(referral.family, "duty")] == [TODAY + timedelta(days=7)]
    told = actions.tell_outcome(decided, by=duty, on=TODAY)
    assert told.state == "told"
    assert Clock.objects.get(rule="outcome_told").state == "met"
    assert kinds(referral.family)[-2:] == ["referral_decided", "outcome_told"]


def test_duty_keeps_its_access_while_another_contact_is_live(cast: Cast):
    concern = worry(cast)
    first, _second = refer(cast, concern), refer(cast, concern, why="And now a bruise.")
    actions.decide_referral(
        first, outcome="advice", reasons="See the second.", by=cast.who("DU"), on=TODAY, **TELLS
    )
    assert {g.until for g in grants(concern.family, "duty")} == {None}


def test_a_decision_without_a_reason_is_no_decision(cast: Cast):
    referral = refer(cast, worry(cast))
    with pytest.raises(NotNow):
        actions.decide_referral(
            referral, outcome="no_action", reasons="", by=cast.who("DU"), on=TODAY, **TELLS
        )
    with pytest.raises(NotNow) as why:
        actions.decide_referral(
            referral, outcome="protection", reasons="Bruises", told_referrer="x", by=cast.who("DU"), on=TODAY
        )
    assert why.value.field == "why_family_not_told"
    referral.refresh_from_db()
    assert referral.state == "sent"


def test_deciding_and_telling_can_be_one_breath(cast: Cast):
    referral = refer(cast, worry(cast))
    done = actions.decide_referral(
        referral,
        outcome="advice",
        reasons="Known to early help.",
        by=cast.who("DU"),
        on=TODAY,
        tell_now=True,
        **TELLS,
    )
    assert done.state == "told"
    assert [u.ref for u in queries.new_answers(cast.practitioners["PX"])] == [referral.ref]
    actions.see_outcome(done, by=cast.who("PX"), on=TODAY)
    assert queries.new_answers(cast.practitioners["PX"]) == []


def test_danger_is_marked_by_a_person_with_a_reason(cast: Cast):
    referral = refer(cast, worry(cast))
    with pytest.raises(NotNow):
        actions.mark_danger(referral, danger="now", by=cast.who("DU"), on=TODAY)
    marked = actions.mark_danger(
        referral, danger="now", danger_why="A bruise on a baby", by=cast.who("DU"), on=TODAY
    )
    assert marked.danger == "now"


def test_a_second_referral_shows_the_first(cast: Cast):
    concern = worry(cast)
    refer(cast, concern)
    earlier, said = queries.earlier_referrals(refer(cast, concern))
    assert len(earlier) == 1
    assert said == "Referred once before, in the last 12 months."


def test_a_mother_asks_for_herself_and_is_answered_with_reasons(cast: Cast):
    asked = actions.ask_for_help(words="I cannot cope at night.", by=cast.who("FAM"), on=TODAY)
    assert asked.asked_by == cast.mother
    assert asked.family == cast.family
    assert asked.taken_down_by is None
    rules_started = set(Clock.objects.filter(matter=asked.ref).values_list("rule", flat=True))
    assert rules_started == {"help_request_answer", "unanswered_request"}
    with pytest.raises(NotNow):
        actions.answer_help(asked, answer="no", reasons="", by=cast.who("DU"), on=TODAY)
    done = actions.answer_help(
        asked, answer="no", reasons="The group is full until May.", by=cast.who("DU"), on=TODAY
    )
    assert done.state == "answered"
    assert not Clock.objects.filter(matter=asked.ref, state="open").exists()


def test_a_yes_that_has_not_begun_leaves_the_wait_running(cast: Cast):
    asked = actions.ask_for_help(words="I cannot cope at night.", by=cast.who("FAM"), on=TODAY)
    actions.answer_help(
        asked,
        answer="help",
        reasons="You asked.",
        what_was_given="A night nurse",
        by=cast.who("DU"),
        on=TODAY,
    )
    assert list(Clock.objects.filter(matter=asked.ref, state="open").values_list("rule", flat=True)) == [
        "unanswered_request"
    ]


def test_a_worker_takes_down_a_request_for_somebody_nobody_has_met(cast: Cast):
    asked = actions.ask_for_help(
        words="Somebody to talk to.",
        typed_name="Sue Brindle",
        by=cast.who("PX"),
        on=TODAY,
        counts_as_telling=True,
    )
    assert asked.asked_by.unconfirmed
    assert asked.taken_down_by == cast.practitioners["PX"]
    assert asked.asked_by.tellings.count() == 1


def test_a_neighbours_report_is_looked_at_and_the_neighbour_hears(cast: Cast):
    report = actions.receive_report(
        (JAKE,),
        source="neighbour",
        what="Shouting every night.",
        from_whom="Number 9",
        by=cast.who("DU"),
        on=TODAY,
    )
    assert Clock.objects.get(rule="report_follow_up").due_on == date(2026, 3, 3)
    seen = actions.look_at_report(report, what_we_did="Rang the health visitor.", by=cast.who("DU"), on=TODAY)
    assert Clock.objects.get(rule="report_follow_up").state == "met"
    told = actions.tell_reporter(seen, told_what="That we looked.", by=cast.who("DU"), on=TODAY)
    assert told.state == "told"
    assert Clock.objects.get(rule="outcome_told").state == "met"


def test_a_second_misspelt_worry_by_another_agency_meets_the_first(cast: Cast):
    first = worry(cast)
    second = worry(
        cast,
        TypedChild("Jaik Brindel", born=PartialDate(date(2023, 1, 22), "day")),
        actor="OT",
        wish="ask",
        saw="Bruise on the arm.",
    )
    line = cast.who("CL")
    maybes = queries.may_be_known(line, second.family, TODAY)
    jaik = next(m for m in maybes if m.is_child)
    assert [hit.person.known_as for hit in jaik.hits] == ["Jake Brindle"]
    kept = actions.same_child(
        jaik.person, jaik.hits[0].person, why="Same birthday and mother", by=line, on=TODAY
    )
    assert kept == first.family
    seen = queries.pattern(jaik.hits[0].person, sharing_view(cast, "CL", kept))
    assert {"Bruise on the arm.", "Came without breakfast again."} <= {row.what for row in seen}


def sharing_view(cast: Cast, actor: str, family: Family):
    from kinfold.sharing import actions as opening

    return opening.open_record(cast.who(actor), "V10", family, on=TODAY, action="test")


def test_the_access_of_a_live_contact_follows_the_child(cast: Cast):
    concern = worry(cast, TypedChild("Moss Quilfeather", born=PartialDate(date(2018, 1, 9), "day")))
    refer(cast, concern)
    assert not sharing.may(cast.who("DU"), "V3", cast.other_family, on=TODAY)
    actions.same_child(
        concern.about.get().person, cast.other_child, why="Same child", by=cast.who("DU"), on=TODAY
    )
    assert sharing.may(cast.who("DU"), "V3", cast.other_family, on=TODAY)
    assert not sharing.may(cast.who("PX"), "V3", cast.other_family, on=TODAY)


def test_the_raiser_learns_nothing_from_a_join(cast: Cast):
    concern = worry(cast, TypedChild("Moss Quilfeather", born=PartialDate(date(2018, 1, 9), "day")))
    actions.same_child(
        concern.about.get().person, cast.other_child, why="Same child", by=cast.who("DU"), on=TODAY
    )
    (mine,) = queries.mine(cast.practitioners["PX"])
    assert mine.names == "Moss Quilfeather"
    chosen = queries.children_to_choose(cast.who("PX"), TODAY)
    ref = concern.about.get().person.ref
    assert [(c.ref, c.name) for c in chosen] == [(ref, "Moss Quilfeather")]
    again = worry(cast, TypedChild("Moss Quilfeather", person_ref=ref, own_words="My tummy hurts."))
    assert again.about.get().person == cast.other_child
    assert [(c.ref, c.name) for c in queries.children_to_choose(cast.who("PX"), TODAY)] == [
        (ref, "Moss Quilfeather")
    ]


def test_a_child_in_two_families_needs_one_to_be_chosen(cast: Cast):
    second = network.start_family("Moss with dad", by=cast.who("AW"), on=TODAY)
    network.add_member(second, cast.other_child, "child", since=TODAY, by=cast.who("AW"))
    concern = worry(cast, TypedChild("Moss"))
    person = concern.about.get().person
    with pytest.raises(NotNow):
        actions.same_child(person, cast.other_child, why="Same child", by=cast.who("DU"), on=TODAY)
    person.refresh_from_db()
    assert person.unconfirmed
    kept = actions.same_child(
        person, cast.other_child, why="Same child", family=second, by=cast.who("DU"), on=TODAY
    )
    assert kept == second


def test_a_child_who_was_not_known_is_confirmed(cast: Cast):
    concern = worry(cast)
    actions.not_known_before(concern.about.get().person, by=cast.who("CL"), on=TODAY)
    assert not concern.about.get().person.unconfirmed


def test_a_look_up_finds_the_fathers_other_children_and_is_logged(cast: Cast):
    from kinfold.sharing.models import AccessLog

    dad, half = cast.father, Person.objects.create(known_as="Pip Ardleigh")
    FamilyMember.objects.create(family=cast.other_family, person=half, part="child", since=TODAY)
    for child in (cast.child, half):
        network.relate(dad, child, "father_of", by=cast.who("AW"), on=TODAY)
    from kinfold.people import actions as people

    people.rebuild_keys(cast.child)
    found = actions.known_to_us(
        cast.who("DU"),
        called="Wren Ardleigh",
        born=PartialDate(date(2017, 5, 4), "day"),
        purpose="Nursery rang about bruises",
        on=TODAY,
    )
    assert {hit.name for hit in found} >= {"Wren Ardleigh", "Pip Ardleigh"}
    pip = next(hit for hit in found if hit.name == "Pip Ardleigh")
    assert pip.through == "Tomas Ardleigh"
    logged = AccessLog.objects.filter(action="known_to_us").order_by("pk").first()
    assert logged is not None
    assert "Wren Ardleigh" in logged.reason
    assert logged.purpose == "Nursery rang about bruises"


def test_whoever_asked_not_to_be_named_stays_unnamed_in_the_chronology(cast: Cast):
    concern = worry(cast, not_to_be_named=True)
    entry = Entry.objects.get(uuid=concern.entry)
    assert "Piers" not in entry.said_by
    assert entry.organisation == cast.organisations["care"]


def test_no_row_is_kept_when_two_copies_of_a_worry_share_nothing_but_the_child(cast: Cast):
    worry(cast)
    assert ConcernAbout.objects.count() == 1
    assert HelpRequest.objects.count() == InboundReport.objects.count() == 0
