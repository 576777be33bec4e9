"""How long help lasted, in words: beside what was planned, and how often it had to begin anew (seed 002: 657-665)."""

from collections.abc import Iterable
from datetime import date

from kinfold.base.dates import in_words
from kinfold.services import queries, states


def against_plan(story: queries.Story, on: date) -> str:
    """Say how long help lasted against how long it was planned for; nothing while it runs and is not over its time."""
    told = queries.planned_and_lasted(story.points, story.request.planned_until, on)
    if told is None:
        return ""
    planned, had = told
    if story.request.state not in states.STOPPED and had <= planned:
        return ""
    if had == planned:
        return "As long as planned"
    return f"{in_words(abs(had - planned))} {'longer' if had > planned else 'shorter'} than planned"


def lasted(story: queries.Story, on: date) -> str:
    """Say how long the help lasted, or has lasted until today; nothing when it never began."""
    begun = next((step.on_day for step in story.steps if step.state in states.RECEIVING), None)
    if begun is None or begun > on:
        return ""
    over = story.request.state in states.STOPPED
    return in_words(((story.newest.on_day if over else on) - begun).days)


def over_says(story: queries.Story, on: date, *, to_family: bool = False) -> str:
    """Say of help that is over how long it lasted, how long was planned, and how often it began anew; else nothing."""
    had = lasted(story, on) if story.request.state in states.STOPPED else ""
    if not had:
        return ""
    planned = queries.planned_and_lasted(story.points, story.request.planned_until, on)
    said = f"It lasted {had}." if to_family else f"Lasted {had}"
    if planned is None:
        said += "" if to_family else ", and nobody had said how long it would"
    elif planned[0] == planned[1]:
        said += " That was as long as planned." if to_family else ", as long as planned"
    else:
        long = in_words(max(planned[0], 0))
        said += f" The plan was {long}." if to_family else f"; planned for {long}"
    if (again := story.begun - 1) < 1:
        return said if to_family else f"{said}."
    often = {1: "once", 2: "twice"}.get(again, f"{again} times")
    return f"{said} It began again {often}." if to_family else f"{said}. Began anew {often}."


def over_said(stories: Iterable[queries.Story], on: date, *, to_family: bool = False) -> dict[int, str]:
    """The same for many, by the number of the request; what is not over, or never began, is not in it."""
    told = {story.request.pk: over_says(story, on, to_family=to_family) for story in stories}
    return {number: words for number, words in told.items() if words}
