"""Bookmarks are kept with the plan by edits: saved, renamed, moved, removed, and undone like everything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from siteplanner.core import edits
from siteplanner.core.bookmarks import BOOKMARKS, Bookmark, bookmarks_of
from siteplanner.core.edits import Edit, edit_from_json
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.services.planning_session import PlanningSession
from tests.builders import plan, site


@pytest.fixture
def three() -> Plan:
    made = plan(site(), {})
    for n, name in enumerate(("全貌", "East gate", "变电站")):
        made = edits.save_bookmark(name, 470_000.0 + n, 4_174_000.0, 2000.0).apply(made)
    return made


def names(of: Plan) -> list[str]:
    return [bookmark.name for bookmark in bookmarks_of(of)]


def test_bookmarks_keep_the_order_in_which_they_were_saved(three: Plan) -> None:
    assert names(three) == ["全貌", "East gate", "变电站"]
    assert bookmarks_of(three)[1] == Bookmark("East gate", 470_001.0, 4_174_000.0, 2000.0)


def test_a_bookmark_saved_again_keeps_its_place_and_takes_the_view_on(three: Plan) -> None:
    again = edits.save_bookmark("全貌", 1.0, 2.0, 500.0).apply(three)
    assert bookmarks_of(again)[0] == Bookmark("全貌", 1.0, 2.0, 500.0)
    assert names(again) == names(three)
    assert edits.save_bookmark("全貌", 1.0, 2.0, 500.0).apply(again) is again


def test_a_bookmark_gets_another_name_or_goes(three: Plan) -> None:
    assert names(edits.rename_bookmark("East gate", " 东门 ").apply(three)) == ["全貌", "东门", "变电站"]
    assert names(edits.remove_bookmark("East gate").apply(three)) == ["全貌", "变电站"]
    none = three
    for name in names(three):
        none = edits.remove_bookmark(name).apply(none)
    assert BOOKMARKS not in none.settings


@pytest.mark.parametrize(
    ("name", "by", "order"),
    [
        ("变电站", -1, ["全貌", "变电站", "East gate"]),
        ("全貌", 9, ["East gate", "变电站", "全貌"]),
        ("全貌", -1, ["全貌", "East gate", "变电站"]),
    ],
)
def test_a_bookmark_moves_in_the_list_and_stops_at_its_ends(three: Plan, name: str, by: int, order: list[str]) -> None:
    assert names(edits.move_bookmark(name, by).apply(three)) == order


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: edits.save_bookmark("  ", 0, 0, 1000), "blank"),
        (lambda: edits.rename_bookmark("全貌", "East gate"), "already a bookmark “East gate”"),
        (lambda: edits.rename_bookmark("nowhere", "x"), "no bookmark “nowhere”"),
        (lambda: edits.remove_bookmark("nowhere"), "no bookmark “nowhere”"),
        (lambda: edits.move_bookmark("nowhere", 1), "no bookmark “nowhere”"),
    ],
)
def test_what_cannot_be_is_said(three: Plan, make: Callable[[], Edit], words: str) -> None:
    with pytest.raises(EditError, match=words):
        make().apply(three)


@pytest.mark.parametrize(
    "edit",
    [
        edits.save_bookmark("全貌", 470_000.25, 4_174_000.5, 1000.0),
        edits.rename_bookmark("全貌", "总览"),
        edits.move_bookmark("全貌", 1),
        edits.remove_bookmark("全貌"),
    ],
)
def test_each_goes_to_json_and_back_and_is_undone(three: Plan, edit: Edit) -> None:
    assert edit_from_json(edit.to_json()) == edit
    session = PlanningSession(three)
    session.apply(edit)
    assert session.plan is not three
    session.undo()
    assert session.plan is three


def test_the_plan_file_keeps_them(three: Plan, tmp_path: Path) -> None:
    path = save_plan(three, tmp_path / "方案.gpkg")
    assert bookmarks_of(open_plan(path)) == bookmarks_of(three)


@pytest.mark.parametrize("text", ["", "{", "3", '{"name": "x"}', '[3, {"name": "x"}, {"name": "", "scale": 1}]'])
def test_settings_that_make_no_sense_are_no_bookmarks(three: Plan, text: str) -> None:
    assert bookmarks_of(replace(three, settings={BOOKMARKS: text})) == ()


def test_what_another_version_wrote_beside_a_bookmark_stays(three: Plan) -> None:
    text = '[{"name": "a", "east_m": 1, "north_m": 2, "scale": 500, "theme": "用地"}]'
    other = replace(three, settings={BOOKMARKS: text})
    assert '"theme": "用地"' in edits.rename_bookmark("a", "b").apply(other).settings[BOOKMARKS]
