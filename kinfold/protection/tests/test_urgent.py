"""Police powers, orders, what visitors must know, and what school is told."""

from datetime import date, timedelta

import pytest

from kinfold.base.errors import NotNow
from kinfold.chronology.models import About, Entry
from kinfold.clocks.models import Clock
from kinfold.protection import actions
from kinfold.protection.models import EmergencyPower, PoliceNotice, PoliceNoticeTold, SafetyAlert
from kinfold.protection.tests.making import TODAY, brother, moment
from kinfold.sharing.models import Disclosure, ProtectedDetail
from kinfold.sharing.tests.cast import Cast, involve

YESTERDAY = TODAY - timedelta(days=1)


def power(cast: Cast, kind: str = "police_protection", **more) -> EmergencyPower:
    told = {
        "began_at": moment(YESTERDAY),
        "made_by": "Inspector Hale",
        "why": "Nobody was at home.",
        "by": cast.who("AW"),
        "on": TODAY,
    }
    return actions.record_emergency_power(cast.family, cast.child, kind, **{**told, **more})


def alert(cast: Cast, **more) -> SafetyAlert:
    told = {
        "happened_on": YESTERDAY, "what_happened": "A man shouted and barred the door.", "what_to_do": "Go in twos.",
        "look_again_on": TODAY + timedelta(days=30), "by": cast.who("AW"), "on": TODAY,
    }  # fmt: skip
    return actions.raise_safety_alert(cast.family, **{**told, **more})


def notice(cast: Cast, *children, **more) -> PoliceNotice:
    told = {
        "happened_on": YESTERDAY, "received_on": TODAY, "what_police_say": "Tomas struck Ilse; a chair was broken.",
        "minimum": "Wren was at home last night when police came.", "by": cast.who("DU"), "on": TODAY,
    }  # fmt: skip
    return actions.receive_police_notice(cast.family, children or (cast.child,), **{**told, **more})


def test_police_protection_ends_after_72_hours_whatever_the_day(cast: Cast):
    made = power(cast)
    assert made.ends_by == moment(YESTERDAY) + timedelta(hours=72)
    clock = Clock.objects.get(rule="police_protection")
    assert (clock.person, clock.due_on) == (cast.child, YESTERDAY + timedelta(days=3))
    actions.end_emergency_power(
        made, ended_at=moment(TODAY, 9), how="Home", by=cast.who("AW"), on=TODAY + timedelta(days=1)
    )
    with pytest.raises(NotNow, match="72 hours"):
        power(cast, ends_by=moment(TODAY + timedelta(days=4)))


def test_a_power_that_ends_meets_its_clock(cast: Cast):
    made = power(cast)
    actions.end_emergency_power(
        made, ended_at=moment(TODAY, 8), how="Home with her aunt, by agreement", by=cast.who("AW"), on=TODAY
    )
    assert Clock.objects.get(rule="police_protection").state == "met"
    with pytest.raises(NotNow):
        actions.end_emergency_power(made, ended_at=moment(TODAY, 9), how="Again", by=cast.who("AW"), on=TODAY)


def test_an_order_is_made_longer_once_by_seven_days_and_gives_way(cast: Cast):
    with pytest.raises(NotNow):
        power(cast, "emergency_order_extended")
    order = power(cast, "emergency_protection_order", made_by="Family court")
    longer = power(cast, "emergency_order_extended", began_at=moment(TODAY, 10), made_by="Family court")
    assert longer.ends_by == order.ends_by + timedelta(days=7)
    states = (
        Clock.objects.filter(rule="emergency_protection_order").order_by("pk").values_list("state", "due_on")
    )
    assert list(states) == [("stopped", date(2026, 3, 9)), ("open", date(2026, 3, 16))]
    with pytest.raises(NotNow):
        power(cast, "emergency_order_extended", began_at=moment(TODAY, 11))


