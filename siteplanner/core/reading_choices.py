"""What a person decided about how one map is to be read, beside its system and its columns."""

from __future__ import annotations

from dataclasses import dataclass

from siteplanner.core.repairs import AS_USUAL, Repairs


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """Decisions about one map; each default leaves it to what the program finds.

    ``encoding`` is a name Python knows, such as ``GB18030``, in which the texts of the map are read, '' for as found;
    ``repairs`` says what becomes of shapes that are not sound.
    """

    encoding: str = ""
    repairs: Repairs = AS_USUAL


AS_FOUND = ReadingChoices()
"""Nothing was decided."""
