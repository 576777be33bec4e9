"""The pages of the court room: filled in, refused kindly, within 25 queries, and nothing of one parent for the other."""

import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.court import actions, queries
from kinfold.court.models import Bundle, EarlierProceedingsLook, Order, PreProceedings, Proceedings
from kinfold.court.tests.making import MONTHS_AGO, decided, issued, letter_sent, sibling, told
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import TODAY, Cast

MOST = 25


@pytest.fixture(autouse=True)
def somewhere(settings: object, tmp_path: Path) -> None:
    """Papers of tests lie in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


def sent(**answers: Any) -> dict[str, Any]:
    return {"token": str(uuid.uuid4()), **answers}


def day(name: str, when: Any = TODAY) -> dict[str, str]:
    return {f"{name}-day": str(when.day), f"{name}-month": str(when.month), f"{name}-year": str(when.year)}


def text(answer: Any) -> str:
    return str(answer.content.decode())


def get(cast: Cast, actor: str, name: str, **parts: Any) -> HttpResponse:
    return cast.client(actor).get(reverse(name, kwargs=parts))  # type: ignore[return-value]


def post(cast: Cast, name: str, answers: dict[str, Any], *, actor: str = "AW", **parts: Any) -> Any:
    return cast.client(actor).post(reverse(name, kwargs=parts), sent(**answers))


def queries_of(cast: Cast, actor: str, name: str, **parts: Any) -> int:
    client = cast.client(actor)
    client.get(reverse(name, kwargs=parts))
    with CaptureQueriesContext(connection) as captured:
        assert client.get(reverse(name, kwargs=parts)).status_code == 200
    return len(captured)


DECISION = {
    "why": "Hurt twice.",
    "must_change": "Nobody drinks.",
    "help_given": "Somebody comes on Tuesdays.",
    **day("decided_on", MONTHS_AGO),
}


def test_a_time_before_court_is_begun_with_somebody_elses_agreement(cast: Cast) -> None:
    answers = {**DECISION, "children": [cast.child.ref], "approved_by": cast.practitioners["MG"].ref}
    answer = post(cast, "decide_pre_proceedings", answers, ref=cast.family.ref)
    made = PreProceedings.objects.get()
    assert answer.url == reverse("pre_proceedings", kwargs={"ref": made.ref})
    assert made.approved_by == cast.practitioners["MG"]
    own = {**answers, "approved_by": cast.practitioners["AW"].ref}
    assert "Choose who agreed" in text(post(cast, "decide_pre_proceedings", own, ref=cast.family.ref))


def test_a_letter_without_an_offer_comes_back_with_nothing_lost(cast: Cast) -> None:
    before = decided(cast)
    words = "We are worried about Wren, and nobody typed this twice."
    answers = {"letter_words": words, **day("letter_on")}
    answer = post(cast, "send_letter", answers, ref=before.ref)
    assert answer.status_code == 422
    assert "family group meeting" in text(answer)
    assert words in text(answer)
    done = post(
        cast, "send_letter", {**answers, "offers": [cast.mother.ref, cast.father.ref]}, ref=before.ref
    )
    assert done.status_code == 302
    page = text(get(cast, "AW", "pre_proceedings", ref=before.ref))
    assert page.count("No answer yet.") == 2


def test_the_exception_and_its_reason_stand_on_the_page(cast: Cast) -> None:
    before = decided(cast)
    why = "A relative has threatened the mother."
    post(
        cast,
        "send_letter",
        {"letter_words": "Dear Ilse", "no_offer_why": why, **day("letter_on")},
        ref=before.ref,
    )
    assert why in text(get(cast, "MG", "pre_proceedings", ref=before.ref))


def test_a_printed_letter_names_nobody_else_to_whom_it_went(cast: Cast) -> None:
    before = letter_sent(cast)
    mother, father = queries.offers(before)
    page = text(
        cast.client("AW").get(
            reverse("letter_before_proceedings", kwargs={"ref": before.ref}) + f"?to={father.ref}"
        )
    )
    paper = page[page.index('aria-label="The letter"') :]
    assert "Tomas Ardleigh" in paper
    assert "Ilse" not in paper.replace("Ilse, Tomas and Wren", "")
    assert mother.ref not in paper


def test_each_parent_reads_their_own_answer_and_the_letter_only_if_it_was_theirs(cast: Cast) -> None:
    before = actions.send_letter(
        decided(cast),
        letter_on=MONTHS_AGO,
        letter_words="For the mother alone.",
        offers=[cast.mother],
        **told(cast),
    )
    offer = queries.offers(before)[0]
    actions.answer_letter_offer(offer, "yes", answered_on=TODAY, in_their_words="Not with him.", **told(cast))
    hers = text(get(cast, "FAM", "court_for_family", ref=cast.family.ref))
    his = text(get(cast, "WF", "court_for_family", ref=cast.family.ref))
    assert "You said yes" in hers
    assert "For the mother alone." in hers
    for words in ("You said yes", "For the mother alone.", "Not with him."):
        assert words not in his


def test_a_child_who_is_kept_from_a_parent_takes_court_with_them(cast: Cast) -> None:
    issued(cast)
    sharing.withhold(
        cast.father,
        cast.family,
        kind="person",
        item=cast.child.ref,
        why="Safety",
        by=cast.who("AW"),
        on=TODAY,
    )
    his = text(get(cast, "WF", "court_for_family", ref=cast.family.ref))
    assert "A judge is deciding" not in his
    assert "There is nothing about court" in his
    assert "A judge is deciding" in text(get(cast, "FAM", "court_for_family", ref=cast.family.ref))


def test_an_application_is_written_down_and_counted(cast: Cast) -> None:
    answers = {
        "children": [cast.child.ref], "application": "A care order", "court": "Merebridge", "track": "ordinary",
        **day("issued_on", TODAY - timedelta(days=10)),
    }  # fmt: skip
    answer = post(cast, "issue_proceedings", answers, ref=cast.family.ref)
    case = Proceedings.objects.get()
    assert answer.url == reverse("proceedings", kwargs={"ref": case.ref})
    assert "Week 2 of 26" in text(get(cast, "AW", "proceedings", ref=case.ref))


def test_an_application_while_a_yes_waits_asks_why_it_cannot(cast: Cast) -> None:
    before = letter_sent(cast)
    actions.answer_letter_offer(queries.offers(before)[0], "yes", answered_on=TODAY, **told(cast))
    page = text(get(cast, "AW", "issue_proceedings", ref=cast.family.ref))
    assert "said yes to a family group meeting" in page
    answers = {
        "children": [cast.child.ref],
        "application": "A care order",
        "track": "ordinary",
        **day("issued_on"),
    }
    assert post(cast, "issue_proceedings", answers, ref=cast.family.ref).status_code == 422
    more = {**answers, "not_held_why": "Hurt again last night."}
    assert post(cast, "issue_proceedings", more, ref=cast.family.ref).status_code == 302


def test_a_hearing_keeps_what_is_to_be_done_and_ticks_it_off(cast: Cast) -> None:
    case = issued(cast)
    answers = {
        "kind": "first", "judge": "Judge Alder", "what_happened": "A timetable.", "what_1": "Ask the aunt", "who_1": "We",
        **day("held_on"), **day("by_1", TODAY + timedelta(days=9)),
    }  # fmt: skip
    answer = post(cast, "hold_hearing", answers, ref=case.ref)
    page = text(cast.client("AW").get(answer.url))
    assert "Ask the aunt" in page
    assert "11 March 2026" in page
    row = queries.hearings(case)[0]
    post(cast, "do_direction", {}, ref=row.ref, number=0)
    assert "Done 2 March 2026" in text(get(cast, "AW", "hearing", ref=row.ref))
    assert post(cast, "do_direction", {}, ref=row.ref, number=7).status_code == 404


def test_the_reviewing_officer_gives_a_view_and_nobody_else_can(cast: Cast) -> None:
    case = issued(cast)
    parts = {"ref": case.ref, "person": cast.child.ref}
    answers = {"word": "kin", "care_plan": "With her aunt.", **day("written_on")}
    assert post(cast, "care_plan_for_court", answers, **parts).status_code == 302
    assert get(cast, "AW", "endorse_care_plan", **parts).status_code == 403
    assert get(cast, "MG", "endorse_care_plan", **parts).status_code == 404
    assert "With her aunt." in text(get(cast, "CH", "endorse_care_plan", **parts))
    view = {"endorsement": "I agree; Wren asked for it.", **day("endorsed_on")}
    assert post(cast, "endorse_care_plan", view, actor="CH", **parts).status_code == 302
    assert "I agree; Wren asked for it." in text(get(cast, "AW", "proceedings", ref=case.ref))


def test_somebody_elses_plan_is_shown_beside_mine(cast: Cast) -> None:
    case = issued(cast)
    parts = {"ref": case.ref, "person": cast.child.ref}
    answers = {"word": "kin", "care_plan": "With her aunt.", "version": "1", **day("written_on")}
    post(cast, "care_plan_for_court", answers, **parts)
    late = post(cast, "care_plan_for_court", {**answers, "care_plan": "With her gran."}, **parts)
    assert late.status_code == 422
    assert "With her aunt." in text(late)
    assert "With her gran." in text(late)


def test_an_order_is_written_down_and_says_what_it_means(cast: Cast) -> None:
    answers = {"child": cast.child.ref, "word": "supervision", **day("made_on")}
    answer = post(cast, "make_order", answers, ref=cast.family.ref)
    page = text(cast.client("AW").get(answer.url))
    assert "You live with your family." in page
    again = post(cast, "make_order", answers, ref=cast.family.ref)
    assert "in force" in text(again)
    assert Order.objects.count() == 1


def test_a_bundle_is_asked_for_made_and_taken_out_by_the_one_who_asked(cast: Cast) -> None:
    answers = {
        "title": "Papers", "recipient": "The court", "purpose": "The first hearing", "parts": ["chronology", "orders"],
        "redactions": "Heron Wharf = where somebody lives",
    }  # fmt: skip
    answer = post(cast, "ask_for_bundle", answers, ref=cast.family.ref)
    row = Bundle.objects.get()
    assert "Ready:" in text(cast.client("AW").get(answer.url))
    paper = get(cast, "AW", "download_bundle", ref=row.ref)
    assert b"".join(paper.streaming_content).startswith(b"%PDF-")  # type: ignore[attr-defined]
    assert paper.headers["Content-Disposition"] == f'attachment; filename="bundle-{row.ref}.pdf"'
    assert AccessLog.objects.filter(action="download_bundle", about=row.ref, row="X1").count() == 1
    for actor in ("MG", "OT", "PT", "FAM"):
        assert get(cast, actor, "download_bundle", ref=row.ref).status_code == 404
    assert "Papers that a colleague asked for" in text(get(cast, "MG", "bundles", ref=cast.family.ref))


def test_words_to_black_out_without_a_reason_come_back(cast: Cast) -> None:
    answers = {
        "title": "P",
        "recipient": "C",
        "purpose": "F",
        "parts": ["orders"],
        "redactions": "Heron Wharf",
    }
    answer = post(cast, "ask_for_bundle", answers, ref=cast.family.ref)
    assert answer.status_code == 422
    assert "has no reason" in text(answer)
    assert "Heron Wharf" in text(answer)
    said = post(
        cast,
        "ask_for_bundle",
        {**answers, "redactions": "Heron Wharf = lives at Heron Wharf"},
        ref=cast.family.ref,
    )
    assert "Word the reason without it" in text(said)
    assert not Bundle.objects.exists()


def test_papers_kept_whole_from_somebody_warn_of_it(cast: Cast) -> None:
    sharing.withhold(cast.father, cast.family, kind="family", why="Safety", by=cast.who("AW"), on=TODAY)
    assert "must not reach them" in text(get(cast, "AW", "ask_for_bundle", ref=cast.family.ref))


def test_a_look_at_earlier_cases_asks_what_for_and_what_help(cast: Cast) -> None:
    empty = post(
        cast,
        "earlier_proceedings",
        {"person": cast.mother.ref, "purpose": "To offer her help."},
        ref=cast.family.ref,
    )
    assert empty.status_code == 422
    answers = {
        "person": cast.mother.ref,
        "purpose": "To offer her help.",
        "support_offered": "A worker of her own.",
    }
    answer = post(cast, "earlier_proceedings", answers, ref=cast.family.ref)
    look = EarlierProceedingsLook.objects.get()
    assert answer.url == reverse("earlier_found", kwargs={"ref": look.ref})
    assert "Nothing that you may know of" in text(cast.client("AW").get(answer.url))
    assert get(cast, "MG", "earlier_found", ref=look.ref).status_code == 404


def test_a_case_about_hidden_children_is_not_there(cast: Cast) -> None:
    case = issued(cast)
    assert get(cast, "PT", "proceedings", ref=case.ref).status_code == 404
    assert get(cast, "FAM", "proceedings", ref=case.ref).status_code == 404


def test_every_big_page_stays_within_its_queries(cast: Cast) -> None:
    others = [sibling(cast.family, name) for name in ("Bo", "Cai", "Dot")]
    before = letter_sent(cast)
    case = issued(cast, children=[cast.child, *others])
    for child in [cast.child, *others]:
        actions.write_care_plan(
            queries.child_in(case, child.ref),
            word="kin",
            care_plan="With the aunt.",
            written_on=TODAY,
            **told(cast),
        )
        actions.make_order(cast.family, child, "interim_care", made_on=TODAY, proceedings=case, **told(cast))
    actions.hold_hearing(
        case, "first", held_on=TODAY, what_happened="A timetable.", judge="Alder", **told(cast)
    )
    ref = cast.family.ref
    for actor, name, parts in (
        ("AW", "court", {"ref": ref}),
        ("AW", "proceedings", {"ref": case.ref}),
        ("AW", "pre_proceedings", {"ref": before.ref}),
        ("AW", "bundles", {"ref": ref}),
        ("AW", "decide_pre_proceedings", {"ref": ref}),
        ("AW", "issue_proceedings", {"ref": ref}),
        ("AW", "adoption", {"ref": ref, "person": cast.child.ref}),
        ("FAM", "court_for_family", {"ref": ref}),
    ):
        count = queries_of(cast, actor, name, **parts)
        assert count <= MOST, f"{name}: {count} queries"


def test_facts_for_other_pages_say_where_it_stands(cast: Cast) -> None:
    issued(cast)
    actions.make_order(cast.family, cast.child, "interim_care", made_on=TODAY, **told(cast))
    view = sharing.open_record(cast.who("AW"), "V3", cast.family, on=TODAY, action="test")
    (fact,) = queries.facts_for_family(cast.family, TODAY, view)
    assert (fact.says, fact.more, fact.url_name) == ("At court", "Week 9 of 26", "court")
    child = queries.facts_for_child(cast.child, TODAY, view)
    assert [one.says for one in child] == ["Interim care order", "Part of a court case"]
    partner = sharing.open_record(cast.who("PT"), "V3", cast.family, on=TODAY, action="test")
    assert queries.facts_for_family(cast.family, TODAY, partner) == []
    assert queries.facts_for_child(cast.child, TODAY, partner) == []
