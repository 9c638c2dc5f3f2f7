"""The outline of a GeoJSON text: where its objects begin and end, found in one pass with bounded memory.

Only quotes, braces and colons are looked at. What stands outside the objects found (the *skeleton*) is parsed strictly
by ``outline.py``; what stands inside, by ``items.py``. A text that ends within a string or an object is never taken.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from siteplanner.files.geojson_in.places import CHUNK_BYTES

_QUOTE, _BACKSLASH, _OPEN, _CLOSE, _COLON = (ord(sign) for sign in '"\\{}:')
_MARKS = np.zeros(256, dtype=bool)
_MARKS[[_QUOTE, _OPEN, _CLOSE, _COLON]] = True
_BOM = b"\xef\xbb\xbf"

Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Scan:
    """Objects of one depth: ``begins`` and ``ends`` (n,) in bytes, ``colons`` (n,) the members written in each.

    ``skeleton`` is the text with ``{}`` in the place of each. ``lines`` tells that the text is a sequence of objects;
    ``cut_at`` is where it ends too early or closes what was never opened, None in a text that is whole.
    """

    begins: Places
    ends: Places
    colons: Places
    skeleton: bytes
    lines: bool
    bom: bool
    cut_at: int | None


def scan(path: Path) -> Scan:
    """The features of one collection (the objects within the outermost one), or the objects of a sequence."""
    return _scan(path, depth=2) or _scan(path, depth=1, stop=False) or _nothing()


def _nothing() -> Scan:
    none = np.empty(0, dtype=np.int64)
    return Scan(none, none, none, b"", False, False, 0)


@dataclass
class _State:
    wanted: int
    depth: int = 0
    in_string: bool = False
    roots: int = 0
    colons: int = 0
    at: int = 0
    begins: list[Places] = field(default_factory=list)
    ends: list[Places] = field(default_factory=list)
    before: list[Places] = field(default_factory=list)
    after: list[Places] = field(default_factory=list)
    skeleton: list[bytes] = field(default_factory=list)


def _scan(path: Path, depth: int, stop: bool = True) -> Scan | None:
    """None where ``stop`` and the text turns out to be a sequence."""
    state = _State(depth)
    cut_at = None
    with path.open("rb") as file:
        bom = file.read(3) == _BOM
        state.at = 3 if bom else 0
        file.seek(state.at)
        while chunk := _chunk(file):
            cut_at = _look(chunk, state)
            if stop and state.roots > 1:
                return None
            if cut_at is not None:
                break
    if cut_at is None and (state.depth or state.in_string):
        cut_at = state.at
    begins, ends, before, after = (
        np.concatenate([np.empty(0, np.int64), *found])
        for found in (state.begins, state.ends, state.before, state.after)
    )
    whole = len(ends)
    return Scan(begins[:whole], ends, after - before[:whole], b"".join(state.skeleton), not stop, bom, cut_at)


def _chunk(file: BinaryIO) -> bytes:
    """The next bytes; a backslash and what it escapes are never parted."""
    chunk = file.read(CHUNK_BYTES)
    while chunk.endswith(b"\\") and (more := file.read(1)):
        chunk += more
    return chunk


def _look(chunk: bytes, state: _State) -> int | None:
    """Go over one chunk; where it closes an object that was never opened, that place."""
    signs = np.frombuffer(chunk, np.uint8)
    marks = np.flatnonzero(_MARKS[signs])
    kinds = signs[marks]
    quotes = kinds == _QUOTE
    if b'\\"' in chunk:
        quotes[_escaped(signs, marks, quotes)] = False
    quoted = np.cumsum(quotes) + state.in_string
    outside = (quoted & 1 == 0) & (kinds != _QUOTE)
    opens, closes = outside & (kinds == _OPEN), outside & (kinds == _CLOSE)
    depths = np.cumsum(opens.astype(np.int32) - closes) + state.depth
    if len(depths) and depths.min() < 0:
        return state.at + int(marks[np.flatnonzero(depths < 0)[0]])
    colons = np.cumsum(outside & (kinds == _COLON)) + state.colons
    begin, end = opens & (depths == state.wanted), closes & (depths == state.wanted - 1)
    state.skeleton.append(_outside(chunk, marks[begin], marks[end], state.depth >= state.wanted))
    state.begins.append(marks[begin] + state.at)
    state.ends.append(marks[end] + state.at + 1)
    state.before.append(colons[begin])
    state.after.append(colons[end])
    state.roots += int(np.count_nonzero(opens & (depths == 1)))
    if len(marks):
        state.depth, state.colons, state.in_string = int(depths[-1]), int(colons[-1]), bool(quoted[-1] & 1)
    state.at += len(chunk)
    return None


def _escaped(signs: npt.NDArray[np.uint8], marks: Places, quotes: npt.NDArray[np.bool_]) -> list[int]:
    """Which of the marks are quotes behind an odd number of backslashes."""
    candidates = np.flatnonzero(quotes & (marks > 0))
    found = []
    for mark in candidates[signs[marks[candidates] - 1] == _BACKSLASH].tolist():
        first = at = int(marks[mark])
        while at > 0 and signs[at - 1] == _BACKSLASH:
            at -= 1
        if (first - at) % 2:
            found.append(mark)
    return found


def _outside(chunk: bytes, begins: Places, ends: Places, within: bool) -> bytes:
    """The bytes that stand in no object of the wanted depth, and the braces of each."""
    starts = [*([] if within else [0]), *ends.tolist()]
    stops = [*(begins + 1).tolist(), len(chunk)]
    return b"".join([chunk[start:stop] for start, stop in zip(starts, stops, strict=False)])
