"""MapInfo tables (TAB with its parts, MIF with MID) made ready for GDAL, their text in an encoding that is known."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.dataset import ENCODING_OVERRULED, NO_LINE_END, Dataset
from siteplanner.files.encodings import SNIFFED_BYTES, codec_named, fitting_encoding, table_texts
from siteplanner.files.gdal_paths import linked
from siteplanner.files.shapefile_parts import sidecars

PARTS_MISSING = QT_TRANSLATE_NOOP(
    "errors",
    "{path} is only one part of a MapInfo table: {missing} must lie beside it. Copy all into one folder.",
)
NO_PLAIN_TABLE = QT_TRANSLATE_NOOP(
    "errors",
    "{path} is a MapInfo table of the kind {kind}, which holds no shapes that can be read. In MapInfo save it as a "
    "native TAB (not extended) or export it as MIF.",
)
NO_TAB = QT_TRANSLATE_NOOP("errors", "{path} is no MapInfo table, or it is damaged. Get the file anew.")

CHARSETS = {
    "windowssimpchinese": "GB18030", "windowstradchinese": "cp950", "windowslatin1": "cp1252",
    "windowslatin2": "cp1250", "windowscyrillic": "cp1251", "windowsgreek": "cp1253", "windowsturkish": "cp1254",
    "windowshebrew": "cp1255", "windowsarabic": "cp1256", "windowsbalticrim": "cp1257", "windowsvietnamese": "cp1258",
    "windowsjapanese": "cp932", "windowskorean": "cp949", "windowsthai": "cp874", "utf-8": "UTF-8",
}  # fmt: skip
"""MapInfo's names of character sets; others are tried as Python's (ISO8859_1, CodePage437), Neutral says nothing."""

_TAB_BYTES_MAX = 1024**2
_CHARSET = re.compile(rb"(?im)(!charset\s+|\bcharset\s+\")([\w-]+)")
_KIND = re.compile(rb"(?im)^[ \t]*type\s+(\w+)")
_SEAMLESS = re.compile(rb"(?im)^[ \t]*\"\\isseamless\"\s*=\s*\"true\"")
_HEADER_LINES = 2000
_LAST_BYTES = 1000
_FIGURES = re.compile(rb"(?i)\s*(?:[-+.\d]|(?:point|line|region|pline|multipoint|rect|roundrect|ellipse|arc)\b)")
_DATA = re.compile(rb"(?im)^[ \t]*data[ \t\r]*$")


def ready_mapinfo(path: Path, folder: Path, shown: Path, told: str = "") -> Dataset:
    """The table in a folder of ours, its charset taken off, so that its text is read in the encoding that fits it.

    ``told`` is that encoding where a person said it. Raises InputError, speaking of ``shown``, where parts are
    missing or it is a table of tables.
    """
    into = Path(tempfile.mkdtemp(prefix="mapinfo-", dir=folder))
    ready = _ready_tab if path.suffix.lower() == ".tab" else _ready_mif
    found = ready(path, into, shown)
    texts, stated = [text for text in found.texts if not text.isascii()], found.charset
    named = _codec(stated)
    encoding = told or fitting_encoding(texts, named)
    notes: list[Message] = []
    if not told and named is not None and encoding != named:
        notes.append(ENCODING_OVERRULED(stated=stated, encoding=encoding))
    if not found.ended:
        notes.append(NO_LINE_END())
    file = into / f"map{path.suffix.lower()}"
    return Dataset(file, path.stem, "MapInfo", encoding, False, tuple(notes), stated_rows=found.rows)


@dataclass(frozen=True)
class _Found:
    """Texts of the head and the table, the charset as it is named, the rows of the table where they were counted."""

    texts: list[bytes]
    charset: str
    rows: int = 0
    ended: bool = True


def _ready_tab(path: Path, into: Path, shown: Path) -> _Found:
    """Link the parts, and write the head without its charset."""
    with path.open("rb") as file:
        head = file.read(_TAB_BYTES_MAX)
    kind = _KIND.search(head)
    if not head.lstrip().lower().startswith(b"!table") or kind is None:
        raise InputError(NO_TAB, path=shown)
    name = "SEAMLESS" if _SEAMLESS.search(head) else kind[1].decode("ascii", "replace").upper()
    if name not in ("NATIVE", "DBF"):
        raise InputError(NO_PLAIN_TABLE, path=shown, kind=name)
    rows = ".dat" if name == "NATIVE" else ".dbf"
    parts = _parts(path, shown, (rows, ".map", ".id"))
    for suffix, file_of in parts.items():
        linked(file_of, into / f"map{suffix}")
    (into / "map.tab").write_bytes(_CHARSET.sub(rb"\1Neutral", head))
    return _Found([*head.splitlines(), *table_texts(parts[rows])], _charset(head))


def _ready_mif(path: Path, into: Path, shown: Path) -> _Found:
    """Write the file without its charset; it says nowhere how many shapes it has, the rows of its MID do."""
    with path.open("rb") as file:
        head = b"".join(islice(file, _HEADER_LINES))
        end = _DATA.search(head)
        if not head.lstrip().lower().startswith(b"version") or end is None:
            raise InputError(NO_TAB, path=shown)
        head = head[: end.end()]
        file.seek(end.end())
        parts = _parts(path, shown, (".mid",))
        with (into / "map.mif").open("wb") as out:
            out.write(_CHARSET.sub(rb"\1Neutral", head))
            shutil.copyfileobj(file, out)
    linked(parts[".mid"], into / "map.mid")
    _require_end(path, shown)
    with parts[".mid"].open("rb") as file:
        texts = [*head.splitlines(), *file.read(SNIFFED_BYTES).splitlines()]
        file.seek(0)
        lines = list(file)
    rows, ended = sum(not line.isspace() for line in lines), not lines or lines[-1].endswith((b"\n", b"\r"))
    return _Found(texts, _charset(head), rows, ended)


def _require_end(path: Path, shown: Path) -> None:
    """Raise InputError where the file ends amid figures: the last of them may have lost digits."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _LAST_BYTES))
        last = file.read().splitlines(keepends=True)[-1:]
    if last and not last[0].endswith((b"\n", b"\r")) and _FIGURES.match(last[0]):
        raise InputError(NO_TAB, path=shown)


def _parts(path: Path, shown: Path, wanted: tuple[str, ...]) -> dict[str, Path]:
    found = sidecars(path, wanted)
    if missing := [suffix for suffix in wanted if suffix not in found]:
        raise InputError(PARTS_MISSING, path=shown, missing=", ".join(path.stem + suffix for suffix in missing))
    return found


def _charset(head: bytes) -> str:
    found = [match[2].decode("ascii", "replace") for match in _CHARSET.finditer(head)]
    return found[-1] if found else ""


def _codec(charset: str) -> str | None:
    """The codec of MapInfo's charset; None for Neutral and for one that nobody knows.

    >>> _codec("WindowsSimpChinese"), _codec("CodePage437"), _codec("Neutral")
    ('GB18030', 'cp437', None)
    """
    name = charset.casefold()
    return CHARSETS.get(name) or codec_named(name.replace("codepage", "cp")) if charset else None
