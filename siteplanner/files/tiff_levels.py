"""A TIFF's pictures cut into blocks: one tile, or several strips that are decoded together."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.tiff_tags import TiffDirectory

WIDTH, LENGTH, COMPRESSION, STRIP_OFFSETS, ROWS_A_STRIP, STRIP_BYTES = 256, 257, 259, 273, 278, 279
TILE_WIDTH, TILE_LENGTH, TILE_OFFSETS, TILE_BYTES, NO_DATA = 322, 323, 324, 325, 42113
SAMPLES, PLANAR, SUBFILE = 277, 284, 254
_READABLE = frozenset({1, 2, 3, 4, 5, 7, 8, 32773, 32946, 34925, 50000})
"""Compressions that Pillow's decoder knows block by block: none, fax, LZW, JPEG, Deflate, PackBits, LZMA, Zstandard."""
_COLOUR_BANDS = 3
LARGEST_BLOCK_PX = 64_000_000
LEAST_ROWS = 128
"""Thin strips are decoded together until they make so many rows."""

COMPRESSION_UNKNOWN = QT_TRANSLATE_NOOP(
    "errors",
    "“{name}” is compressed in a way that this program cannot read (TIFF compression {number}). Save it with LZW, "
    "Deflate or JPEG.",
)
ONE_BLOCK = QT_TRANSLATE_NOOP(
    "errors",
    "“{name}” is too large to be read in one piece ({width} × {height} pixels). "
    "Save it as a tiled GeoTIFF, for example with QGIS or gdal_translate -co TILED=YES.",
)


@dataclass(frozen=True)
class TiffLevel:
    """One directory cut into blocks of ``block_width`` × ``block_height``; ``strips`` of the file make one block.

    ``beside`` is the file it is in where that is not the picture's own.
    """

    tags: TiffDirectory
    width: int
    height: int
    block_width: int
    block_height: int
    offsets: tuple[int, ...]
    sizes: tuple[int, ...]
    strips: int = 1
    bands: int = 1
    beside: Path | None = None

    def parts(self, file: BinaryIO, at: int, band: int) -> list[bytes]:
        """The strips of a block as they stand in the file, of one band where each stands for itself."""
        in_a_band = len(self.offsets) // self.stored_bands
        some = range(at * self.strips, min((at + 1) * self.strips, in_a_band))
        found = []
        for n in (band * in_a_band + n for n in some):
            file.seek(self.offsets[n])
            found.append(file.read(self.sizes[n]))
        return found

    @property
    def stored_bands(self) -> int:
        """How many times the file goes through all blocks."""
        return self.tags.number(SAMPLES, 1) if self.tags.number(PLANAR, 1) == 2 else 1

    @property
    def across(self) -> int:
        return -(-self.width // self.block_width)

    @property
    def down(self) -> int:
        return -(-self.height // self.block_height)


def require_readable(tags: TiffDirectory, name: str) -> None:
    """Raises InputError where Pillow's decoder does not know the compression."""
    number = tags.number(COMPRESSION, 1)
    if number not in _READABLE:
        raise InputError(COMPRESSION_UNKNOWN, name=name, number=number)


def tiff_level(tags: TiffDirectory, name: str) -> TiffLevel:
    width, height = tags.number(WIDTH), tags.number(LENGTH)
    tiled = bool(tags.numbers(TILE_OFFSETS))
    offsets = tuple(int(v) for v in tags.numbers(TILE_OFFSETS if tiled else STRIP_OFFSETS))
    sizes = tuple(int(v) for v in tags.numbers(TILE_BYTES if tiled else STRIP_BYTES))
    block_width = tags.number(TILE_WIDTH) if tiled else width
    rows = tags.number(TILE_LENGTH) if tiled else min(tags.number(ROWS_A_STRIP, height) or height, height)
    whole = min(width, height, block_width, rows) > 0 and len(offsets) == len(sizes)
    together = 1 if tiled or not whole else _strips_together(rows, height)
    samples, separate = tags.number(SAMPLES, 1), tags.number(PLANAR, 1) == 2
    bands = _COLOUR_BANDS if separate and samples >= _COLOUR_BANDS else 1
    level = TiffLevel(tags, width, height, block_width, rows * together, offsets, sizes, together, bands)
    wanted = level.across * (level.down if tiled else -(-height // max(rows, 1))) if whole else -1
    if wanted * level.stored_bands != len(offsets) or level.block_width * level.block_height > LARGEST_BLOCK_PX:
        raise InputError(ONE_BLOCK, name=name, width=width, height=height)
    return level


def _strips_together(rows: int, height: int) -> int:
    """How many strips make a block whose height can be halved several times."""
    if rows >= height:
        return 1
    even = LEAST_ROWS // math.gcd(rows, LEAST_ROWS)
    return even * max(1, -(-LEAST_ROWS // (rows * even)))
