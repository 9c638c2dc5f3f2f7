"""Features as they were copied, for this plan, another one, or another window: as JSON on the clipboard."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np
import pandas as pd
import shapely
from pyproj import CRS
from shapely.errors import ShapelyError
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from siteplanner.core.affine import Affine
from siteplanner.core.coordinates import crs_text, parse_crs, reproject, shift_unknown
from siteplanner.core.dimensions import KIND, read_dimension
from siteplanner.core.edits import Edit, add_features, copy_features, duplicate_plants, together
from siteplanner.core.edits.feature_shapes import called
from siteplanner.core.errors import EditError, InputError
from siteplanner.core.features import PLANTS, Feature, by_layer, features_frame, rows_of, there
from siteplanner.core.plan import Plan
from siteplanner.core.schema import layer as layer_of
from siteplanner.core.site import shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP

MIME_TYPE = "application/vnd.siteplanner.features+json"
VERSION = 1
MOST_CHARACTERS = 60_000_000
MOST_FEATURES = 10_000

LABEL = QT_TRANSLATE_NOOP("edits", "Paste {features}")
TOO_LARGE = QT_TRANSLATE_NOOP(
    "errors", "The clipboard holds too much: {size:,} of at most {most:,} {unit}. Bring it in through a map file."
)
CHARACTERS = QT_TRANSLATE_NOOP("errors", "characters")
FEATURES = QT_TRANSLATE_NOOP("errors", "features")
NOT_OURS = QT_TRANSLATE_NOOP("errors", "What the clipboard holds cannot be read. Copy it once more.")
NEWER = QT_TRANSLATE_NOOP("errors", "The clipboard was filled by a newer version of the program. Update this one.")
NO_WAY = QT_TRANSLATE_NOOP(
    "errors",
    "How {source} lies to {target} is not known to within tens of metres, so nothing is pasted. "
    "Bring it in through a map file with the right coordinate system.",
)
NO_PLACE = QT_TRANSLATE_NOOP("errors", "What was copied in {source} has no place in {target}. Nothing is pasted.")

Point = tuple[float, float]
_UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, RecursionError, ShapelyError)


@dataclass(frozen=True, slots=True)
class CopiedRow:
    """A feature's id where it was copied, its shape, and what is filled in of its known columns."""

    layer: str
    row_id: str
    shape: BaseGeometry
    values: Mapping[str, Any]


