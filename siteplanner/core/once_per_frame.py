"""What is worked out of the footprints of a whole frame of plants, made once for all who ask: the check, the totals.

A plan's frames are never changed in place, so it holds as long as the frame lives, and is forgotten with it.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import geopandas as gpd
import numpy as np
import numpy.typing as npt

from siteplanner.core.forgetting import forgets
from siteplanner.core.site import Geometries, Site

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Footprints:
    """The footprints of a frame, ``bad`` those that are unsound and ``untestable`` the rows of these; with what was
    worked out of them over a site. It holds neither the frame nor the site."""

    shapes: Geometries
    bad: npt.NDArray[np.bool_]
    untestable: npt.NDArray[np.intp]
    min_area_m2: float
    site: weakref.ref[Site]
    _made: dict[str, Any] = field(default_factory=dict)

    def made_once(self, what: str, make: Callable[[], T]) -> T:
        """What ``make`` gives, kept; it must hold neither the frame nor the site, nor hang on anything else."""
        if what not in self._made:
            self._made[what] = make()
        return cast("T", self._made[what])


_known: dict[int, tuple[weakref.ref[gpd.GeoDataFrame], Footprints]] = {}
"""By the address of a living frame: the frame, and its footprints as they were last asked for."""


@forgets
def _forget_frame(gone: object) -> None:
    known = _known.get(id(gone))
    if known is not None and known[0]() is gone:
        _known.pop(id(gone), None)


def footprints_of(
    plants: gpd.GeoDataFrame,
    site: Site,
    min_area_m2: float,
    make: Callable[[], tuple[Geometries, npt.NDArray[np.bool_]]],
) -> Footprints:
    """The footprints of a frame; ``make`` gives the shapes, and which of them are unsound below that area."""
    address = id(plants)
    frame, known = _known.get(address, (None, None))
    same_plants = frame is not None and frame() is plants
    if same_plants and known is not None and known.site() is site and known.min_area_m2 == min_area_m2:
        return known
    shapes, bad = make()
    made = Footprints(shapes, bad, np.flatnonzero(bad), min_area_m2, weakref.ref(site))

    def forget(gone: weakref.ref[gpd.GeoDataFrame]) -> None:
        if _known.get(address, (None,))[0] is gone:
            _known.pop(address, None)

    _known[address] = (weakref.ref(plants, forget), made)
    return made
