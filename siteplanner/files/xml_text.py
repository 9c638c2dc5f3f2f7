"""Maps written in XML (KML, GML) as plain UTF-8, and never one that defines entities: those are made to do harm."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.parsers import expat

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.dataset import ENCODING_OVERRULED, TEXT_REPLACED, Dataset
from siteplanner.files.encodings import codec_named
from siteplanner.files.geojson_in.places import CHUNK_BYTES
from siteplanner.files.geojson_in.text_encoding import reads_as, text_encoding

_SHOWN = 60

ODD_ENCODING = QT_TRANSLATE_NOOP(
    "errors", "{path} is said to be in an encoding nobody knows ({reason}). Save it anew as UTF-8."
)
HAS_ENTITIES = QT_TRANSLATE_NOOP(
    "errors",
    "{path} begins with a document type (<!DOCTYPE …>), which maps do not need and harmful files do. Save it anew "
    "from the program it comes from.",
)

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)[\"'][^>]*\?>")
_AS_UTF8 = '<?xml version="1.0" encoding="UTF-8"?>'
_PLAIN = frozenset({"UTF-8", "ascii"})


def ready_xml(dataset: Dataset, folder: Path, shown: Path) -> Dataset:
    """The dataset, from a copy in UTF-8 where it is in another encoding than it says or than XML readers know.

    Raises InputError, speaking of ``shown``, for a file with a document type.
    """
    declared, encoding = _encodings(dataset.path)
    if encoding != "UTF-8" or declared not in _PLAIN:
        copy = folder / f"utf8-{dataset.path.name}"
        replaced = _recoded(dataset.path, encoding, copy)
        notes: list[Message] = []
        if encoding != declared:
            notes.append(ENCODING_OVERRULED(stated=declared, encoding=encoding))
        if replaced:
            notes.append(TEXT_REPLACED(encoding=encoding))
        dataset = replace(dataset, path=copy, read_as=encoding, warnings=(*dataset.warnings, *notes))
    _require_no_document_type(dataset.path, shown)
    return dataset


def _encodings(path: Path) -> tuple[str, str]:
    """What the declaration says, UTF-8 where it says nothing, and what the bytes are."""
    with path.open("rb") as file:
        head = file.read(1024)
    found = text_encoding(path)  # None for valid UTF-8
    if found is not None and found.startswith("utf-"):
        return found, found  # such a declaration can only be read once the encoding is known
    said = _DECLARATION.match(head.decode("latin-1").removeprefix("\xef\xbb\xbf"))
    declared = (codec_named(said[1]) or "UTF-8") if said else "UTF-8"
    if found is None:
        with path.open("rb") as file:
            ascii_only = all(chunk.isascii() for chunk in iter(lambda: file.read(CHUNK_BYTES), b""))
        return ("UTF-8" if ascii_only else declared), "UTF-8"
    return declared, declared if declared not in _PLAIN and reads_as(path, declared) else found


def _recoded(path: Path, encoding: str, copy: Path) -> bool:
    """Write ``copy`` in UTF-8 with a declaration that says so; whether characters had to be replaced."""
    replaced = not reads_as(path, encoding)
    with path.open(encoding=encoding, errors="replace", newline="") as file, copy.open("wb") as out:
        head = file.read(CHUNK_BYTES).lstrip("\ufeff")
        out.write(_DECLARATION.sub(_AS_UTF8, head, count=1).encode("utf-8", errors="replace"))
        while text := file.read(CHUNK_BYTES):
            out.write(text.encode("utf-8", errors="replace"))
    return replaced


class _PrologEndsError(Exception):
    """The first element begins."""


def _require_no_document_type(path: Path, shown: Path) -> None:
    def refuse(*_: Any) -> None:
        raise InputError(HAS_ENTITIES, path=shown)

    def stop(*_: Any) -> None:
        raise _PrologEndsError

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = stop
    try:
        with path.open("rb") as file:
            parser.ParseFile(file)
    except (_PrologEndsError, expat.ExpatError):
        return  # that it is no XML is for its reader to say
    except (LookupError, ValueError) as error:
        raise InputError(ODD_ENCODING, path=shown, reason=str(error)[:_SHOWN]) from error
