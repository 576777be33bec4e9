"""What is known, as papers: assessments as they were signed, statements to the court, and what the children say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinfold.assessment import queries as assessment
from kinfold.assessment.models import Contribution, Stage
from kinfold.base.dates import plain
from kinfold.court.rules.pieces import Piece, Section
from kinfold.people import queries as people
from kinfold.voice import queries as voice

if TYPE_CHECKING:
    from kinfold.court.queries.gathering import Source

ALL_WORDS = 10_000


def statements(of: Source) -> Section:
    """The signed statements to the court."""
    made = _signed(of, "statements", lambda stage: stage.purpose == Stage.Purpose.COURT)
    made.missing = "No statement to the court has been signed that you may read."
    return made


def assessments(of: Source) -> Section:
    """The signed stages of the one assessment, but for statements."""
    made = _signed(of, "assessments", lambda stage: stage.purpose != Stage.Purpose.COURT)
    made.missing = "No assessment has been signed that you may read."
    return made


def _signed(of: Source, word: str, wanted: object) -> Section:
    made = Section(word, "")
    assert callable(wanted)
    for stage in assessment.stages(of.family):
        if stage.state == Stage.State.SIGNED and wanted(stage) and not of.view.hides("stage", stage.ref):
            made.pieces.append(_stage(stage, of))
    return made


def _stage(stage: Stage, of: Source) -> Piece:
    """One signed stage: what it was for, what it means for each child, what it rests on word for word, who agreed."""
    assert stage.signed_on is not None
    piece = Piece(stage.ref, f"{stage.get_purpose_display()}, signed {plain(stage.signed_on)}")
    piece.say("text", stage.in_plain_words)
    piece.say("fact", stage.what_may_follow, "What may follow")
    piece.say("fact", str(stage.signed_by or ""), "Signed by")
    if stage.approved_on:
        piece.say("fact", f"{stage.approved_by}, {plain(stage.approved_on)}", "Agreed by")
    _means(piece, stage, of)
    _rests_on(piece, stage, of)
    _answers(piece, stage, of)
    piece.say("small", f"Kept as it was signed. Mark of what was signed: {stage.snapshot.sha256[:16]}.")
    return piece


def _means(piece: Piece, stage: Stage, of: Source) -> None:
    for one in assessment.analyses(stage, of.view):
        if of.view.hides("person", about=[one.child.ref]) or not one.so_what:
            continue
        piece.say("heading", f"What it means for {people.kept(one.child).known_as}")
        piece.say("text", one.so_what)
        piece.say("fact", one.change_needed, "What must change")
        piece.say("fact", one.what_would_help, "What would help")


def _rests_on(piece: Piece, stage: Stage, of: Source) -> None:
    held = [one for one in assessment.held(stage, of.view) if _for_all(one.contribution)]
    for row in assessment.by_section(held):
        if not row.standing:
            continue
        piece.say("heading", row.section.says)
        for one in row.standing:
            said = one.contribution
            about = f"About {people.kept(said.person).known_as}" if said.person else "About the family"
            piece.say("entry", said.words, plain(said.on_day), f"{about} · said by {said.said_by}")
            piece.say("small", said.evidence)


def _for_all(row: Contribution) -> bool:
    """What somebody shared with their worker alone is not put into papers that all read."""
    return row.sharing != Contribution.Sharing.OWN


def _answers(piece: Piece, stage: Stage, of: Source) -> None:
    signed = assessment.signatures(stage, of.view)
    if signed:
        piece.say("heading", "Who agreed, and who did not")
    for one in signed:
        who = people.kept(one.person).known_as if one.person else str(one.practitioner)
        words = f": “{one.in_their_words}”" if one.in_their_words else ""
        piece.say("fact", f"{one.get_answer_display()}{words} ({plain(one.on_day)})", who)


def own_words(of: Source) -> Section:
    """What the children say, child by child, the oldest first; never what was meant for one worker only."""
    made = Section("own_words", "", missing="There are no words of the children on record that you may read.")
    found = voice.words_in_family(of.family, of.view, ALL_WORDS)
    for child in of.children:
        same = set(people.same_ids(child))
        words = [row for row in found if row.person_id in same and not row.only_my_worker]
        if not words:
            continue
        piece = Piece(f"words-{child.ref}", child.known_as)
        for row in reversed(words):
            piece.say("quote", row.words, plain(row.said_on), f"Written down by {row.wrote_down_by}")
        made.pieces.append(piece)
    return made