def test_where_the_child_was_taken_is_a_protected_detail_and_stands_nowhere_else(cast: Cast):
    made = power(cast, where_taken="4 Larch Road", readers=[cast.practitioners["MG"]])
    assert ProtectedDetail.objects.get().value == "4 Larch Road"
    kept = {field.name for field in EmergencyPower._meta.fields}
    assert not any("Larch" in str(getattr(made, name)) for name in kept)
    assert not Entry.objects.filter(what__contains="Larch").exists()


def test_an_alert_is_about_a_happening_and_never_on_the_childs_page(cast: Cast):
    made = alert(cast)
    entry = Entry.objects.get(uuid=made.entry)
    assert entry.section == "restricted"
    assert not About.objects.filter(entry_id=entry.pk).exists()
    assert "shouted" not in entry.what


def test_an_alert_is_looked_at_again_or_ended_and_never_stays_by_itself(cast: Cast):
    assert alert(cast, look_again_on=None).look_again_on == date(2026, 6, 2)
    with pytest.raises(NotNow):
        alert(cast, look_again_on=date(2026, 6, 3))
    made = alert(cast)
    clock = Clock.objects.get(matter=made.ref)
    assert clock.due_on == TODAY + timedelta(days=30)
    later = actions.look_at_alert(
        made, look_again_on=TODAY + timedelta(days=14), version=1, by=cast.who("MG"), on=TODAY
    )
    clock.refresh_from_db()
    assert clock.state == "met"
    actions.end_alert(later, why="He has left.", by=cast.who("MG"), on=TODAY)
    assert not Clock.objects.filter(matter=made.ref, state="open").exists()


def test_school_is_told_the_least_that_helps_by_the_next_working_day(cast: Cast):
    made = notice(cast)
    told = made.told.get()
    assert (told.practitioner, told.due_on) == (cast.practitioners["PT"], date(2026, 3, 3))
    actions.tell_of_notice(told, told_on=TODAY, by=cast.who("DU"), on=TODAY)
    shared = Disclosure.objects.get()
    assert "Wren was at home last night" in shared.items
    assert "struck" not in shared.items
    assert Clock.objects.get(rule="police_notice_told").state == "met"
    answered = actions.acknowledge_notice(
        told, support_given="Petra sat with Wren at breakfast.", by=cast.who("PT"), on=TODAY
    )
    assert answered.acknowledged_on == TODAY


def test_the_clock_ends_when_every_child_is_answered_for(cast: Cast):
    ash = brother(cast)
    made = notice(cast, cast.child, ash)
    first, second = made.told.order_by("pk")
    actions.tell_of_notice(first, told_on=TODAY, by=cast.who("DU"), on=TODAY)
    assert Clock.objects.get(rule="police_notice_told").state == "open"
    actions.tell_of_notice(second, told_on=TODAY, nobody_why="Is in hospital.", by=cast.who("DU"), on=TODAY)
    assert Clock.objects.get(rule="police_notice_told").state == "met"


def test_a_health_visitor_is_told_where_there_is_no_school(cast: Cast):
    cast.family.involvements.filter(practitioner=cast.practitioners["PT"]).delete()
    visitor = cast.practitioners["PX"]
    visitor.title = "Health visitor"
    visitor.save()
    visitor.organisation.sector = "health"
    visitor.organisation.save()
    involve(visitor, cast.family, "partner")
    assert notice(cast).told.get().practitioner == visitor


def test_with_nobody_found_a_name_is_asked_for(cast: Cast):
    cast.family.involvements.filter(practitioner=cast.practitioners["PT"]).delete()
    told = notice(cast).told.get()
    with pytest.raises(NotNow) as refusal:
        actions.tell_of_notice(told, told_on=TODAY, by=cast.who("DU"), on=TODAY)
    assert refusal.value.field == "practitioner"
    actions.tell_of_notice(told, told_on=TODAY, named="Little Acorns nursery", by=cast.who("DU"), on=TODAY)
    assert PoliceNoticeTold.objects.get().named == "Little Acorns nursery"


def test_an_answer_waits_until_school_was_told(cast: Cast):
    with pytest.raises(NotNow):
        actions.acknowledge_notice(
            notice(cast).told.get(), support_given="Breakfast.", by=cast.who("PT"), on=TODAY
        )
