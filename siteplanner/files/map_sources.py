"""Where a map is: ``FILE`` or ``FILE:LAYER``, zipped or not, made ready for reading without writing beside the file."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.archives import unpack
from siteplanner.files.dataset import ENCODING_OVERRULED, TEXT_REPLACED, Dataset
from siteplanner.files.dxf.content import IS_DWG
from siteplanner.files.encodings import codec_named
from siteplanner.files.gdal_paths import file_for_gdal
from siteplanner.files.geojson_in.text_encoding import recoded, text_encoding
from siteplanner.files.geopackage_ready import ready_geopackage
from siteplanner.files.gml import ready_gml
from siteplanner.files.mapinfo import ready_mapinfo
from siteplanner.files.shapefile.names_of_files import ALIASES
from siteplanner.files.shapefile_parts import ready_shapefile
from siteplanner.files.steady_file import UNREADABLE, require_readable, require_there, unchanged
from siteplanner.files.xml_text import ready_xml

_WHOLES = {
    **dict.fromkeys((".dbf", ".shx", ".prj", ".cpg"), ".shp"),
    **dict.fromkeys((".dat", ".map", ".id"), ".tab"),
    ".mid": ".mif",
}
"""Suffixes of parts, and of the file that stands for the map."""
SEQUENCES = (".geojsonl", ".geojsons", ".ndjson", ".jsonl")
"""Suffixes of GeoJSON features one after the other, a line each or by record separators."""

FORMATS = {
    ".gpkg": "GeoPackage",
    ".shp": "Shapefile",
    ".geojson": "GeoJSON",
    ".json": "GeoJSON",
    **dict.fromkeys(SEQUENCES, "GeoJSON"),
    ".fgb": "FlatGeobuf",
    ".parquet": "GeoParquet",
    ".geoparquet": "GeoParquet",
    ".gdb": "FileGDB",
    ".kml": "KML",
    ".kmz": "zip",
    ".tab": "MapInfo",
    ".mif": "MapInfo",
    ".gml": "GML",
    ".dxf": "DXF",
    ".dwg": "DWG",
    ".txt": "BoundaryPoints",
    ".csv": "CoordinateTable",
    ".xlsx": "CoordinateTable",
    ".zip": "zip",
}
"""Suffixes that are read, and what stands behind them."""
_TABLES = (".csv", ".xlsx")
_OTHER_ARCHIVES = frozenset({".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz"})

NOT_A_MAP = QT_TRANSLATE_NOOP(
    "errors",
    "{path} is not a map this program reads. Give a GeoPackage, Shapefile, GeoJSON, FlatGeobuf, GeoParquet, FileGDB, "
    "KML, MapInfo TAB or MIF, GML, DXF, or coordinates as TXT, CSV or xlsx.",
)
A_FOLDER = QT_TRANSLATE_NOOP(
    "errors", "{path} is a folder, not a map file. Give one of the map files in it (of folders only *.gdb is read)."
)
OTHER_ARCHIVE = QT_TRANSLATE_NOOP(
    "errors", "{path} is an archive this program does not unpack. Unpack it and give the map file, or pack it as zip."
)
NO_MAP_INSIDE = QT_TRANSLATE_NOOP(
    "errors",
    "{path} holds no map. An archive must hold a Shapefile, GeoPackage, GeoJSON, FlatGeobuf, GeoParquet, FileGDB, KML, "
    "MapInfo TAB or MIF, GML, DXF, or coordinates as TXT, CSV or xlsx.",
)
PART_OF_A_MAP = QT_TRANSLATE_NOOP("errors", "{path} is only a part of a map: give {whole} instead.")
NO_ENCODING = QT_TRANSLATE_NOOP("errors", "“{encoding}” is no encoding of text. Give for example GB18030 or UTF-8.")


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


@contextmanager
def opened(path: Path, encoding: str = "") -> Iterator[tuple[Dataset, ...]]:
    """The datasets of a map file, unpacked or mended in a folder that is gone afterwards; never beside the file.

    ``encoding`` is that of its texts where a person told it; formats that are UTF-8 by definition go without.

    Raises InputError where there is no file, it is no map, or it changed before the datasets were let go.
    """
    told = _told(encoding)
    path, suffix = _require_map(path)
    with tempfile.TemporaryDirectory(prefix="siteplanner-map-", ignore_cleanup_errors=True) as made, unchanged(path):
        folder = Path(made)
        try:
            if FORMATS[suffix] == "zip":
                unpack(path, folder / "unpacked")
                found = _of_archive(path, folder, told)
            else:
                found = (_ready(path, folder, path, told),)
        except OSError as error:
            raise InputError(UNREADABLE, path=path, reason=error.strerror or error) from error
        yield found


def _of_archive(path: Path, folder: Path, told: str) -> tuple[Dataset, ...]:
    """The datasets of an unpacked archive; files of one name in several folders are called by the folder too."""
    root = folder / "unpacked"
    inside = list(_maps_in(root))
    stems = Counter(inner.stem.casefold() for inner in inside)
    found = []
    for inner in inside:
        within = inner.relative_to(root) if inner.is_relative_to(root) else Path(inner.name)
        try:
            dataset = _ready(inner, folder, path / within, told)
        except InputError as error:
            dataset = Dataset(inner, inner.stem, FORMATS[inner.suffix.lower()], problem=error)
        name = within.with_suffix("").as_posix() if stems[inner.stem.casefold()] > 1 else dataset.name
        found.append(replace(dataset, name=name))
    if not found:
        raise _no_map_inside(path, root)
    if all(dataset.problem for dataset in found) and (problem := found[0].problem):
        raise problem
    return tuple(found)


def _no_map_inside(path: Path, root: Path) -> InputError:
    """What to say of an archive without a map; a table in it was meant to be one."""
    from siteplanner.files.boundary_points.table_reading import NO_COORDINATES
    from siteplanner.files.boundary_points.table_rows import has_coordinates

    tables = [file for file in sorted(root.rglob("*")) if file.suffix.lower() in _TABLES and file.is_file()]
    if not tables:
        return InputError(NO_MAP_INSIDE, path=path)
    try:
        has_coordinates(tables[0])
    except InputError as error:
        return InputError(
            error.message.template, **{**error.message.values, "path": path / tables[0].relative_to(root)}
        )
    return InputError(NO_COORDINATES, path=path / tables[0].relative_to(root))


def _require_map(path: Path) -> tuple[Path, str]:
    """The map, the folder for a file within a geodatabase, and its suffix. Raises InputError where it is none."""
    suffix = path.suffix.lower()
    require_there(path)
    if path.parent.suffix.lower() == ".gdb" and path.is_file() and suffix not in FORMATS:
        path, suffix = path.parent, ".gdb"
    if path.is_dir() and suffix != ".gdb":
        raise InputError(A_FOLDER, path=path)
    if suffix in _OTHER_ARCHIVES:
        raise InputError(OTHER_ARCHIVE, path=path)
    if (whole := _whole(path)) is not None:
        raise InputError(PART_OF_A_MAP, path=path, whole=whole.name)
    if suffix not in FORMATS or (suffix == ".gdb" and not path.is_dir()):
        raise InputError(NOT_A_MAP, path=path)
    if FORMATS[suffix] == "DWG":
        raise InputError(IS_DWG, path=path)
    require_readable(path)
    return path, suffix


def _whole(part: Path) -> Path | None:
    """The file that stands for the map of which this is a part, where it lies beside it."""
    wanted = part.stem.casefold() + _WHOLES.get(part.suffix.lower(), "/")
    beside = part.parent.iterdir() if part.suffix.lower() in _WHOLES else ()
    return next((file for file in beside if file.name.casefold() == wanted), None)


def _told(encoding: str) -> str:
    codec = codec_named(encoding) if encoding else ""
    if codec is None:
        raise InputError(NO_ENCODING, encoding=encoding)
    return codec


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
    """Whether a text or table beside maps is about them, as archives often hold one, and no list of coordinates."""
    from siteplanner.files.boundary_points.table_rows import has_coordinates
    from siteplanner.files.boundary_points.text_lines import read_lines
    from siteplanner.files.boundary_points.text_parcels import looks_like_boundary_points

    if file.name.lower().endswith(ALIASES):
        return True
    if file.suffix.lower() not in (".txt", *_TABLES):
        return False
    try:
        if file.suffix.lower() in _TABLES:
            return not has_coordinates(file)
        return not looks_like_boundary_points(read_lines(file, file))
    except InputError:
        return True


def _ready(path: Path, folder: Path, shown: Path, told: str) -> Dataset:
    """The dataset of one file, after what its reader needs done before it; ``shown`` is the file people know."""
    found = _mended(path, folder, shown, told)
    return replace(found, path=file_for_gdal(found.path, folder))


def _mended(path: Path, folder: Path, shown: Path, told: str) -> Dataset:
    suffix = path.suffix.lower()
    plain = Dataset(path, path.stem, FORMATS[suffix], told or None if suffix in (".txt", ".csv") else None)
    if plain.format == "Shapefile":
        return ready_shapefile(path, folder, told)
    if plain.format == "GeoJSON":
        return _ready_geojson(path, folder)
    if plain.format == "MapInfo":
        return ready_mapinfo(path, folder, shown, told)
    if plain.format == "GeoPackage":
        return ready_geopackage(plain, folder, shown)
    if plain.format == "GML":
        return ready_gml(plain, folder, shown)
    return ready_xml(plain, folder, shown) if plain.format == "KML" else plain


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
