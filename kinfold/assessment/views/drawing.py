"""A contribution as the reading pages draw it, worked out in one go, so that two hundred of them stay quick.

Everything that people wrote is escaped here; the templates only put the pieces in their places.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape

from markupsafe import Markup

from kinfold.assessment import rules
from kinfold.assessment.models import Contribution
from kinfold.assessment.queries import Standing
from kinfold.base import dates

SORTS: dict[str, str] = {
    "strength": "Going well",
    "worry": "What worries us",
    "day": "A day in my life",
    "grow": "What I need to grow",
    "think": "What I need people to think about",
    "do": "What I need people to do",
    "tried": "Help tried, and how it went",
    "instinct": "A worker’s instinct, not a fact",
    "disagree": "Where we see it differently",
}
Acts = Sequence[tuple[str, str]]
plain = lru_cache(maxsize=4096)(dates.plain)
name = lru_cache(maxsize=4096)(escape)  # the same few people are named over and over


def draw(
    rows: Iterable[Standing], strengths: Mapping[str, str], acts: Acts = (), *, named: bool = True
) -> Markup:
    """Draw a list of contributions.

    `strengths`: the words of those that may stand beside a worry, by reference. `acts`: what may be done with each, its
    address with REF and SECTION in it. `named`: whether to say whom each is about.
    """
    items = "".join(said(row, strengths, acts, named) for row in rows)
    return Markup(f'<ul class="as-list">{items}</ul>')  # noqa: S704 - escaped below


def said(row: Standing, strengths: Mapping[str, str], acts: Acts, named: bool) -> str:
    """One contribution: what sort, the words, what shows it, who said it and when, who may read it, what may be done."""
    one = row.contribution
    own = "" if one.account == Contribution.Account.WORKER else " as-said--own"
    beside = strengths.get(one.strength_beside, "") if one.strength_beside else ""
    return (
        f'<li class="as-said{own}" id="{one.ref}">{sort(one)}<p class="as-said__words" dir="auto">{escape(one.words)}</p>'
        + (f'<p dir="auto"><span class="kf-quiet">Seen or heard:</span> {escape(one.evidence)}</p>' if one.evidence and one.evidence.strip() != one.words.strip() else "")
        + (f'<p class="as-said__beside" dir="auto"><span class="kf-quiet">Beside it, going well:</span> {escape(beside)}</p>' if beside else "")
        + f'<p class="as-said__from">{by_whom(row, named)}</p>{kept(one)}{before(row.earlier) if row.earlier else ""}'
        + f"{doings(one, acts) if acts else ''}</li>"
    )  # fmt: skip


def sort(one: Contribution) -> str:
    """What sort of contribution, with its domain; nothing for how things are."""
    if one.sort not in SORTS:
        return ""
    domain = f" · {escape(rules.DOMAINS[one.domain].says)}" if one.domain in rules.DOMAINS else ""
    return f'<p class="as-said__sort">{SORTS[one.sort]}{domain}</p>'


def by_whom(row: Standing, named: bool) -> str:
    """Who said it, when, about whom, and who last said that it is still true."""
    one = row.contribution
    about = ""
    if named and one.person is not None and one.person_id != one.said_by_person_id:
        about = f', about <span dir="auto">{name(one.person.known_as)}</span>'
    still = ""
    if row.still == "confirmed":
        still = (
            f'. <strong>Still true</strong>: <span dir="auto">{name(row.by_whom)}</span>, {plain(row.since)}'
        )
    elif row.still == "changed":
        still = ". Somebody is writing it anew"
    return f'<span dir="auto">{name(one.said_by)}</span>, {plain(one.on_day)}{about}{still}'


def kept(one: Contribution) -> str:
    """Who may not read it, and why."""
    if one.sharing == Contribution.Sharing.WORKERS:
        why = escape(one.why_not_shared)
        return f'<p class="as-said__kept">Not shared with the family: <span dir="auto">{why}</span></p>'
    if one.sharing == Contribution.Sharing.OWN:
        return (
            f'<p class="as-said__kept">Only for <span dir="auto">{name(one.said_by)}</span> and workers</p>'
        )
    return ""


def before(earlier: Iterable[Contribution]) -> str:
    """What it replaced, folded."""
    rows = "".join(
        f'<p dir="auto" class="as-said__words">{escape(was.words)}</p>'
        f'<p class="kf-quiet">{name(was.said_by)}, {plain(was.on_day)}</p>'
        for was in earlier
    )
    return (
        '<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">'
        f'What was written before</span></summary><div class="govuk-details__text">{rows}</div></details>'
    )


def doings(one: Contribution, acts: Acts) -> str:
    """What may be done with it; each link says to somebody who does not see the page which contribution it is."""
    which = f"{name(one.said_by)}, {plain(one.on_day)}, {escape(one.words[:40])}"
    links = "".join(
        f'<a class="govuk-link" href="{escape(href.replace("SECTION", one.section).replace("REF", one.ref))}">{words}'
        f'<span class="govuk-visually-hidden">: {which}</span></a>'
        for words, href in acts
    )
    return f'<p class="as-said__acts">{links}</p>'
