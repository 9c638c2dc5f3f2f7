"""Paths as pyogrio takes them: in ``!``, ``;`` and the like it sees an archive or an address, not a file's name."""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pyogrio.util import vsi_path


def is_taken_as_it_is(path: Path) -> bool:
    """Whether pyogrio opens the file of this very name.

    >>> is_taken_as_it_is(Path("地块 1.gpkg")), is_taken_as_it_is(Path("final!/town.gpkg"))
    (True, False)
    """
    return str(vsi_path(str(path))) == str(path)


@contextlib.contextmanager
def folder_for_gdal(path: Path) -> Iterator[Path]:
    """The path of a file to be written, through a link to its folder where pyogrio would misread the folder's name."""
    if is_taken_as_it_is(path):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="siteplanner-link-", ignore_cleanup_errors=True) as made:
        link = Path(made) / "folder"
        link.symlink_to(path.parent.resolve(), target_is_directory=True)
        try:
            yield link / path.name
        finally:
            link.unlink(missing_ok=True)


def file_for_gdal(path: Path, folder: Path) -> Path:
    """The path of a file to be read; where pyogrio would misread it, that of a link made in ``folder``.

    Files of the same stem (those of a Shapefile) are linked beside it; where links are not allowed, copied.
    """
    if is_taken_as_it_is(path):
        return path
    stem = re.sub(r"[!;?:]", "_", path.stem) or "_"
    into = Path(tempfile.mkdtemp(prefix="link-", dir=folder))
    for file in path.parent.iterdir():
        if file == path or (file.stem == path.stem and file.is_file()):
            linked(file, into / f"{stem}{file.suffix}")
    return into / f"{stem}{path.suffix}"


def linked(file: Path, link: Path) -> None:
    """Make ``link`` stand for the file or folder; a copy where links are not allowed."""
    file = file.resolve()
    try:
        link.symlink_to(file, target_is_directory=file.is_dir())
    except OSError:
        (shutil.copytree if file.is_dir() else shutil.copyfile)(file, link)
