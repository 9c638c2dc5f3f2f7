"""Two versions of a plan that go back to one made one, plant by plant and field by field."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import geopandas as gpd
import pandas as pd

from siteplanner.core import frames, schema
from siteplanner.core.changed_rows import table_rows
from siteplanner.core.difference import plant_changes
from siteplanner.core.errors import InputError
from siteplanner.core.following import following
from siteplanner.core.map_look import LOOK
from siteplanner.core.merging.about_copies import Copied, about_copies
from siteplanner.core.merging.change_logs import merge_logs
from siteplanner.core.merging.clashes import Choices, Clash, ClashKey
from siteplanner.core.merging.frames import merge_frames
from siteplanner.core.merging.records import Merged, Row, merge_rows
from siteplanner.core.plan import Plan, Scenario
from siteplanner.core.scenarios.tree import sound_links, unlinked
from siteplanner.core.schema import Layer
from siteplanner.core.text import QT_TRANSLATE_NOOP

NOT_ONE_PLAN = QT_TRANSLATE_NOOP(
    "errors", "These are not versions of one plan: “{mine}” and “{theirs}” were made apart. Give three versions of one."
)
OTHER_CRS = QT_TRANSLATE_NOOP("errors", "The versions are in different coordinate systems and cannot be merged.")

TABLES = (schema.TARGETS, schema.RULE_OVERRIDES, schema.WAIVERS)
WHOLE_ROWS = frozenset({schema.RULE_OVERRIDES.name, schema.WAIVERS.name})
"""Tables whose rows are one decision each: a reason never goes with another's figure."""
FRAMES = (schema.SITE_AREAS, schema.ANNOTATIONS)
ASKED = ("name", "rule_pack")
"""Fields of a plan that are asked about where both changed them; which scenario is active is not worth a question."""

NOT_ASKED = frozenset({LOOK})
"""Settings that are nobody's work: how the map looked when each last saved; mine stays."""

Versions = tuple[Plan, Plan, Plan]
T = TypeVar("T")


@dataclass(frozen=True)
class MergedPlan:
    """``clashes`` are what both changed, settled as was chosen, or by the rule that no work is lost."""

    plan: Plan
    clashes: tuple[Clash, ...]

    @property
    def open(self) -> tuple[Clash, ...]:
        """Those nobody has decided."""
        return tuple(clash for clash in self.clashes if not clash.chosen)


def merge_plans(base: Plan, mine: Plan, theirs: Plan, choices: Choices | None = None) -> MergedPlan:
    """Make ``mine`` and ``theirs``, which both go back to ``base``, one plan.

    What only one of them changed is taken. Where both changed the same, ``choices`` decide; without one, mine is taken
    for a field, what was changed for a thing the other took away, and both things where both were added under one id
    (the other's gets ``~2``). Raises InputError for plans that are no versions of one.
    """
    if not mine.plan_uuid == theirs.plan_uuid == base.plan_uuid:
        raise InputError(NOT_ONE_PLAN, mine=mine.name, theirs=theirs.name)
    if not mine.site.crs == theirs.site.crs == base.site.crs:
        raise InputError(OTHER_CRS)
    return _Merging((base, mine, theirs), choices or {}).merged()


