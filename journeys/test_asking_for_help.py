"""A mother asks for help herself, on her telephone, and gets an answer with reasons."""

from kinfold.concerns.models import HelpRequest

WORDS = "I cannot get the three of them out of the door in the morning. I have not slept since Kelly was ill."
WANTED = "Somebody with me from seven to nine, until the baby comes."
REASONS = "Petra can come on Tuesdays and Fridays from next week. On the other days nobody is free before January; we ring you then."


def test_a_mother_asks_for_help_on_her_telephone_and_reads_an_answer_with_reasons(visitor):
    sue, ben = visitor("sue", width=400, has_touch=True), visitor("ben")
    sue.reads("Hello, Sue", "01632 960100")
    sue.click("Ask for help")
    sue.fill(words=WORDS)
    sue.click("Continue")
    sue.fill(wanted=WANTED)
    sue.click("Continue")
    sue.fill(safe_to_reply="Ring before three, not in the evening.")
    sue.click("Continue")
    sue.reads(WORDS, WANTED)
    sue.click("Send")
    sue.reads("answer")
    asked = HelpRequest.objects.get(words=WORDS)

    ben.goto("/duty")
    ben.reads(WORDS[:60])
    ben.goto(f"/help/{asked.ref}")
    ben.reads(WORDS, "Ring before three")
    ben.goto(f"/help/{asked.ref}/answer")
    ben.click("Send the answer")  # without reasons there is no answer
    ben.reads("There is a problem")
    ben.choose("answer", "part")
    ben.fill(reasons=REASONS, what_was_given="Petra Novak, two mornings a week")
    ben.click("Send the answer")
    assert ben.page.url.endswith(f"/help/{asked.ref}"), ben.words()[:900]

    sue.goto("/")
    sue.reads(WANTED, REASONS)
    sue.goto(f"/help/{asked.ref}")
    sue.reads(REASONS, "Ben Carter")


def test_a_child_can_ask_too_and_nobody_else_in_the_family_reads_it(visitor):
    jason, sue = visitor("jason", width=400, has_touch=True), visitor("sue", width=400)
    jason.click("Ask for help")
    jason.fill(words="Can somebody tell Dad to come on the day he says?")
    for _ in range(3):
        jason.click("Continue")
    jason.click("Send")
    asked = HelpRequest.objects.get(words__startswith="Can somebody tell Dad")
    jason.goto(f"/help/{asked.ref}")
    assert sue.page.goto(f"/help/{asked.ref}").status == 404
