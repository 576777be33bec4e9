"""A record is written once, signed, with its chronology entry; what a child said becomes their own words."""

import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from kinfold.base.errors import NotNow
from kinfold.chronology import queries as chronology
from kinfold.chronology.models import Entry
from kinfold.clocks import actions as clocks
from kinfold.clocks.queries import open_for as open_clocks
from kinfold.records import actions, queries
from kinfold.records.models import Document, Note, Visit
from kinfold.sharing import actions as sharing
from kinfold.sharing.tests.cast import TODAY, Cast, member, person
from kinfold.voice.models import OwnWords

YESTERDAY = TODAY - timedelta(days=1)


def note(cast: Cast, **changes: Any) -> Note:
    """A note by the allocated worker."""
    told = {
        "about": [cast.child, cast.mother],
        "happened_on": YESTERDAY,
        "by": cast.who("AW"),
        "on": TODAY,
        **changes,
    }
    return actions.write_note(cast.family, told.pop("what", "They came to the door together."), **told)


def test_a_note_about_several_people_is_one_entry_about_each(cast: Cast) -> None:
    made = note(cast, meant="Wren is held back by what she has seen.")
    assert [row.person_id for row in made.about.order_by("pk")] == [cast.child.pk, cast.mother.pk]
    assert Entry.objects.filter(uuid=made.entry).count() == 1
    view = sharing.open_record(cast.who("AW"), "V3", cast.family, on=TODAY, action="test")
    rows = chronology.of_person(cast.child, view).entries
    assert any("They came to the door" in row.what for row in rows)
    assert any(m.meant for row in rows for m in row.meanings)


def test_a_note_from_the_future_or_without_words_or_people_is_refused_and_leaves_nothing(cast: Cast) -> None:
    before = Entry.objects.count()
    wrong: tuple[dict[str, Any], ...] = (
        {"happened_on": TODAY + timedelta(days=1)},
        {"what": "  "},
        {"about": []},
        {"what": "x" * 10_001},
    )
    for changes in wrong:
        with pytest.raises(NotNow):
            note(cast, **changes)
    assert Entry.objects.count() == before
    assert not Note.objects.exists()


def test_emoji_and_right_to_left_text_are_kept_as_written(cast: Cast) -> None:
    words = "قالت إنها بخير 🙂 — naïve café"
    assert note(cast, what=words).what == words


def test_a_later_word_is_an_addendum_and_the_note_stays(cast: Cast) -> None:
    first = note(cast)
    later = actions.add_addendum(first, "Her aunt rang back.", by=cast.who("AW"), on=TODAY)
    first.refresh_from_db()
    assert first.what == "They came to the door together."
    assert list(first.addenda.all()) == [later]


def test_what_a_child_said_at_a_visit_becomes_their_own_words_once(cast: Cast) -> None:
    seen = [
        actions.Seen(cast.child, alone=True, bedroom_seen=True, said_or_showed="I like it when Nan comes."),
        actions.Seen(cast.mother),
    ]
    visit = actions.record_visit(
        cast.family,
        "A calm visit.",
        seen=seen,
        happened_on=YESTERDAY,
        by=cast.who("AW"),
        on=TODAY,
        place="home",
    )
    words = OwnWords.objects.get(person=cast.child)
    assert words.words == "I like it when Nan comes."
    assert words.entry == visit.entry
    assert queries.last_seen_alone([cast.child.pk]) == {cast.child.pk: YESTERDAY}
    assert queries.last_seen_alone([cast.mother.pk]) == {}
    assert queries.last_seen([cast.child.pk, cast.mother.pk]) == {
        cast.child.pk: YESTERDAY,
        cast.mother.pk: YESTERDAY,
    }


def test_a_visit_counts_for_the_children_who_were_seen_and_for_no_other(cast: Cast) -> None:
    """The law's visits are met by a visit written on its page; a brother who was out has not been visited."""
    brother = person("Rowan Ardleigh", born=date(2015, 5, 5))
    member(cast.family, brother, "child")
    for child in (cast.child, brother):
        clocks.start(
            "child_protection_visit", cast.family, person=child, on=YESTERDAY, entry=uuid4(), every_days=14,
            by=cast.who("AW"),
        )  # fmt: skip
    visit = actions.record_visit(
        cast.family, "Rowan was out.", seen=[actions.Seen(cast.child, alone=True), actions.Seen(brother, seen=False)],
        happened_on=TODAY, by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    assert Entry.objects.get(uuid=visit.entry).detail == "child_seen_alone"
    running = {
        c.person_id: c.started_on for c in open_clocks(cast.family) if c.rule == "child_protection_visit"
    }
    assert running == {cast.child.pk: TODAY, brother.pk: YESTERDAY}


def test_a_visit_at_which_no_child_was_seen_is_no_visit_to_a_child(cast: Cast) -> None:
    visit = actions.record_visit(
        cast.family, "Only their mother was in.", seen=[actions.Seen(cast.mother)], also_about=[cast.child],
        happened_on=TODAY, by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    assert Entry.objects.get(uuid=visit.entry).detail == ""


def test_a_child_cannot_have_been_seen_alone_without_being_seen(cast: Cast) -> None:
    with pytest.raises(NotNow, match="without being seen"):
        actions.record_visit(
            cast.family,
            "Odd.",
            seen=[actions.Seen(cast.child, seen=False, alone=True)],
            happened_on=YESTERDAY,
            by=cast.who("AW"),
            on=TODAY,
        )
    assert not Visit.objects.exists()


def kept(cast: Cast, content: bytes = b"%PDF-1.7 letter", name: str = "letter.pdf") -> Document:
    """A document kept by the allocated worker."""
    return actions.keep_document(
        cast.family,
        io.BytesIO(content),
        file_name=name,
        size=len(content),
        title="Letter from school",
        about=[cast.child],
        happened_on=date(2026, 2, 1),
        by=cast.who("AW"),
        on=TODAY,
    )


def test_a_document_is_stored_outside_the_database_under_a_name_that_tells_nothing(
    cast: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    made = kept(cast, name="../../Wren's letter.pdf")
    stored = tmp_path / made.path
    assert stored.read_bytes() == b"%PDF-1.7 letter"
    assert "Wren" not in made.path
    assert made.file_name == "Wren's letter.pdf"
    assert stored.stat().st_mode & 0o077 == 0


def test_a_file_that_lies_is_not_kept_and_leaves_no_row(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(NotNow, match="something else"):
        kept(cast, content=b"MZ\x90\x00 program")
    assert not Document.objects.exists()
    assert list(tmp_path.iterdir()) == []


def test_a_tool_is_one_source_in_its_own_words(cast: Cast) -> None:
    made = actions.record_instrument(
        cast.family,
        cast.child,
        "graded_care_profile",
        "Area A: 3. Area B: 4, as graded with Ilse.",
        completed_by="Ilse and her worker",
        happened_on=YESTERDAY,
        by=cast.who("AW"),
        on=TODAY,
    )
    assert queries.instruments(cast.child) == [made]
    with pytest.raises(NotNow):
        actions.record_instrument(
            cast.family,
            cast.child,
            "risk_score",
            "9",
            completed_by="x",
            happened_on=YESTERDAY,
            by=cast.who("AW"),
            on=TODAY,
        )
