"""The drawing as ezdxf understands it, read from its groups put in order."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.work import pause
from siteplanner.files.dxf.content import dxf_text
from siteplanner.files.dxf.pieces import Piece
from siteplanner.files.dxf.plain import plain_piece
from siteplanner.files.dxf.tags import Groups, groups_of
from siteplanner.files.dxf.units import unit_of

if TYPE_CHECKING:
    from ezdxf.document import Drawing

DAMAGED = QT_TRANSLATE_NOOP(
    "errors", "{path} is too damaged to be read as a DXF drawing: {reason}. Open it in CAD, run AUDIT and save it anew."
)
NO_SHAPES = QT_TRANSLATE_NOOP(
    "errors", "{path} has nothing drawn in its model space. What is drawn on its sheets (layouts) is not read."
)
RECOVERED = QT_TRANSLATE_NOOP("import", "The drawing is damaged and was repaired while reading: {flaws} flaws.")
LOST = QT_TRANSLATE_NOOP("import", "Of the drawing {lost} could not be read and are missing.")

_FAULTS = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, AssertionError, RecursionError,
)  # fmt: skip
"""What ezdxf lets through over malformed drawings, besides errors of its own."""


@dataclass(frozen=True)
class Document:
    """A drawing: what is drawn (``plain`` what could be read at once, ``drawing`` the rest), how it was read, its unit
    (0 for metres or none), the coordinate system a drawing of this program states ('' for none), its hidden layers."""

    drawing: Drawing
    plain: tuple[Piece, ...]
    encoding: str
    unit: int
    crs: str
    hidden: frozenset[str]
    layers: tuple[str, ...]
    warnings: tuple[Message, ...]


def read_document(path: Path, shown: Path) -> Document:
    """Read the drawing at ``path``, told of as ``shown``. Raises InputError where that cannot be."""
    content = dxf_text(path, shown)
    groups = groups_of(content.text)
    if not groups.counts():
        raise InputError(NO_SHAPES, path=shown)
    plain = _take_plain(groups)
    drawing, notes = _drawn(groups, shown)
    lost = groups.counts() - Counter(_kind(entity) for entity in drawing.modelspace())
    if lost:
        notes.append(LOST(lost=", ".join(f"{count} {kind}" for kind, count in sorted(lost.items()))))
    return Document(
        drawing,
        plain,
        content.encoding,
        unit_of(groups.header),
        groups.properties.get("CRS", ""),
        frozenset(groups.hidden),
        tuple(groups.layers),
        (*content.warnings, *groups.notes, *notes),
    )


@np.errstate(all="ignore")  # figures that are none are found when the shapes are looked at
def _take_plain(groups: Groups) -> tuple[Piece, ...]:
    """The simple entities, taken out of the groups."""
    plain, left = [], []
    for shape in groups.shapes:
        pause()
        piece = plain_piece(shape)
        if piece is None:
            left.append(shape)
        else:
            plain.append(piece)
    groups.shapes = left
    return tuple(plain)


def _kind(entity: object) -> str:
    return str(entity.dxftype())  # type: ignore[attr-defined]  # every entity of ezdxf has it


class _Pausing(io.StringIO):
    """Text whose reading can be stopped."""

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # of io's common base, which is bytes'
        pause()
        return super().readline(size)


def _drawn(groups: Groups, shown: Path) -> tuple[Drawing, list[Message]]:
    from ezdxf import filemanagement, recover
    from ezdxf.lldxf.const import DXFError

    faults = (DXFError, *_FAULTS)
    text = groups.clean_text()
    with _silent():
        try:
            return filemanagement.read(_Pausing(text)), []
        except faults:
            escaped = "".join(c if c < "\x80" else f"\\U+{ord(c):04X}" if c <= "\uffff" else "?" for c in text)
        try:
            drawing, auditor = recover.read(io.BytesIO(escaped.encode("ascii")))
        except faults as error:
            reason = " ".join(str(error).split())[:120].rstrip(". ") or type(error).__name__
            raise InputError(DAMAGED, path=shown, reason=reason) from error
    flaws = len(auditor.fixes) + len(auditor.errors)
    return drawing, [RECOVERED(flaws=flaws)] if flaws else []


@contextmanager
def _silent() -> Iterator[None]:
    """ezdxf logs what it mends; the report says it instead."""
    logger = logging.getLogger("ezdxf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
