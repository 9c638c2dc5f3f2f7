"""Both states of a plan in one picture."""

from __future__ import annotations

import re
from typing import Any

import pytest

from siteplanner.core import edits
from siteplanner.core.errors import EditError, InputError
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.drawing.difference_map import draw_difference_map
from tests.builders import plan, rect, site
from tests.edit_sequences import start


def drawn(before: Plan, after: Plan, suffix: str = ".svg", scenario: str = "base", **options: Any) -> bytes:
    return draw_difference_map(before, after, suffix, scenario, names=("周一", "周五"), **options)


def lines(svg: bytes) -> int:
    return len(re.findall(rb"stroke-dasharray", svg))


@pytest.fixture(scope="module")
def two() -> tuple[Plan, Plan]:
    """P01 moved, P02 with other data, P03 gone, P04 come, the substation moved."""
    before = start()
    after = edits.move_plants("base", ["P01"], 60.0, 0.0).apply(before)
    after = edits.set_attributes("base", ["P02"], {"jobs": 7}).apply(after)
    after = edits.remove_plants("base", ["P03"]).apply(after)
    after = edits.add_plants(after, "base", [rect(370, 20, 30, 30)], plant_ids=["P04"]).apply(after)
    return before, edits.move_features("base", Feature("substations", "S1"), 20.0, 0.0).apply(after)


@pytest.mark.parametrize(
    ("suffix", "head", "lang"), [(".png", b"\x89PNG", "en"), (".pdf", b"%PDF-", "zh"), (".svg", b"<?xml", "zh")]
)
def test_it_is_drawn_in_each_form_and_language(two: tuple[Plan, Plan], suffix: str, head: bytes, lang: str) -> None:
    content = drawn(*two, suffix, lang=lang, paper="A4")
    assert content.startswith(head)
    if suffix == ".svg":
        assert drawn(*two, suffix, lang=lang, paper="A4") == content


def test_what_went_and_where_it_was_is_dashed(two: tuple[Plan, Plan]) -> None:
    before, after = two
    same = drawn(before, before)
    assert lines(drawn(before, after)) > lines(same)
    altered = edits.set_attributes("base", ["P02"], {"jobs": 7}).apply(before)
    assert lines(drawn(before, altered)) == lines(same)  # other data are hatched, nothing of them was elsewhere


def test_a_scenario_is_held_against_another(two: tuple[Plan, Plan]) -> None:
    before = edits.add_scenario("b", copy_of="base").apply(two[0])
    assert drawn(before, before, scenario="b", earlier_id="base") != drawn(before, before, scenario="b")
    with pytest.raises(EditError, match="no scenario"):
        drawn(before, before, scenario="none")


def test_a_plan_with_nothing_in_it_is_refused() -> None:
    empty = plan(site(), {})
    with pytest.raises(InputError, match="nothing to draw"):
        drawn(empty, empty)
