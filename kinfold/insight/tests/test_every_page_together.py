"""An analyst opens every page there is, with every choice that may be made, and adds and subtracts all of it: no small number follows."""

from collections.abc import Sequence
from itertools import product

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kinfold.insight import rules
from kinfold.insight.queries.counting import Tally
from kinfold.insight.queries.shaping import lay_out, show, together

WHO, WHERE, ETHNIC = ("mothers", "fathers", "step"), ("ZX1", "ZX2"), ("white", "asian")
ANY = "*"
Key = tuple[str, str, str, int]
"""Who, where, ethnicity (or any), and which number: 0 all, 1 those with help, 2 those without."""
People = dict[tuple[str, str, str], tuple[int, int]]
COUNT = st.sampled_from([0, 0, 1, 2, 4, 6, 9, 15])


@st.composite
def worlds(draw: st.DrawFn) -> People:
    return {group: (draw(COUNT), draw(COUNT)) for group in product(WHO, WHERE, ETHNIC)}


def parts(numbers: Sequence[int]) -> tuple[int, int]:
    everybody, having = numbers
    return having, everybody - having


def truth(world: People, key: Key) -> int:
    who, where, ethnic, place = key
    cells = [
        n
        for group, n in world.items()
        if all(k in (ANY, g) for k, g in zip((who, where, ethnic), group, strict=True))
    ]
    having, without = sum(n[0] for n in cells), sum(n[1] for n in cells)
    return (having + without, having, without)[place]


def page(world: People, chosen: dict[int, str]) -> dict[int, rules.Shown]:
    """What the analyst is shown on one page: the total, those with help and those without; of two choices only the total."""
    lines: dict[tuple[str, ...], list[int]] = {}
    for group, (having, without) in world.items():
        at = tuple(group[place] for place in chosen)
        before = lines.get(at, [0, 0])
        lines[at] = [before[0] + having + without, before[1] + having]
    tallies = [Tally(False, "row", at, tuple(numbers)) for at, numbers in lines.items() if any(numbers)]
    counted = lay_out(tallies, list(chosen.values()))
    line = together(counted, show(counted, parts), parts, "row")
    told = dict(enumerate(line or [rules.exact(0)] * 3))
    return told if len(chosen) < 2 else {0: told[0], 1: rules.HIDDEN, 2: rules.HIDDEN}


def choices() -> list[dict[int, str]]:
    """Every choice that may be made: nothing, one thing, or who and where together."""
    values = (WHO, WHERE, ETHNIC)
    one = [{place: value} for place in range(3) for value in values[place]]
    return [{}, *one, *({0: who, 1: where} for who in WHO for where in WHERE)]


def everything_shown(world: People) -> dict[Key, tuple[int, int]]:
    shown: dict[Key, tuple[int, int]] = {}
    for chosen in choices():
        for place, one in page(world, chosen).items():
            key = (*(chosen.get(at, ANY) for at in range(3)), place)
            shown[key] = (0, 10**6) if one.low is None or one.high is None else (one.low, one.high)
    return shown


def sums() -> list[tuple[Key, list[Key]]]:
    """Everything that is known to add up."""
    found: list[tuple[Key, list[Key]]] = []
    for place in range(3):
        found += [((ANY, ANY, ANY, place), [(who, ANY, ANY, place) for who in WHO])]
        found += [((ANY, ANY, ANY, place), [(ANY, where, ANY, place) for where in WHERE])]
        found += [((ANY, ANY, ANY, place), [(ANY, ANY, one, place) for one in ETHNIC])]
        found += [((who, ANY, ANY, place), [(who, where, ANY, place) for where in WHERE]) for who in WHO]
        found += [((ANY, where, ANY, place), [(who, where, ANY, place) for who in WHO]) for where in WHERE]
    groups = [tuple(chosen.get(at, ANY) for at in range(3)) for chosen in choices()]
    return found + [((*group, 0), [(*group, 1), (*group, 2)]) for group in groups]  # type: ignore[list-item]


SUMS = sums()


def worked_out(known: dict[Key, tuple[int, int]]) -> dict[Key, tuple[int, int]]:
    """Narrow everything from everything else until nothing more follows."""
    changed = True
    while changed:
        changed = False
        for total, cells in SUMS:
            low, high = sum(known[cell][0] for cell in cells), sum(known[cell][1] for cell in cells)
            bounds = [(total, low, high)]
            bounds += [
                (cell, known[total][0] - high + known[cell][1], known[total][1] - low + known[cell][0])
                for cell in cells
            ]
            for key, least, most in bounds:
                before = known[key]
                known[key] = max(before[0], least), min(before[1], most)
                changed = changed or known[key] != before
    return known


@given(worlds())
@settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.generate))
def test_nobody_who_reads_every_page_can_work_out_a_small_number(world: People) -> None:
    shown = everything_shown(world)
    for key, (low, high) in shown.items():
        count = truth(world, key)
        assert low <= count <= high, (key, count, low, high)
        assert not rules.is_small(count) or high == 10**6, f"{key} shows {count}"
    for key, (low, high) in worked_out(dict(shown)).items():
        if rules.is_small(truth(world, key)):
            assert low < high, (key, truth(world, key), world)


@given(worlds())
@settings(max_examples=40, deadline=None)
def test_no_two_numbers_on_pages_for_everybody_differ_by_one_to_five(world: People) -> None:
    everybody, having = page(world, {})[0], page(world, {})[1]
    if everybody.low is not None and having.low is not None:
        assert not rules.is_small(everybody.low - having.low)
