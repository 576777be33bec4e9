"""Taking in another directory: looked at first, taken once, what was written by hand stays, whatever is sent."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinfold.agencies.models import Organisation
from kinfold.base.errors import NotNow
from kinfold.openreferral import actions
from kinfold.openreferral.models import Reading, Taken
from kinfold.openreferral.rules import shapes
from kinfold.openreferral.tests.conftest import BY
from kinfold.services import actions as services
from kinfold.services.models import Criterion, Opening, Place, Service, ServicePlace
from kinfold.sharing.tests.cast import TODAY

pytestmark = pytest.mark.django_db
FEED = "https://feed.example.org/"
LATER = TODAY + timedelta(days=30)
Ask = Callable[..., Any]


def one(number: int = 1, **told: Any) -> dict[str, Any]:
    id_ = f"00000000-0000-4000-8000-{number:012d}"
    return {"id": id_, "name": f"Help {number}", "status": "active", "attributes": [], **told}


def tried(*told: Any, public: bool = False, on: date = TODAY, came_from: str = FEED) -> Reading:
    return actions.try_feed(
        [json.dumps({"contents": list(told)}).encode()], came_from=came_from, public=public, by=BY, on=on
    )


def taken(*told: Any, on: date = TODAY, **how: Any) -> Reading:
    return actions.take_feed(tried(*told, on=on, **how), by=BY, on=on)


def the(number: int = 1) -> Service:
    return Service.objects.get(came_from=FEED, came_from_id=one(number)["id"])


def what(reading: Reading) -> list[tuple[str, str]]:
    return [(row["name"], row["what"]) for row in reading.report["rows"]]


def test_looking_changes_nothing(db: None) -> None:
    reading = tried(one(), one(2, status="closed"))
    assert what(reading) == [("Help 1", "new"), ("Help 2", "refused")]
    assert reading.report["counts"] == {"new": 1, "changed": 0, "withdrawn": 0, "same": 0, "refused": 1}
    assert not Service.objects.exists()
    assert not Taken.objects.exists()


def test_what_is_taken_is_marked_with_where_it_came_from_and_as_not_made_sure_of(db: None) -> None:
    taken(one(description="<p>Help &amp; tea</p><script>x</script>", url="https://example.org"))
    row = the()
    assert (row.does, row.web, row.verified, row.public, row.kept_by) == (
        "Help & tea",
        "https://example.org",
        False,
        False,
        None,
    )
    taken(one(2), public=True)
    assert the(2).public is True


def test_the_same_file_again_changes_nothing(db: None) -> None:
    taken(one(description="x"))
    before = the().changed_at
    again = taken(one(description="x"))
    assert what(again) == [("Help 1", "same")]
    assert the().changed_at == before


def test_a_reading_is_taken_once(db: None) -> None:
    reading = taken(one())
    with pytest.raises(NotNow, match="taken in already"):
        actions.take_feed(reading, by=BY, on=TODAY)


def test_what_was_written_by_hand_stays_and_what_the_feed_changed_is_taken(db: None) -> None:
    taken(one(description="old", email="a@example.org"))
    services.list_service(the().slug, "Help 1", does="Written by hand.", verified=True)
    reading = taken(one(description="new", email="b@example.org"), on=LATER)
    row = the()
    assert (row.does, row.email, row.verified) == ("Written by hand.", "b@example.org", False)
    assert "Stays as you wrote it: what it does." in reading.report["rows"][0]["says"]
    assert "Changes the e-mail address." in reading.report["rows"][0]["says"]


def test_what_somebody_wrote_between_looking_and_taking_stays(db: None) -> None:
    taken(one(description="old"))
    looked = tried(one(description="new"))
    services.list_service(the().slug, "Help 1", does="Written meanwhile.")
    actions.take_feed(looked, by=BY, on=TODAY)
    assert the().does == "Written meanwhile."


def test_a_service_that_is_gone_there_leaves_our_lists_and_comes_back_with_it(db: None) -> None:
    taken(one())
    assert what(taken(one(status="defunct"), on=LATER)) == [("Help 1", "withdrawn")]
    assert the().withdrawn_on == LATER
    taken(one(), on=LATER)
    assert the().withdrawn_on is None


def test_a_service_withdrawn_here_by_hand_stays_withdrawn(db: None) -> None:
    taken(one(description="a"))
    services.list_service(the().slug, "Help 1", withdrawn_on=TODAY)
    taken(one(description="b"), on=LATER)
    assert (the().does, the().withdrawn_on) == ("b", TODAY)


def test_what_is_gone_there_and_was_never_here_is_not_made(db: None) -> None:
    reading = taken(one(status="inactive"))
    assert what(reading) == []
    assert not Service.objects.exists()


def test_a_list_that_tells_little_takes_nothing_away(db: None) -> None:
    area = {"id": one(9)["id"], "name": "Eastmere"}
    taken(one(service_areas=[area]))
    brief = one(description="From the list")
    brief.pop("attributes")
    taken(brief, on=LATER)
    assert (the().areas, the().does) == (["Eastmere"], "From the list")


def test_places_hours_and_organisations_come_along_and_go_along(db: None) -> None:
    place = {
        "id": one(7)["id"],
        "location": {"id": one(8)["id"], "name": "Hall", "latitude": 53.1, "longitude": -2.2},
    }
    hours = {
        "id": one(9)["id"],
        "freq": "WEEKLY",
        "byday": "MO,TU",
        "opens_at": "09:00",
        "closes_at": "10:00",
        "service_at_location_id": one(7)["id"],
    }
    giver = {"id": one(6)["id"], "name": "Sunrise", "description": "Charity or community group"}
    taken(
        one(service_at_locations=[place], schedules=[hours], organization=giver),
        one(2, service_at_locations=[place], organization=giver),
    )
    assert Organisation.objects.get(name="Sunrise").sector == "voluntary"
    assert Place.objects.count() == 1
    assert {row.place.name for row in Opening.objects.select_related("place")} == {"Hall"}
    taken(one(service_at_locations=[], organization=giver, description="."), on=LATER)
    assert ServicePlace.objects.filter(service=the()).count() == 0
    assert Opening.objects.count() == 0
    assert ServicePlace.objects.filter(service=the(2)).count() == 1


def test_two_feeds_with_the_same_ids_are_two_directories(db: None) -> None:
    taken(one())
    taken(one(), came_from="Another council")
    assert Service.objects.count() == 2


def test_what_a_refused_service_had_written_is_written_again_for_the_next(db: None, monkeypatch: Any) -> None:
    opening = services.set_opening

    def refusing(service: Service, hours: Any) -> Any:
        if service.name == "Help 1":
            raise NotNow("Not these hours.")
        return opening(service, hours)

    monkeypatch.setattr(services, "set_opening", refusing)
    place = {"id": one(7)["id"], "location": {"id": one(8)["id"], "name": "Hall"}}
    hours = {"id": one(9)["id"], "freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "10:00"}
    giver = {"id": one(6)["id"], "name": "Sunrise", "description": "A charity"}
    told = {"service_at_locations": [place], "schedules": [hours], "organization": giver}
    reading = taken(one(**told), one(2, **told))
    assert sorted(what(reading)) == [("Help 1", "refused"), ("Help 2", "new")]
    assert ServicePlace.objects.get().service == the(2)
    assert the(2).organisation == Organisation.objects.get(name="Sunrise")


def test_a_service_that_cannot_be_taken_stops_no_other(db: None, monkeypatch: Any) -> None:
    listing = services.list_service

    def refusing(slug: str, name: str, **facts: Any) -> Service:
        if name == "Help 1":
            raise NotNow("Not this one.")
        return listing(slug, name, **facts)

    monkeypatch.setattr(services, "list_service", refusing)
    reading = taken(one(), one(2))
    assert sorted(what(reading)) == [("Help 1", "refused"), ("Help 2", "new")]
    assert reading.report["rows"][0]["says"] == ["Not this one."]


@pytest.mark.parametrize(
    ("data", "field"), [(b"{", "file"), (b"x" * 20_000_001, "file"), (json.dumps([one(n) for n in range(10_001)]).encode(), "file")]
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_in_words(db: None, data: bytes, field: str) -> None:
    with pytest.raises(NotNow) as why:
        actions.try_feed([data], came_from=FEED, by=BY, on=TODAY)
    assert why.value.field == field
    with pytest.raises(NotNow, match="whose directory"):
        actions.try_feed([b"[]"], came_from=" ", by=BY, on=TODAY)


def test_readings_that_nobody_took_are_forgotten_in_the_end(db: None) -> None:
    kept = taken(one())
    for _ in range(62):
        tried(one())
    assert Reading.objects.filter(state="tried").count() == 60
    assert Reading.objects.filter(pk=kept.pk).exists()


def meaning(told: dict[str, Any]) -> dict[str, Any]:
    """A whole service without ids, moments and the order of words: what it means."""
    drop = {
        "id",
        "service_id",
        "location_id",
        "link_id",
        "organization_id",
        "service_at_location_id",
        "last_modified",
        "uri",
        "term_uri",
        "schedule_link",
    }

    def strip(value: Any) -> Any:
        if isinstance(value, dict):
            unlike = drop | ({"url"} if "location_type" in value else set())  # a place's page is ours
            return {name: strip(inner) for name, inner in value.items() if name not in unlike}
        if isinstance(value, list):
            return sorted(
                (strip(inner) for inner in value), key=lambda inner: json.dumps(inner, sort_keys=True)
            )
        return value

    found: dict[str, Any] = strip(told)
    return found


def emptied() -> None:
    """An authority whose directory is empty."""
    for model in (Taken, Reading, Criterion, Opening, ServicePlace, Place, Service, Organisation):
        model.objects.all().delete()


def test_what_is_published_and_taken_in_elsewhere_is_published_there_with_the_same_meaning(
    ask: Ask, directory: dict[str, Service]
) -> None:
    here = ask("services", full="true")[1]["contents"]
    pages = [json.dumps(ask("services")[1]).encode()] + [json.dumps(told).encode() for told in here]
    emptied()
    reading = actions.try_feed(pages, came_from=FEED, public=True, by=BY, on=TODAY)
    actions.take_feed(reading, by=BY, on=TODAY)
    there = ask("services", full="true")[1]["contents"]
    assert [meaning(told) for told in there] == [meaning(told) for told in here]
    assert reading.report["counts"]["refused"] == 0
    assert [row["says"] for row in reading.report["rows"]] == [[], [], []]


_line = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn"], exclude_characters="<>&"),
    min_size=1,
    max_size=40,
)
_facts = st.fixed_dictionaries(
    {"name": _line.map(str.split).map(" ".join).filter(bool)},
    optional={
        "does": _line, "target": _line, "how_to_ask": _line, "youngest": st.integers(0, 10), "oldest": st.integers(10, 120),
        "needs": st.lists(st.sampled_from(["money", "housing", "parenting"]), unique=True),
        "for_whom": st.lists(st.sampled_from(["fathers", "anyone"]), unique=True),
        "areas": st.lists(st.sampled_from(["MB4", "Eastmere"]), unique=True), "languages": st.lists(st.sampled_from(["Polski", "اردو"]), unique=True),
        "childcare": st.booleans(), "ask_yourself": st.booleans(), "cost_to_family": st.sampled_from(["Free", "£5 a week", "Ask"]),
        "phone": st.sampled_from(["01632 960111", "+44 1632 960111"]), "usual_days": st.integers(0, 3_660),
        "opening": st.sampled_from(["Ring first.", "Mornings"]), "out_of_hours": st.just("Ring 01632 960100"),
    },
)  # fmt: skip


@given(_facts)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_service_means_the_same_after_the_round(ask: Ask, facts: dict[str, Any]) -> None:
    emptied()
    services.list_service("made-up", **facts, public=True)
    here = ask("services", full="true")[1]["contents"]
    assert shapes.wrong_with(here[0], "service", strict=True) == []
    emptied()
    reading = actions.try_feed([json.dumps(here).encode()], came_from=FEED, public=True, by=BY, on=TODAY)
    actions.take_feed(reading, by=BY, on=TODAY)
    there = ask("services", full="true")[1]["contents"]
    said = [meaning({**told, "url": ""}) for told in (*here, *there)]
    assert tidied(said[0]) == tidied(said[1])


def tidied(told: dict[str, Any]) -> str:
    """Spaces at the ends, and several beside each other, mean nothing."""
    return (
        " ".join(json.dumps(told, sort_keys=True, ensure_ascii=False).replace("\\t", " ").split())
        .replace(' "', '"')
        .replace('" ', '"')
    )
