"""The fixed cast, with some history."""

from datetime import date
from types import SimpleNamespace

import pytest

from kinfold.chronology import actions
from kinfold.sharing.tests import cast as players


@pytest.fixture
def cast(db, settings) -> players.Cast:
    settings.KINFOLD_TODAY = players.TODAY.isoformat()
    return players.build()


@pytest.fixture
def history(cast) -> SimpleNamespace:
    """A few entries of each section about the child."""
    by = cast.who("AW")

    def tell(kind: str, what: str, day: date, **more):
        return actions.record(
            kind, cast.family, what=what, on_day=day, about=more.pop("about", [cast.child]), by=by, **more
        )

    return SimpleNamespace(
        tell=tell,
        ordinary=tell(
            "school_step",
            "Wren fell asleep in class.",
            date(2026, 2, 3),
            about={cast.child: "She was too tired to play."},
            said_by="Miss Tolliver",
        ),
        shared=tell("plan_made", "We agreed a bedtime.", date(2026, 2, 10), section="shared"),
        restricted=tell("meeting_held", "The police said a name.", date(2026, 2, 11), section="restricted"),
        third=tell("incident", "A neighbour heard shouting.", date(2026, 2, 12), section="third_party"),
        consultation=tell(
            "decision_made", "Advice was asked for.", date(2026, 2, 13), section="consultation"
        ),
    )
