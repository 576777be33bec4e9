"""How a state, a kind of help and a source are said on screen."""

from collections.abc import Iterable, Mapping
from typing import Any

from kinfold.services.rules.needs import Label

STATES: dict[str, Label] = {
    "asked": Label("Asked for", "We have asked for this"),
    "offered": Label("Offered", "This was offered to you"),
    "accepted": Label("Accepted, not begun", "The answer is yes. It has not begun yet"),
    "declined": Label("Declined", "You said no. You may still ask for it"),
    "waiting": Label("Waiting", "You are waiting for this"),
    "not_eligible": Label("Told not eligible", "They said no. You may still ask again"),
    "unavailable": Label("Not available", "This help is not there now"),
    "closed_non_engagement": Label(
        "Closed by the service for not coming", "They stopped. You may ask for it again"
    ),
    "started": Label("Receiving it", "You have this help now"),
    "irregular": Label("Comes and goes", "This help comes and goes"),
    "ended": Label("Ended", "This help has ended"),
}
"""What each state of a request is called."""

HAPPENED_TO_YOU: dict[str, str] = {
    "asked": "We asked for this",
    "offered": "It was offered to you",
    "accepted": "The answer was yes",
    "declined": "You said no",
    "waiting": "You were on the list",
    "not_eligible": "They said no",
    "unavailable": "It was not there",
    "closed_non_engagement": "They stopped",
    "started": "It began",
    "irregular": "It came and went",
    "ended": "It ended",
}
"""How a step is told to the person in the story of their help."""

KINDS_OF_HELP: dict[str, str] = {
    "universal_service": "For everybody",
    "targeted_service": "For those who need more",
    "specialist_service": "Specialist",
    "programme": "Programme",
    "hosting": "Nights with a host family",
    "csc": "Given by children’s social care",
    "broader": "Named to the public in the “Who cares?” groups",
    "statutory_service": "By law",
    "court_model": "At court",
    "placement_type": "Somewhere to live",
    "scheme": "Scheme",
    "team_model": "Team",
    "role": "A worker’s role",
    "fund": "Fund",
    "tool": "A tool for workers",
    "data_service": "A tool for workers: information",
    "training": "Training for workers",
}
"""The kinds of the directory (`demo/catalogue.yaml`), in the order in which they are listed."""

_TITLES = {
    "000": "Who cares? (Children’s Commissioner, 2018)",
    "001": "Action on Neglect (University of Stirling)",
    "002": "Supporting parents, safeguarding children (CSCI, 2006)",
    "003": "Polling of social workers (Independent Review of Children’s Social Care, 2021)",
    "004": "Safely reducing the number of children going into care (Centre for Social Justice, 2021)",
}


def state_says(state: str, to_family: bool = False) -> str:
    """Return what to call a state, to a worker or to the person themselves."""
    label = STATES.get(state)
    if label is None:
        return state.replace("_", " ").capitalize()
    return label.family if to_family else label.worker


def step_says(state: str) -> str:
    """Return how a step that has happened is told to the person themselves."""
    return HAPPENED_TO_YOU.get(state) or state_says(state, to_family=True)


def kind_says(kind: str) -> str:
    """Return what to call a kind of help."""
    return KINDS_OF_HELP.get(kind) or kind.replace("_", " ").capitalize()


def sources_said(sources: Iterable[Mapping[str, Any]]) -> list[str]:
    """Say where a service is written about: the report, and its lines in our copy of the text."""
    return [
        f"{_TITLES.get(str(source['seed']), 'Report ' + str(source['seed']))}, "
        f"lines {', '.join(_span(*lines) for lines in source['lines'])} of the text"
        for source in sources
        if source.get("seed") and source.get("lines")
    ]


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} to {last}"
