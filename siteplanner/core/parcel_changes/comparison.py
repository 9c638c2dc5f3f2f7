"""A newer map of parcels beside the plan's: what became of every parcel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.errors import EditError
from siteplanner.core.origins import ORIGIN_IDS, origins_in, origins_of
from siteplanner.core.parcel_changes.change import KINDS, Cell, Kind, ParcelChange, ParcelChanges
from siteplanner.core.parcel_changes.corners_kept import with_known_corners
from siteplanner.core.parcel_changes.numbers import final_ids
from siteplanner.core.parcel_changes.outlines import Flags, displacement_m, shifts, sound
from siteplanner.core.parcel_changes.pairing import Numbered, Pairing, paired
from siteplanner.core.parcel_changes.taken_rows import TakenRows
from siteplanner.core.parcel_changes.thresholds import Thresholds, thresholds
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP

OTHER_CRS = QT_TRANSLATE_NOOP(
    "errors", "The newer parcels are in another coordinate system than the plan's. Bring them into the plan's first."
)
OWN_WORK_SHARE = 1e-3


def parcel_changes(
    old: gpd.GeoDataFrame,
    new: gpd.GeoDataFrame,
    *,
    old_given: Flags | None = None,
    new_given: Flags | None = None,
    limits: Thresholds | None = None,
) -> ParcelChanges:
    """What a newer map of parcels changes: every parcel of both stands in exactly one change.

    ``old`` and ``new`` are frames of parcels as plans have them, in one system in metres, indexed by numbers that are
    unique in each. ``old_given`` (n,) and ``new_given`` (m,) are False for numbers that the program made up: such a
    number means nothing, and a parcel of the map that has one takes the number of the parcel it is.

    Raises EditError where the two are in different systems.
    """
    if old.crs != new.crs:
        raise EditError(OTHER_CRS)
    return _Comparison(_numbered(old, old_given), _numbered(new, new_given), old, new, limits or thresholds()).made()


def _numbered(frame: gpd.GeoDataFrame, given: Flags | None) -> Numbered:
    ids = frame.index.to_numpy(dtype=object)
    return Numbered(shapes_of(frame), ids, np.ones(len(frame), dtype=bool) if given is None else given)


@dataclass(frozen=True)
class _Comparison:
    """The work of :func:`parcel_changes`."""

    old: Numbered
    new: Numbered
    old_rows: gpd.GeoDataFrame
    new_rows: gpd.GeoDataFrame
    limits: Thresholds

    @cached_property
    def pairing(self) -> Pairing:
        return paired(self.old, self.new, self.limits)

    @cached_property
    def ids(self) -> Sequence[str]:
        """What each parcel of the map will be called."""
        return final_ids(self.old, self.new, self.pairing)

    @cached_property
    def rows(self) -> TakenRows:
        return TakenRows(self.old_rows, self.new_rows, self.pairing, self.shapes, self.shift_of)

    @cached_property
    def shapes(self) -> Geometries:
        """The outlines of the map's parcels as the plan would have them."""
        made = self.new.shapes.copy()
        olds, news = _columns(self.pairing.same)
        made[news] = self.old.shapes[olds]
        rest = np.setdiff1d(np.arange(len(made)), news)
        made[rest] = with_known_corners(
            made[rest], self.old.shapes[olds], self.new.shapes[news], self.limits.same_outline_m
        )
        return made

    @cached_property
    def shift_of(self) -> dict[tuple[int, int], tuple[float, float]]:
        """East and north by which each pair of one outline has moved."""
        olds, news = _columns(self.pairing.moved)
        by = shifts(self.old.shapes[olds], self.new.shapes[news]).by_m
        return {pair: (float(e), float(n)) for pair, (e, n) in zip(self.pairing.moved, by.tolist(), strict=True)}

    def made(self) -> ParcelChanges:
        found = [*self._singles(), *self._groups(), *self._alone()]
        order = {kind: at for at, kind in enumerate(KINDS)}
        found.sort(key=lambda change: order[change.kind])
        return ParcelChanges(
            tuple(found),
            self.rows.frame(self.ids),
            self.rows.added_columns,
            self.rows.own_columns,
            self._reused(),
            self._whole_map_shift(),
        )

    # -- one parcel that is one parcel still --------------------------------------------------------------------

    def _singles(self) -> Iterator[ParcelChange]:
        for pairs, moved in ((self.pairing.same, False), (self.pairing.moved, False), (self.pairing.reshaped, True)):
            yield from self._single(pairs, reshaped=moved)

    def _single(self, pairs: list[tuple[int, int]], *, reshaped: bool) -> Iterator[ParcelChange]:
        olds, news = _columns(pairs)
        before, after = self.old.shapes[olds], self.shapes[news]
        areas = shapely.area(before).tolist(), shapely.area(after).tolist()
        same = pairs is self.pairing.same
        differing = np.zeros(len(pairs)) if same else _differing_m2(before, after)
        far = displacement_m(before, after) if reshaped else np.zeros(len(pairs))
        for at, pair in enumerate(pairs):
            cells, shift = self.rows.cells.get(pair, ()), self.shift_of.get(pair)
            old_id, new_id = str(self.old.ids[pair[0]]), self.ids[pair[1]]
            yield ParcelChange(
                kind=_kind_of(old_id, new_id, cells, shift, reshaped=reshaped),
                old=(old_id,),
                new=(new_id,),
                area_before_m2=areas[0][at],
                area_after_m2=areas[1][at],
                differing_m2=float(differing[at]),
                shift_m=shift,
                displacement_m=float(np.hypot(*shift)) if shift else float(far[at]) if reshaped else None,
                attributes=cells,
                lost=() if same else self.rows.lost((pair[0],), (pair[1],)),
                before=before[at],
                after=after[at],
            )

    # -- several ------------------------------------------------------------------------------------------------

    def _groups(self) -> Iterator[ParcelChange]:
        for olds, news in self.pairing.groups:
            kind: Kind = "split" if len(olds) == 1 else "merged" if len(news) == 1 else "reparcelled"
            before, after = (_union(shapes) for shapes in (self.old.shapes[list(olds)], self.shapes[list(news)]))
            apart = float(shapely.symmetric_difference(before, after).area)
            pair = np.array([before], dtype=object), np.array([after], dtype=object)
            yield ParcelChange(
                kind=kind,
                old=tuple(str(self.old.ids[row]) for row in olds),
                new=tuple(self.ids[row] for row in news),
                area_before_m2=float(shapely.area(self.old.shapes[list(olds)]).sum()),
                area_after_m2=float(shapely.area(self.shapes[list(news)]).sum()),
                differing_m2=apart,
                displacement_m=float(displacement_m(*pair)[0]),
                lost=self.rows.lost(olds, news),
                own_work=apart <= OWN_WORK_SHARE * before.area and self._own_work(olds, news),
                before=_collected(self.old.shapes[list(olds)]),
                after=_collected(self.shapes[list(news)]),
            )

    def _own_work(self, olds: Sequence[int], news: Sequence[int]) -> bool:
        """Whether the plan's parcels were made, in this plan, of the very ones that the map has."""
        if ORIGIN_IDS not in self.old_rows.columns:
            return False
        known = self.old_rows[ORIGIN_IDS].iloc[list(olds)].tolist()
        named = {str(self.old.ids[row]): text for row, text in zip(olds, known, strict=True)}
        come_from = set(origins_of(named))
        return any(origins_in(text) for text in known) and come_from == {str(self.new.ids[row]) for row in news}

    # -- gone, added, and numbers that name other land ----------------------------------------------------------

    def _alone(self) -> Iterator[ParcelChange]:
        gone = {str(self.old.ids[row]): row for row in self.pairing.gone}
        added = {self.ids[row]: row for row in self.pairing.added}
        for parcel_id, row in gone.items():
            shape = self.old.shapes[row]
            other = self.shapes[added[parcel_id]] if parcel_id in added else None
            yield ParcelChange(
                kind="gone" if other is None else "reused",
                old=(parcel_id,),
                new=() if other is None else (parcel_id,),
                area_before_m2=float(shape.area),
                area_after_m2=0.0 if other is None else float(other.area),
                differing_m2=float(shape.area) + (0.0 if other is None else float(other.area)),
                lost=self.rows.lost((row,), ()),
                before=shape,
                after=other,
            )
        for parcel_id, row in added.items():
            if parcel_id not in gone:
                area = float(self.shapes[row].area)
                yield ParcelChange("added", (), (parcel_id,), 0.0, area, area, after=self.shapes[row])

    def _reused(self) -> tuple[str, ...]:
        """Numbers of both maps that stand for land which has nothing, or next to nothing, in common."""
        at = {str(parcel_id): row for row, parcel_id in enumerate(self.old.ids.tolist())}
        both = [(at[parcel_id], row) for row, parcel_id in enumerate(self.ids) if parcel_id in at]
        one = set(self.pairing.same) | set(self.pairing.moved) | set(self.pairing.reshaped)
        both = [pair for pair in both if pair not in one]
        olds, news = _columns(both)
        common = shapely.area(shapely.intersection(sound(self.old.shapes[olds]), sound(self.shapes[news])))
        smaller = np.minimum(shapely.area(self.old.shapes[olds]), shapely.area(self.shapes[news]))
        other = common < self.limits.number_share * smaller
        return tuple(self.ids[row] for row in news[other].tolist())

    def _whole_map_shift(self) -> tuple[float, float] | None:
        """East and north by which most parcels have moved alike; None where they have not."""
        if not self.shift_of:
            return None
        by = np.array(list(self.shift_of.values()))
        usual = np.median(by, axis=0)
        within_m = max(self.limits.same_outline_m, self.limits.whole_map_spread * float(np.hypot(*usual)))
        alike = np.hypot(*(by - usual).T) <= within_m
        enough = alike.sum() > self.limits.whole_map_share * len(self.old)
        return (float(usual[0]), float(usual[1])) if enough and len(by) > 1 else None


def _kind_of(
    old_id: str, new_id: str, cells: Sequence[Cell], shift: tuple[float, float] | None, *, reshaped: bool
) -> Kind:
    if reshaped:
        return "reshaped"
    if shift is not None:
        return "moved"
    if old_id != new_id:
        return "renamed"
    return "attributes" if cells else "unchanged"


def _columns(pairs: Sequence[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    rows = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return rows[:, 0], rows[:, 1]


def _differing_m2(before: Geometries, after: Geometries) -> np.ndarray:
    common = shapely.area(shapely.intersection(sound(before), sound(after)))
    found: np.ndarray = np.maximum(shapely.area(before) + shapely.area(after) - 2 * common, 0.0)
    return found


def _union(shapes: Geometries) -> BaseGeometry:
    return shapely.union_all(sound(shapes))


def _collected(shapes: Geometries) -> BaseGeometry:
    """The outlines as they are, beside each other in one geometry: borders between them can still be seen."""
    return shapely.GeometryCollection(shapes.tolist())
