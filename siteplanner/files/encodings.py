"""The text encoding of a Shapefile's table, which the files often do not tell or tell wrongly."""

from __future__ import annotations

import codecs
import re
import struct
from collections.abc import Iterator
from pathlib import Path

MOST = 0.5
"""Where no encoding fits all texts, one that fits so many of them is taken: the others are damaged."""
SNIFFED_BYTES = 4_000_000
"""How much of a table is looked at, beside what is all ASCII."""
BLOCK_BYTES = 500_000

_LANGUAGE_DRIVERS = {
    0x02: "cp850", 0x03: "cp1252", 0x13: "cp932", 0x4D: "gb18030", 0x4F: "cp950", 0x57: "cp1252", 0x58: "cp1252",
    0x59: "cp1252", 0x64: "cp852", 0x65: "cp866", 0x78: "cp950", 0x79: "cp949", 0x7A: "gb18030", 0x7B: "cp932",
    0xC8: "cp1250", 0xC9: "cp1251", 0xCA: "cp1254", 0xCB: "cp1253",
}  # fmt: skip
"""The language driver byte of a dBASE table (offset 29), as Esri and dBASE assign it."""

_CHINESE = {
    "936", "cp936", "gbk", "x-gbk", "gb2312", "gb-2312", "gb_2312-80", "euc-cn", "gb18030", "gb-18030", "54936",
    "oem 936", "oem936", "ansi 936", "ansi936", "windows-936", "ms936", "chinese",
}  # fmt: skip


def shapefile_encoding(table: Path | None, stated: str | None) -> tuple[str, bool]:
    """The encoding of a ``.dbf`` and whether it overrules ``stated`` (what the ``.cpg`` says, None without one).

    A stated encoding is trusted if the table's bytes can be read in it; otherwise bytes decide: valid UTF-8 is
    UTF-8, else GB18030 where they are valid in it, else the table's language driver.

    Returns a name Python knows, such as ``UTF-8`` or ``GB18030``.
    """
    named = codec_named(stated) if stated else None
    if table is None:
        return named or "UTF-8", False
    texts = [text for text in table_texts(table) if not text.isascii()]
    encoding = fitting_encoding(texts, named, _language_driver(table))
    return encoding, named is not None and encoding != named


def fitting_encoding(texts: list[bytes], named: str | None, second: str | None = None) -> str:
    """The encoding in which texts can be read: ``named``, else UTF-8, else GB18030, else ``second``.

    Where damage keeps all of the texts from being read in any, ``named`` will do if most of them can, and so will
    the others if there is no ``second``.

    Western encodings read any bytes, and programs state them unasked: one that is ``named`` goes behind what can be
    no accident, all texts valid UTF-8, or Chinese by the pairs of bytes.

    >>> fitting_encoding(["张庄一号".encode("gbk")], "cp1252"), fitting_encoding(["Köln".encode("cp1252")], "cp1252")
    ('GB18030', 'cp1252')
    """
    usual = ("UTF-8", "GB18030")
    if named and _takes_any_bytes(named) and (chinese := _surely_chinese(texts)):
        return chinese
    for name in (named, *usual):
        if name and _reads(texts, name):
            return name
    most = (name for name in (named, *(usual if second is None else ())) if name and _reads_most(texts, name))
    return next(most, second or "ISO-8859-1")


def codec_named(stated: str) -> str | None:
    """The name of a codec from the text of a ``.cpg`` file, or from a declaration in XML; None for no text's codec.

    >>> codec_named("936"), codec_named("UTF-8 "), codec_named("ANSI 1252"), codec_named("nonsense"), codec_named("zip")
    ('GB18030', 'UTF-8', 'cp1252', None, None)
    """
    name = stated.strip().strip("\ufeff").strip().lower()
    if name in _CHINESE:
        return "GB18030"
    number = re.search(r"\d{3,5}$", name)
    for candidate in (name, f"cp{number.group()}" if number else ""):
        try:
            found = codecs.lookup(candidate).name
            b"map".decode(found, errors="replace")  # there are codecs that make no text
        except (LookupError, ValueError):  # the latter for names with signs that no name has
            continue
        return {"utf-8": "UTF-8", "gb18030": "GB18030"}.get(found, found)
    return None


def _takes_any_bytes(codec: str) -> bool:
    """Whether each byte is a character in it, so that it never fails."""
    high = bytes(range(0xA1, 0xFF))
    return len(high.decode(codec, "replace")) == len(high)


def _surely_chinese(texts: list[bytes]) -> str:
    """UTF-8 or GB18030 where the texts have more than ASCII and can hardly be anything else; else ''."""
    texts = [text for text in texts if not text.isascii()]
    if not texts:
        return ""
    if _reads(texts, "UTF-8"):
        return "UTF-8"
    return "GB18030" if _reads(texts, "GB18030") and _reads_most(texts, "gb2312") else ""


def _reads_most(texts: list[bytes], codec: str) -> bool:
    return sum(_reads([text], codec) for text in texts) >= MOST * len(texts)


def _reads(texts: list[bytes], codec: str) -> bool:
    """Whether every text can be read; a character cut at the end of a field is forgiven."""
    decoder = codecs.getincrementaldecoder(codec)
    for text in texts:
        try:
            decoder().decode(text, final=False)
        except UnicodeDecodeError:
            return False
    return True


def table_texts(table: Path) -> Iterator[bytes]:
    """Field names and the values of character fields, stripped, of the first records with more than ASCII."""
    with table.open("rb") as file:
        head = file.read(32)
        if len(head) < 32:
            return
        header_bytes, record_bytes = struct.unpack("<HH", head[8:12])
        fields = []
        at = 1  # each record starts with its deletion mark
        for descriptor in iter(lambda: file.read(32), b""):
            if len(descriptor) < 32 or descriptor[0] == 0x0D:
                break
            yield descriptor[:11].split(b"\0")[0]
            if descriptor[11:12] in b"Cc":
                fields.append((at, at + descriptor[16]))
            at += descriptor[16]
        file.seek(header_bytes)
        record_bytes = max(record_bytes, 1)
        looked_at = 0
        while looked_at < SNIFFED_BYTES and (data := file.read(max(BLOCK_BYTES // record_bytes, 1) * record_bytes)):
            if data.isascii():
                continue
            looked_at += len(data)
            for start in range(0, len(data) - record_bytes + 1, record_bytes):
                for begin, end in fields:
                    yield data[start + begin : start + end].rstrip(b" \0")


def _language_driver(table: Path) -> str | None:
    with table.open("rb") as file:
        head = file.read(30)
    return _LANGUAGE_DRIVERS.get(head[29]) if len(head) == 30 else None
