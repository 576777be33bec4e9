"""Coming home, short breaks, children alone from abroad, the child's own book, growing up out of care: deeds and pages."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kinfold.base.errors import Clash, NotNow
from kinfold.care import actions, queries
from kinfold.care.models import AloneFromAbroad, LifeStoryPiece, PeriodOfCare, ReturnHome, ShortBreak
from kinfold.care.tests.caring import (
    carers,
    day,
    in_care,
    leaver,
    png,
    return_decided,
    sent,
    signed_in,
    text,
    young_person,
)
from kinfold.chronology.models import Entry
from kinfold.clocks import queries as clocks
from kinfold.plan import queries as plan
from kinfold.sharing import actions as sharing
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.voice.models import OwnWords

MINE = {
    "care_health", "education_plan", "return_home", "alone_from_abroad", "life_story", "leaving_care", "pathway_plan",
}  # fmt: skip


def running(cast: Cast) -> dict[str, date | None]:
    return {clock.rule: clock.due_on for clock in clocks.open_for(cast.child)}


def test_nobody_comes_home_before_all_four_parts_are_written(cast: Cast) -> None:
    period = in_care(cast)
    home = return_decided(cast, period, talk="", support=" ")
    with pytest.raises(NotNow, match="Help for child and parents, How everyone talks with each other"):
        actions.go_home(home, home_on=TODAY, by=cast.who("AW"), on=TODAY)
    assert PeriodOfCare.objects.get().ended_on is None


def test_coming_home_ends_care_keeps_the_plan_and_begins_the_visits_after(cast: Cast) -> None:
    period = in_care(cast)
    home = actions.go_home(return_decided(cast, period), home_on=TODAY, by=cast.who("AW"), on=TODAY)
    assert (home.state, PeriodOfCare.objects.get().ended_how) == ("home", "E4A")
    level = plan.level_now(cast.child, TODAY)
    assert level is not None
    assert level.level == "child_in_need"
    due = running(cast)
    assert due["after_return_contact"] == TODAY + timedelta(days=7)
    assert due["visit_every"] == TODAY + timedelta(days=7)
    assert not [rule for rule in due if rule.startswith("care_review")]
    actions.return_lasted(
        home, on_day=TODAY, what_lasts="Gran comes on Fridays.", by=cast.who("AW"), on=TODAY
    )
    assert "visit_every" not in running(cast)


def test_a_child_may_live_at_home_while_the_order_goes_on(cast: Cast) -> None:
    period = in_care(cast)
    actions.go_home(return_decided(cast, period), home_on=TODAY, how="P1", by=cast.who("AW"), on=TODAY)
    period.refresh_from_db()
    assert period.ended_on is None
    assert period.placements.get(until__isnull=True).kind == "P1"
    assert "after_return_contact" in running(cast)


def test_only_one_return_is_prepared_at_a_time_and_one_that_ended_may_be_tried_again(cast: Cast) -> None:
    period = in_care(cast)
    home = return_decided(cast, period)
    with pytest.raises(NotNow, match="being prepared already"):
        return_decided(cast, period)
    actions.return_ended(
        home, ended_on=TODAY, why="Her mother went into hospital.", by=cast.who("AW"), on=TODAY
    )
    assert return_decided(cast, period).state == "preparing"


def test_two_who_write_the_four_parts_see_both_texts(cast: Cast) -> None:
    home = return_decided(cast, in_care(cast))
    actions.change_return(home, version=home.version, support="Twice a week.", by=cast.who("AW"), on=TODAY)
    with pytest.raises(Clash) as clash:
        actions.change_return(home, version=home.version, support="Daily.", by=cast.who("MG"), on=TODAY)
    assert "Twice a week." in clash.value.theirs
    assert "Daily." in clash.value.yours


def test_a_child_comes_home_through_the_pages(cast: Cast) -> None:
    in_care(cast)
    client, ref = cast.client("AW"), cast.child.ref
    told = {
        **day("decided_on"),
        "why": "Her mother is well.",
        "child_says": "I want my cat.",
        "visits_every_days": "7",
    }
    client.post(reverse("decide_return", args=[ref]), sent(**told))
    home = ReturnHome.objects.get()
    page = text(client.get(reverse("return_home", args=[ref])))
    assert page.count("Not written yet.") == 4
    assert reverse("go_home", args=[home.ref]) not in page
    parts = {
        "support": "S",
        "agencies": "A",
        "agreement": "G",
        "talk": "T",
        "version": "1",
        "visits_every_days": "7",
    }
    client.post(reverse("change_return", args=[home.ref]), sent(**parts))
    client.post(
        reverse("go_home", args=[home.ref]),
        sent(**day("home_on"), how="E4A", level_after="child_in_need", visits_every_days="7"),
    )
    assert ReturnHome.objects.get().state == "home"
    assert "The child is home; visits go on" in text(client.get(reverse("return_home", args=[ref])))


def test_a_break_over_the_law_is_told_plainly_and_kept_only_knowing(cast: Cast) -> None:
    client, where = cast.client("AW"), reverse("record_short_break", args=[cast.child.ref])
    told = {**day("since", date(2026, 1, 1)), **day("until", date(2026, 1, 20)), "planned": "yes"}
    answer = client.post(where, sent(**told))
    assert answer.status_code == 422
    assert "at most 17 days" in text(answer)
    assert not ShortBreak.objects.exists()
    client.post(where, sent(**told, knowing="on", why="Her mother was in hospital; a review is set."))
    page = text(client.get(reverse("short_breaks", args=[cast.child.ref])))
    assert "56 days</strong> left of 75" in page
    assert "19 nights" in page


def test_a_break_that_is_only_agreed_says_so_and_names_no_place(cast: Cast) -> None:
    row = actions.record_short_break(
        cast.family, cast.child, since=TODAY + timedelta(days=10), until=TODAY + timedelta(days=12),
        carer=carers(cast), by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    entry = Entry.objects.get(uuid=row.entry)
    assert entry.what == "A short break of 2 nights was agreed."
    assert entry.happened_on == TODAY
    with pytest.raises(NotNow, match="another short break on these days"):
        actions.record_short_break(
            cast.family, cast.child, since=TODAY + timedelta(days=11), until=TODAY + timedelta(days=14),
            by=cast.who("AW"), on=TODAY,
        )  # fmt: skip


def test_a_child_who_came_alone_never_has_family_to_interpret(cast: Cast) -> None:
    client, where = cast.client("AW"), reverse("record_alone_from_abroad", args=[cast.child.ref])
    told = {**day("since"), "language": "Tigrinya", "needs": "A phone card."}
    answer = client.post(where, sent(**told, interpreter="Ilse Ardleigh"))
    assert "An interpreter is never family" in text(answer)
    client.post(where, sent(**told, interpreter="Mr Tekle, Lingua Trust"))
    assert AloneFromAbroad.objects.get().interpreter == "Mr Tekle, Lingua Trust"
    again = {
        **told,
        "needs": "A phone card and a solicitor.",
        "version": "1",
        "interpreter": "Mr Tekle, Lingua Trust",
    }
    client.post(where, sent(**again))
    stale = client.post(where, sent(**again))
    assert "Somebody else changed this" in text(stale)
    assert AloneFromAbroad.objects.get().needs == "A phone card and a solicitor."


def test_a_child_reads_their_own_book_without_what_is_kept_for_later_and_nobody_else_of_the_family_reads_it(
    cast: Cast,
) -> None:
    by = cast.who("AW")
    told = {"part": "before_care", "by": by, "on": TODAY}
    shown = actions.add_to_life_story(
        cast.family,
        cast.child,
        "photo",
        "Me at the sea",
        file=png(b"C\x00Larch Road"),
        file_name="a.png",
        size=99,
        **told,
    )
    kept = actions.add_to_life_story(
        cast.family, cast.child, "letter", "From my father", words="Dear Wren", keeps_back_why="Amina and Gran: at ten.",
        **told,
    )  # fmt: skip
    child, where = signed_in(cast.child), reverse("life_story", args=[cast.child.ref])
    page = text(child.get(where))
    assert "Me at the sea" in page
    assert "From my father" not in page
    assert "at ten" not in page
    sent_file = child.get(reverse("life_story_picture", args=[shown.ref]))
    assert b"Larch" not in b"".join(getattr(sent_file, "streaming_content"))  # noqa: B009
    for actor in ("FAM", "WF", "PT"):
        client = cast.client(actor)
        assert client.get(where).status_code == 404
        assert client.get(reverse("life_story_picture", args=[shown.ref])).status_code == 404
    worker = text(cast.client("AW").get(where))
    assert "Kept for later" in worker
    actions.change_piece(kept, version=1, title="From my father", words="Dear Wren", by=by, on=TODAY)
    assert "Dear Wren" in text(child.get(where))


def test_a_photo_of_a_year_is_put_into_the_book_in_the_order_of_life(cast: Cast) -> None:
    client, where = cast.client("AW"), reverse("add_to_life_story", args=[cast.child.ref])
    first = {"kind": "photo", "title": "A baby", "part": "both", "of_when-year": "2017", "child_chose": "on"}
    client.post(where, {**sent(**first), "file": SimpleUploadedFile("a.png", png().read())})
    client.post(
        where,
        sent(
            kind="words",
            title="The dog",
            part="both",
            words="He ran off.",
            **day("of_when", date(2019, 5, 1)),
        ),
    )
    assert [piece.about_year for piece in LifeStoryPiece.objects.order_by("pk")] == [2017, 2019]
    page = text(client.get(reverse("life_story", args=[cast.child.ref])))
    assert page.index("A baby") < page.index("The dog")
    refused = client.post(where, sent(kind="photo", title="Nothing", part="both"))
    assert "Choose a picture, or write the words." in text(refused)


def test_a_young_persons_plan_begins_with_their_words_and_is_looked_at_again_in_half_a_year(
    cast: Cast,
) -> None:
    growing, by = leaver(cast), cast.who("AW")
    level = plan.level_now(growing.person, TODAY)
    assert level is not None
    assert level.level == "care_leaver"
    first = actions.write_pathway_plan(
        growing, made_on=TODAY, wants="A flat near my sister.", by=by, on=TODAY
    )
    assert first.review_on == date(2026, 9, 2)
    assert OwnWords.objects.get(entry=first.entry).topic == "wishes"
    assert {c.rule: c.due_on for c in clocks.open_for(growing.person)}["pathway_review"] == date(2026, 9, 2)
    with pytest.raises(NotNow, match="within six months"):
        actions.write_pathway_plan(
            growing, made_on=TODAY, wants="More", review_on=date(2026, 10, 1), by=by, on=TODAY
        )
    actions.write_pathway_plan(growing, made_on=TODAY, wants="A dog too.", by=by, on=TODAY)
    own = signed_in(growing.person)
    mine = text(own.get(reverse("pathway_plan", args=[growing.person.ref])))
    assert "A dog too." in mine
    assert "A flat near my sister." in text(
        cast.client("AW").get(reverse("pathway_plan", args=[growing.person.ref]))
    )
    assert cast.client("FAM").get(reverse("pathway_plan", args=[growing.person.ref])).status_code == 404


def test_keeping_in_touch_gives_the_return_its_answer_at_the_birthday(cast: Cast) -> None:
    growing, by = leaver(cast), cast.who("AW")
    birthday = date(2025, 9, 9)
    assert queries.oc3(growing.person, birthday) == {"IN_TOUCH": "NO", "ACTIV": "0", "ACCOM": "0"}
    told = {"in_touch": "YES", "activity": "F2", "home": "Z", "home_suitable": True, "by": by, "on": TODAY}
    actions.keep_in_touch(growing, on_day=date(2025, 9, 20), **told)
    actions.keep_in_touch(growing, on_day=date(2026, 2, 1), **{**told, "activity": "G5", "home": "V"})
    assert queries.oc3(growing.person, birthday) == {"IN_TOUCH": "YES", "ACTIV": "F2", "ACCOM": "Z1"}


def test_staying_put_and_ties_are_kept_through_the_pages(cast: Cast) -> None:
    growing, household = leaver(cast), carers(cast)
    client = cast.client("AW")
    client.post(
        reverse("stay_put", args=[growing.ref]),
        sent(carer=household.ref, **day("since", date(2025, 9, 9)), why="This is my home."),
    )
    client.post(
        reverse("keep_tie", args=[growing.ref]),
        sent(named="Bev, who fostered me", why="Like a gran", how_kept="Sunday dinner."),
    )
    client.post(
        reverse("keep_tie", args=[growing.ref]), sent(person=cast.mother.ref, how_kept="Rings on Fridays.")
    )
    page = text(client.get(reverse("leaving_care", args=[growing.person.ref])))
    for said in ("This is my home.", "Bev, who fostered me", "Sunday dinner.", "Ilse Ardleigh"):
        assert said in page, said


def test_a_seventeen_year_old_in_care_becomes_a_care_leaver_at_eighteen_and_not_before(cast: Cast) -> None:
    young = young_person(cast, born=date(2008, 3, 2))
    by = cast.who("AW")
    growing = actions.begin_leaving_care(
        cast.family, young, "eligible", since=date(2025, 9, 9), by=by, on=TODAY
    )
    with pytest.raises(NotNow, match="begins at eighteen"):
        actions.stay_put(growing, carers(cast), since=TODAY - timedelta(days=1), why="Home", by=by, on=TODAY)
    with pytest.raises(NotNow, match="eighteenth birthday"):
        actions.change_leaving(
            growing, word="former_relevant", since=TODAY - timedelta(days=1), by=by, on=TODAY
        )
    changed = actions.change_leaving(growing, word="former_relevant", since=TODAY, by=by, on=TODAY)
    assert changed.word == "former_relevant"
    with pytest.raises(NotNow):
        actions.change_leaving(changed, word="eligible", since=TODAY, by=by, on=TODAY)


def test_the_return_of_the_year_is_answered_only_for_a_child_in_care_all_year(cast: Cast) -> None:
    in_care(cast, began_on=date(2025, 3, 1))
    actions.record_health(cast.family, cast.child, "dentist", on_day=TODAY, by=cast.who("AW"), on=TODAY)
    found = queries.oc2(cast.child, date(2026, 3, 31))
    assert found is not None
    assert found["TEETH_CHECK"] == 1
    assert queries.oc2(cast.child, date(2025, 3, 31)) is None


def test_short_facts_for_other_pages_reach_no_member_of_the_family(cast: Cast) -> None:
    in_care(cast)
    said = {}
    for actor in ("AW", "FAM"):
        view = sharing.open_record(cast.who(actor), "V1", cast.family, on=TODAY, action="t")
        said[actor] = queries.caring_facts(cast.child, TODAY, view)
    assert "Review was due 1 December 2025" in [fact.says for fact in said["AW"]]
    assert said["FAM"] == []


def test_every_entry_of_caring_leads_to_a_page_that_opens(cast: Cast) -> None:
    period, by = in_care(cast), cast.who("AW")
    told = {"by": by, "on": TODAY}
    actions.record_health(cast.family, cast.child, "dentist", on_day=TODAY, **told)
    actions.hold_education_plan(period, held_on=TODAY, agreed="A quiet desk.", parents_there=True, **told)
    return_decided(cast, period)
    actions.record_alone_from_abroad(cast.family, cast.child, since=TODAY, **told)
    actions.add_to_life_story(
        cast.family, cast.child, "words", "The goat", part="both", words="Ate a hat.", **told
    )
    actions.write_pathway_plan(leaver(cast), made_on=TODAY, wants="A flat.", **told)
    client, tried = cast.client("AW"), []
    for entry in Entry.objects.exclude(source_ref=""):
        if entry.source in MINE:
            tried.append(entry.source)
            where = reverse(entry.source, args=[entry.source_ref])
            assert client.get(where).status_code == 200, where
    assert set(tried) == MINE


def test_a_child_who_is_kept_closer_stands_on_no_list_and_on_no_page_of_others(cast: Cast) -> None:
    in_care(cast)
    sharing.restrict(
        cast.family, level="sealed", person=cast.child, named=[cast.practitioners["MG"]], why="Kept closer",
        by=cast.who("MG"), on=TODAY,
    )  # fmt: skip
    client = cast.client("TM")
    assert "Wren" not in text(client.get(reverse("virtual_school")))
    for name in (
        "care_reviews",
        "care_health",
        "education_plan",
        "return_home",
        "life_story",
        "short_breaks",
    ):
        assert client.get(reverse(name, args=[cast.child.ref])).status_code == 404, name


def test_family_came_and_the_child_is_no_longer_here_alone(cast: Cast) -> None:
    actions.record_alone_from_abroad(cast.family, cast.child, since=TODAY, by=cast.who("AW"), on=TODAY)
    client = cast.client("AW")
    client.post(reverse("end_alone_from_abroad", args=[cast.child.ref]), sent(**day("until")))
    assert AloneFromAbroad.objects.get().until == TODAY
    assert client.get(reverse("end_alone_from_abroad", args=[cast.child.ref])).status_code == 404
