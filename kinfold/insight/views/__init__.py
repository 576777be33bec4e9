"""The pages of the insight room."""

from kinfold.insight.views.changing import look_at_change, what_we_changed, write_change
from kinfold.insight.views.figures import (
    figures,
    figures_around,
    figures_behind,
    figures_equity,
)
from kinfold.insight.views.taking import answer_taking, export_figures, fetch_taking, takings

__all__ = [
    "answer_taking",
    "export_figures",
    "fetch_taking",
    "figures",
    "figures_around",
    "figures_behind",
    "figures_equity",
    "look_at_change",
    "takings",
    "what_we_changed",
    "write_change",
]
