"""What stands beside a picture: a world file for its place, a .prj or .aux.xml for its coordinate system."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from pyproj import CRS

from siteplanner.core.coordinates import parse_crs
from siteplanner.core.errors import InputError
from siteplanner.core.pixel_frame import PixelFrame
from siteplanner.core.text import QT_TRANSLATE_NOOP

BAD_WORLD_FILE = QT_TRANSLATE_NOOP(
    "errors",
    "The world file “{name}” should hold six numbers, one a line: width of a pixel, two for the turn, minus its "
    "height, and the middle of the first pixel. Write it again.",
)
LARGEST_BYTES = 1_000_000
"""Such files have a few lines; what is larger is something else."""


def world_file_of(picture: Path) -> Path | None:
    """The world file of a picture: its suffix shortened and ending in w, or with w added, or .wld; in any case."""
    suffix = picture.suffix.lower().lstrip(".")
    if not suffix:
        return None
    endings = [f"{suffix}w", ".wld"] if len(suffix) < 3 else [f"{suffix[0]}{suffix[-1]}w", f"{suffix}w", "wld"]
    return _beside(picture, [f"{picture.stem}.{ending.lstrip('.')}" for ending in endings])


def read_world_file(path: Path) -> PixelFrame:
    """Where the pixels lie. Raises InputError for anything but six sound numbers."""
    words = _text(path).replace(",", ".").split()
    try:
        x_col, y_col, x_row, y_row, x0, y0 = (float(word) for word in words[:6])
        frame = PixelFrame.of_centres(x0, x_col, x_row, y0, y_col, y_row)
    except ValueError as error:
        raise InputError(BAD_WORLD_FILE, name=path.name) from error
    if len(words) != 6 or not frame.is_sound:
        raise InputError(BAD_WORLD_FILE, name=path.name)
    return frame


def stated_beside(picture: Path) -> tuple[PixelFrame | None, CRS | None]:
    """Place and system from the .aux.xml of GDAL and the .prj of Esri; None each where nothing sound is said."""
    frame, crs = _aux_xml(_beside(picture, [f"{picture.name}.aux.xml", f"{picture.stem}.aux.xml"]))
    prj = _beside(picture, [f"{picture.stem}.prj", f"{picture.name}.prj"])
    if crs is None and prj is not None:
        crs = _parsed(_text(prj))
    return frame, crs


def _beside(picture: Path, names: list[str]) -> Path | None:
    """The first of the names that is in the picture's folder, capitals or not."""
    try:
        here = {path.name.lower(): path for path in picture.parent.iterdir()}
    except OSError:
        return None
    return next((here[name.lower()] for name in names if name.lower() in here), None)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            return ""
        return path.read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return ""


def _parsed(text: str) -> CRS | None:
    try:
        return parse_crs(text.strip()) if text.strip() else None
    except InputError:
        return None


def _aux_xml(path: Path | None) -> tuple[PixelFrame | None, CRS | None]:
    text = _text(path) if path is not None else ""
    if not text or "<!DOCTYPE" in text or "<!ENTITY" in text:
        return None, None
    try:
        root = ET.fromstring(text)
    except ET.ParseError:
        return None, None
    numbers = re.findall(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?", root.findtext("GeoTransform") or "")
    frame = PixelFrame(*(float(number) for number in numbers)) if len(numbers) == 6 else None
    return (frame if frame is not None and frame.is_sound else None), _parsed(root.findtext("SRS") or "")
