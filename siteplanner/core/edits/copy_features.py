"""Copies of features, each set of copies put somewhere else by a transform."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import geopandas as gpd
import numpy as np
import pandas as pd

from siteplanner.core.affine import Affine
from siteplanner.core.edits.add_features import joined, numbered_on
from siteplanner.core.edits.add_plants import with_rows
from siteplanner.core.edits.edit import Edit, decode
from siteplanner.core.edits.feature_shapes import called, chosen, with_shapes
from siteplanner.core.edits.selection import fresh_ids, require_new
from siteplanner.core.edits.transform_features import way_of
from siteplanner.core.errors import EditError
from siteplanner.core.features import PLANTS, Feature, by_layer, features_frame, rows_of, with_features_frame
from siteplanner.core.plan import Plan
from siteplanner.core.reanchoring import with_copies_held, with_rings_reversed
from siteplanner.core.schema import ANNOTATIONS
from siteplanner.core.schema import layer as layer_of
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Copy {features}")
TOO_MANY = QT_TRANSLATE_NOOP("errors", "That would make {count:,} copies. Ask for at most {most:,}.")
MOST_COPIES = 10_000


@dataclass(frozen=True)
class CopyFeatures(Edit):
    """``transforms[c]`` puts one copy of all ``features``, attributes included, which ``new_ids[c]`` names."""

    kind: ClassVar[str] = "copy_features"
    scenario_id: str
    features: tuple[Feature, ...]
    transforms: tuple[Affine, ...]
    new_ids: tuple[tuple[str, ...], ...]

    @property
    def copies(self) -> tuple[Feature, ...]:
        """What comes out, copy after copy."""
        return tuple(
            Feature(f.layer, new_id) for ids in self.new_ids for f, new_id in zip(self.features, ids, strict=True)
        )

    def apply(self, plan: Plan) -> Plan:
        places = [[f.layer == layer for f in self.features] for layer in by_layer(self.features)]
        for (layer, ids), mine in zip(by_layer(self.features).items(), places, strict=True):
            named = tuple(i for group in self.new_ids for i, wanted in zip(group, mine, strict=True) if wanted)
            plan = self._with_copies(plan, layer, ids, named)
        placed = with_shapes(plan, self.scenario_id, self.copies, self._placed, way_of(self.transforms))
        return self._with_dimensions_held(placed)

    def _with_dimensions_held(self, plan: Plan) -> Plan:
        """Copied dimensions measure what was copied with them."""
        if ANNOTATIONS.name not in by_layer(self.features):
            return plan
        copied, mirrored = dict[str, Mapping[Feature, str]](), list[Feature]()
        for transform, ids in zip(self.transforms, self.new_ids, strict=True):
            names = dict(zip(self.features, ids, strict=True))
            copied |= {new: names for feature, new in names.items() if feature.layer == ANNOTATIONS.name}
            mirrored += [Feature(f.layer, new) for f, new in names.items() if transform.determinant < 0.0]
        plan = with_copies_held(plan, copied)
        for layer, row_ids in by_layer(mirrored).items():
            plan = with_rings_reversed(plan, self.scenario_id, layer, row_ids)
        return plan

    def _with_copies(self, plan: Plan, layer: str, ids: tuple[str, ...], named: tuple[str, ...]) -> Plan:
        frame = features_frame(plan, layer, self.scenario_id)
        rows = np.tile(np.asarray(rows_of(frame, layer, ids)), len(self.new_ids))
        require_new(self.scenario_id, named, frozenset(frame.index[frame.index.isin(named)]))
        copies: gpd.GeoDataFrame = frame.iloc[rows].set_axis(
            pd.Index(named, dtype=frame.index.dtype, name=frame.index.name), axis=0
        )
        if layer == PLANTS:
            return with_rows(plan, plan.scenario(self.scenario_id or None).scenario_id, copies)
        made = joined(frame, copies, layer_of(layer), plan.site.crs)
        return with_features_frame(plan, layer, self.scenario_id, made)

    def _placed(self, shapes: Geometries) -> Geometries:
        each = len(self.features)
        made = np.empty(len(shapes), dtype=object)
        for copy, transform in enumerate(self.transforms):
            made[copy * each : (copy + 1) * each] = transform.of(shapes[copy * each : (copy + 1) * each])
        return made

    def label(self) -> Message:
        return LABEL(features=called(self.features))

    @classmethod
    def from_fields(cls, values: Mapping[str, Any]) -> Self:
        fields = {name: decode(value) for name, value in values.items()}
        fields["transforms"] = tuple(Affine.from_json(each) for each in fields["transforms"])
        return cls(**fields)


def copy_features(
    plan: Plan, scenario_id: str, features: Feature | Iterable[Feature], transforms: Iterable[Affine]
) -> CopyFeatures:
    """Copy features with all their attributes, once a transform; copies are numbered on.

    Raises EditError without a feature or for an unknown one, and for more than 10,000 copies.
    """
    those, placed = chosen(features), tuple(transforms)
    return CopyFeatures(scenario_id, those, placed, copies_of(plan, scenario_id, those, len(placed)))


def copies_of(plan: Plan, scenario_id: str, features: tuple[Feature, ...], count: int) -> tuple[tuple[str, ...], ...]:
    """Numbers for ``count`` copies of features, none of which is in use."""
    if count * len(features) > MOST_COPIES:
        raise EditError(TOO_MANY, count=count * len(features), most=MOST_COPIES)
    named: dict[str, list[str]] = {}
    for layer, ids in by_layer(features).items():
        frame = features_frame(plan, layer, scenario_id)
        rows_of(frame, layer, ids)
        fresh = fresh_ids(frame.index, count * len(ids)) if layer == PLANTS else None
        named[layer] = list(fresh or numbered_on(layer, frame.index, count * len(ids)))[::-1]
    return tuple(tuple(named[f.layer].pop() for f in features) for _ in range(count))
