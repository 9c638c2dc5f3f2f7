"""Whether a file is still the one that was read, or another program has written it since."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

_HEADER_BYTES = 100
_DATABASE = b"SQLite format 3\x00"
_BLOCK_BYTES = 1 << 20
HASHED_UP_TO_BYTES = 64 * 2**20
"""Larger files are known by time and size alone: reading them twice would show when a plan is opened."""


@dataclass(frozen=True, slots=True)
class FileFingerprint:
    """``digest`` is None for large files; ``beside`` tells of what SQLite has beside a database, where what others
    wrote last may still be."""

    modified_ns: int
    size_bytes: int
    digest: bytes | None
    beside: str = ""

    @classmethod
    def of(cls, path: Path) -> FileFingerprint | None:
        """The fingerprint of the file at ``path``; None where there is none that can be read."""
        try:
            stat = path.stat()
            digest = _digest(path) if stat.st_size <= HASHED_UP_TO_BYTES else None
        except OSError:
            return None
        return cls(stat.st_mtime_ns, stat.st_size, digest, _beside(path))

    def to_json(self) -> dict[str, Any]:
        digest = None if self.digest is None else self.digest.hex()
        return {
            "size_bytes": self.size_bytes,
            "modified_ns": self.modified_ns,
            "digest": digest,
            "beside": self.beside,
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        digest = None if values["digest"] is None else bytes.fromhex(values["digest"])
        return cls(values["modified_ns"], values["size_bytes"], digest, values.get("beside", ""))

    def fits(self, path: Path) -> bool:
        """Whether the file at ``path`` has this content; a new time with the same content does not count, nor that
        another program had a database open without writing into it."""
        try:
            stat = path.stat()
        except OSError:
            return False
        if _beside(path) != self.beside:
            return False
        if (stat.st_mtime_ns, stat.st_size) == (self.modified_ns, self.size_bytes):
            return True
        return stat.st_size == self.size_bytes and self.digest is not None and _digest(path) == self.digest


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, however they are written."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def _digest(path: Path) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        start = file.read(_HEADER_BYTES)
        digest.update(_without_counters(start) if start.startswith(_DATABASE) else start)
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.digest()


def _without_counters(header: bytes) -> bytes:
    """A database's header without what opening it in another mode changes (file format of SQLite, 1.3): the versions
    of the format, the counter of changes, and with which counter and program it was last written."""
    kept = bytearray(header)
    for first, end in ((18, 20), (24, 28), (92, 100)):
        kept[first:end] = bytes(len(kept[first:end]))
    return bytes(kept)


def _beside(path: Path) -> str:
    """Size and time of a database's journals, as far as they hold anything. They lie beside the file itself, whatever
    links lead to it."""
    found, path = [], Path(os.path.realpath(path))
    for ending in ("-wal", "-journal"):
        with contextlib.suppress(OSError):
            stat = path.with_name(path.name + ending).stat()
            if stat.st_size:
                found.append(f"{ending} {stat.st_size} {stat.st_mtime_ns}")
    return ", ".join(found)
