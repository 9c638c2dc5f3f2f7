"""What lies under the map of a sheet: pictures of the land, as somebody else has opened and placed them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.view_window import ViewWindow
from siteplanner.core.work import Work
from siteplanner.drawing.paper import Paper
from siteplanner.drawing.sheet_layout import MM_A_INCH, Bounds

NOT_UNDER_THE_MAP = QT_TRANSLATE_NOOP("sheet", "Not under the map, because they cannot be shown: {names}.")
DPI: Final = 200.0
MOST_PX: Final = 6000.0
"""So many dots along the longer side of the map at most: an A0 at 200 dpi would take half a gigabyte."""
GROUND_Z: Final = 0.0


@dataclass(frozen=True, eq=False)
class GroundPicture:
    """``pixels`` (height, width, 4) of red, green, blue and opacity lie in ``bounds`` (west, south, east, north)."""

    pixels: npt.NDArray[np.uint8]
    bounds: Bounds
    opacity: float = 1.0


@dataclass(frozen=True, eq=False)
class Ground:
    """The pictures in a window, the lowest first, and the names of those that should be there and cannot; parcels are
    drawn so strongly (0–1) over pictures where a sheet has no look of its own."""

    pictures: tuple[GroundPicture, ...] = ()
    left_out: tuple[str, ...] = ()
    parcels_opacity: float = 1.0


GroundIn = Callable[[ViewWindow, Work], Ground]
"""Gives what lies in a window, as sharp as its pixels. Raises Cancelled."""


def draw_ground(paper: Paper, ground_in: GroundIn, work: Work) -> Ground:
    """Draw the pictures below everything else; gives what was there. Raises Cancelled."""
    frame, window = paper.layout.frame, paper.layout.window
    dots = min(DPI / MM_A_INCH, MOST_PX / max(frame.width, frame.height))
    middle = window.left + window.width / 2, window.bottom + window.height / 2
    wide = max(1.0, frame.width * dots)
    view = ViewWindow(*middle, window.width / wide, wide, max(1.0, frame.height * dots))
    found = ground_in(view, work)
    for at, picture in enumerate(found.pictures):
        west, south, east, north = picture.bounds
        paper.map.imshow(
            picture.pixels,
            extent=(west, east, south, north),
            alpha=picture.opacity,
            interpolation="antialiased",
            aspect="auto",
            zorder=GROUND_Z + at / 1000,
        )
    paper.map.set_xlim(window.left, window.right)
    paper.map.set_ylim(window.bottom, window.top)
    return found
