"""The reading door to hubs: their days, volunteers, mentoring, programmes with walls, lines for other pages, and figures."""

from kinfold.hubs.queries import mentoring, programmes, sites, volunteers, workers
from kinfold.hubs.queries.anything import ANYTHING
from kinfold.hubs.queries.barring import barred
from kinfold.hubs.queries.facts import facts_for_child, facts_for_family
from kinfold.hubs.queries.figures import HubFigures, figures
from kinfold.hubs.queries.mentoring import ForMentor, for_mentor, wishes_in
from kinfold.hubs.queries.sites import hub, hub_page, hubs
from kinfold.hubs.queries.volunteers import CheckDue, checks_due, suggested, volunteers_of

__all__ = [
    "ANYTHING",
    "CheckDue",
    "ForMentor",
    "HubFigures",
    "barred",
    "checks_due",
    "facts_for_child",
    "facts_for_family",
    "figures",
    "for_mentor",
    "hub",
    "hub_page",
    "hubs",
    "mentoring",
    "programmes",
    "sites",
    "suggested",
    "volunteers",
    "volunteers_of",
    "wishes_in",
    "workers",
]
