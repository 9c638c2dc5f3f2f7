"""GeoJSON out, judged by a checker that knows the RFC and not the writer."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from siteplanner.core import schema
from siteplanner.core.errors import Cancelled, EditError, InputError, SaveError
from siteplanner.core.plan import Plan, plan_setting
from siteplanner.core.work import Work
from siteplanner.files import geojson, geojson_layers, geojson_proof
from siteplanner.files.export import export
from siteplanner.files.geojson_layers import LAYERS
from siteplanner.files.geojson_profiles import PROFILES
from siteplanner.files.plan_file import open_plan, save_plan
from tests import builders as draw
from tests.files.odd_plan import odd_plan
from tests.files.rfc7946_checker import faults


def town() -> Plan:
    site = draw.site(
        parcels={"L1": draw.rect(0, 0, 100, 100), "地块 2": draw.rect(100, 0, 100, 100)},
        zones={"Z1": (draw.rect(0, 0, 80, 100), {"name": "负极片区"}), "Z2": draw.rect(80, 0, 200, 100)},
    )
    holed = draw.rect(0, 10, 30, 30).difference(draw.rect(5, 15, 5, 5))
    plants = {
        "P1": draw.factory(draw.rect(70, 1, 50, 5), name="石墨化车间 “A”", in_service=pd.Timestamp("2027-12-31")),
        "孔": draw.factory(draw.multi(holed, draw.rect(50, 50, 3, 3)), open_flame=True, capacity=12_000.5),
        "bow tie": draw.factory(draw.shape((0, 0), (9, 9), (9, 0), (0, 9))),
        "clockwise": draw.factory(draw.shape((150, 50), (150, 60), (160, 60), (160, 50))),
    }
    return draw.plan(site, plants, name="张庄（示意）")


def features(path: Path) -> dict[str, Any]:
    return {feature["id"]: feature for feature in json.loads(path.read_text(encoding="utf-8"))["features"]}


def test_the_file_keeps_to_rfc_7946(tmp_path: Path) -> None:
    report = export(town(), tmp_path / "方案.geojson")
    assert faults(report.path) == []
    assert (report.features, report.read_back, report.profile) == (4, 4, "rfc7946")
    assert 0.0 < report.max_shift_mm < 0.8  # 8 decimals of a degree
    assert report.area_difference_percent < 0.01
    assert str(report.sentence()).startswith("4 features, 4 read back, max shift 0.")
    assert [path.name for path in tmp_path.iterdir()] == ["方案.geojson"]


def test_attributes_are_typed_and_blanks_are_null(tmp_path: Path) -> None:
    of = features(export(town(), tmp_path / "a.geojson").path)
    one, holed = of["P1"]["properties"], of["孔"]["properties"]
    assert (one["name"], one["in_service"], one["storeys"]) == ("石墨化车间 “A”", "2027-12-31", 1)
    assert (one["open_flame"], holed["open_flame"], holed["capacity"]) == (None, True, 12_000.5)
    assert set(schema.PLANTS.names()) <= set(one)


def test_zone_and_parcels_of_a_plant_are_told(tmp_path: Path) -> None:
    one = features(export(town(), tmp_path / "a.geojson").path)["P1"]["properties"]
    # 10 m of its 50 m lie in Z1; it stands on both parcels
    assert (one["scenario"], one["zone_id"], one["zone_name"]) == ("base", "Z2", None)
    assert one["parcel_ids"] == ["L1", "地块 2"]


def test_the_file_says_what_it_is_and_what_it_is_not(tmp_path: Path) -> None:
    plan = plan_setting(town(), "illustrative", "true")
    about = json.loads(export(plan, tmp_path / "a.geojson").path.read_text(encoding="utf-8"))["siteplanner"]
    assert (about["profile"], about["plan"], about["source_crs"]) == ("rfc7946", "张庄（示意）", "EPSG:4547")
    assert about["illustrative"] is True
    assert "statutory review" in about["statement"]["en"]


def test_gdal_reads_the_same_plants_at_the_same_place(tmp_path: Path) -> None:
    plan = town()
    read = pyogrio.read_dataframe(export(plan, tmp_path / "a.geojson").path).to_crs(draw.CRS)
    wanted = plan.plants().geometry
    assert read["plant_id"].tolist() == wanted.index.tolist()
    apart_m = shapely.hausdorff_distance(read.geometry.to_numpy(), wanted.to_numpy())
    assert apart_m.max() < 0.001


def test_empty_and_unusable_footprints_are_null_and_said(tmp_path: Path) -> None:
    with np.errstate(invalid="ignore"):
        odd = draw.shape((0, 0), (float("nan"), 9), (9, 9))
    plan = draw.plan(draw.site(), {"none": draw.factory(None), "odd": odd, "fine": draw.rect(0, 0, 9, 9)})
    report = export(plan, tmp_path / "a.geojson")
    assert faults(report.path) == []
    assert report.without_shape == ("none", "odd")
    assert str(report.sentence()).endswith("without a footprint: none, odd")
    assert [f["geometry"] is None for f in features(report.path).values()] == [True, True, False]


def test_a_scenario_without_plants_gives_an_empty_collection(tmp_path: Path) -> None:
    report = export(draw.plan(draw.site()), tmp_path / "a.geojson")
    assert (faults(report.path), report.features) == ([], 0)


def test_the_projected_profile_keeps_the_coordinates_and_tells_the_crs_beside(tmp_path: Path) -> None:
    plan = town()
    report = export(plan, tmp_path / "a.geojson", profile="cgcs2000-projected")
    assert report.max_shift_mm < 0.1
    assert features(report.path)["P1"]["geometry"]["coordinates"][0][0][0] == [470120.0, 4174001.0]
    about = json.loads((tmp_path / "a.geojson.crs.json").read_text(encoding="utf-8"))
    assert (about["crs"], about["axis_order"], about["unit"]) == ("EPSG:4547", ["easting", "northing"], "metre")
    export(plan, report.path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.geojson"]


SPOILT: dict[str, tuple[bytes, bytes, str]] = {
    "a value": (b'"power_kw":1000.0', b'"power_kw":1001.0', "power_kw is 1001.0 instead of 1000.0"),
    "a number for a truth value": (b'"open_flame":true', b'"open_flame":1', "open_flame is 1 instead of True"),
    "a property more": (b'"power_kw":1000.0', b'"power_kw":1000.0,"more":1', "other properties"),
    "an id": (b'"id":"P1"', b'"id":"P2"', "id is P2 instead of P1"),
    "a plant in another scenario": (b'"scenario":"base","zone_id"', b'"scenario":"b","zone_id"', "scenario is b"),
    "a line less": (b"]]]]},", b"]]]},", "not JSON"),
    "a comma": (b"},\n{", b"}\n{", "not JSON"),
    "text after the end": (b"]}\n", b"]}\n ", "not JSON"),
    "no UTF-8": ("石墨化".encode(), b"\xff", "not JSON"),
    "another type": (b'"MultiPolygon"', b'"MultiLineString"', "other parts"),
    "an unknown type": (b'"MultiPolygon"', b'"Curve"', "other parts"),
    "no place": (b"113.66", b"NaN,113.66", "other parts"),
    "the box": (b'"bbox":[113.6', b'"bbox":[113.5', "bbox is"),
    "the profile": (b'"profile":"rfc7946"', b'"profile":"cgcs2000-projected"', "profile is"),
    "the system": (b'"crs":"OGC:CRS84"', b'"crs":"EPSG:4490"', "crs is"),
}
"""What is wrong -> what is replaced by what in the file, and words of the refusal."""


def spoil(monkeypatch: pytest.MonkeyPatch, change: Callable[[bytes], bytes]) -> None:
    """Let every file be changed between its writing and its proof."""
    write = geojson._write

    def spoilt(file: Any, *of: Any) -> None:
        write(file, *of)
        file.flush()
        path = Path(file.name)
        content = path.read_bytes()
        assert change(content) != content
        path.write_bytes(change(content))

    monkeypatch.setattr(geojson, "_write", spoilt)


@pytest.mark.parametrize("fault", SPOILT)
def test_a_difference_found_on_reading_back_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    path = tmp_path / "a.geojson"
    path.write_text("old")
    before, after, words = SPOILT[fault]
    spoil(monkeypatch, lambda content: content.replace(before, after, 1))
    with pytest.raises(SaveError, match=f"reading it back showed a difference: .*{re.escape(words)}"):
        export(town(), path)
    assert path.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.geojson"]


def lines_turned(content: bytes) -> bytes:
    """The first ring the other way round."""
    head, first, rest = content.split(b"\n", 2)
    feature = json.loads(first[:-1])
    feature["geometry"]["coordinates"][0][0].reverse()
    return b"\n".join([head, json.dumps(feature).encode() + b",", rest])


def one_point_off(content: bytes) -> bytes:
    """2e-8 degrees of longitude, 1.8 mm here."""
    head, first, rest = content.split(b"\n", 2)
    feature = json.loads(first[:-1])
    feature["geometry"]["coordinates"][0][0][1][0] += 2e-8
    return b"\n".join([head, json.dumps(feature).encode() + b",", rest])


def without_the_last(content: bytes) -> bytes:
    *lines, _, tail = content.split(b"\n")[:-1]
    return b"\n".join([*lines[:-1], lines[-1].removesuffix(b","), tail, b""])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (one_point_off, "P1 lies 1.8 mm off, 1 mm are allowed"),
        (lines_turned, "right-hand rule"),
        (without_the_last, "3 features instead of 4"),
        (lambda content: content[: len(content) // 2], "not JSON"),
        (lambda content: content[: content.rindex(b"\n]") + 1], "not JSON"),
    ],
)
def test_rings_and_features_are_counted_and_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[bytes], bytes], words: str
) -> None:
    spoil(monkeypatch, change)
    with pytest.raises(SaveError, match=words):
        export(town(), tmp_path / "a.geojson")
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_in_the_middle_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(file: Any, *_: object) -> None:
        file.write(b'{"type":')
        raise KeyboardInterrupt

    monkeypatch.setattr(geojson, "_write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        export(town(), tmp_path / "a.geojson")
    assert list(tmp_path.iterdir()) == []


def test_a_geopackage_is_a_copy_of_the_plan(tmp_path: Path) -> None:
    plan = town()
    report = export(plan, tmp_path / "a.gpkg")
    assert open_plan(report.path) == plan
    assert str(report.sentence()) == "4 features, 4 read back, the whole plan, equal"


def test_unknown_endings_profiles_and_scenarios_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"“\.dwg”\. Use one of: \.geojson, \.json, \.gpkg"):
        export(town(), tmp_path / "a.dwg")
    with pytest.raises(InputError, match="Use one of: rfc7946, cgcs2000-projected"):
        export(town(), tmp_path / "a.geojson", profile="gcj02")
    with pytest.raises(EditError, match="no scenario “x”"):
        export(town(), tmp_path / "a.geojson", scenario="x")
    assert list(tmp_path.iterdir()) == []


IN_A_PROCESS_OF_ITS_OWN = """
import os, sys
from pathlib import Path
os.cpu_count = lambda: 1
from siteplanner.files.export import export
from siteplanner.files.geojson_layers import LAYERS
from siteplanner.files.geojson_layers import LAYERS
from siteplanner.files.geojson_profiles import PROFILES
from siteplanner.files.plan_file import open_plan, save_plan
plan = open_plan(sys.argv[1])
for layer in LAYERS:
    export(plan, Path(sys.argv[2], layer.name + ".geojson"), layer=layer.name)
