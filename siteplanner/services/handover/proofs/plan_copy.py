"""The judge of the plan's copy: SQLite reads every row, the geometry's bytes are taken apart here, GDAL counts."""

from __future__ import annotations

import contextlib
import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from siteplanner.core import schema
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.services.handover.proofs.by_gdal import counts_by_gdal
from siteplanner.services.handover.proofs.expected import (
    BY_GDAL,
    COUNT,
    NOT_READABLE,
    RINGS,
    Differs,
    Exhibit,
    Expected,
    require_ids,
    require_same,
    told,
)

DAMAGED = QT_TRANSLATE_NOOP("handover", "the database is damaged: {reason}")
LAYER = QT_TRANSLATE_NOOP("handover", "layer {layer}: {difference}")
_ENVELOPES = (0, 32, 48, 48, 64)
_GEOMETRY = "geom"


def judge(exhibit: Exhibit, expected: Expected) -> int:
    """How many features were read. Raises Differs."""
    plan, count = expected.whole, 0
    with _opened(exhibit.path) as database:
        facts = dict(database.execute("select key, value from plan"))
        for key, wanted in (("name", plan.name), ("plan_uuid", plan.plan_uuid), ("rule_pack", plan.rule_pack)):
            require_same("plan", key, facts.get(key) or "", wanted)
        require_same("plan", "active_scenario", facts.get("active_scenario"), plan.active_scenario)
        for of in schema.BASE_LAYERS:
            count += _judge_layer(database, of.name, "", (), plan.site.layer(of.name))
        for scenario in plan.scenarios:
            own = (scenario.scenario_id,)
            count += _judge_layer(database, "plants", "where scenario_id = ?", own, plan.plants(*own))
        for table, rows in _tables(plan).items():
            (there,) = database.execute(f'select count(*) from "{table}"').fetchone()
            if there != rows:
                raise Differs(LAYER(layer=table, difference=COUNT(found=there, wanted=rows)))
    _judge_by_gdal(exhibit, expected)
    return count


def _tables(plan: Plan) -> dict[str, int]:
    """How many rows the tables have that are not compared cell by cell."""
    frames = {"site_areas": plan.site_areas, "annotations": plan.annotations, "targets": plan.targets}
    frames |= {"rule_overrides": plan.rule_overrides, "waivers": plan.waivers}
    counts = {name: 0 if frame is None else len(frame) for name, frame in frames.items()}
    return {**counts, "scenarios": len(plan.scenarios), "change_log": len(plan.change_log)}


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as database:
            (state,) = database.execute("pragma integrity_check").fetchone()
            if state != "ok":
                raise Differs(DAMAGED(reason=state))
            yield database
    except sqlite3.Error as error:
        raise Differs(DAMAGED(reason=str(error))) from error


def _judge_layer(
    database: sqlite3.Connection, layer: str, which: str, values: tuple[str, ...], frame: gpd.GeoDataFrame
) -> int:
    try:
        (geometry,) = database.execute(
            "select column_name from gpkg_geometry_columns where table_name = ?", (layer,)
        ).fetchone()
        rows = database.execute(f'select * from "{layer}" {which} order by fid', values)
        names = [column[0] for column in rows.description]
        found = {str(row[names.index(frame.index.name)]): dict(zip(names, row, strict=True)) for row in rows}
        require_ids(list(found), [str(i) for i in frame.index])
        columns = [
            n for n in frame.columns if n != "geometry" and (frame[n].dtype.kind != "M" or frame[n].dt.unit == "s")
        ]
        for feature, shape, cells in zip(
            frame.index, frame.geometry.array, frame[columns].astype(object).values.tolist(), strict=True
        ):
            row = found[str(feature)]
            _require_same_bytes(feature, row[geometry], shape)
            for column, value in zip(columns, cells, strict=True):
                wanted = told(value)
                require_same(feature, column, _cell(row.get(column), wanted), wanted, 0.0)
    except Differs as difference:
        raise Differs(LAYER(layer=layer, difference=difference.what)) from None
    except (TypeError, ValueError, struct.error, shapely.errors.ShapelyError) as error:
        raise Differs(LAYER(layer=layer, difference=NOT_READABLE(reason=str(error)))) from error
    return len(found)


@np.errstate(invalid="ignore")
def _require_same_bytes(feature: Any, content: bytes | None, shape: Any) -> None:
    """Ordinates that are no numbers among them."""
    if shapely.to_wkb(_shape(content)) != shapely.to_wkb(shape):
        raise Differs(RINGS(feature=feature))


def _cell(value: Any, wanted: Any) -> Any:
    """A database has no truth values: they are 0 and 1."""
    return bool(value) if isinstance(wanted, bool) and value in (0, 1) else value


def _shape(content: bytes | None) -> shapely.Geometry | None:
    """The geometry behind its head (OGC 12-128, 2.1.3)."""
    if content is None:
        return None
    magic, flags = struct.unpack_from("<2s x B", content)
    if magic != b"GP":
        raise ValueError(magic)
    return shapely.from_wkb(content[8 + _ENVELOPES[flags >> 1 & 7] :])


def _rows(plan: Plan, layer: str) -> int:
    if layer == schema.PLANTS.name:
        return sum(len(plan.plants(scenario.scenario_id)) for scenario in plan.scenarios)
    return len(plan.site.layer(layer))


def _judge_by_gdal(exhibit: Exhibit, expected: Expected) -> None:
    counts = counts_by_gdal(exhibit)
    for of in (*schema.BASE_LAYERS, schema.PLANTS):
        found, wanted = counts.get(of.name, 0), _rows(expected.whole, of.name)
        if found != wanted:
            raise Differs(BY_GDAL(difference=LAYER(layer=of.name, difference=COUNT(found=found, wanted=wanted))))
