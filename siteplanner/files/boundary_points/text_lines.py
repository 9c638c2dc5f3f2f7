"""The lines of a text file whose encoding and line ends nobody states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

BYTES_MAX = 512 * 1024**2
"""A text file larger than this is no list of boundary points that anyone wrote."""

TOO_LARGE = QT_TRANSLATE_NOOP(
    "errors", "{path} is larger than {limit_mb:.0f} MB. Divide it, or give the map in another format."
)
UNREADABLE = QT_TRANSLATE_NOOP("errors", "{path} cannot be read: {reason}. Check that you may read it.")
IS_BINARY = QT_TRANSLATE_NOOP("errors", "{path} is no text file, or it is damaged. Get the file anew.")

_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class TextLines:
    """``lines`` from the first on, without their ends; ``ended``: the last one has its line end; ``replaced``:
    characters that cannot be read became �."""

    lines: tuple[str, ...]
    encoding: str
    replaced: bool
    ended: bool


def read_lines(path: Path, shown: Path, told: str = "") -> TextLines:
    """The file as UTF-8 where it is valid, or marked, UTF-8 or UTF-16, else as GB18030; ``told`` goes before all.

    Raises InputError, speaking of ``shown``, where it cannot be read or is no text.
    """
    try:
        if path.stat().st_size > BYTES_MAX:
            raise InputError(TOO_LARGE, path=shown, limit_mb=BYTES_MAX / 1024**2)
        data = path.read_bytes()
    except OSError as error:
        raise InputError(UNREADABLE, path=shown, reason=error.strerror or error) from error
    text, encoding, replaced = decoded(data, told)
    if "\0" in text:
        raise InputError(IS_BINARY, path=shown)
    lines = _LINE_END.split(text)
    ended = lines[-1] == ""
    return TextLines(tuple(lines[:-1] if ended else lines), encoding, replaced, ended)


def decoded(data: bytes, told: str = "") -> tuple[str, str, bool]:
    """The text, the name of its encoding (``told`` where a person said it), and whether characters were replaced.

    >>> decoded("地块".encode("gbk"))
    ('地块', 'GB18030', False)
    """
    if told:
        text = data.decode(told, errors="replace").removeprefix("\ufeff")
        return text, told, "\ufffd" in text
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    for codec in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            return data.decode(codec), codec.upper().removesuffix("-SIG"), False
        except UnicodeDecodeError:
            continue
    codec = marked or "gb18030"
    return data.decode(codec, errors="replace"), codec.upper().removesuffix("-SIG"), True
