"""At which voltage each plant is supplied, and whether that lets it have the preferential price."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.energy_cost.tariff import Tariff
from siteplanner.core.measures.figures import Codes, Flags, Floats
from siteplanner.core.measures.power.demand import PlantDemand
from siteplanner.core.measures.power.supply_voltage import CLASSES_KV, class_by_load

BY_LOAD = "energy_cost.voltage_by_load"


class Standing(IntEnum):
    """Where a plant stands with the condition of the preferential price. What is not known is not eligible."""

    ELIGIBLE = 0
    LOW_VOLTAGE = 1
    NO_SUBSTATION = 2
    NO_VOLTAGE = 3
    NO_LOAD = 4


@dataclass(frozen=True, eq=False)
class Supply:
    """One value a plant, (n,). ``kv`` is the voltage of supply, NaN where it is not known; ``priced_kv`` the one that
    the standard price goes by: where no substation tells, that which is usual for the load. ``station_kv`` is the
    substation's; ``standing`` of :class:`Standing`."""

    kv: Floats
    priced_kv: Floats
    station_kv: Floats
    standing: Codes

    @property
    def eligible(self) -> Flags:
        flags: Flags = self.standing == Standing.ELIGIBLE
        return flags

    @property
    def unknown(self) -> Flags:
        """The plants of which it cannot be said."""
        flags: Flags = self.standing > Standing.LOW_VOLTAGE
        return flags


def supplies(basis: Basis, demand: PlantDemand, tariff: Tariff) -> Supply:
    """The supply of every plant of the basis."""
    voltage = basis.plan.site.substations["voltage_kv"].to_numpy(dtype=float)
    known = np.where(np.isfinite(voltage) & (voltage > 0), voltage, np.nan)
    station_kv = np.append(known, np.nan)[demand.apparent.at]  # -1, no substation, is the last one
    kva = demand.apparent.kva
    classes = np.array(CLASSES_KV, dtype=float)[class_by_load(np.nan_to_num(kva), basis.factors)]
    load_kv = np.where(np.isnan(kva), np.nan, classes)
    by_load = basis.factors.value(BY_LOAD) >= 0.5
    kv = np.minimum(station_kv, load_kv) if by_load else station_kv
    priced_kv = np.where(np.isnan(kv), np.where(np.isnan(load_kv), station_kv, load_kv), kv)
    least_kv = basis.factors.value(tariff.preferential_least_kv)
    standing = np.select(
        [demand.apparent.at < 0, np.isnan(station_kv), np.isnan(kv), kv < least_kv],
        [Standing.NO_SUBSTATION, Standing.NO_VOLTAGE, Standing.NO_LOAD, Standing.LOW_VOLTAGE],
        Standing.ELIGIBLE,
    )
    return Supply(kv, priced_kv, station_kv, standing.astype(np.intp))
