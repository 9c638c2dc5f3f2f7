"""What changed since the last pack: plants, map, figures, findings; as values, as JSON and as a sentence."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core import schema
from siteplanner.core.check_result import CheckResult
from siteplanner.core.coordinates import crs_text
from siteplanner.core.difference import plant_changes
from siteplanner.core.errors import InputError
from siteplanner.core.measures.totals import totals
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.services.handover.last_pack import LastPack
from siteplanner.services.handover.order import Order

Kind = Literal["moved", "turned", "reshaped", "altered", "added", "removed"]
RIGID_MM = 1.0
"""A footprint that was only moved or turned fits on itself to so much."""
LEAST_TURN_DEG = 1e-4

OTHER_SYSTEM = QT_TRANSLATE_NOOP(
    "errors",
    "The last pack, “{folder}”, is in {then} and the plan is in {now}: places cannot be compared. Go on without a "
    "comparison: --no-comparison.",
)
OTHER_MOMENT = QT_TRANSLATE_NOOP(
    "handover",
    "The last pack held {then}, this one {now}: what enters service between them counts as added or removed.",
)
ALL_PLANTS = QT_TRANSLATE_NOOP("handover", "all plants")
BY_THEN = QT_TRANSLATE_NOOP("handover", "what is in service by {day}")
SUMMARY = QT_TRANSLATE_NOOP("handover", "{what} since {date}")
NOTHING = QT_TRANSLATE_NOOP("handover", "No plant changed since {date}")
FIRST: Mapping[Kind, tuple[Template, Template]] = {
    "moved": (
        QT_TRANSLATE_NOOP("handover", "1 plant moved"),
        QT_TRANSLATE_NOOP("handover", "{count} plants moved"),
    ),
    "turned": (
        QT_TRANSLATE_NOOP("handover", "1 plant turned"),
        QT_TRANSLATE_NOOP("handover", "{count} plants turned"),
    ),
    "reshaped": (
        QT_TRANSLATE_NOOP("handover", "1 plant reshaped"),
        QT_TRANSLATE_NOOP("handover", "{count} plants reshaped"),
    ),
    "altered": (
        QT_TRANSLATE_NOOP("handover", "1 plant with other data"),
        QT_TRANSLATE_NOOP("handover", "{count} plants with other data"),
    ),
    "added": (
        QT_TRANSLATE_NOOP("handover", "1 plant added"),
        QT_TRANSLATE_NOOP("handover", "{count} plants added"),
    ),
    "removed": (
        QT_TRANSLATE_NOOP("handover", "1 plant removed"),
        QT_TRANSLATE_NOOP("handover", "{count} plants removed"),
    ),
}
"""The first thing that is told, of one and of several."""
FURTHER: Mapping[Kind, Template] = {
    "moved": QT_TRANSLATE_NOOP("handover", "{count} moved"),
    "turned": QT_TRANSLATE_NOOP("handover", "{count} turned"),
    "reshaped": QT_TRANSLATE_NOOP("handover", "{count} reshaped"),
    "altered": QT_TRANSLATE_NOOP("handover", "{count} with other data"),
    "added": QT_TRANSLATE_NOOP("handover", "{count} added"),
    "removed": QT_TRANSLATE_NOOP("handover", "{count} removed"),
}


@dataclass(frozen=True)
class PlantChange:
    """``kind`` is the gravest of what happened. ``before`` and ``after`` are the footprints (None: none then, or now),
    ``moved_m`` how far its middle went towards ``azimuth_deg`` (clockwise from grid north), ``turned_deg``
    counter-clockwise; ``columns`` are those of its data that changed, each with the old and the new value."""

    plant_id: str
    name: str
    kind: Kind
    before: BaseGeometry | None = None
    after: BaseGeometry | None = None
    moved_m: float = 0.0
    azimuth_deg: float = 0.0
    turned_deg: float = 0.0
    columns: tuple[tuple[str, Any, Any], ...] = ()

    @property
    def area_delta_m2(self) -> float:
        return sum(sign * float(s.area) for sign, s in ((1, self.after), (-1, self.before)) if s is not None)

    def to_json(self) -> dict[str, Any]:
        columns = {name: [before, after] for name, before, after in self.columns}
        return {
            "plant_id": self.plant_id,
            "name": self.name or None,
            "kind": self.kind,
            "moved_m": round(self.moved_m, 3),
            "azimuth_deg": round(self.azimuth_deg, 1),
            "turned_deg": round(self.turned_deg, 4),
            "area_delta_m2": round(self.area_delta_m2, 3),
            "columns": columns,
        }


@dataclass(frozen=True)
class LayerChange:
    """Ids of a layer of the base map."""

    layer: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "layer": self.layer,
            "added": list(self.added),
            "removed": list(self.removed),
            "changed": list(self.changed),
        }


@dataclass(frozen=True)
class Changes:
    """``figures`` maps a total to (unit, then, now); findings are (id, message); ``moments`` are the last days that
    count in either pack (None: all plants do)."""

    since: dt.date
    pack: str
    plants: tuple[PlantChange, ...]
    layers: tuple[LayerChange, ...]
    figures: Mapping[str, tuple[str, float, float]]
    gained: tuple[tuple[str, str], ...]
    lost: tuple[tuple[str, str], ...]
    moments: tuple[str | None, str | None] = (None, None)

    def remark(self) -> Message | None:
        """What has to be known of the comparison, where the two packs are of different moments."""
        if self.moments[0] == self.moments[1]:
            return None
        then, now = (ALL_PLANTS if day is None else BY_THEN(day=day) for day in self.moments)
        return OTHER_MOMENT(then=then, now=now)

    @property
    def counts(self) -> dict[Kind, int]:
        """How many plants, each under the gravest of its changes."""
        return {kind: sum(of.kind == kind for of in self.plants) for kind in FURTHER}

    def summary(self) -> Message:
        """“3 plants moved, 1 added since 2026-10-12”."""
        parts: list[Message] = []
        for kind, count in self.counts.items():
            if count:
                template = FURTHER[kind] if parts else FIRST[kind][count > 1]
                parts.append(template(count=count))
        date = self.since.isoformat()
        return SUMMARY(what=tuple(parts), date=date) if parts else NOTHING(date=date)

    def to_json(self) -> dict[str, Any]:
        from siteplanner.services.handover.manifest import both

        return {
            "since": self.since.isoformat(),
            "pack": self.pack,
            "summary": both(self.summary()),
            "moments": list(self.moments),
            "counts": self.counts,
            "plants": [of.to_json() for of in self.plants],
            "layers": [of.to_json() for of in self.layers],
            "figures": {
                k: {"unit": u, "before": a, "after": b, "delta": b - a} for k, (u, a, b) in self.figures.items()
            },
            "findings": {
                "gained": [{"id": i, "message": m} for i, m in self.gained],
                "lost": [{"id": i, "message": m} for i, m in self.lost],
            },
        }


def changes_between(last: LastPack, order: Order, result: CheckResult) -> Changes:
    """What differs between a pack and what is handed over now. Raises InputError where the two are in different
    coordinate systems."""
    before, after = last.plan, order.handed
    if before.site.crs != after.site.crs:
        then, now = crs_text(before.site.crs), crs_text(after.site.crs)
        raise InputError(OTHER_SYSTEM, folder=str(last.folder), then=then, now=now)
    found = {f.id: order.say.text(f.message) for f in result.findings}
    known = {str(f["id"]): str(f["message"]) for f in last.manifest["check"]["findings"]}
    return Changes(
        last.day,
        last.folder.name,
        plant_changes_between(before.plants(), after.plants()),
        tuple(change for of in schema.BASE_LAYERS if (change := _layer_change(before, after, of.name)) is not None),
        _figures(last.manifest.get("totals") or {}, totals(after, "zone").to_json()["total"]),
        tuple((i, message) for i, message in found.items() if i not in known),
        tuple((i, message) for i, message in known.items() if i not in found),
        (last.manifest.get("when"), None if order.until is None else order.until.isoformat()),
    )


def plant_changes_between(before: Any, after: Any) -> tuple[PlantChange, ...]:
    """Each plant that is not as it was, from one frame of plants to another, by number."""
    changed = plant_changes(before, after)
    made = [_added_or_removed(after, plant, "added") for plant in changed.added]
    made += [_added_or_removed(before, plant, "removed") for plant in changed.removed]
    made += [of for plant in changed.changed if (of := _change_of(before, after, plant)) is not None]
    return tuple(sorted(made, key=lambda of: of.plant_id))


def _added_or_removed(frame: Any, plant: str, kind: Kind) -> PlantChange:
    shape, name = _outline(frame, plant), _name(frame, plant)
    if kind == "added":
        return PlantChange(plant, name, kind, after=shape)
    return PlantChange(plant, name, kind, before=shape)


def _outline(frame: Any, plant: str) -> BaseGeometry | None:
    shape = frame.geometry.at[plant]
    usable = shape is not None and not shape.is_empty and np.isfinite(shapely.get_coordinates(shape)).all()
    return shape if usable else None


def _name(frame: Any, plant: str) -> str:
    name = frame.at[plant, "name"]
    return name if isinstance(name, str) else ""


def _change_of(before: Any, after: Any, plant: str) -> PlantChange | None:
    old, new = _outline(before, plant), _outline(after, plant)
    columns = tuple(_columns(before, after, plant))
    kind, moved, azimuth, turned = _motion(old, new)
    if kind is None and not columns:
        return None
    return PlantChange(plant, _name(after, plant), kind or "altered", old, new, moved, azimuth, turned, columns)


def _columns(before: Any, after: Any, plant: str) -> list[tuple[str, Any, Any]]:
    found = []
    for name in dict.fromkeys((*before.columns, *after.columns)):
        if name != "geometry":
            old, new = (_plain(f.at[plant, name]) if name in f.columns else None for f in (before, after))
            if old != new:
                found.append((name, old, new))
    return found


def _plain(value: Any) -> str | float | bool | None:
    if value is None or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, int | float | np.number) and math.isfinite(value):
        return float(value)
    return str(value)  # an infinite number, too: JSON has none


def _motion(old: BaseGeometry | None, new: BaseGeometry | None) -> tuple[Kind | None, float, float, float]:
    """What became of a footprint: kind, metres, azimuth, degrees."""
    if old is None or new is None:
        return (None if old is new else "reshaped"), 0.0, 0.0, 0.0
    if old.equals(new):
        return None, 0.0, 0.0, 0.0
    middle_old, middle_new = np.array(old.centroid.coords[0]), np.array(new.centroid.coords[0])
    east, north = (middle_new - middle_old).tolist()
    moved, azimuth = math.hypot(east, north), math.degrees(math.atan2(east, north)) % 360.0
    a, b = shapely.get_coordinates(old) - middle_old, shapely.get_coordinates(new) - middle_new
    if a.shape != b.shape:
        return "reshaped", moved, azimuth, 0.0
    angle = math.atan2(float((a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum()), float((a * b).sum()))
    turned = a @ np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    if 1000.0 * float(np.hypot(*(turned - b).T).max()) > RIGID_MM:
        return "reshaped", moved, azimuth, 0.0
    degrees = math.degrees(angle)
    return ("turned" if abs(degrees) > LEAST_TURN_DEG else "moved"), moved, azimuth, degrees


def _layer_change(before: Any, after: Any, layer: str) -> LayerChange | None:
    found = plant_changes(before.site.layer(layer), after.site.layer(layer))
    return LayerChange(layer, found.added, found.removed, found.changed) if found else None


def _figures(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[str, float, float]]:
    """The totals that differ; capacity by product as ``capacity.<product>``."""
    from siteplanner.core.measures.figures import UNITS

    figures = {key: (unit, before.get(key) or 0.0, after.get(key) or 0.0) for key, unit in UNITS.items()}
    figures["plants"] = ("", before.get("plants") or 0, after.get("plants") or 0)
    old, new = before.get("capacity") or {}, after.get("capacity") or {}
    for product in dict.fromkeys((*old, *new)):
        amounts = [(of.get(product) or {}).get("value") or 0.0 for of in (old, new)]
        unit = str((new.get(product) or old[product])["unit"])
        figures[f"capacity.{product}"] = (unit, amounts[0], amounts[1])
    return {k: (u, float(a), float(b)) for k, (u, a, b) in figures.items() if abs(b - a) > 1e-9 * max(1.0, abs(a))}
