"""Backdrops of a plan: their files found again and opened, or in words why they cannot be shown."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import numpy as np
from pyproj import CRS

from siteplanner.core.backdrop import (
    Backdrop,
    CrsAskedError,
    DatumAskedError,
    MissingFileError,
    Placing,
    datum_is_asked,
    may_be_shifted,
)
from siteplanner.core.coordinates import Box, crs_text, parse_crs, shift_unknown
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.georeferenced_picture import SUFFIXES as PICTURE_SUFFIXES
from siteplanner.files.georeferenced_picture import open_picture, picture_place
from siteplanner.files.mbtiles import MbTiles
from siteplanner.files.raster_source import RasterSource
from siteplanner.files.tile_folder import TileFolder, looks_like_tiles
from siteplanner.files.tile_raster import TileRaster

DIGESTED_BYTES = 65_536
WEB_MERCATOR = CRS.from_epsg(3857)

SHIFT_UNKNOWN = QT_TRANSLATE_NOOP(
    "errors",
    "“{name}” is in {crs}: by how many metres that is off {plan} is not known here. "
    "Transform the picture with local control points first.",
)
SHIFTED_METRES = QT_TRANSLATE_NOOP(
    "errors", "“{name}” is in {crs}, which is never shifted by GCJ-02 or BD-09. Choose the true position."
)
NO_ROOM = QT_TRANSLATE_NOOP("errors", "“{name}” lies nowhere in {crs}: its place or its coordinate system is wrong.")


@dataclass(frozen=True, eq=False)
class OpenBackdrop:
    """A backdrop whose pixels can be read. ``bounds`` in the plan's system, ``crs`` the one it is taken to be in."""

    backdrop: Backdrop
    path: Path
    source: RasterSource
    placing: Placing
    bounds: Box

    @property
    def crs(self) -> CRS:
        return self.placing.crs

    def close(self) -> None:
        self.source.close()


def backdrop_for(path: Path, backdrop_id: str, plan_folder: Path | None) -> Backdrop:
    """A backdrop of a picture, an MBTiles file or a folder of tiles, with what finds it again."""
    kind = "tiles" if path.is_dir() or path.suffix.lower() == ".mbtiles" else "picture"
    size, digest = fingerprint(path)
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - a link stays a link
    return Backdrop(
        backdrop_id,
        "tiles" if kind == "tiles" else "picture",
        whole.as_posix(),
        relative_to(whole, plan_folder),
        size,
        digest,
    )


def is_backdrop_file(path: Path) -> bool:
    """Whether a file or folder that somebody drops could be laid under the map."""
    return path.suffix.lower() in (*PICTURE_SUFFIXES, ".mbtiles") or (path.is_dir() and looks_like_tiles(path))


def relative_to(path: Path, folder: Path | None) -> str:
    """The way from a folder to a file, with forward slashes; '' where there is none (another drive)."""
    if folder is None:
        return ""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return ""


