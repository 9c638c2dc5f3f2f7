"""Where a map is: ``FILE`` or ``FILE:LAYER``, zipped or not, made ready for reading without writing beside the file."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.archives import unpack
from siteplanner.files.dxf.content import IS_DWG
from siteplanner.files.encodings import shapefile_encoding
from siteplanner.files.gdal_paths import file_for_gdal
from siteplanner.files.geojson_in.text_encoding import recoded, text_encoding

SEQUENCES = (".geojsonl", ".geojsons", ".ndjson", ".jsonl")
"""Suffixes of GeoJSON features one after the other, a line each or by record separators."""

FORMATS = {
    ".gpkg": "GeoPackage",
    ".shp": "Shapefile",
    ".geojson": "GeoJSON",
    ".json": "GeoJSON",
    **dict.fromkeys(SEQUENCES, "GeoJSON"),
    ".fgb": "FlatGeobuf",
    ".gdb": "FileGDB",
    ".dxf": "DXF",
    ".dwg": "DWG",
    ".txt": "BoundaryPoints",
    ".csv": "CoordinateTable",
    ".xlsx": "CoordinateTable",
    ".zip": "zip",
}
"""Suffixes that are read, and what stands behind them."""

_SIDECARS = (".dbf", ".prj", ".cpg", ".shx")

NO_SUCH_FILE = QT_TRANSLATE_NOOP("errors", "There is no file {path}. Check the name.")
NOT_A_MAP = QT_TRANSLATE_NOOP(
    "errors",
    "{path} is not a map this program reads. Give a GeoPackage, Shapefile, GeoJSON, FlatGeobuf, FileGDB, DXF, or "
    "coordinates as TXT, CSV or xlsx.",
)
A_FOLDER = QT_TRANSLATE_NOOP(
    "errors", "{path} is a folder, not a map file. Give one of the map files in it (of folders only *.gdb is read)."
)
NO_MAP_INSIDE = QT_TRANSLATE_NOOP(
    "errors",
    "{path} holds no map. An archive must hold a Shapefile, GeoPackage, GeoJSON, FlatGeobuf, FileGDB, DXF or a text "
    "file of boundary points (TXT).",
)
UNREADABLE = QT_TRANSLATE_NOOP("errors", "{path} cannot be read: {reason}. Check that you may read it.")
ENCODING_OVERRULED = QT_TRANSLATE_NOOP(
    "import", "The file says its text is in {stated}, but it can only be read as {encoding}; {encoding} was taken."
)
INDEX_MADE = QT_TRANSLATE_NOOP("import", "The index file (.shx) is missing; the rows were found without it.")
TABLE_MISSING = QT_TRANSLATE_NOOP("import", "The table (.dbf) is missing; the shapes have no attributes.")
TEXT_REPLACED = QT_TRANSLATE_NOOP(
    "import", "Some text is not valid {encoding}; the characters that cannot be read are shown as �."
)
TRUNCATED = QT_TRANSLATE_NOOP(
    "import", "The file is shorter than it says of itself ({size} of {stated} bytes): rows at its end are lost."
)


@dataclass(frozen=True, slots=True)
class MapSource:
    """A map file and, where given, the layer in it."""

    path: Path
    layer: str | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.layer}" if self.layer else str(self.path)


def parse_source(text: str) -> MapSource:
    """``FILE`` or ``FILE:LAYER``; split at the last colon only if the whole is no existing path.

    >>> parse_source("no/such/town.gpkg:plots")
    MapSource(path=...Path('no/such/town.gpkg'), layer='plots')
    """
    whole = Path(text)
    file, colon, layer = text.rpartition(":")
    is_drive = len(file) == 1 and layer[:1] in {"\\", "/"}
    if not colon or not file or not layer or is_drive or _exists(whole):
        return MapSource(whole)
    return MapSource(Path(file), layer)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


@dataclass(frozen=True, slots=True)
class Dataset:
    """What GDAL is to open. ``encoding`` is set where GDAL must be told, ``read_as`` where a copy was recoded from
    it; ``warnings`` hold what was mended."""

    path: Path
    name: str
    format: str
    encoding: str | None = None
    restore_index: bool = False
    warnings: tuple[Message, ...] = ()
    read_as: str | None = None


@contextmanager
def opened(path: Path) -> Iterator[tuple[Dataset, ...]]:
    """The datasets of a map file, unpacked or mended in a folder that is gone afterwards; never beside the file.

    Raises InputError where there is no file, or it is no map.
    """
    suffix = _require_map(path)
    with tempfile.TemporaryDirectory(prefix="siteplanner-map-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        try:
            if suffix == ".zip":
                unpack(path, folder / "unpacked")
                found = tuple(_ready(inner, folder) for inner in _maps_in(folder / "unpacked"))
                if not found:
                    raise InputError(NO_MAP_INSIDE, path=path)
            else:
                found = (_ready(path, folder),)
        except OSError as error:
            raise InputError(UNREADABLE, path=path, reason=error.strerror or error) from error
        yield found


def _require_map(path: Path) -> str:
    suffix = path.suffix.lower()
    if not _exists(path):
        raise InputError(NO_SUCH_FILE, path=path)
    if path.is_dir() and suffix != ".gdb":
        raise InputError(A_FOLDER, path=path)
    if suffix not in FORMATS or (suffix == ".gdb" and not path.is_dir()):
        raise InputError(NOT_A_MAP, path=path)
    if FORMATS[suffix] == "DWG":
        raise InputError(IS_DWG, path=path)
    return suffix


def _maps_in(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    geodatabases = [p for p in sorted(folder.rglob("*")) if p.is_dir() and p.suffix.lower() == ".gdb"]
    if not geodatabases and any(folder.glob("*.gdbtable")):
        geodatabases = [folder.rename(folder.with_suffix(".gdb"))]
        yield from geodatabases
        return
    yield from geodatabases
    for file in sorted(folder.rglob("*")):
        inside = any(geodatabase in file.parents for geodatabase in geodatabases)
        if file.is_file() and not inside and file.suffix.lower() in FORMATS and not _is_a_note(file):
            yield file


def _is_a_note(file: Path) -> bool:
    """Whether a text beside maps is about them, as archives often hold one, and no list of boundary points."""
    from siteplanner.files.boundary_points.text_lines import read_lines
    from siteplanner.files.boundary_points.text_parcels import looks_like_boundary_points

    if file.suffix.lower() != ".txt":
        return False
    try:
        return not looks_like_boundary_points(read_lines(file, file))
    except InputError:
        return True


def _ready(path: Path, folder: Path) -> Dataset:
    """The dataset of one file, after what GDAL needs done before it opens it."""
    found = _mended(path, folder)
    return replace(found, path=file_for_gdal(found.path, folder))


def _mended(path: Path, folder: Path) -> Dataset:
    suffix = path.suffix.lower()
    if suffix == ".shp":
        return _ready_shapefile(path, folder)
    if FORMATS[suffix] == "GeoJSON":
        return _ready_geojson(path, folder)
    return Dataset(path, path.stem, FORMATS[suffix])


def _ready_shapefile(path: Path, folder: Path) -> Dataset:
    beside = _sidecars(path)
    stated = None
    if ".cpg" in beside:
        stated = beside[".cpg"].read_text("ascii", errors="replace")
    encoding, overruled = shapefile_encoding(beside.get(".dbf"), stated)
    notes: list[Message] = []
    if overruled:
        notes.append(ENCODING_OVERRULED(stated=(stated or "").strip()[:20], encoding=encoding))
    if ".dbf" not in beside:
        notes.append(TABLE_MISSING())
    notes += _shortened(path)
    if ".shx" in beside:
        return Dataset(path, path.stem, "Shapefile", encoding, False, tuple(notes))
    notes.append(INDEX_MADE())
    copies = folder / f"copy-{path.stem}"
    copies.mkdir(exist_ok=True)
    for suffix, file in {".shp": path, **beside}.items():
        shutil.copyfile(file, copies / f"{path.stem}{suffix}")
    return Dataset(copies / f"{path.stem}.shp", path.stem, "Shapefile", encoding, True, tuple(notes))


def _sidecars(path: Path) -> dict[str, Path]:
    """Files of the same stem, whatever the case of their suffixes; ``town.shp.cpg`` is no sidecar."""
    found = {}
    for file in path.parent.iterdir():
        suffix = file.suffix.lower()
        if file.stem == path.stem and suffix in _SIDECARS and file.is_file():
            found[suffix] = file
    return found


def _shortened(path: Path) -> list[Message]:
    with path.open("rb") as file:
        head = file.read(28)
    stated = int.from_bytes(head[24:28], "big") * 2 if len(head) == 28 else 0
    size = path.stat().st_size
    return [TRUNCATED(size=size, stated=stated)] if 0 < size < stated else []


def _ready_geojson(path: Path, folder: Path) -> Dataset:
    """GeoJSON is UTF-8 by its standard; what Chinese tools write in GB18030, or UTF-16, is read from a copy."""
    encoding = text_encoding(path)
    if encoding is None:
        return Dataset(path, path.stem, "GeoJSON")
    copy = folder / f"{path.stem}.geojson"
    whole = recoded(path, encoding, copy)
    notes = [ENCODING_OVERRULED(stated="UTF-8", encoding=encoding)]
    if not whole:
        notes.append(TEXT_REPLACED(encoding=encoding))
    return Dataset(copy, path.stem, "GeoJSON", None, False, tuple(notes), encoding)
