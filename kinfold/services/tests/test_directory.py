"""The directory: what stands on a page and who keeps it, who finds what, and whether a service fits somebody."""

from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
import yaml

from demo.runner.reader import DEMO
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.people import actions as people
from kinfold.services import actions, queries, rules
from kinfold.services.actions import Entry, Hours
from kinfold.services.models import Criterion, Opening, Service
from kinfold.sharing import actions as sharing
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

HERE = (54.9, -1.5)


def fathers_group(**more: Any) -> Service:
    told = {
        "does": "A place to talk",
        "for_whom": ["fathers"],
        "needs": ["social_support"],
        "public": True,
    } | more
    return actions.list_service("fathers-group", "Fathers’ evening", **told)


def names(page: queries.Page) -> list[str]:
    return [one.name for one in page.services]


# ---- a page


def test_listing_again_changes_only_what_is_given(db: None) -> None:
    fathers_group(languages=["Polish"], phone="01632 960201")
    again = actions.list_service("fathers-group", "Dads’ evening", childcare=True)
    assert (again.name, again.languages, again.phone, again.childcare) == (
        "Dads’ evening", ["Polish"], "01632 960201", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"needs": ["gold"]}, "needs"),
        ({"for_whom": ["dragons"]}, "for_whom"),
        ({"youngest": 9, "oldest": 4}, "oldest"),
        ({"youngest": 200}, "youngest"),
        ({"web": "javascript:alert(1)"}, "web"),
        ({"email": "nobody"}, "email"),
        ({"phone": "ring Sue"}, "phone"),
        ({"cost_per_case": Decimal(-1)}, "cost_per_case"),
        ({"csc_only": True}, "public"),
        ({"usual_days": 100_000}, "usual_days"),
    ],
)
def test_what_cannot_be_so_is_refused_beside_its_field(db: None, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(NotNow) as refused:
        fathers_group(**wrong)
    assert refused.value.field == field
    assert not Service.objects.exists()


def test_the_first_worker_who_makes_sure_becomes_the_keeper_and_others_cannot_change_it(cast: Cast) -> None:
    page = fathers_group()
    kept = actions.keep_service(page, by=cast.who("AW"), on=TODAY, opening="Tuesdays")
    assert (kept.kept_by, kept.checked_on, kept.verified) == (cast.practitioners["AW"], TODAY, True)
    with pytest.raises(RefusedOpenly):
        actions.check_service(kept, by=cast.who("MG"), on=TODAY)
    with pytest.raises(RefusedOpenly):
        actions.keep_service(kept, by=cast.who("PT"), on=TODAY, opening="Never")
    assert Service.objects.get().opening == "Tuesdays"


def test_those_who_give_it_keep_their_own_page(cast: Cast) -> None:
    page = fathers_group(organisation=cast.organisations["school"], kept_by=cast.practitioners["AW"])
    actions.keep_service(page, by=cast.who("PT"), on=TODAY, phone="01632 960207")
    assert Service.objects.get().kept_by == cast.practitioners["PT"]


@pytest.mark.parametrize("actor", ["PT", "LA2", "FAM", "EX"])
def test_nobody_from_outside_takes_on_a_page_that_nobody_keeps(cast: Cast, actor: str) -> None:
    with pytest.raises(RefusedOpenly):
        actions.check_service(fathers_group(), by=cast.who(actor), on=TODAY)


def test_a_catalogue_loaded_again_leaves_what_somebody_made_sure_of(by: Who) -> None:
    data = yaml.safe_load((DEMO / "catalogue.yaml").read_text())
    actions.load_catalogue(data)
    actions.keep_service(Service.objects.get(slug="food-bank"), by=by, on=TODAY, phone="01632 960210")
    actions.load_catalogue(data)
    kept = Service.objects.get(slug="food-bank")
    assert (kept.phone, kept.verified) == ("01632 960210", True)


def test_the_catalogue_fills_only_what_its_sources_state(db: None) -> None:
    actions.load_catalogue(yaml.safe_load((DEMO / "catalogue.yaml").read_text()))
    found = {row.slug: row for row in Service.objects.all()}
    assert found["pause"].usual_days == 540
    assert found["mst"].usual_days is None  # "three to six months" is no number
    assert (found["mst"].youngest, found["mst"].oldest) == (11, 17)
    assert found["fdac"].cost_per_case == Decimal(14_000)
    assert found["fft"].cost_per_case is None
    assert found["fft"].cost_words == "£12,000 to £15,000 per family over two years"
    assert found["family-hub"].oldest == 19
    assert "85.4" in found["parent-infant-programme"].evidence[0]["words"]
    assert found["parent-infant-programme"].evidence[0]["sources"]
    assert found["womens-counselling-group"].for_whom == ["mothers"]
    assert found["teen-parenting-programme"].for_whom == ["parents"]
    assert not any(row.phone or row.languages or row.opening or row.checked_on for row in found.values())
    assert not any(
        row.public for row in found.values() if row.csc_only or row.kind in rules.NOT_FOR_THE_PUBLIC
    )
    assert found["food-bank"].public
    assert not found["consultation-line"].public


def test_hours_that_overlap_or_end_before_they_begin_are_refused(db: None) -> None:
    page = fathers_group()
    actions.set_opening(page, [Hours(0, time(9), time(12)), Hours(0, time(13), time(17))])
    for wrong in (
        [Hours(0, time(9), time(8))],
        [Hours(0, time(9), time(12)), Hours(0, time(11), time(13))],
        [Hours(7, time(9), time(10))],
    ):
        with pytest.raises(NotNow):
            actions.set_opening(page, wrong)
    assert Opening.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        Entry(""), Entry("x", "gold"), Entry("x", "age"), Entry("x", "area"), Entry("x", "age", low=9, high=2),
        Entry("x", "age", low=900),
    ],
)  # fmt: skip
def test_a_rule_of_entry_that_says_nothing_is_refused(db: None, wrong: Entry) -> None:
    with pytest.raises(NotNow):
        actions.set_criteria(fathers_group(), [wrong])
    assert not Criterion.objects.exists()


