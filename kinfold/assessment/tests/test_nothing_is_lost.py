"""No sequence of contributions, answers, signatures and stages loses a contribution or lets a signed stage change. Tried by
hypothesis against PostgreSQL, and as the role that serves pages, which the database itself refuses."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, ClassVar

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from kinfold.assessment import actions, queries, rules
from kinfold.assessment.models import Analysis, Contribution, Signature, Snapshot, Stage, StillTrue
from kinfold.base import roles
from kinfold.base.errors import Clash, Hidden, NotNow
from kinfold.chronology.models import Entry
from kinfold.people.models import Person
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.voice import actions as voice

WORDS = st.sampled_from(["Damp.", "Dry.", "Gran helps.", "I am tired.", "🙂 fine", "قالت"])
ACTORS = st.sampled_from(["AW", "TM", "PT", "FAM", "WF"])
WORKERS = st.sampled_from(["AW", "TM", "MG"])
PURPOSES = st.sampled_from(["early_help", "child_and_family", "section_47"])
PLACES = st.sampled_from(["housing", "health", "my_page"])
ANSWERS = st.sampled_from(["confirmed", "changed", "no_longer"])
WHICH = st.integers(0, 30)


class Team(RuleBasedStateMachine):
    """Workers and parents at one assessment, in any order, refused or not."""

    cast: ClassVar[Cast]
    children: ClassVar[list[Person]]
    done: ClassVar[dict[str, int]] = {}

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        self.day = TODAY
        self.kept: set[tuple[str, ...]] = set()
        self.shots: dict[int, tuple[str, str, str]] = {}

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    # -- what may happen

    @initialize()
    def a_school_begins(self) -> None:
        self.adds("PT", "Damp.", "housing", "family", True)
        self.adds("FAM", "I am tired.", "health", "own", False)
        self.begins("AW", "early_help")

    @rule(days=st.integers(0, 20))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(
        actor=ACTORS,
        words=WORDS,
        place=PLACES,
        sharing=st.sampled_from(["family", "own"]),
        about=st.booleans(),
    )
    def adds(self, actor: str, words: str, place: str, sharing: str, about: bool) -> None:
        person = self.children[0] if about or place == "my_page" else None
        self.tried(
            "adds",
            lambda: actions.contribute(
                self.cast.family, place, words, person=person, sharing=sharing, **self.told(actor)
            ),
        )

    @rule(actor=ACTORS, which=WHICH, words=WORDS)
    def changes(self, actor: str, which: int, words: str) -> None:
        row = self.some(Contribution, which)  # perhaps one that somebody replaced long ago
        if row is not None:
            self.tried("changes", lambda: actions.change_contribution(row, words, **self.told(actor)))

    @rule(actor=ACTORS, which=WHICH)
    def shares(self, actor: str, which: int) -> None:
        row = self.some(Contribution, which)
        if row is not None:
            self.tried("shares", lambda: actions.share_contribution(row, **self.told(actor)))

    @rule(actor=ACTORS, which=WHICH, answer=ANSWERS, words=WORDS)
    def answers(self, actor: str, which: int, answer: str, words: str) -> None:
        row, stage = self.some(Contribution, which), self.some(Stage, which)
        if row is None:
            return
        given = {row.ref: actions.Answered(answer, words=words)}
        if stage is None:
            self.tried("answers", lambda: actions.answer_each(self.cast.family, given, **self.told(actor)))
        else:
            self.tried("answers", lambda: actions.answer_all(stage, given, **self.told(actor)))

    @rule(actor=WORKERS, purpose=PURPOSES)
    def begins(self, actor: str, purpose: str) -> None:
        self.tried(
            "begins",
            lambda: actions.begin_stage(
                self.cast.family,
                purpose,
                in_plain_words="To find out.",
                begun_on=self.day,
                **self.told(actor),
            ),
        )

    @rule(actor=WORKERS, which=WHICH, words=WORDS, version=st.integers(0, 2))
    def understands(self, actor: str, which: int, words: str, version: int) -> None:
        stage = self.some(Stage, which)
        for child in self.children if stage else []:
            self.tried(
                "understands",
                lambda child=child: actions.write_analysis(
                    stage, child, version=version, so_what=words, **self.told(actor)
                ),
            )

    @rule(which=WHICH, who=st.booleans(), answer=st.sampled_from(["given", "given_reluctantly", "refused"]))
    def parent_answers(self, which: int, who: bool, answer: str) -> None:
        stage = self.some(Stage, which)
        if stage is not None:
            person = self.cast.mother if who else self.cast.father
            self.tried(
                "parent_answers",
                lambda: actions.record_signature(
                    stage, person=person, answer=answer, on_day=self.day, **self.told("AW")
                ),
            )

    @rule(which=WHICH, deed=st.sampled_from(["approve", "ready", "again", "stop"]), actor=WORKERS)
    def moves(self, which: int, deed: str, actor: str) -> None:
        stage = self.some(Stage, which)
        if stage is None:
            return
        acts: dict[str, Callable[[], Any]] = {
            "ready": lambda: actions.get_ready(stage, **self.told(actor)),
            "again": lambda: actions.open_again(stage, why="More.", **self.told(actor)),
            "stop": lambda: actions.stop_stage(stage, "Moved.", **self.told(actor)),
            "approve": lambda: actions.approve(stage, says="Clear.", **self.told(actor)),
        }
        self.tried("moves", acts[deed])

    @rule(which=WHICH, actor=WORKERS, complete=st.booleans())
    def signs(self, which: int, actor: str, complete: bool) -> None:
        stage = self.some(Stage, which)
        if stage is None:
            return
        if complete:  # make signing likely: otherwise chance seldom gets there
            for child in self.children:
                self.tried(
                    "understands",
                    lambda child=child: actions.write_analysis(
                        stage, child, version=0, so_what="It matters.", **self.told(actor)
                    ),
                )
        reasons = {code: "Asked." for code in ("needs_of_adults", "needs_of_children", "doing_fine")}
        self.tried("signs", lambda: actions.sign(stage, reasons=reasons, **self.told(actor)))

    # -- what must stay true

    @invariant()
    def every_contribution_and_answer_ever_made_is_there_as_it_was_made(self) -> None:
        now = self.all_kept()
        assert self.kept <= now
        self.kept = now

    @invariant()
    def what_stands_is_the_end_of_each_chain_and_nothing_else_vanishes(self) -> None:
        stands = {row.contribution.pk for row in queries.standing(self.cast.family, None)}
        replaced = set(
            Contribution.objects.filter(replaces__isnull=False).values_list("replaces_id", flat=True)
        )
        ends = set(Contribution.objects.values_list("pk", flat=True)) - replaced
        said_gone = {
            row.pk
            for row in Contribution.objects.filter(pk__in=ends)
            if (answers := list(row.asked_again.order_by("on_day", "pk")))
            and answers[-1].answer == "no_longer"
        }
        assert stands == ends - said_gone

    @invariant()
    def a_signed_stage_is_as_it_was_signed(self) -> None:
        for shot in Snapshot.objects.select_related("stage"):
            assert shot.sha256 == rules.sha256(shot.holds)
            stage = shot.stage
            seen = (
                shot.sha256,
                self.as_signed(stage),
                str(sorted(stage.relied_on.values_list("contribution_id"))),
            )
            assert self.shots.setdefault(stage.pk, seen) == seen
        assert set(Stage.objects.filter(state="signed").values_list("pk", flat=True)) == set(self.shots)

    @invariant()
    def nobody_approved_their_own_and_one_of_each_purpose_is_open(self) -> None:
        for row in Stage.objects.exclude(approved_by=None):
            assert row.approved_by_id not in (row.signed_by_id, row.lead_id)
        open_now = list(Stage.objects.filter(state__in=["open", "ready"]).values_list("purpose", flat=True))
        assert len(open_now) == len(set(open_now))

    @invariant()
    def each_contribution_points_to_the_one_entry_that_tells_of_it(self) -> None:
        entries = set(Entry.objects.values_list("uuid", flat=True))
        assert set(Contribution.objects.values_list("entry", flat=True)) <= entries

    # -- helpers

    def as_signed(self, stage: Stage) -> str:
        analyses = (
            Analysis.objects.filter(stage=stage).order_by("pk").values_list("child_id", "so_what", "version")
        )
        kept = (stage.purpose, stage.state, stage.signed_on, stage.signed_by_id, stage.in_plain_words)
        return str((kept, list(analyses)))

    def tried(self, name: str, act: Callable[[], Any]) -> None:
        """Do it, or be refused and have changed nothing."""
        before = self.all_kept()
        try:
            with transaction.atomic():
                act()
        except (NotNow, Clash, Hidden):
            assert self.all_kept() == before
        else:
            self.done[name] = self.done.get(name, 0) + 1

    def some(self, model: Any, which: int) -> Any:
        rows = list(model.objects.order_by("pk"))
        return rows[which % len(rows)] if rows else None

    def told(self, actor: str) -> dict[str, Any]:
        return {"by": self.cast.who(actor, self.day), "on": self.day}

    def all_kept(self) -> set[tuple[str, ...]]:
        said = Contribution.objects.values_list("ref", "words", "said_by", "sharing", "on_day")
        told = StillTrue.objects.values_list("pk", "answer", "said_by")
        signed = Signature.objects.values_list("pk", "person_id", "answer")
        return {tuple(map(str, row)) for rows in (said, told, signed) for row in rows}


@pytest.mark.django_db
def test_no_sequence_of_deeds_loses_a_contribution_or_lets_a_signed_stage_change() -> None:
    cast = players.build()
    sister = players.person("Linnet Ardleigh", born=date(2019, 2, 2))
    players.member(cast.family, sister, "child")
    Team.cast, Team.children, Team.done = cast, [cast.child, sister], {}
    for child in Team.children:
        voice.keep_words(
            child, cast.family, "My bed is wet.", said_on=TODAY, wrote_down_by="Amina", by=cast.who("AW")
        )
    run_state_machine_as_test(
        Team,
        settings=settings(
            max_examples=10,
            stateful_step_count=12,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert {"adds", "changes", "answers", "begins", "understands", "signs", "moves"} <= set(Team.done), (
        Team.done
    )


# -- the database itself


@pytest.fixture
def signed(cast: Cast) -> Stage:
    """A stage signed with one contribution and one analysis."""
    by = cast.who("AW")
    actions.contribute(cast.family, "housing", "Damp.", by=by, on=TODAY)
    stage = actions.begin_stage(
        cast.family, "early_help", in_plain_words="x", begun_on=TODAY, by=by, on=TODAY
    )
    actions.write_analysis(stage, cast.child, version=0, by=by, on=TODAY, so_what="Cold.")
    voice.keep_words(cast.child, cast.family, "Wet.", said_on=TODAY, wrote_down_by="Amina", by=by)
    return actions.sign(stage, by=by, on=TODAY)


@pytest.fixture
def as_app(signed: Stage) -> Iterator[Stage]:
    """Act as the role that serves pages, until the test ends."""
    roles.make_roles(connection)
    roles.grant(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {roles.APP}")
    yield signed
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def answer_to(statement: str) -> str:
    """What PostgreSQL says to a statement."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as refused:
        return str(refused)
    return "done"


