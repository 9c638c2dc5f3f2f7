"""Rule packs as files that planners hand to each other: TOML, in UTF-8."""

from __future__ import annotations

import os
from pathlib import Path

from siteplanner.core.errors import InputError
from siteplanner.core.rules.pack import RulePack, pack_from_text
from siteplanner.core.rules.pack_text import decoded
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.atomic import write_whole

SUFFIX = ".toml"
LARGEST = 4_000_000
"""Bytes; a pack that says all there is to say has some tens of thousands."""
UNREADABLE = QT_TRANSLATE_NOOP("rules", "The rule pack {path} cannot be read: {reason}.")
TOO_LARGE = QT_TRANSLATE_NOOP("rules", "The rule pack {path} has {size_mb:.1f} MB; no rule pack is that large.")


def read_pack_text(path: str | os.PathLike[str]) -> str:
    """The text of a pack's file. Raises InputError for a file that is not there, too large or not in UTF-8."""
    source = Path(path)
    try:
        size = source.stat().st_size
        if size > LARGEST:
            raise InputError(TOO_LARGE, path=str(source), size_mb=size / 1e6)
        content = source.read_bytes()
    except OSError as error:
        raise InputError(UNREADABLE, path=str(source), reason=error.strerror or error) from error
    return decoded(content, source.name)


def read_pack(path: str | os.PathLike[str]) -> RulePack:
    """A pack from a file of the planner's own. Raises InputError naming file, line and key of the first mistake.

    A pack that stands alone has every rule in it with every limit; one that extends a pack that comes with the program
    has what differs. Each limit has its unit, source, clause, confidence and day.
    """
    return pack_from_text(read_pack_text(path), Path(path).name)


def write_pack(text: str, path: str | os.PathLike[str]) -> Path:
    """Write the text of a pack, whole or not at all. Raises SaveError."""
    target = Path(path)
    with write_whole(target) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
    return target
