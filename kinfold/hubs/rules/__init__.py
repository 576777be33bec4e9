"""The rules of the hubs room. Pure: no Django, no clock, no database."""

from kinfold.base.checks import must_follow, must_have_happened, one_of
from kinfold.hubs.rules.checks import REFERENCES, Check, RunsOut, missing, renew_by, runs_out, soon
from kinfold.hubs.rules.matching import IS_A, LIVED, TIMES, Asked, Fit, Gives, called, fit
from kinfold.hubs.rules.walls import Reads, Side, may_work, reads, writes
from kinfold.hubs.rules.wording import MOST_AT_ONCE, fits, how_many, named, said, words_of

__all__ = [
    "IS_A",
    "LIVED",
    "MOST_AT_ONCE",
    "REFERENCES",
    "TIMES",
    "Asked",
    "Check",
    "Fit",
    "Gives",
    "Reads",
    "RunsOut",
    "Side",
    "called",
    "fit",
    "fits",
    "how_many",
    "may_work",
    "missing",
    "must_follow",
    "must_have_happened",
    "named",
    "one_of",
    "reads",
    "renew_by",
    "runs_out",
    "said",
    "soon",
    "words_of",
    "writes",
]
