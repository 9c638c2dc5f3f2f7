"""Pictures that know where they lie: GeoTIFF, or PNG, JPEG, BMP, WebP and TIFF with a world file beside them."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import BmpImagePlugin, Image, ImageFile, JpegImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin
from pyproj import CRS

from siteplanner.core.errors import InputError
from siteplanner.core.pixel_frame import PixelFrame
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files import geotiff
from siteplanner.files.block_tiff import BlockTiff
from siteplanner.files.decoded_picture import KEPT_PX, READING, DecodedPicture
from siteplanner.files.raster_source import RasterSource, premultiplied
from siteplanner.files.tiff_levels import require_readable
from siteplanner.files.tiff_tags import TiffDirectory, read_directories
from siteplanner.files.world_file import read_world_file, stated_beside, world_file_of

SUFFIXES = (".tif", ".tiff", ".png", ".jpg", ".jpeg", ".bmp", ".webp")
DECODED_PX = 120_000_000
"""Pixels that are decoded at once at the most, four bytes each."""
_JPEG_REDUCTIONS = (1, 2, 4, 8)

NO_FILE = QT_TRANSLATE_NOOP("errors", "There is no file “{name}” in “{folder}”. It was moved, renamed or deleted.")
UNREADABLE = QT_TRANSLATE_NOOP("errors", "“{name}” cannot be read: {reason}.")
NO_PICTURE = QT_TRANSLATE_NOOP(
    "errors", "“{name}” is no picture this program reads. Use a GeoTIFF, or a PNG, JPEG, BMP, WebP or TIFF picture."
)
DAMAGED = QT_TRANSLATE_NOOP("errors", "The picture “{name}” is damaged or cut short.")
NO_PLACE = QT_TRANSLATE_NOOP(
    "errors",
    "“{name}” does not say where it lies. Put its world file ({world}) beside it, or save it as a GeoTIFF.",
)
TOO_LARGE = QT_TRANSLATE_NOOP(
    "errors",
    "“{name}” is too large ({width} × {height} pixels) to be read whole. Save it as a tiled GeoTIFF, for example with "
    "QGIS or gdal_translate -co TILED=YES.",
)
NO_COLOURS = QT_TRANSLATE_NOOP(
    "errors", "“{name}” holds measurements (such as heights), not colours. Save it as a coloured picture first."
)
_WORLD_ENDINGS = {".tif": ".tfw", ".tiff": ".tfw", ".png": ".pgw", ".jpg": ".jgw", ".jpeg": ".jgw", ".bmp": ".bpw"}

_Opener = Callable[[Path], ImageFile.ImageFile]
_KINDS: tuple[tuple[Callable[[bytes], bool], _Opener], ...] = (
    (lambda head: head[:8] == b"\x89PNG\r\n\x1a\n", PngImagePlugin.PngImageFile),
    (lambda head: head[:3] == b"\xff\xd8\xff", JpegImagePlugin.JpegImageFile),
    (lambda head: head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"), TiffImagePlugin.TiffImageFile),
    (lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP", WebPImagePlugin.WebPImageFile),
    (lambda head: head[:2] == b"BM", BmpImagePlugin.BmpImageFile),
)
"""Opened by their own readers: our limits on size take the place of Pillow's, and are told in words."""


@dataclass(frozen=True)
class PicturePlace:
    """What a picture says of itself. ``crs`` None: nothing, or nothing we know; ``said`` the words it has for it."""

    path: Path
    width: int
    height: int
    frame: PixelFrame
    crs: CRS | None
    said: str = ""


def picture_place(path: Path) -> PicturePlace:
    """Size, place and system of a picture, without its pixels.

    GeoTIFF's own tags come first, then the .aux.xml, then the world file; the system of .aux.xml or .prj serves where
    the tags name none. Raises InputError: no such file, no picture, damaged, no place known.
    """
    head = _head(path)
    if _opener(head) is None:
        raise InputError(NO_PICTURE, name=path.name)
    tags = read_directories(path)[0] if _is_tiff(head) else None
    frame, crs, said = (None, None, "")
    if tags is not None:
        frame = geotiff.pixel_frame(tags, path.name)
        crs, said = geotiff.stated_crs(tags)
    beside_frame, beside_crs = stated_beside(path)
    frame = frame or beside_frame
    if frame is None and (world := world_file_of(path)) is not None:
        frame = read_world_file(world)
    if frame is None:
        raise InputError(NO_PLACE, name=path.name, world=path.stem + _WORLD_ENDINGS.get(path.suffix.lower(), ".wld"))
    width, height = (tags.number(256), tags.number(257)) if tags is not None else _size(path, head)
    if width <= 0 or height <= 0:
        raise InputError(DAMAGED, name=path.name)
    return PicturePlace(path, width, height, frame, crs or beside_crs, said)


