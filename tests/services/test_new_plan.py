"""Plans from map files, end to end: the plan, and the report of what became of every row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely

from siteplanner.core.coordinates import reproject
from siteplanner.core.edits import edit_from_json
from siteplanner.core.errors import Cancelled, CrsNeededError, InputError
from siteplanner.core.import_report import LayerReport
from siteplanner.core.plan import Plan
from siteplanner.core.text import Message, Template
from siteplanner.core.work import Work
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.services.new_plan import RoleSource, new_plan, replace_layer_from_map
from tests.builders import line, point, rect, shape
from tests.drawn_maps import frame_of, listing, plots, unchecked, written


def made(path: Path | str, role: str = "parcels", **options: Any) -> tuple[Plan, LayerReport]:
    plan, reports = new_plan([RoleSource.parse(role, str(path))], **options)
    return plan, reports[0]


def lines_of(report: LayerReport) -> list[tuple[int, str | None, str]]:
    return [(issue.row, issue.id, issue.action) for issue in report.issues]


class TestASoundMap:
    def test_becomes_a_plan_with_an_empty_base_scenario_and_a_clean_report(self, tmp_path: Path) -> None:
        plan, report = made(written(tmp_path / "张庄.gpkg", plots(2, ZDDM=["甲", "乙"])))
        assert (plan.name, plan.site.crs.to_epsg(), plan.active_scenario) == ("张庄", 4547, "base")
        assert plan.site.parcels.index.tolist() == ["甲", "乙"]
        assert len(plan.plants()) == 0
        assert report.sound
        assert (report.read, report.kept, report.repaired, report.refused) == (2, 2, 0, 0)
        assert report.area_m2 == 1250.0
        assert report.area_ellipsoidal_m2 == pytest.approx(1250.0 * (1 - 22e-6), abs=0.01)  # domain.md 5: 22 ppm here

    def test_keeps_the_report_and_survives_saving(self, tmp_path: Path) -> None:
        frame = plots(2, 备注=["x", None], n=[1, 2], Name=["a", "b"], name=["c", "d"], when=["2025-01-01", None])
        plan, report = made(written(tmp_path / "a.fgb", frame))
        assert json.loads(plan.import_reports[0].json) == report.to_json()
        assert open_plan(save_plan(plan, tmp_path / "plan.gpkg")) == plan

    def test_several_layers_come_in_the_order_given(self, tmp_path: Path) -> None:
        town = tmp_path / "town.gpkg"
        written(town, frame_of([rect(0, 0, 90, 90)]), layer="zones")
        written(town, frame_of([line((0, 0), (99, 0))]), layer="roads")
        written(town, frame_of([point(5, 5)]), layer="substations")
        written(town, plots(), layer="parcels")
        sources = [("zones", ""), ("constraints", ":roads"), ("substations", ""), ("parcels", "")]
        plan, reports = new_plan([RoleSource.parse(role, f"{town}{layer}") for role, layer in sources])
        assert [report.role for report in reports] == ["zones", "constraints", "substations", "parcels"]
        assert plan.site.zones.index.tolist() == ["Z01"]
        assert plan.site.constraints["kind"].tolist() == ["road"]
        assert reports[1].mapping["kind"] == "(road)"
        assert plan.site.substations.index.tolist() == ["S1"]

    def test_two_maps_of_one_role_are_put_together(self, tmp_path: Path) -> None:
        parcels = written(tmp_path / "p.gpkg", plots())
        roads = written(tmp_path / "roads.gpkg", frame_of([line((0, 0), (99, 0))], width=[7]))
        rivers = written(tmp_path / "rivers.gpkg", frame_of([line((0, 50), (99, 50))], depth=["deep"]))
        sources = [("parcels", parcels), ("constraints", roads), ("constraints", rivers)]
        plan, _ = new_plan([RoleSource.parse(role, str(path)) for role, path in sources])
        assert plan.site.constraints.index.tolist() == ["C001", "C002"]
        assert plan.site.constraints["kind"].tolist() == ["road", "river"]
        assert open_plan(save_plan(plan, tmp_path / "plan.gpkg")) == plan

    def test_progress_is_told_and_can_be_cancelled(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.gpkg", plots())
        told: list[tuple[int, int]] = []

        def listen(done: int, total: int, what: Template | Message) -> None:
            told.append((done, total))

        made(path, work=Work(listen))
        assert told == [(0, 2), (1, 2), (2, 2)]
        cancelled = Work()
        cancelled.cancel()
        with pytest.raises(Cancelled):
            made(path, work=cancelled)

    def test_nothing_is_written_beside_the_maps(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.shp", plots(), encoding="UTF-8")
        before = listing(tmp_path)
        made(path)
        assert listing(tmp_path) == before


class TestBadRows:
    """A bad row is a line of the report; the rest is kept."""

    @pytest.fixture
    def report(self, tmp_path: Path) -> LayerReport:
        shapes = [
            rect(0, 0, 10, 10),
            None,
            shapely.Polygon(),
            unchecked("POLYGON ((470000 4174000, nan 4174010, 470010 4174010, 470000 4174000))"),
            unchecked("POLYGON ((470000 4174000, inf 4174010, 470010 4174010, 470000 4174000))"),
            point(0, 0),
            shapely.force_3d(rect(20, 0, 10, 10), 5.0),
            shape((40, 0), (50, 10), (50, 0), (40, 10)),
            rect(60, 0, 10, 10),
            shape((80, 0), (90, 0), (100, 0)),
            rect(0, 0, 10, 10),
        ]
        ids = ["A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A0", "A9", None]
        return made(written(tmp_path / "a.gpkg", frame_of(shapes, parcel_id=ids), geometry_type="Unknown"))[1]

    def test_each_has_its_line(self, report: LayerReport) -> None:
        assert lines_of(report) == [
            (2, "A1", "refused"),
            (3, "A2", "refused"),
            (4, "A3", "refused"),
            (5, "A4", "refused"),
            (6, "A5", "refused"),
            (7, "A6", "simplified"),
            (8, "A7", "repaired"),
            (9, "A0~2", "renamed"),
            (10, "A9", "refused"),
            (11, "L0001", "generated"),
            (11, "L0001", "noted"),
        ]

    def test_the_counts_add_up(self, report: LayerReport) -> None:
        assert (report.read, report.kept, report.repaired, report.refused) == (11, 5, 1, 6)
        assert report.area_m2 == 450.0

    def test_lines_say_where_the_row_lies(self, report: LayerReport) -> None:
        places = {issue.row: issue.location for issue in report.issues}
        assert places[8] == (470_045.0, 4_174_005.0)
        assert places[2] is None

    def test_it_is_plain_json(self, report: LayerReport) -> None:
        json.dumps(report.to_json(), allow_nan=False)

    def test_what_very_many_rows_share_is_one_warning(self, tmp_path: Path) -> None:
        frame = plots(150)
        frame["geometry"] = shapely.force_3d(frame.geometry.values, 3.0)
        report = made(written(tmp_path / "a.gpkg", frame))[1]
        assert report.issues == ()
        assert [str(w) for w in report.warnings] == [
            "150 rows, row 1 the first: Heights (Z) of the shape were dropped."
        ]

    def test_a_value_that_cannot_be_kept_is_blanked_and_told(self, tmp_path: Path) -> None:
        plan, report = made(written(tmp_path / "a.gpkg", plots(2, status=["available", "sold"])))
        assert lines_of(report) == [(2, "L0002", "blanked")]
        assert plan.site.parcels["status"].isna().tolist() == [False, True]


class TestBadMaps:
    @pytest.mark.parametrize(
        ("shapes", "reason"),
        [
            ([None, shapely.Polygon()], "Row 1: The row has no shape."),
            ([point(0, 0)], "Row 1: A point where a polygon is needed."),
            ([shape((0, 0), (1, 0), (2, 0))], "nothing with an area is left of it"),
        ],
    )
    def test_a_layer_without_a_usable_row_is_refused(self, tmp_path: Path, shapes: Sequence[Any], reason: str) -> None:
        path = written(tmp_path / "a.gpkg", frame_of(shapes), geometry_type="Unknown")
        with pytest.raises(InputError, match=f"None of the {len(shapes)} rows of .*{reason}"):
            made(path)

    def test_a_plan_needs_parcels(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="A plan needs parcels"):
            made(written(tmp_path / "a.gpkg", plots()), role="zones")

    def test_an_unknown_role_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="“plots” is not a layer of the base map"):
            made(tmp_path / "a.gpkg", crs_of={"plots": 4547})

    def test_a_field_no_map_has_is_refused_with_those_there_are(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.gpkg", plots(ZDDM=["1", "2", "3"]))
        with pytest.raises(InputError, match=r"a column “nope” to become “name”. They have: ZDDM"):
            made(path, fields=["name=nope"])
        with pytest.raises(InputError, match=r"None of the layers parcels has a column “colour”"):
            made(path, fields=["colour=ZDDM"])

    def test_a_field_without_a_role_goes_to_the_map_that_has_it(self, tmp_path: Path) -> None:
        parcels = written(tmp_path / "p.gpkg", plots(a=["1", "2", "3"]))
        zones = written(tmp_path / "z.gpkg", frame_of([rect(0, 0, 90, 90)], b=["Z"]))
        sources = [RoleSource.parse("parcels", str(parcels)), RoleSource.parse("zones", str(zones))]
        plan, _ = new_plan(sources, fields=["name=b"])
        assert plan.site.zones["name"].tolist() == ["Z"]


class TestCoordinateSystems:
    def test_a_map_that_says_none_asks_with_ranked_guesses(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.gpkg", plots().set_crs(None, allow_override=True))
        with pytest.raises(CrsNeededError, match="--crs-of parcels=EPSG:n") as caught:
            made(path)
        assert [guess.crs for guess in caught.value.guesses][:2] == ["EPSG:4547", "EPSG:2383"]
        plan, report = made(path, crs_of={"parcels": "EPSG:4547"})
        assert (report.source_crs, plan.site.crs.to_epsg()) == ("EPSG:4547", 4547)

    def test_projected_metres_in_geojson_never_become_degrees(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.geojson", plots())
        assert made(path)[1].area_m2 == pytest.approx(1875.0)  # the old crs member says what they are
        data = json.loads(path.read_text())
        for crs in (None, {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::999999"}}):
            path.write_text(json.dumps({**data, "crs": crs}))
            with pytest.raises(CrsNeededError, match="does not say its coordinate system") as caught:
                made(path)
            assert caught.value.guesses[0].crs == "EPSG:4547"

    def test_latitude_before_longitude_is_exchanged_and_said(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.geojson", frame_of([shapely.box(37.7, 113.6, 37.71, 113.61)], crs=4326))
        plan, report = made(path)
        assert any("were exchanged. The map then lies at 113.6050° E, 37.7050° N" in str(w) for w in report.warnings)
        box = plan.site.parcels.to_crs(4326).total_bounds
        assert box == pytest.approx([113.6, 37.7, 113.61, 37.71], abs=1e-4)

    def test_a_system_the_coordinates_do_not_fit_is_doubted(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.gpkg", plots().set_crs(4526, allow_override=True))
        with pytest.raises(
            CrsNeededError, match=r"says it is in EPSG:4526, which its coordinates do not fit"
        ) as caught:
            made(path)
        assert caught.value.guesses[0].crs == "EPSG:4547"
        report = made(path, crs_of={"parcels": 4547})[1]
        assert [str(w) for w in report.warnings] == [
            "The file says EPSG:4526; the coordinates were taken as EPSG:4547, as told."
        ]

    @pytest.mark.parametrize("own", [4526, 4490, 4326, 3857, 32649, 4508, 2225])
    def test_areas_are_true_whatever_the_map_comes_in(self, tmp_path: Path, own: int) -> None:
        # 2225 is in feet, and far away: told as the system of the file it only has to be brought home
        shapes = reproject(plots().geometry.to_numpy(), plots().crs, frame_of([], crs=own).crs)
        path = written(tmp_path / "a.gpkg", frame_of(list(shapes), crs=own))
        options = {"crs_of": {"parcels": own}} if own == 2225 else {}
        plan, report = made(path, **options)
        assert plan.site.crs.to_epsg() == 4547
        assert report.area_m2 == pytest.approx(1875.0, abs=0.02)
        assert report.area_ellipsoidal_m2 == pytest.approx(1874.96, abs=0.03)

    @pytest.mark.parametrize("old", [2383, 2435])
    def test_the_unknown_shift_from_the_old_datums_is_never_silent(self, tmp_path: Path, old: int) -> None:
        path = written(tmp_path / "a.gpkg", plots().set_crs(old, allow_override=True))
        warnings = [str(w) for w in made(path)[1].warnings]
        assert warnings[0].startswith(f"The shift from EPSG:{old} to EPSG:4547 is not known")

    def test_a_given_system_is_refused_where_it_does_not_fit(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.gpkg", plots())
        for crs in (3857, 4490, 4548, "EPSG:2225"):
            with pytest.raises(InputError, match="for example --crs EPSG:4547"):
                made(path, crs=crs)

    def test_a_layer_far_from_the_parcels_is_doubted(self, tmp_path: Path) -> None:
        parcels = written(tmp_path / "p.gpkg", plots())
        far = written(tmp_path / "z.gpkg", frame_of([shapely.box(700_000, 4_174_000, 700_100, 4_174_100)]))
        _, reports = new_plan([RoleSource.parse("parcels", str(parcels)), RoleSource.parse("zones", str(far))])
        assert [str(w) for w in reports[1].warnings] == [
            "The layer lies 230 km from the parcels: check its coordinate system."
        ]

    @pytest.mark.parametrize("role", ["zones", "constraints"])
    def test_one_shape_far_from_the_parcels_is_named_with_its_row(self, tmp_path: Path, role: str) -> None:
        parcels = written(tmp_path / "p.gpkg", plots())
        west, south, *_ = plots().total_bounds
        near, swapped = shapely.box(west, south, west + 9, south + 9), shapely.box(south, west, south + 9, west + 9)
        stray = written(tmp_path / "z.gpkg", frame_of([near, swapped, near.buffer(1), near.buffer(2)]))
        _, reports = new_plan([RoleSource.parse("parcels", str(parcels)), RoleSource.parse(role, str(stray))])
        km = np.hypot(south - west, west - south) / 1000.0
        said = [(issue.row, issue.action, str(issue.reason)) for issue in reports[1].issues]
        assert said == [(2, "noted", f"The shape lies {km:,.0f} km from the parcels: check its coordinates.")]
        assert reports[1].warnings == ()

    def test_a_parcel_with_a_digit_wrong_is_named_though_its_system_holds_it(self, tmp_path: Path) -> None:
        frame = plots()
        off = shapely.affinity.translate(frame.geometry.iloc[0], yoff=500_000)
        path = written(tmp_path / "p.gpkg", frame_of([*frame.geometry, off]))
        _, report = made(path)
        astray = [issue for issue in report.issues if "km from the middle of the others" in str(issue.reason)]
        assert [issue.row for issue in astray] == [len(frame) + 1]

    def test_a_parcel_nowhere_on_the_ground_is_refused_with_its_figures(self, tmp_path: Path) -> None:
        frame = plots()
        prefixed = shapely.affinity.translate(frame.geometry.iloc[0], xoff=38_000_000)
        path = written(tmp_path / "p.gpkg", frame_of([*frame.geometry, prefixed]))
        with pytest.raises(InputError, match=f"row {len(frame) + 1} has x 38,4.* no place on the ground"):
            made(path)


class TestImportingIntoAPlan:
    @pytest.fixture
    def plan(self, tmp_path: Path) -> Plan:
        return made(written(tmp_path / "a.gpkg", plots(2, ZDDM=["A", "B"], note=["x", "y"])))[0]

    def more(self, tmp_path: Path) -> RoleSource:
        frame: gpd.GeoDataFrame = frame_of([rect(200, 0, 10, 10)], parcel_id=["B"], other=[5])
        return RoleSource.parse("parcels", str(written(tmp_path / "more.gpkg", frame.to_crs(4326))))

    def test_a_layer_is_replaced(self, plan: Plan, tmp_path: Path) -> None:
        edit, report = replace_layer_from_map(plan, self.more(tmp_path))
        after = edit.apply(plan)
        assert after.site.parcels.index.tolist() == ["B"]
        assert after.site.parcels.area.tolist() == pytest.approx([100.0], abs=1e-3)
        assert json.loads(after.import_reports[-1].json) == report.to_json()
        assert plan.site.parcels.index.tolist() == ["A", "B"]

    def test_or_added_to_with_ids_that_are_free(self, plan: Plan, tmp_path: Path) -> None:
        edit, report = replace_layer_from_map(plan, self.more(tmp_path), append=True)
        after = edit.apply(plan)
        assert after.site.parcels.index.tolist() == ["A", "B", "B~2"]
        assert lines_of(report) == [(1, "B~2", "renamed")]
        assert after.site.parcels["note"].isna().tolist() == [False, False, True]
        assert open_plan(save_plan(after, tmp_path / "plan.gpkg")) == after

    def test_the_edit_has_a_json_form(self, plan: Plan, tmp_path: Path) -> None:
        edit, _ = replace_layer_from_map(plan, self.more(tmp_path), append=True)
        assert edit_from_json(json.loads(json.dumps(edit.to_json()))) == edit

    def test_parcels_that_do_not_fit_the_plan_are_refused(self, plan: Plan, tmp_path: Path) -> None:
        path = written(tmp_path / "far.gpkg", frame_of([shapely.box(156_000, 196_000, 156_100, 196_100)], crs=31370))
        with pytest.raises(InputError, match="system EPSG:4547"):
            replace_layer_from_map(plan, RoleSource.parse("parcels", str(path)))


def test_hairline_gaps_that_the_checks_close_stand_in_the_report(tmp_path: Path) -> None:
    apart = frame_of([rect(0, 0, 50, 40), rect(50.015, 0, 50, 40)])
    plan, report = made(written(tmp_path / "gaps.gpkg", apart))
    assert len(report.warnings) == 1
    assert "2 parcels have gaps narrower than 2 cm" in str(report.warnings[0])
    assert "0.60 m²" in str(report.warnings[0])  # 40 m × 15 mm
    assert report.area_m2 == pytest.approx(4000.0, abs=0.01)  # the map itself is left as it is
    assert len(plan.site.parcels) == 2
