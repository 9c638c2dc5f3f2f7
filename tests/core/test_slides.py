"""Slides are rows of the plan's settings: read leniently, kept whole."""

from __future__ import annotations

import json

import pytest

from siteplanner.core import edits
from siteplanner.core.edits.edit import edit_from_json
from siteplanner.core.errors import EditError
from siteplanner.core.map_look import MapLook, look_from_json
from siteplanner.core.plan import Plan
from siteplanner.core.slides import SLIDES, Slide, free_slide_id, slide_from_json, slide_of, slides_of
from tests.builders import plan, site

PLAN = plan(site())
FULL = Slide(
    "S07",
    "近期方案",
    "comparison",
    text="三步走\n第一步",
    notes="先讲用电",
    scenario_id="step-2025",
    others=("base",),
    moment="2025Q4",
    bounds=(0.0, 1.0, 100.0, 90.5),
    look=MapLook(grid=True, plants_by="status").to_json(),
    figures=("power_kw", "capacity.anode_graphite"),
    table="land_balance",
    chart="power",
    camera={"azimuth_deg": 30.0},
    unknown={"transition": "fade"},
)


def with_slides(*slides: Slide) -> Plan:
    made = PLAN
    for slide in slides:
        made = edits.save_slide(slide).apply(made)
    return made


def test_a_slide_comes_back_whole_from_its_json_keys_of_other_versions_included() -> None:
    assert slide_from_json(json.loads(json.dumps(FULL.to_json()))) == FULL
    assert look_from_json(FULL.look).plants_by == "status"


@pytest.mark.parametrize(
    "bounds", [None, [], [0, 0, 1], [1, 0, 0, 1], ["a", 0, 1, 1], [0, 0, float("nan"), 1], [0, 0, True, 1]]
)
def test_bounds_that_make_no_sense_show_the_whole_site(bounds: object) -> None:
    assert slide_from_json({"slide_id": "a", "bounds": bounds}).bounds is None


def test_a_new_slide_comes_last_or_after_another_and_a_kept_one_stays_in_its_place() -> None:
    made = with_slides(Slide("a"), Slide("b"))
    made = edits.save_slide(Slide("c", "third"), after="a").apply(made)
    assert [slide.slide_id for slide in slides_of(made)] == ["a", "c", "b"]
    made = edits.save_slide(Slide("c", "renamed"), after="b").apply(made)
    assert [slide.title for slide in slides_of(made)] == ["", "renamed", ""]


def test_slides_move_stop_at_the_ends_and_go() -> None:
    made = with_slides(Slide("a"), Slide("b"), Slide("c"))
    moved = edits.move_slide("a", 9).apply(made)
    assert [slide.slide_id for slide in slides_of(moved)] == ["b", "c", "a"]
    rest = edits.remove_slide("b").apply(moved)
    assert [slide.slide_id for slide in slides_of(rest)] == ["c", "a"]
    empty = edits.remove_slide("c").apply(edits.remove_slide("a").apply(rest))
    assert SLIDES not in empty.settings


@pytest.mark.parametrize("edit", [edits.move_slide("x", 1), edits.remove_slide("x")])
def test_a_slide_that_is_not_there_is_named(edit: edits.Edit) -> None:
    with pytest.raises(EditError, match="x"):
        edit.apply(with_slides(Slide("a")))
    with pytest.raises(EditError, match="x"):
        slide_of(PLAN, "x")


def test_a_slide_survives_the_change_log() -> None:
    saved = edits.save_slide(FULL)
    again = edit_from_json(json.loads(json.dumps(saved.to_json())))
    assert slides_of(again.apply(PLAN)) == (FULL,)


def test_a_free_id_is_of_no_slide() -> None:
    assert free_slide_id(with_slides(Slide("S01"), Slide("S03"))) == "S02"


def test_the_title_stands_in_the_history() -> None:
    assert edits.save_slide(FULL).label().values == {"slide": "近期方案"}
    assert edits.save_slide(Slide("a")).label().values == {"slide": "a"}


def test_rows_of_another_hand_are_passed_over() -> None:
    made = edits.set_plan_setting(SLIDES, [{"slide_id": "a", "title": 7}, 3, {"title": "no id"}]).apply(PLAN)
    assert slides_of(made) == (Slide("a"),)
