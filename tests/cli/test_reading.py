"""How maps are read, told on the command line: exchanged axes, web maps' offsets, shifts between datums, .prj files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from pyproj import CRS, Transformer

from siteplanner.core.gcj02 import wgs84_to_gcj02
from siteplanner.files.plan_file import open_plan
from tests.builders import rect
from tests.cli.conftest import Run
from tests.drawn_maps import frame_of, written

Refused = Callable[..., str]
PLOTS = (rect(0, 0, 100, 80), rect(110, 0, 100, 80))
SHIFT_M = (115.3, -4.2)
"""East and north, from the older datum to CGCS2000 in these tests."""
OFF_M = ((0.02, 0.0), (-0.02, 0.0), (0.0, 0.0), (0.0, 0.01), (0.0, -0.01))


def moved(de: float, dn: float) -> list[shapely.Polygon]:
    return list(shapely.transform(np.array(PLOTS), lambda xy: xy + np.array([de, dn])))


def swapped() -> list[shapely.Polygon]:
    return list(shapely.transform(np.array(PLOTS), lambda xy: xy[:, ::-1]))


@pytest.fixture
def old_map(tmp_path: Path) -> Path:
    """The plots in Xian 1980, where their coordinates are smaller by the shift."""
    return written(tmp_path / "old.gpkg", frame_of(moved(-SHIFT_M[0], -SHIFT_M[1]), 2383, parcel_id=["P1", "P2"]))


@pytest.fixture
def control_points(tmp_path: Path) -> Path:
    """Five points about the plots, measured to a centimetre or two, north first as surveyors write them."""
    corners = [(0, 0), (3000, 200), (2500, 3000), (300, 2500), (1500, 1500)]
    lines = ["点号,北坐标,东坐标,北坐标,东坐标"]
    for at, ((x, y), (de, dn)) in enumerate(zip(corners, OFF_M, strict=True)):
        east, north = 469_000 + x, 4_173_000 + y
        to_east, to_north = east + SHIFT_M[0] + de, north + SHIFT_M[1] + dn
        lines.append(f"K{at + 1},{north},{east},{to_north:.3f},{to_east:.3f}")
    path = tmp_path / "控制点.csv"
    path.write_text("\n".join(lines), encoding="gb18030")
    return path


def corners_of(plan: Path) -> np.ndarray:
    parcels = open_plan(plan).site.parcels.sort_index()
    return shapely.bounds(parcels.geometry.to_numpy())


TRUE = shapely.bounds(np.array(PLOTS))


class TestShift:
    def test_without_one_the_map_comes_in_with_a_warning(self, tmp_path: Path, old_map: Path, run: Run) -> None:
        answer = run("new", tmp_path / "o.gpkg", "--parcels", old_map)
        assert answer.status == 0
        assert "The shift from EPSG:2383 to EPSG:4547 is not known" in answer.out

    def test_control_points_bring_it_to_its_place_and_are_told(
        self, tmp_path: Path, old_map: Path, control_points: Path, run: Run
    ) -> None:
        out = tmp_path / "o.gpkg"
        answer = run("new", out, "--parcels", old_map, "--shift-of", f"parcels={control_points}", "--format", "json")
        assert answer.status == 0
        assert corners_of(out) == pytest.approx(TRUE, abs=0.03)  # as good as the points
        layer = answer.json["layers"][0]
        assert layer["source_crs"] == "EPSG:2383"
        assert "Shifted from EPSG:2383 to EPSG:4547 by 5 control points (four parameters)" in layer["warnings"][0]
        assert "is not known" not in " ".join(layer["warnings"])
        told = layer["placement"]["datum_shift"]
        assert (told["method"], told["source"], told["target"]) == ("similarity", "EPSG:2383", "EPSG:4547")
        assert [point["name"] for point in told["points"]] == ["K1", "K2", "K3", "K4", "K5"]
        assert all(0 <= point["residual_m"] < 0.03 for point in told["points"])
        kept = [json.loads(entry.json) for entry in open_plan(out).import_reports]
        assert kept[0]["placement"] == layer["placement"]
        assert kept[0]["warnings"][0] == layer["warnings"][0]

    def test_seven_parameters_come_to_where_proj_puts_them(self, tmp_path: Path, old_map: Path, run: Run) -> None:
        path, out = tmp_path / "seven.toml", tmp_path / "o.gpkg"
        path.write_text(
            "dx_m = 24.0\ndy_m = -123.0\ndz_m = -94.0\nrx_arcsec = -0.02\nry_arcsec = 0.25\nrz_arcsec = 0.13\n"
            'scale_ppm = 1.1\nconvention = "coordinate_frame"\n',
            encoding="utf-8",
        )
        answer = run("new", out, "--parcels", old_map, "--shift-of", f"parcels={path}")
        assert answer.status == 0
        assert "by seven parameters as told (coordinate frame): dX 24 m, dY -123 m, dZ -94 m" in answer.out
        proj = Transformer.from_pipeline(
            "+proj=pipeline +step +inv +proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +a=6378140 +rf=298.257 "
            "+step +proj=cart +a=6378140 +rf=298.257 +step +proj=helmert +x=24 +y=-123 +z=-94 +rx=-0.02 +ry=0.25 "
            "+rz=0.13 +s=1.1 +convention=coordinate_frame +step +inv +proj=cart +ellps=GRS80 "
            "+step +proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +ellps=GRS80"
        )
        west, south = np.transpose([box.bounds[:2] for box in moved(-SHIFT_M[0], -SHIFT_M[1])])
        x, y, _ = proj.transform(west, south, np.zeros(2))
        assert corners_of(out)[:, :2] == pytest.approx(np.column_stack([x, y]), abs=0.002)

    def test_a_system_that_states_its_shift_is_shifted_by_it(self, tmp_path: Path, old_map: Path, run: Run) -> None:
        own = "+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=0 +a=6378140 +rf=298.257 +units=m +type=crs"
        answer = run(
            "new", tmp_path / "o.gpkg", "--parcels", old_map, "--crs-of", f"parcels={own} +towgs84=24,-123,-94"
        )
        assert answer.status == 0
        assert "by seven parameters as told (position vector): dX 24 m, dY -123 m, dZ -94 m" in answer.out
        assert "is not known" not in answer.out
        to = Transformer.from_crs(f"{own} +towgs84=24,-123,-94", 32649, always_xy=True)
        back = Transformer.from_crs(32649, 4547, always_xy=True)  # both modern: no shift between
        south_west = [box.bounds[:2] for box in moved(-SHIFT_M[0], -SHIFT_M[1])]
        expected = [back.transform(*to.transform(*corner)) for corner in south_west]
        assert corners_of(tmp_path / "o.gpkg")[:, :2] == pytest.approx(np.array(expected), abs=0.002)

    def test_a_plane_of_its_own_is_placed_by_control_points_alone(self, tmp_path: Path, run: Run) -> None:
        local = written(tmp_path / "local.gpkg", frame_of(moved(-469_000, -4_173_000), None))
        points = tmp_path / "points.csv"
        points.write_text(
            "# target = EPSG:4547\nname,north,east,north,east\n"
            "A,0,0,4173000,469000\nB,3000,0,4176000,469000\nC,0,3000,4173000,472000\n",
            encoding="utf-8",
        )
        out = tmp_path / "o.gpkg"
        answer = run("new", out, "--parcels", local, "--shift-of", f"parcels={points}")
        assert answer.status == 0
        assert corners_of(out) == pytest.approx(TRUE, abs=1e-6)
        assert "(local, UTF-8)" in answer.out

    def test_what_does_not_belong_is_refused(
        self, tmp_path: Path, old_map: Path, control_points: Path, refused: Refused
    ) -> None:
        modern = written(tmp_path / "modern.gpkg", frame_of(PLOTS, 4526))
        seven = tmp_path / "seven.toml"
        seven.write_text("dx_m = 24.0\ndy_m = -123.0\ndz_m = -94.0\nrx_arcsec = 0.5\n", encoding="utf-8")
        elsewhere = tmp_path / "elsewhere.csv"
        elsewhere.write_text("# target = EPSG:32649\n" + control_points.read_text("gb18030"), encoding="utf-8")
        out = tmp_path / "o.gpkg"
        for source, shift, crs_of, why in (
            (
                modern,
                control_points,
                ["--crs-of", "parcels=EPSG:4547"],
                "From EPSG:4547 to EPSG:4547 no shift is missing",
            ),
            (old_map, elsewhere, [], "m from where EPSG:2383 would have it in EPSG:32649 even without a shift"),
            (old_map, seven, [], "need their convention"),
            (old_map, tmp_path / "none.csv", [], "There is no file"),
            (old_map, old_map, [], "is no text"),
        ):
            said = refused("new", out, "--parcels", source, "--shift-of", f"parcels={shift}", *crs_of)
            assert why in said
            assert not out.exists()
        assert "--shift-of names “zones”" in refused("new", out, "--parcels", old_map, "--shift-of", "zones=x.csv")


class TestExchangedAxes:
    def test_they_are_found_told_and_undone(self, tmp_path: Path, run: Run, refused: Refused) -> None:
        source, out = written(tmp_path / "yx.gpkg", frame_of(swapped(), 4547)), tmp_path / "o.gpkg"
        said = refused("new", out, "--parcels", source)
        assert "do not fit EPSG:4547 as they stand (x 4.174" in said
        assert "say --swap-axes parcels" in said
        answer = run("new", out, "--parcels", source, "--swap-axes", "parcels")
        assert answer.status == 0
        assert "They were exchanged back, as told" in answer.out
        assert corners_of(out) == pytest.approx(TRUE, abs=1e-9)

    def test_without_a_system_the_exchange_is_proposed(self, tmp_path: Path, run: Run, refused: Refused) -> None:
        source, out = written(tmp_path / "yx.gpkg", frame_of(swapped(), None)), tmp_path / "o.gpkg"
        said = refused("new", out, "--parcels", source)
        assert "x and y seem to be exchanged in it: exchanged back it would lie in EPSG:4547" in said
        told = ["--crs-of", "parcels=EPSG:4547"]
        assert "say --swap-axes parcels" in refused("new", out, "--parcels", source, *told)
        assert run("new", out, "--parcels", source, *told, "--swap-axes", "parcels").status == 0
        assert corners_of(out) == pytest.approx(TRUE, abs=1e-9)

    def test_a_sound_map_is_not_exchanged_by_a_wrong_word(self, tmp_path: Path, refused: Refused) -> None:
        source = written(tmp_path / "xy.gpkg", frame_of(PLOTS, 4547))
        said = refused("new", tmp_path / "o.gpkg", "--parcels", source, "--swap-axes", "parcels")
        assert "Leave --swap-axes out" in said


class TestOffset:
    def test_gcj02_is_undone_and_its_size_told(self, tmp_path: Path, run: Run) -> None:
        to = Transformer.from_crs(4547, 4326, always_xy=True)
        shifted = [
            shapely.transform(p, lambda xy: np.column_stack(wgs84_to_gcj02(*to.transform(xy[:, 0], xy[:, 1]))))
            for p in PLOTS
        ]
        source, out = written(tmp_path / "amap.gpkg", frame_of(shifted, 4326)), tmp_path / "o.gpkg"
        answer = run("new", out, "--parcels", source, "--offset-of", "parcels=gcj02")
        assert answer.status == 0
        # domain.md 5: at 113.66° E, 37.70° N the published formula moves a point by 570 m
        assert "taken as GCJ-02 (Amap, Tencent), as told, and shifted back: 570 m" in answer.out
        assert corners_of(out) == pytest.approx(TRUE, abs=0.001)

    def test_what_has_no_offset_is_refused(self, tmp_path: Path, refused: Refused) -> None:
        source, out = written(tmp_path / "xy.gpkg", frame_of(PLOTS, 4547)), tmp_path / "o.gpkg"
        said = refused("new", out, "--parcels", source, "--offset-of", "parcels=gcj02")
        assert "the map is in EPSG:4547, where there is none" in said
        assert "is no offset" in refused("new", out, "--parcels", source, "--offset-of", "parcels=mars")
        assert "Write it as ROLE=gcj02" in refused("new", out, "--parcels", source, "--offset-of", "gcj02")


class TestSystems:
    def test_a_system_is_told_by_the_prj_of_another_map(self, tmp_path: Path, run: Run, refused: Refused) -> None:
        prj, out = tmp_path / "别的图.prj", tmp_path / "o.gpkg"
        prj.write_text(CRS.from_epsg(4526).to_wkt("WKT1_ESRI"), encoding="utf-8")
        source = written(tmp_path / "bare.gpkg", frame_of(moved(38_000_000, 0), None))
        assert run("new", out, "--parcels", source, "--crs-of", f"parcels={prj}").status == 0
        assert corners_of(out) == pytest.approx(TRUE, abs=1e-6)
        assert "There is no file" in refused(
            "new", out, "--parcels", source, "--crs-of", f"parcels={prj}x.prj", "--overwrite"
        )

    def test_a_map_outside_the_county_is_asked_about_and_comes_in(self, tmp_path: Path, run: Run) -> None:
        there = frame_of(moved(0, 120_000), 4547)  # 120 km north of the town, some 77 km beyond the county
        answer = run("new", tmp_path / "o.gpkg", "--parcels", written(tmp_path / "n.gpkg", there))
        assert answer.status == 0
        assert "km outside Pingding county" in answer.out


def test_a_layer_brought_in_and_plants_take_the_same_options(
    plan_file: Path, tmp_path: Path, control_points: Path, run: Run
) -> None:
    zones = written(tmp_path / "zones.gpkg", frame_of(moved(-SHIFT_M[0], -SHIFT_M[1])[:1], 2383, zone_id=["Z9"]))
    answer = run("import", plan_file, "--zones", zones, "--shift-of", f"zones={control_points}")
    assert answer.status == 0
    assert "by 5 control points" in answer.out
    box = open_plan(plan_file).site.zones.total_bounds
    assert box == pytest.approx(TRUE[0], abs=0.03)
    plants = written(tmp_path / "plants.gpkg", gpd.GeoDataFrame({"plant_id": ["X9"]}, geometry=swapped()[:1], crs=4547))
    answer = run("plants", plan_file, "--from", plants, "--swap-axes", "plants")
    assert answer.status == 0
    assert open_plan(plan_file).plants().loc["X9"].geometry.bounds == pytest.approx(tuple(TRUE[0]), abs=1e-9)


@pytest.mark.parametrize("command", ["new", "import", "plants"])
def test_each_command_explains_the_options(command: str, run: Run) -> None:
    said = run(command, "--help").out
    assert all(option in said for option in ("--swap-axes", "--offset-of", "--shift-of"))
