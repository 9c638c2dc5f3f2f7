"""Check sums of the files of a folder, and the list of them that ``sha256sum -c`` takes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.atomic import write_whole

NO_SUMS = QT_TRANSLATE_NOOP("errors", "“{path}” is no list of check sums. The pack is not whole; ask for it again.")


def sha256(path: Path) -> str:
    """The check sum of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_below(folder: Path) -> list[str]:
    """Every file in a folder and below it, as paths with ``/`` relative to it, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def write_sums(folder: Path, names: Iterable[str], target: Path) -> None:
    """One line a file: its sum, two blanks, its path. Raises SaveError."""
    lines = [f"{sha256(folder / name)}  {name}\n" for name in names]
    with write_whole(target) as temporary:
        temporary.write_bytes("".join(lines).encode("utf-8"))


def read_sums(path: Path) -> Mapping[str, str]:
    """Path -> sum. Raises InputError for a file that is missing or is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(NO_SUMS, path=str(path)) from error
    sums = {}
    for line in lines:
        told, blanks, name = line[:64], line[64:66], line[66:]
        if blanks != "  " or not name or any(c not in "0123456789abcdef" for c in told):
            raise InputError(NO_SUMS, path=str(path))
        sums[name] = told
    return sums
