"""A second worry about the same child, misspelt, by another agency, meets the first; and tells nobody about it."""

from kinfold.concerns.models import Concern
from kinfold.people import queries as people

FIRST, SECOND = "Fell asleep on the mat before ten.", "A bruise on the upper arm, the size of a thumb."


def test_a_second_worry_misspelt_by_another_agency_meets_the_first_and_both_stand_in_one_pattern(visitor):
    helen, claire, grace = visitor("helen"), visitor("claire"), visitor("grace")
    first = raise_worry(helen, "Oskar Fairweather", FIRST)
    second = raise_worry(claire, "Oscar Fairwether", SECOND, wish="ask")
    told_before_joining = [claire.words_of(f"/worry/{second}/sent"), claire.words_of("/worry/mine")]

    grace.goto("/advice/line")
    grace.click("Oscar Fairwether: question")
    grace.click("Answer")
    grace.reads("This may be someone we know", "Oskar Fairweather")
    grace.click("This is the same child: Oskar Fairweather")
    grace.fill(why="The same birthday, the same street, and the names nearly the same.")
    grace.click("Yes, the same person")
    grace.reads(FIRST, SECOND, "all together")

    known, joined = (people.kept(child_of(ref)) for ref in (first, second))
    assert known == joined
    told_after = [claire.words_of(f"/worry/{second}/sent"), claire.words_of("/worry/mine")]
    assert told_after == told_before_joining
    claire.goto(f"/worry/{second}")
    claire.does_not_read(FIRST, "Oskar", "Fairweather", "Helen Marsh")
    assert claire.page.goto(f"/worry/{first}").status == 404
    assert claire.page.goto(f"/people/{known.ref}/").status == 404


def raise_worry(someone, name: str, saw: str, *, wish: str = "keep") -> str:
    someone.goto("/worry/new?afresh=yes")
    someone.fill(**{"name-0": name, "mother": "Ivy"})
    someone.day("born-0", 3, 6, 2019)
    someone.click("Continue")
    someone.fill(saw=saw)
    someone.click("Continue")
    someone.click("Continue")
    someone.choose("wish", wish)
    someone.click("Continue")
    someone.click("Send")
    someone.reads("Your worry is kept")
    return someone.page.url.split("/")[-2]


def child_of(ref: str):
    return Concern.objects.get(ref=ref).about.get().person
