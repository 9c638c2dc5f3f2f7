"""A large TIFF read by its tiles or strips, with the overviews it brings along.

Each block is handed to Pillow's decoder as a small TIFF of its own, whatever its compression. Blocks are reduced as
soon as they are decoded and kept, the last used longest, up to a number of bytes.
"""

from __future__ import annotations

import io
import math
import struct
import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO
from weakref import WeakSet

from PIL import Image, TiffImagePlugin

from siteplanner.core.errors import InputError
from siteplanner.core.pixel_frame import PixelFrame
from siteplanner.core.work import Work
from siteplanner.files.decoded_picture import READING
from siteplanner.files.raster_source import Piece, PixelBox, premultiplied
from siteplanner.files.small_tiff import small_tiff
from siteplanner.files.tiff_levels import NO_DATA, SAMPLES, SUBFILE, TiffLevel, tiff_level
from siteplanner.files.tiff_tags import TiffDirectory, read_directories

KEPT_BYTES = 256 * 1024 * 1024
"""What the blocks of all open files may take together; each has its share."""
PREPARED_PX = 2048
"""The longer side of the reduction that is made of a picture before it is first shown."""
ROUNDED = 1.02
"""A half of an odd number of pixels may be rounded either way."""
SAME_SHAPE = 0.1
QUICK_PX = 3_000_000
"""So many pixels are decoded even where it should be quick: some hundredths of a second."""


@dataclass(frozen=True)
class _Cut:
    """Blocks of a level, ``columns`` by ``rows``, each to be reduced by ``more``."""

    number: int
    level: TiffLevel
    more: int
    columns: range
    rows: range


