"""A letter before proceedings is refused without the offer of a family group meeting; the exception is kept with its reason."""

from datetime import date

from journeys.finding import TODAY, who, worker
from journeys.making import Home
from kinfold.chronology.models import Entry
from kinfold.court import actions
from kinfold.court.models import LetterOffer, PreProceedings

LETTER = "Dear both. We are worried that Otis is alone at night. This must change by the end of January."
WHY_NOT = "Their house burned down this week. We offer it as soon as they are in a flat."


def a_time_before_court() -> tuple[Home, PreProceedings]:
    home = Home("Otis Brandt’s family")
    home.adult("Lise", signs_in="lise")
    home.adult("Marten", sex="M", signs_in="marten")
    home.child("Otis", date(2019, 1, 8), "Lise", "Marten")
    home.at_level("child_protection", "Otis")
    made = actions.decide_pre_proceedings(
        home.family, [home["Otis"]], decided_on=TODAY, why="Nothing has changed for Otis in a year.",
        must_change="A grown-up is with Otis every night.", help_given="Petra comes four evenings a week.",
        decide_by=None, approved_by=worker("margaret"), by=who("daniel"), on=TODAY,
    )  # fmt: skip
    return home, made


def test_a_letter_without_the_offer_is_refused_and_the_exception_is_kept_with_its_reason(visitor):
    home, before = a_time_before_court()
    daniel = visitor("daniel")
    daniel.goto(home.at("court/"))
    daniel.click("A time before court, since 25 November 2026")
    daniel.click("Write the letter")
    daniel.fill(letter_words=LETTER)
    daniel.click("It was sent")
    refused(daniel, before)
    daniel.fill(no_offer_why=WHY_NOT)
    daniel.click("It was sent")
    daniel.reads(f"A family group meeting was not offered: {WHY_NOT}")
    daniel.click("Read or print the letter")
    daniel.reads(LETTER)
    daniel.does_not_read(WHY_NOT, "We offer you a family group meeting")
    before.refresh_from_db()
    assert (before.letter_words, before.no_offer_why, before.letter_on) == (LETTER, WHY_NOT, TODAY)
    assert Entry.objects.filter(
        family=home.family, what="A letter before court was sent, without the offer of a meeting."
    ).exists()
    lise = visitor("lise", width=400)
    lise.goto(home.at("court/for-us/"))
    lise.reads("We want to agree with you", "A grown-up is with Otis every night.", "You may have a lawyer")
    lise.does_not_read(WHY_NOT)


def refused(daniel, before: PreProceedings) -> None:
    """The page comes back with what the law asks for, beside the box; what was typed is there, and nothing was sent."""
    daniel.reads("There is a problem", "offers the family a meeting of their own", "that is the exception")
    assert daniel.box("letter_words").input_value() == LETTER
    before.refresh_from_db()
    assert (before.letter_on, before.letter_words) == (None, "")
    assert not LetterOffer.objects.filter(before=before).exists()


def test_each_parent_reads_and_answers_only_their_own_offer(visitor):
    home, before = a_time_before_court_again()
    daniel = visitor("daniel")
    daniel.goto(f"/before-court/{before.ref}/letter/")
    daniel.fill(letter_words=LETTER)
    for name in ("Lise", "Marten"):
        daniel.tick(name)
    daniel.click("It was sent")
    daniel.click("Write down the answer of Marten")
    daniel.choose("answer", "no")
    daniel.fill(in_their_words="Not with her brother there.")
    daniel.click("Keep the answer")
    daniel.reads("Said no, 25 November 2026.", "Not with her brother there.", "No answer yet.")
    for username, says in (
        ("lise-two", "We offer you a meeting with the people you trust"),
        ("marten-two", "You said no."),
    ):
        parent = visitor(username, width=400)
        parent.goto(home.at("court/for-us/"))
        parent.reads(LETTER, says)
        if username == "lise-two":
            parent.does_not_read("Not with her brother there.", "Said no")


def a_time_before_court_again() -> tuple[Home, PreProceedings]:
    """The same for another family, so that each of these journeys stands alone."""
    home = Home("Otis Brandt’s cousins")
    home.adult("Lise", signs_in="lise-two")
    home.adult("Marten", sex="M", signs_in="marten-two")
    home.child("Ines", date(2019, 1, 8), "Lise", "Marten")
    made = actions.decide_pre_proceedings(
        home.family, [home["Ines"]], decided_on=TODAY, why="Nothing has changed for Ines in a year.",
        must_change="A grown-up is with Ines every night.", help_given="Petra comes four evenings a week.",
        decide_by=None, approved_by=worker("margaret"), by=who("daniel"), on=TODAY,
    )  # fmt: skip
    return home, made
