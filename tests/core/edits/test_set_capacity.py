from __future__ import annotations

import pytest

from siteplanner.core import edits
from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from tests.builders import ORIGIN, rect
from tests.edit_sequences import start

AT = (ORIGIN[0] + 300.0, ORIGIN[1] + 50.0)


def with_line(angle_deg: float = 0.0, **attributes: object) -> Plan:
    now = start()
    return edits.place_plants(now, "base", "anode_integrated", AT, angle_deg, **attributes).apply(now)


def grown(now: Plan, capacity: float) -> Plan:
    return edits.set_capacity(now, "base", "P04", capacity).apply(now)


@pytest.mark.parametrize("angle_deg", [0.0, 30.0, 90.0, 200.0])
def test_a_plant_grows_to_what_its_type_is_at_that_capacity(angle_deg: float) -> None:
    of, plants = load_catalogue().get("anode_integrated"), grown(with_line(angle_deg), 35_000).plants()
    row = plants.loc["P04"]
    for name, value in of.attributes(35_000).items():
        assert row[name] == value, name
    there = of.footprint_at(*AT, angle_deg, 35_000)
    assert plants.geometry.loc["P04"].symmetric_difference(there).area < 0.01


def test_a_figure_set_by_hand_grows_in_proportion_and_a_blank_stays_blank() -> None:
    row = grown(with_line(power_kw=30_000, jobs=""), 40_000).plants().loc["P04"]
    assert row["power_kw"] == 60_000.0  # twice the capacity of 20 000 t/a
    assert row[["jobs"]].isna().all()


def test_growing_after_moving_and_turning_keeps_the_direction() -> None:
    now = edits.rotate_plants("base", ["P04"], 17).apply(edits.move_plants("base", ["P04"], 3, 4).apply(with_line()))
    there = load_catalogue().get("anode_integrated").footprint_at(AT[0] + 3, AT[1] + 4, 17, 30_000)
    assert grown(now, 30_000).plants().geometry.loc["P04"].symmetric_difference(there).area < 0.01


def test_what_the_type_does_not_say_is_refused() -> None:
    reshaped = edits.reshape_plant("base", "P04", rect(0, 0, 70, 70)).apply(with_line())
    with pytest.raises(EditError, match="not the one of its type"):
        grown(reshaped, 30_000)
    with pytest.raises(EditError, match="has no type or no capacity"):
        edits.set_capacity(start(), "base", "P01", 1)
    with pytest.raises(EditError, match="cannot have a capacity of 1,000,000"):
        grown(with_line(), 1_000_000)
