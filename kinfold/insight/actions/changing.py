"""Writing down what figures led to, and looking again at what came of it. No record of a person is touched."""

import re
from datetime import date

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.checks import must_be_past, must_fit, must_say
from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.base.who import Who
from kinfold.insight import rules
from kinfold.insight.models import Change, LookAgain

LONGEST = 4000
PLAIN = re.compile(r"[\w=&%.+-]{0,300}")
"""What is chosen, as it stands in an address; anything else is not kept."""
TOO_LONG = "This is {length} characters. {longest} can be kept."


@transaction.atomic
def write_change(
    *,
    table: str,
    as_of: date,
    what_we_saw: str,
    what_we_decided: str,
    decided_by_words: str,
    decided_on: date,
    by: Who,
    on: date,
    chosen: str = "",
    why: str = "",
    look_again_on: date | None = None,
    public_words: str = "",
) -> Change:
    """Write down which figures led to which decision, by whom and when. Raises NotNow."""
    if table not in rules.TABLES:
        raise NotNow("Choose which figures led to this.", field="table")
    must_be_past(decided_on, on, "decided_on", "It cannot be decided in the future.")
    if look_again_on is not None and look_again_on < decided_on:
        raise NotNow("This is before it was decided.", field="look_again_on")
    return Change.objects.create(
        table=table,
        chosen=chosen if PLAIN.fullmatch(chosen) else "",
        as_of=as_of,
        what_we_saw=_said(what_we_saw, "what_we_saw", "Say what the figures showed."),
        what_we_decided=_said(what_we_decided, "what_we_decided", "Say what was decided."),
        decided_by_words=_said(decided_by_words, "decided_by_words", "Say who decided.", 200),
        decided_by=agencies.practitioner_of(by),
        decided_on=decided_on,
        look_again_on=look_again_on,
        why=must_fit(why, "why", longest=LONGEST, too_long=TOO_LONG),
        public_words=must_fit(public_words, "public_words", longest=LONGEST, too_long=TOO_LONG),
    )


@transaction.atomic
def look_again(
    change: Change,
    *,
    on_day: date,
    what_we_see: str,
    by: Who,
    on: date,
    now_what: str = "",
    look_again_on: date | None = None,
) -> LookAgain:
    """Say what is seen when somebody looks again; earlier looks stay. Without a further day nobody is asked again."""
    must_be_past(on_day, on, "on_day", "You cannot have looked in the future.")
    held = locked(change)
    if on_day < held.decided_on:
        raise NotNow("This is before it was decided.", field="on_day")
    if look_again_on is not None and look_again_on < on_day:
        raise NotNow("The next look comes after this one.", field="look_again_on")
    made = LookAgain.objects.create(
        change=held,
        on_day=on_day,
        what_we_see=_said(what_we_see, "what_we_see", "Say what is different now, or that nothing is."),
        now_what=must_fit(now_what, "now_what", longest=LONGEST, too_long=TOO_LONG),
        recorded_by_id=by.account_id,
    )
    save(held, look_again_on=look_again_on)
    return made


def _said(words: str, field: str, ask: str, longest: int = LONGEST) -> str:
    return must_say(words, field, ask, longest=longest, too_long=TOO_LONG)
