"""A picture decoded whole, kept with its reductions by halves; its size in memory is bounded."""

from __future__ import annotations

from PIL import Image

from siteplanner.core.pixel_frame import PixelFrame
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.raster_source import Piece, PixelBox

KEPT_PX = 40_000_000
"""Pixels of a decoded picture that are kept, four bytes each; a larger one is kept reduced."""
SMALLEST_PX = 256
READING = QT_TRANSLATE_NOOP("backdrop", "Reading {name}")


class DecodedPicture:
    """``width`` × ``height`` are the picture's own; ``kept_reduction`` of them make one of ``image``, a side."""

    def __init__(self, image: Image.Image, frame: PixelFrame, size: tuple[int, int], kept_reduction: int = 1) -> None:
        self.width, self.height = size
        self.frame = frame
        self.kept_reduction = kept_reduction
        self._levels = [image]
        while max(self._levels[-1].size) > SMALLEST_PX:
            self._levels.append(self._levels[-1].reduce(2))

    def read(self, box: PixelBox, reduction: float, work: Work) -> Piece | None:
        del work
        per, level = self.kept_reduction, self._levels[0]
        for smaller in self._levels[1:]:
            if per * 2 > reduction:
                break
            level, per = smaller, per * 2
        left, top = max(0, box[0] // per - 1), max(0, box[1] // per - 1)
        right, bottom = min(level.width, box[2] // per + 2), min(level.height, box[3] // per + 2)
        if right <= left or bottom <= top:
            return None
        return Piece(level.crop((left, top, right, bottom)), left * per, top * per, per, per)

    def trouble(self) -> int:
        return 0

    def close(self) -> None:
        self._levels = [Image.new("RGBa", (1, 1))]
