"""The rows of the tree follow the order in which layers are drawn, and moving a row changes that order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.map_look import LAYERS, MapLook
from siteplanner.gui.panels.layer_rows import Row, layer_moved, layer_rows, row_moved, step

ALL = frozenset(LAYERS)
USUAL = ALL - {"site_areas"}


def groups(look: MapLook, present: frozenset[str] = USUAL) -> list[str]:
    return [row.group for row in layer_rows(look, present)]


def test_the_topmost_row_is_what_is_drawn_last() -> None:
    assert groups(MapLook()) == ["checks", "notes", "power", "works", "zones", "base", "parcels"]


def test_a_group_of_one_layer_is_that_layer() -> None:
    rows = {row.group: row for row in layer_rows(MapLook(), USUAL)}
    assert not rows["works"].is_group
    assert rows["base"] == Row("base", ("constraints", "strips"))
    assert {row.group: row for row in layer_rows(MapLook(), ALL)}["works"].is_group


def test_a_row_moves_with_all_its_layers() -> None:
    look = step(MapLook(), layer_rows(MapLook(), USUAL), "base", 1)
    assert groups(look) == ["checks", "notes", "power", "works", "zones", "parcels", "base"]
    assert look.order[:3] == ("strips", "constraints", "parcels")


def test_a_layer_moves_within_its_group() -> None:
    look = step(MapLook(), layer_rows(MapLook(), USUAL), "strips", -1)
    assert look.order.index("strips") == look.order.index("constraints") + 1
    assert step(look, layer_rows(look, USUAL), "strips", -1) == look


def test_findings_and_notes_stay_on_top_and_backdrops_at_the_bottom() -> None:
    look = replace(MapLook(), backdrops=("photo", "tiles"))
    rows = layer_rows(look, USUAL)
    assert rows[-1] == Row("backdrops", ("tiles", "photo"))
    assert row_moved(look, rows, "checks", 4) == look
    assert row_moved(look, rows, "notes", 4) == look
    assert row_moved(look, rows, "backdrops", 0) == look
    assert groups(row_moved(look, rows, "parcels", 0))[:3] == ["checks", "notes", "parcels"]
    assert groups(row_moved(look, rows, "zones", 99))[-2:] == ["zones", "backdrops"]
    assert groups(look.moved("annotations", "parcels"))[:2] == ["checks", "notes"]


def test_backdrops_change_places_among_themselves() -> None:
    look = replace(MapLook(), backdrops=("photo", "tiles"))
    assert layer_moved(look, layer_rows(look, USUAL), "photo", 0).backdrops == ("tiles", "photo")
    assert step(look, layer_rows(look, USUAL), "tiles", 1).backdrops == ("tiles", "photo")


@given(st.lists(st.tuples(st.sampled_from([*groups(MapLook()), *LAYERS, "nothing"]), st.integers(-3, 3)), max_size=8))
def test_whatever_is_moved_every_layer_keeps_a_place(moves: list[tuple[str, int]]) -> None:
    look = MapLook()
    for item, by in moves:
        look = step(look, layer_rows(look, USUAL), item, by)
    assert sorted(look.order) == sorted(LAYERS)
    assert look.order[-1] == "findings"
    assert sorted(groups(look)) == sorted(groups(MapLook()))


@pytest.mark.parametrize("item", ["nothing", "site_areas"])
def test_what_has_no_row_cannot_be_moved(item: str) -> None:
    assert step(MapLook(), layer_rows(MapLook(), USUAL), item, 1) == MapLook()
