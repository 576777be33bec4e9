"""A visit is recorded on a telephone in a kitchen, with what the child said; the child's page begins with it."""

from journeys.finding import person, roberts
from kinfold.records.models import Visit

SAID = "I like it when Dad makes the tea and nobody shouts."


def test_a_visit_recorded_on_a_telephone_puts_the_childs_words_first_on_the_childs_page(visitor):
    jason = person(roberts(), "Jason")
    daniel = visitor("daniel", width=400, has_touch=True)
    daniel.click("The Roberts family")
    daniel.click("Record a visit")
    daniel.day("happened_on", 24, 11, 2026)
    daniel.fill(
        place="At home",
        purpose="To see how the week was",
        what="We sat at the kitchen table. Jason made the tea with his dad.",
    )
    daniel.choose("announced", "yes")
    for tick in ("seen", "alone", "bedroom"):
        daniel.page.locator(f'[name="seen_{jason.pk}"][value="{tick}"]').check()
    daniel.fill(**{f"said_{jason.pk}": SAID})
    daniel.click("Sign and save")
    daniel.reads(SAID, "Seen, and seen alone")

    daniel.goto(f"/people/{jason.ref}/")
    daniel.reads(SAID)
    assert SAID in daniel.page.locator(".kf-words__quote").first.inner_text()
    daniel.goto(f"/people/{jason.ref}/chronology/")
    daniel.reads("24 November 2026", SAID)
    assert Visit.objects.filter(family=roberts(), what__startswith="We sat at the kitchen").count() == 1

    boy = visitor("jason", width=400, has_touch=True)  # he reads on his own page what was kept
    boy.reads(SAID)
