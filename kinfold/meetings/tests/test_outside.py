"""A worker without access is asked by being picked: they read their invitation, and nothing else anywhere."""

import pytest
from django.urls import reverse

from kinfold.base.errors import NotNow
from kinfold.chronology.models import Entry
from kinfold.meetings import actions, queries
from kinfold.meetings.models import Invitation, Meeting, Told
from kinfold.meetings.tests.making import at, held, with_a_day
from kinfold.meetings.tests.paging import PLACE, READING, sent, text, to
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import AccessLog, Disclosure
from kinfold.sharing.tests.cast import TODAY, Cast

ASKS = "About Wren, whom you taught last year. Come and say what helped her then."


def picked(cast: Cast, meeting: Meeting, **more: object) -> Invitation:
    told: dict[str, object] = {"family_agrees": True, "by": cast.who("AW"), "on": TODAY, **more}
    return actions.invite_worker(meeting, cast.practitioners["PX"], ASKS, **told)


def test_a_worker_without_access_reads_day_and_words_on_their_first_page_and_answers(cast: Cast) -> None:
    meeting = with_a_day(cast)
    mine = picked(cast, meeting)
    client = cast.client("PX")
    assert reverse("invitation", args=[mine.ref]) in text(client.get(reverse("home")))
    page = text(client.get(to("invitation", mine)))
    assert ASKS in page
    assert "Amina Yusuf" in page
    assert PLACE not in page, "a protected place is told by a person (row V2)"
    assert client.post(to("invitation", mine), sent(coming="yes")).status_code == 302
    mine.refresh_from_db()
    assert mine.coming is True


def test_a_place_that_is_not_protected_stands_on_the_invitation(cast: Cast) -> None:
    meeting = with_a_day(cast)
    by = cast.who("AW")
    actions.move_meeting(
        meeting, at(), place=PLACE, place_protected=False, why="So", told_how="rang", by=by, on=TODAY
    )
    assert PLACE in text(cast.client("PX").get(to("invitation", picked(cast, meeting))))


def test_the_invitation_opens_nothing_else_and_names_nobody_of_the_family(cast: Cast) -> None:
    meeting = with_a_day(cast)
    mine = picked(cast, meeting)
    client = cast.client("PX")
    for name in (*READING.split(), "offer_time", "meeting_notes"):
        assert client.get(to(name, meeting)).status_code == 404, name
    for name in ("answer_invitation", "send_report", "report_form", "mark_attended", "withdraw_invitation"):
        assert client.get(to(name, mine)).status_code == 404, name
    for name in ("family", "meetings", "plan", "assessment", "family_chronology"):
        assert client.get(reverse(name, args=[cast.family.ref])).status_code == 404, name
    everything = text(client.get(to("invitation", mine))) + text(client.get(reverse("home")))
    for hidden in ("Ardleigh", "Ilse", "Tomas", meeting.why, cast.family.ref, meeting.ref):
        assert hidden not in everything, hidden
    actions.hold(meeting, held_on=TODAY, attended={mine.ref: "in_person"}, by=cast.who("AW"), on=TODAY)
    assert client.get(reverse("family", args=[cast.family.ref])).status_code == 404


def test_asking_a_worker_outside_is_written_down_as_shared_with_them(cast: Cast) -> None:
    mine = picked(cast, with_a_day(cast))
    row = Disclosure.objects.get(family=cast.family)
    assert "Piers Xavier" in row.to_whom
    assert ASKS in row.items
    cast.client("PX").get(to("invitation", mine))
    assert AccessLog.objects.filter(action="invitation", row="X3", about=mine.ref).count() == 1
    with pytest.raises(NotNow, match="family has not been told"):
        picked(cast, with_a_day(cast), family_agrees=None)


def test_nobody_elses_invitation_opens_and_a_refusal_is_like_a_miss(cast: Cast) -> None:
    mine = picked(cast, with_a_day(cast))
    for actor in ("AW", "PT", "OT", "FAM", "WF", "SA"):
        client = cast.client(actor)
        hidden, missing = client.get(to("invitation", mine)), client.get("/invitations/RZZZZZZZZZZ/")
        assert hidden.status_code == missing.status_code == 404, actor
        assert hidden.content == missing.content, actor


def test_a_restricted_record_invites_only_those_who_are_named_and_hides_what_was_sent_before(
    cast: Cast,
) -> None:
    meeting = with_a_day(cast)
    mine = picked(cast, meeting)
    named = [cast.practitioners["AW"], cast.practitioners["MG"]]
    sharing.restrict(cast.family, named=named, why="Works in the council", by=cast.who("AW"), on=TODAY)
    client = cast.client("PX")
    assert client.get(to("invitation", mine)).status_code == 404
    assert mine.ref not in text(client.get(reverse("home")))
    with pytest.raises(NotNow, match="restricted"):
        picked(cast, meeting)


