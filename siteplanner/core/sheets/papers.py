"""Sizes of paper and how it is turned."""

from __future__ import annotations

from typing import Final, Literal

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

Orientation = Literal["landscape", "portrait"]
LANDSCAPE: Final[Orientation] = "landscape"
PORTRAIT: Final[Orientation] = "portrait"
ORIENTATIONS: Final[tuple[Orientation, ...]] = (LANDSCAPE, PORTRAIT)
PAPERS: Final = {
    "A4": (297.0, 210.0),
    "A3": (420.0, 297.0),
    "A2": (594.0, 420.0),
    "A1": (841.0, 594.0),
    "A0": (1189.0, 841.0),
}
"""Width and height in mm, lying (ISO 216)."""

UNKNOWN_PAPER = QT_TRANSLATE_NOOP("sheet", "There is no paper size “{paper}”. Use one of: {known}.")


def paper_size_mm(paper: str, orientation: Orientation = LANDSCAPE) -> tuple[float, float]:
    """Width and height. Raises InputError for an unknown paper.

    >>> paper_size_mm("A4"), paper_size_mm("A4", "portrait")
    ((297.0, 210.0), (210.0, 297.0))
    """
    if paper not in PAPERS:
        raise InputError(UNKNOWN_PAPER, paper=paper, known=", ".join(PAPERS))
    width, height = PAPERS[paper]
    return (height, width) if orientation == PORTRAIT else (width, height)
