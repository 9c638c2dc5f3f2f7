"""Several maps come into a plan together, or none of them does."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.files.map_sources import MapSource
from siteplanner.services.new_plan import RoleSource
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.several_maps import layers_from_maps, plants_from_maps
from tests.builders import line, plan, rect, site
from tests.drawn_maps import frame_of, plots, written


@pytest.fixture
def town() -> Plan:
    return plan(site({"L1": rect(0, 0, 100, 100)}, zones={"Z9": rect(0, 0, 50, 50)}))


def test_the_first_map_of_a_layer_replaces_it_and_the_next_is_added(town: Plan, tmp_path: Path) -> None:
    north = written(tmp_path / "north.gpkg", plots(2, parcel_id=["N1", "N2"]))
    south = written(tmp_path / "south.gpkg", plots(1, parcel_id=["S1"]).translate(0, -90).to_frame("geometry"))
    roads = written(tmp_path / "roads.gpkg", frame_of([line((0, -9), (90, -9))]))
    sources = [
        RoleSource("parcels", MapSource(north)),
        RoleSource("constraints", MapSource(roads)),
        RoleSource("parcels", MapSource(south)),
    ]
    edit, reports = layers_from_maps(town, sources)
    made = edit.apply(town)
    assert len(made.site.parcels) == 3
    assert "L1" not in made.site.parcels.index
    assert len(made.site.constraints) == 1
    assert list(made.site.zones.index) == ["Z9"]
    assert [report.role for report in reports] == ["parcels", "constraints", "parcels"]
    assert str(edit.label()) == "Bring in 3 maps"


def test_it_is_one_step_of_the_history(town: Plan, tmp_path: Path) -> None:
    sources = [
        RoleSource("parcels", MapSource(written(tmp_path / "a.gpkg", plots(2)))),
        RoleSource("zones", MapSource(written(tmp_path / "b.gpkg", frame_of([rect(0, 0, 60, 25)])))),
    ]
    session = PlanningSession(town, author="tester")
    edit, _ = layers_from_maps(town, sources, append=True)
    session.apply(edit)
    assert len(session.plan.site.zones) == 2
    session.undo()
    assert session.plan is town


def test_a_map_that_cannot_come_in_keeps_the_others_out(town: Plan, tmp_path: Path) -> None:
    (tmp_path / "bad.gpkg").write_text("no map")
    good = RoleSource("parcels", MapSource(written(tmp_path / "a.gpkg", plots(2))))
    with pytest.raises(InputError):
        layers_from_maps(town, [good, RoleSource("zones", MapSource(tmp_path / "bad.gpkg"))])


def test_plants_of_two_maps_come_in_with_numbers_of_their_own(town: Plan, tmp_path: Path) -> None:
    maps = [written(tmp_path / f"{name}.gpkg", frame_of([rect(at, 0, 9, 9)])) for name, at in (("a", 0), ("b", 40))]
    edit, _ = plants_from_maps(town, [RoleSource("plants", MapSource(path)) for path in maps])
    assert len(set(edit.apply(town).plants().index)) == 2
