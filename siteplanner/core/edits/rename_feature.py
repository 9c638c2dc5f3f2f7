"""Give one row of a layer another number; what refers to it follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

import geopandas as gpd
import pandas as pd

from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.features import PLANTS, features_frame, rows_of, with_features_frame
from siteplanner.core.plan import Plan
from siteplanner.core.reanchoring import with_renamed
from siteplanner.core.schema import layer as layer_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "{layer}: “{old}” is now “{new}”")
BLANK = QT_TRANSLATE_NOOP("errors", "{layer}: a number cannot be blank. Give one.")
STRANGE = QT_TRANSLATE_NOOP("errors", "{layer}: “{new}” holds characters that cannot be shown. Leave them out.")
TAKEN = QT_TRANSLATE_NOOP("errors", "{layer}: the number “{new}” is in use. Give another one.")

REFERRING: Mapping[str, tuple[tuple[str, str], ...]] = {
    "zones": (("parcels", "zone_id"),),
    "substations": (("plants", "substation_id"),),
    PLANTS: (("site_areas", "plant_id"),),
}
"""Which columns name rows of a layer."""


@dataclass(frozen=True)
class RenameFeature(Edit):
    """``old`` becomes ``new``. Waivers about it lapse, since they name what they are about."""

    kind: ClassVar[str] = "rename_feature"
    scenario_id: str
    layer: str
    old: str
    new: str

    def apply(self, plan: Plan) -> Plan:
        frame = features_frame(plan, self.layer, self.scenario_id)
        row = rows_of(frame, self.layer, (self.old,))[0]
        require_free(self.layer, self.new, frame.index)
        ids = frame.index.to_series().reset_index(drop=True)
        ids.iloc[row] = self.new
        index = pd.Index(ids.array, name=frame.index.name, dtype=frame.index.dtype)
        plan = with_features_frame(plan, self.layer, self.scenario_id, frame.set_axis(index, axis=0))
        for layer, column in REFERRING.get(self.layer, ()):
            plan = self._follow(plan, layer, column)
        return with_renamed(plan, self.scenario_id, self.layer, self.old, self.new)

    def _follow(self, plan: Plan, layer: str, column: str) -> Plan:
        if layer == PLANTS:
            changed = {s: self._named(plants, column) for s, plants in plan.scenario_plants.items()}
            grounds = {s: self._named(plants, column) for s, plants in plan.grounds.items()}
            return replace(plan, scenario_plants=changed, grounds=grounds)
        frame = features_frame(plan, layer)
        own = frame["scenario_id"] == self.scenario_id if self.layer == PLANTS else None
        return with_features_frame(plan, layer, "", self._named(frame, column, own))

    def _named(self, frame: gpd.GeoDataFrame, column: str, among: pd.Series | None = None) -> gpd.GeoDataFrame:
        here = (frame[column] == self.old).fillna(value=False)
        if among is not None:
            here &= among.fillna(value=False)
        return frame.assign(**{column: frame[column].mask(here.astype(bool), self.new)}) if here.any() else frame

    def label(self) -> Message:
        return LABEL(layer=layer_of(self.layer).label, old=self.old, new=self.new)


def require_free(layer: str, new: str, taken: pd.Index) -> None:
    """Raise EditError unless ``new`` can be the number of another row of the layer."""
    label = layer_of(layer).label
    if not new.strip():
        raise EditError(BLANK, layer=label)
    if not new.isprintable():
        raise EditError(STRANGE, layer=label, new=new.encode("unicode_escape").decode("ascii"))
    if new in taken:
        raise EditError(TAKEN, layer=label, new=new)


def rename_feature(plan: Plan, layer: str, old: str, new: str, *, scenario_id: str = "") -> RenameFeature:
    """Give the row ``old`` of a layer the number ``new``: parcels follow their zone, plants their substation.

    Raises EditError for an unknown layer or row, a number that is blank or in use.
    """
    frame = features_frame(plan, layer, scenario_id)
    rows_of(frame, layer, (old,))
    require_free(layer, new.strip(), frame.index)
    owner = plan.scenario(scenario_id or None).scenario_id if layer == PLANTS else ""
    return RenameFeature(owner, layer, old, new.strip())
