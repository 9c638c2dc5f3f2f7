"""Backdrops are kept with the plan by edits, and undone like everything else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from siteplanner.core import edits
from siteplanner.core.backdrop import BACKDROPS, Backdrop, backdrops_of, fresh_ids
from siteplanner.core.edits import edit_from_json
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.services.planning_session import PlanningSession
from tests.builders import plan, site

PHOTO = Backdrop("backdrop-1", "picture", "/maps/航片.tif", "../航片.tif", 1200, "ab12", "EPSG:4547", "true")
TILES = Backdrop("backdrop-2", "tiles", "/maps/amap", datum="gcj02", opacity=0.5)


@pytest.fixture
def two() -> Plan:
    made = edits.add_backdrop(PHOTO).apply(plan(site(), {}))
    return edits.add_backdrop(TILES).apply(made)


def test_backdrops_lie_in_the_order_in_which_they_were_added(two: Plan) -> None:
    assert backdrops_of(two) == (PHOTO, TILES)
    assert fresh_ids(two, 2) == ("backdrop-3", "backdrop-4")
    assert PHOTO.name == "航片.tif"


def test_a_backdrop_changes_and_goes(two: Plan) -> None:
    pale = edits.change_backdrop(two, "backdrop-1", opacity=0.25).apply(two)
    assert backdrops_of(pale) == (replace(PHOTO, opacity=0.25), TILES)
    assert edits.change_backdrop(two, "backdrop-1", opacity=1.0).apply(two) is two
    gone = edits.remove_backdrop(pale, "backdrop-1").apply(pale)
    assert backdrops_of(gone) == (TILES,)
    assert BACKDROPS not in edits.remove_backdrop(gone, "backdrop-2").apply(gone).settings


def test_tiles_of_baidu_are_refused_with_words(two: Plan) -> None:
    with pytest.raises(EditError, match="Baidu"):
        edits.change_backdrop(two, "backdrop-2", datum="bd09").apply(two)
    with pytest.raises(EditError, match="Baidu"):
        edits.add_backdrop(replace(TILES, datum="bd09")).apply(two)


def test_a_picture_in_metres_of_a_zone_is_never_called_shifted(two: Plan) -> None:
    with pytest.raises(EditError, match="never shifted"):
        edits.change_backdrop(two, "backdrop-1", datum="gcj02").apply(two)


def test_an_unknown_system_and_an_unknown_backdrop_are_refused(two: Plan) -> None:
    with pytest.raises(EditError, match="EPSG:99"):
        edits.change_backdrop(two, "backdrop-1", crs="EPSG:99").apply(two)
    with pytest.raises(EditError, match="no backdrop “x”"):
        edits.remove_backdrop(two, "x")


def test_each_goes_to_json_and_back_and_is_undone(two: Plan) -> None:
    for edit in (
        edits.add_backdrop(replace(PHOTO, id="backdrop-3")),
        edits.change_backdrop(two, "backdrop-2", opacity=0.9, rows="from_south"),
        edits.remove_backdrop(two, "backdrop-1"),
    ):
        assert edit_from_json(edit.to_json()) == edit
        session = PlanningSession(two)
        session.apply(edit)
        assert session.plan is not two
        session.undo()
        assert session.plan is two


def test_the_plan_file_keeps_them(two: Plan, tmp_path: Path) -> None:
    assert backdrops_of(open_plan(save_plan(two, tmp_path / "方案.gpkg"))) == (PHOTO, TILES)


@pytest.mark.parametrize("text", ["", "{", '[{"id": "a"}]', '[{"id": "a", "kind": "film", "path": "/x"}]', '["a"]'])
def test_settings_that_make_no_sense_are_no_backdrops(two: Plan, text: str) -> None:
    assert backdrops_of(replace(two, settings={BACKDROPS: text})) == ()


def test_odd_values_of_a_backdrop_are_as_at_first_and_unknown_keys_stay(two: Plan) -> None:
    text = '[{"id": "a", "kind": "tiles", "path": "/x", "datum": "mars", "opacity": "much", "blend": "multiply"}]'
    odd = replace(two, settings={BACKDROPS: text})
    assert backdrops_of(odd)[0] == Backdrop("a", "tiles", "/x", unknown={"blend": "multiply"})
    pale = edits.change_backdrop(odd, "a", opacity=7.0).apply(odd)
    assert backdrops_of(pale)[0].opacity == 1.0
    assert '"blend": "multiply"' in pale.settings[BACKDROPS]