"""


def test_the_same_plan_gives_the_same_bytes_whatever_runs_it(tmp_path: Path) -> None:
    plan, others = odd_plan(), tmp_path / "others"
    others.mkdir()
    saved = save_plan(plan, tmp_path / "plan.gpkg")
    surroundings = {"PYTHONHASHSEED": "12345", "LC_ALL": "C", "TZ": "Asia/Shanghai"}
    environment = os.environ | surroundings | {"PYTHONPATH": os.pathsep.join(sys.path)}
    program = [sys.executable, "-c", IN_A_PROCESS_OF_ITS_OWN, saved, others]
    subprocess.run(program, env=environment, check=True, timeout=100)
    for layer in LAYERS:
        here = export(plan, tmp_path / "here.geojson", layer=layer.name).path.read_bytes()
        assert here == export(open_plan(saved), tmp_path / "again.geojson", layer=layer.name).path.read_bytes()
        assert here == (others / f"{layer.name}.geojson").read_bytes()


# -- many features ------------------------------------------------------------------------------------------------


def row_of_plants(count: int) -> Plan:
    return draw.plan(draw.site(), {f"P{at}": draw.rect(10.0 * at, 0, 5, 5) for at in range(count)})


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 6, 7])
def test_blocks_of_any_size_make_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    whole = export(row_of_plants(count), tmp_path / "whole.geojson").path.read_bytes()
    monkeypatch.setattr(geojson_layers, "FEATURES_AT_ONCE", 2)
    monkeypatch.setattr(geojson_proof, "FEATURES_AT_ONCE", 3)
    plan = dataclasses.replace(row_of_plants(count), plan_uuid=json.loads(whole)["siteplanner"]["plan_uuid"])
    report = export(plan, tmp_path / "blocks.geojson")
    assert report.read_back == count
    assert report.path.read_bytes() == whole
    assert faults(report.path) == []


@pytest.mark.parametrize("profile", ["rfc7946", "cgcs2000-geographic"])
def test_a_cancel_between_any_two_blocks_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, profile: str
) -> None:
    monkeypatch.setattr(geojson_layers, "FEATURES_AT_ONCE", 2)
    monkeypatch.setattr(geojson_proof, "FEATURES_AT_ONCE", 2)
    plan, never = row_of_plants(5), StopAt(-1)
    export(plan, tmp_path / "a.geojson", profile=profile, work=never.work)
    for path in tmp_path.iterdir():
        path.unlink()
    assert never.steps > 6
    for step in range(never.steps):
        with pytest.raises(Cancelled):
            export(plan, tmp_path / "a.geojson", profile=profile, work=StopAt(step).work)
        assert list(tmp_path.iterdir()) == []


def test_progress_runs_from_nothing_to_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geojson_layers, "FEATURES_AT_ONCE", 2)
    told: list[tuple[int, int]] = []
    export(row_of_plants(5), tmp_path / "a.geojson", work=Work(lambda done, total, _: told.append((done, total))))
    assert {total for _, total in told} == {10}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert (told[0][0], told[-1][0]) == (0, 10)


def test_memory_does_not_grow_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geojson_layers, "FEATURES_AT_ONCE", 50)
    monkeypatch.setattr(geojson_proof, "FEATURES_AT_ONCE", 50)

    def most_bytes(count: int) -> int:
        on = draw.site(parcels={f"L{at}": draw.rect(10.0 * at, 0, 5, 5) for at in range(count)})
        plan = draw.plan(on)
        export(plan, tmp_path / "a.geojson", layer="parcels")  # what is made once is made
        tracemalloc.start()
        try:
            assert export(plan, tmp_path / "a.geojson", layer="parcels").read_back == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    # less than a feature's own text, which is the least that holding the whole file would take
    assert (most_bytes(900) - most_bytes(300)) / 600 < 300 < (tmp_path / "a.geojson").stat().st_size / 300


# -- beside the file ----------------------------------------------------------------------------------------------


def test_the_description_beside_the_file_follows_the_profile(tmp_path: Path) -> None:
    plan, path, beside = town(), tmp_path / "规划 🏭.geojson", tmp_path / "规划 🏭.geojson.crs.json"
    for profile, crs in (("cgcs2000-projected", "EPSG:4547"), ("cgcs2000-geographic", "EPSG:4490"), ("rfc7946", None)):
        export(plan, path, profile=profile)
        assert (json.loads(beside.read_text("utf-8"))["crs"] if beside.exists() else None) == crs


@pytest.mark.parametrize("content", ["no JSON", '["a list"]', '{"profile": "of somebody else"}'])
def test_a_file_of_somebody_else_that_bears_the_name_of_a_description_stays(tmp_path: Path, content: str) -> None:
    beside = tmp_path / "a.geojson.crs.json"
    beside.write_text(content)
    export(town(), tmp_path / "a.geojson")
    assert beside.read_text() == content


def test_a_failed_export_leaves_file_and_description_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.geojson"
    export(town(), path, profile="cgcs2000-projected")
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    assert len(before) == 2
    spoil(monkeypatch, lambda content: content[:-20])
    for profile in PROFILES:
        with pytest.raises(SaveError):
            export(town(), path, profile=profile)
        assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "read only"
    folder.mkdir()
    (folder / "a.geojson").write_text("old")
    target = folder / "a.geojson" / "b.geojson"  # a file where a folder should be: refused to every user, root too
    for profile in PROFILES:
        with pytest.raises(SaveError, match="there is no folder"):
            export(town(), target, profile=profile)
    assert [path.name for path in folder.iterdir()] == ["a.geojson"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(SaveError, match="not allowed"):
            export(town(), tmp_path / "a.geojson", profile="cgcs2000-projected")
    finally:
        tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []


def test_a_description_that_cannot_be_removed_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.geojson.crs.json").mkdir()  # nothing that unlink removes
    with pytest.raises(SaveError, match=r"a\.geojson\.crs\.json"):
        export(town(), tmp_path / "a.geojson")


class StopAt:
    """Cancels the work at its step number ``step`` (0: before the first)."""

    def __init__(self, step: int) -> None:
        self.steps, self.stop_at = 0, step
        self.work = Work(self.listen)
        if step == 0:
            self.work.cancel()

    def listen(self, *_: object) -> None:
        self.steps += 1
        if self.steps == self.stop_at:
            self.work.cancel()


def test_a_cancel_at_any_step_leaves_the_old_file(tmp_path: Path) -> None:
    never = StopAt(-1)
    export(town(), tmp_path / "whole.geojson", work=never.work)
    assert never.steps > 2
    path = tmp_path / "a.geojson"
    path.write_text("old")
    for step in range(never.steps):
        with pytest.raises(Cancelled):
            export(town(), path, work=StopAt(step).work)
        assert path.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.geojson", "whole.geojson"]