def open_picture(place: PicturePlace, work: Work | None = None) -> RasterSource:
    """The picture's pixels, decoded whole where it is small enough, else by blocks. Raises InputError, Cancelled."""
    work = work or Work()
    work.step(0, 1, READING(name=place.path.name))
    head = _head(place.path)
    try:
        if _is_tiff(head):
            directories = read_directories(place.path)
            _refuse_measurements(directories[0], place.path.name)
            require_readable(directories[0], place.path.name)
            if place.width * place.height > KEPT_PX or head[2:4] in (b"+\0", b"\0+"):
                blocks = BlockTiff(place.path, directories, place.frame)
                blocks.prepare(work)
                return blocks
    except (OSError, ValueError, struct.error) as error:
        raise InputError(DAMAGED, name=place.path.name) from error
    return DecodedPicture(partial(_decoded, place, head), place.frame, (place.width, place.height))


def _decoded(place: PicturePlace, head: bytes) -> tuple[Image.Image, int]:
    """The whole picture, reduced where it is larger than what is kept. Raises InputError."""
    try:
        return _decoded_by_pillow(place, head)
    except (OSError, SyntaxError, ValueError, struct.error, EOFError) as error:
        raise InputError(DAMAGED, name=place.path.name) from error


def _decoded_by_pillow(place: PicturePlace, head: bytes) -> tuple[Image.Image, int]:
    opener = _opener(head)
    assert opener is not None  # picture_place has refused others
    pixels = place.width * place.height
    with opener(place.path) as image:
        if isinstance(image, JpegImagePlugin.JpegImageFile):
            if image.info.get("progressive") and pixels > DECODED_PX:
                raise InputError(TOO_LARGE, name=place.path.name, width=place.width, height=place.height)
            by = next((by for by in _JPEG_REDUCTIONS if pixels <= KEPT_PX * by * by), 0)
            if not by:
                raise InputError(TOO_LARGE, name=place.path.name, width=place.width, height=place.height)
            if by > 1:
                image.draft(None, (-(-place.width // by), -(-place.height // by)))
        elif pixels > DECODED_PX:
            raise InputError(TOO_LARGE, name=place.path.name, width=place.width, height=place.height)
        image.load()
        kept: Image.Image = image
        reduction = max(1, round(place.width / kept.width))
        if (-(-place.width // reduction), -(-place.height // reduction)) != kept.size:
            raise InputError(DAMAGED, name=place.path.name)
        if kept.width * kept.height > KEPT_PX:
            kept, reduction = (kept.convert("RGBA") if kept.mode in ("P", "PA", "1") else kept).reduce(2), reduction * 2
        return premultiplied(kept, _no_data(image)), reduction


def _no_data(image: Image.Image) -> int | None:
    tags = getattr(image, "tag_v2", None)
    try:
        return int(float(str(tags[42113]).rstrip("\0"))) if tags is not None and 42113 in tags else None
    except (ValueError, OverflowError):
        return None


def _refuse_measurements(tags: TiffDirectory, name: str) -> None:
    """Floating point and 32-bit numbers are no colours."""
    if set(tags.numbers(339)) - {1, 4} or max(tags.numbers(258), default=8) > 16:
        raise InputError(NO_COLOURS, name=name)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(16)
    except FileNotFoundError as error:
        raise InputError(NO_FILE, name=path.name, folder=str(path.parent)) from error
    except OSError as error:
        raise InputError(UNREADABLE, name=path.name, reason=(error.strerror or str(error)).rstrip(".")) from error


def _opener(head: bytes) -> _Opener | None:
    return next((opener for fits, opener in _KINDS if fits(head)), None)


def _is_tiff(head: bytes) -> bool:
    return head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def _size(path: Path, head: bytes) -> tuple[int, int]:
    opener = _opener(head)
    assert opener is not None
    try:
        with opener(path) as image:
            return image.size
    except (OSError, SyntaxError, ValueError, struct.error) as error:
        raise InputError(DAMAGED, name=path.name) from error
