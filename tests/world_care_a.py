"""One of everything of living in care: a child with a home, a promise, a time of being missing, and a home being chosen."""

from datetime import date
from typing import Any

from kinfold.care import actions as care
from kinfold.sharing.tests.cast import TODAY, Cast, member, person

Found = dict[str, dict[str, Any]]
CAME = date(2025, 10, 6)


def add_living_in_care(cast: Cast, found: Found) -> None:
    """Heron, eleven, of the family of the cast: in care by agreement, with foster carers."""
    heron = person("Heron Ardleigh", born=date(2014, 9, 2))
    member(cast.family, heron, "child")
    told: dict[str, Any] = {"by": cast.who("AW"), "on": TODAY}
    period = care.come_into_care(
        cast.family, heron, began_on=CAME, need="N1", code="V2", backing="consent", backing_ref="Both parents, 6 October",
        why="Nobody could look after him.", kin_asked="His aunt has no room.", consent_by=[cast.mother], **told,
    )  # fmt: skip
    before = care.say_home_before(period, "P2", arranged_by="own", year=2019, **told)
    _pages(found, "home_before", ref=period.ref)
    _pages(found, "take_back_home_before", ref=period.ref, row=before.pk)
    home = care.place(period, "U6", since=CAME, provider="PR1", address="4 Plover Lane", **told)
    promise = care.promise_time(
        cast.family, heron, with_people=[cast.child], every_days=28, since=CAME, **told
    )
    gone = care.report_missing(cast.family, heron, began_on=TODAY, reported_by="His carer", **told)
    choice = care.begin_matching(period, begun_on=TODAY, wishes="A dog.", who_heard="Amina", **told)
    _pages(found, "care continuity consent_in_plain_words missing_episodes", ref=heron.ref)
    _pages(found, "come_into_care promise_time report_missing", ref=heron.ref)
    _pages(found, "legal_status place_child permanence begin_matching leave_care", ref=period.ref)
    _pages(
        found,
        "placement carer_information tell_area stay_away come_back_to_home end_placement",
        ref=home.ref,
    )
    _pages(found, "matching change_matching show_profile answer_question decide_matching", ref=choice.ref)
    _pages(found, "matching_for_child", ref=choice.ref)
    _pages(found, "record_time end_promise", ref=promise.ref)
    _pages(found, "missing_episode found hold_talk", ref=gone.ref)


def _pages(found: Found, names: str, **parts: Any) -> None:
    found.update(dict.fromkeys(names.split(), parts))
