"""The reading door: what help there is, what each person needs, what was asked for and what became of it."""

from kinfold.services.queries.directory import directory, service
from kinfold.services.queries.help import (
    Story,
    Wait,
    help_tried,
    of_matters,
    reach,
    receiving,
    request,
    requests_in,
    requests_of,
    stories,
    together_with,
    waits,
    waits_all,
)
from kinfold.services.queries.needs import NeedStory, need, need_stories, needs_in, needs_of, open_needs
from kinfold.services.queries.seeing import may_see_need, may_see_request
from kinfold.services.queries.unmet import (
    Cell,
    Counts,
    UnmetRow,
    counts,
    suppressed,
    unmet,
    unmet_for,
    unmet_of,
)
from kinfold.services.rules import need_says, reason_says, state_says

__all__ = [
    "Cell",
    "Counts",
    "NeedStory",
    "Story",
    "UnmetRow",
    "Wait",
    "counts",
    "directory",
    "help_tried",
    "may_see_need",
    "may_see_request",
    "need",
    "need_says",
    "need_stories",
    "needs_in",
    "needs_of",
    "of_matters",
    "open_needs",
    "reach",
    "reason_says",
    "receiving",
    "request",
    "requests_in",
    "requests_of",
    "service",
    "state_says",
    "stories",
    "suppressed",
    "together_with",
    "unmet",
    "unmet_for",
    "unmet_of",
    "waits",
    "waits_all",
]
