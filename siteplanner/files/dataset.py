"""What is made ready of a map file before it is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

ENCODING_OVERRULED = QT_TRANSLATE_NOOP(
    "import", "The file says its text is in {stated}, but it can only be read as {encoding}; {encoding} was taken."
)
TEXT_REPLACED = QT_TRANSLATE_NOOP(
    "import", "Some text is not valid {encoding}; the characters that cannot be read are shown as �."
)
NO_LINE_END = QT_TRANSLATE_NOOP(
    "import",
    "The last line of the file has no end. If the file was cut short, what stood at its end is missing or wrong.",
)


@dataclass(frozen=True, slots=True)
class Dataset:
    """What a reader is to open. ``encoding`` is set where it must be told, ``read_as`` where a copy was recoded from
    it; ``warnings`` hold what was mended, ``stated_rows`` how many rows a part of it has that GDAL does not ask,
    ``problem`` why a map of an archive cannot be read, which hides no other."""

    path: Path
    name: str
    format: str
    encoding: str | None = None
    restore_index: bool = False
    warnings: tuple[Message, ...] = ()
    read_as: str | None = None
    stated_rows: int = 0
    problem: InputError | None = None
