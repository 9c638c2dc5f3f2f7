"""Which frames hold the very same rows and attributes and differ in geometry alone, as their makers said.

pandas gives no cheap answer: comparing the columns of 2,000 plants takes longer than checking a dragged one. Frames are
never changed in place, so what was true when a frame was made stays true.
"""

from __future__ import annotations

import weakref

import geopandas as gpd


class _Attributes:
    """Stands for one set of rows and attributes that several frames hold."""


_known: dict[int, tuple[weakref.ref[gpd.GeoDataFrame], _Attributes]] = {}


def keeps_attributes(after: gpd.GeoDataFrame, before: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """``after``, remembered as holding the same rows in the same order and the same attributes as ``before``."""
    _remember(after, _held(before) or _remember(before, _Attributes()))
    return after


def same_attributes(a: gpd.GeoDataFrame, b: gpd.GeoDataFrame) -> bool:
    """Whether the two are known to differ in geometry alone; False says nothing.

    >>> a = gpd.GeoDataFrame({"x": [1]}, geometry=gpd.points_from_xy([0], [0]))
    >>> b = keeps_attributes(a.set_geometry(a.translate(1)), a)
    >>> same_attributes(a, b), same_attributes(a, b.assign(x=2))
    (True, False)
    """
    held = _held(a)
    return a is b or (held is not None and held is _held(b))


def _held(frame: gpd.GeoDataFrame) -> _Attributes | None:
    known = _known.get(id(frame))
    return known[1] if known is not None and known[0]() is frame else None


def _remember(frame: gpd.GeoDataFrame, attributes: _Attributes) -> _Attributes:
    key = id(frame)
    _known[key] = (weakref.ref(frame, lambda gone: _forget(key, gone)), attributes)
    return attributes


def _forget(key: int, gone: weakref.ref[gpd.GeoDataFrame]) -> None:
    """Only the entry of the frame that went: another may have taken its place in memory meanwhile."""
    known = _known.get(key)
    if known is not None and known[0] is gone:
        del _known[key]
