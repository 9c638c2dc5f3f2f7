"""The rows of the tables of power: substations or zones, what lies in none, and all of it."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np

from siteplanner.core.features import PLANTS, Feature
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import RowKind
from siteplanner.core.measures.figures import Codes, Floats
from siteplanner.core.measures.power.capacity import SubstationCapacity, coincidence, substation_capacities
from siteplanner.core.measures.power.demand import Demand, PlantDemand, grouped, plant_demand, whole
from siteplanner.core.rules.rule import Limit
from siteplanner.core.text import Template, Text


@dataclass(frozen=True, eq=False)
class Line:
    """One row: ``plants`` are rows of the basis, ``checked_kva`` their load as the check counts it, ``unknown`` how
    many have a load that is not known; ``station`` where it is a substation, ``parts`` where it is the whole."""

    key: str | None
    label: Text
    kind: RowKind
    plants: Codes
    demand: Demand
    checked_kva: float
    unknown: int
    station: SubstationCapacity | None = None
    parts: tuple[Line, ...] = ()

    @property
    def serving(self) -> SubstationCapacity | None:
        """The substation, where it is in service."""
        return self.station if self.station is not None and self.station.in_service else None

    @property
    def stations(self) -> tuple[SubstationCapacity, ...]:
        """Its own substation, or those of all parts, in service."""
        found = [line.serving for line in (self.parts or (self,))]
        return tuple(station for station in found if station is not None)


@dataclass(frozen=True, eq=False)
class PowerLines:
    """The rows of a table with what all of them rest on."""

    basis: Basis
    plants: PlantDemand
    coincidence: Limit
    lines: tuple[Line, ...]

    def features(self, line: Line) -> tuple[Feature, ...]:
        """The plants of a row."""
        return tuple(Feature(PLANTS, str(each)) for each in self.basis.ids[line.plants])

    def lacking(self, line: Line, *columns: str) -> tuple[Feature, ...]:
        """Those of its plants that lack one of the attributes."""
        flags = np.logical_or.reduce([self.plants.apparent.missing[name][line.plants] for name in columns])
        return tuple(Feature(PLANTS, str(each)) for each in self.basis.ids[line.plants[flags]])

    @property
    def checked_kva(self) -> Floats:
        """What the check counts of each plant; NaN where not known."""
        return self.coincidence.value * self.plants.apparent.kva


def by_substation(basis: Basis, outside: Template, total: Template) -> PowerLines:
    """Every substation of the map, the plants on none of them, and all."""
    demand = plant_demand(basis)
    stations = substation_capacities(basis, demand)
    return _lines(basis, demand, basis.plan.site.substations, demand.apparent.at, (outside, total), stations)


def by_zone(basis: Basis, outside: Template, total: Template) -> PowerLines:
    """Every zone of the map, the plants in none of them, and all."""
    return _lines(basis, plant_demand(basis), basis.plan.site.zones, basis.zone_row, (outside, total))


def _lines(
    basis: Basis,
    plants: PlantDemand,
    frame: gpd.GeoDataFrame,
    at: Codes,
    titles: tuple[Template, Template],
    stations: tuple[SubstationCapacity, ...] = (),
) -> PowerLines:
    count, limit = len(frame), coincidence(basis.plan)
    group = np.where(at < 0, count, at)
    demands = grouped(plants, group, count + 1, basis.factors)
    unknown = np.bincount(group[plants.apparent.unknown], minlength=count + 1)
    kva = limit.value * np.bincount(group, np.nan_to_num(plants.apparent.kva), count + 1)
    names = frame["name"].to_numpy(dtype=object, na_value="").tolist()
    keys: list[str | None] = [*map(str, frame.index), None]
    labels: list[Text] = [*(f"{key} {name}".strip() for key, name in zip(keys, names, strict=False)), titles[0]]
    of = [np.flatnonzero(group == place) for place in range(count + 1)]
    lines = tuple(
        Line(
            keys[place],
            labels[place],
            RowKind.GROUP if place < count else RowKind.OUTSIDE,
            of[place],
            demands[place],
            float(kva[place]),
            int(unknown[place]),
            stations[place] if place < len(stations) else None,
        )
        for place in range(count + 1)
    )
    everything = np.arange(len(group))
    sum_kva, sum_unknown = sum(line.checked_kva for line in lines), sum(line.unknown for line in lines)
    all_of_it = Line(
        None, titles[1], RowKind.TOTAL, everything, whole(demands, basis.factors), sum_kva, sum_unknown, None, lines
    )
    return PowerLines(basis, plants, limit, (*lines, all_of_it))
