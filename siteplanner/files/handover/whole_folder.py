"""A folder that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from siteplanner.core.errors import SaveError
from siteplanner.core.text import Message
from siteplanner.files.atomic import save_error


@contextmanager
def write_whole_folder(parent: Path, name: str) -> Iterator[Path]:
    """Hand out a temporary folder in ``parent`` (made where it is missing, with what is above it) to be filled.

    At the end of the block it becomes ``name``, or ``name-2``, ``-3`` … where that is taken; :func:`final_of` says
    which. An exception in the block, KeyboardInterrupt too, leaves nothing. Raises SaveError where the system refuses;
    those of the block speak of the folder as it would have been called.
    """
    parent = Path(os.path.realpath(parent))
    made_parents = _make(parent, parent / name)
    temporary = parent / f".{secrets.token_hex(6)}"
    done = False
    try:
        try:
            temporary.mkdir()
            yield temporary
            _final[temporary] = _take_name(temporary, parent, name)
            _flush(parent)
            done = True
        except OSError as error:
            raise save_error(parent / name, error) from error
        except SaveError as error:
            raise _of_the_folder(error, str(temporary), str(parent / name)) from error
    finally:
        if not done:
            shutil.rmtree(temporary, ignore_errors=True)
            _remove(made_parents)


_final: dict[Path, Path] = {}


def final_of(temporary: Path) -> Path:
    """What the temporary folder of a block that has ended is called now; it is told once."""
    return _final.pop(temporary)


def _make(folder: Path, shown: Path) -> list[Path]:
    """Make a folder and those above it that are missing; those that were made, the innermost first."""
    missing = [path for path in (folder, *folder.parents) if not os.path.lexists(path)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _remove(missing)
        raise save_error(shown, error) from error
    return missing


def _remove(folders: list[Path]) -> None:
    with contextlib.suppress(OSError):
        for folder in folders:
            folder.rmdir()


def _take_name(temporary: Path, parent: Path, name: str) -> Path:
    number = 1
    while True:
        target = parent / (name if number == 1 else f"{name}-{number}")
        if not os.path.lexists(target):
            try:
                temporary.rename(target)
            except OSError:
                if not target.exists():  # taken by somebody else meanwhile
                    raise
            else:
                return target
        number += 1


def _flush(folder: Path) -> None:
    """Make the new name last through a power cut; Windows does it by itself and some shares refuse."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _of_the_folder(error: SaveError, temporary: str, shown: str) -> SaveError:
    """The same error, its paths those that a person knows."""
    message: Message = error.message
    values = {k: v.replace(temporary, shown) if isinstance(v, str) else v for k, v in message.values.items()}
    if values == dict(message.values):
        return error
    return SaveError(message.template, **values)
