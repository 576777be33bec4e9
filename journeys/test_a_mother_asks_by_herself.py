"""A mother without an account finds help on her telephone, asks by herself, and reads the answer by her code."""

from playwright.sync_api import expect

from kinfold.directory.models import PublicAsk

WORDS = "The money is gone by Thursday and I do not sleep. I have nobody to leave the little one with."
REASONS = (
    "Nobody should go hungry. The pantry asks no questions, and the rooms mind your children while you talk."
)
HELP = "The pantry is open today. Quiet Rooms ring you on Wednesday morning."


def test_a_mother_without_an_account_finds_help_asks_and_reads_the_answer_by_her_code(visitor):
    jo = visitor(width=400, has_touch=True)
    jo.goto("/sign-in/")
    jo.click("Help near you")
    jo.reads("999", "111", "01632 960100")
    jo.page.get_by_label("What is hard?").select_option("money")
    jo.page.get_by_label("Near to").select_option(label="Northside Hub, Northside")
    jo.click("Look")
    jo.reads("Larch Lane Pantry", "half a mile", "Money and homes advice")
    first = jo.page.locator(".kf-near__name").first
    expect(first).to_have_text("Larch Lane Pantry")
    jo.click(first.get_by_role("link"))
    jo.reads("Just come in", "Three pounds a week", "Monday", "9am to midday", "straight line")
    jo.click("Ask for this help")
    jo.reads("What happens next", "We do not tell your family")
    jo.click("Send")  # with nothing written
    jo.reads("One line is enough")
    jo.fill(words=WORDS, named="Jo", safe_to_reply="Text only, before three: 01632 960399")
    jo.click("Send")
    jo.reads("We show it only once")
    code = jo.page.locator("#code").inner_text()
    asked = PublicAsk.objects.get(words=WORDS)
    assert code.replace("-", "")[4:] not in str(PublicAsk.objects.filter(pk=asked.pk).values())

    ben = visitor("ben")
    ben.click("Asked in public")
    ben.reads("Jo", WORDS[:40])
    ben.goto(f"/asked-in-public/{asked.ref}/")
    ben.reads(WORDS, "Text only, before three")
    ben.click("Answer")
    ben.choose("answer", "help")
    ben.click("Send the answer")  # without reasons there is no answer
    ben.reads("There is a problem")
    ben.fill(what_was_given=HELP, reasons=REASONS)
    ben.click("Send the answer")
    ben.reads(REASONS, "Not yet")

    jo.goto("/help-near-you/answer/")
    jo.fill(code=f"{code[:-1]}{'0' if code[-1] != '0' else '1'}")
    jo.click("Show my answer")
    jo.reads("Check each letter and number")
    jo.fill(code=code.lower())
    jo.click("Show my answer")
    jo.reads("Yes, we can help", HELP, REASONS, "Ben Carter")

    ben.page.reload()
    ben.click("Take it up into a record")
    ben.fill(words="Asked for help with money and sleep.")
    ben.click("Write it into the record")
    ben.reads("Asked for help with money and sleep.", "Jo")


def test_help_is_found_and_printed_without_scripts_and_without_cookies(visitor):
    jo = visitor(width=400, java_script_enabled=False)
    jo.goto("/help-near-you/?hard=baby")
    jo.reads("Expecting together")
    jo.page.locator('input[name="s"][value="expecting-together"]').check(force=True)
    jo.click("Print what I ticked")
    jo.reads("Expecting together", "01632 960302", "Thursday")
    assert jo.page.context.cookies() == []
