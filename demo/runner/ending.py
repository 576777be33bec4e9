"""What the demonstration does with a story that is over: clocks stop, desks are cleared; and how its days are moved."""

from datetime import date, timedelta

from demo.runner.reader import Pack
from demo.runner.stage import LOADER, Stage
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as clock_queries
from kinfold.concerns import actions as concerns


def close_story(stage: Stage, on: date) -> None:
    """End what still runs when a story is over, so that the demonstration's boards show living work only."""
    for clock in clock_queries.open_for(stage.family):
        clocks.stop(clock, on=max(on, clock.started_on), why="The story told here ends.", by=LOADER)


def settle(stage: Stage) -> None:
    """Look at the reports and answer the requests that the story leaves open, as far as it tells what came of them.

    For the demonstration's desks only: a pack that is checked keeps what its source leaves open.
    """
    worker = stage.social_worker() or stage.desk_of("social_care")
    for n, report in stage.made.get("reports", []):
        seen = next(
            (s for s in stage.pack.steps[n:] if s["kind"] in ("referral", "decision", "assessment", "visit")),
            None,
        )
        day = stage.pack.day(seen["day"]) if seen else stage.pack.last_day
        by = stage.who(worker, day)
        told = concerns.look_at_report(
            report, what_we_did=seen["what"] if seen else "The story does not say.", by=by, on=day
        )
        concerns.tell_reporter(told, told_what="The story does not say what they were told.", by=by, on=day)
    for request in stage.made.get("help", []):
        by = stage.who(worker, stage.pack.last_day)
        concerns.answer_help(
            request,
            answer="part",
            reasons="The story tells what came of it, and when; read the chronology.",
            what_was_given="The help told of in this story",
            by=by,
            on=stage.pack.last_day,
        )


def weeks_to(pack: Pack, last_step_on: date) -> timedelta:
    """By how many whole weeks a pack must move for its last step to fall on or just before a day."""
    return timedelta(weeks=(last_step_on - pack.last_day).days // 7)
