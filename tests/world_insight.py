"""For the pages of figures: a need that stood last month, a change that figures led to, and a table that waits for a second person; and what the addresses are made of."""

from datetime import timedelta
from typing import Any

from kinfold.insight import actions as insight
from kinfold.services import actions as services
from kinfold.sharing.tests.cast import TODAY, Cast


def add_figures(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    """One person with one need at the end of last month, and one change."""
    before = TODAY - timedelta(days=40)
    told = {"by": cast.who("AW"), "on": TODAY}
    services.notice_need(
        cast.mother, cast.family, "isolation", since=before, noticed_on=before, met="no", **told
    )
    change = insight.write_change(
        table="needs", as_of=before, what_we_saw="Many parents are alone.", what_we_decided="A group on Tuesdays.",
        decided_by_words="Early help board", decided_on=before, by=cast.who("AN"), on=TODAY,
    )  # fmt: skip
    taking = insight.ask_to_take(
        table="needs", chosen="", why="The board decides.", for_whom="The board", by=cast.who("MG"), on=TODAY
    )
    found["answer_taking"] = found["fetch_taking"] = {"ref": taking.ref}
    for name in ("figures", "figures_equity", "figures_around", "what_we_changed", "write_change", "takings"):
        found[name] = {}
    found["figures_behind"] = {"table": "needs", "row": "isolation"}
    found["export_figures"] = {"table": "needs"}
    found["look_at_change"] = {"ref": change.ref}
