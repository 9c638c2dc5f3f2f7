"""What the parcels of a newer map are called in the plan."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from siteplanner.core.field_values import ids_for
from siteplanner.core.parcel_changes.pairing import Numbered, Pairing
from siteplanner.core.schema import PARCELS


def final_ids(old: Numbered, new: Numbered, pairing: Pairing) -> tuple[str, ...]:
    """A number a parcel of the map, each given once: its own where the map gives one, else that of the parcel it is, or
    is the largest part of; a fresh one where there is no such parcel."""
    ids: list[str | None] = [str(i) if given else None for i, given in zip(new.ids, new.given, strict=True)]
    used = {parcel_id for parcel_id in ids if parcel_id is not None}
    for i, j in _successors(old, new, pairing):
        parcel_id = str(old.ids[i])
        if ids[j] is None and parcel_id not in used:
            ids[j] = parcel_id
            used.add(parcel_id)
    missing = [row for row, parcel_id in enumerate(ids) if parcel_id is None]
    fresh, _ = ids_for(None, PARCELS, len(missing), used | {str(i) for i in old.ids})
    for row, parcel_id in zip(missing, fresh, strict=True):
        ids[row] = parcel_id
    return tuple(str(parcel_id) for parcel_id in ids)


def _successors(old: Numbered, new: Numbered, pairing: Pairing) -> Iterator[tuple[int, int]]:
    """Rows (old, new) of which the new one may have the number of the old one, the surest first."""
    yield from (*pairing.same, *pairing.moved, *pairing.reshaped)
    for olds, news in pairing.groups:
        if len(olds) == 1 or len(news) == 1:
            yield (
                olds[int(np.argmax(shapely.area(old.shapes[list(olds)])))],
                news[int(np.argmax(shapely.area(new.shapes[list(news)])))],
            )