class BlockTiff:
    """``directories`` are those of the file, the full picture first. Raises InputError where blocks are too large."""

    def __init__(self, path: Path, directories: tuple[TiffDirectory, ...], frame: PixelFrame) -> None:
        full, *others = directories
        self.frame = frame
        self._path = path
        self._levels = [tiff_level(full, path.name)]
        self.width, self.height = self._levels[0].width, self._levels[0].height
        for tags in others:
            if tags.number(SUBFILE) == 1 and tags.number(SAMPLES, 1) == full.number(SAMPLES, 1):
                self._levels.append(tiff_level(tags, path.name))
        self._levels += _beside(path, self._levels[0])
        self._levels.sort(key=lambda level: -level.width)
        self._no_data = _no_data(full)
        self._kept: OrderedDict[tuple[int, int, int], Image.Image] = OrderedDict()
        self._kept_bytes = 0
        self._broken: set[tuple[int, int]] = set()
        self._lock = threading.Lock()
        _open_files.add(self)

    def read(self, box: PixelBox, reduction: float, work: Work, *, quick: bool = False) -> Piece | None:
        if quick:
            finest, coarsest = reduction, self._prepared_reduction()
            while reduction < coarsest and self._missing_px(box, reduction) > QUICK_PX:
                reduction *= 2
            piece = self._piece(box, reduction, work)
            return replace(piece, coarse=reduction > finest) if piece is not None else None
        return self._piece(box, reduction, work)

    def _blocks_under(self, box: PixelBox, reduction: float) -> _Cut | None:
        """The blocks that a box needs; None where it lies outside."""
        number = max(
            (n for n, level in enumerate(self._levels) if self.width / level.width <= reduction * ROUNDED), default=0
        )
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
        return _Cut(number, level, more, columns, rows)

    def _missing_px(self, box: PixelBox, reduction: float) -> int:
        """How many pixels would have to be decoded for a box."""
        cut = self._blocks_under(box, reduction)
        if cut is None:
            return 0
        wanted = [row * cut.level.across + column for row in cut.rows for column in cut.columns]
        with self._lock:
            kept = {(number, at) for number, at, by in self._kept if by <= cut.more}
        missing = sum((cut.number, at) not in kept for at in wanted)
        return missing * cut.level.block_width * cut.level.block_height

    def _piece(self, box: PixelBox, reduction: float, work: Work) -> Piece | None:
        cut = self._blocks_under(box, reduction)
        if cut is None:
            return None
        level, more, columns, rows = cut.level, cut.more, cut.columns, cut.rows
        scale_col, scale_row = self.width / level.width, self.height / level.height
        made = Image.new("RGBa", (len(columns) * level.block_width // more, len(rows) * level.block_height // more))
        try:
            with (level.beside or self._path).open("rb") as file:
                for done, (row, column) in enumerate((row, column) for row in rows for column in columns):
                    work.step(done, len(rows) * len(columns), READING(name=self._path.name))
                    block = self._block(file, cut.number, row * level.across + column, more)
                    if block is not None:
                        at = (column - columns[0]) * level.block_width, (row - rows[0]) * level.block_height
                        made.paste(block, (at[0] // more, at[1] // more))
        except OSError:  # the file is gone meanwhile
            return None
        inside = level.width - columns[0] * level.block_width, level.height - rows[0] * level.block_height
        made = made.crop((0, 0, min(made.width, -(-inside[0] // more)), min(made.height, -(-inside[1] // more))))
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
        reduction = self._prepared_reduction()
        if self.width / self._levels[-1].width * ROUNDED < reduction:
            self.read((0, 0, self.width, self.height), reduction, work)

    def _prepared_reduction(self) -> float:
        return 2.0 ** max(0, math.ceil(math.log2(max(self.width, self.height) / PREPARED_PX)))

    def trouble(self) -> int:
        return len(self._broken)

    def close(self) -> None:
        with self._lock:
            self._kept.clear()
            self._kept_bytes = 0
        _open_files.discard(self)

    def _block(self, file: BinaryIO, number: int, at: int, reduction: int) -> Image.Image | None:
        key = number, at, reduction
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            finer = next((by for by in _halves(reduction) if (number, at, by) in self._kept), 0)
            block = self._kept[number, at, finer] if finer else None
        block = self._read_block(file, number, at, reduction) if block is None else block.reduce(reduction // finer)
        if block is None:
            return None
        with self._lock:
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
        if key in self._kept:  # another thread was quicker
            return
        self._kept[key] = block
        self._kept_bytes += block.width * block.height * 4
        while self._kept_bytes > KEPT_BYTES // max(1, len(_open_files)) and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._kept_bytes -= old.width * old.height * 4

    def _decoded(self, file: BinaryIO, level: TiffLevel, at: int) -> Image.Image | None:
        """A block as RGBa; None for one that the file leaves out."""
        height = level.block_height
        if level.strips > 1 or level.block_width == level.width:
            height = min(height, level.height - at * level.block_height)
        bands = []
        for band in range(level.bands):
            parts = level.parts(file, at, band)
            if not any(parts):
                return None
            size = level.block_width, height
            written = small_tiff(level.tags, size, level.block_height // level.strips, parts, band=level.bands > 1)
            with TiffImagePlugin.TiffImageFile(io.BytesIO(written)) as image:
                bands.append(premultiplied(image, self._no_data) if level.bands == 1 else image.convert("L"))
        block = bands[0] if level.bands == 1 else premultiplied(Image.merge("RGB", bands), self._no_data)
        column, row = at % level.across, at // level.across
        inside = level.width - column * level.block_width, level.height - row * level.block_height
        return block.crop((0, 0, min(block.width, inside[0]), min(block.height, inside[1])))  # tiles are padded


_open_files: WeakSet[BlockTiff] = WeakSet()


def _beside(path: Path, full: TiffLevel) -> list[TiffLevel]:
    """The overviews in a .ovr file beside the picture, as GIS programs write them; none where they do not fit it."""
    overviews = path.with_name(f"{path.name}.ovr")
    if not overviews.is_file():
        return []
    try:
        levels = [tiff_level(tags, overviews.name) for tags in read_directories(overviews)]
    except InputError:
        return []
    samples = full.tags.number(SAMPLES, 1)
    fitting = (
        level
        for level in levels
        if level.tags.number(SAMPLES, 1) == samples
        and abs(level.width * full.height / (level.height * full.width) - 1) < SAME_SHAPE
    )
    return [replace(level, beside=overviews) for level in fitting]


def _halves(reduction: int) -> Iterator[int]:
    """A half of it, a quarter and so on, down to 1."""
    while reduction > 1:
        reduction //= 2
        yield reduction


def _power_of_two(reduction: float, level: TiffLevel) -> int:
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
