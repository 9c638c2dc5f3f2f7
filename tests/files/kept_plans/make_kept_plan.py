"""Writes a plan file with the program on Python's path, whichever version that is, from what a JSON file says.

    PYTHONPATH=<the tree of that version> python make_kept_plan.py v1.json v1-<what it is>.gpkg

Leans only on what every version has: frames made to conform, ``Plan``, ``save_plan``.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd
import shapely

from siteplanner.core import frames, schema
from siteplanner.core.plan import ChangeEntry, ImportReportEntry, Plan, Scenario
from siteplanner.core.site import Site
from siteplanner.files.plan_file import save_plan

OTHERS = "remarks of another program"


def main(told: Path, out: Path) -> None:
    values = json.loads(told.read_text(encoding="utf-8"))
    out.unlink(missing_ok=True)
    plan = plan_of(values)
    save_plan(plan, out)
    with closing(sqlite3.connect(out)) as database, database:
        database.execute("CREATE TABLE remarks (fid INTEGER PRIMARY KEY, text TEXT, seal BLOB)")
        for fid, text, seal in values[OTHERS]:
            database.execute("INSERT INTO remarks VALUES (?, ?, ?)", (fid, text, bytes.fromhex(seal)))
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('remarks', 'attributes', 'remarks')"
        )
    print(f"{out}: {out.stat().st_size:,} bytes")


def plan_of(values: dict[str, Any]) -> Plan:
    site = Site.empty(values["plan"].pop("crs"))

    def features(rows: list[dict[str, Any]], layer: Any) -> Any:
        frame = pd.DataFrame(rows)
        frame["geometry"] = [shapely.from_wkt(row["geometry"]) for row in rows]
        for column in layer.columns:
            if column.kind == "date" and column.name in frame:
                frame[column.name] = pd.to_datetime(frame[column.name])
        return frames.conform(frame, layer, site.crs)

    def table(name: str, layer: Any) -> Any:
        frame = pd.DataFrame(values[name])
        return frames.conform_table(
            frame.assign(date=pd.to_datetime(frame["date"])) if "date" in frame else frame, layer
        )

    for layer in schema.BASE_LAYERS:
        site = site.with_layer(layer.name, features(values[layer.name], layer))
    return Plan(
        site=site,
        scenarios=tuple(Scenario(**timed(row, "created")) for row in values["scenarios"]),
        scenario_plants={name: features(rows, schema.PLANTS) for name, rows in values["plants"].items()},
        targets=table("targets", schema.TARGETS),
        rule_overrides=table("rule_overrides", schema.RULE_OVERRIDES),
        waivers=table("waivers", schema.WAIVERS),
        site_areas=features(values["site_areas"], schema.SITE_AREAS),
        annotations=features(values["annotations"], schema.ANNOTATIONS),
        change_log=tuple(ChangeEntry(**timed(row, "time")) for row in values["change_log"]),
        import_reports=tuple(ImportReportEntry(**timed(row, "time")) for row in values["import_reports"]),
        settings=values["settings"],
        extra=values["extra"],
        **values["plan"],
    )


def timed(row: dict[str, Any], key: str) -> dict[str, Any]:
    return {**row, key: pd.Timestamp(row[key]).as_unit("ms")}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
