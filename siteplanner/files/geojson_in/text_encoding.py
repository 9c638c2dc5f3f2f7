"""GeoJSON is UTF-8 by its standard; what is written in another encoding is read from a copy."""

from __future__ import annotations

import codecs
from pathlib import Path

from siteplanner.files.geojson_in.places import CHUNK_BYTES

_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def text_encoding(path: Path) -> str | None:
    """None for UTF-8; else the encoding to read the file in: UTF-16 or UTF-32 by its marks or zeros, or GB18030."""
    with path.open("rb") as file:
        head = file.read(4)
    for mark, name in _MARKS.items():
        if head.startswith(mark):
            return name
    if len(head) == 4 and head.count(0) == 2 and (head[0] == 0) != (head[1] == 0):
        return "utf-16-be" if head[0] == 0 else "utf-16-le"
    return None if reads_as(path, "utf-8") else "GB18030"


def recoded(path: Path, encoding: str, copy: Path) -> bool:
    """Write ``copy`` in UTF-8; whether every character could be read."""
    whole = reads_as(path, encoding)
    with path.open(encoding=encoding, errors="replace", newline="") as file, copy.open("wb") as out:
        while text := file.read(CHUNK_BYTES):
            out.write(text.lstrip("\ufeff").encode("utf-8", errors="replace"))
    return whole


def reads_as(path: Path, encoding: str) -> bool:
    """Whether the whole file is valid in the encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
