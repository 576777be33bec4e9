"""A worry about a child nobody knows: asked, answered, referred, decided, and told back."""

import time

SAW = "Came at half past ten in wet shoes, ate three bowls of cereal and fell asleep on the mat."
SAID = "Mummy is too tired to wake up."
ADVICE = "Ring the health visitor of the surgery in Quay Street, and talk with Tilly’s mum tomorrow."
REASONS = "She can visit this week and see the baby too. Mum has not been asked yet what would help."
TOLD = "Thank you. Somebody will visit this week, because the children are small and mum is alone with them."


def test_a_worry_about_a_child_nobody_knows_is_asked_answered_referred_decided_and_told_back(visitor):
    began = time.monotonic()
    amina, grace, ben = visitor("amina"), visitor("grace"), visitor("ben")

    worry = raise_a_worry(amina)
    answer_it(grace)
    referral = refer_it(amina, worry)
    decide_it(ben, referral)

    amina.goto("/")
    amina.reads("Tilly Marchbanks")
    amina.goto("/worry/mine")
    amina.reads(ADVICE, TOLD)
    amina.click("Referral")
    amina.reads("Child and family assessment", TOLD, "Ben Carter")
    amina.does_not_read("no food in the cupboard")  # duty's own reasons are not the referrer's

    clicks = sum(someone.clicks for someone in (amina, grace, ben))
    pages = sum(someone.pages for someone in (amina, grace, ben))
    print(
        f"\nA worry, from the first page to the answer: {clicks} clicks, {pages} pages, {time.monotonic() - began:.0f} s"
    )
    assert clicks <= 40
    assert pages <= 40


def raise_a_worry(amina) -> str:
    amina.click("Raise a worry")
    if amina.page.get_by_role("link", name="Start afresh").count():
        amina.click("Start afresh")
    amina.fill(**{"name-0": "Tilly Marchbanks", "father-0": "Not known", "mother": "Dee Marchbanks"})
    amina.day("born-0", 14, 2, 2023)
    amina.page.locator("summary", has_text="Anything more you know").click()
    amina.fill(**{"school-0": "Orchard Nursery", "address": "Flat 2, 9 Quay Street"})
    amina.click("Continue")
    amina.reads("Page 2 of 4")
    amina.fill(**{"saw": SAW, "words-0": SAID})
    amina.click("Continue")
    amina.fill(may_mean="Perhaps nobody gets up in the morning.", done_already="Gave her breakfast.")
    amina.choose("family_told", "no")
    amina.click("Continue")
    amina.choose("wish", "ask")
    amina.fill(question="Should we ring somebody, or talk with mum first?")
    amina.click("Continue")
    amina.reads(SAW, SAID, "Check what you wrote")
    amina.click("Send")
    amina.reads("Your worry is kept", "You should hear by Thursday 26 November 2026", "01632 960100")
    return amina.page.url.split("/")[-2]


def answer_it(grace) -> None:
    grace.goto("/advice/line")
    grace.click("Tilly Marchbanks: question")
    grace.reads(SAW, SAID)
    grace.click("Answer")
    grace.click("Not known before: Tilly Marchbanks")
    grace.choose("family_known", "no")
    grace.fill(advice=ADVICE, reasons=REASONS)
    grace.click("Send the answer")
    grace.reads(ADVICE, REASONS)


def refer_it(amina, worry: str) -> str:
    amina.goto("/")
    amina.reads("Tilly Marchbanks")
    amina.goto(f"/worry/{worry}")
    amina.reads(ADVICE)
    amina.click("Advice: Answered")
    amina.reads(ADVICE, REASONS)
    amina.click("Refer to social care")
    amina.reads(ADVICE)  # it goes with the referral by itself
    amina.fill(why="The health visitor found nobody at home, and Tilly came hungry again.")
    amina.choose("family_told", "yes")
    amina.click("Send the referral")
    amina.reads("Tilly Marchbanks")
    return amina.page.url


def decide_it(ben, referral: str) -> None:
    ben.goto("/duty")
    ben.reads("Tilly Marchbanks")
    ben.goto(referral)
    ben.reads(SAW, SAID, ADVICE)
    ben.click("Take it up")
    ben.does_not_read("Not known before: Not known")
    ben.click("Decide")
    ben.choose("outcome", "assessment")
    ben.fill(reasons="Two small children and no food in the cupboard.", told_referrer=TOLD)
    ben.box("tell_now").check()
    ben.fill(told_family="We would like to visit you and see what would help.")
    ben.click("Decide")
    ben.reads("Child and family assessment")
