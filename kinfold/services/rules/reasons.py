"""Why help was not had, or ended: the reasons practitioners meet (seed 003: 104-126; seed 001: 972, 978, 1042, 1427;
seed 002: 534-571), and those that families give. The words of whoever decided stand beside the code, always."""

import re

REASONS: dict[str, str] = {
    # the service
    "waiting_list": "There is a long waiting list",
    "none_here": "There is nothing like this here",
    "no_money": "There is no money or staff for it",
    "too_far": "It is too far away",
    "need_too_low": "The need was said not to be great enough",
    "need_too_great": "The need was said to be too great for this service",
    "wrong_age": "They were said to be too young or too old for it",
    "wrong_area": "They live outside its area",
    "wrong_group": "Its rules leave them out",
    "between_services": "Each service says that it is for the other",
    "no_answer_from_service": "The service did not answer",
    "not_asked_in_time": "It was asked for too late, or the form was not finished",
    "missed_appointments": "Appointments were missed, so the service closed",
    "could_not_reach": "The service could not reach them, so it closed",
    "child_left": "It stopped because a child no longer lives there",
    "time_ran_out": "The time allowed for it ran out",
    "worker_left": "The worker left and nobody took over",
    "service_closed": "The service itself came to an end",
    # the person, in their terms
    "not_wanted": "They do not want it",
    "not_now": "Not now, perhaps later",
    "wrong_kind": "It is not the kind of help they want",
    "wrong_time": "The days or hours do not fit their life",
    "getting_there": "It is hard to get there, or to pay for it",
    "needs_childcare": "There is nobody to mind the children meanwhile",
    "needs_someone_along": "They would go if somebody went with them",
    "afraid": "They are afraid of what might follow",
    "trust": "They do not know or trust who would come",
    "tried_before": "They tried it before and it did not help",
    "language": "It is not in their language or does not fit their ways",
    "too_much": "Too many people and appointments already",
    "health": "They were not well enough",
    "somebody_else_says_no": "Somebody else at home does not want it",
    # a good end
    "did_its_work": "It did what it was for",
    "no_longer_needed": "It is no longer needed",
    "something_else_instead": "Something else took its place",
    # always
    "not_said": "No reason was given",
    "other": "Another reason",
}
"""Every reason code with its words."""

_PERSON = (
    "not_wanted", "not_now", "wrong_kind", "wrong_time", "getting_there", "needs_childcare",
    "needs_someone_along", "afraid", "trust", "tried_before", "language", "too_much", "health",
    "somebody_else_says_no",
)  # fmt: skip
_RULES = ("need_too_low", "need_too_great", "wrong_age", "wrong_area", "wrong_group", "between_services")
_LACK = (
    "waiting_list", "none_here", "no_money", "too_far", "between_services", "no_answer_from_service",
    "not_asked_in_time", "worker_left", "service_closed",
)  # fmt: skip
_CLOSED = ("missed_appointments", "could_not_reach")
_ENDS = ("did_its_work", "no_longer_needed", "something_else_instead")
_STOPS = ("time_ran_out", "child_left", "worker_left", "service_closed")
_ANY = ("not_said", "other")

REASONS_FOR: dict[str, tuple[str, ...]] = {
    "declined": (*_PERSON, *_ANY),
    "not_eligible": (*_RULES, *_ANY),
    "unavailable": (*_LACK, *_ANY),
    "closed_non_engagement": (*_CLOSED, *_PERSON, *_ANY),
    "irregular": (*_PERSON[3:], "worker_left", *_ANY),
    "waiting": ("waiting_list", "no_money", "worker_left", "no_answer_from_service", *_ANY),
    "ended": (*_ENDS, *_STOPS, "not_wanted", *_ANY),
    "unmet": (*_LACK, *_RULES, *_CLOSED, *_STOPS, *_PERSON, *_ANY),
}
"""Which reasons a page offers for a state; `unmet`: for a need that is not, or only partly, met."""


_TO_YOU = (
    (r"\bThey (are|were|do|would|live|tried)\b", r"You \1"),
    (r"\bthem\b", "you"),
    (r"\btheir\b", "your"),
)

_SAID_TO_YOU = {
    "need_too_low": "They said that they help only people who need it even more",
    "need_too_great": "They said that you need more help than they can give",
    "wrong_age": "They said that you are too young or too old for it",
    "wrong_group": "Their rules leave you out",
    "missed_appointments": "They stopped because appointments did not happen",
}
"""Reasons that would sound like a verdict if they were only turned to “you”."""


def reason_says(code: str, *, to_family: bool = False) -> str:
    """Return the words of a reason, said to the person themselves if asked; an unknown code keeps its word."""
    words = REASONS.get(code) or code.replace("_", " ").capitalize()
    if to_family and code in _SAID_TO_YOU:
        return _SAID_TO_YOU[code]
    if to_family:
        for pattern, put in _TO_YOU:
            words = re.sub(pattern, put, words)
    return words
