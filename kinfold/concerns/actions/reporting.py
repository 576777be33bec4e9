"""Reports that reach us: a neighbour, the police, housing. Received, looked at, and whoever told us hears back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.concerns import queries, rules, states
from kinfold.concerns.actions import access, entering
from kinfold.concerns.models import InboundReport

if TYPE_CHECKING:
    from kinfold.agencies.models import Organisation
    from kinfold.network.models import Family


@transaction.atomic
def receive_report(
    children: Sequence[rules.TypedChild] = (),
    *,
    source: str,
    what: str,
    by: Who,
    on: date,
    received_on: date | None = None,
    family: Family | None = None,
    from_organisation: Organisation | None = None,
    from_whom: str = "",
    not_to_be_named: bool = False,
) -> InboundReport:
    """Take down a report. Duty must look at it within its clock; a second report never waits behind the first.

    `family` is for callers who have already opened it; otherwise the children are typed (or chosen) as in a worry.
    """
    queries.may_raise(by, on)
    receiver = queries.must_be_worker(by)
    if source not in dict(InboundReport.SOURCES):
        raise NotNow("Choose where the report comes from.", field="source")
    what = rules.must_say(what, "what", "Write what was reported.")
    day = rules.must_be_past(received_on or on, on, "received_on", "This was reported")
    if family is None:
        known, home = queries.chosen_children(by, children, on, within=None)
        family = entering.enter(children, known=known, family=home, by=by, on=on).family
    report = InboundReport.objects.create(
        family=family,
        source=source,
        from_organisation=from_organisation,
        from_whom=rules.must_fit(from_whom, "from_whom", 200),
        not_to_be_named=not_to_be_named,
        received_on=day,
        received_by=receiver,
        what=what,
    )
    _tell_chronology(report, by=by, on=on)
    return report


def _tell_chronology(report: InboundReport, *, by: Who, on: date) -> None:
    named = report.from_whom or str(report.from_organisation or report.get_source_display())
    entry = chronology.record(
        "report_received",
        report.family,
        what=report.what,
        on_day=report.received_on,
        on=on,
        about=queries.children_in(None, report.family, on),
        by=by,
        said_by=rules.who_said(named, "", report.not_to_be_named),
        organisation=None if report.not_to_be_named else report.from_organisation,
        section="restricted" if report.source == "police" else "third_party",
        source="report",
        source_ref=report.ref,
    )
    report.entry = entry.uuid
    report.save(update_fields=["entry"])
    clocks.react(entry, by=by, owner_team=agencies.duty_team())
    access.open_for_duty(report.family, why=f"Report {report.ref}", by=by, on=on)


@transaction.atomic
def look_at_report(report: InboundReport, *, what_we_did: str, by: Who, on: date) -> InboundReport:
    """Look at a report and write down what was made of it. Starts the clock to tell whoever told us."""
    row = InboundReport.objects.select_for_update(of=("self",)).select_related("family").get(pk=report.pk)
    row.state = states.REPORT.after("look_at_report", row.state)
    row.what_we_did = rules.must_say(what_we_did, "what_we_did", "Write what you found and what you did.")
    row.looked_at_on = on
    row.looked_at_by = queries.must_be_worker(by)
    entry = chronology.record(
        "report_looked_at",
        row.family,
        what=row.what_we_did,
        on_day=on,
        on=on,
        about=queries.children_in(None, row.family, on),
        by=by,
        said_by=row.looked_at_by.known_as,
        source="report",
        source_ref=row.ref,
    )
    row.looked_at_entry = entry.uuid
    row.save()
    clocks.react(entry, by=by, owner=row.looked_at_by, owner_team=agencies.duty_team())
    access.close_for_duty(row.family, decided_on=on, by=by)
    return row


@transaction.atomic
def tell_reporter(report: InboundReport, *, told_what: str, by: Who, on: date) -> InboundReport:
    """Record what whoever told us heard back (if only that somebody looked), or why they could not be told."""
    row = InboundReport.objects.select_for_update(of=("self",)).select_related("family").get(pk=report.pk)
    row.state = states.REPORT.after("tell_reporter", row.state)
    row.told_what = rules.must_say(told_what, "told_what", "Write what you told them, or why you could not.")
    row.told_on = on
    entry = chronology.record(
        "outcome_told",
        row.family,
        what="Whoever made the report heard back.",
        on_day=on,
        on=on,
        about=queries.children_in(None, row.family, on),
        by=by,
        source="report",
        source_ref=row.ref,
    )
    row.save()
    clocks.react(entry, by=by)
    return row
