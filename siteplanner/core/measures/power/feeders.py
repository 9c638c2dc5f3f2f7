"""How long feeders are from places to substations: straight, or along the roads of the map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figures import Flags, Floats
from siteplanner.core.measures.power.roads import RoadNetwork, road_network
from siteplanner.core.site import Geometries, shapes_of

Along = Literal["straight", "roads"]
SNAP, REACH = "power.road_snap", "power.road_reach"


@dataclass(frozen=True, eq=False)
class Ways:
    """From each of n places to each of m substations: ``length_m`` (n, m), NaN where one of them has no place on the
    map; ``by_road`` where the length is one along roads, else it is the straight one."""

    length_m: Floats
    by_road: Flags


@dataclass(frozen=True, eq=False)
class FeederLengths:
    """Lengths on one map.

    Straight ones go from the nearest point of a footprint to the substation. Those along roads go to the nearest point
    of a road, the shortest way along roads, and off it to the substation; they are straight where one of the two is
    further than ``reach_m`` from any road, where its roads are not joined to the other's, or where the ways to and off
    the road alone are no shorter.
    """

    basis: Basis
    along: Along
    network: RoadNetwork | None
    reach_m: float

    def from_plants(self, plant_ids: Iterable[str], substation_ids: Iterable[str]) -> Floats:
        """Metres (n, m) from plants of the basis, as ``from_points``. Raises KeyError for an unknown id."""
        return self.ways_from_plants(plant_ids, substation_ids).length_m

    def from_points(self, points: Geometries, substation_ids: Iterable[str]) -> Floats:
        """Metres (n, m) from points, or from whatever shapes, to substations; NaN where one of them is nowhere."""
        return self.ways_from(points, substation_ids).length_m

    def ways_from_plants(self, plant_ids: Iterable[str], substation_ids: Iterable[str]) -> Ways:
        """The same, with which of them are along roads."""
        rows = _rows(self.basis.ids, plant_ids)
        return self.ways_from(self.basis.layout.shapes[rows], substation_ids)

    def ways_from(self, places: Geometries, substation_ids: Iterable[str]) -> Ways:
        """The same from any shapes."""
        frame = self.basis.plan.site.substations
        stations = shapes_of(frame)[_rows(frame.index.to_numpy(dtype=object), substation_ids)]
        straight_m: Floats = shapely.distance(places[:, None], stations[None, :])
        if self.network is None:
            return Ways(straight_m, np.zeros(straight_m.shape, dtype=bool))
        here, there = self.network.joints(places, self.reach_m), self.network.joints(stations, self.reach_m)
        road_m = self.network.between(here, there)
        worth = straight_m > here.off_m[:, None] + there.off_m[None, :]
        by_road = np.isfinite(road_m) & worth
        return Ways(np.where(by_road, road_m, straight_m), by_road)


def feeder_lengths(basis: Basis, along: Along = "straight") -> FeederLengths:
    """Feeder lengths on the map of a basis; its factors say what roads count as joined and how far off one may be."""
    network = road_network(basis.plan.site, basis.factors[SNAP].value) if along == "roads" else None
    return FeederLengths(basis, along, network, basis.factors[REACH].value)


def _rows(known: npt.NDArray[np.object_], ids: Iterable[str]) -> npt.NDArray[np.intp]:
    wanted = list(ids)
    rows = pd.Index(known, dtype=object).get_indexer(pd.Index(wanted, dtype=object)).astype(np.intp)
    if (rows < 0).any():
        raise KeyError(wanted[int(np.flatnonzero(rows < 0)[0])])
    return rows
