"""Whole journeys through the pages, as the people in them."""

import pytest
from django.test import Client

from kinfold.concerns.models import Concern, Consultation, HelpRequest, InboundReport, Referral
from kinfold.concerns.tests.journey import day, raise_worry, send, send_ok, text
from kinfold.sharing.tests.cast import TODAY, Cast


@pytest.fixture(autouse=True)
def _day(settings) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()


def test_a_worry_about_a_child_nobody_knows_is_asked_answered_referred_decided_and_fed_back(cast: Cast):
    nursery = cast.client("PX")
    ref = _asks(nursery)
    _is_answered(cast.client("CL"), ref)
    mine = text(nursery.get("/worry/mine"))
    assert "Ring the health visitor" in mine
    assert "She can visit" in mine
    where = _refers(nursery, ref)
    _is_decided(cast.client("DU"), where)
    outcome = text(nursery.get(where))
    assert "Child and family assessment" in outcome
    assert "Dana Moss will visit this week" in outcome
    assert "no food in the house" not in outcome
    child = Concern.objects.get(ref=ref).about.get().person
    assert "Child in need, from 2 March 2026" in text(cast.client("DU").get(f"/person/{child.ref}/level"))
    assert "Nothing is waiting for duty" in text(cast.client("DU").get("/duty"))


def _asks(nursery: Client) -> str:
    ref = raise_worry(
        nursery,
        "Jake Brindle",
        who={**day("born-0", 2023, 1, 22), "father-0": "Bob Hart", "mother": "Sue Brindle"},
        own_words="Nobody will play with me.",
        wish="ask",
        last={"question": "Should we ring the health visitor?"},
    )
    sent = text(nursery.get(f"/worry/{ref}/sent"))
    assert "Tuesday 3 March 2026" in sent
    assert "01632 960100" in sent
    return ref


def _is_answered(line: Client, ref: str) -> None:
    asked = Consultation.objects.get()
    assert "Jake Brindle" in text(line.get("/advice/line"))
    page = text(line.get(f"/advice/{asked.ref}/answer"))
    assert "Nobody will play with me." in page
    assert "This may be someone we know" in page
    child = Concern.objects.get(ref=ref).about.get().person
    assert line.post(f"/not-checked/{child.ref}/not-known-before?back=/advice/line").status_code == 302
    send_ok(
        line,
        f"/advice/{asked.ref}/answer",
        family_known="no",
        advice="Ring the health visitor at his surgery.",
        reasons="She can visit and see the baby too.",
    )


def _refers(nursery: Client, ref: str) -> str:
    assert "Ring the health visitor" in text(nursery.get(f"/worry/{ref}/refer"))
    where = send_ok(
        nursery,
        f"/worry/{ref}/refer",
        why="He is hungry every day and it gets worse.",
        severity="He falls asleep at ten.",
        family_told="yes",
    )
    assert where == f"/referral/{Referral.objects.get().ref}"
    assert "Duty decides within one working day" in text(nursery.get(where))
    return where


def _is_decided(duty: Client, where: str) -> None:
    assert "Jake Brindle" in text(duty.get("/duty"))
    assert duty.post(f"{where}/take-up").status_code == 302
    assert "He falls asleep at ten." in text(duty.get(where))
    send_ok(
        duty,
        f"{where}/decide",
        outcome="assessment",
        reasons="Two small children and no food in the house.",
        told_referrer="Thank you. Dana Moss will visit this week, because they are small.",
        tell_now="on",
        told_family="We would like to visit you and see what would help.",
        level_after="child_in_need",
    )


def test_a_second_worry_misspelt_by_another_agency_meets_the_first(cast: Cast):
    first = raise_worry(cast.client("PX"), "Jake Brindle", who=day("born-0", 2023, 1, 22))
    second = raise_worry(
        cast.client("OT"),
        "Jaik Brindel",
        who=day("born-0", 2023, 1, 22),
        saw="A bruise on his arm.",
        wish="ask",
    )
    line = cast.client("CL")
    asked = Consultation.objects.get()
    page = line.get(f"/advice/{asked.ref}/answer")
    assert "Jake Brindle" in text(page)
    jaik = Concern.objects.get(ref=second).about.get().person
    jake = Concern.objects.get(ref=first).about.get().person
    back = send_ok(
        line,
        f"/not-checked/{jaik.ref}/same-as/{jake.ref}?back=/advice/{asked.ref}/answer",
        why="The same birthday, and both named Brindle or nearly.",
    )
    together = text(line.get(back))
    assert "Came without breakfast again." in together
    assert "A bruise on his arm." in together
    assert "Jake" not in text(cast.client("OT").get("/worry/mine"))