def test_a_place_needs_both_its_numbers(db: None) -> None:
    with pytest.raises(NotNow):
        actions.add_place("The Hut", latitude=Decimal("54.9"))


def test_a_change_of_hours_or_places_is_told_to_feeds(db: None) -> None:
    page = fathers_group()
    before = Service.objects.get().changed_at
    actions.give_at(page, actions.add_place("The Hut"), note="Upstairs")
    assert Service.objects.get().changed_at > before


# ---- finding


def test_help_for_a_father_is_found_under_fathers_parents_families_and_anybody(db: None) -> None:
    fathers_group()
    for word in ("mothers", "parents", "families", "anyone", "children"):
        actions.list_service(f"for-{word}", f"For {word}", for_whom=[word], public=True)
    assert names(queries.public_services(on=TODAY, for_whom="fathers")) == [
        "Fathers’ evening", "For anyone", "For families", "For parents",
    ]  # fmt: skip


def test_what_has_no_age_or_area_is_not_left_out(db: None) -> None:
    fathers_group()
    actions.list_service("babies", "Babies", oldest=1, areas=["Northside"], public=True)
    assert names(queries.public_services(on=TODAY, age=5)) == ["Fathers’ evening"]
    assert names(queries.public_services(on=TODAY, age=0, area="Southside")) == ["Fathers’ evening"]
    assert names(queries.public_services(on=TODAY, age=1, area="Northside")) == ["Babies", "Fathers’ evening"]


