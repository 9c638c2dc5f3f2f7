"""What a person decided about how one map is to be read, beside its system and its columns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """Decisions about one map; each default leaves it to what the program finds.

    ``encoding`` is a name Python knows, such as ``GB18030``, in which the texts of the map are read, '' for as found.
    """

    encoding: str = ""


AS_FOUND = ReadingChoices()
"""Nothing was decided."""
