"""A plan as a value: the site, the scenarios with their plants, the rule pack, the targets.

Nothing in it is ever changed in place. An edit makes a new plan that shares what did not change.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

import geopandas as gpd
import pandas as pd

from siteplanner.core import frames, schema
from siteplanner.core.errors import EditError
from siteplanner.core.site import Site
from siteplanner.core.text import QT_TRANSLATE_NOOP

FORMAT_VERSION = 1
BASE_SCENARIO = "base"
DEFAULT_RULE_PACK = "gb-screening-2023"

NO_SUCH_SCENARIO = QT_TRANSLATE_NOOP("errors", "There is no scenario “{scenario}” in this plan. It has: {known}.")
NO_SUCH_PLANT = QT_TRANSLATE_NOOP("errors", "There is no plant “{plant}” in scenario “{scenario}”.")


@dataclass(frozen=True, slots=True)
class Scenario:
    """One named set of plants. ``created`` is UTC.

    One whose plants have a ground in the plan is a *linked child* of the scenario ``parent_id``; without it that only
    says where it came from. One that is ``archived`` is kept, but not offered.
    """

    scenario_id: str
    name: str
    description: str = ""
    parent_id: str = ""
    created: pd.Timestamp | None = None
    archived: bool = False


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A line of the change log: ``edit`` is the edit's JSON, ``time`` UTC to the millisecond."""

    seq: int
    time: pd.Timestamp
    author: str
    scenario_id: str
    label: str
    edit: str


@dataclass(frozen=True, slots=True)
class ImportReportEntry:
    """The report of one import as the plan keeps it; ``json`` as the commands print it."""

    time: pd.Timestamp
    role: str
    json: str


@dataclass(frozen=True, eq=False)
class Plan:
    """What a plan file holds. Frames are shared and must never be changed in place.

    ``scenario_plants`` maps a scenario id to its plants, a GeoDataFrame indexed by ``plant_id`` in the site's CRS.
    ``grounds`` maps a linked child to the plants of its parent as it last took them over: what it has different from
    them is its own doing, what the parent has different came in since. ``extra`` keeps keys of the plan table that this
    version does not know.
    """

    name: str
    site: Site
    scenarios: tuple[Scenario, ...]
    scenario_plants: Mapping[str, gpd.GeoDataFrame]
    active_scenario: str = BASE_SCENARIO
    rule_pack: str = DEFAULT_RULE_PACK
    plan_uuid: str = field(default_factory=lambda: str(uuid.uuid4()))
    targets: pd.DataFrame = field(default_factory=lambda: frames.empty_table(schema.TARGETS))
    rule_overrides: pd.DataFrame = field(default_factory=lambda: frames.empty_table(schema.RULE_OVERRIDES))
    waivers: pd.DataFrame = field(default_factory=lambda: frames.empty_table(schema.WAIVERS))
    site_areas: gpd.GeoDataFrame | None = None
    annotations: gpd.GeoDataFrame | None = None
    change_log: tuple[ChangeEntry, ...] = ()
    import_reports: tuple[ImportReportEntry, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    grounds: Mapping[str, gpd.GeoDataFrame] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scenario_plants", MappingProxyType(dict(self.scenario_plants)))
        object.__setattr__(self, "grounds", MappingProxyType(dict(self.grounds)))
        for name, layer in (("site_areas", schema.SITE_AREAS), ("annotations", schema.ANNOTATIONS)):
            if getattr(self, name) is None:
                object.__setattr__(self, name, frames.empty_frame(layer, self.site.crs))

    @classmethod
    def new(cls, site: Site, name: str = "") -> Plan:
        """A plan with one empty scenario, ``base``, active."""
        base = Scenario(BASE_SCENARIO, BASE_SCENARIO, created=pd.Timestamp.now("UTC").tz_localize(None).as_unit("ms"))
        return cls(name, site, (base,), {BASE_SCENARIO: frames.empty_frame(schema.PLANTS, site.crs)})

    def scenario(self, scenario_id: str | None = None) -> Scenario:
        """The scenario of that id, or the active one. Raises EditError naming the known ones."""
        wanted = scenario_id or self.active_scenario
        for scenario in self.scenarios:
            if scenario.scenario_id == wanted:
                return scenario
        known = ", ".join(s.scenario_id for s in self.scenarios)
        raise EditError(NO_SUCH_SCENARIO, scenario=wanted, known=known)

    def plants(self, scenario_id: str | None = None) -> gpd.GeoDataFrame:
        """Plants of a scenario (default: the active one), indexed by ``plant_id``. Do not change it in place."""
        return self.scenario_plants[self.scenario(scenario_id).scenario_id]

    def require_plants(self, scenario_id: str, plant_ids: tuple[str, ...]) -> gpd.GeoDataFrame:
        """The scenario's plants, after making sure that each of ``plant_ids`` is among them. Raises EditError."""
        plants = self.plants(scenario_id)
        for plant_id in plant_ids:
            if plant_id not in plants.index:
                raise EditError(NO_SUCH_PLANT, plant=plant_id, scenario=scenario_id)
        return plants

    def with_plants(self, scenario_id: str, plants: gpd.GeoDataFrame) -> Plan:
        self.scenario(scenario_id)
        return replace(self, scenario_plants={**self.scenario_plants, scenario_id: plants})

    def __eq__(self, other: object) -> bool:
        """Equal in everything a plan file keeps, geometry bit for bit."""
        if not isinstance(other, Plan):
            return NotImplemented
        if self is other:
            return True
        return (
            all(getattr(self, name) == getattr(other, name) for name in _PLAIN_FIELDS)
            and all(dict(getattr(self, name)) == dict(getattr(other, name)) for name in ("settings", "extra"))
            and all(frames.frames_equal(getattr(self, name), getattr(other, name)) for name in _FRAME_FIELDS)
            and all(
                frames.frames_equal(self.plants(s.scenario_id), other.plants(s.scenario_id)) for s in self.scenarios
            )
            and self.same_grounds(other)
        )

    def same_grounds(self, other: Plan) -> bool:
        """Whether the linked children of both stand on the same."""
        return self.grounds.keys() == other.grounds.keys() and all(
            frames.frames_equal(ground, other.grounds[name]) for name, ground in self.grounds.items()
        )

    __hash__ = object.__hash__


_PLAIN_FIELDS = (
    "name", "plan_uuid", "scenarios", "active_scenario", "rule_pack", "site", "change_log", "import_reports",
)  # fmt: skip
_FRAME_FIELDS = ("targets", "rule_overrides", "waivers", "site_areas", "annotations")


def plan_setting(plan: Plan, key: str, value: str | None) -> Plan:
    """The plan with one entry of its settings set (JSON text) or, with None, removed."""
    settings: dict[str, Any] = {k: v for k, v in plan.settings.items() if k != key}
    return replace(plan, settings=settings if value is None else {**settings, key: value})
