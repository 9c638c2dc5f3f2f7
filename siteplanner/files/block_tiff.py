"""A large TIFF read by its tiles or strips, with the overviews it brings along.

Each block is handed to Pillow's decoder as a small TIFF of its own, whatever its compression. Blocks are reduced as
soon as they are decoded and kept, the last used longest, up to a number of bytes.
"""

from __future__ import annotations

import io
import math
import struct
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from weakref import WeakSet

from PIL import Image, TiffImagePlugin

from siteplanner.core.errors import InputError
from siteplanner.core.pixel_frame import PixelFrame
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.decoded_picture import READING
from siteplanner.files.raster_source import Piece, PixelBox, premultiplied
from siteplanner.files.tiff_tags import TiffDirectory

WIDTH, LENGTH, COMPRESSION, STRIP_OFFSETS, ROWS_A_STRIP, STRIP_BYTES = 256, 257, 259, 273, 278, 279
TILE_WIDTH, TILE_LENGTH, TILE_OFFSETS, TILE_BYTES, NO_DATA = 322, 323, 324, 325, 42113
BITS, SAMPLES, PLANAR, SUBFILE = 258, 277, 284, 254
_COPIED = (BITS, COMPRESSION, 262, 266, SAMPLES, PLANAR, 317, 320, 338, 339, 347, 530)
_OLD_JPEG, _JPEG_TABLES = 6, 347
KEPT_BYTES = 256 * 1024 * 1024
"""What the blocks of all open files may take together; each has its share."""
LARGEST_BLOCK_PX = 64_000_000
PREPARED_PX = 2048
"""The longer side of the reduction that is made of a picture before it is first shown."""
LEAST_ROWS = 128
"""Thin strips are decoded together until they make so many rows."""

ONE_BLOCK = QT_TRANSLATE_NOOP(
    "errors",
    "“{name}” is too large to be read in one piece ({width} × {height} pixels). "
    "Save it as a tiled GeoTIFF, for example with QGIS or gdal_translate -co TILED=YES.",
)


