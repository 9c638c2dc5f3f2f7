"""What a person decided about how one map is to be read, beside its system and its columns."""

from __future__ import annotations

from dataclasses import dataclass

from siteplanner.core.datum_shift import DatumShift
from siteplanner.core.map_placement import Offset
from siteplanner.core.repairs import AS_USUAL, Repairs


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """Decisions about one map; each default leaves it to what the program finds.

    ``encoding`` is a name Python knows, such as ``GB18030``, in which the texts of the map are read, '' for as found;
    ``repairs`` says what becomes of shapes that are not sound. ``swap_axes``: the file has x and y exchanged;
    ``offset`` is that of the web map they were taken from, ``shift`` leads to another datum (see ``map_placement``).
    """

    encoding: str = ""
    repairs: Repairs = AS_USUAL
    swap_axes: bool = False
    offset: Offset = ""
    shift: DatumShift | None = None


AS_FOUND = ReadingChoices()
"""Nothing was decided."""
