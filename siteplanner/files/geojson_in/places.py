"""Where in a GeoJSON file something stands, and what is said of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from siteplanner.core.import_report import Action
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

CHUNK_BYTES = 1 << 23

AT = QT_TRANSLATE_NOOP("import", "{pointer} (line {line}, byte {byte}): {problem}")
AT_WITH_ID = QT_TRANSLATE_NOOP("import", "{pointer} (id “{id}”, line {line}, byte {byte}): {problem}")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of one place: ``pointer`` is a JSON pointer from the feature on, '' for the feature itself."""

    action: Action
    pointer: str
    problem: Message


class Lines:
    """The line numbers of a file's bytes; the file is read only when one is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ends: list[int] | None = None

    def at(self, byte: int) -> int:
        """The line, from 1, in which ``byte``, from 0, stands."""
        if self._ends is None:
            self._ends = list(self._found())
        return bisect_right(self._ends, byte - 1) + 1

    def _found(self) -> list[int]:
        ends: list[int] = []
        begin = 0
        with self._path.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                ends += (np.flatnonzero(np.frombuffer(chunk, np.uint8) == 0x0A) + begin).tolist()
                begin += len(chunk)
        return ends


def told(remark: Remark, feature: str, feature_id: object, byte: int, lines: Lines) -> Message:
    """The remark with its place; ``feature`` is the pointer of the feature that starts at ``byte``."""
    said = {
        "pointer": (feature + remark.pointer) or "/",
        "line": lines.at(byte),
        "byte": byte,
        "problem": remark.problem,
    }
    if isinstance(feature_id, str | int | float) and not isinstance(feature_id, bool):
        return AT_WITH_ID(id=short(feature_id), **said)
    return AT(**said)


def short(value: object, longest: int = 40) -> str:
    """A value of the file as it may be shown within a sentence.

    >>> short([1, 2]), short("x" * 60)[-3:]
    ('[1, 2]', 'xx…')
    """
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = " ".join(f"{value:.40}".split()) if isinstance(value, str) else repr(value)
    text = "".join(c if c.isprintable() else "�" for c in text)
    return text if len(text) < longest else f"{text[: longest - 1]}…"
