"""Whether a file is still the one that was read, or another program has written it since."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

HASHED_UP_TO_BYTES = 64 * 2**20
"""Larger files are known by time and size alone: reading them twice would show when a plan is opened."""


@dataclass(frozen=True, slots=True)
class FileFingerprint:
    """``digest`` is None for large files."""

    modified_ns: int
    size_bytes: int
    digest: bytes | None

    @classmethod
    def of(cls, path: Path) -> FileFingerprint | None:
        """The fingerprint of the file at ``path``; None where there is none that can be read."""
        try:
            stat = path.stat()
            digest = _digest(path) if stat.st_size <= HASHED_UP_TO_BYTES else None
        except OSError:
            return None
        return cls(stat.st_mtime_ns, stat.st_size, digest)

    def to_json(self) -> dict[str, Any]:
        digest = None if self.digest is None else self.digest.hex()
        return {"size_bytes": self.size_bytes, "modified_ns": self.modified_ns, "digest": digest}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        digest = None if values["digest"] is None else bytes.fromhex(values["digest"])
        return cls(values["modified_ns"], values["size_bytes"], digest)

    def fits(self, path: Path) -> bool:
        """Whether the file at ``path`` has this content; a new time with the same content does not count."""
        try:
            stat = path.stat()
        except OSError:
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
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).digest()
