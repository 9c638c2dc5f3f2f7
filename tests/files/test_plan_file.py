"""Plan files: what is saved comes back equal, and what cannot be opened says why."""

from __future__ import annotations

import dataclasses
import shutil
import sqlite3
import subprocess
import tempfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from hypothesis import Phase, given, settings

from siteplanner.core import columns, edits, frames, schema
from siteplanner.core.errors import InputError, NewerFormatError, SaveError
from siteplanner.core.plan import Plan, Scenario
from siteplanner.core.scenarios.child_difference import behind, own_changes
from siteplanner.core.schema import Layer
from siteplanner.core.site import Site
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.files.plan_tables import TABLE_NAMES
from tests import builders as draw
from tests.files.plan_strategies import plans
from tests.small_disks import small_disk


def small_plan(**changes: object) -> Plan:
    site = draw.site(
        parcels={"L1": draw.rect(0, 0, 100, 100), "地块 2": draw.rect(100, 0, 100, 100)},
        zones={"Z1": draw.rect(0, 0, 200, 100)},
        constraints={"road": (draw.line((0, -20), (200, -20)), {"kind": "road"})},
        substations={"S1": draw.point(250, 50)},
    )
    plants = {"P1": draw.rect(20, 20, 30, 20), "空": draw.factory(None, in_service=pd.Timestamp("2027-12-31"))}
    return draw.plan(site, plants, **changes)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return save_plan(small_plan(), tmp_path / "规划 a#1?.gpkg")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def change(path: Path, *statements: str) -> Path:
    """Run SQL on the file, as another program may; the triggers of spatial indexes, which need GDAL, are dropped."""
    connection = sqlite3.connect(path)
    triggers = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'rtree_%' AND tbl_name <> 'my notes'"
    )
    for (name,) in connection.execute(triggers).fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path