@dataclass(frozen=True)
class _Level:
    """One directory cut into blocks of ``block_width`` × ``block_height``; ``strips`` of the file make one block."""

    tags: TiffDirectory
    width: int
    height: int
    block_width: int
    block_height: int
    offsets: tuple[int, ...]
    sizes: tuple[int, ...]
    strips: int = 1

    @property
    def across(self) -> int:
        return -(-self.width // self.block_width)

    @property
    def down(self) -> int:
        return -(-self.height // self.block_height)


class BlockTiff:
    """``directories`` are those of the file, the full picture first. Raises InputError where blocks are too large."""

    def __init__(self, path: Path, directories: tuple[TiffDirectory, ...], frame: PixelFrame) -> None:
        full, *others = directories
        self.frame = frame
        self._path = path
        self._levels = [_level(full, path.name)]
        self.width, self.height = self._levels[0].width, self._levels[0].height
        for tags in others:
            if tags.number(SUBFILE) == 1 and tags.number(SAMPLES, 1) == full.number(SAMPLES, 1):
                self._levels.append(_level(tags, path.name))
        self._levels.sort(key=lambda level: -level.width)
        self._no_data = _no_data(full)
        self._kept: OrderedDict[tuple[int, int, int], Image.Image] = OrderedDict()
        self._kept_bytes = 0
        self._broken: set[tuple[int, int]] = set()
        _open_files.add(self)

    def read(self, box: PixelBox, reduction: float, work: Work) -> Piece | None:
        number = max((n for n, level in enumerate(self._levels) if self.width / level.width <= reduction), default=0)
        level = self._levels[number]
        scale_col, scale_row = self.width / level.width, self.height / level.height
        more = _power_of_two(reduction / max(scale_col, scale_row), level)
        left, top = max(0, int(box[0] / scale_col) - more), max(0, int(box[1] / scale_row) - more)
        right = min(level.width, int(box[2] / scale_col) + 1 + more)
        bottom = min(level.height, int(box[3] / scale_row) + 1 + more)
        if right <= left or bottom <= top:
            return None
        columns = range(left // level.block_width, -(-right // level.block_width))
        rows = range(top // level.block_height, -(-bottom // level.block_height))
        made = Image.new("RGBa", (len(columns) * level.block_width // more, len(rows) * level.block_height // more))
        try:
            with self._path.open("rb") as file:
                for done, (row, column) in enumerate((row, column) for row in rows for column in columns):
                    work.step(done, len(rows) * len(columns), READING(name=self._path.name))
                    block = self._block(file, number, row * level.across + column, more)
                    if block is not None:
                        at = (column - columns[0]) * level.block_width, (row - rows[0]) * level.block_height
                        made.paste(block, (at[0] // more, at[1] // more))
        except OSError:  # the file is gone meanwhile
            return None
        inside = level.width - columns[0] * level.block_width, level.height - rows[0] * level.block_height
        made = made.crop((0, 0, min(made.width, inside[0] // more), min(made.height, inside[1] // more)))
        if 0 in made.size:
            return None
        per_col, per_row = scale_col * more, scale_row * more
        return Piece(
            made,
            columns[0] * level.block_width * scale_col,
            rows[0] * level.block_height * scale_row,
            per_col,
            per_row,
        )

    def prepare(self, work: Work) -> None:
        """Read the whole picture once, much reduced, where no overview of that size is there: later it is at hand."""
        reduction = 2.0 ** max(0, math.ceil(math.log2(max(self.width, self.height) / PREPARED_PX)))
        if self.width / self._levels[-1].width < reduction:
            self.read((0, 0, self.width, self.height), reduction, work)

    def trouble(self) -> int:
        return len(self._broken)

    def close(self) -> None:
        self._kept.clear()
        _open_files.discard(self)

    def _block(self, file: BinaryIO, number: int, at: int, reduction: int) -> Image.Image | None:
        key = number, at, reduction
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        finer = next((by for by in _halves(reduction) if (number, at, by) in self._kept), 0)
        if finer:
            block: Image.Image | None = self._kept[number, at, finer].reduce(reduction // finer)
        else:
            block = self._read_block(file, number, at, reduction)
        if block is None:
            return None
        self._keep(key, block)
        return block

    def _read_block(self, file: BinaryIO, number: int, at: int, reduction: int) -> Image.Image | None:
        """A block decoded and reduced; None for one that is left out or damaged."""
        if (number, at) in self._broken:
            return None
        try:
            block = self._decoded(file, self._levels[number], at)
        except (OSError, SyntaxError, ValueError, struct.error):
            self._broken.add((number, at))
            return None
        return block.reduce(reduction) if block is not None and reduction > 1 else block

    def _keep(self, key: tuple[int, int, int], block: Image.Image) -> None:
        self._kept[key] = block
        self._kept_bytes += block.width * block.height * 4
        while self._kept_bytes > KEPT_BYTES // max(1, len(_open_files)) and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._kept_bytes -= old.width * old.height * 4

    def _decoded(self, file: BinaryIO, level: _Level, at: int) -> Image.Image | None:
        """A block as RGBa; None for one that the file leaves out."""
        some = range(at * level.strips, min((at + 1) * level.strips, len(level.offsets)))
        parts = []
        for n in some:
            file.seek(level.offsets[n])
            parts.append(file.read(level.sizes[n]))
        if not any(parts):
            return None
        height = level.block_height
        if level.strips > 1 or level.block_width == level.width:
            height = min(height, level.height - at * level.block_height)
        written = _small_tiff(level.tags, level.block_width, height, level.block_height // level.strips, parts)
        with TiffImagePlugin.TiffImageFile(io.BytesIO(written)) as image:
            return premultiplied(image, self._no_data)


_open_files: WeakSet[BlockTiff] = WeakSet()


def _halves(reduction: int) -> Iterator[int]:
    """A half of it, a quarter and so on, down to 1."""
    while reduction > 1:
        reduction //= 2
        yield reduction


def _level(tags: TiffDirectory, name: str) -> _Level:
    width, height = tags.number(WIDTH), tags.number(LENGTH)
    tiled = bool(tags.numbers(TILE_OFFSETS))
    offsets = tuple(int(v) for v in tags.numbers(TILE_OFFSETS if tiled else STRIP_OFFSETS))
    sizes = tuple(int(v) for v in tags.numbers(TILE_BYTES if tiled else STRIP_BYTES))
    block_width = tags.number(TILE_WIDTH) if tiled else width
    rows = tags.number(TILE_LENGTH) if tiled else min(tags.number(ROWS_A_STRIP, height) or height, height)
    whole = min(width, height, block_width, rows) > 0 and len(offsets) == len(sizes)
    together = 1 if tiled or not whole else _strips_together(rows, height)
    level = _Level(tags, width, height, block_width, rows * together, offsets, sizes, together)
    wanted = level.across * (level.down if tiled else -(-height // max(rows, 1))) if whole else -1
    readable = tags.number(PLANAR, 1) == 1 and tags.number(COMPRESSION, 1) != _OLD_JPEG and wanted == len(offsets)
    if not readable or level.block_width * level.block_height > LARGEST_BLOCK_PX:
        raise InputError(ONE_BLOCK, name=name, width=width, height=height)
    return level


def _strips_together(rows: int, height: int) -> int:
    """How many strips make a block whose height can be halved several times."""
    if rows >= height:
        return 1
    even = LEAST_ROWS // math.gcd(rows, LEAST_ROWS)
    return even * max(1, -(-LEAST_ROWS // (rows * even)))


def _power_of_two(reduction: float, level: _Level) -> int:
    """The largest power of two that is no more than ``reduction`` and cuts blocks without a rest."""
    made = 1
    while made * 2 <= reduction and level.block_height % (made * 2) == 0 and (
        level.block_width % (made * 2) == 0 or level.across == 1
    ):  # fmt: skip
        made *= 2
    return made


def _no_data(tags: TiffDirectory) -> int | None:
    try:
        return int(float(tags.text(NO_DATA)))
    except (ValueError, OverflowError):
        return None


def _small_tiff(tags: TiffDirectory, width: int, height: int, rows_a_strip: int, parts: list[bytes]) -> bytes:
    """A TIFF of one block, its strips as they stand in the large file."""
    order = tags.order
    entries: dict[int, tuple[int, tuple[int, ...]]] = {
        tag: (3, tuple(int(v) for v in tags.numbers(tag))) for tag in _COPIED if tags.numbers(tag)
    }
    if _JPEG_TABLES in entries:
        entries[_JPEG_TABLES] = (7, entries[_JPEG_TABLES][1])
    count = len(parts)
    entries |= {WIDTH: (4, (width,)), LENGTH: (4, (height,)), ROWS_A_STRIP: (4, (rows_a_strip,))}
    entries |= {STRIP_OFFSETS: (4, (0,) * count), STRIP_BYTES: (4, tuple(len(part) for part in parts))}
    letters = {3: "H", 4: "I", 7: "B"}
    head = 8 + 2 + 12 * len(entries) + 4
    room = {tag: struct.calcsize(f"{order}{len(v)}{letters[kind]}") for tag, (kind, v) in entries.items()}
    data_at = head + sum(size for size in room.values() if size > 4)
    starts = _starts(data_at, parts)
    entries[STRIP_OFFSETS] = (4, tuple(starts))
    written = bytearray((b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}IH", 8, len(entries)))
    beyond, at = bytearray(), head
    for tag, (kind, values) in sorted(entries.items()):
        packed = struct.pack(f"{order}{len(values)}{letters[kind]}", *values)
        written += struct.pack(f"{order}HHI", tag, kind, len(values))
        if len(packed) <= 4:
            written += packed.ljust(4, b"\0")
        else:
            written += struct.pack(f"{order}I", at + len(beyond))
            beyond += packed
    return bytes(written + b"\0\0\0\0" + beyond) + b"".join(parts)


def _starts(first: int, parts: list[bytes]) -> list[int]:
    found = [first]
    for part in parts[:-1]:
        found.append(found[-1] + len(part))
    return found
