"""Which plants, and which things of the base map, belong to a class that a declared rule names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from siteplanner.core import schema
from siteplanner.core.attribute_table import AREA, AttributeTable
from siteplanner.core.ground import ground_of
from siteplanner.core.piecewise_tree import Tree, tree_over
from siteplanner.core.rules.layout import AS_TEXT
from siteplanner.core.rules.own.declared import Things
from siteplanner.core.rules.own.filtering import NO, OPEN, YES, Answers, answers, condition_of, reads
from siteplanner.core.simple_parts import of_dimensions
from siteplanner.core.site import Geometries, Site, shapes_of

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Floats, Layout, Rows


class PlantValues:
    """A scenario's plants as filters see them. A blank that stands for a known word (``factory``) is that word."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout

    def __len__(self) -> int:
        return len(self._layout.plants)

    def numbers(self, name: str) -> Floats:
        if name == AREA.name:
            areas_m2: Floats = shapely.area(self._layout.shapes)
            return areas_m2
        return np.asarray(self._layout.number(name), dtype=float)

    def dates(self, name: str) -> npt.NDArray[np.datetime64]:
        return self._layout.date(name).astype("datetime64[s]")

    def texts(self, name: str) -> tuple[Rows, Sequence[str]]:
        if name == schema.PLANTS.index:
            return np.arange(len(self)), [str(plant) for plant in self._layout.ids]
        codes, texts = pd.factorize(self._filled(name))
        blank = [at for at, text in enumerate(texts) if text == ""]
        codes[np.isin(codes, blank)] = -1
        return codes, [str(text) for text in texts]

    def blanks(self, name: str) -> npt.NDArray[np.bool_]:
        if name == schema.PLANTS.index:
            return np.zeros(len(self), dtype=bool)
        if schema.PLANTS.column(name).kind == "text":
            return np.asarray(self._filled(name) == "", dtype=bool)
        return np.asarray(np.isnan(self.numbers(name)) if self._is_number(name) else np.isnat(self.dates(name)))

    def _is_number(self, name: str) -> bool:
        return name == AREA.name or schema.PLANTS.column(name).kind != "date"

    def _filled(self, name: str) -> npt.NDArray[Any]:
        texts, default = self._layout.text(name), schema.PLANTS.column(name).default
        return texts if default is None else np.where(texts == "", default, texts)


def plants_in(layout: Layout, things: Things) -> Answers:
    """For every plant, whether it belongs to a class of plants. Do not change it."""
    condition = condition_of("plants", things.where)
    if condition is None or reads(condition, AREA.name):
        return answers(condition, PlantValues(layout))
    key = f"{things.where} members{AS_TEXT}"  # kept as long as no attribute differs, as text columns are
    if key not in layout.columns:
        layout.columns[key] = answers(condition, PlantValues(layout))
    found: Answers = layout.columns[key]
    return found


@dataclass(frozen=True, eq=False)
class Members:
    """The things of a base layer that belong to a class, those that may belong to it included (``answer`` OPEN)."""

    ids: npt.NDArray[np.object_]
    shapes: Geometries
    answer: Answers

    @cached_property
    def tree(self) -> Tree:
        return tree_over(self.shapes)

    @cached_property
    def plain_tree(self) -> shapely.STRtree:
        """One tree over all of them, which can be asked for the nearest."""
        return self.tree if isinstance(self.tree, shapely.STRtree) else shapely.STRtree(self.shapes)

    @cached_property
    def _index(self) -> pd.Index:
        return pd.Index(self.ids)

    def row_of(self, ids: npt.NDArray[np.object_]) -> Rows:
        """Which of the members each id is; -1 for what does not belong to the class."""
        rows: Rows = self._index.get_indexer(pd.Index(ids)).astype(np.intp)
        return rows

    @cached_property
    def areas(self) -> Geometries:
        """What of each thing is an area; empty where nothing is."""
        return of_dimensions(self.shapes, (2,))

    @cached_property
    def lines(self) -> Geometries:
        """What of each thing is a line or a point."""
        return of_dimensions(self.shapes, (0, 1))

    @cached_property
    def certain(self) -> Members:
        """Only those that belong to it for sure."""
        sure = self.answer == YES
        return self if sure.all() else Members(self.ids[sure], self.shapes[sure], self.answer[sure])


def members_of(site: Site, things: Things) -> Members:
    """The things of a class on the base map, worked out once for as long as their layer stays the same."""
    return site.made_once(things.layer, f"members: {things.where}", lambda: _members(site, things))


def _members(site: Site, things: Things) -> Members:
    frame, shapes = site.layer(things.layer), _shapes(site, things.layer)
    answer = answers(condition_of(things.layer, things.where), AttributeTable(schema.layer(things.layer), frame))
    keep = (answer != NO) & ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    ids = frame.index.to_numpy(dtype=object)
    if keep.all():
        return Members(ids, shapes, answer)
    return Members(ids[keep], shapes[keep], answer[keep])


def placeless_substations(site: Site, things: Things) -> tuple[str, ...]:
    """The substations that belong to a class, or may belong to it, and have no place on the map."""
    frame = site.substations
    answer = answers(condition_of("substations", things.where), AttributeTable(schema.SUBSTATIONS, frame))
    placeless = ~np.isfinite(shapely.bounds(shapes_of(frame))).all(axis=1)
    return tuple(map(str, frame.index[(answer != NO) & placeless]))


def _shapes(site: Site, layer: str) -> Geometries:
    """Shapes that are safe to calculate with: repaired copies of those at fault, which the check itself reports."""
    if layer == "substations":
        return shapes_of(site.substations)
    areas = getattr(ground_of(site), layer)
    shapes: Geometries = areas.shapes
    return shapes


def both(first: Answers, second: Answers) -> Answers:
    """YES where both are, NO where one is."""
    return np.minimum(first, second)


def either(first: Answers, second: Answers) -> Answers:
    return np.maximum(first, second)


__all__ = [
    "NO",
    "OPEN",
    "YES",
    "Answers",
    "Members",
    "PlantValues",
    "both",
    "either",
    "members_of",
    "placeless_substations",
    "plants_in",
]