@settings(max_examples=12, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # to shrink takes minutes
@given(plans())
def test_what_is_saved_comes_back_equal(plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert open_plan(save_plan(plan, Path(folder, "plan.gpkg"))) == plan
        assert names_in(Path(folder)) == ["plan.gpkg"]


def test_whole_numbers_beside_blanks_keep_every_digit(tmp_path: Path) -> None:
    site = Site.empty(draw.CRS)
    frame = draw.frame(schema.PARCELS, {"L1": draw.rect(0, 0, 9, 9), "L2": draw.rect(9, 0, 9, 9)})
    frame = frame.assign(code=pd.array([2**62 + 1, None], dtype="Int64"))
    site = site.with_layer("parcels", frames.conform(frame, schema.PARCELS, site.crs))
    plan = Plan.new(site)
    back = open_plan(save_plan(plan, tmp_path / "p.gpkg"))
    assert back == plan
    assert back.site.parcels["code"].iloc[0] == 2**62 + 1


@pytest.mark.parametrize(
    "crs", [4547, 32650, "+proj=tmerc +lat_0=0 +lon_0=113.7 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m"]
)
def test_the_coordinate_system_comes_back_whether_it_has_a_code_or_not(tmp_path: Path, crs: object) -> None:
    plan = Plan.new(Site.empty(crs))
    assert open_plan(save_plan(plan, tmp_path / "p.gpkg")) == plan


def test_columns_that_only_some_scenarios_have_stay_theirs(tmp_path: Path) -> None:
    plan = small_plan()
    base = plan.plants().assign(NAME=["a", "b"], fid=[1.5, np.nan])
    base = frames.conform(base, schema.PLANTS, plan.site.crs)
    other = frames.empty_frame(schema.PLANTS, plan.site.crs)
    scenarios = (*plan.scenarios, Scenario("step-2027", "二期"))
    plan = dataclasses.replace(plan, scenarios=scenarios, scenario_plants={"base": base, "step-2027": other})
    back = open_plan(save_plan(plan, tmp_path / "p.gpkg"))
    assert back == plan
    assert "NAME" not in back.plants("step-2027")


def test_every_layer_and_table_is_there_even_when_empty(tmp_path: Path) -> None:
    path = save_plan(Plan.new(Site.empty(draw.CRS)), tmp_path / "p.gpkg")
    assert [name for name, _ in pyogrio.list_layers(path)] == list(TABLE_NAMES_IN_FILE)
    assert set(TABLE_NAMES_IN_FILE) == set(TABLE_NAMES)


TABLE_NAMES_IN_FILE = (
    "parcels", "zones", "constraints", "substations", "plants", "site_areas", "annotations",
    "scenarios", "scenario_grounds", "targets", "rule_overrides", "waivers", "change_log", "import_reports", "settings",
    "plan",
)  # fmt: skip


def test_the_file_is_a_sound_geopackage_of_version_1_3(saved: Path) -> None:
    judge = pytest.importorskip("tests.gpkg_validator", reason="gdal-utils, the validator, is not installed")
    assert judge.validate(saved) == []
    connection = sqlite3.connect(saved)
    assert connection.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    assert connection.execute("PRAGMA user_version").fetchone() == (10300,)
    connection.close()


def test_columns_have_the_types_of_the_interface(saved: Path) -> None:
    connection = sqlite3.connect(saved)
    types = {name: of for _, name, of, *_ in connection.execute("PRAGMA table_info(plants)")}
    created = {name: of for _, name, of, *_ in connection.execute("PRAGMA table_info(scenarios)")}["created"]
    connection.close()
    wanted = {"text": "TEXT", "number": "REAL", "integer": "INTEGER", "boolean": "BOOLEAN", "date": "DATE"}
    assert {c.name: types[c.name] for c in schema.PLANTS.columns} == {
        c.name: wanted[c.kind] for c in schema.PLANTS.columns
    }
    assert (types["geom"], types["scenario_id"], created) == ("MULTIPOLYGON", "TEXT", "DATETIME")


def family_file(tmp_path: Path) -> tuple[Plan, Path]:
    """A plan whose base has gone on since its child took it over; the child is in the archive."""
    plan = edits.add_scenario("child", copy_of="base", linked=True).apply(small_plan())
    plan = edits.archive_scenario("child").apply(edits.move_plants("base", ["P1"], 5.0, 0.0).apply(plan))
    return plan, save_plan(plan, tmp_path / "family.gpkg")


def test_a_file_of_before_children_and_the_archive_opens_with_independent_scenarios(tmp_path: Path) -> None:
    plan, path = family_file(tmp_path)
    change(
        path,
        "DROP TABLE scenario_grounds",
        "DELETE FROM gpkg_contents WHERE table_name = 'scenario_grounds'",
        "ALTER TABLE scenarios DROP COLUMN archived",
    )
    back = open_plan(path)
    assert dict(back.grounds) == {}
    assert not back.scenario("child").archived
    assert back.scenario("child").parent_id == "base"  # it came from there, and does not hang on it
    assert frames.frames_equal(back.plants("child"), plan.plants("child"))


def test_what_another_program_does_to_the_base_leaves_the_child_as_it_is_until_it_is_taken_over(tmp_path: Path) -> None:
    plan, path = family_file(tmp_path)
    change(
        path,
        "DELETE FROM plants WHERE scenario_id = 'base' AND plant_id = '空'",
        "INSERT INTO scenario_grounds (scenario_id, json) VALUES ('ghost', ''), ('base', '')",
    )
    back = open_plan(path)
    assert set(back.grounds) == {"child"}
    assert frames.frames_equal(back.plants("child"), plan.plants("child"))
    assert behind(back, "child").removed == ("空",)
    assert not own_changes(back, "child")


@pytest.mark.skipif(shutil.which("ogrinfo") is None, reason="gdal-bin is not installed")
def test_the_system_s_gdal_opens_every_layer(saved: Path) -> None:
    done = subprocess.run(["ogrinfo", "-ro", "-so", "-al", saved], capture_output=True, text=True, check=True)
    for name in TABLE_NAMES:
        assert f"Layer name: {name}\n" in done.stdout
    assert "ERROR" not in done.stderr
    assert "Warning" not in done.stderr


def test_the_same_plan_gives_the_same_bytes_of_geometry(tmp_path: Path) -> None:
    plan = small_plan()
    blobs = []
    for name in ("a.gpkg", "b.gpkg"):
        connection = sqlite3.connect(save_plan(plan, tmp_path / name))
        blobs.append(connection.execute("SELECT geom FROM parcels UNION ALL SELECT geom FROM plants").fetchall())
        connection.close()
    assert blobs[0] == blobs[1]


def test_layers_and_tables_of_other_programs_survive_a_save(saved: Path) -> None:
    notes = gpd.GeoDataFrame({"备注": ["口"], "n": [7]}, geometry=[shapely.Point(1, 2)], crs=draw.CRS)
    pyogrio.write_dataframe(notes, saved, layer="my notes", append=True)
    change(
        saved,
        "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, f_table_name TEXT, styleQML TEXT, picture BLOB)",
        "INSERT INTO layer_styles VALUES (3, 'plants', '<qgis/>', x'00ff')",
    )
    plan = dataclasses.replace(open_plan(saved), name="changed")
    save_plan(plan, saved)
    assert open_plan(saved) == plan
    back = pyogrio.read_dataframe(saved, layer="my notes", bbox=(0, 0, 3, 3))
    assert back["备注"].tolist() == ["口"]
    connection = sqlite3.connect(saved)
    assert connection.execute("SELECT * FROM layer_styles").fetchall() == [(3, "plants", "<qgis/>", b"\x00\xff")]
    connection.close()
    judge = pytest.importorskip("tests.gpkg_validator")
    assert judge.validate(saved) == []


def test_another_plan_of_the_same_name_is_replaced_with_all_its_layers(saved: Path) -> None:
    pyogrio.write_dataframe(
        gpd.GeoDataFrame({"n": [7]}, geometry=[shapely.Point(1, 2)], crs=draw.CRS), saved, layer="notes", append=True
    )
    save_plan(Plan.new(Site.empty(draw.CRS)), saved)
    assert "notes" not in [name for name, _ in pyogrio.list_layers(saved)]


def test_text_that_no_file_can_hold_becomes_a_replacement_character(tmp_path: Path) -> None:
    plan = small_plan(name="a\0b\ud800c")
    assert open_plan(save_plan(plan, tmp_path / "p.gpkg")).name == "a\ufffdb\ufffdc"


# -- reading leaves the file alone --------------------------------------------------------------------------------


def test_opening_changes_neither_the_file_nor_its_folder(saved: Path) -> None:
    before = saved.read_bytes(), saved.stat().st_mtime_ns
    open_plan(saved)
    assert (saved.read_bytes(), saved.stat().st_mtime_ns) == before
    assert names_in(saved.parent) == [saved.name]


def test_a_plan_that_another_program_has_open_opens(saved: Path) -> None:
    wanted = open_plan(saved)
    other = sqlite3.connect(saved)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("UPDATE plan SET value = 'changed there' WHERE key = 'name'")
    other.commit()
    assert open_plan(saved) == dataclasses.replace(wanted, name="changed there")
    other.close()
    assert open_plan(saved).name == "changed there"
    assert names_in(saved.parent) == [saved.name]


def test_what_a_crashed_program_left_beside_the_file_is_read_and_left(saved: Path, tmp_path: Path) -> None:
    other = sqlite3.connect(saved)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("UPDATE plan SET value = 'only in the log' WHERE key = 'name'")
    other.commit()
    crashed = tmp_path / "crashed" / "p.gpkg"
    crashed.parent.mkdir()
    shutil.copyfile(saved, crashed)
    shutil.copyfile(f"{saved}-wal", f"{crashed}-wal")
    other.close()
    assert open_plan(crashed).name == "only in the log"
    assert names_in(crashed.parent) == ["p.gpkg", "p.gpkg-wal"]
    save_plan(small_plan(name="new"), crashed)
    assert open_plan(crashed).name == "new"
    assert names_in(crashed.parent) == ["p.gpkg"]


def test_no_room_for_a_copy_of_what_was_left_unfinished_is_said_of_the_folder_it_is_wanted_in(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(f"{saved}-wal").write_bytes(b"stale")
    with small_disk(tmp_path / "temporary", 64) as disk:
        monkeypatch.setattr(tempfile, "tempdir", str(disk))
        with pytest.raises(InputError, match=f"no room for a copy in .*“{disk}”. Free some space there"):
            open_plan(saved)
        assert list(disk.iterdir()) == []


# -- what cannot be opened ----------------------------------------------------------------------------------------


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        open_plan(path)
    sentence = str(caught.value)
    assert path.name in sentence
    assert "\n" not in sentence
    return sentence


def test_a_missing_file_a_folder_and_a_text_are_told_apart(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "none.gpkg")
    assert "is a folder" in refusal(tmp_path)
    text = tmp_path / "text.gpkg"
    text.write_text("no database")
    assert "is not a GeoPackage" in refusal(text)
    text.write_bytes(b"")
    assert "is not a GeoPackage" in refusal(text)


def test_a_database_that_is_no_geopackage_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.gpkg"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    assert "is not a GeoPackage" in refusal(path)


@pytest.mark.parametrize("share", [0.05, 0.4, 0.9, 0.999])
def test_a_truncated_file_is_refused(saved: Path, share: float) -> None:
    saved.write_bytes(saved.read_bytes()[: int(saved.stat().st_size * share)])
    assert "damaged or cut short" in refusal(saved)


def test_a_file_with_spoilt_pages_is_refused(saved: Path) -> None:
    content = bytearray(saved.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    saved.write_bytes(content)
    assert "damaged" in refusal(saved)


def test_a_map_is_no_plan_and_says_how_to_make_one(tmp_path: Path) -> None:
    path = tmp_path / "map.gpkg"
    pyogrio.write_dataframe(gpd.GeoDataFrame(geometry=[shapely.Point(1, 2)], crs=draw.CRS), path)
    assert "New from map files" in refusal(path)


def test_a_newer_format_is_refused_as_such(saved: Path) -> None:
    change(saved, "UPDATE plan SET value = '99' WHERE key = 'format_version'")
    assert "format 99" in refusal(saved)
    with pytest.raises(NewerFormatError):
        open_plan(saved)


@pytest.mark.parametrize("version", ["", "0", "one", "-1", "²"])
def test_a_format_that_is_no_number_is_refused(saved: Path, version: str) -> None:
    change(saved, f"UPDATE plan SET value = '{version}' WHERE key = 'format_version'")
    assert "format_version" in refusal(saved)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("ALTER TABLE plants DROP COLUMN power_kw", "lacks the column “power_kw”"),
        ("ALTER TABLE parcels DROP COLUMN parcel_id", "lacks the column “parcel_id”"),
        ("DELETE FROM gpkg_contents WHERE table_name = 'zones'", "“zones” is missing"),
        ("UPDATE parcels SET parcel_id = 'L1'", "“L1” twice (again in row fid 2)"),
        ("UPDATE plants SET plant_id = NULL WHERE fid = 2", "row fid 2 has no plant_id"),
        ("UPDATE plants SET scenario_id = 'gone'", "scenario “gone”"),
        ("DELETE FROM scenarios", "“scenarios” is empty"),
        ("UPDATE plants SET storeys = 'many' WHERE fid = 1", "column “storeys”, row fid 1: “many”"),
        ("UPDATE plants SET in_service = '31.12.2027' WHERE fid = 2", "column “in_service”, row fid 2"),
        ("UPDATE parcels SET geom = x'4750' WHERE fid = 2", "“parcels”, row fid 2 has an outline"),
        ("UPDATE parcels SET geom = (SELECT geom FROM substations) WHERE fid = 1", "row fid 1 is a Point"),
        ("UPDATE gpkg_geometry_columns SET srs_id = -1", "no known coordinate system"),
        ("UPDATE gpkg_geometry_columns SET srs_id = 4326", "not projected in metres"),
        ("UPDATE gpkg_geometry_columns SET srs_id = 4326 WHERE table_name = 'zones'", "“zones” is in “WGS 84"),
    ],
)
def test_a_file_that_does_not_hold_together_says_where(saved: Path, statement: str, words: str) -> None:
    assert words in refusal(change(saved, statement))


def test_a_file_of_very_many_rows_is_read_and_looked_at_to_its_end(tmp_path: Path) -> None:
    """Values are taken so many at a time."""
    count = 21_000
    rows = np.arange(count)
    frame = pd.DataFrame({"substation_id": [f"变{row}" for row in rows], "geometry": shapely.points(rows, rows)})
    frame = frame.assign(
        capacity_kva=np.where(rows % 3, rows / 7, np.nan),
        note=np.where(rows % 2, None, "备注"),
        in_service=pd.Timestamp("2027-12-31"),
        ours=pd.array(rows, dtype="Int64"),
    )
    site = Site.empty(draw.CRS)
    site = site.with_layer("substations", frames.conform(frame, schema.SUBSTATIONS, site.crs))
    path = save_plan(Plan.new(site), tmp_path / "p.gpkg")
    assert open_plan(path).site == site
    for statement, words in (
        ("UPDATE substations SET substation_id = '变7' WHERE fid = 20900", "“变7” twice (again in row fid 20900)"),
        ("UPDATE substations SET substation_id = '' WHERE fid = 20800", "row fid 20800 has no substation_id"),
        ("UPDATE substations SET capacity_kva = 'many' WHERE fid = 20700", "row fid 20700: “many”"),
    ):
        assert words in refusal(change(path, statement))


@pytest.mark.parametrize(
    ("layer", "column"), [(of, c.name) for of in schema.LAYERS.values() for c in of.columns if c.later]
)
def test_a_file_from_before_a_column_was_added_opens_with_it_blank(saved: Path, layer: Layer, column: str) -> None:
    change(saved, f"ALTER TABLE {layer.name} DROP COLUMN {column}")
    opened = open_plan(saved)
    frame = opened.plants("base") if layer is schema.PLANTS else opened.site.layer(layer.name)
    assert len(frame) > 0
    assert frame[column].isna().all()


def test_an_active_scenario_that_is_gone_gives_way_to_the_first(saved: Path) -> None:
    change(saved, "UPDATE plan SET value = 'gone' WHERE key = 'active_scenario'")
    assert open_plan(saved).active_scenario == "base"


def test_a_plan_is_not_saved_under_a_name_that_is_no_plan_file(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match=r"ending in \.gpkg"):
        save_plan(small_plan(), tmp_path / "plan.txt")
    assert names_in(tmp_path) == []


def retyped(path: Path, layer: str, column: str, value: str) -> Path:
    """The column of the layer as another program makes it anew: of type TEXT, the value in its first row."""
    return change(
        path,
        f'ALTER TABLE "{layer}" DROP COLUMN "{column}"',
        f'ALTER TABLE "{layer}" ADD COLUMN "{column}" TEXT',
        f'UPDATE "{layer}" SET "{column}" = \'{value}\' WHERE fid = 1',
    )


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [("jobs", "120", 120.0), ("storeys", "3", 3), ("open_flame", "1", True), ("power_kw", "", np.nan)],
)
def test_a_column_another_program_made_text_is_read_as_what_it_is(
    column: str, text: str, value: object, saved: Path
) -> None:
    plants = open_plan(retyped(saved, "plants", column, text)).plants()
    assert str(plants[column].dtype) == columns.DTYPES[schema.PLANTS.column(column).kind]
    assert plants[column].iloc[0] == value or (pd.isna(plants[column].iloc[0]) and pd.isna(value))
    assert pd.isna(plants[column].iloc[1])


@pytest.mark.parametrize(("column", "text"), [("jobs", "many"), ("storeys", "2.5"), ("open_flame", "maybe")])
def test_a_text_that_is_no_such_value_is_named_with_its_row(column: str, text: str, saved: Path) -> None:
    with pytest.raises(InputError, match=f"column “{column}”, row fid 1: “{text}” is not a value of kind"):
        open_plan(retyped(saved, "plants", column, text))


@pytest.mark.parametrize("value", ["20261231", "2026", "'2026Q4'", "'12026-01-01'"])
def test_a_date_that_is_no_day_is_named_with_its_row_and_never_read_as_a_year(value: str, saved: Path) -> None:
    """Read as the year 20261231, a plant would be left out of every year's check."""
    with pytest.raises(InputError, match=f"column “in_service”, row fid 1: “{value.strip(chr(39))}” is not a value"):
        open_plan(change(saved, f"UPDATE plants SET in_service = {value} WHERE fid = 1"))
