"""A bundle: from the record word for word, numbered, indexed, with bookmarks; what is blacked out is not in the file."""

from pathlib import Path

import pytest

from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.court import actions, jobs, queries
from kinfold.court.models import Bundle
from kinfold.court.rules import Redaction
from kinfold.court.tests.making import issued, told
from kinfold.court.tests.papers import asked, happened, list_of, page_named, read, titles, words
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.voice import actions as voice


@pytest.fixture(autouse=True)
def somewhere(settings: object, tmp_path: Path) -> None:
    """Papers of tests lie in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


def test_a_reader_finds_pages_numbers_bookmarks_and_an_index_that_leads_there(cast: Cast) -> None:
    case = issued(cast)
    for number in range(60):
        happened(cast, f"Something of note, number {number}. " + "It was written down at length. " * 6)
    actions.make_order(cast.family, cast.child, "interim_care", made_on=TODAY, proceedings=case, **told(cast))
    bundle = asked(cast, proceedings=case)
    assert (bundle.state, bundle.done) == ("ready", bundle.of)
    reader = read(bundle)
    count = len(reader.pages)
    assert bundle.pages == count > 6
    assert list(reader.page_labels) == [str(number + 1) for number in range(count)]
    for number, page in enumerate(reader.pages, 1):
        assert f"Page {number} of {count}" in page.extract_text()
    found = titles(reader)
    assert found[:4] == ["Cover", "Index", "Chronology", "2026"]
    assert "Orders" in found
    links = [one.get_object() for one in list_of(reader.pages[1]["/Annots"])]
    assert len(links) == len(found) - 2
    assert {str(link["/Subtype"]) for link in links} == {"/Link"}


def test_the_index_names_the_page_on_which_a_part_begins(cast: Cast) -> None:
    happened(cast, "Something of note.")
    reader = read(asked(cast))
    index = reader.pages[1].extract_text()
    for section in ("Chronology", "Orders"):
        number = page_named(rf"{section}\s+(\d+)", index)
        assert section in reader.pages[number - 1].extract_text()


def test_what_was_written_stands_there_word_for_word(cast: Cast) -> None:
    happened(cast, "Zażółć gęślą jaźń: Nguyễn Thị, Иван, Ελένη and Ó Ceallaigh came.")
    text = words(read(asked(cast)))
    assert "Zażółć gęślą jaźń: Nguyễn Thị, Иван, Ελένη and Ó Ceallaigh came." in text.replace("\n", " ")


def test_a_script_that_cannot_be_printed_is_said_to_be_missing(cast: Cast) -> None:
    happened(cast, "She wrote مرحبا on the wall.")
    assert "She wrote […] on the wall." in words(read(asked(cast)))


def test_no_search_finds_a_redacted_word_anywhere_in_the_file(cast: Cast) -> None:
    happened(
        cast, "They moved to Heron Wharf. HERON\u00a0WHARF is by the river; heron wharf’s gate is green."
    )
    happened(cast, "The Heron\nWharf shop. Mr Pike-Stone saw it, and the Pike\u2011Stones told us.")
    bundle = asked(
        cast,
        title="Heron Wharf papers",
        redactions=[Redaction("Heron Wharf", "Where somebody lives"), Redaction("Pike-Stone", "A neighbour")],
    )
    paper = queries.paper(bundle)
    assert paper is not None
    text = words(read(bundle)).casefold()
    for word in ("heron", "wharf", "pike", "stone"):
        assert word not in text
        assert word.encode() not in paper.read_bytes().lower()
    assert "where somebody lives" in text
    assert "a neighbour" in text
    assert bundle.redacted_count >= 6
    assert "[blacked out]" in str(read(bundle).metadata)


def test_black_bars_are_listed_with_page_and_reason(cast: Cast) -> None:
    happened(cast, "They moved to Heron Wharf.")
    reader = read(asked(cast, redactions=[Redaction("Heron Wharf", "Where somebody lives")]))
    last = reader.pages[-1].extract_text()
    assert "What is blacked out, and why" in last
    number = page_named(r"1, page (\d+)", last)
    assert "They moved to" in reader.pages[number - 1].extract_text()


def test_what_is_restricted_is_left_out_unless_it_is_chosen(cast: Cast) -> None:
    happened(cast, "The police told us something.", section="restricted")
    happened(cast, "A neighbour who asked not to be named rang.", section="third_party")
    text = words(read(asked(cast)))
    assert "The police told us" not in text
    assert "asked not to be named rang" not in text
    chosen = words(read(asked(cast, parts=["chronology", "restricted"])))
    assert "The police told us" in chosen
    assert "asked not to be named rang" not in chosen


def test_a_reader_without_the_restricted_section_gets_none_of_it(cast: Cast) -> None:
    happened(cast, "The police told us something.", section="restricted")
    bundle = asked(cast, actor="TM", parts=["chronology", "restricted"])
    assert "The police told us" not in words(read(bundle))


def test_what_is_kept_from_somebody_in_the_family_is_not_in_it(cast: Cast) -> None:
    entry = happened(cast, "They sleep at her sister’s now.")
    sharing.withhold(
        cast.father, cast.family, kind="entry", item=str(entry.uuid), why="He looks for her.",
        by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    text = words(read(asked(cast)))
    assert "her sister" not in text
    assert "kept from somebody in the family is not in it" in text


def test_what_a_child_told_one_worker_only_is_not_in_it(cast: Cast) -> None:
    said = {
        "said_on": TODAY,
        "wrote_down_by": "Amina Yusuf, social worker",
        "by": cast.who("AW"),
        "on": TODAY,
    }
    voice.keep_words(cast.child, cast.family, "I like it when Mum sings.", **said)
    voice.keep_words(cast.child, cast.family, "Nobody may know this.", only_my_worker=True, **said)
    text = words(read(asked(cast)))
    assert "I like it when Mum sings." in text
    assert "Nobody may know this." not in text


def test_a_part_without_papers_says_so(cast: Cast) -> None:
    text = words(read(asked(cast, parts=["statements"])))
    assert "No statement to the court has been signed" in text


@pytest.mark.parametrize("actor", ["OT", "PT", "DU"])
def test_who_may_not_export_gets_no_paper(cast: Cast, actor: str) -> None:
    happened(cast, "Something of note.")
    bundle = asked(cast, actor=actor)
    assert (bundle.state, bundle.path) == ("failed", "")
    assert queries.paper(bundle) is None
    assert "may not take papers out" in bundle.failed_why


def test_a_member_of_the_family_cannot_ask_at_all(cast: Cast) -> None:
    with pytest.raises(RefusedOpenly):
        asked(cast, actor="FAM")


def test_making_it_is_logged_as_an_export_with_its_purpose(cast: Cast) -> None:
    bundle = asked(cast)
    row = AccessLog.objects.get(action="make_bundle", about=bundle.ref)
    assert (row.row, row.purpose, row.actor) == ("X1", "The first hearing", "AW")


def test_the_same_job_twice_makes_one_paper(cast: Cast) -> None:
    bundle = asked(cast)
    jobs.make_bundle.func(bundle.ref)
    assert queries.bundle(bundle.ref).sha256 == bundle.sha256
    assert AccessLog.objects.filter(action="make_bundle", about=bundle.ref).count() == 1


def test_the_job_is_made_in_the_same_transaction(cast: Cast, settings: object) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    settings.JOBS_IN_PLACE = False  # type: ignore[attr-defined]
    bundle = asked(cast)
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args, bundle.state) == ("court.make_bundle", {"ref": bundle.ref}, "asked")
    asked(cast)
    asked(cast)
    with pytest.raises(NotNow, match="being made already"):
        asked(cast)
    jobs.make_bundle.func(bundle.ref)
    assert queries.bundle(bundle.ref).state == "ready"


def test_what_could_not_be_made_can_be_asked_for_again(cast: Cast) -> None:
    failed = asked(cast, actor="OT")
    assert failed.state == "failed"
    Bundle.objects.filter(pk=failed.pk).update(asked_by=cast.accounts["AW"])
    actions.ask_again(queries.bundle(failed.ref), by=cast.who("AW"), on=TODAY)
    again = queries.bundle(failed.ref)
    assert (again.state, again.failed_why) == ("ready", "")