TABLES = ("contribution", "snapshot", "stilltrue", "signature", "reliedon")


@pytest.mark.parametrize("table", TABLES)
def test_the_app_can_neither_change_nor_delete_what_was_added_or_signed(as_app: Stage, table: str) -> None:
    name = f"assessment_{table}"
    for statement in (f"UPDATE {name} SET id = id", f"DELETE FROM {name}", f"TRUNCATE {name}"):
        assert "permission denied" in answer_to(statement), statement


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessment_stage SET state = 'open'",
        "UPDATE assessment_stage SET in_plain_words = 'else'",
        "UPDATE assessment_stage SET signed_on = signed_on - 1",
        "DELETE FROM assessment_stage",
        "UPDATE assessment_analysis SET so_what = 'else'",
        "INSERT INTO assessment_analysis (stage_id, child_id, so_what, change_needed, what_would_help, version) "
        "SELECT stage_id, child_id, 'else', '', '', 1 FROM assessment_analysis",
        "DELETE FROM assessment_analysis",
    ],
)
def test_the_database_refuses_to_change_a_signed_stage_or_what_it_meant(
    as_app: Stage, statement: str
) -> None:
    said = answer_to(statement)
    assert "signed stage cannot be changed" in said or "Cannot" in said, said


def test_the_database_still_lets_somebody_approve_a_signed_stage(as_app: Stage, cast: Cast) -> None:
    actions.approve(as_app, says="Clear.", by=cast.who("MG"), on=TODAY)
    assert Stage.objects.get(pk=as_app.pk).manager_says == "Clear."


def test_a_contribution_can_be_replaced_once_only(cast: Cast) -> None:
    row = actions.contribute(cast.family, "housing", "Damp.", by=cast.who("AW"), on=TODAY)
    copy = (
        "INSERT INTO assessment_contribution (ref, assessment_id, section, account, sort, words, evidence, domain, "
        "strength_beside, on_day, said_by, sharing, why_not_shared, replaces_id, source, source_ref, recorded_at) "
        "SELECT '{ref}', assessment_id, section, account, sort, 'else', '', '', '', on_day, said_by, sharing, '', id, "
        f"'', '', recorded_at FROM assessment_contribution WHERE id = {row.pk}"
    )
    assert answer_to(copy.format(ref="R1")) == "done"
    assert "duplicate key" in answer_to(copy.format(ref="R2"))
