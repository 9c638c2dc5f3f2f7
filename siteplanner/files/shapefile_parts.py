"""The files a Shapefile is made of, brought together and made ready for reading."""

from __future__ import annotations

import os
import shutil
import struct
import tempfile
from pathlib import Path

import numpy as np

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.dataset import ENCODING_OVERRULED, Dataset
from siteplanner.files.encodings import shapefile_encoding
from siteplanner.files.gdal_paths import linked

RINGS_BY_PLACE = {"OGR_ORGANIZE_POLYGONS": "DEFAULT"}
"""GDAL's setting: a ring within another is a hole, whichever way it turns; many programs do not keep to the rule."""
SIDECARS = (".dbf", ".prj", ".cpg", ".shx", ".dbt", ".fpt")

_SYSTEM_BYTES_MAX = 100_000

INDEX_MADE = QT_TRANSLATE_NOOP("import", "The index file (.shx) is missing; the rows were found without it.")
TABLE_MISSING = QT_TRANSLATE_NOOP("import", "The table (.dbf) is missing; the shapes have no attributes.")
ROWS_DELETED = QT_TRANSLATE_NOOP("import", "{rows} rows are marked as deleted in the table (.dbf); they were left out.")
TRUNCATED = QT_TRANSLATE_NOOP(
    "import", "The file is shorter than it says of itself ({size} of {stated} bytes): rows at its end are lost."
)
TABLE_SHORTENED = QT_TRANSLATE_NOOP(
    "import", "The table (.dbf) holds {read} of {stated} rows; the attributes of the other rows are lost."
)


def ready_shapefile(path: Path, folder: Path, told: str = "") -> Dataset:
    """The Shapefile as GDAL finds all its parts, in ``folder`` where that cannot be where it lies.

    ``told`` is the encoding of its texts where a person said it.
    """
    beside = sidecars(path)
    encoding, notes = _encoding(beside, told)
    live, deleted = _rows(beside[".dbf"]) if ".dbf" in beside else (0, 0)
    if ".dbf" not in beside:
        notes.append(TABLE_MISSING())
    if deleted:
        notes.append(ROWS_DELETED(rows=deleted))
    notes += [*_shortened(path), *_table_shortened(beside)]
    restored = ".shx" not in beside
    if restored:
        notes.append(INDEX_MADE())
    system = _recoded_system(beside.get(".prj"))
    if restored or system is not None or any(not _is_found(path, suffix, file) for suffix, file in beside.items()):
        path = _together(path, beside, folder, copied=restored)
    if system is not None:
        path.with_suffix(".prj").unlink()
        path.with_suffix(".prj").write_text(system, "utf-8")
    rows = max(live, _shapes(beside) - deleted)
    return Dataset(path, path.stem, "Shapefile", encoding, restored, tuple(notes), stated_rows=rows)


def sidecars(path: Path, suffixes: tuple[str, ...] = SIDECARS) -> dict[str, Path]:
    """Files of the same stem by suffix in small letters; ``town.shp.cpg`` is no sidecar.

    One of the very same stem goes before one that is written with other capitals, as systems that do not tell them
    apart leave them.
    """
    found: dict[str, Path] = {}
    for file in sorted(path.parent.iterdir(), key=lambda file: file.stem != path.stem):
        suffix = file.suffix.lower()
        if file.stem.casefold() == path.stem.casefold() and suffix in suffixes and file.is_file():
            found.setdefault(suffix, file)
    return found


def _encoding(beside: dict[str, Path], told: str) -> tuple[str, list[Message]]:
    if told:
        return told, []
    stated = beside[".cpg"].read_text("ascii", errors="replace") if ".cpg" in beside else None
    encoding, overruled = shapefile_encoding(beside.get(".dbf"), stated)
    return encoding, [ENCODING_OVERRULED(stated=(stated or "").strip()[:20], encoding=encoding)] if overruled else []


def _rows(table: Path) -> tuple[int, int]:
    """The rows of a table, and those marked as deleted (a star), which are not among them; 0 for a damaged head."""
    with table.open("rb") as file:
        head = file.read(12)
        size = os.fstat(file.fileno()).st_size
    rows, start, width = struct.unpack("<4xIHH", head) if len(head) == 12 else (0, 0, 0)
    if not width or size <= start:
        return 0, 0
    marks = np.memmap(table, np.uint8, mode="r", offset=start)[: rows * width : width]
    deleted = int(np.count_nonzero(marks == ord("*")))
    return rows - deleted, deleted


def _shapes(beside: dict[str, Path]) -> int:
    """How many shapes the index lists, 8 bytes each after a head of 100; 0 without one."""
    return max(0, beside[".shx"].stat().st_size - 100) // 8 if ".shx" in beside else 0


def _recoded_system(file: Path | None) -> str | None:
    """The text of a system whose name is in GB18030, which GDAL does not get over; None for what it does."""
    data = b"" if file is None else file.read_bytes()[:_SYSTEM_BYTES_MAX]
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")
    return None


def _is_found(path: Path, suffix: str, file: Path) -> bool:
    """Whether GDAL finds the part by itself: of the very stem, its suffix all small or all capital letters."""
    return file.stem == path.stem and file.suffix in (suffix, suffix.upper())


def _together(path: Path, beside: dict[str, Path], folder: Path, *, copied: bool) -> Path:
    """The parts under one stem in a folder of ours; copied where GDAL is to write an index beside them."""
    into = Path(tempfile.mkdtemp(prefix="shapefile-", dir=folder))
    for suffix, file in {".shp": path, **beside}.items():
        target = into / f"{path.stem}{suffix}"
        if copied:
            shutil.copyfile(file, target)
        else:
            linked(file, target)
    return into / f"{path.stem}.shp"


def _table_shortened(beside: dict[str, Path]) -> list[Message]:
    """Word of a table that ends before its rows do, or has fewer than there are shapes: GDAL leaves them blank.

    Its header states the rows (4 bytes at 4), its own length and that of a row (2 bytes each at 8).
    """
    if ".dbf" not in beside:
        return []
    with beside[".dbf"].open("rb") as file:
        head = file.read(12)
        size = os.fstat(file.fileno()).st_size
    if len(head) < 12:
        return [TABLE_SHORTENED(read=0, stated="?")]
    rows, begin, width = struct.unpack("<4xIHH", head)
    there = max(0, size - begin) // max(width, 1)
    if ".shx" in beside:
        rows = max(rows, (beside[".shx"].stat().st_size - 100) // 8)
    return [TABLE_SHORTENED(read=there, stated=rows)] if there < rows else []


def _shortened(path: Path) -> list[Message]:
    """Word of a file that ends before the length its header states, in 16-bit words at offset 24."""
    with path.open("rb") as file:
        head = file.read(28)
        size = os.fstat(file.fileno()).st_size
    stated = int.from_bytes(head[24:28], "big") * 2 if len(head) == 28 else 0
    return [TRUNCATED(size=size, stated=stated)] if 0 < size < stated else []
