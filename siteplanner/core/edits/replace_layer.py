"""Replace a layer of the base map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

import geopandas as gpd
from pyproj import CRS

from siteplanner.core import frames, schema
from siteplanner.core.edits.edit import Edit, decode, encode
from siteplanner.core.edits.frame_json import frame_from_json, frame_to_json
from siteplanner.core.errors import EditError
from siteplanner.core.plan import ImportReportEntry, Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

LABEL = QT_TRANSLATE_NOOP("edits", "Replace the layer {layer} ({count} rows)")
OTHER_CRS = QT_TRANSLATE_NOOP(
    "errors", "The rows for {layer} are in {theirs}, the plan is in {ours}. Bring them into the plan's system first."
)
NO_CRS = QT_TRANSLATE_NOOP("errors", "The rows for {layer} have no coordinate system. Give them the plan's.")
ID_TWICE = QT_TRANSLATE_NOOP("errors", "{layer}: the number “{id}” is given twice. Give every row a number of its own.")


@dataclass(frozen=True, eq=False)
class ReplaceLayer(Edit):
    """Put ``frame`` in the place of the layer; ``report`` is kept with the plan's import reports."""

    kind: ClassVar[str] = "replace_layer"
    layer: str
    frame: gpd.GeoDataFrame
    report: ImportReportEntry | None = None

    def apply(self, plan: Plan) -> Plan:
        if self.frame.crs != plan.site.crs:
            raise EditError(
                OTHER_CRS,
                layer=schema.base_layer(self.layer).label,
                theirs=_name(self.frame.crs),
                ours=_name(plan.site.crs),
            )
        reports = plan.import_reports if self.report is None else (*plan.import_reports, self.report)
        return replace(plan, site=plan.site.with_layer(self.layer, self.frame), import_reports=reports)

    def label(self) -> Message:
        name: Template = schema.base_layer(self.layer).label
        return LABEL(layer=name, count=len(self.frame))

    def to_json(self) -> dict[str, Any]:
        return {
            "edit": self.kind,
            "layer": self.layer,
            **frame_to_json(self.frame),
            "report": encode(self.report),
        }

    @classmethod
    def from_fields(cls, values: Mapping[str, Any]) -> Self:
        of = schema.base_layer(values["layer"])
        report = decode(values["report"])
        entry = None if report is None else ImportReportEntry(**report)
        return cls(of.name, frame_from_json(values, of), entry)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ReplaceLayer):
            return NotImplemented
        return (
            (self.layer, self.report) == (other.layer, other.report)
            and self.frame.crs == other.frame.crs
            and frames.frames_equal(self.frame, other.frame)
        )

    __hash__ = object.__hash__


def _name(crs: CRS | None) -> str:
    return crs.to_string() if crs is not None else "–"


def replace_layer(layer: str, frame: gpd.GeoDataFrame, report: ImportReportEntry | None = None) -> ReplaceLayer:
    """Replace a base-map layer (``parcels``, ``zones``, ``constraints`` or ``substations``) by ``frame``.

    ``frame`` carries the layer's id as index or column and is in the plan's CRS; it is brought into the layer's
    columns and dtypes, further columns stay. Raises EditError for another layer, an id given twice and, on
    applying, for another CRS.
    """
    of = schema.base_layer(layer)
    if frame.crs is None:
        raise EditError(NO_CRS, layer=of.label)
    named = frame if frame.geometry.name == "geometry" else frame.rename_geometry("geometry")
    whole = frames.conform(named, of, frame.crs)
    twice = whole.index[whole.index.duplicated()]
    if len(twice):
        raise EditError(ID_TWICE, layer=of.label, id=twice[0])
    return ReplaceLayer(of.name, whole, report)
