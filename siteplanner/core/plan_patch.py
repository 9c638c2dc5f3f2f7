"""What turns one plan into another, as a value that can be written down: only what differs, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import CRS

from siteplanner.core import frames, schema
from siteplanner.core.difference import plant_changes
from siteplanner.core.edits.edit import decode, encode
from siteplanner.core.errors import EditError
from siteplanner.core.plan import ImportReportEntry, Plan, Scenario
from siteplanner.core.stored_frame import frame_from_json, frame_to_json, table_from_json
from siteplanner.core.text import QT_TRANSLATE_NOOP

DOES_NOT_FIT = QT_TRANSLATE_NOOP("errors", "What was kept of the changes does not fit this plan: {what} is not there.")

TABLES = ("targets", "rule_overrides", "waivers")
FRAMES = ("site_areas", "annotations")
PLAIN = ("name", "plan_uuid", "active_scenario", "rule_pack")
"""Fields of a plan that are texts."""
MAPPINGS = ("settings", "extra")


@dataclass(frozen=True, eq=False)
class FramePatch:
    """What turns one frame into another: ``rows`` that came or changed, whole; ids of rows that are ``gone``; and the
    ``order`` of the new ids, None where the old ones keep theirs and what came stands behind them.

    ``whole``: nothing is taken over from the old frame, for it had other columns.
    """

    rows: gpd.GeoDataFrame
    gone: tuple[str, ...] = ()
    order: tuple[str, ...] | None = None
    whole: bool = False

    @classmethod
    def between(cls, old: gpd.GeoDataFrame, new: gpd.GeoDataFrame) -> FramePatch | None:
        """None where the frames are equal."""
        if old is new or frames.frames_equal(old, new):
            return None
        columns = [*zip(old.columns, old.dtypes, strict=True)], [*zip(new.columns, new.dtypes, strict=True)]
        if columns[0] != columns[1] or not (old.index.is_unique and new.index.is_unique):
            return cls(new, whole=True)
        changes = plant_changes(old, new)
        came = new.index.isin([*changes.added, *changes.moved, *changes.altered])
        patch = cls(new[came], changes.removed)
        return patch if patch.apply(old).index.equals(new.index) else replace(patch, order=tuple(new.index))

    def apply(self, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """The new frame. Raises EditError where the old one lacks a row that the patch takes over."""
        if self.whole:
            return self.rows
        changed = self.rows.index.isin(frame.index)
        taken = frame.drop(index=frame.index[frame.index.isin(self.gone)])
        ids = list(taken.index) + list(self.rows.index[~changed])
        order = pd.Index(
            ids if self.order is None else list(self.order), dtype=frame.index.dtype, name=frame.index.name
        )
        both: gpd.GeoDataFrame = pd.concat([taken.drop(index=self.rows.index[changed]), self.rows])
        places = both.index.get_indexer(order)
        if (places < 0).any():
            raise EditError(DOES_NOT_FIT, what=str(order[int(np.argmin(places))]))
        return both.iloc[places]

    def to_json(self) -> dict[str, Any]:
        order = None if self.order is None else list(self.order)
        return {"rows": frame_to_json(self.rows), "gone": list(self.gone), "order": order, "whole": self.whole}

    @classmethod
    def from_json(cls, values: Mapping[str, Any], crs: CRS) -> FramePatch:
        order = None if values["order"] is None else tuple(values["order"])
        return cls(frame_from_json(values["rows"], crs), tuple(values["gone"]), order, values["whole"])


@dataclass(frozen=True, eq=False)
class PlanPatch:
    """What turns one plan into another, but for the change log, which tells its own story.

    ``layers`` are patches by base layer, ``plants`` by scenario (a scenario that came has all its plants there),
    ``frames`` and ``tables`` by the field of the plan, tables whole; ``mappings`` hold None for a key that is gone.
    ``grounds`` are those of linked children that differ, each from its parent's plants in the new plan (None: it is
    those); ``unlinked`` the children whose ground is gone.
    """

    layers: Mapping[str, FramePatch]
    plants: Mapping[str, FramePatch]
    frames: Mapping[str, FramePatch]
    tables: Mapping[str, pd.DataFrame]
    plain: Mapping[str, str]
    mappings: Mapping[str, Mapping[str, str | None]]
    scenarios: tuple[Scenario, ...] | None = None
    import_reports: tuple[ImportReportEntry, ...] | None = None
    grounds: Mapping[str, FramePatch | None] = field(default_factory=dict)
    unlinked: tuple[str, ...] = ()

    @classmethod
    def between(cls, old: Plan, new: Plan) -> PlanPatch:
        """What turns ``old`` into ``new``; cheap where they share frames. Both are in one coordinate system."""
        nothing = frames.empty_frame(schema.PLANTS, new.site.crs)
        of_layers = {of.name: FramePatch.between(old.site.layer(of.name), frame) for of, frame in new.site.layers()}
        of_plants = {
            name: FramePatch.between(old.scenario_plants.get(name, nothing), plants)
            for name, plants in new.scenario_plants.items()
        }
        of_frames = {name: FramePatch.between(getattr(old, name), getattr(new, name)) for name in FRAMES}
        return cls(
            layers={name: patch for name, patch in of_layers.items() if patch is not None},
            plants={name: patch for name, patch in of_plants.items() if patch is not None},
            frames={name: patch for name, patch in of_frames.items() if patch is not None},
            tables={
                name: getattr(new, name)
                for name in TABLES
                if not frames.frames_equal(getattr(old, name), getattr(new, name))
            },
            plain={name: getattr(new, name) for name in PLAIN if getattr(old, name) != getattr(new, name)},
            mappings={
                name: changed for name in MAPPINGS if (changed := _changed(getattr(old, name), getattr(new, name)))
            },
            scenarios=None if old.scenarios == new.scenarios else new.scenarios,
            import_reports=None if old.import_reports == new.import_reports else new.import_reports,
            grounds={
                name: FramePatch.between(new.plants(new.scenario(name).parent_id), ground)
                for name, ground in new.grounds.items()
                if name not in old.grounds or not frames.frames_equal(old.grounds[name], ground)
            },
            unlinked=tuple(name for name in old.grounds if name not in new.grounds),
        )

    def __bool__(self) -> bool:
        frame_parts = (self.layers, self.plants, self.frames, self.grounds, self.unlinked)
        return any((*frame_parts, self.tables, self.plain, self.mappings)) or not (
            self.scenarios is None and self.import_reports is None
        )

    def apply(self, plan: Plan) -> Plan:
        """The new plan, made from the old one. Raises EditError where a plan lacks what the patch leans on."""
        site = plan.site
        for name, patch in self.layers.items():
            site = site.with_layer(name, patch.apply(site.layer(name)))
        made: dict[str, Any] = {**self.plain, **self.tables}
        made.update({name: patch.apply(getattr(plan, name)) for name, patch in self.frames.items()})
        for name, values in self.mappings.items():
            merged = {**getattr(plan, name), **values}
            made[name] = {key: value for key, value in merged.items() if value is not None}
        scenarios = plan.scenarios if self.scenarios is None else self.scenarios
        reports = plan.import_reports if self.import_reports is None else self.import_reports
        plants = {s.scenario_id: self._plants(plan, s.scenario_id) for s in scenarios}
        return replace(
            plan,
            site=site,
            scenarios=scenarios,
            scenario_plants=plants,
            import_reports=reports,
            grounds=self._grounds(plan, scenarios, plants),
            **made,
        )

    def _grounds(
        self, plan: Plan, scenarios: tuple[Scenario, ...], plants: Mapping[str, gpd.GeoDataFrame]
    ) -> dict[str, gpd.GeoDataFrame]:
        found = {name: ground for name, ground in plan.grounds.items() if name not in self.unlinked}
        parents = {s.scenario_id: s.parent_id for s in scenarios}
        for name, patch in self.grounds.items():
            of_parent = plants.get(parents.get(name, ""))
            if of_parent is None:
                raise EditError(DOES_NOT_FIT, what=name)
            found[name] = of_parent if patch is None else patch.apply(of_parent)
        return found

    def _plants(self, plan: Plan, scenario_id: str) -> gpd.GeoDataFrame:
        old, patch = plan.scenario_plants.get(scenario_id), self.plants.get(scenario_id)
        if patch is not None:
            return patch.apply(frames.empty_frame(schema.PLANTS, plan.site.crs) if old is None else old)
        return frames.empty_frame(schema.PLANTS, plan.site.crs) if old is None else old

    def to_json(self) -> dict[str, Any]:
        """A JSON object that ``from_json`` turns back into the same patch."""
        return {
            **{
                name: {key: patch.to_json() for key, patch in getattr(self, name).items()}
                for name in ("layers", "plants", "frames")
            },
            "tables": {name: frame_to_json(table) for name, table in self.tables.items()},
            "plain": dict(self.plain),
            "mappings": {name: dict(values) for name, values in self.mappings.items()},
            "scenarios": encode(self.scenarios),
            "import_reports": encode(self.import_reports),
            "grounds": {name: None if patch is None else patch.to_json() for name, patch in self.grounds.items()},
            "unlinked": list(self.unlinked),
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any], crs: CRS) -> PlanPatch:
        """The patch that ``to_json`` wrote of plans in ``crs``."""
        scenarios, reports = decode(values["scenarios"]), decode(values["import_reports"])
        return cls(
            layers={name: FramePatch.from_json(patch, crs) for name, patch in values["layers"].items()},
            plants={name: FramePatch.from_json(patch, crs) for name, patch in values["plants"].items()},
            frames={name: FramePatch.from_json(patch, crs) for name, patch in values["frames"].items()},
            tables={name: table_from_json(table) for name, table in values["tables"].items()},
            plain=values["plain"],
            mappings=values["mappings"],
            scenarios=None if scenarios is None else tuple(Scenario(**one) for one in scenarios),
            import_reports=None if reports is None else tuple(ImportReportEntry(**one) for one in reports),
            grounds={
                name: None if patch is None else FramePatch.from_json(patch, crs)
                for name, patch in values.get("grounds", {}).items()  # journals of before have none
            },
            unlinked=tuple(values.get("unlinked", ())),
        )


def _changed(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str | None]:
    changed: dict[str, str | None] = {key: value for key, value in new.items() if old.get(key) != value}
    return changed | {key: None for key in old if key not in new}