def test_what_is_withdrawn_or_not_public_is_not_before_everybody(db: None) -> None:
    fathers_group(withdrawn_on=TODAY)
    actions.list_service("tool", "A tool")
    assert names(queries.public_services(on=TODAY)) == []
    assert names(queries.public_services(on=TODAY - timedelta(days=1))) == ["Fathers’ evening"]
    with pytest.raises(Service.DoesNotExist):
        queries.public_service("tool", TODAY)


def test_pages_follow_each_other_without_gap_or_repeat(db: None) -> None:
    for number in range(7):
        actions.list_service(
            f"same-{number}", "The same name" if number < 5 else f"Name {number}", public=True
        )
    seen: list[int] = []
    after = ""
    while True:
        page = queries.public_services(on=TODAY, limit=2, after=after)
        seen += [one.pk for one in page.services]
        after = page.after
        if not after:
            break
    assert len(seen) == len(set(seen)) == 7


def test_the_nearest_comes_first_and_what_comes_to_you_last(db: None) -> None:
    far, near = fathers_group(), actions.list_service("near", "Zebra club", public=True)
    actions.list_service("phone", "A line to ring", public=True)
    actions.give_at(far, actions.add_place("Far", latitude=Decimal("55.1"), longitude=Decimal("-1.5")))
    actions.give_at(near, actions.add_place("Near", latitude=Decimal("54.914"), longitude=Decimal("-1.5")))
    first = queries.public_services(on=TODAY, near=HERE, limit=2)
    assert names(first) == ["Zebra club", "Fathers’ evening"]
    assert [first.away[one.pk] for one in first.services] == ["about a mile", "about 14 miles"]
    assert names(queries.public_services(on=TODAY, near=HERE, limit=2, after=first.after)) == [
        "A line to ring"
    ]


@pytest.mark.parametrize("after", ["", "7", "x.y", "\x00.\x00", "9" * 400, "1." + "a" * 900, "-1.a"])
def test_a_made_up_place_in_the_list_is_no_error(db: None, after: str) -> None:
    fathers_group()
    assert isinstance(queries.public_services(on=TODAY, after=after).services, list)
    assert isinstance(queries.public_services(on=TODAY, after=after, near=HERE).services, list)


def test_a_typo_still_finds_help(db: None) -> None:
    fathers_group()
    assert names(queries.public_services(on=TODAY, words="fathers evning")) == ["Fathers’ evening"]


def test_pages_that_nobody_checked_for_half_a_year_come_up(by: Who) -> None:
    page = fathers_group()
    before = TODAY - timedelta(days=rules.STALE_DAYS)
    assert queries.to_check(TODAY, before=before) == [page]
    actions.check_service(page, by=by, on=TODAY)
    assert queries.to_check(TODAY, before=before) == []
    later = TODAY + timedelta(days=200)
    assert queries.to_check(later, before=later - timedelta(days=rules.STALE_DAYS)) == [page]


# ---- does it fit?


def answers(service: Service, cast: Cast, person: Any, actor: str = "AW") -> dict[str, bool | None]:
    _, view = sharing.open_ref(cast.who(actor), "V3", cast.family.ref, on=TODAY, action="test")
    return {
        row.says: fit for row, fit, _ in queries.fits(service, person, TODAY, view=view, family=cast.family)
    }


def test_a_child_and_their_parent_fit_help_for_the_childs_age(cast: Cast) -> None:
    page = fathers_group(for_whom=["parents"], youngest=5, oldest=11)
    told = "From 5 to 11 years old"
    assert answers(page, cast, cast.child)[told] is True  # eight years old
    assert answers(page, cast, cast.father)[told] is True  # his child is
    assert answers(page, cast, cast.father)["For parents"] is True


def test_an_age_that_does_not_fit_is_said_and_refuses_nobody(cast: Cast) -> None:
    page = fathers_group(for_whom=[], youngest=0, oldest=4)
    assert answers(page, cast, cast.child) == {"From 0 to 4 years old": False}
    asked = actions.ask_for_service(
        cast.family, [cast.child], page, asked_on=BEGAN, by=cast.who("AW"), on=TODAY
    )
    assert asked


