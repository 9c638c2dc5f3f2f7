"""The parcels that plants stand on, each with those plants: what the rules about the use of land look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import Confidence, Finding, Limit, Rule, RuleSettings, location_of, plain
from siteplanner.core.text import Message

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout

Rows = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

FEW = 8  # so many parcels are quicker compared one by one
LEAST_SURE_FIRST: tuple[Confidence, ...] = ("judgement", "unverified", "secondary", "verified")


@dataclass(frozen=True, eq=False)
class Occupied:
    """``parcel`` are the rows of the parcels to check that hold a plant, in order. One entry a plant on a parcel:
    ``place`` (which of ``parcel``, in order), ``plant`` (its row, in order on each parcel) and ``shared_m2``, the part
    of its footprint on that parcel.
    """

    layout: Layout
    parcel: Rows
    place: Rows
    plant: Rows
    shared_m2: Floats

    @classmethod
    def of(cls, layout: Layout) -> Occupied:
        cover, asked = layout.standing.parcels, layout.parcels_asked
        entries = np.arange(len(cover.area)) if asked is None else _among(cover.area, asked)
        entries = entries[np.argsort(cover.area[entries], kind="stable")]
        area = cover.area[entries]
        new = np.concatenate([[True], area[1:] != area[:-1]]) if len(area) else np.empty(0, dtype=bool)
        return cls(layout, area[new], np.cumsum(new) - 1, cover.plant[entries], cover.shared_m2[entries])

    @cached_property
    def count(self) -> Rows:
        """How many plants stand on each."""
        return np.bincount(self.place, minlength=len(self.parcel))

    @cached_property
    def area_m2(self) -> Floats:
        """The area of each parcel."""
        areas_m2: Floats = shapely.area(self.layout.ground.parcels.shapes[self.parcel])
        return areas_m2

    @cached_property
    def share(self) -> Floats:
        """For each entry: the part of the plant that counts for the parcel, by footprint area.

        What lies outside all parcels counts for none of them, and where parcels overlap nothing counts twice.
        """
        cover = self.layout.standing.parcels
        on_land_m2 = np.bincount(cover.plant, cover.shared_m2, len(self.layout.plants))[self.plant]
        return self.shared_m2 / np.maximum(on_land_m2, shapely.area(self.layout.shapes[self.plant]))

    def sums(self, of_entries: Floats) -> Floats:
        """What the entries of each parcel add up to."""
        return np.bincount(self.place, of_entries, len(self.parcel)).astype(float)

    def shared_out(self, of_plants: Floats) -> tuple[Floats, Flags]:
        """For each entry: the part of its plant's amount that counts for the parcel, and whether that amount is blank
        (or infinite or below 0, which no amount is), where the part is 0."""
        known = np.isfinite(of_plants) & (of_plants >= 0)
        return np.where(known, of_plants, 0.0)[self.plant] * self.share, ~known[self.plant]

    def entries(self, at: int) -> slice:
        """The entries of one parcel, by its place."""
        return slice(self._starts[at], self._starts[at + 1])

    @cached_property
    def _starts(self) -> list[int]:
        """Where the entries of each parcel begin, and their end."""
        starts: list[int] = np.searchsorted(self.place, np.arange(len(self.parcel) + 1)).tolist()
        return starts

    @cached_property
    def _parcel_ids(self) -> list[str]:
        return list(map(str, self.layout.ground.parcel_ids[self.parcel].tolist()))

    @cached_property
    def _plant_ids(self) -> list[str]:
        """The plant of each entry."""
        return list(map(str, self.layout.ids[self.plant].tolist()))

    def shape(self, at: int) -> BaseGeometry:
        return self._shapes[at]

    @cached_property
    def _shapes(self) -> list[BaseGeometry]:
        shapes: list[BaseGeometry] = self.layout.ground.parcels.shapes[self.parcel].tolist()
        return shapes

    def parcel_id(self, at: int) -> str:
        return self._parcel_ids[at]

    def finding_id(self, rule: str, at: int) -> str:
        """The id of what a rule has against one parcel, as :func:`siteplanner.core.rules.rule.finding_id` makes it."""
        return f"{rule}:{self._subject_ids[at]}"

    @cached_property
    def _subject_ids(self) -> list[str]:
        return [f"parcel={plain(parcel)}" for parcel in self._parcel_ids]

    def plant_ids(self, at: int) -> tuple[str, ...]:
        """The plants on one parcel, sorted."""
        return self._named(at)[0]

    def subjects(self, at: int) -> tuple[str, ...]:
        """One parcel and the plants on it, as findings name them."""
        return self._named(at)[1]

    def _named(self, at: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The plants, and all subjects: every rule about a parcel names the same, so they are made once."""
        known = self._names.get(at)
        if known is None:
            plants = tuple(sorted(self._plant_ids[self.entries(at)]))
            known = self._names[at] = (plants, (f"parcel={self._parcel_ids[at]}", *plants))
        return known

    @cached_property
    def _names(self) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
        return {}

    def location(self, at: int) -> tuple[float, float] | None:
        """A point inside the parcel, worked out once a site."""
        row, known = self._rows[at], self._locations
        if row not in known:
            known[row] = location_of(self.shape(at))
        return known[row]

    @cached_property
    def _locations(self) -> dict[int, tuple[float, float] | None]:
        return self.layout.site.made_once("parcels", "points inside", dict)

    @cached_property
    def _rows(self) -> list[int]:
        rows: list[int] = self.parcel.tolist()
        return rows


def _among(areas: Rows, asked: Rows) -> Rows:
    """Where ``areas`` is one of those asked for."""
    if len(asked) > FEW:
        return np.flatnonzero(np.isin(areas, asked))
    wanted = np.zeros(len(areas), dtype=bool)
    for area in asked:
        wanted |= areas == area
    return np.flatnonzero(wanted)


def _sureness(limit: Limit) -> int:
    return LEAST_SURE_FIRST.index(limit.confidence)


def parcel_finding(
    rule: Rule,
    on: Occupied,
    at: int,
    message: Message,
    figures: tuple[float, float, str],
    limits: Sequence[Limit],
    settings: RuleSettings,
) -> Finding:
    """What a rule has against one parcel: ``figures`` are measured, required and their unit, ``limits`` those that what
    is required comes from, at least one; the finding is as sure as the least sure of them."""
    limit = limits[0] if len(limits) == 1 else min(limits, key=_sureness)
    measured, required, unit = figures
    return Finding(
        id=on.finding_id(rule.id, at),
        rule=rule.id,
        severity=settings.graded(rule.severity),
        subjects=on.subjects(at),
        plants=on.plant_ids(at),
        message=message,
        clause=limit.clause,
        confidence=limit.confidence,
        measured=measured,
        required=required,
        unit=unit,
        location=on.location(at),
        place=on.shape(at),
    )


def parcel_not_checked(rule: Rule, on: Occupied, at: int, message: Message) -> Finding:
    """That a rule could not judge one parcel; ``message`` says what is missing."""
    parcel, plants = on.parcel_id(at), on.plant_ids(at)
    plain = not_checked(rule.id, message, parcel=parcel)
    return Finding(
        plain.id, plain.rule, plain.severity, (*plain.subjects, *plants), plants, message, plain.clause,
        plain.confidence, location=on.location(at), place=on.shape(at),
    )  # fmt: skip
