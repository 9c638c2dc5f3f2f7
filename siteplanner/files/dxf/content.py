"""The text of a DXF file: what kind of file it is, in which encoding, whether it is whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.dxf.binary import MARK, BinaryCutOffError, binary_lines

BYTES_MAX = 96 * 1024**2
"""A larger drawing is not read: it would take minutes and several GB of memory."""

_UTF8_SINCE = "AC1021"
_HEAD_BYTES = 200_000

IS_DWG = QT_TRANSLATE_NOOP(
    "errors",
    "{path} is a DWG drawing, which only CAD programs read. Open it there and save it as DXF: SAVEAS, file type "
    "“AutoCAD 2010 DXF”, objects of other programs (Tangent, CASS) exploded first.",
)
NO_DXF = QT_TRANSLATE_NOOP("errors", "{path} is no DXF drawing, whatever its name says. Save it anew from CAD as DXF.")
EMPTY_FILE = QT_TRANSLATE_NOOP("errors", "{path} is empty. Save it anew from CAD as DXF.")
TOO_LARGE = QT_TRANSLATE_NOOP(
    "errors",
    "{path} has {size_mb:.0f} MB, more than the {limit_mb:.0f} MB that are read. In CAD write the layers that are "
    "needed to a file of their own (WBLOCK), or give them as a Shapefile.",
)
CUT_OFF = QT_TRANSLATE_NOOP(
    "errors", "{path} is cut off: it ends in the middle of the drawing, at line {line}. Get the file anew."
)
CUT_OFF_BINARY = QT_TRANSLATE_NOOP(
    "errors", "{path} is cut off or damaged: {groups} groups of it can be read, then it ends. Get the file anew."
)
ENCODING_TAKEN = QT_TRANSLATE_NOOP(
    "import", "The drawing says its text is in {stated}, but it can only be read as {encoding}; {encoding} was taken."
)
TEXT_REPLACED = QT_TRANSLATE_NOOP(
    "import", "Some text is not valid {encoding}; the characters that cannot be read are shown as �."
)
END_MISSING = QT_TRANSLATE_NOOP(
    "import", "The drawing's end mark (EOF) is missing, but its shapes end properly; they are all there."
)


@dataclass(frozen=True, slots=True)
class DxfText:
    """A drawing as lines of text (group code and value by turns), how it was read, and what is to be said of that."""

    text: str
    encoding: str
    warnings: tuple[Message, ...] = ()


def dxf_text(path: Path, shown: Path) -> DxfText:
    """The text of the drawing at ``path``, told of as ``shown``; of a binary one, its text form.

    Raises InputError for what is no DXF, a DWG, empty, too large, or cut off.
    """
    size = path.stat().st_size
    if size > BYTES_MAX:
        raise InputError(TOO_LARGE, path=shown, size_mb=size / 1024**2, limit_mb=BYTES_MAX / 1024**2)
    data = path.read_bytes()
    if not data.strip(b"\0\r\n\t "):
        raise InputError(EMPTY_FILE, path=shown)
    if re.match(rb"AC1\d{3}\0", data) or data[:6] in {b"AC1.50", b"AC2.10"}:
        raise InputError(IS_DWG, path=shown)
    if data.startswith(MARK[:18]):
        return _of_binary(data, shown)
    return _of_ascii(data, shown)


def _of_ascii(data: bytes, shown: Path) -> DxfText:
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        data = data.decode("utf-16", errors="replace").encode()
    if not re.match(rb"\s*(999[^\n\r]*[\r\n]+[^\n\r]*[\r\n]+\s*)*0[ \t]*\r?[\r\n]", data) or b"SECTION" not in data:
        raise InputError(NO_DXF, path=shown)
    if b"\n" not in data[:_HEAD_BYTES]:
        data = data.replace(b"\r", b"\n")
    encoding, notes = _encoding(data)
    text = data.decode(encoding, errors="replace")
    if "\ufffd" in text:
        notes.append(TEXT_REPLACED(encoding=encoding))
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    text = _unescaped(text.replace("\r\n", "\n").replace("\r", "\n"))
    return DxfText(text, encoding, (*notes, *_require_end(text, shown)))


_CODE_PAGES = {"1": "cp932", "2": "cp950", "3": "cp949", "5": "gbk"}
"""What the digit of an ``\\M+nXXXX`` stands for."""


def _unescaped(text: str) -> str:
    r"""Characters written as ``\U+XXXX`` or ``\M+nXXXX``, as older CAD programs write those their code page lacks.

    >>> _unescaped(r"\U+5F20\M+5D7AF")
    '张庄'
    """
    if "\\U+" in text:
        text = re.sub(r"\\U\+([0-9A-Fa-f]{4})", lambda found: _character(found.group(1)), text)
    if "\\M+" in text:
        text = re.sub(
            r"\\M\+([1235])([0-9A-Fa-f]{4})",
            lambda found: bytes.fromhex(found.group(2)).decode(_CODE_PAGES[found.group(1)], "replace"),
            text,
        )
    return text


def _character(code: str) -> str:
    character = chr(int(code, 16))
    return character if character.isprintable() else "\ufffd"


def _require_end(text: str, shown: Path) -> list[Message]:
    """A drawing without its end mark is cut off, unless the section of its shapes is complete. Raises InputError."""
    if re.search(r"(?:^|\n)[ \t]*0[ \t]*\n[ \t]*EOF[ \t]*(?:\n|$)", text[-_HEAD_BYTES:]):
        return []
    if re.search(r"(?:^|\n)[ \t]*0[ \t]*\n[ \t]*EOF[ \t]*(?:\n|$)", text):
        return []  # rubbish behind the end
    at = re.search(r"\n[ \t]*2[ \t]*\n[ \t]*ENTITIES[ \t]*\n", text)
    if at and re.search(r"(?:^|\n)[ \t]*0[ \t]*\n[ \t]*ENDSEC[ \t]*(?:\n|$)", text[at.end() - 1 :]):
        return [END_MISSING()]
    raise InputError(CUT_OFF, path=shown, line=text.count("\n") + 1)


def _stated(head: bytes) -> tuple[str, str]:
    """Version and code page as the head says; '' where it is silent."""
    found = []
    for name, code in ((rb"\$ACADVER", rb"1"), (rb"\$DWGCODEPAGE", rb"3")):
        match = re.search(name + rb"[ \t]*\r?\n[ \t]*" + code + rb"[ \t]*\r?\n[ \t]*([!-~]{1,40})", head)
        found.append(match.group(1).decode("ascii") if match else "")
    return found[0], found[1]


def _encoding(data: bytes) -> tuple[str, list[Message]]:
    """The encoding the text can be read in, and what is to be said where that is not the stated one."""
    version, page = _stated(data[:_HEAD_BYTES])
    stated = "UTF-8" if version >= _UTF8_SINCE else codec(page)
    if data.isascii():
        return stated or "UTF-8", []
    taken = _readable(data, stated)
    said = page if version < _UTF8_SINCE else "UTF-8"
    return taken, [ENCODING_TAKEN(stated=said, encoding=taken)] if said and taken != stated else []


def codec(page: str) -> str:
    """The encoding of a ``$DWGCODEPAGE``; '' for none or an unknown one.

    >>> codec("ANSI_936"), codec("ANSI_1252"), codec("dos850"), codec("nonsense")
    ('GB18030', 'cp1252', 'cp850', '')
    """
    name = page.lower()
    if name in {"ansi_936", "gb2312", "gbk", "dos936"}:
        return "GB18030"
    match = re.fullmatch(r"(?:ansi_|dos|cp)(\d{3,5})", name)
    try:
        return "".encode(f"cp{match.group(1)}").decode() + f"cp{match.group(1)}" if match else ""
    except LookupError:
        return ""


def _readable(data: bytes, stated: str) -> str:
    """UTF-8 where the bytes are that; what is stated where they can be that; GB18030 where they look like Chinese."""
    if _decodes(data, "utf-8"):
        return "UTF-8"
    if stated not in {"", "UTF-8", "cp1252"} and _decodes(data, stated):
        return stated
    if _looks_chinese(data) or (stated == "UTF-8" and _decodes(data, "gb18030")):
        return "GB18030"
    return stated or "cp1252"


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _looks_chinese(data: bytes) -> bool:
    """Whether the bytes beyond ASCII come in pairs that are characters of GB 2312, as in no Western text."""
    runs = re.findall(rb"[\x80-\xff]+", data)
    paired = sum(len(run) % 2 == 0 and _decodes(run, "gb2312") for run in runs)
    return paired > 0.9 * len(runs)


def _of_binary(data: bytes, shown: Path) -> DxfText:
    """A binary drawing, rewritten as text."""
    try:
        lines = binary_lines(data)
    except BinaryCutOffError as error:
        raise InputError(CUT_OFF_BINARY, path=shown, groups=int(str(error))) from error
    return _of_ascii(lines, shown)
