"""What can be laid under a map: pixels read by the piece, at full size or reduced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PIL import Image

from siteplanner.core.pixel_frame import PixelFrame
from siteplanner.core.work import Work

PixelBox = tuple[int, int, int, int]
"""left, top, right, bottom in pixels of the full size."""


@dataclass(frozen=True)
class Piece:
    """``image`` (mode RGBa: alpha multiplied in) begins at ``left``, ``top`` pixels of the full size; each of its
    pixels is ``per_col`` by ``per_row`` of those."""

    image: Image.Image
    left: float
    top: float
    per_col: float
    per_row: float
    coarse: bool = False
    """Whether it is coarser than was asked for, because finer pixels would have taken long."""


class RasterSource(Protocol):
    """A picture or a set of tiles. Reading happens off the interface thread; ``work.step`` may raise Cancelled."""

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...

    @property
    def frame(self) -> PixelFrame: ...

    def read(self, box: PixelBox, reduction: float, work: Work, *, quick: bool = False) -> Piece | None:
        """The pixels of (at least) a box, reduced by no more than about ``reduction``; None where there are none.

        ``quick``: rather coarser ones that are at hand than what takes long to decode.
        """
        ...

    def trouble(self) -> int:
        """How many parts could not be read so far; they are left out."""
        ...

    def close(self) -> None: ...


def premultiplied(image: Image.Image, no_data: int | None = None) -> Image.Image:
    """Any picture as RGBa. Grey of 16 bits keeps its upper eight; pixels that are ``no_data`` in every band vanish."""
    if image.mode in ("I;16", "I;16L", "I;16B"):
        image = image.point(lambda value: value * (1.0 / 256.0), "L") if image.mode == "I;16" else image.convert("L")
    if no_data is not None and image.mode in ("L", "RGB", "P") and 0 <= no_data <= 255:
        image = _without(image, no_data)
    if "transparency" in image.info or image.mode in ("RGBA", "LA", "PA", "La"):
        return image.convert("RGBA").convert("RGBa")
    if image.mode == "RGBa":
        return image
    return image.convert("RGB").convert("RGBA").convert("RGBa")


def _without(image: Image.Image, no_data: int) -> Image.Image:
    """With alpha 0 where every band holds the value."""
    bands = image.split()
    shown = bands[0].point([0 if value == no_data else 255 for value in range(256)])
    for band in bands[1:]:
        other = band.point([0 if value == no_data else 255 for value in range(256)])
        shown = Image.composite(Image.new("L", image.size, 255), shown, other)
    made = image.convert("RGBA")
    made.putalpha(shown)
    return made
