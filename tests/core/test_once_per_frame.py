"""The check and the totals of the same plants share what they work out; nothing outlives the plants."""

from __future__ import annotations

import gc
from dataclasses import replace

import numpy as np

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.footprint_state import PlantState
from siteplanner.core.once_per_frame import _known
from siteplanner.core.plan import Plan
from siteplanner.core.rules.layout import Layout
from tests.builders import complete_site, plan, rect


def two_plants() -> Plan:
    return plan(complete_site(), {"P1": rect(5, 5, 20, 20), "P2": rect(60, 20, 10, 10)})


def layout_of(made: Plan, min_area_m2: float = 1.0) -> Layout:
    return PlantState.of(made.site, made.plants(), min_area_m2).layout


def test_layouts_of_the_same_frame_share_what_they_work_out() -> None:
    made = two_plants()
    first, second = layout_of(made), layout_of(made)
    assert first is not second
    assert first.parcel_cover is second.parcel_cover
    assert first.zone_cover is second.zone_cover


def test_another_least_area_another_map_and_other_plants_share_nothing() -> None:
    made = two_plants()
    first = layout_of(made)
    elsewhere = PlantState.of(complete_site(), made.plants(), 1.0).layout
    moved = edits.move_plants("base", ("P1",), 1.0, 0.0).apply(made)
    for other in (layout_of(made, 150.0), elsewhere, layout_of(moved)):
        assert other.parcel_cover is not first.parcel_cover
    assert layout_of(made, 150.0).parcel_cover.plant.tolist() == [0]


def test_a_layout_with_some_plants_in_focus_or_other_footprints_looks_for_itself() -> None:
    whole = layout_of(two_plants())
    assert len(whole.parcel_cover.plant) == 2
    assert replace(whole, focus=np.array([1])).parcel_cover.plant.tolist() == [1]
    assert replace(whole, untestable=np.array([0])).parcel_cover.plant.tolist() == [1]
    gone = replace(whole, footprints=whole.shapes[::-1].copy())
    assert gone.parcel_cover.area.tolist() == whole.parcel_cover.area.tolist()[::-1]


def test_nothing_is_kept_longer_than_the_plants() -> None:
    gc.collect()
    before = len(_known)
    made = two_plants()
    checked = Checker(made)
    assert checked.result.findings == check_plan(made).findings
    assert len(_known) == before + 1
    del made, checked
    gc.collect()
    assert len(_known) == before
