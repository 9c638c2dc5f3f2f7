"""Several files that are one, put in place together or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from siteplanner.files.atomic import flush_file, flush_folder, save_error


@contextmanager
def write_whole_set(target: Path, belongs: Callable[[str], bool]) -> Iterator[Path]:
    """Hand out an empty folder to write the set in; at the end of the block its files go beside ``target``.

    What is there of an earlier set, told by its file names (``belongs``), goes. Whatever fails or interrupts on the way
    leaves the old set as it was and no other file. Raises SaveError where the system refuses.
    """
    folder = Path(os.path.realpath(target)).parent
    made: Path | None = None
    try:
        made = Path(tempfile.mkdtemp(prefix=".", dir=folder))
        new, old = made / "new", made / "old"
        new.mkdir()
        old.mkdir()
        yield new
        for file in new.iterdir():
            flush_file(file)
        _exchange(folder, new, old, belongs)
        flush_folder(folder)
    except OSError as error:
        raise save_error(target, error) from error
    finally:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)


def _exchange(folder: Path, new: Path, old: Path, belongs: Callable[[str], bool]) -> None:
    """Old files out, new ones in; on a failure the other way round."""
    moved: list[tuple[Path, Path]] = []

    def move(file: Path, to: Path) -> None:
        file.rename(to)
        moved.append((file, to))

    try:
        for file in sorted(folder.iterdir()):
            if belongs(file.name) and not file.is_dir():
                move(file, old / file.name)
        for file in sorted(new.iterdir()):
            move(file, folder / file.name)
    except BaseException:
        for file, to in reversed(moved):
            with contextlib.suppress(OSError):
                to.rename(file)
        raise
