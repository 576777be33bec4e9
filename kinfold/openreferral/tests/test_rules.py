"""Reading what is asked and what is sent: strict, and never surprised."""

import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinfold.openreferral.rules import asking, files, formats, merging, parts, reading, shapes, words
from kinfold.openreferral.rules.asking import CannotAnswer
from kinfold.openreferral.rules.plain_text import one_line, plain

ON = date(2026, 3, 2)
ID = "ac148810-d857-441c-9679-408f346de14b"
TERMS = words.terms(
    {words.NEED: {"money": ("Money", "Enough money")}, words.WHOM: {"fathers": ("Fathers", "Dads")}}
)
KNOWN = reading.Known(
    words.by_id(TERMS), {(one.taxonomy, one.word): one for one in TERMS}, lambda said: ["money"] if "debt" in said else [], ON
)  # fmt: skip


def read(**told: Any) -> reading.Read:
    return reading.read({"id": ID, "name": "Help", "status": "active", **told}, KNOWN)


@pytest.mark.parametrize(
    ("name", "said", "status"),
    [
        ("page", "0", 422), ("page", "-1", 400), ("page", "1.5", 400), ("page", "one", 400), ("page", "99999999999", 400),
        ("per_page", "501", 422), ("per_page", "", 400), ("taxonomy_id", "money", 400), ("minimum_age", "young", 400),
        ("maximum_age", "1e5", 400), ("maximum_age", "nan", 400), ("start_time", "9", 400), ("start_time", "25:00", 400),
        ("day", "XX", 400), ("day", "MOON", 400), ("modified_after", "2026-03-12", 400), ("modified_after", "0", 400),
        ("modified_after", "2026-02-30T00:00:00Z", 400), ("modified_after", "0001-01-01T00:00:00Z", 422), ("minimal", "1", 400),
        ("full", "yes", 400), ("search", "x" * 201, 422), ("search", "\x00", 400), ("search", "\ud800", 400),
    ],
)  # fmt: skip
def test_what_cannot_be_read_or_meant_is_refused_by_name(name: str, said: str, status: int) -> None:
    with pytest.raises(CannotAnswer) as why:
        asking.read("services", {name: said})
    assert (why.value.status, why.value.parameter) == (status, name)
    assert name in why.value.message


@pytest.mark.parametrize(
    "said",
    [
        {"full": "true", "per_page": "101"},
        {"proximity": "500"},
        {"start_time": "12:00", "end_time": "09:00"},
        {"postcode": "MB4", "proximity": "0"},
    ],
)
def test_questions_that_contradict_themselves_are_refused(said: dict[str, str]) -> None:
    why = refusal(said)
    assert why is not None
    assert why.status == 422


def test_nobody_gets_the_least_and_the_whole_at_once() -> None:
    with pytest.raises(CannotAnswer, match="not for both"):
        asking.read("services", {"minimal": "true", "full": "true"})


def test_what_is_well_asked_is_read() -> None:
    asked = asking.read(
        "services",
        {"page": "2", "day": "saturday", "start_time": "09:30 01:00", "modified_after": "2026-03-12T09:30:00.1234567 01:00",
         "minimum_age": "4.5", "nobody_knows": "this"},
    )  # fmt: skip
    assert (asked.page, asked.each, asked["day"], asked["start_time"]) == (2, 50, 5, time(9, 30))
    assert asked["modified_after"].astimezone(UTC) == datetime(2026, 3, 12, 8, 30, 0, 123456, UTC)
    assert asking.least_age(asked["minimum_age"]) == 5
    assert asking.greatest_age(-3) == -1


def refusal(said: dict[str, str]) -> CannotAnswer | None:
    try:
        asking.read("service_at_locations", said)
    except CannotAnswer as why:
        return why
    return None


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_or_refused_in_words(said: str) -> None:
    for name in asking.PLACES:
        refused = refusal({name: said, "postcode": "MB4"} if name == "proximity" else {name: said})
        assert refused is None or (refused.status in (400, 422) and refused.message)


