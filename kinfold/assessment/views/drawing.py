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
from kinfold.assessment.views import links
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
WORKER, WORKERS, OWN = (
    str(Contribution.Account.WORKER),
    str(Contribution.Sharing.WORKERS),
    str(Contribution.Sharing.OWN),
)
Acts = Sequence[tuple[str, str]]
plain = dates.plain  # worked out once for each day
name = lru_cache(maxsize=4096)(escape)  # the same few people are named over and over


def draw(
    rows: Iterable[Standing], strengths: Mapping[str, str], acts: Acts = (), *, named: bool = True
) -> Markup:
    """Draw a list of contributions.

    `strengths`: the words of those that may stand beside a worry, by reference. `acts`: what may be done with each, its
    address with the stand-ins of `links` in it. `named`: whether to say whom each is about.
    """
    items = "".join(said(row, strengths, acts, named) for row in rows)
    return Markup(f'<ul class="as-list">{items}</ul>')  # noqa: S704 - escaped below


def said(row: Standing, strengths: Mapping[str, str], acts: Acts, named: bool) -> str:
    """One contribution: what sort, the words, what shows it, who said it and when, who may read it, what may be done."""
    one = row.contribution
    own = "" if one.account == WORKER else " as-said--own"
    beside = strengths.get(one.strength_beside, "") if one.strength_beside else ""
    by = f'<span dir="auto">{name(one.said_by)}</span>, {plain(one.on_day)}'
    return (
        f'<li class="as-said{own}" id="{one.ref}">{sort(one)}<p class="as-said__words" dir="auto">{escape(one.words)}</p>'
        + (f'<p dir="auto"><span class="kf-quiet">Seen or heard:</span> {escape(one.evidence)}</p>' if one.evidence and one.evidence.strip() != one.words.strip() else "")
        + (f'<p class="as-said__beside" dir="auto"><span class="kf-quiet">Beside it, going well:</span> {escape(beside)}</p>' if beside else "")
        + f'<p class="as-said__from">{by}{about(one) if named else ""}{still(row) if row.still else ""}</p>'
        + f'{kept(one)}{before(row.earlier) if row.earlier else ""}{doings(one, acts) if acts else ""}</li>'
    )  # fmt: skip


def sort(one: Contribution) -> str:
    """What sort of contribution, with its domain; nothing for how things are."""
    if one.sort not in SORTS:
        return ""
    domain = f" · {escape(rules.DOMAINS[one.domain].says)}" if one.domain in rules.DOMAINS else ""
    return f'<p class="as-said__sort">{SORTS[one.sort]}{domain}</p>'


def about(one: Contribution) -> str:
    """About whom it is, unless they said it themselves."""
    if one.person_id is None or one.person_id == one.said_by_person_id or one.person is None:
        return ""
    return f', about <span dir="auto">{name(one.person.known_as)}</span>'


def still(row: Standing) -> str:
    """Who last said that it is still true."""
    if row.still == "confirmed":
        return (
            f'. <strong>Still true</strong>: <span dir="auto">{name(row.by_whom)}</span>, {plain(row.since)}'
        )
    return ". Somebody is writing it anew" if row.still == "changed" else ""


def kept(one: Contribution) -> str:
    """Who may not read it, and why."""
    if one.sharing == WORKERS:
        why = escape(one.why_not_shared)
        return f'<p class="as-said__kept">Not shared with the family: <span dir="auto">{why}</span></p>'
    if one.sharing == OWN:
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
    which = f": {name(one.said_by)}, {plain(one.on_day)}, {escape(one.words[:40])}</span></a>"
    found = "".join(
        [pattern.replace(links.REF, one.ref) + which for pattern in patterns(tuple(acts), one.section)]
    )
    return f'<p class="as-said__acts">{found}</p>'


@lru_cache(maxsize=1024)
def patterns(acts: tuple[tuple[str, str], ...], section: str) -> tuple[str, ...]:
    """The links beside a contribution in one section, up to the words that say which; without its reference."""
    return tuple(
        f'<a class="govuk-link" href="{escape(href.replace(links.SECTION, section))}">{words}'
        f'<span class="govuk-visually-hidden">'
        for words, href in acts
    )
