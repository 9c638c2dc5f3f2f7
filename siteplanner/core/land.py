"""The land that several parcels make together, with the hairline gaps of a digitised map closed."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.site import Geometries
from siteplanner.core.work import in_pieces

FEW = 64  # widening takes so long that a second thread pays for these already
FEW_MERGED = 32  # and merging three times as long


def closed_land(asked: npt.NDArray[np.intp], areas: Geometries, count: int, gap_m: float) -> Geometries:
    """``count`` lands: the n-th is the union of the ``areas`` whose ``asked`` is n, gaps below ``gap_m`` closed.

    Closing is a mitred widening by half the gap and the same narrowing, so that straight edges and corners stay.

    >>> two = np.array([shapely.box(0, 0, 10, 10), shapely.box(10.01, 0, 20, 10)])
    >>> closed_land(np.array([0, 0]), two, 1, gap_m=0.02)[0].geom_type
    'Polygon'
    """
    lands, present = _merged(asked, areas, count)
    lands[present] = gaps_closed(lands[present], gap_m)
    return lands


def merged_land(asked: npt.NDArray[np.intp], areas: Geometries, count: int) -> Geometries:
    """The same with every gap left open: never more land than :func:`closed_land` gives, and sooner known."""
    return _merged(asked, areas, count)[0]


def gaps_closed(lands: Geometries, gap_m: float) -> Geometries:
    """Lands of :func:`merged_land` as :func:`closed_land` gives them."""

    def closed(some: Geometries) -> Geometries:
        widened = shapely.buffer(some, gap_m / 2, join_style="mitre", mitre_limit=10.0)
        narrowed: Geometries = shapely.buffer(widened, -gap_m / 2, join_style="mitre", mitre_limit=10.0)
        return narrowed

    return in_pieces(closed, lands, shared_from=FEW)


def _merged(asked: npt.NDArray[np.intp], areas: Geometries, count: int) -> tuple[Geometries, npt.NDArray[np.intp]]:
    """The unions, and for which numbers there is one."""
    lands = np.full(count, shapely.MultiPolygon(), dtype=object)
    if len(asked) == 0:
        return lands, np.empty(0, dtype=np.intp)
    order = np.argsort(asked, kind="stable")
    present, group = np.unique(asked[order], return_inverse=True)
    collections = np.asarray(shapely.geometrycollections(areas[order], indices=group), dtype=object)
    lands[present] = in_pieces(_united, collections, shared_from=FEW_MERGED)
    return lands, present


def _united(collections: Geometries) -> Geometries:
    """The union of the areas of each collection."""
    return np.asarray(shapely.union_all(collections[:, np.newaxis], axis=1), dtype=object)
