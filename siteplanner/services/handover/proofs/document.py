"""The judge of PDF documents: their objects, pages, embedded fonts and words, read from the bytes."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.services.handover.proofs.expected import NOT_READABLE, Differs, Exhibit, Expected

NO_PDF = QT_TRANSLATE_NOOP("handover", "it is no whole PDF document")
NO_FONT = QT_TRANSLATE_NOOP("handover", "the font {font} is not embedded, or does not say which characters it holds")
NO_WORDS = QT_TRANSLATE_NOOP("handover", "“{text}” is not in it")
STANDS_FOR_MISSING = "〓"
_OBJECT = re.compile(rb"(?<![0-9])(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
_REFERENCE = re.compile(rb"/([A-Za-z0-9.+_-]+) (\d+) 0 R")
_SHOWN = re.compile(rb"/([A-Za-z0-9.+_-]+) [-\d.]+ Tf|\((?:\\.|[^\\)])*\)|<([0-9A-Fa-f\s]*)>", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True)
class Document:
    """``words`` are all texts in the order they are drawn, without blanks; ``fonts`` those used: is
    each embedded, with what its codes mean."""

    pages: int
    words: str
    fonts: dict[str, bool]


def judge_report(exhibit: Exhibit, expected: Expected) -> int:
    """How many findings the report tells, each in full; and the reason it goes out with. Raises Differs."""
    document = read_document(exhibit.path)
    require_said(document, expected.whole.name)
    require_said(document, expected.reason)
    for finding in expected.check["findings"]:
        require_said(document, finding["message"])
        waiver = finding["waiver"]
        if waiver:
            for said in ("reason", "author", "date"):
                require_said(document, str(waiver[said]))
    return len(expected.check["findings"])


def judge_sheet(exhibit: Exhibit, expected: Expected) -> int:
    """How many pages the map sheet has: one, with the plan's name on it. Raises Differs."""
    document = read_document(exhibit.path)
    require_said(document, expected.whole.name)
    if document.pages != 1:
        raise Differs(NO_PDF)
    return document.pages


def require_said(document: Document, text: str) -> None:
    """Raises Differs unless the words stand in the document, wherever its lines end; of what runs on over two pages the
    beginning and the end. Characters that no font has are replaced there."""
    wanted = "".join(text.split())
    if not wanted or wanted in document.words:
        return
    there = set(document.words)
    wanted = "".join(c if c in there else STANDS_FOR_MISSING for c in wanted)
    ends = len(wanted) // 3
    if wanted in document.words or (ends > 4 and wanted[:ends] in document.words and wanted[-ends:] in document.words):
        return
    raise Differs(NO_WORDS(text=text if len(text) <= 60 else f"{text[:60]}…"))


def read_document(path: Path) -> Document:
    """Raises Differs for what is no whole PDF, or uses fonts that it does not hold."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Differs(NOT_READABLE(reason=str(error))) from error
    start = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", content[-64:])
    if not content.startswith(b"%PDF-1.") or start is None or not content[int(start[1]) :].startswith(b"xref"):
        raise Differs(NO_PDF)
    objects = {int(number): body for number, body in _OBJECT.findall(content)}
    try:
        document = _document(objects)
    except (KeyError, ValueError, IndexError, zlib.error) as error:
        raise Differs(NO_PDF) from error
    for font, embedded in document.fonts.items():
        if not embedded:
            raise Differs(NO_FONT(font=font))
    return document


def _document(objects: dict[int, bytes]) -> Document:
    pages = [body for body in objects.values() if re.search(rb"/Type\s*/Page\b(?!s)", body)]
    if not pages:
        raise ValueError
    fonts: dict[bytes, _Font] = {}
    for body in objects.values():
        listed = re.search(rb"/Font (\d+) 0 R", body)
        table = objects[int(listed[1])] if listed else re.search(rb"/Font <<(.*?)>>", body, re.DOTALL)
        if table is not None:
            text = table if isinstance(table, bytes) else table[1]
            fonts |= {name: _Font(objects, int(number)) for name, number in _REFERENCE.findall(text)}
    words = "".join(piece for page in pages for piece in _words(_page_content(objects, page), fonts))
    told = {font.name: font.embedded and font.searchable for font in fonts.values()}
    return Document(len(pages), "".join(words.split()), told)


def _page_content(objects: dict[int, bytes], page: bytes) -> bytes:
    number = re.search(rb"/Contents (\d+) 0 R", page)
    if number is None:
        raise ValueError
    return _stream(objects[int(number[1])])


def _stream(body: bytes) -> bytes:
    head, _, rest = body.partition(b"stream")
    raw = rest.removeprefix(b"\r\n").removeprefix(b"\n").rpartition(b"endstream")[0]
    return zlib.decompressobj().decompress(raw) if b"FlateDecode" in head else raw


class _Font:
    """What of a font a reader needs: its name, whether it is in the file, the characters of its codes."""

    def __init__(self, objects: dict[int, bytes], number: int) -> None:
        body = objects[number]
        named = re.search(rb"/BaseFont /([^\s/]+)", body)
        self.name = named[1].decode("ascii", "replace") if named else str(number)
        self.wide = b"/Type0" in body
        descriptor = re.search(rb"/FontDescriptor (\d+) 0 R", body)
        inner = re.search(rb"/DescendantFonts \[\s*(\d+) 0 R", body)
        if inner:
            descriptor = re.search(rb"/FontDescriptor (\d+) 0 R", objects[int(inner[1])])
        described = objects[int(descriptor[1])] if descriptor else b""
        self.embedded = b"/CharProcs" in body or b"/FontFile" in described
        unicode = re.search(rb"/ToUnicode (\d+) 0 R", body)
        self.searchable = unicode is not None
        self.characters = _characters(_stream(objects[int(unicode[1])])) if unicode else {}

    def text(self, codes: bytes) -> str:
        step = 2 if self.wide else 1
        numbers = (int.from_bytes(codes[at : at + step], "big") for at in range(0, len(codes), step))
        return "".join(self.characters.get(n, chr(n) if not self.characters else "") for n in numbers)


def _characters(cmap: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = _utf16(text)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, listed, single in re.findall(
            rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:\[(.*?)\]|<([0-9A-Fa-f]+)>)", block, re.DOTALL
        ):
            codes = range(int(first, 16), int(last, 16) + 1)
            texts: list[Any] = re.findall(rb"<([0-9A-Fa-f]+)>", listed)
            for at, code in enumerate(codes):
                found[code] = _utf16(texts[at]) if texts else chr(ord(_utf16(single)) + at)
    return found


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", errors="replace")


def _words(content: bytes, fonts: dict[bytes, _Font]) -> Iterator[str]:
    """The texts of a page in the order they are drawn."""
    font: _Font | None = None
    for match in _SHOWN.finditer(content):
        if match[1] is not None:
            font = fonts.get(match[1])
        elif font is not None:
            raw = bytes.fromhex(match[2].decode("ascii")) if match[2] is not None else _unescaped(match[0][1:-1])
            yield font.text(raw)


def _unescaped(text: bytes) -> bytes:
    def plain(match: re.Match[bytes]) -> bytes:
        code = match[1]
        return bytes([int(code, 8) & 255]) if code.isdigit() else _PLAIN.get(code, code)

    return _ESCAPE.sub(plain, text)
