"""Changes of a newer map of parcels, and what they do, as the commands print them in JSON."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import pandas as pd

from siteplanner.core.check_result import finding_json
from siteplanner.core.parcel_changes.change import ParcelChange, ParcelChanges
from siteplanner.core.parcel_changes.effect import Effect
from siteplanner.core.text import Message, Template, english


def update_json(
    changes: ParcelChanges,
    accepted: Collection[int],
    effect: Effect,
    *,
    applied: bool,
    translate: Callable[[Template | Message], str] = english,
) -> dict[str, Any]:
    """The part ``update`` of the answer of ``siteplanner import --update``; what is unchanged is only counted."""
    chosen = set(accepted)
    shift = changes.whole_map_shift_m
    return {
        "applied": applied,
        "counts": changes.counts,
        "area_before_m2": changes.area_before_m2,
        "area_after_m2": changes.area_after_m2,
        "numbers_reused": list(changes.reused_ids),
        "whole_map_shift_m": None if shift is None else list(shift),
        "columns_added": list(changes.added_columns),
        "columns_kept": list(changes.kept_columns),
        "changes": [
            {"accepted": at in chosen, **_change_json(change)}
            for at, change in enumerate(changes.changes)
            if change.kind != "unchanged"
        ],
        "plants": [
            {
                "scenario": plant.scenario_id,
                "plant_id": plant.plant_id,
                "changes": [_short_json(changes.changes[at]) for at in plant.changes],
                "gained": [finding.id for finding in plant.gained],
                "lost": [finding.id for finding in plant.lost],
            }
            for plant in effect.plants
        ],
        "findings": [
            {
                "scenario": of.scenario_id,
                "complete": of.complete,
                "gained": [finding_json(finding, translate) for finding in of.gained],
                "lost": [finding_json(finding, translate) for finding in of.lost],
                "lapsed": [finding_json(finding, translate) for finding in of.lapsed],
            }
            for of in effect.scenarios
        ],
        "named_elsewhere": list(effect.named),
        "overlaps": [{"stays": of.stays, "comes": of.comes, "area_m2": of.area_m2} for of in effect.overlaps],
    }


def _short_json(change: ParcelChange) -> dict[str, Any]:
    return {"kind": change.kind, "old": list(change.old), "new": list(change.new)}


def _change_json(change: ParcelChange) -> dict[str, Any]:
    return {
        **_short_json(change),
        "area_before_m2": change.area_before_m2,
        "area_after_m2": change.area_after_m2,
        "differing_m2": change.differing_m2,
        "shift_m": None if change.shift_m is None else list(change.shift_m),
        "displacement_m": change.displacement_m,
        "own_work": change.own_work,
        "attributes": [
            {"column": cell.column, "before": _plain(cell.before), "after": _plain(cell.after)}
            for cell in change.attributes
        ],
        "lost": [
            {"parcel_id": lost.parcel_id, "column": lost.column, "value": _plain(lost.value)} for lost in change.lost
        ],
    }


def _plain(value: Any) -> Any:
    """A cell as JSON has it."""
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value
