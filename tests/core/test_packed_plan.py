"""A packed plan is the very same one in everything, and takes a fraction of the room."""

from __future__ import annotations

import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siteplanner.core.packed_plan import PackedPlan
from siteplanner.core.plan import Plan
from tests import builders as draw
from tests.edit_sequences import edit_for, start
from tests.files.odd_plan import odd_plan


def require_same(plan: Plan, anchor: Plan) -> None:
    made = PackedPlan.of(plan, anchor).plan(anchor)
    assert made == plan
    for name, frame in plan.scenario_plants.items():
        found = made.plants(name)
        assert list(found.dtypes) == list(frame.dtypes)
        assert (found.index.name, found.index.dtype) == (frame.index.name, frame.index.dtype)


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_was_done_in_between_it_comes_back_equal(data: st.DataObject) -> None:
    anchor = plan = start()
    for _ in range(data.draw(st.integers(1, 6))):
        plan = data.draw(edit_for(plan)).apply(plan)
    require_same(plan, anchor)
    require_same(anchor, plan)


def test_values_that_are_hard_to_write_down_come_back_bit_for_bit() -> None:
    anchor = odd_plan()
    plants = anchor.plants("base")
    shapes = plants.geometry.to_numpy().copy()
    shapes[0] = shapely.transform(shapes[0], lambda c: c + 0.1)
    changed = plants.assign(power_kw=[0.1 + 0.2, float("inf"), -0.0, 1e-300]).set_geometry(list(shapes), crs=plants.crs)
    plan = anchor.with_plants("base", changed)
    require_same(plan, anchor)


def test_what_differs_is_small_and_what_does_not_is_shared() -> None:
    on = draw.site({"L1": draw.rect(0, 0, 5_000, 5_000)})
    anchor = draw.plan(on, {f"P{n}": draw.factory(draw.rect(n * 20, 0, 10, 10)) for n in range(200)})
    plants = anchor.plants("base")
    one = plants.assign(name=["new", *plants["name"][1:]])
    packed = PackedPlan.of(anchor.with_plants("base", one), anchor).plants["base"]
    assert isinstance(packed, bytes)
    assert len(packed) < 4_000  # one row of 35 columns as text; the frame has 200
    same = PackedPlan.of(anchor, anchor)
    assert same.plants["base"] is None, "what the anchor has is not held a second time"
    assert same.plan(anchor).plants("base") is plants
