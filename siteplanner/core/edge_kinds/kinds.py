"""The kinds of a parcel's edge, and which of them a neighbour's land use makes it."""

from __future__ import annotations

from functools import cache

from siteplanner.core.land_use import GUIDE, SURVEY, read_code

ROAD, GREEN_BELT, FENCE, PARCEL = "road", "green_belt", "fence", "parcel"
KINDS = (ROAD, GREEN_BELT, FENCE, PARCEL)
"""In the order in which they name an edge that is several of them, where none asks for more than the others."""

ROAD_LAND = ("1202", "1207", "0601")
"""公路用地, 城镇村道路用地, 农村道路 of the 2023 guide."""
GREEN_LAND = "14"
"""绿地与开敞空间用地."""
_MAY_BE_ROAD = ("06", "12")
"""Classes that hold roads beside other things."""


@cache
def kind_beyond(code: str, system: str = "") -> str | None:
    """The kind of an edge beyond which a parcel of that land use lies; None where its use cannot be told.

    A code that reads differently in the two systems is told where both say the same.

    >>> kind_beyond("1207", "MNR2023"), kind_beyond("1004", "SURVEY3"), kind_beyond("1402", "MNR2023")
    ('road', 'road', 'green_belt')
    >>> kind_beyond("100102"), kind_beyond("1001"), kind_beyond("0601"), kind_beyond("12"), kind_beyond("")
    ('parcel', 'parcel', None, None, None)
    """
    reading = read_code(code, system)
    if reading.code:
        return _in_guide(reading.code)
    if system.strip() or not code.strip():
        return None
    said = {_in_guide(read.code) for read in (read_code(code, GUIDE), read_code(code, SURVEY)) if read.code}
    return said.pop() if len(said) == 1 else None


def _in_guide(code: str) -> str | None:
    if code.startswith(ROAD_LAND):
        return ROAD
    if code in _MAY_BE_ROAD:
        return None
    return GREEN_BELT if code.startswith(GREEN_LAND) else PARCEL
