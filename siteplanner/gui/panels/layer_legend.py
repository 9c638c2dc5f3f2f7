"""What stands below each layer in the tree: what a colour means, and how much of it there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np

from siteplanner.core.corridors.strip_areas import strip_kinds, strip_limits
from siteplanner.core.map_look import MapLook
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.drawing.map_styles import OTHER, MapStyles
from siteplanner.drawing.parcel_looks import ParcelLooks
from siteplanner.drawing.plant_looks import Stand, plant_looks
from siteplanner.drawing.style_values import LegendEntry
from siteplanner.gui.canvas.picture_layers import PARCEL_STATUSES, not_yet_there, parcel_classes

Legend = tuple[tuple[LegendEntry, int | None], ...]
"""Each look that is there, with the number of features that have it; None where they cannot be counted."""


def map_legend(
    plan: Plan,
    look: MapLook,
    styles: MapStyles,
    stands: Mapping[str, Stand],
    year: When = None,
    parcels: ParcelLooks | None = None,
) -> dict[str, Legend]:
    """The legend by layer, of what the plan holds; ``year`` (or a day) greys what enters service only later, and
    ``parcels`` says how parcels look where they show no land use."""
    return {
        "substations": _substations(plan, styles, year),
        "plants": plant_looks(plan.plants(), styles, look.plants_by, stands=stands).legend,
        "constraints": _constraints(plan, styles),
        "strips": _strips(plan, styles),
        "parcels": parcels.legend if parcels is not None else _parcels(plan, styles),
    }


def _constraints(plan: Plan, styles: MapStyles) -> Legend:
    frame = plan.site.constraints
    kinds = frame["kind"].to_numpy(dtype=object, na_value=OTHER).tolist()
    grades = dict(zip(kinds, frame["grade"].to_numpy(dtype=object, na_value="").tolist(), strict=True))
    counts = Counter(kind if kind in styles.constraint_kinds else OTHER for kind in kinds)
    entries = styles.legend_entries(constraints=[(kind, grades[kind]) for kind in grades])
    return tuple((entry, counts[entry.key]) for entry in entries if entry.group == "constraints")


def _substations(plan: Plan, styles: MapStyles, year: When) -> Legend:
    """Nothing to explain while all look the same."""
    later = int(not_yet_there(plan.site.substations, year).sum())
    if not later:
        return ()
    there = LegendEntry("base", "substations", styles.base_names["substations"], styles.substations)
    grey = LegendEntry("base", "not_in_service", styles.not_in_service_name, styles.substations_not_in_service)
    return tuple(row for row in ((there, len(plan.site.substations) - later), (grey, later)) if row[1])


def _strips(plan: Plan, styles: MapStyles) -> Legend:
    kinds = strip_kinds(plan.site, strip_limits(plan))
    return tuple((entry, None) for entry in styles.legend_entries(strips=kinds) if entry.group == "strips")


def _parcels(plan: Plan, styles: MapStyles) -> Legend:
    codes, look_of = parcel_classes(plan.site)
    amounts = np.bincount(look_of // len(PARCEL_STATUSES), minlength=len(codes)).tolist()
    counts: Counter[str] = Counter()
    for code, amount in zip(codes, amounts, strict=True):
        counts[styles.land_use_code(code or None) or ""] += amount
    entries = styles.legend_entries(land_uses=[code or None for code in codes])
    return tuple((entry, counts[entry.key]) for entry in entries if entry.group == "land_use")
