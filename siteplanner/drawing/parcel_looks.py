"""How each parcel looks where parcels are coloured by the power that could still connect there, and its legend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from siteplanner.core.measures.power.headroom import Headroom, Room
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import FillStyle, LegendEntry, ParcelClass

HEADROOM: Literal["headroom"] = "headroom"
_WITHOUT = ((Room.FULL, "full"), (Room.UNKNOWN, "unknown"), (Room.BEYOND, "beyond"), (Room.NO_PLACE, "no_place"))


@dataclass(frozen=True, eq=False)
class ParcelLooks:
    """The looks of all parcels of a map: row ``i`` has ``fills[fill_of[i]]``. ``legend`` has each class that is there,
    the most power first, with the number of parcels in it."""

    fills: tuple[FillStyle, ...]
    fill_of: npt.NDArray[np.intp]
    legend: tuple[tuple[LegendEntry, int], ...]


def headroom_looks(found: Headroom, styles: MapStyles) -> ParcelLooks:
    """The looks of the parcels that ``found`` is about."""
    starts = np.array([each.from_kw for each in styles.headroom])
    fill_of = np.searchsorted(starts, np.nan_to_num(found.load_kw), side="right").astype(np.intp) - 1
    classes: list[ParcelClass] = list(styles.headroom)
    for room, key in _WITHOUT:
        fill_of[found.room == room] = len(classes)
        classes.append(styles.without_headroom[key])
    return _looks(classes, len(styles.headroom), fill_of)


def untold_looks(parcels: int, styles: MapStyles) -> ParcelLooks:
    """All parcels as not known: nothing was worked out yet."""
    return _looks([styles.without_headroom["unknown"]], 0, np.zeros(parcels, dtype=np.intp))


def _looks(classes: list[ParcelClass], figures: int, fill_of: npt.NDArray[np.intp]) -> ParcelLooks:
    counts = np.bincount(fill_of, minlength=len(classes)).tolist()
    order = (*reversed(range(figures)), *range(figures, len(classes)))
    legend = tuple(
        (LegendEntry(HEADROOM, classes[at].key, classes[at].name, classes[at].fill), counts[at])
        for at in order
        if counts[at]
    )
    return ParcelLooks(tuple(each.fill for each in classes), fill_of, legend)
