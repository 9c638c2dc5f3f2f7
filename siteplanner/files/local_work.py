"""Files for a share are made on a disk of this machine and brought over whole: a database is never opened on a share,
whose locks cannot be trusted."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from siteplanner.core.errors import SaveError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.atomic import flush_file, remove_database_leftovers

ARRIVED_OTHERWISE = QT_TRANSLATE_NOOP(
    "errors", "“{path}” was not saved: what arrived there is not what was sent. Save to another disk."
)
_BLOCK_BYTES = 1 << 20


@contextmanager
def made_locally(final: Path, told: Path) -> Iterator[Path]:
    """Hand out a place on a local disk for what shall become ``final``; at the end of the block it is brought there,
    read back and compared. On the disk of the temporary folder itself that is ``final``.

    Raises SaveError, naming ``told``, where something else arrived; OSError of the system passes through.
    """
    if _on_disk_of(final.parent, Path(tempfile.gettempdir())):
        yield final
        return
    with tempfile.TemporaryDirectory(prefix="siteplanner-save-", ignore_cleanup_errors=True) as folder:
        local = Path(folder, final.name)
        yield local
        remove_database_leftovers(local)
        sent = _digest(local)
        with local.open("rb") as source, final.open("wb") as target:
            shutil.copyfileobj(source, target, _BLOCK_BYTES)
        flush_file(final)
        _forget_cached(final)
        if _digest(final) != sent:
            raise SaveError(ARRIVED_OTHERWISE, path=str(told))


def _on_disk_of(folder: Path, other: Path) -> bool:
    return folder.stat().st_dev == other.stat().st_dev


def _forget_cached(path: Path) -> None:
    """Have the file read from where it was written, and not from what the system remembers of it, where it can."""
    if not hasattr(os, "posix_fadvise"):
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, hashlib.blake2b).digest()
