"""A picture decoded whole, with its reductions by halves. All of them together stay within a number of bytes: the one
not looked at for longest lets its larger sizes go, and is decoded again when somebody looks at it closely."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from PIL import Image

from siteplanner.core.errors import InputError
from siteplanner.core.pixel_frame import PixelFrame
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.raster_source import Piece, PixelBox

KEPT_PX = 40_000_000
"""Pixels of one decoded picture that are kept, four bytes each; a larger one is kept reduced."""
KEPT_BYTES = 640 * 1024 * 1024
"""What all decoded pictures may hold together."""
SMALL_PX = 1024
"""Sizes whose longer side is no more than this always stay."""
SMALLEST_PX = 256
READING = QT_TRANSLATE_NOOP("backdrop", "Reading {name}")

Decode = Callable[[], tuple[Image.Image, int]]
"""The picture as RGBa, and how many pixels of the file went into one of it, a side. Raises InputError."""


class DecodedPicture:
    """``width`` × ``height`` are the picture's own. Decoded at once, so that what is wrong with it is told at once."""

    def __init__(self, decode: Decode, frame: PixelFrame, size: tuple[int, int]) -> None:
        self.width, self.height = size
        self.frame = frame
        self._decode = decode
        self._lock = threading.Lock()
        self._levels: list[tuple[int, Image.Image]] = []
        self._read_again()

    @property
    def kept_reduction(self) -> int:
        """How many pixels of the file go into one of the finest that is kept now, a side."""
        return self._levels[0][0] if self._levels else 1

    @property
    def bytes_held(self) -> int:
        """What its larger sizes take."""
        return sum(image.width * image.height * 4 for _, image in self._levels if max(image.size) > SMALL_PX)

    def let_go(self) -> None:
        """Keep the small sizes only."""
        with self._lock:
            self._levels = [level for level in self._levels if max(level[1].size) <= SMALL_PX]

    def _read_again(self) -> None:
        image, per = self._decode()
        levels = [(per, image)]
        while max(levels[-1][1].size) > SMALLEST_PX:
            levels.append((levels[-1][0] * 2, levels[-1][1].reduce(2)))
        with self._lock:
            self._finest, self._levels = per, levels
        _held.used(self)

    def read(self, box: PixelBox, reduction: float, work: Work, *, quick: bool = False) -> Piece | None:
        del work  # nothing to stop at: Pillow decodes in one go
        too_coarse = self.kept_reduction > max(self._finest, reduction)
        if too_coarse and not quick:
            try:
                self._read_again()
            except InputError:  # gone or changed meanwhile: what is left must do
                self._finest = self.kept_reduction
        _held.used(self)
        with self._lock:
            fitting = [level for level in self._levels if level[0] <= reduction] or self._levels[:1]
        if not fitting:
            return None
        per, level = fitting[-1]
        inside = box[0] < self.width and box[1] < self.height and box[2] > 0 and box[3] > 0
        coarse = too_coarse and quick
        return Piece(level, 0, 0, per, per, coarse) if inside else None  # whole: a copy of a part would only take time

    def trouble(self) -> int:
        return 0

    def close(self) -> None:
        self._levels = []
        _held.forget(self)


class _Held:
    """The decoded pictures that hold larger sizes, the one used last at the end."""

    def __init__(self) -> None:
        self._pictures: OrderedDict[int, DecodedPicture] = OrderedDict()
        self._lock = threading.Lock()

    def used(self, picture: DecodedPicture) -> None:
        """A picture is looked at; others make room for it."""
        with self._lock:
            self._pictures[id(picture)] = picture
            self._pictures.move_to_end(id(picture))
            total = sum(held.bytes_held for held in self._pictures.values())
            while total > KEPT_BYTES and len(self._pictures) > 1:
                _, oldest = self._pictures.popitem(last=False)
                total -= oldest.bytes_held
                oldest.let_go()

    def forget(self, picture: DecodedPicture) -> None:
        with self._lock:
            self._pictures.pop(id(picture), None)


_held = _Held()
