"""The pages of the insight room."""

from kinfold.insight.views.changing import look_at_change, what_we_changed, write_change
from kinfold.insight.views.figures import (
    export_figures,
    figures,
    figures_around,
    figures_behind,
    figures_equity,
)

__all__ = [
    "export_figures",
    "figures",
    "figures_around",
    "figures_behind",
    "figures_equity",
    "look_at_change",
    "what_we_changed",
    "write_change",
]
