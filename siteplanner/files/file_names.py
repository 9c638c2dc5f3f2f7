"""Names of files that are offered to people, and the endings of those that people give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

TAKEN_BY_SYSTEMS: Final = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
"""What some system has for itself in names, apart from the strokes between folders."""
DEVICES: Final = re.compile(r"(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)", re.IGNORECASE)
"""The names that are devices on Windows, whatever ending they have."""
OFFERED_BYTES_MAX: Final = 120
"""A name that is offered leaves room for more words and an ending; systems take 255 bytes."""

_STROKES: Final = re.compile(r"[/\\]")
_FILTER_ENDING: Final = re.compile(r"\*(\.\w+)")


def offered_file_name(words: str, otherwise: str = "plan") -> str:
    r"""A person's words, such as a scenario's name, as a file's name without an ending that every system takes.

    >>> [offered_file_name(words) for words in ("北区: a/b", "方案2.5", "con", "..", "", "a\tb")]
    ['北区_ a_b', '方案2.5', '_con', 'plan', 'plan', 'a_b']
    """
    clean = TAKEN_BY_SYSTEMS.sub("_", _STROKES.sub("_", words))
    clean = "".join(letter if letter.isprintable() else "_" for letter in clean)
    short = clean.encode("utf-8", "replace")[:OFFERED_BYTES_MAX].decode("utf-8", "ignore").strip(" .")
    if not short:
        return otherwise
    return f"_{short}" if DEVICES.fullmatch(short.partition(".")[0].strip()) else short


def with_ending(name: str, endings: Sequence[str], kind: str = "") -> Path:
    """The file a person named: with an ending of ours as it is, else with that of the chosen ``kind`` after it.

    ``endings`` are in small letters; ``kind`` is a line of a file dialog, such as ``Film (*.mp4)``. Without one the
    first ending is meant.

    >>> [with_ending(name, (".gif", ".mp4"), "Film (*.mp4)").name for name in ("方案2.5", "a.GIF", "a.mp4", "a")]
    ['方案2.5.mp4', 'a.GIF', 'a.mp4', 'a.mp4']
    """
    path = Path(name)
    if path.suffix.lower() in endings:
        return path
    chosen = (ending for ending in _FILTER_ENDING.findall(kind) if ending in endings)
    return path.with_name(path.name + next(chosen, endings[0]))
