"""A journal's lines: JSON objects, each sealed by a checksum over itself and all lines before it.

A line is ``{"sum":"<16 hex digits>",<the rest of the object>}``. The chain shows a line that was changed, lost, or put
elsewhere; a last line without its end is one that was being written when the machine stopped.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

FORMAT: Final = 2
"""The version of journals this program writes; it reads earlier ones too. From 2 on there are lines with sums."""
_HEAD, _HEX, _TAIL = b'{"sum":"', 16, b'",'

Fault = Literal["", "torn", "damaged"]
"""What is wrong with a journal's end: nothing; a last line cut off while it was written; a line that is not as it was
written, after which none counts."""


@dataclass(frozen=True, slots=True)
class JournalContent:
    """What stands in a journal file: its first line and the sound ones after it. ``length_bytes`` is where they end."""

    header: Mapping[str, Any]
    records: tuple[Mapping[str, Any], ...]
    fault: Fault
    length_bytes: int
    chain: bytes


def sealed(chain: bytes, body: bytes) -> tuple[bytes, bytes]:
    """The line of a JSON object ``body`` that follows on lines with the sum ``chain`` (b'' for the first), and its sum.

    >>> line, chain = sealed(b"", b'{"journal":1}')
    >>> line
    b'{"sum":"15b4355351721137","journal":1}\\n'
    """
    chain = _sum(chain, body)
    return _HEAD + chain.hex().encode() + _TAIL + body[1:] + b"\n", chain


def read_journal(path: Path) -> JournalContent | None:
    """The sound lines of a journal; None for a file without a sound first line. Raises OSError."""
    data = path.read_bytes()
    found: list[Mapping[str, Any]] = []
    at, chain, fault = 0, b"", ""
    while at < len(data):
        end = data.find(b"\n", at)
        if end < 0:
            fault = "torn"
            break
        opened = _opened(chain, data[at:end])
        if opened is None:
            fault = "damaged" if data.find(b"\n", end + 1) >= 0 else "torn"
            break
        values, chain = opened
        found.append(values)
        at = end + 1
    if not found:
        return None
    return JournalContent(found[0], tuple(found[1:]), fault, at, chain)  # type: ignore[arg-type]  # one of Fault


def is_torn_at_once(data: bytes) -> bool:
    """Whether a journal ends within its first line, as that was being written.

    >>> is_torn_at_once(b""), is_torn_at_once(b'{"sum":"15b4'), is_torn_at_once(b"\\0\\0\\0\\0")
    (True, True, False)
    """
    return b"\n" not in data and data.startswith(_HEAD[: len(data)])


def _opened(chain: bytes, line: bytes) -> tuple[Mapping[str, Any], bytes] | None:
    """The object of a line and its sum; None where the line is not as it was written."""
    start = len(_HEAD) + _HEX
    if not line.startswith(_HEAD) or line[start : start + len(_TAIL)] != _TAIL:
        return None
    body = b"{" + line[start + len(_TAIL) :]
    own = _sum(chain, body)
    if own.hex().encode() != line[len(_HEAD) : start]:
        return None
    try:
        values = json.loads(body)
    except ValueError:
        return None
    return (values, own) if isinstance(values, dict) else None


def _sum(chain: bytes, body: bytes) -> bytes:
    return hashlib.blake2b(chain + body, digest_size=_HEX // 2).digest()