def test_two_worries_that_were_only_kept_build_a_pattern(cast: Cast):
    raise_worry(cast.client("PX"), "Jake Brindle", who=day("born-0", 2023, 1, 22))
    second = raise_worry(cast.client("OT"), "Jaik Brindel", who=day("born-0", 2023, 1, 22), saw="A bruise.")
    line = cast.client("CL")
    page = text(line.get("/advice/line"))
    assert "Jaik Brindel" in page
    assert "A bruise." not in page
    jaik = Concern.objects.get(ref=second).about.get().person
    assert line.get(f"/person/{jaik.ref}/pattern").status_code == 404
    jake = Concern.objects.exclude(ref=second).get().about.get().person
    where = send_ok(line, f"/not-checked/{jaik.ref}/same-as/{jake.ref}", why="The same birthday and street.")
    together = text(line.get(where))
    assert "A bruise." in together
    assert "Came without breakfast again." in together


def test_the_answer_to_a_worry_is_the_same_whether_or_not_we_know_the_child(cast: Cast):
    partner = cast.client("PX")
    known = raise_worry(partner, "Moss Quillfeather", who=day("born-0", 2018, 1, 9))
    unknown = raise_worry(partner, "Nobody Whatever", who=day("born-0", 2018, 1, 9))
    pages = [text(partner.get(f"/worry/{ref}/sent")).replace(ref, "") for ref in (known, unknown)]
    assert pages[0] == pages[1]


def test_several_children_are_written_down_in_one_worry(cast: Cast):
    client = cast.client("PX")
    who = client.get("/worry/new")["Location"]
    stayed = send(client, who, how_many="1", **{"name-0": "Jake Brindle", "secondary": "yes"})
    assert stayed["Location"] == who
    page = client.get(who).content.decode()
    assert 'name="name-1"' in page
    assert "Jake Brindle" in page
    path = send_ok(client, who, how_many="2", **{"name-0": "Jake Brindle", "name-1": "Kelly Brindle"})
    assert "Kelly Brindle’s own words" in text(client.get(path))


def test_what_was_typed_is_there_again_after_leaving(cast: Cast):
    client = cast.client("PX")
    who = client.get("/worry/new")["Location"]
    send_ok(client, who, how_many="1", **{"name-0": "Jake Brindle"})
    again = text(client.get("/worry/new"))
    assert "Carry on: Jake Brindle" in again
    assert "Jake Brindle" in client.get(who).content.decode()
    assert "Jake Brindle" not in cast.client("OT").get(who).content.decode()


def test_sending_twice_makes_one_worry(cast: Cast):
    client = cast.client("PX")
    who = client.get("/worry/new")["Location"]
    path = send_ok(client, who, how_many="1", **{"name-0": "Jake"})
    path = send_ok(client, path, saw="Hungry.", **day("seen_on", 2026, 3, 2))
    path = send_ok(client, path)
    check = send_ok(client, path, wish="keep")
    from kinfold.concerns.tests.journey import token_of

    token = token_of(client.get(check))
    first, second = client.post(check, {"token": token}), client.post(check, {"token": token})
    assert first["Location"] == second["Location"]
    assert Concern.objects.count() == 1


def test_bad_input_says_what_to_do_and_keeps_what_was_typed(cast: Cast):
    client = cast.client("PX")
    who = client.get("/worry/new")["Location"]
    empty = send(client, who, how_many="1", **{"name-0": " "})
    assert empty.status_code == 422
    assert "A first name is enough" in text(empty)
    path = send_ok(client, who, how_many="1", **{"name-0": "یوسف 🌟"})
    wrong = send(client, path, saw="x" * 10_001, **day("seen_on", 2031, 2, 30))
    assert wrong.status_code == 422
    said = text(wrong)
    assert "10,001 characters" in said
    assert "There is no 30 February 2031" in said
    assert "x" * 10_001 in wrong.content.decode()
    assert "x" * 10_001 in client.get(path).content.decode()


