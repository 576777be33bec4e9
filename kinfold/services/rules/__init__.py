"""Rules of the services room: the words for needs, reasons and states, and waiting in the child's time. Pure."""

from kinfold.services.rules.needs import NEEDS, Label, need_says, needs_met_by
from kinfold.services.rules.reasons import REASONS, REASONS_FOR, reason_says
from kinfold.services.rules.saying import (
    KINDS_OF_HELP,
    STATES,
    kind_says,
    sources_said,
    state_says,
    step_says,
)
from kinfold.services.rules.sentences import need_sentence, reading_sentence, step_sentence
from kinfold.services.rules.waiting import Point, share_of_life, times_started, waiting_since

__all__ = [
    "KINDS_OF_HELP",
    "NEEDS",
    "REASONS",
    "REASONS_FOR",
    "STATES",
    "Label",
    "Point",
    "kind_says",
    "need_says",
    "need_sentence",
    "needs_met_by",
    "reading_sentence",
    "reason_says",
    "share_of_life",
    "sources_said",
    "state_says",
    "step_says",
    "step_sentence",
    "times_started",
    "waiting_since",
]
