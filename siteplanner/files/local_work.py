"""Files for a share are made on a disk of this machine and brought over whole: a database is never opened on a share,
whose locks cannot be trusted. Only where the disk of the temporary folder does not take it, it is made in its place."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from siteplanner.core.errors import SaveError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.atomic import flush_file, has_words, remove_database_leftovers

ARRIVED_OTHERWISE = QT_TRANSLATE_NOOP(
    "errors", "“{path}” was not saved: what arrived there is not what was sent. Save to another disk."
)
NO_ROOM_TO_MAKE_IT = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not saved: it cannot be made in its place, and the folder for temporary files does not take it "
    "({reason}). Free some space there or save to another disk.",
)
_BLOCK_BYTES = 1 << 20

log = logging.getLogger(__name__)


def make_locally(final: Path, told: Path, make: Callable[[Path], object]) -> None:
    """Have ``make`` write what shall become ``final``, on a local disk; it is brought there, read back and compared.

    On the disk of the temporary folder, and where that folder is full or gone, ``make`` is given ``final`` itself.
    Raises SaveError, naming ``told``, where something else arrived; OSError of the disk of ``final`` passes through.
    """
    trouble: OSError | None = None
    with contextlib.ExitStack() as stack:
        try:
            local = _place_elsewhere(final, stack)
            if local is not None:
                make(local)
        except OSError as error:
            local, trouble = None, error
        if local is not None:
            remove_database_leftovers(local)
            _bring_over(local, final, told)
            return
    _make_in_place(final, told, make, trouble)


def _place_elsewhere(final: Path, stack: contextlib.ExitStack) -> Path | None:
    """A place in the folder for temporary files; None where ``final`` is on that disk itself."""
    if final.parent.stat().st_dev == Path(tempfile.gettempdir()).stat().st_dev:
        return None
    made = tempfile.TemporaryDirectory(prefix="siteplanner-save-", ignore_cleanup_errors=True)
    return Path(stack.enter_context(made), final.name)


def _make_in_place(final: Path, told: Path, make: Callable[[Path], object], trouble: OSError | None) -> None:
    """``trouble`` is why the folder for temporary files did not take it, None where it was not asked."""
    if trouble is not None:
        log.warning("what shall be saved is made in its place, for the folder for temporary files refuses: %s", trouble)
    try:
        make(final)
    except OSError as error:
        if trouble is None or has_words(error):
            raise
        reason = (trouble.strerror or str(trouble)).rstrip(".")
        raise SaveError(NO_ROOM_TO_MAKE_IT, path=str(told), reason=reason) from error


def _bring_over(local: Path, final: Path, told: Path) -> None:
    sent = _digest(local)
    with local.open("rb") as source, final.open("wb") as target:
        shutil.copyfileobj(source, target, _BLOCK_BYTES)
    flush_file(final)
    _forget_cached(final)
    if _digest(final) != sent:
        raise SaveError(ARRIVED_OTHERWISE, path=str(told))


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
