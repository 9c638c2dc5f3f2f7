"""What a check keeps of the plants between two edits, and what of it an edit touched."""

from __future__ import annotations

import numpy as np
import pytest

from siteplanner.core import edits
from siteplanner.core.footprint_state import REBUILD_ABOVE, PlantState, Touched, differing
from siteplanner.core.plan import Plan
from tests.builders import complete_site, factory, plan, rect

THREE = plan(complete_site(), {f"P{n}": rect(20 + 50 * n, 20, 30, 30) for n in range(3)})


def state_of(made: Plan) -> PlantState:
    state = PlantState.of(made.site, made.plants("base"), 10.0)
    state.layout.text("hazard_class")  # read once, so watched from here on
    return state


def touched(before: Plan, edit: edits.Edit) -> Touched:
    return state_of(before).after(edit.apply(before).plants("base"))[1]


def test_a_move_touches_the_plants_moved_and_nothing_else() -> None:
    found = touched(THREE, edits.move_plants("base", ["P1"], 1.0, 0.0))
    assert (found.plants, found.rows.tolist(), found.only_moved) == ({"P1"}, [1], True)


def test_an_attribute_that_was_read_touches_its_plant() -> None:
    found = touched(THREE, edits.set_attributes("base", ["P2"], {"hazard_class": "A"}))
    assert (found.plants, found.rows.tolist(), found.only_moved) == ({"P2"}, [2], False)


def test_an_attribute_that_nobody_reads_touches_nothing() -> None:
    assert touched(THREE, edits.set_attributes("base", ["P2"], {"note": "x"})).plants == frozenset()


def test_a_plant_that_is_gone_is_touched_and_has_no_row() -> None:
    found = touched(THREE, edits.remove_plants("base", ["P0"]))
    assert (found.plants, found.rows.tolist()) == ({"P0"}, [])


def test_a_new_plant_is_touched_in_its_new_row() -> None:
    more = plan(THREE.site, {"P00": rect(20, 90, 30, 30)} | {f"P{n}": rect(20 + 50 * n, 20, 30, 30) for n in range(3)})
    found = state_of(THREE).after(more.plants("base"))[1]
    assert "P00" in found.plants
    assert 0 in found.rows.tolist()


def test_a_footprint_that_breaks_may_not_be_looked_at_until_it_is_mended() -> None:
    broken = plan(THREE.site, {"P0": rect(20, 20, 30, 30), "P1": None, "P2": rect(120, 20, 30, 30)})
    state, _ = state_of(THREE).after(broken.plants("base"))
    assert state.layout.all_rows.tolist() == [0, 2]
    mended, _ = state.after(THREE.plants("base"))
    assert mended.layout.all_rows.tolist() == [0, 1, 2]


@pytest.mark.parametrize("least_m2", [0.0, 10.0])
def test_no_footprint_is_never_a_sound_one(least_m2: float) -> None:
    """Not even where a planner sets the smallest area to nothing."""
    made = plan(THREE.site, {"P0": None, "P1": rect(20, 20, 30, 30)})
    assert PlantState.of(made.site, made.plants("base"), least_m2).layout.all_rows.tolist() == [1]


def test_neighbours_are_found_where_they_are_now_however_many_moved() -> None:
    count = REBUILD_ABOVE + 6
    now = plan(complete_site(), {f"P{n:03d}": factory(rect(100 * n, 0, 30, 30)) for n in range(count)})
    state = state_of(now)
    for n in range(count):
        now = edits.move_plants("base", [f"P{n:03d}"], 0.0, 500.0).apply(now)
        state, found = state.after(now.plants("base"))
        assert found.rows.tolist() == [n]
    near = state.layout.pairs_within(70.5)
    assert len(near.first) == count - 1
    assert np.allclose(near.gap_m, 70.0)


def test_a_plant_that_moved_away_is_no_neighbour_any_more() -> None:
    away = edits.move_plants("base", ["P1"], 0.0, 500.0).apply(THREE)
    before = state_of(THREE)
    after, _ = before.after(away.plants("base"))
    assert list(zip(*(rows.tolist() for rows in near_25_m(before)), strict=True)) == [(0, 1), (1, 2)]
    assert [rows.tolist() for rows in near_25_m(after)] == [[], []]


def near_25_m(state: PlantState) -> tuple[np.ndarray, np.ndarray]:
    pairs = state.layout.pairs_within(25.0)
    return pairs.first, pairs.second


def test_values_differ_where_one_is_blank_or_another_but_not_where_both_are_blank() -> None:
    found = differing(np.array([1.0, np.nan, np.nan, 4.0]), np.array([1.0, np.nan, 3.0, 5.0]))
    assert found is not None
    assert found.tolist() == [False, False, True, True]
    assert differing(np.array([np.nan]), np.array([np.nan])) is None