def test_formats_are_strict() -> None:
    assert formats.is_web("https://example.org/a?b=c#d")
    assert not any(
        map(formats.is_web, ["example.org", "javascript:alert(1)", "http://", "https://a b", "http://[", ""])
    )
    assert formats.is_mail("a.b@example.org")
    assert not any(map(formats.is_mail, ["a", "a@", "@b.c", "a b@c.d", "a@b..c", "a@b\n"]))
    assert formats.moment_of("2026-03-12T09:30:00") is None
    assert formats.hour_of("09:60") is None
    assert formats.uuid_of(ID.upper()) is not None
    assert formats.uuid_of(ID.replace("-", "")) is None


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("<p>One</p><p>Two &amp; three</p>", "One\n\nTwo & three"),
        ("<ul><li>A<li>B</ul>", "• A\n• B"),
        ("a < b and c > d", "a < b and c > d"),
        ("<script>alert(1)</script>Kind<style>p{}</style> words", "Kind words"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;ok", "ok"),
        ("&amp;amp;lt;b&amp;gt;x", "x"),
        ("bell\x07 null\x00 turn\u202e", "bell null turn"),
        ("<img src=x onerror=alert(1)>Hi", "Hi"),
        ("<![CDATA[x]]>Hi<!-- no -->", "Hi"),
        ("Group <Saturday> <b>now</b>", "Group <Saturday> now"),
    ],
)  # fmt: skip
def test_texts_of_web_pages_become_plain(marked: str, said: str) -> None:
    assert plain(marked, 100) == said


@given(st.text(alphabet="<>&;/!-abp #lt\n", max_size=80))
@settings(max_examples=150, deadline=None)
def test_making_plain_what_is_plain_changes_nothing_more(words_: str) -> None:
    once = plain(words_, 200)
    assert len(once) <= 200
    assert one_line(words_, 10) == one_line(words_, 10).strip()
    assert "<script" not in plain(words_ + "<script>x</script>", 200)


def test_only_what_has_an_id_a_name_and_a_status_is_read() -> None:
    assert read().refused == []
    for wrong in ({"id": "7"}, {"name": "  <b></b> "}, {"name": 7}, {"status": "open"}, {"status": None}):
        assert read(**wrong).refused, wrong


def test_a_part_that_does_not_fit_is_left_out_and_named() -> None:
    got = read(
        url="javascript:alert(1)",
        email=7,
        minimum_age="old",
        schedules=[{"id": "x", "freq": 3}],
        languages="English",
    )
    assert got.refused == []
    assert (got.facts["web"], got.facts["email"], got.facts["youngest"], got.facts["languages"]) == (
        "",
        "",
        None,
        [],
    )
    assert any("email" in line for line in got.says)
    assert any("languages" in line for line in got.says)


def test_ages_that_cannot_be_are_left_out() -> None:
    assert read(minimum_age=9, maximum_age=4).facts["oldest"] is None
    got = read(minimum_age=0.5, maximum_age=999)
    assert (got.facts["youngest"], got.facts["oldest"]) == (0, None)
    assert any("maximum_age" in line for line in got.says)


def test_words_of_others_are_read_where_they_speak_of_a_need_and_named_where_not() -> None:
    term = {"id": ID, "taxonomy": "theirs"}
    got = read(attributes=[
        {"id": ID, "taxonomy_term": {**term, "term": "debt advice"}},
        {"id": ID, "taxonomy_term": {**term, "term": "Origami"}},
        {"id": ID, "taxonomy_term_id": words.made_id(words.WHOM, "fathers")},
    ])  # fmt: skip
    assert (got.facts["needs"], got.facts["for_whom"]) == (["money"], ["fathers"])
    assert any("Origami" in line for line in got.says)