def test_where_somebody_lives_is_used_only_where_it_is_not_protected(cast: Cast) -> None:
    page = fathers_group(for_whom=[], areas=["MB4"])
    by = cast.who("AW")
    assert answers(page, cast, cast.child) == {"Lives in MB4": None}
    people.add_address(cast.child, lines="2 Elm Road", postcode="MB4 2QT", since=BEGAN, by=by, on=TODAY)
    assert answers(page, cast, cast.child) == {"Lives in MB4": True}
    sharing.protect_detail(
        cast.child,
        "address",
        "9 Hidden Way",
        family=cast.family,
        postcode="MB9 9ZZ",
        why="Fled",
        readers=[cast.practitioners["AW"]],
        by=by,
        on=TODAY,
    )
    assert answers(page, cast, cast.child) == {"Lives in MB4": None}


@pytest.mark.parametrize(
    ("rule", "known", "fits"),
    [
        (rules.Rule("age", 5, 11), rules.Known(age=8), True),
        (rules.Rule("age", 5, 11), rules.Known(age=12), False),
        (rules.Rule("age", 5, 11), rules.Known(), None),
        (rules.Rule("age", None, 4), rules.Known(age=30, ages_of_children=(3, 9)), True),
        (rules.Rule("age", 18), rules.Known(age=30, ages_of_children=(3,)), True),
        (rules.Rule("parent_of", None, 4), rules.Known(ages_of_children=(6,)), False),
        (rules.Rule("area", among=("MB4",)), rules.Known(area=("mb4",)), True),
        (rules.Rule("area", among=("MB4",)), rules.Known(area=("MB1",)), False),
        (rules.Rule("area", among=("Northside",)), rules.Known(area=("MB1",)), None),
        (rules.Rule("need", among=("alcohol",)), rules.Known(needs=frozenset({"money"})), None),
        (rules.Rule("level", among=("child_in_need",)), rules.Known(level="early_help"), False),
        (rules.Rule("for_whom", among=("parents",)), rules.Known(is_one_of=frozenset({"fathers"})), True),
        (rules.Rule("for_whom", among=("young_carers",)), rules.Known(is_one_of=frozenset({"children"})), None),
        (rules.Rule("need", among=("alcohol",), must=False), rules.Known(needs=frozenset({"alcohol"})), False),
        (rules.Rule(), rules.Known(age=8), None),
    ],
)  # fmt: skip
def test_a_rule_of_entry_fits_does_not_or_is_not_known(
    rule: rules.Rule, known: rules.Known, fits: bool | None
) -> None:
    assert rules.fits(rule, known) is fits


def test_altogether_it_is_yes_only_when_everything_is_known_to_fit() -> None:
    assert [rules.altogether(told) for told in ([True], [True, None], [None, False], [])] == [
        "yes",
        "ask",
        "no",
        "ask",
    ]


@pytest.mark.parametrize(
    ("words", "days"),
    [("18 months", 540), ("three years", 1095), ("26 weeks", 182), ("a year", 365), ("up to 12 weeks", None),
     ("about a year", None), ("one weekend a month", None), ("", None), ("2019-2021", None)],
)  # fmt: skip
def test_a_length_is_a_number_only_where_it_is_stated_as_one(words: str, days: int | None) -> None:
    assert rules.days_of(words) == days


def test_hours_and_distances_are_said_as_people_say_them() -> None:
    assert (
        rules.opening_says([(time(9), time(12)), (time(13, 30), time(17))])
        == "9am to midday and 1:30pm to 5pm"
    )
    assert [rules.away_says(d) for d in (0.1, 0.5, 1.2, 7.6)] == [
        "very near", "about half a mile", "about a mile", "about 8 miles",
    ]  # fmt: skip
    assert date(2026, 3, 2).weekday() == 0
