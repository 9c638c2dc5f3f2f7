"""Files written whole or not at all.

The new content goes to a temporary file beside the target, reaches the disk, and takes the target's name in one
step. Whatever fails or interrupts on the way leaves the old file as it was and nothing beside it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from siteplanner.core.errors import SaveError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

NO_FOLDER = QT_TRANSLATE_NOOP(
    "errors", "“{path}” was not saved: there is no folder “{folder}”. Make it or choose another one."
)
IS_A_FOLDER = QT_TRANSLATE_NOOP("errors", "“{path}” was not saved: it is a folder. Give a file name.")
NO_PERMISSION = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not saved: writing in “{folder}” is not allowed, or another program holds the file. "
    "Close it there or save to another folder.",
)
READ_ONLY = QT_TRANSLATE_NOOP(
    "errors", "“{path}” was not saved: “{folder}” is on a read-only disk. Save to another folder."
)
DISK_FULL = QT_TRANSLATE_NOOP(
    "errors", "“{path}” was not saved: the disk of “{folder}” is full. Free some space or save to another disk."
)
NAME_TOO_LONG = QT_TRANSLATE_NOOP("errors", "“{path}” was not saved: the name is too long. Give a shorter one.")
SHARE_GONE = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not saved: the disk or share of “{folder}” does not answer. Connect it again or save elsewhere.",
)
OTHER_REASON = QT_TRANSLATE_NOOP("errors", "“{path}” was not saved: {reason}. Save to another folder.")

_REASONS: Mapping[int, Template] = {
    errno.ENOENT: NO_FOLDER,
    errno.ENOTDIR: NO_FOLDER,
    errno.EISDIR: IS_A_FOLDER,
    errno.EACCES: NO_PERMISSION,
    errno.EPERM: NO_PERMISSION,
    errno.EROFS: READ_ONLY,
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.ENAMETOOLONG: NAME_TOO_LONG,
    errno.EIO: SHARE_GONE,
    errno.ESTALE: SHARE_GONE,
    errno.ENOTCONN: SHARE_GONE,
    errno.EHOSTDOWN: SHARE_GONE,
    errno.ETIMEDOUT: SHARE_GONE,
}
TEMPORARY = ".siteplanner-"
"""How the names of files begin that are being written."""
_LEFT_BY_SQLITE = ("-journal", "-wal", "-shm")


@contextmanager
def write_whole(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Hand out a temporary file to write; at the end of the block it becomes ``path``.

    The temporary file exists, is empty and has the suffix of ``path``; the block may replace it. An exception in
    the block (KeyboardInterrupt too) leaves the old file and no other. Raises SaveError where the system refuses:
    no such folder, read-only, disk full …; other exceptions of the block pass through.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with write_whole(Path(folder, "名称.txt")) as temporary:
    ...         _ = temporary.write_text("whole", encoding="utf-8")
    ...     Path(folder, "名称.txt").read_text(encoding="utf-8")
    'whole'
    """
    target = Path(os.path.realpath(path))  # a link stays a link
    temporary = target.with_name(f"{TEMPORARY}{secrets.token_hex(6)}{target.suffix[:16]}")
    try:
        _refuse(target)
        _create(temporary, like=target)
        yield temporary
        flush_file(temporary)
        temporary.replace(target)
        flush_folder(target.parent)
    except OSError as error:
        raise save_error(path, error) from error
    finally:
        remove_if_there(temporary)
        remove_database_leftovers(temporary)


def save_error(path: str | os.PathLike[str], error: OSError) -> SaveError:
    """The system's refusal to write ``path`` as a sentence for people."""
    target = Path(path)
    folder = target.parent if str(target.parent) != "." else Path.cwd()
    template = _REASONS.get(error.errno or 0, OTHER_REASON)
    if template is OTHER_REASON:
        return SaveError(template, path=str(target), reason=(error.strerror or str(error)).rstrip("."))
    return SaveError(template, path=str(target), folder=str(folder))


def has_words(error: OSError) -> bool:
    """Whether the system says with a number why it refuses."""
    return (error.errno or 0) in _REASONS


def remove_if_there(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def remove_database_leftovers(path: Path) -> None:
    """Remove the journal files of a database that is no more: beside a new file of that name they would spoil it."""
    for ending in _LEFT_BY_SQLITE:
        remove_if_there(path.with_name(path.name + ending))


def _refuse(target: Path) -> None:
    """A folder, and a file that somebody has marked as only to be read, which replacing it would pass over."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    with contextlib.suppress(FileNotFoundError):
        mode = target.stat().st_mode  # tells at once of a name that is too long or a share that is gone
        if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def _create(temporary: Path, like: Path) -> None:
    """The empty temporary file, with the rights of the file it will replace."""
    os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    if like.exists():
        with contextlib.suppress(OSError):
            shutil.copymode(like, temporary)


def flush_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut; Windows does it by itself and some shares refuse."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