@dataclass(frozen=True)
class CopiedFeatures:
    """``plan_uuid`` and ``scenario_id`` say where the originals stand."""

    plan_uuid: str
    scenario_id: str
    crs: CRS
    rows: tuple[CopiedRow, ...]

    @classmethod
    def of(cls, plan: Plan, scenario_id: str, features: tuple[Feature, ...]) -> Self:
        """The features as the plan has them. Raises InputError for more than 10,000, EditError for an unknown one."""
        if len(features) > MOST_FEATURES:
            raise InputError(TOO_LARGE, size=len(features), most=MOST_FEATURES, unit=FEATURES)
        rows: list[CopiedRow] = []
        for layer, ids in by_layer(features).items():
            frame = features_frame(plan, layer, scenario_id)
            taken = frame.iloc[list(rows_of(frame, layer, ids))]
            columns = {c.name: taken[c.name].tolist() for c in layer_of(layer).columns if c.name in taken.columns}
            for at, (row_id, its) in enumerate(zip(ids, shapes_of(taken), strict=True)):
                values = {name: _plain(column[at]) for name, column in columns.items() if not pd.isna(column[at])}
                rows.append(CopiedRow(layer, row_id, its, values))
        return cls(plan.plan_uuid, scenario_id, plan.site.crs, tuple(rows))

    # -- out and in ---------------------------------------------------------------------------------------------

    def to_json(self) -> str:
        """A GeoJSON FeatureCollection in the plan's own coordinates, every digit kept."""
        rows = [
            {
                "type": "Feature",
                "layer": row.layer,
                "id": row.row_id,
                "geometry": mapping(row.shape),
                "properties": dict(row.values),
            }
            for row in self.rows
        ]
        whole = {
            "type": "FeatureCollection",
            "siteplanner": VERSION,
            "plan": self.plan_uuid,
            "scenario": self.scenario_id,
            "crs": self.crs.to_wkt() if self.crs.to_epsg() is None else f"EPSG:{self.crs.to_epsg()}",
            "features": rows,
        }
        return json.dumps(whole, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """What ``to_json`` wrote. Raises InputError for anything else, and for more than can be meant."""
        if len(text) > MOST_CHARACTERS:
            raise InputError(TOO_LARGE, size=len(text), most=MOST_CHARACTERS, unit=CHARACTERS)
        try:
            whole = json.loads(text)
            if whole["siteplanner"] > VERSION:
                raise InputError(NEWER)
            if len(whole["features"]) > MOST_FEATURES:
                raise InputError(TOO_LARGE, size=len(whole["features"]), most=MOST_FEATURES, unit=FEATURES)
            rows = tuple(_row(feature) for feature in whole["features"])
            return cls(str(whole["plan"]), str(whole["scenario"]), parse_crs(whole["crs"]), rows)
        except (
            KeyError,
            TypeError,
            ValueError,
            AttributeError,
            RecursionError,
            ShapelyError,
            EditError,
        ) as error:
            raise InputError(NOT_OURS) from error

    # -- where it goes ------------------------------------------------------------------------------------------

    @property
    def features(self) -> tuple[Feature, ...]:
        """The originals."""
        return tuple(Feature(row.layer, row.row_id) for row in self.rows)

    @property
    def centre(self) -> Point | None:
        """Easting and northing of the centre of their bounding box; None where nothing has a shape."""
        box = shapely.total_bounds([row.shape for row in self.rows]) if self.rows else np.full(4, np.nan)
        return None if np.isnan(box).any() else (float(box[0] + box[2]) / 2, float(box[1] + box[3]) / 2)

    def in_crs(self, crs: CRS) -> CopiedFeatures:
        """The same in another coordinate system. Raises InputError where the way there is not known well enough."""
        if self.crs == crs:
            return self
        if shift_unknown(self.crs, crs):
            raise InputError(NO_WAY, source=crs_text(self.crs), target=crs_text(crs))
        shapes = np.empty(len(self.rows), dtype=object)
        shapes[:] = [row.shape for row in self.rows]
        moved = reproject(shapes, self.crs, crs)
        if np.isinf(shapely.bounds(moved)).any():
            raise InputError(NO_PLACE, source=crs_text(self.crs), target=crs_text(crs))
        rows = tuple(replace(row, shape=its) for row, its in zip(self.rows, moved, strict=True))
        return replace(self, crs=crs, rows=rows)

    def pasted(self, plan: Plan, scenario_id: str, de_m: float, dn_m: float) -> tuple[Edit, tuple[Feature, ...]]:
        """The edit that pastes them so far from where they were (in the plan's system), and what it makes.

        Copies of features that still stand in this plan as they were copied keep every column, a user's own too.
        Raises EditError for a value that the plan does not allow.
        """
        made: list[Edit] = []
        found: list[Feature] = []
        standing = self._standing_in(plan)
        for layer, ids in by_layer(self.features).items():
            edit = self._of_layer(plan, scenario_id, layer, ids, (de_m, dn_m), standing=standing)
            made.append(edit)
            found += _made_by(edit)
        whole = made[0] if len(made) == 1 else together(LABEL(features=called(found)), made)
        return whole, tuple(found)

    def _of_layer(
        self, plan: Plan, scenario_id: str, layer: str, ids: tuple[str, ...], by: Point, *, standing: bool
    ) -> Edit:
        if standing and layer == PLANTS:
            return duplicate_plants(plan, scenario_id, ids, *by, source_id=self.scenario_id)
        if standing:
            return copy_features(plan, scenario_id, [Feature(layer, i) for i in ids], [Affine.shift(*by)])
        rows = [row for row in self.rows if row.layer == layer]
        shapes = np.empty(len(rows), dtype=object)
        shapes[:] = [row.shape for row in rows]
        values = [self._values(row, scenario_id) for row in rows]
        return add_features(plan, layer, Affine.shift(*by).of(shapes), values, scenario_id=scenario_id)

    @staticmethod
    def _values(row: CopiedRow, scenario_id: str) -> dict[str, Any]:
        known = {c.name for c in layer_of(row.layer).columns} - {layer_of(row.layer).index}
        values = {name: value for name, value in row.values.items() if name in known}
        dimension = read_dimension(row.shape, values.get("style")) if values.get("kind") == KIND else None
        if dimension is not None:  # what it held on to is not here, or is something else of the same number
            values["style"] = replace(dimension, anchors=(None, None), lost=(False, False)).style
        return values | ({"scenario_id": scenario_id} if values.get("scenario_id") else {})

    def _standing_in(self, plan: Plan) -> bool:
        """Whether all originals stand there as they were copied."""
        if plan.plan_uuid != self.plan_uuid or self.scenario_id not in plan.scenario_plants:
            return False
        if there(plan, self.scenario_id, self.features) != self.features:
            return False
        now = type(self).of(plan, self.scenario_id, self.features)
        return now.rows == self.rows


def _made_by(edit: Edit) -> tuple[Feature, ...]:
    """What an edit of one layer adds."""
    copies: tuple[Feature, ...] | None = getattr(edit, "copies", None) or getattr(edit, "features", None)
    if copies is None:
        return tuple(Feature(PLANTS, new_id) for new_id in getattr(edit, "new_ids", ()))
    return copies


def _row(feature: Mapping[str, Any]) -> CopiedRow:
    of = layer_of(str(feature["layer"]))
    made = shape(feature["geometry"])
    if not np.isfinite(shapely.get_coordinates(made)).all():
        raise ValueError(feature["id"])
    values = feature["properties"]
    parsed = {name: _plain(of.column(name).parse(value)) for name, value in values.items()}
    return CopiedRow(of.name, str(feature["id"]), made, {n: v for n, v in parsed.items() if v is not None})


def _plain(value: Any) -> Any:
    """A value as JSON holds it; days as text."""
    if value is None or value is pd.NaT:
        return None
    if isinstance(value, pd.Timestamp | np.datetime64):
        return pd.Timestamp(value).date().isoformat()
    return value.item() if isinstance(value, np.generic) else value
