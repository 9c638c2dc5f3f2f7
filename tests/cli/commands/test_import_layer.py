from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely import box

from siteplanner.files.plan_file import open_plan
from tests.builders import CRS, rect
from tests.cli.conftest import Run


@pytest.fixture
def zones(tmp_path: Path) -> Path:
    path = tmp_path / "zones.geojson"
    rows = gpd.GeoDataFrame(
        {"zone_id": ["Z1", "Z8"], "name": ["北区", "南区"]}, geometry=[rect(0, 0, 9, 9)] * 2, crs=CRS
    )
    rows.to_crs(4326).to_file(path)
    return path


def test_a_layer_is_replaced_and_the_report_kept(plan_file: Path, zones: Path, run: Run) -> None:
    answer = run("import", plan_file, "--zones", zones, "--format", "json")
    assert answer.status == 0
    assert [layer["role"] for layer in answer.json["layers"]] == ["zones"]
    after = open_plan(plan_file)
    assert list(after.site.zones.index) == ["Z1", "Z8"]
    assert [entry.role for entry in after.import_reports] == ["zones"]
    assert after.change_log[-1].label == "Replace the layer Zones (2 rows)"


def test_a_layer_can_be_added_to(plan_file: Path, zones: Path, run: Run) -> None:
    assert run("import", plan_file, "--zones", zones, "--append").status == 0
    assert list(open_plan(plan_file).site.zones.index) == ["Z1", "Z2", "Z1~2", "Z8"]


def test_bad_maps_leave_the_plan_as_it_was(plan_file: Path, tmp_path: Path, refused: Any) -> None:
    before = plan_file.read_bytes()
    assert "No map is given" in refused("import", plan_file)
    assert "none.shp" in refused("import", plan_file, "--zones", tmp_path / "none.shp")
    assert plan_file.read_bytes() == before


def test_parcels_of_another_part_of_the_world_are_refused(plan_file: Path, tmp_path: Path, refused: Any) -> None:
    before = plan_file.read_bytes()
    far = tmp_path / "far.gpkg"
    gpd.GeoDataFrame({"name": ["Antwerpen"]}, geometry=[rect(0, 0, 9, 9)], crs=CRS).set_geometry(
        [box(155_000, 196_000, 155_090, 196_090)], crs=31370
    ).to_file(far)
    assert "EPSG:4547" in refused("import", plan_file, "--parcels", far)
    assert plan_file.read_bytes() == before


class TestUpdatingParcels:
    """``plan_file`` has the parcels L1 (100 m by 100 m) and what stands on it; the newer map cuts it in two."""

    @pytest.fixture
    def newer(self, plan_file: Path, tmp_path: Path) -> Path:
        path = tmp_path / "dk2026.gpkg"
        parcels = open_plan(plan_file).site.parcels
        first = parcels.geometry.iloc[0]
        west, south, east, north = first.bounds
        halves = [box(west, south, (west + east) / 2, north), box((west + east) / 2, south, east, north)]
        ids = [f"{parcels.index[0]}-{n}" for n in (1, 2)]
        rest = parcels.iloc[1:]
        gpd.GeoDataFrame(
            {"parcel_id": [*ids, *rest.index]}, geometry=[*halves, *rest.geometry], crs=parcels.crs
        ).to_file(path)
        return path

    def test_a_trial_lists_the_changes_and_writes_nothing(self, plan_file: Path, newer: Path, run: Run) -> None:
        before = plan_file.read_bytes()
        answer = run("import", plan_file, "--parcels", newer, "--update", "--dry-run", "--format", "json")
        assert answer.status == 0
        told = answer.json["update"]
        first = open_plan(plan_file).site.parcels.index[0]
        assert told["applied"] is False
        assert [(c["kind"], c["old"], c["new"]) for c in told["changes"]] == [
            ("split", [first], [f"{first}-1", f"{first}-2"])
        ]
        assert told["area_after_m2"] == pytest.approx(told["area_before_m2"])
        assert plan_file.read_bytes() == before

    def test_the_changes_are_taken_as_one_step(self, plan_file: Path, newer: Path, run: Run) -> None:
        answer = run("import", plan_file, "--parcels", newer, "--update")
        assert answer.status == 0
        assert "Split" in answer.out
        after = open_plan(plan_file)
        assert set(after.site.parcels.index) >= {i for i in after.site.parcels.index if i.endswith(("-1", "-2"))}
        assert after.change_log[-1].label == "Parcels updated from dk2026.gpkg: 1 split"
        again = run("import", plan_file, "--parcels", newer, "--update")
        assert "nothing to update" in again.out
        assert len(open_plan(plan_file).change_log) == len(after.change_log)

    @pytest.mark.parametrize(
        ("more", "said"), [(["--append"], "no --append"), (["--zones", "z.gpkg"], "no other layer")]
    )
    def test_what_does_not_go_together_is_refused(
        self, plan_file: Path, newer: Path, refused: Any, more: list[str], said: str
    ) -> None:
        assert said in refused("import", plan_file, "--parcels", newer, "--update", *more)
        assert "goes with --update" in refused("import", plan_file, "--parcels", newer, "--dry-run")

    @pytest.fixture
    def moved(self, plan_file: Path, tmp_path: Path) -> Path:
        """The same parcels, all 0.6 m further east and 0.8 m further south."""
        path = tmp_path / "moved.gpkg"
        parcels = open_plan(plan_file).site.parcels
        frame = gpd.GeoDataFrame({"parcel_id": list(parcels.index)}, geometry=list(parcels.geometry), crs=parcels.crs)
        frame.assign(geometry=frame.translate(0.6, -0.8)).to_file(path)
        return path

    def test_a_map_that_lies_elsewhere_as_a_whole_is_taken_only_when_told(
        self, plan_file: Path, moved: Path, run: Run, refused: Any
    ) -> None:
        before = plan_file.read_bytes()
        said = refused("import", plan_file, "--parcels", moved, "--update")
        assert "lies +0.60 m east and -0.80 m north" in said
        assert "--shifted" in said
        trial = run("import", plan_file, "--parcels", moved, "--update", "--dry-run")
        assert trial.status == 0
        assert "Moved" in trial.out
        assert plan_file.read_bytes() == before
        west = open_plan(plan_file).site.parcels.total_bounds[0]
        assert run("import", plan_file, "--parcels", moved, "--update", "--shifted").status == 0
        assert open_plan(plan_file).site.parcels.total_bounds[0] == pytest.approx(west + 0.6)

    def test_shifted_goes_with_update_only(self, plan_file: Path, moved: Path, refused: Any) -> None:
        assert "--shifted goes with --update only" in refused("import", plan_file, "--parcels", moved, "--shifted")
