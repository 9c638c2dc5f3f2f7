"""One change of a newer map of parcels, and all of them, as values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

Kind = Literal[
    "reused", "gone", "split", "merged", "reparcelled", "reshaped", "moved", "added", "renamed", "attributes",
    "unchanged",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What may break a layout most comes first. ``reused``: the same number now names other land."""

KIND_NAMES: Mapping[Kind, Template] = {
    "reused": QT_TRANSLATE_NOOP("parcels", "Number now names other land"),
    "gone": QT_TRANSLATE_NOOP("parcels", "Gone"),
    "split": QT_TRANSLATE_NOOP("parcels", "Split"),
    "merged": QT_TRANSLATE_NOOP("parcels", "Merged"),
    "reparcelled": QT_TRANSLATE_NOOP("parcels", "Parcelled anew"),
    "reshaped": QT_TRANSLATE_NOOP("parcels", "Outline changed"),
    "moved": QT_TRANSLATE_NOOP("parcels", "Moved"),
    "added": QT_TRANSLATE_NOOP("parcels", "Added"),
    "renamed": QT_TRANSLATE_NOOP("parcels", "Renumbered"),
    "attributes": QT_TRANSLATE_NOOP("parcels", "Attributes changed"),
    "unchanged": QT_TRANSLATE_NOOP("parcels", "Unchanged"),
}
COUNTED: Mapping[Kind, Template] = {
    "reused": QT_TRANSLATE_NOOP("parcels", "{count:,d} numbers reused"),
    "gone": QT_TRANSLATE_NOOP("parcels", "{count:,d} gone"),
    "split": QT_TRANSLATE_NOOP("parcels", "{count:,d} split"),
    "merged": QT_TRANSLATE_NOOP("parcels", "{count:,d} merged"),
    "reparcelled": QT_TRANSLATE_NOOP("parcels", "{count:,d} parcelled anew"),
    "reshaped": QT_TRANSLATE_NOOP("parcels", "{count:,d} with another outline"),
    "moved": QT_TRANSLATE_NOOP("parcels", "{count:,d} moved"),
    "added": QT_TRANSLATE_NOOP("parcels", "{count:,d} added"),
    "renamed": QT_TRANSLATE_NOOP("parcels", "{count:,d} renumbered"),
    "attributes": QT_TRANSLATE_NOOP("parcels", "{count:,d} with other attributes"),
    "unchanged": QT_TRANSLATE_NOOP("parcels", "{count:,d} unchanged"),
}
SAME_LAND: frozenset[Kind] = frozenset({"unchanged", "attributes", "renamed"})
"""The outline is the same: the parcel of the plan keeps its own, to the last digit."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a parcel: ``before`` in the plan, ``after`` in the newer map (None: blank)."""

    column: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Lost:
    """What the plan knew of a parcel and does not know of what takes its place."""

    parcel_id: str
    column: str
    value: Any


@dataclass(frozen=True)
class ParcelChange:
    """``old`` are parcels of the plan, ``new`` those of the map, by the numbers they will have.

    Areas and ``differing_m2`` (what one of both outlines has and the other has not) in m². ``shift_m`` is east and
    north where the whole outline has moved, ``displacement_m`` how far the boundary lies from where it was at most.
    ``own_work``: the plan's parcels were split or merged in this plan, and the map has them as they came.
    """

    kind: Kind
    old: tuple[str, ...]
    new: tuple[str, ...]
    area_before_m2: float
    area_after_m2: float
    differing_m2: float = 0.0
    shift_m: tuple[float, float] | None = None
    displacement_m: float | None = None
    attributes: tuple[Cell, ...] = ()
    lost: tuple[Lost, ...] = ()
    own_work: bool = False
    before: BaseGeometry | None = None
    after: BaseGeometry | None = None

    @property
    def renamed(self) -> bool:
        """Whether one parcel is one parcel still, under another number."""
        return self.one_to_one and self.old != self.new

    @property
    def one_to_one(self) -> bool:
        return len(self.old) == len(self.new) == 1 and self.kind != "reused"

    @property
    def bounds(self) -> tuple[float, float, float, float] | None:
        """The box about both outlines, metres in the plan's system; None where there is nothing."""
        boxes = [s.bounds for s in (self.before, self.after) if s is not None and not s.is_empty]
        if not boxes:
            return None
        west, south, east, north = zip(*boxes, strict=True)
        return min(west), min(south), max(east), max(north)


@dataclass(frozen=True)
class ParcelChanges:
    """Every parcel of both maps stands in exactly one of ``changes``, which are in the order of their kinds.

    ``taken`` are the rows of the newer map as the plan would have them, by their numbers, with what is carried over.
    ``added_columns`` came with the map, ``kept_columns`` only the plan has. ``reused_ids`` are numbers that mean other
    land than before, whatever became of the land they named. ``whole_map_shift_m`` is east and north by which most of
    what moved has moved alike.
    """

    changes: tuple[ParcelChange, ...]
    taken: gpd.GeoDataFrame
    added_columns: tuple[str, ...] = ()
    kept_columns: tuple[str, ...] = ()
    reused_ids: tuple[str, ...] = ()
    whole_map_shift_m: tuple[float, float] | None = None

    @cached_property
    def counts(self) -> dict[Kind, int]:
        """How many changes of each kind, every kind present."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in KINDS}

    @cached_property
    def usual(self) -> tuple[int, ...]:
        """The numbers of the changes that are taken unless a person decides otherwise: all but those which would undo
        the planner's own work. What is unchanged is none of them."""
        numbered = enumerate(self.changes)
        return tuple(at for at, change in numbered if change.kind != "unchanged" and not change.own_work)

    @property
    def area_before_m2(self) -> float:
        return sum(change.area_before_m2 for change in self.changes)

    @property
    def area_after_m2(self) -> float:
        return sum(change.area_after_m2 for change in self.changes)

    def __bool__(self) -> bool:
        """Whether there is anything to take."""
        return bool(self.added_columns) or any(change.kind != "unchanged" for change in self.changes)

    def counted(self, accepted: Collection[int] | None = None) -> dict[Kind, int]:
        """How many of the changes ``accepted`` (None: all) there are of each kind that is a change."""
        chosen = range(len(self.changes)) if accepted is None else accepted
        found = Counter(self.changes[at].kind for at in chosen)
        return {kind: found[kind] for kind in KINDS if kind != "unchanged" and found[kind]}
