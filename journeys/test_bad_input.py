"""Bad input gets a clear message; nothing typed is lost, and nothing is doubled."""

import re

import pytest

from journeys.finding import roberts
from kinfold.concerns.models import Concern
from kinfold.records.models import Document, Note

LONG = "She came in late. " * 600  # 10,800 characters
ODD = "Zoë 🐝 قالت إنها متعبة — ‏שלום‏ ends here"


def write_note(daniel, what: str, *, day=(24, 11, 2026)) -> None:
    daniel.goto(f"/families/{roberts().ref}/notes/write/?afresh=yes")
    daniel.tick("Jason")
    daniel.page.locator('[name="kind"]').first.check()
    daniel.day("happened_on", *day)
    daniel.fill(what=what)


@pytest.mark.parametrize(
    "day, says",
    [
        ((30, 2, 2026), "There is no 30 February 2026"),
        ((1, 1, 2031), "has not happened yet"),
        (("", 13, 2026), "needs a day too"),
        (("soon", "", ""), "needs a month and a year too"),
    ],
)
def test_a_day_that_cannot_be_is_answered_in_words_and_nothing_typed_is_lost(visitor, day, says):
    daniel = visitor("daniel")
    write_note(daniel, ODD, day=day)
    daniel.click("Sign and save")
    summary = daniel.page.locator(".govuk-error-summary")
    assert says in summary.inner_text()
    assert daniel.box("what").input_value() == ODD
    assert daniel.box("happened_on-day").input_value() == str(day[0])
    summary.locator("a").first.click()  # leads to the box
    assert daniel.page.evaluate("document.activeElement.name").startswith("happened_on")
    assert not Note.objects.filter(what=ODD).exists()


def test_an_empty_name_is_asked_for_kindly(visitor):
    amina = visitor("amina")
    amina.goto("/worry/new?afresh=yes")
    for typed in ("", "   ", "\u200b", "\u202e"):
        amina.fill(**{"name-0": typed})
        amina.click("Continue")
        amina.reads("There is a problem", "A first name is enough")


def test_emoji_right_to_left_and_very_long_words_are_kept_as_they_were_typed(visitor):
    daniel = visitor("daniel", width=400, has_touch=True)
    without_spaces = "x" * 300
    write_note(daniel, f"{ODD}\n\n{without_spaces}")
    daniel.click("Sign and save")
    daniel.reads(ODD, without_spaces)  # and the page is no wider than the telephone
    assert Note.objects.get(what__startswith=ODD).what == f"{ODD}\n\n{without_spaces}"


def test_a_note_of_more_than_ten_thousand_characters_says_how_long_it_is_and_is_kept(visitor):
    daniel = visitor("daniel")
    write_note(daniel, LONG)
    daniel.click("Sign and save")
    said = daniel.page.locator(".govuk-error-summary").inner_text()
    assert re.search(r"10,?\d{3}", said), said
    assert daniel.box("what").input_value().strip() == LONG.strip()
    daniel.fill(what=LONG[:9000])
    daniel.click("Sign and save")
    assert Note.objects.filter(what__startswith="She came in late. She").count() == 1


def test_a_file_that_is_not_what_it_says_is_refused_and_the_rest_stays(visitor, tmp_path):
    daniel = visitor("daniel")
    false = tmp_path / "letter.pdf"
    false.write_bytes(b"MZ\x90\x00 not a letter at all")
    daniel.goto(f"/families/{roberts().ref}/documents/keep/?afresh=yes")
    daniel.fill(title="Letter from the school")
    daniel.day("happened_on", 20, 11, 2026)
    daniel.tick("Jason")
    daniel.box("file").set_input_files(false)
    daniel.click("Keep it")
    daniel.reads("There is a problem", "PDF")
    assert daniel.box("title").input_value() == "Letter from the school"
    assert not Document.objects.filter(title="Letter from the school").exists()


def test_two_quick_clicks_and_the_back_button_make_one_worry(visitor):
    amina = visitor("amina")
    amina.goto("/worry/new?afresh=yes")
    amina.fill(**{"name-0": "Ines Castellan"})
    amina.click("Continue")
    amina.fill(saw="Would not take off her coat.")
    amina.click("Continue")
    amina.click("Continue")
    amina.choose("wish", "keep")
    amina.click("Continue")
    # Two quick sends, as a double click makes them where no script holds the second back.
    form = "document.querySelector('form.kf-form')"
    answers = amina.page.evaluate(
        f"async () => {{ const form = {form}; const body = new URLSearchParams(new FormData(form));"
        "const send = () => fetch(form.action, {method: 'POST', body, credentials: 'same-origin'}).then((a) => a.url);"
        "return Promise.all([send(), send()]) }"
    )
    assert answers[0] == answers[1]
    amina.click("Send")  # a third time, from the page that is still open
    assert amina.page.url == answers[0]
    amina.page.go_back()
    amina.look()
    amina.reads("This worry has been sent already") if amina.page.get_by_text(
        "sent already"
    ).count() else None
    assert Concern.objects.filter(saw="Would not take off her coat.").count() == 1


def test_a_form_sent_after_signing_out_in_another_window_is_there_again_after_signing_in(visitor):
    daniel = visitor("daniel")
    write_note(daniel, "Sarah rang: the heating works again.")
    other = daniel.page.context.new_page()
    other.goto("/")
    other.get_by_role("button", name="Sign out").click()
    other.close()
    daniel.click("Sign and save")
    daniel.reads("What you wrote has been kept")
    daniel.click(daniel.page.locator('form:has([name="username"][value="daniel"]) button'))
    assert daniel.box("what").input_value() == "Sarah rang: the heating works again."
    assert daniel.box("happened_on-day").input_value() == "24"
    daniel.click("Sign and save")
    daniel.reads("the heating works again")
    assert Note.objects.filter(what__contains="the heating works").count() == 1


def test_what_was_being_written_is_offered_again_after_the_window_was_closed(visitor):
    daniel = visitor("daniel")
    write_note(daniel, "Mark showed me his new shoes, and")
    with daniel.page.expect_response("**/drafts/") as kept:
        daniel.box("what").press_sequentially(" then")
    assert kept.value.ok
    daniel.page.locator(".kf-saved", has_text=re.compile("saved|Saved|kept|Kept")).wait_for()
    context = daniel.page.context
    daniel.page.close()
    daniel.page = context.new_page()
    daniel.goto("/")
    daniel.reads("Mark showed me his new shoes")  # among the drafts
    daniel.goto(f"/families/{roberts().ref}/notes/write/")
    daniel.reads("Carry on where you stopped?", "Mark showed me his new shoes, and then")
    daniel.click("Carry on")
    assert daniel.box("what").input_value() == "Mark showed me his new shoes, and then"
    daniel.click("Sign and save")
    daniel.goto(f"/families/{roberts().ref}/notes/write/")
    daniel.does_not_read("Carry on where you stopped?")  # signed: no draft is left
