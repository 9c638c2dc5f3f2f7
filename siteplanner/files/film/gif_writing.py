"""Frames as an animated GIF that begins anew at its end, written as they come."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any, Final

import numpy as np
import numpy.typing as npt
from PIL import GifImagePlugin, Image

Picture = npt.NDArray[np.uint8]

COLORS: Final = 256
A_SECOND_MS: Final = 1000
KEPT: Final = 1
"""What is painted stays, and the next picture is painted over it."""
END: Final = b";"


def write_gif(frames: Iterable[tuple[Picture, float]], path: Path) -> None:
    """Write pictures (height, width, 3) with the seconds each stands, one after the other as they come.

    All share the colours of the first: flat areas stay flat, and nothing flickers. Of each only the box that is
    another than before is written. No more than two pictures are held at a time, however long the film is.
    """
    with path.open("wb") as into:
        writer = _Writer(into)
        for picture, seconds in frames:
            writer.add(picture, round(A_SECOND_MS * seconds))
        writer.end()


class _Writer:
    """Holds what was shown last, and its change until it is known how long that stands."""

    def __init__(self, into: IO[bytes]) -> None:
        self.into = into
        self.colors: Image.Image | None = None
        self.shown: Picture | None = None
        self.change: tuple[int, int, Picture] = 0, 0, np.empty((0, 0), dtype=np.uint8)
        self.stands_ms = 0

    def add(self, picture: Picture, stands_ms: int) -> None:
        """Show a picture; one that is like the one before only makes it stand longer."""
        shown = self._in_colors(picture)
        box = None if self.shown is None else _changed(self.shown, shown)
        if self.shown is not None and box is None:
            self.stands_ms += stands_ms
            return
        if self.shown is not None:
            self._write()
        top, bottom, left, right = box or (0, shown.shape[0], 0, shown.shape[1])
        self.change = left, top, shown[top:bottom, left:right]
        self.shown, self.stands_ms = shown, stands_ms

    def end(self) -> None:
        if self.shown is not None:
            self._write()
        self.into.write(END)

    def _in_colors(self, picture: Picture) -> Picture:
        """Which of the film's colours each dot has; the first picture chooses them and begins the file."""
        image = Image.fromarray(picture)
        if self.colors is not None:
            return np.asarray(image.quantize(palette=self.colors, dither=Image.Dither.NONE))
        made = image.quantize(COLORS - 1, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        found = np.asarray(made)
        header: Any = GifImagePlugin.getheader(made, info={"loop": 0})[0]
        self.into.write(b"".join(header))
        self.colors = made
        return found

    def _write(self) -> None:
        left, top, dots = self.change
        image = Image.fromarray(dots, mode="P")
        blocks: Any = GifImagePlugin.getdata(image, (left, top), duration=self.stands_ms, disposal=KEPT)
        self.into.write(b"".join(blocks))


def _changed(one: Picture, other: Picture) -> tuple[int, int, int, int] | None:
    """The rows and columns (top, bottom, left, right) outside which two pictures are alike; None where all is."""
    differs = one != other
    rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
    if not len(rows):
        return None
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
