"""Which text of a drawing names which area: one that stands in it, the nearest to its middle where several do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from siteplanner.core.site import Geometries
from siteplanner.files.dxf.pieces import Piece

EVEN = 1.25
"""A text is the nearest for certain if the next is this many times as far from the middle."""


@dataclass(frozen=True)
class Labels:
    """For each area its text ('' for none) and all texts in it, the nearest first; ``doubtful`` marks those where
    another is nearly as near; ``outside`` counts texts in no area."""

    text: tuple[str, ...]
    all_texts: tuple[tuple[str, ...], ...]
    doubtful: np.ndarray
    outside: int


def labels_of(areas: Geometries, texts: Sequence[Piece]) -> Labels:
    """A text within nested areas belongs to the smallest."""
    inside: list[list[tuple[float, str]]] = [[] for _ in areas]
    outside = len(texts)
    if len(areas) and texts:
        at = np.vstack([piece.rings[0][:1] for piece in texts])
        good = np.asarray(np.isfinite(at).all(axis=1))
        middles: Geometries = np.asarray(shapely.points(np.where(good[:, None], at, 0.0)), dtype=object)
        prepared: Geometries = np.where(shapely.is_valid(areas), areas, shapely.envelope(areas))
        who, area = shapely.STRtree(prepared).query(middles, predicate="intersects")
        who, area = who[good[who]], area[good[who]]
        order = np.lexsort((shapely.area(prepared[area]), who))
        who, area = who[order], area[order]
        first = np.append(True, np.diff(who) > 0) if len(who) else np.zeros(0, dtype=bool)
        centres = shapely.centroid(prepared[area])
        far = np.asarray(shapely.distance(middles[who], centres))
        for text, owner, distance in zip(who[first], area[first], far[first], strict=True):
            inside[owner].append((float(distance), texts[text].text))
        outside -= int(first.sum())
    for found in inside:
        found.sort()
    doubtful = np.array([_even(found) for found in inside], dtype=bool)
    return Labels(
        tuple(found[0][1] if found else "" for found in inside),
        tuple(tuple(text for _, text in found) for found in inside),
        doubtful,
        outside,
    )


def _even(found: list[tuple[float, str]]) -> bool:
    return len(found) > 1 and found[1][0] < EVEN * found[0][0] and found[1][1] != found[0][1]
