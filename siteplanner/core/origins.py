"""Which parcels of the register a parcel was made from, remembered through any number of splits and mergers.

A parcel's origins stand in the column ``origin_ids``: the parcel numbers of the map as it came, joined by commas (a
comma inside a number is written %2C). A parcel that was never split or merged has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import pandas as pd

from siteplanner.core.columns import DTYPES
from siteplanner.core.frames import kind_of

ORIGIN_IDS = "origin_ids"
LAYERS_WITH_ORIGIN = ("parcels",)

Frame = TypeVar("Frame", bound=pd.DataFrame)


def origin_text(ids: Iterable[str]) -> str:
    """The numbers as the column keeps them.

    >>> origin_text(["12-3", "甲,乙", "12-3"]), origins_in("12-3,甲%2C乙")
    ('12-3,甲%2C乙', ('12-3', '甲,乙'))
    """
    return ",".join(row_id.replace("%", "%25").replace(",", "%2C") for row_id in dict.fromkeys(ids))


def origins_in(text: Any) -> tuple[str, ...]:
    """The numbers that ``origin_text`` joined; none for a blank."""
    if not isinstance(text, str) or not text:
        return ()
    return tuple(part.replace("%2C", ",").replace("%25", "%") for part in text.split(","))


def origins_of(rows: Mapping[str, Any]) -> tuple[str, ...]:
    """The parcels of the register that rows ``{number: their origin_ids}`` stand on: their origins, else themselves."""
    return tuple(dict.fromkeys(o for row_id, text in rows.items() for o in origins_in(text) or (row_id,)))


def with_origin_column(frame: Frame) -> Frame:
    """The frame with a text column ``origin_ids``, blank where it had none."""
    if ORIGIN_IDS in frame.columns and kind_of(frame[ORIGIN_IDS]) == "text":
        return frame
    blank = pd.Series([None] * len(frame), index=frame.index, dtype=DTYPES["text"])
    return frame.assign(**{ORIGIN_IDS: blank})