@dataclass
class _Merging:
    versions: Versions
    choices: Choices
    clashes: list[Clash] = field(default_factory=list)
    copies: dict[Copied, str] = field(default_factory=dict)

    def merged(self) -> MergedPlan:
        _, mine, theirs = self.versions
        site = mine.site
        for of in schema.BASE_LAYERS:
            frame = self._frame(of, "", [plan.site.layer(of.name) for plan in self.versions])
            if frame is not mine.site.layer(of.name):
                site = site.with_layer(of.name, frame)
        scenarios = self._scenarios()
        made: dict[str, Any] = {name: self._plain(name) for name in (*ASKED, "active_scenario")}
        if made["active_scenario"] not in {s.scenario_id for s in scenarios}:
            made["active_scenario"] = scenarios[0].scenario_id
        plants = {s.scenario_id: self._plants(s.scenario_id) for s in scenarios}
        made |= {of.name: self._hangers_on(of) for of in FRAMES}
        made |= {of.name: self._table(of) for of in TABLES}
        made |= {name: self._mapping(name) for name in ("settings", "extra")}
        plan = replace(
            mine,
            site=site,
            scenarios=scenarios,
            scenario_plants=plants,
            change_log=merge_logs(mine.change_log, theirs.change_log),
            import_reports=_together(mine.import_reports, theirs.import_reports),
            grounds=sound_links(scenarios, self._grounds(scenarios)),
            **made,
        )
        plan = unlinked(plan, {name for s in self.versions for name in s.grounds} - plan.grounds.keys())
        for version in (mine, theirs):  # a dimension of the one measures what the other moved
            plan = following(replace(version, annotations=plan.annotations), plan)
        return MergedPlan(plan, tuple(self.clashes))

    def _take(self, merged: Merged) -> Merged:
        self.clashes += merged.clashes
        return merged

    def _hangers_on(self, of: Layer) -> gpd.GeoDataFrame:
        """Areas and annotations; those of theirs are about things of theirs, under the ids that these have now."""
        base, mine, theirs = (getattr(plan, of.name) for plan in self.versions)
        return self._frame(of, "", (base, mine, about_copies(theirs, base.index, self.copies)))

    def _plants(self, scenario_id: str) -> gpd.GeoDataFrame:
        base, mine, theirs = (plan.scenario_plants.get(scenario_id) for plan in self.versions)
        if mine is None or theirs is None:  # a scenario of one of them, as that one has it
            there = mine if mine is not None else theirs
            return _there(base if there is None else there)
        nothing = frames.empty_frame(schema.PLANTS, self.versions[0].site.crs)
        return self._frame(schema.PLANTS, scenario_id, (nothing if base is None else base, mine, theirs))

    def _grounds(self, scenarios: Iterable[Scenario]) -> dict[str, gpd.GeoDataFrame]:
        """What linked children stand on: with what either of the versions has taken over, of the parent it has now."""
        found = {}
        for scenario in scenarios:
            base, mine, theirs = (self._ground(plan, scenario) for plan in self.versions)
            if mine is not None and theirs is not None:
                nothing = frames.empty_frame(schema.PLANTS, self.versions[0].site.crs)
                versions = nothing if base is None else base, mine, theirs
                ground, merged = merge_frames(schema.PLANTS, scenario.scenario_id, versions, {})
                twice = ground.index.isin(list(merged.copies.values()))  # of one plant there is one ground: mine
                found[scenario.scenario_id] = ground[~twice] if twice.any() else ground
            elif (there := mine if mine is not None else theirs) is not None:
                found[scenario.scenario_id] = there
        return found

    @staticmethod
    def _ground(plan: Plan, scenario: Scenario) -> gpd.GeoDataFrame | None:
        """The ground of a version where it hangs on the same scenario there."""
        own = next((s for s in plan.scenarios if s.scenario_id == scenario.scenario_id), None)
        same = own is not None and own.parent_id == scenario.parent_id
        return plan.grounds.get(scenario.scenario_id) if same else None

    def _frame(self, of: Layer, scenario_id: str, versions: Iterable[gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
        base, mine, theirs = versions
        frame, merged = merge_frames(of, scenario_id, (base, mine, theirs), self.choices)
        self._take(merged)
        self.copies |= {(of.name, scenario_id, row_id): copy for row_id, copy in merged.copies.items()}
        return frame

    def _table(self, of: Layer) -> pd.DataFrame:
        tables: list[pd.DataFrame] = [getattr(plan, of.name) for plan in self.versions]
        if frames.frames_equal(tables[0], tables[2]):
            return tables[1]
        if frames.frames_equal(tables[0], tables[1]):
            return tables[2]
        base, mine, theirs = (table_rows(table, of) for table in tables)
        whole = of.name in WHOLE_ROWS
        merged = self._take(merge_rows(of.name, "", (base, mine, theirs), self.choices, whole=whole, numbered=False))
        rows = [merged.rows[key] for key in dict.fromkeys((*mine, *theirs, *merged.rows)) if key in merged.rows]
        return frames.conform_table(pd.DataFrame(rows, columns=tables[1].columns), of)

    def _mapping(self, name: str) -> dict[str, str]:
        base, mine, theirs = (
            {key: {"value": value} for key, value in getattr(plan, name).items()} for plan in self.versions
        )
        merged = merge_rows(name, "", (base, mine, theirs), self.choices, whole=True)
        merged.clashes = [clash for clash in merged.clashes if clash.key.id not in NOT_ASKED]
        self._take(merged)
        return {key: merged.rows[key]["value"] for key in (*mine, *theirs) if key in merged.rows}

    def _plain(self, name: str) -> str:
        values = [getattr(plan, name) for plan in self.versions]
        versions = tuple({"": {"value": value}} for value in values)
        merged = merge_rows(name, "", (versions[0], versions[1], versions[2]), self.choices, whole=True)
        if name in ASKED:
            self._take(merged)
        return str(merged.rows[""]["value"])

    def _scenarios(self) -> tuple[Scenario, ...]:
        """A scenario that one took away and the other worked on stays, unless that was chosen.

        Of one that is in all versions, or was added under one id by both, the plants are merged one by one.
        """
        base, mine, theirs = (
            {s.scenario_id: {**_fields(s), "plants": _Content(plan, s.scenario_id)} for s in plan.scenarios}
            for plan in self.versions
        )
        shared = [name for name in mine if name in theirs]
        for rows in (base, mine, theirs):
            for name in set(shared) & set(rows):
                rows[name]["plants"] = None
        new = {name for name in shared if name not in base}
        of_new = tuple({name: rows[name] for name in rows if name in new} for rows in (base, mine, theirs))
        others = tuple({name: rows[name] for name in rows if name not in new} for rows in (base, mine, theirs))
        merged = self._take(merge_rows("scenarios", "", (others[0], others[1], others[2]), self.choices)).rows
        merged |= self._take(
            merge_rows("scenarios", "", (of_new[0], of_new[1], of_new[2]), self.choices, whole=True)
        ).rows
        if not merged:
            merged = self._last_ones(base, mine, theirs)
        ids = [name for name in dict.fromkeys((*mine, *theirs, *base)) if name in merged]
        rows_of = [{k: v for k, v in merged[name].items() if k != "plants"} for name in ids]
        return tuple(Scenario(**{**row, "scenario_id": name}) for name, row in zip(ids, rows_of, strict=True))

    def _last_ones(self, *versions: Mapping[str, Row]) -> dict[str, Row]:
        """Each took away what the other kept, and a plan has a scenario: those of mine stay, unless that was chosen."""
        base, mine, theirs = versions
        kept: dict[str, Row] = {}
        for name in (*mine, *theirs):
            key = ClashKey("scenarios", "", name)
            side = self.choices.get(key, "mine")
            rows = {"mine": mine, "theirs": theirs, "base": base, "both": base}[side]
            self.clashes.append(Clash(key, base.get(name), mine.get(name), theirs.get(name), side, key in self.choices))
            kept |= {name: rows[name]} if name in rows else {}
        return kept or dict(mine)


def _there(frame: gpd.GeoDataFrame | None) -> gpd.GeoDataFrame:
    assert frame is not None  # a scenario of the merged plan is in one of the versions
    return frame


class _Content:
    """The plants of a scenario as a value that equals another's when they are equal."""

    def __init__(self, plan: Plan, scenario_id: str) -> None:
        self._plants = plan.plants(scenario_id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Content) and not plant_changes(self._plants, other._plants)

    __hash__ = object.__hash__


def _fields(scenario: Scenario) -> dict[str, Any]:
    return {f.name: getattr(scenario, f.name) for f in dataclasses.fields(scenario) if f.name != "scenario_id"}


def _together(mine: tuple[T, ...], theirs: tuple[T, ...]) -> tuple[T, ...]:
    return (*mine, *(entry for entry in theirs if entry not in mine))
