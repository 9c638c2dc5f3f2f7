"""A GeoJSON file of one feature a line, parsed block by block so that only a block of it is in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

_OPENING = b'"features":['


class NotAsWritten(ValueError):  # noqa: N818 - caught by the proof
    """The file is no JSON in UTF-8 with a feature on each line between the first and the last."""


class LinesRead:
    """``head`` is the collection without its features, ``tail`` what follows them, both once ``blocks`` is through.

    Together they are the whole file: what is not on a feature's line is in ``head`` or ``tail``.
    """

    def __init__(self, path: Path, features_at_once: int) -> None:
        self.path, self.features_at_once = path, features_at_once
        self.head: dict[str, Any] = {}
        self.tail: dict[str, Any] = {}

    def blocks(self) -> Iterator[list[Any]]:
        """The features. Raises NotAsWritten, OSError."""
        with self.path.open("rb") as file:
            first = file.readline()
            if not first.endswith(_OPENING + b"\n"):
                raise NotAsWritten
            self.head = _parsed(first + b"]}")
            ended = False
            while not ended:
                lines = list(islice(file, self.features_at_once))
                if not lines:
                    raise NotAsWritten
                ended = lines[-1].startswith(b"]")
                if ended:
                    self.tail = _parsed(b'{"features":[' + lines.pop())
                if lines:
                    yield self._features(b"".join(lines), last=ended or _peek(file) == b"]")
            if file.read(1):
                raise NotAsWritten

    def _features(self, text: bytes, *, last: bool) -> list[Any]:
        if not last:
            if not text.endswith(b",\n"):
                raise NotAsWritten
            text = text[:-2]
        features: list[Any] = _parsed(b"[" + text + b"]")
        return features


def _peek(file: Any) -> bytes:
    found: bytes = file.peek(1)[:1]
    return found


def _parsed(text: bytes) -> Any:
    try:
        return json.loads(text.decode("utf-8"))
    except ValueError as error:
        raise NotAsWritten from error
