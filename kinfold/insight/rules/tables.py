"""The tables of the commissioner's pages: what each is called, and where its shape comes from."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A table: its title, what one number in it counts, and where its shape is written."""

    title: str
    counts: str
    source: str = ""


TABLES: dict[str, Named] = {
    "needs": Named(
        "What families need, and have", "people, once for each kind of need", "seed 002: 333-341 (table 4.2)"
    ),
    "unmet": Named("Needs that are met, and that are not", "people, once for each kind of need"),
    "asked": Named(
        "What families ask for, beside what is offered",
        "people, once for each kind of need",
        "seed 003: 70-76",
    ),
    "stress": Named(
        "What was hard at home, by the reason for a child protection plan",
        "conferences, once for each reason and each thing that was hard",
        "seed 002: 269-278 (table 4.1)",
    ),
    "services": Named("Who asked for which help, and who still waits", "people, once for each service"),
    "whynot": Named("Why help did not come", "people, once for each reason", "seed 003: 104-116"),
    "waits": Named("Waiting, quarter by quarter", "people, once for each service"),
    "refusing": Named(
        "Services that said no", "people, once for each service", "seed 002: 534-571; seed 003: 104-116"
    ),
    "equity": Named("Whether help reaches everybody alike", "people with at least one need"),
    "childwent": Named(
        "Help that ended soon after a child went", "parents", "seed 002: 381-391, 548-550, 729"
    ),
    "checks": Named("Health visitor checks that were missed", "children"),
    "school": Named("School: exclusions and destinations", "young people"),
    "hubs": Named("Family hubs", "people"),
}
"""Every table that a decision may rest on, in the order of the page."""
WAITING_FIRST = ("services", "waits", "whynot")


def order(chosen: Collection[str]) -> list[str]:
    """In which order the tables stand. Who chooses somebody (fathers) in some place asks what they wait for: that comes first."""
    first = WAITING_FIRST if {"whose", "area"} <= set(chosen) else ()
    return [*first, *(key for key in TABLES if key not in first)]
