"""Every page: headers, weight, and the same answer for what is hidden and what is missing."""

import gzip
import re
from datetime import date
from pathlib import Path
from typing import Any

import django_htmx
import pytest
from django.conf import settings
from django.test import Client, RequestFactory

from kinfold.base.abilities import not_found
from kinfold.base.errors import Clash, NotNow
from kinfold.base.who import NOBODY, Who
from kinfold.design import navigation, web
from kinfold.design.specimens import SpecimenForm, context

STATIC = Path(settings.BASE_DIR) / "kinfold" / "design" / "static"
WHOLE = {"name": "Charlie", "agreed": "yes", "seen_on-day": "3", "seen_on-month": "3", "seen_on-year": "2026"}
TEMPLATES = Path(settings.BASE_DIR) / "kinfold"


def zipped(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def request(path: str = "/", who: Who = NOBODY) -> Any:
    made: Any = RequestFactory().get(path)
    made.who, made.today = who, date(2026, 3, 12)
    return made


@pytest.fixture
def gallery(db: None) -> Any:
    return Client().get("/design/")


def test_no_page_is_stored_or_framed_and_nothing_inline_may_run(gallery: Any) -> None:
    policy = gallery["Content-Security-Policy"]
    for rule in (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ):
        assert rule in policy
    assert "unsafe" not in policy
    assert gallery["Cache-Control"] == "no-store, private"
    assert gallery["X-Frame-Options"] == "DENY"


def test_no_template_of_any_room_has_inline_scripts_or_styles() -> None:
    inline = re.compile(
        r"""<style|<script(?![^>]*\bsrc=)|\bstyle\s*=\s*["']|\son[a-z]+\s*=\s*["']|javascript:"""
    )
    found = {
        path.relative_to(TEMPLATES).as_posix(): inline.findall(path.read_text(encoding="utf-8"))
        for path in sorted(TEMPLATES.glob("*/templates/**/*.html"))
    }
    assert len(found) > 10
    assert {path: bad for path, bad in found.items() if bad} == {}


def test_a_page_and_what_it_needs_are_light(gallery: Any) -> None:
    assert zipped(gallery.content) <= 15_000
    first_visit = [
        *(STATIC / "kinfold").glob("*.*"),
        STATIC / "govuk/govuk-frontend.min.css",
        STATIC / "govuk/govuk-frontend.min.js",
    ]
    asked_for = re.findall(r'(?:href|src|data-govuk)="/static/([^"]+)"', gallery.content.decode())
    assert {STATIC / path for path in asked_for} == set(first_visit)
    htmx = Path(django_htmx.__file__).parent / "static/django_htmx/htmx-2.min.js"
    assert sum(zipped(path.read_bytes()) for path in [*first_visit, htmx]) <= 60_000


def test_every_page_says_that_everybody_is_invented(gallery: Any) -> None:
    assert "Demonstration. Every person here is invented." in gallery.content.decode()


def test_hidden_and_missing_are_the_same_byte_for_byte() -> None:
    ann = Who(account_id=7, name="Ann Shah", practitioner_id=3)
    pages = {
        not_found(request(path, ann)).content for path in ("/families/a/", "/families/b/", "/people/c/?q=1")
    }
    assert len(pages) == 1
    assert not_found(request("/x/")).content in pages
    page = pages.pop().decode()
    assert "families" not in page
    assert "csrf" not in page


@pytest.mark.parametrize("name", ["not_found", "refused", "broken", "sign_in_again", "family_page", "page"])
def test_no_crown_no_crest_and_no_licensed_font(name: str) -> None:
    more = {"why": "", "may_resend": False, "texts": [], "unseen": [], "path": "/", "lost_files": False}
    html = web.render(request(), f"design/{name}.html", more).content.decode()
    assert not re.search(r"crown|crest|GOV\.UK|Transport", html)
    assert '<html lang="en-GB"' in html
    assert "Skip to main content" in html


def test_the_links_at_the_top_depend_on_who_looks() -> None:
    found = {link["text"] for link in navigation.for_who(request(who=Who(7, "Ann", practitioner_id=3)))}
    duty = {
        link["text"]
        for link in navigation.for_who(
            request(who=Who(7, "Ann", practitioner_id=3, roles=frozenset({"duty"})))
        )
    }
    mum = {link["text"] for link in navigation.for_who(request(who=Who(8, "Mum", person_id=4)))}
    assert navigation.for_who(request()) == []
    assert "Duty desk" not in found
    assert duty - found <= {"Duty desk", "Asked in public"}
    assert mum <= {"My page"}


def test_the_link_of_the_part_one_is_in_is_marked() -> None:
    ann = Who(7, "Ann", practitioner_id=3)
    address = navigation.address("raise_concern") or "/"
    marked = {
        link["href"]: link["active"]
        for link in navigation.for_who(request(f"{address.rstrip('/')}/who", ann))
    }
    assert [href for href, active in marked.items() if active] == ([address] if address != "/" else [])


def test_a_link_whose_page_nobody_has_built_is_left_out() -> None:
    assert navigation.address("no_such_page") == ""
    assert navigation.address("gallery") == "/design/"


def test_somebody_signed_in_sees_their_name_and_a_way_out() -> None:
    html = web.render(
        request(who=Who(7, "Ann <Shah>", practitioner_id=3)), "design/page.html"
    ).content.decode()
    assert "Ann &lt;Shah&gt;" in html
    assert "Sign out" in html or not navigation.address("sign_out")


def test_a_family_page_has_a_way_out_and_somebody_to_ring() -> None:
    html = web.render(request(who=Who(8, "Mum", person_id=4)), "design/family_page.html").content.decode()
    assert "Exit this page" in html
    assert f"tel:{settings.DUTY_PHONE.replace(' ', '')}" in html


def test_a_form_that_a_rule_refuses_comes_back_filled_with_the_reason(db: None) -> None:
    answer = Client().post("/design/", WHOLE | {"name": "Not Now", "words": "kept"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Somebody has to see the child before this can be sent." in html
    assert 'href="#id_seen_on-day"' in html
    assert ">kept</textarea>" in re.sub(r"\s*(>kept<)\s*", r"\1", html)


def test_when_two_people_wrote_at_once_both_texts_are_shown(db: None) -> None:
    html = Client().post("/design/", WHOLE | {"name": "Clash", "words": "mine <b>"}).content.decode()
    assert "Somebody else changed this while you were writing" in html
    assert "the stairs have a light now" in html
    assert html.count("mine &lt;b&gt;") == 2


def test_a_good_form_is_received_and_leads_on(db: None) -> None:
    answer = Client().post("/design/", WHOLE)
    assert (answer.status_code, answer["Location"]) == (302, "/design/?sent=yes")


def test_a_form_helper_turns_refusals_into_messages_without_a_page() -> None:
    form = SpecimenForm(WHOLE, today=date(2026, 3, 12))
    assert form.is_valid()
    form.refuse(NotNow("No.", field="no_such_field"))
    form.clash = Clash("theirs", "yours")
    html = web.render(
        request(), "design/gallery.html", {**context(form.today), "form": form}
    ).content.decode()
    assert "No." in html
    assert "What is there now" in html
