"""What GDAL says while it reads, in words for people."""

from __future__ import annotations

import logging
import re
import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, GeometryError

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.dataset import Dataset
from siteplanner.files.gml import OFFLINE
from siteplanner.files.shapefile_parts import RINGS_BY_PLACE

DAMAGED = QT_TRANSLATE_NOOP("errors", "{path} is damaged or no map: {reason}. Get the file anew.")
ODD_SYSTEM = QT_TRANSLATE_NOOP(
    "errors",
    "the coordinate system it states (of a Shapefile the .prj) makes no sense; take it out and name one",
)
PARTS_CUT = QT_TRANSLATE_NOOP("errors", "parts of it are missing or cut short")
NOT_RECOGNISED = QT_TRANSLATE_NOOP("errors", "its content is not what its name says")
RINGS_CLOSED = QT_TRANSLATE_NOOP("import", "Rings that were not closed were closed.")
READER_SAYS = QT_TRANSLATE_NOOP("import", "While reading, the map library remarked: {text}")

_PYOGRIO_ERRORS = (DataSourceError, DataLayerError, FeatureError, GeometryError)
GDAL_ERRORS = (*_PYOGRIO_ERRORS, RuntimeError, ValueError, OSError, sqlite3.Error, UnboundLocalError)
"""The last is what pyogrio 0.13 raises for a system that GDAL takes in but cannot write out again."""
_CUT_OFF = ("failed on DBF file", "disk image is malformed", "Fatal error parsing feature")
"""What GDAL says of a Shapefile's table, a GeoPackage and a FlatGeobuf that end early."""
_AT_LINE_OF_GDAL = re.compile(r"\.(?:cpp|c|h) at line \d+")


def reason(error: Exception) -> Message | str:
    """The first sentence of what GDAL says, without the SQL it was about."""
    text = " ".join(str(error).split())
    if isinstance(error, UnboundLocalError):
        return ODD_SYSTEM()
    if "not recognized as being in a supported file format" in text:
        return NOT_RECOGNISED()
    if _AT_LINE_OF_GDAL.search(text) or any(sign in text for sign in _CUT_OFF):
        return PARTS_CUT()
    if text.startswith("sqlite3_"):
        text = text.rpartition("failed: ")[2]
    return text.split(";")[0].split(". ")[0].strip(" .'\"")[:160] or type(error).__name__


def remark(text: str, longest: int = 200) -> Message:
    """What GDAL said, for people."""
    if text.startswith("Non closed ring"):
        return RINGS_CLOSED()
    return READER_SAYS(text=text if len(text) <= longest else f"{text[:longest]}…")


@contextmanager
def quiet(dataset: Dataset) -> Iterator[list[str]]:
    """Collects Python warnings and GDAL's log lines meanwhile, as texts; GDAL rebuilds a missing index if it may."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("pyogrio")
    passed_on = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    options = {"Shapefile": RINGS_BY_PLACE, "GML": OFFLINE}.get(dataset.format, {})
    if dataset.restore_index:
        options = {**options, "SHAPE_RESTORE_SHX": "YES"}
    pyogrio.set_gdal_config_options(options)
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            yield said
            said += [str(warning.message) for warning in caught]
    finally:
        logger.removeHandler(handler)
        logger.propagate = passed_on
        pyogrio.set_gdal_config_options(dict.fromkeys(options))
