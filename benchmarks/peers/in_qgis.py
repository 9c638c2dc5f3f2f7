"""The six checks in QGIS: its ``intersection`` and ``dissolve`` tools over memory layers, spatial indexes and loops.

Run by the system's Python, which has QGIS. Argument: the layers' file and how often to run; ``narrowed`` selects what
plants touch before two layers are intersected, which the tool does not do by itself.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from typing import Any

from exchange import Rows, answer, read_layers, skip
from sql import LONGEST_HOME_SPACING_M, LONGEST_SPACING_M, TOLERANCE

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.append("/usr/share/qgis/python/plugins")
try:
    import processing
    from processing.core.Processing import Processing
    from qgis.core import (
        Qgis,
        QgsApplication,
        QgsFeature,
        QgsField,
        QgsGeometry,
        QgsProcessingFeatureSourceDefinition,
        QgsProject,
        QgsSpatialIndex,
        QgsVectorLayer,
    )
    from qgis.PyQt.QtCore import QVariant
except ImportError as missing:
    skip(f"{missing.name} is not installed")


def main() -> None:
    application = QgsApplication([], False)
    application.initQgis()
    Processing.initialize()
    tables, setback_m = read_layers(sys.argv[1])
    checks = Checks(tables, setback_m, narrowed="narrowed" in sys.argv)
    answer(f"QGIS {Qgis.QGIS_VERSION.split('-')[0]}", checks.run, int(sys.argv[2]))
    sys.stdout.flush()
    os._exit(0)  # QGIS 3.22 does not always survive its own end


class Layer:
    """A memory layer with its index, the features by number."""

    def __init__(self, name: str, columns: dict[str, list[Any]]) -> None:
        geometries = [geometry_of(wkb) for wkb in columns["wkb"]]
        kind = "MultiLineString" if name == "lines" else "MultiPolygon"
        self.layer = QgsVectorLayer(f"{kind}?crs=EPSG:4547", name, "memory")
        self.fields = [key for key in columns if key != "wkb"]
        text = {key: isinstance(columns[key][0], str) for key in self.fields}
        provider = self.layer.dataProvider()
        provider.addAttributes(
            [QgsField(key, QVariant.String if text[key] else QVariant.Double) for key in self.fields]
        )
        self.layer.updateFields()
        features = []
        for at, geometry in enumerate(geometries):
            feature = QgsFeature(self.layer.fields())
            feature.setGeometry(geometry)
            feature.setAttributes([columns[key][at] for key in self.fields])
            features.append(feature)
        provider.addFeatures(features)
        provider.createSpatialIndex()
        QgsProject.instance().addMapLayer(self.layer, False)  # the tools find layers by their ids there
        self.features = {feature.id(): feature for feature in self.layer.getFeatures()}
        self.index = QgsSpatialIndex(self.layer.getFeatures())

    def near(self, geometry: QgsGeometry, distance_m: float) -> list[QgsFeature]:
        box = geometry.boundingBox().buffered(distance_m)
        return [self.features[at] for at in self.index.intersects(box)]


def geometry_of(wkb: bytes) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    geometry.convertToMultiType()
    return geometry


class Checks:
    def __init__(self, tables: dict[str, dict[str, list[Any]]], setback_m: float, *, narrowed: bool) -> None:
        self.narrowed = narrowed
        self.setback_m = setback_m
        self.layers = {name: Layer(name, columns) for name, columns in tables.items()}
        self.widest_m = max(tables["lines"]["required_m"])

    def run(self) -> Rows:
        outside, setback = self.land()
        overlap, spacing = self.pairs()
        plants, lines, homes = (self.layers[name] for name in ("plants", "lines", "homes"))
        strips = [
            (plant["plant_id"], line["constraint_id"])
            for plant in plants.features.values()
            for line in lines.near(plant.geometry(), self.widest_m)
            if plant.geometry().distance(line.geometry()) < line["required_m"] - TOLERANCE
        ]
        home_spacing = [
            (plant["plant_id"], home["constraint_id"])
            for plant in plants.features.values()
            for home in homes.near(plant.geometry(), LONGEST_HOME_SPACING_M)
            if plant.geometry().distance(home.geometry()) < 10 + 2 * (plant["fire_grade"] == 3) - TOLERANCE
        ]
        farmland = [(piece["plant_id"], piece["constraint_id"]) for piece, _ in self.pieces("farmland")]
        return {
            "on_parcel": outside,
            "setback": setback,
            "overlap": overlap,
            "spacing": spacing,
            "home_spacing": home_spacing,
            "strips": strips,
            "farmland": farmland,
            "zone_power": self.zone_power(),
        }

    def pieces(self, other: str) -> list[tuple[QgsFeature, float]]:
        """What plants share with the features of another layer, and how much in square metres."""
        plants, others = self.layers["plants"].layer, self.layers[other].layer
        chosen: Any = others
        if self.narrowed:
            touched = {"INPUT": others, "PREDICATE": [0], "INTERSECT": plants, "METHOD": 0}
            processing.run("native:selectbylocation", touched)
            chosen = QgsProcessingFeatureSourceDefinition(others.id(), selectedFeaturesOnly=True)
        made = processing.run(
            "native:intersection",
            {"INPUT": plants, "OVERLAY": chosen, "OVERLAY_FIELDS_PREFIX": "", "OUTPUT": "memory:"},
        )["OUTPUT"]
        measured = ((piece, piece.geometry().area()) for piece in made.getFeatures())
        return [(piece, shared_m2) for piece, shared_m2 in measured if shared_m2 > TOLERANCE]

    def land(self) -> tuple[list[tuple[str]], list[tuple[str]]]:
        plants, parcels = self.layers["plants"], self.layers["parcels"]
        held_m2: dict[str, float] = defaultdict(float)
        under: dict[str, list[QgsGeometry]] = defaultdict(list)
        pieces = self.pieces("parcels")
        wanted = {piece["parcel_id"] for piece, _ in pieces}
        rows = {of["parcel_id"]: of for of in parcels.features.values() if of["parcel_id"] in wanted}
        for piece, shared_m2 in pieces:
            held_m2[piece["plant_id"]] += shared_m2
            under[piece["plant_id"]].append(rows[piece["parcel_id"]].geometry())
        outside, setback = [], []
        for plant in plants.features.values():
            name, shape = plant["plant_id"], plant.geometry()
            if shape.area() - held_m2[name] > TOLERANCE:
                outside.append((name,))
                continue
            land = under[name][0] if len(under[name]) == 1 else QgsGeometry.unaryUnion(under[name])
            edge = QgsGeometry(land.constGet().boundary())
            if shape.distance(edge) < self.setback_m - TOLERANCE:
                setback.append((name,))
        return outside, setback

    def pairs(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        plants = self.layers["plants"]
        overlap, spacing = [], []
        for plant in plants.features.values():
            shape = plant.geometry()
            for other in plants.near(shape, LONGEST_SPACING_M):
                if other.id() <= plant.id():
                    continue
                gap_m = shape.distance(other.geometry())
                names = (plant["plant_id"], other["plant_id"])
                required_m = 10 + 2 * (plant["fire_grade"] == 3) + 2 * (other["fire_grade"] == 3)
                if gap_m <= 0 and shape.intersection(other.geometry()).area() > TOLERANCE:
                    overlap.append(names)
                elif gap_m < required_m - TOLERANCE:
                    spacing.append(names)
        return overlap, spacing

    def zone_power(self) -> list[tuple[str, float]]:
        best: dict[str, tuple[float, str, float]] = {}
        for piece, shared_m2 in self.pieces("zones"):
            held = (shared_m2, piece["zone_id"], piece["power_kw"])
            if shared_m2 > best.get(piece["plant_id"], (0.0,))[0]:
                best[piece["plant_id"]] = held
        sums: dict[str, float] = defaultdict(float)
        for _, zone, power_kw in best.values():
            sums[zone] += power_kw
        return list(sums.items())


main()