def test_a_mother_asks_for_help_and_reads_the_answer_in_plain_words(cast: Cast):
    mother, duty = cast.client("FAM"), cast.client("DU")
    path = mother.get("/help/ask")["Location"]
    path = send_ok(mother, path, words="I cannot cope at night.")
    path = send_ok(mother, path, wanted="Somebody to sit with the baby.")
    path = send_ok(mother, path, safe_to_reply="Ring before three.")
    where = send_ok(mother, path)
    assert "answers you within a week" in text(mother.get(where))
    asked = HelpRequest.objects.get()
    assert "Wren" not in text(cast.client("PX").get(where))
    assert "Ilse Ardleigh" in text(duty.get("/duty"))
    send_ok(
        duty,
        f"/help/{asked.ref}/answer",
        answer="no",
        reasons="The night nurse is full until May. We will ring you then.",
    )
    answer = text(mother.get(where))
    assert "The night nurse is full until May." in answer
    assert "Duncan Umber" in answer


def test_a_worker_takes_down_what_a_father_asks(cast: Cast):
    worker = cast.client("PX")
    path = worker.get("/help/ask")["Location"]
    path = send_ok(worker, path, typed_name="Bob Hart")
    path = send_ok(worker, path, words="I do not know how to play with them.")
    path = send_ok(worker, path)
    path = send_ok(worker, path)
    where = send_ok(worker, path)
    assert "Bob Hart asked for help" in text(worker.get(where))


def test_a_neighbours_report_is_looked_at_and_answered(cast: Cast):
    duty = cast.client("DU")
    where = send_ok(
        duty,
        "/report/new",
        source="neighbour",
        child="Wren Ardleigh",
        what="Shouting every night.",
        from_whom="Number 9",
        **day("received_on", 2026, 3, 1),
    )
    report = InboundReport.objects.get()
    assert "Wren Ardleigh" in text(duty.get(where))
    send_ok(duty, f"/report/{report.ref}/look", what_we_did="Rang the school: she is well.")
    assert "tell whoever told us" in text(duty.get("/duty"))
    send_ok(duty, f"/report/{report.ref}/tell", told_what="Thank you, somebody has looked.")
    report.refresh_from_db()
    assert report.state == "told"


def test_a_look_up_asks_for_a_purpose_and_shows_whom_to_call(cast: Cast):
    duty: Client = cast.client("DU")
    refused = send(duty, "/known-to-us", called="Wren Ardleigh", purpose="nosy")
    assert refused.status_code == 422
    assert "Say in a few words why you are looking" in text(refused)
    from kinfold.people import actions as people

    people.rebuild_keys(cast.child)
    found = send(
        duty,
        "/known-to-us",
        called="Wren Ardleigh",
        purpose="Nursery rang about bruises",
        **day("born", 2017, 5, 4),
    )
    page = text(found)
    assert "Wren Ardleigh born 2017" in page
    assert "Amina Yusuf" in page
    assert cast.client("PX").get("/known-to-us").status_code == 404


def test_where_the_fathers_name_is_not_known_the_gap_is_a_person_without_a_name(cast: Cast):
    nursery = cast.client("PX")
    ref = raise_worry(
        nursery, "Jake Brindle", who={"father-0": "Don’t know", "mother": "Sue Brindle"}, wish="ask"
    )
    child = Concern.objects.get(ref=ref).about.get().person
    father = child.ties_to.get(type="father_of").a
    assert (father.known_as, father.name_known) == ("Jake Brindle’s father, name not known", False)
    page = text(cast.client("CL").get(f"/advice/{Consultation.objects.get().ref}/answer"))
    assert "Not known before : Sue Brindle" in page
    assert "Not known before : Jake Brindle’s father" not in page
    assert "Don’t know (father)" in text(nursery.get(f"/worry/{ref}"))  # as it was typed


def test_duty_reads_the_childs_own_words_with_the_referral(cast: Cast):
    nursery, duty = cast.client("PX"), cast.client("DU")
    ref = raise_worry(nursery, "Jake Brindle", own_words="Nobody will play with me.", wish="refer")
    where = send_ok(nursery, f"/worry/{ref}/refer", why="It gets worse.", family_told="yes")
    assert "Nobody will play with me." in text(duty.get(where))
    assert "Nobody will play with me." in text(duty.get(f"{where}/decide"))
    assert "Nobody will play with me." in text(nursery.get(where))
