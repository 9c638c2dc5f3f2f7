"""Copy plants beside themselves, or into another scenario."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd
import shapely

from siteplanner.core.edits.add_plants import with_rows
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.footprints import finite, with_footprints
from siteplanner.core.edits.selection import fresh_ids, listed, require_new, selected
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Copy {plants}")


@dataclass(frozen=True)
class DuplicatePlants(Edit):
    """Copy ``plant_ids`` of ``source_id`` as ``new_ids`` into ``scenario_id``, shifted east and north."""

    kind: ClassVar[str] = "duplicate_plants"
    scenario_id: str
    plant_ids: tuple[str, ...]
    new_ids: tuple[str, ...]
    de_m: float
    dn_m: float
    source_id: str

    def apply(self, plan: Plan) -> Plan:
        source = plan.require_plants(self.source_id, self.plant_ids)
        require_new(self.scenario_id, self.new_ids, frozenset(plan.plants(self.scenario_id).index))
        rows = source.iloc[source.index.get_indexer(pd.Index(self.plant_ids))]
        copies = rows.set_axis(pd.Index(self.new_ids, dtype=source.index.dtype, name=source.index.name), axis=0)
        shift = np.array([self.de_m, self.dn_m])
        return with_footprints(
            with_rows(plan, self.scenario_id, copies),
            self.scenario_id,
            self.new_ids,
            lambda shapes: shapely.transform(shapes, lambda xy: xy + shift),
        )

    def label(self) -> Message:
        return LABEL(plants=listed(self.plant_ids))


def duplicate_plants(
    plan: Plan,
    scenario_id: str,
    plant_ids: str | Iterable[str],
    de_m: float,
    dn_m: float,
    *,
    source_id: str | None = None,
    new_ids: Iterable[str] | None = None,
) -> DuplicatePlants:
    """Copy plants, ``de_m`` metres east and ``dn_m`` north of the originals, with all their attributes.

    ``source_id`` is the scenario to copy from (default: ``scenario_id`` itself). Without ``new_ids`` the copies are
    numbered on: P01, P02 … Raises EditError for an unknown plant or scenario, an id in use, a distance not finite.
    """
    ids = selected(plant_ids)
    plan.require_plants(source_id or scenario_id, ids)
    taken = plan.plants(scenario_id).index
    copies = fresh_ids(taken, len(ids)) if new_ids is None else tuple(str(p) for p in new_ids)
    if len(copies) != len(ids):
        raise ValueError(f"{len(ids)} plants and {len(copies)} new ids do not fit")
    require_new(scenario_id, copies, frozenset(taken))
    return DuplicatePlants(
        scenario_id, ids, copies, finite("de_m", de_m), finite("dn_m", dn_m), source_id or scenario_id
    )