def test_hours_of_a_week_are_read_and_others_kept_in_words() -> None:
    hours, said = parts.openings({"schedules": [
        {"id": ID, "freq": "WEEKLY", "byday": "MO,WE,XX", "opens_at": "09:00", "closes_at": "12:00Z"},
        {"id": ID, "freq": "WEEKLY", "byday": "MO", "opens_at": "11:00", "closes_at": "13:00"},
        {"id": ID, "freq": "MONTHLY", "byday": "2TU", "opens_at": "10:00", "closes_at": "11:00"},
        {"id": ID, "description": "Not in August"},
        {"id": ID, "freq": "WEEKLY", "byday": "MO", "opens_at": "13:00", "closes_at": "12:00"},
    ]})  # fmt: skip
    assert [(one["weekday"], one["opens"], one["closes"]) for one in hours] == [
        (0, "09:00", "12:00"),
        (2, "09:00", "12:00"),
    ]
    assert "Every month (2TU) 10:00 to 11:00" in said
    assert "Not in August" in said


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"{", b"7", b"[]", b'"x"', b"null", b'{"contents": []}', b'[NaN]', b"[" * 100_000, b"[1e999999999",
     b'[' + b"9" * 5000 + b"]", b'{"contents": ' + b'[' * 60 + b']' * 60 + b"}"],
)  # fmt: skip
def test_a_file_that_is_no_directory_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(files.CannotRead, match=r"[.]$"):
        files.read([data])


def test_a_service_told_twice_is_one_and_a_contradiction_is_named() -> None:
    brief = {"id": "a", "name": "A", "last_modified": "x"}
    full = {**brief, "last_modified": "y", "schedules": []}
    found = files.read(
        [json.dumps({"contents": [brief, {"id": "b", "name": "B"}]}).encode(), json.dumps(full).encode()]
    )
    assert found.services["a"].get("schedules") == []
    assert found.twice == {}
    found = files.read([json.dumps([brief, {"id": "a", "name": "Other"}, {"name": "No id"}, 7]).encode()])
    assert found.services["a"]["name"] == "A"
    assert list(found.twice) == ["a"]
    assert len(found.nameless) == 2


def test_a_page_of_places_gives_one_service_with_all_its_places() -> None:
    service = {"id": "a", "name": "A", "status": "active"}
    pages = [{"id": key, "location": {"id": key}, "service": service} for key in ("p", "q")]
    found = files.read([json.dumps({"contents": pages}).encode()])
    assert [one["id"] for one in found.services["a"]["service_at_locations"]] == ["p", "q"]


def test_what_was_changed_by_hand_stays_and_what_the_feed_changed_is_taken() -> None:
    before = {"name": "A", "does": "x", "phone": "1"}
    both = merging.merged(
        {"name": "B", "does": "y", "phone": "1"}, before, {"name": "A", "does": "mine", "phone": "2"}
    )
    assert both.taken == {"name": "B"}
    assert both.kept == ["does"]
    assert merging.merged({"name": "A"}, {}, {"name": "Z"}).taken == {"name": "A"}


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)
_PARTS = sorted({*shapes.described()["service"]["has"]} - {"id", "name", "status"})


@given(st.dictionaries(st.sampled_from(_PARTS), _json | st.lists(st.fixed_dictionaries({"id": _json, "location": _json, "freq": _json, "byday": _json, "opens_at": _json, "closes_at": _json, "taxonomy_term": _json, "phones": _json, "amount": _json, "says": _json, "among": _json}), max_size=2), max_size=6))  # fmt: skip
@settings(max_examples=80, deadline=None)
def test_whatever_is_sent_a_service_is_read_or_refused_and_can_be_kept(told: dict[str, Any]) -> None:
    got = read(**told)
    assert got.refused == []
    kept = json.dumps(got.facts)
    assert "\\u0000" not in kept
    assert "\\ud8" not in kept
    assert json.dumps(got.says)
