"""Plan files of every earlier version open for ever, with all that was in them; newer ones are refused with words."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import shapely

from siteplanner.core.plan import FORMAT_VERSION, Plan
from siteplanner.files import migrations
from siteplanner.files.geopackage_reading import StoredTableReading
from siteplanner.files.migrations import MIGRATIONS, Tables, migrate
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.files.stored_columns import StoredColumn

KEPT = Path(__file__).parent / "kept_plans"
FILES = sorted(KEPT.glob("v*.gpkg"))
SITE_LAYERS = ("parcels", "zones", "constraints", "substations")


def told_of(file: Path) -> Any:
    """What a person wrote of the files of that format."""
    return json.loads((KEPT / f"{file.name.partition('-')[0]}.json").read_text(encoding="utf-8"))


def plain(value: Any) -> Any:
    """A value of a frame as JSON has it; None for a blank."""
    if isinstance(value, shapely.Geometry):
        return value.wkt if value.is_empty else shapely.to_wkt(value, rounding_precision=-1)
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d")
    return value.item() if hasattr(value, "item") else value


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows with what is not blank in them."""
    table = frame if frame.index.name is None else frame.reset_index()
    rows = [{str(k): plain(v) for k, v in row.items()} for row in table.to_dict("records")]
    return [{k: v for k, v in row.items() if v is not None} for row in rows]


def wanted(rows: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows of the JSON file, shapes as this version of Shapely writes them."""
    return [
        {k: shapely.to_wkt(shapely.from_wkt(v), rounding_precision=-1) if k == "geometry" else v for k, v in r.items()}
        for r in rows
    ]


def require_all_that_was_told(plan: Plan, told: Any) -> None:
    of_plan = {name: getattr(plan, name) for name in ("name", "plan_uuid", "active_scenario", "rule_pack")}
    assert {**of_plan, "crs": ":".join(plan.site.crs.to_authority() or ())} == told["plan"]
    for name in SITE_LAYERS:
        assert rows_of(plan.site.layer(name)) == wanted(told[name]), name
    for scenario_id, rows in told["plants"].items():
        assert rows_of(plan.plants(scenario_id)) == wanted(rows), scenario_id
    assert plan.site_areas is not None
    assert plan.annotations is not None
    for name in ("site_areas", "annotations", "targets", "rule_overrides", "waivers"):
        assert rows_of(getattr(plan, name)) == wanted(told[name]), name
    for name in ("scenarios", "change_log", "import_reports"):
        rows = [{k: getattr(row, k) for k in asked} for row, asked in zip(getattr(plan, name), told[name], strict=True)]
        for times in ("created", "time"):
            rows = [{**row, times: _stamp(row[times])} if times in row else row for row in rows]
        asked = [{k: _stamp(v) if k in ("created", "time") else v for k, v in row.items()} for row in told[name]]
        assert rows == asked, name
    assert dict(plan.settings) == told["settings"]
    assert dict(plan.extra) == told["extra"]


def _stamp(value: Any) -> pd.Timestamp:
    return pd.Timestamp(value).as_unit("ms")


def remarks_in(path: Path) -> list[list[Any]]:
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT fid, text, seal FROM remarks").fetchall()
    return [[fid, text, seal.hex()] for fid, text, seal in rows]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_of_an_earlier_version_opens_with_all_that_was_in_it(file: Path) -> None:
    before = file.read_bytes()
    require_all_that_was_told(open_plan(file), told_of(file))
    assert file.read_bytes() == before


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_saved_by_this_version_nothing_is_lost_also_what_other_programs_added(file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(file, tmp_path / "town.gpkg"))
    plan = open_plan(path)
    save_plan(plan, path)
    assert open_plan(path) == plan
    require_all_that_was_told(open_plan(path), told_of(file))
    assert remarks_in(path) == told_of(file)["remarks of another program"]


def test_there_is_a_kept_file_of_every_format_and_a_step_from_each_to_the_next() -> None:
    formats = set(range(1, FORMAT_VERSION + 1))
    assert {int(file.name.partition("-")[0][1:]) for file in FILES} == formats
    assert set(MIGRATIONS) == formats - {FORMAT_VERSION}


def test_steps_are_taken_one_after_the_other_up_to_this_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Made-up formats: the second renames a column, the third adds a table."""
    monkeypatch.setattr(migrations, "FORMAT_VERSION", 3)
    notes = StoredTableReading({"memo": StoredColumn.of("text", ["a", "b"])}, None, [1, 2])

    def renamed(tables: Tables) -> Tables:
        old = tables["notes"]
        return {**tables, "notes": StoredTableReading({"text": old.columns["memo"]}, old.shapes, old.fids)}

    def with_marks(tables: Tables) -> Tables:
        assert "text" in tables["notes"].columns
        return {**tables, "marks": StoredTableReading({}, None, [])}

    steps = {1: renamed, 2: with_marks}
    made = migrate({"notes": notes}, 1, steps)
    assert list(made) == ["notes", "marks"]
    assert list(made["notes"].columns["text"].values) == ["a", "b"]
    assert list(migrate({"notes": made["notes"]}, 2, steps)) == ["notes", "marks"]
    assert migrate({"notes": notes}, 3, steps) == {"notes": notes}