def fingerprint(path: Path) -> tuple[int, str]:
    """Bytes of a file and a digest of its beginning and end; 0 and '' for a folder or what cannot be read."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            digest = hashlib.sha256(file.read(DIGESTED_BYTES))
            file.seek(max(0, size - DIGESTED_BYTES))
            digest.update(file.read(DIGESTED_BYTES))
            return size, digest.hexdigest()[:32]
    except OSError:
        return 0, ""


def find_file(backdrop: Backdrop, plan_folder: Path | None) -> Path | None:
    """Where the file is now: seen from the plan as before, where it was, or beside the plan. The one with the same
    content first; one that was changed counts at the first two places only."""
    named = [Path(PurePosixPath(backdrop.path))]
    if plan_folder is not None and backdrop.relative:
        named.insert(0, plan_folder / backdrop.relative)
    beside = [plan_folder / backdrop.name] if plan_folder is not None else []
    if backdrop.kind == "tiles" and backdrop.size == 0:
        return next((path for path in (*named, *beside) if path.is_dir()), None)
    same = (path for path in (*named, *beside) if fingerprint(path) == (backdrop.size, backdrop.digest))
    return next(same, None) or next((path for path in named if path.is_file()), None)


def open_backdrop(
    backdrop: Backdrop, plan_crs: CRS, plan_folder: Path | None, work: Work | None = None
) -> OpenBackdrop:
    """A backdrop ready to be drawn.

    Raises InputError: the file is gone, damaged, too large; CrsAskedError, DatumAskedError: more has to be said first.
    """
    path = find_file(backdrop, plan_folder)
    if path is None:
        raise MissingFileError(backdrop.name, str(Path(backdrop.path).parent))
    work = work or Work()
    if backdrop.kind == "tiles":
        return _open_tiles(backdrop, path, plan_crs)
    place = picture_place(path)
    box = place.frame.bounds(place.width, place.height)
    crs = parse_crs(backdrop.crs) if backdrop.crs else place.crs
    if crs is None:
        raise CrsAskedError(backdrop.name, box, place.said)
    if not backdrop.datum and datum_is_asked(crs, box):
        raise DatumAskedError(backdrop.name, crs, box)
    if backdrop.datum in ("gcj02", "bd09") and not may_be_shifted(crs):
        raise InputError(SHIFTED_METRES, name=backdrop.name, crs=crs_text(crs))
    if shift_unknown(crs, plan_crs):
        raise InputError(SHIFT_UNKNOWN, name=backdrop.name, crs=crs_text(crs), plan=crs_text(plan_crs))
    placing = Placing(plan_crs, crs, backdrop.datum or "true")
    return OpenBackdrop(backdrop, path, open_picture(place, work), placing, _bounds(placing, box, backdrop.name))


def _open_tiles(backdrop: Backdrop, path: Path, plan_crs: CRS) -> OpenBackdrop:
    if shift_unknown(WEB_MERCATOR, plan_crs):
        raise InputError(SHIFT_UNKNOWN, name=backdrop.name, crs=crs_text(WEB_MERCATOR), plan=crs_text(plan_crs))
    tiles = TileFolder(path, backdrop.rows) if path.is_dir() else MbTiles(path, backdrop.rows)
    try:
        source = TileRaster(tiles)
        left, top, right, bottom = source.extent
        x, y = source.frame.to_map(np.array([left, right], dtype=float), np.array([bottom, top], dtype=float))
        box = float(x[0]), float(y[0]), float(x[1]), float(y[1])
        if not backdrop.datum and datum_is_asked(WEB_MERCATOR, box):
            raise DatumAskedError(backdrop.name, WEB_MERCATOR, box)
        placing = Placing(plan_crs, WEB_MERCATOR, backdrop.datum or "true")
        return OpenBackdrop(backdrop, path, source, placing, _bounds(placing, box, backdrop.name))
    except InputError:
        tiles.close()
        raise


def with_likely_rows(backdrop: Backdrop, plan_crs: CRS, site: Box) -> Backdrop:
    """Tiles with the row order that lays them on the site, where the one they name does not and the other does."""
    if backdrop.kind != "tiles" or backdrop.rows:
        return backdrop
    for rows in ("", "from_north", "from_south"):
        tried = replace(backdrop, rows=rows, datum=backdrop.datum or "true")
        try:
            opened = open_backdrop(tried, plan_crs, None)
        except InputError:
            return backdrop
        opened.close()
        west, south, east, north = opened.bounds
        if west <= site[2] and east >= site[0] and south <= site[3] and north >= site[1]:
            return replace(backdrop, rows=rows)
    return backdrop


def _bounds(placing: Placing, box: Box, name: str) -> Box:
    bounds = placing.bounds_in_plan(box)
    if bounds is None:
        raise InputError(NO_ROOM, name=name, crs=crs_text(placing.crs))
    return bounds
