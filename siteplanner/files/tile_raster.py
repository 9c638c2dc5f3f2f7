"""Map tiles as one large picture in Web Mercator, each zoom a reduction of the deepest one."""

from __future__ import annotations

import io
import math
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

from PIL import Image

from siteplanner.core.errors import InputError
from siteplanner.core.pixel_frame import PixelFrame
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.decoded_picture import READING
from siteplanner.files.raster_source import Piece, PixelBox, premultiplied

WORLD_HALF_M: Final = 20_037_508.342789244
"""Web Mercator runs from minus to plus this, east and north: pi times the sphere's radius of 6 378 137 m."""
DEEPEST: Final = 24
MOST_TILES: Final = 400
"""Tiles read for one picture; where more would be needed the view is too far out for them."""
KEPT_TILES: Final = 384
LARGEST_TILE_PX: Final = 2048

NO_TILES = QT_TRANSLATE_NOOP("errors", "“{name}” holds no map tiles.")
NO_PICTURES = QT_TRANSLATE_NOOP(
    "errors", "The tiles of “{name}” are no pictures (PNG, JPEG or WebP) but {kind}. Use tiles that are pictures."
)


class TileSet(Protocol):
    """Where the tiles come from. Rows count from the north, whatever the files do."""

    @property
    def name(self) -> str: ...

    @property
    def zooms(self) -> tuple[int, int]:
        """The farthest and the closest zoom there are tiles of."""
        ...

    def tile(self, zoom: int, column: int, row: int) -> bytes | None: ...

    def some_tile(self) -> bytes | None:
        """Any tile of the closest zoom."""
        ...

    def extent(self) -> tuple[int, int, int, int]:
        """First column and row, last column and row (inclusive) at the closest zoom, as far as is soon known."""
        ...

    def close(self) -> None: ...


class TileRaster:
    """Raises InputError where the set is empty or its tiles are no pictures."""

    def __init__(self, tiles: TileSet) -> None:
        self._tiles = tiles
        self._least, self._most = tiles.zooms
        self._side = _side_px(tiles)
        self.width = self.height = self._side << self._most
        per_px = 2 * WORLD_HALF_M / self.width
        self.frame = PixelFrame(-WORLD_HALF_M, per_px, 0.0, WORLD_HALF_M, 0.0, -per_px)
        self._kept: OrderedDict[tuple[int, int, int], Image.Image | None] = OrderedDict()
        self._broken: set[tuple[int, int, int]] = set()
        self._lock = threading.Lock()
        self.too_far_out = False

    @property
    def extent(self) -> PixelBox:
        """The box around the tiles, in pixels."""
        west, north, east, south = self._tiles.extent()
        return west * self._side, north * self._side, (east + 1) * self._side, (south + 1) * self._side

    def read(self, box: PixelBox, reduction: float, work: Work, *, quick: bool = False) -> Piece | None:
        del quick  # a tile is soon read
        wanted = self._most - math.floor(math.log2(max(reduction, 1.0)) + 1e-9)
        zoom = min(max(wanted, self._least), self._most)
        per = 1 << (self._most - zoom)
        last = (1 << zoom) - 1
        columns = range(max(0, box[0] // per // self._side), min(last, box[2] // per // self._side) + 1)
        rows = range(max(0, box[1] // per // self._side), min(last, box[3] // per // self._side) + 1)
        self.too_far_out = len(columns) * len(rows) > MOST_TILES
        if not columns or not rows or self.too_far_out:
            return None
        made = Image.new("RGBa", (len(columns) * self._side, len(rows) * self._side))
        found = False
        for done, (row, column) in enumerate((row, column) for row in rows for column in columns):
            work.step(done, len(rows) * len(columns), READING(name=self._tiles.name))
            image = self._picture(zoom, column, row)
            if image is not None:
                made.paste(image, ((column - columns[0]) * self._side, (row - rows[0]) * self._side))
                found = True
        left, top = columns[0] * self._side * per, rows[0] * self._side * per
        return Piece(made, left, top, per, per) if found else None

    def trouble(self) -> int:
        return len(self._broken)

    def close(self) -> None:
        with self._lock:
            self._kept.clear()
            self._tiles.close()

    def _picture(self, zoom: int, column: int, row: int) -> Image.Image | None:
        """A tile, or where there is none the part of the one above it that lies there."""
        key = zoom, column, row
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        image = self._decoded(key)
        if image is None and zoom > self._least:
            above = self._picture(zoom - 1, column // 2, row // 2)
            if above is not None:
                half = self._side / 2
                left, top = (column % 2) * half, (row % 2) * half
                box = (left, top, left + half, top + half)
                image = above.resize((self._side, self._side), Image.Resampling.BILINEAR, box=box)
        self._kept[key] = image
        while len(self._kept) > KEPT_TILES:
            self._kept.popitem(last=False)
        return image

    def _decoded(self, key: tuple[int, int, int]) -> Image.Image | None:
        with self._lock:
            data = self._tiles.tile(*key)
        if data is None:
            return None
        try:
            with _opened(data) as image:
                made = premultiplied(image)
        except (OSError, SyntaxError, ValueError):
            self._broken.add(key)
            return None
        return made if made.size == (self._side, self._side) else made.resize((self._side, self._side))


def _side_px(tiles: TileSet) -> int:
    data = tiles.some_tile()
    if data is None:
        raise InputError(NO_TILES, name=tiles.name)
    try:
        with _opened(data) as image:
            side = max(image.size)
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(NO_PICTURES, name=tiles.name, kind=_kind(data)) from error
    if side > LARGEST_TILE_PX:
        raise InputError(NO_PICTURES, name=tiles.name, kind=f"{side} px")
    return side


def _kind(data: bytes) -> str:
    return "pbf" if data[:2] == b"\x1f\x8b" or data[:1] == b"\x1a" else data[:4].hex()


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP", "GIF", "BMP")) as image:
        if max(image.size) > LARGEST_TILE_PX:
            raise ValueError
        image.load()
        yield image
