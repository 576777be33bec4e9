"""Brothers placed apart: the promised time that did not happen stands beside his being missing, for his worker, his reviewing officer and himself."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from journeys.finding import TODAY, who
from journeys.making import Home
from kinfold.agencies import actions as agencies
from kinfold.care import actions
from kinfold.care.models import PromisedTime, TimeHad
from kinfold.people import actions as people

CAME = TODAY - timedelta(days=100)
WHERE = "17 Plover Lane, Sallowby"
WHY_APART = "No carers had room for both."
WHY_NOT = "The car broke down, and nobody else could drive."
TOLD = "Daniel rang him the same evening, and said sorry."


@pytest.fixture
def home(_django_db_helper) -> Home:
    return brothers_apart()


def brothers_apart() -> Home:
    """Ash and Robin came into care on one day, to two homes; seven rounds of time were promised by now, and two kept."""
    made = Home("Ash and Robin")
    made.adult("Vera", signs_in="vera")
    for name, born in (("Ash", date(2013, 2, 1)), ("Robin", date(2016, 8, 20))):
        made.child(name, born, "Vera")
    made.plan()
    told = {"by": who("daniel", CAME), "on": CAME}
    account = agencies.open_account("ash", "Ash")
    people.give_account(made["Ash"], account, **told)
    for name, where in (("Ash", "3 Weir Cottages, Millholm"), ("Robin", WHERE)):
        period = actions.come_into_care(
            made.family, made[name], began_on=CAME, need="N4", code="V2", backing="consent", backing_ref="Vera, signed",
            consent_by=[made["Vera"]], why="Vera is very ill.", kin_asked="Her sister has two small ones and no room.", **told,
        )  # fmt: skip
        actions.place(
            period,
            "U6",
            since=CAME,
            provider="PR1",
            with_siblings="none",
            why_apart=WHY_APART,
            address=where,
            **told,
        )
    promise = actions.promise_time(
        made.family,
        made["Ash"],
        with_people=[made["Robin"]],
        every_days=14,
        since=CAME,
        how="Saturdays, two hours",
        **told,
    )
    for days in (90, 70):
        day = TODAY - timedelta(days=days)
        actions.record_time(promise, day, True, by=who("daniel", day), on=day)
    gone = TODAY - timedelta(days=5)
    left = actions.report_missing(
        made.family, made["Ash"], began_on=gone, reported_by="His carers", by=who("daniel", gone), on=gone
    )
    actions.found(
        left, back_on=gone, found_where="The bus stop near his brother’s", to_see="family",
        by=who("daniel", gone), on=gone,
    )  # fmt: skip
    return made


def test_promised_time_that_did_not_happen_is_seen_beside_what_running_tells(visitor, home):
    promise = PromisedTime.objects.get(child=home["Ash"])
    daniel = visitor("daniel")
    daniel.goto(home.of("Ash", "care/"))
    daniel.reads("Brothers and sisters", "Robin", f"Why apart: {WHY_APART}")
    written_down(daniel, promise)
    daniel.reads("Time with Robin", "Promised 7 times by now. It happened twice.", "5 rounds missed")
    ruth = visitor("ruth")
    ruth.goto(home.of("Ash", "care/"))
    ruth.reads("5 rounds missed", "Why apart")
    ruth.click("What it tells")
    ruth.reads(
        "To see family",
        "The bus stop near his brother’s",
        "5 promised times did not happen.",
        "5 rounds missed",
        WHY_NOT,
    )
    expect(ruth.page.get_by_role("heading", name="Each time")).to_be_visible()
    he_reads_it_himself(visitor, home)


def written_down(daniel, promise: PromisedTime) -> None:
    """That it did not happen is kept only with the reason, and with what Ash was told."""
    daniel.click("Write down whether it happened: time with Robin")
    day = TODAY - timedelta(days=16)
    daniel.day("on_day", day.day, day.month, day.year)
    daniel.choose("happened", "no")
    daniel.fill(why_not=WHY_NOT)
    daniel.click(daniel.page.locator("main form .govuk-button").first)
    daniel.reads("Say what the child was told")
    assert daniel.box("why_not").input_value() == WHY_NOT
    assert not TimeHad.objects.filter(promise=promise, happened=False).exists()
    daniel.fill(told_child=TOLD)
    daniel.click(daniel.page.locator("main form .govuk-button").first)
    row = TimeHad.objects.get(promise=promise, happened=False)
    assert (row.why_not, row.told_child) == (WHY_NOT, TOLD)


def he_reads_it_himself(visitor, home: Home) -> None:
    """On his telephone Ash reads what was promised and what came of it; never where Robin lives."""
    ash = visitor("ash", width=400)
    ash.goto(home.of("Ash", "care/"))
    ash.reads(
        "Where I live", "Time we promised", "Time with Robin", "Promised 7 times by now. It happened twice."
    )
    ash.does_not_read(WHERE, "3 Weir Cottages")
    ash.goto(home.at())
    ash.does_not_read(WHERE, "Plover")