def test_somebody_excluded_is_not_asked_and_reads_nothing(cast: Cast) -> None:
    meeting = with_a_day(cast)
    mine = picked(cast, meeting)
    sharing.exclude(
        cast.practitioners["PX"], cast.family, why="A cousin of hers", by=cast.who("MG"), on=TODAY
    )
    assert cast.client("PX").get(to("invitation", mine)).status_code == 404
    with pytest.raises(NotNow):
        picked(cast, meeting)


def test_a_worker_outside_gets_no_notes_and_the_page_says_so(cast: Cast) -> None:
    meeting = with_a_day(cast)
    mine = picked(cast, meeting)
    by = cast.who("AW")
    actions.hold(meeting, held_on=TODAY, by=by, on=TODAY)
    actions.agree_words(meeting, "We agreed.", version=0, by=by, on=TODAY)
    page = text(cast.client("AW").get(to("send_notes", meeting)))
    assert "Not in the team, so they get nothing by this: Piers Xavier" in page
    actions.send_notes(meeting, by=by, on=TODAY)
    assert not Told.objects.filter(invitation=mine, what_about="notes").exists()


def test_the_page_finds_a_worker_asks_for_the_words_and_keeps_what_was_typed(cast: Cast) -> None:
    meeting = with_a_day(cast)
    client = cast.client("AW")
    address = to("invite_worker", meeting) + "?words=Xavier"
    assert "Piers Xavier" in text(client.get(address))
    assert "Petra" not in text(client.get(to("invite_worker", meeting) + "?words=Tolliver"))
    worker = cast.practitioners["PX"].ref
    refused = client.post(address, sent(practitioner=worker, asks=ASKS, family_knows="not_told"))
    assert refused.status_code == 422
    assert ASKS in text(refused)
    assert "Say why the family has not been told." in text(refused)
    answers = sent(practitioner=worker, asks=ASKS, family_knows="glad")
    assert client.post(address, answers).status_code == 302
    assert meeting.invitations.get(practitioner=cast.practitioners["PX"]).asks == ASKS


def test_an_invitation_is_taken_back_with_a_reason_and_the_worker_is_told(cast: Cast) -> None:
    meeting = with_a_day(cast)
    mine = picked(cast, meeting)
    by = cast.who("AW")
    actions.withdraw_invitation(mine, "The family would rather be fewer.", by=by, on=TODAY)
    client = cast.client("PX")
    assert "no longer asked" in text(client.get(reverse("home")))
    page = text(client.get(to("invitation", mine)))
    assert "would rather be fewer" in page
    assert ASKS not in page
    assert "Piers" not in [queries.name_of(one) for one in queries.invitations(meeting)]
    assert "would rather be fewer" in text(cast.client("AW").get(to("meeting", meeting)))
    with pytest.raises(NotNow, match="already"):
        actions.withdraw_invitation(mine, "Again", by=by, on=TODAY)


def test_somebody_of_the_family_is_told_first_by_a_person_and_then_sees_the_meeting_no_longer(
    cast: Cast,
) -> None:
    meeting = with_a_day(cast)
    father = actions.invite(meeting, person=cast.father, part="family", by=cast.who("AW"), on=TODAY)
    client, worker = cast.client("WF"), cast.client("AW")
    assert client.get(to("meeting", meeting)).status_code == 200
    refused = worker.post(to("withdraw_invitation", father), sent(why="He asked to meet alone."))
    assert refused.status_code == 422
    assert "Tell them first" in text(refused)
    assert client.get(to("meeting", meeting)).status_code == 200
    answers = sent(why="He asked to meet alone.", told_how="I rang him")
    assert worker.post(to("withdraw_invitation", father), answers).status_code == 302
    assert client.get(to("meeting", meeting)).status_code == 404
    assert Told.objects.get(invitation=father, what_about="withdrawn").how == "I rang him"
    entry = Entry.objects.get(kind="invitation_withdrawn")
    assert "Tomas" not in entry.what, "the chronology says what, never who"
    again = actions.invite(meeting, person=cast.father, part="family", by=cast.who("AW"), on=TODAY)
    assert (again.pk, again.withdrawn_on) == (father.pk, None)
    assert client.get(to("meeting", meeting)).status_code == 200


def test_whoever_chairs_is_not_taken_back_and_a_meeting_that_was_held_keeps_its_guests(cast: Cast) -> None:
    meeting = with_a_day(cast)
    by = cast.who("AW")
    chair = meeting.invitations.get(practitioner=cast.practitioners["AW"])
    with pytest.raises(NotNow, match="chair"):
        actions.withdraw_invitation(chair, "No", by=by, on=TODAY)
    over = held(cast)
    with pytest.raises(NotNow):
        actions.withdraw_invitation(
            over.invitations.get(person=cast.mother), "No", told_how="rang", by=by, on=TODAY
        )
