"""A drawing taken apart into pieces: its blocks put where they are inserted, within limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.work import pause
from siteplanner.files.dxf.arcs import CHORD_TOLERANCE_M
from siteplanner.files.dxf.pieces import Piece, is_known, pieces_of

if TYPE_CHECKING:
    from siteplanner.files.dxf.document import Document

ENTITIES_MAX = 500_000
"""Entities of a drawing once its blocks are put where they are inserted; real plans have tens of thousands."""
POINTS_MAX = 5_000_000
DEPTH_MAX = 16

TOO_MANY = QT_TRANSLATE_NOOP(
    "errors",
    "{path} holds more than {limit} entities once its blocks are put where they are inserted. In CAD write the layers "
    "that are needed to a file of their own (WBLOCK).",
)
TOO_MANY_POINTS = QT_TRANSLATE_NOOP(
    "errors",
    "The arcs of {path} would become more than {limit} points. In CAD write the layers that are needed to a file of "
    "their own (WBLOCK).",
)
TOO_DEEP = QT_TRANSLATE_NOOP(
    "import", "Blocks lie in blocks more than {limit} deep, or in themselves (“{block}”); what is deeper was left out."
)
XREF = QT_TRANSLATE_NOOP(
    "import", "“{block}” is a reference to another drawing, which is not in this file. Bind it in CAD if it is needed."
)
BLOCK_MISSING = QT_TRANSLATE_NOOP("import", "The block “{block}” is inserted but not in the file.")
LEFT_OUT = QT_TRANSLATE_NOOP(
    "import", "Left out, as they are no outlines, lines, points or texts: {kinds}. Explode them in CAD if they matter."
)
NOT_UNDERSTOOD = QT_TRANSLATE_NOOP("import", "Left out, as their figures cannot be: {kinds}.")

_SILENT = frozenset({"VIEWPORT", "DIMENSION", "LEADER", "ATTDEF", "SEQEND", "VERTEX", "OLE2FRAME", "IMAGE", "WIPEOUT"})
"""Kinds whose absence nobody would miss on a map."""
_FAULTS = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, AssertionError, RecursionError,
)  # fmt: skip


@dataclass(frozen=True)
class Pieces:
    """All pieces of model space, the insertions of blocks as points, and what was left out."""

    pieces: tuple[Piece, ...]
    inserted: tuple[Piece, ...]
    warnings: tuple[Message, ...]


def take_apart(document: Document, shown: Path) -> Pieces:
    """Raises InputError where the drawing is beyond the limits."""
    walk = _Walk(document.drawing, shown)
    with np.errstate(all="ignore"):  # figures that are none are found when the shapes are looked at
        pieces = (*walk.counted(document.plain), *walk.pieces(document.drawing.modelspace()))
    return Pieces(pieces, tuple(walk.inserted), tuple(walk.notes()))


@dataclass
class _Walk:
    drawing: Any
    shown: Path
    left: int = field(default_factory=lambda: ENTITIES_MAX)
    points: int = field(default_factory=lambda: POINTS_MAX)
    inserted: list[Piece] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    faulty: Counter[str] = field(default_factory=Counter)
    said: dict[str, Message] = field(default_factory=dict)

    def notes(self) -> Iterator[Message]:
        yield from self.said.values()
        for template, kinds in ((LEFT_OUT, self.unknown), (NOT_UNDERSTOOD, self.faulty)):
            if kinds:
                yield template(kinds=", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))

    def counted(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The same pieces, within the limits."""
        self.left -= len(pieces)
        self.points -= sum(len(piece.rings[0]) for piece in pieces)
        self._within_limits()
        return pieces

    def _within_limits(self) -> None:
        if self.left < 0:
            raise InputError(TOO_MANY, path=self.shown, limit=ENTITIES_MAX)
        if self.points < 0:
            raise InputError(TOO_MANY_POINTS, path=self.shown, limit=POINTS_MAX)

    def pieces(self, entities: Any) -> Iterator[Piece]:
        for entity in entities:
            if entity.dxftype() == "INSERT":
                yield from self._insert(entity, np.eye(3), (), "")
            else:
                yield from self._single(entity, 1.0)

    def _single(self, entity: Any, scale: float) -> Iterator[Piece]:
        pause()
        self.left -= 1
        self._within_limits()
        kind = entity.dxftype()
        if not is_known(kind):
            if kind not in _SILENT:
                self.unknown[kind] += 1
            return
        try:
            made = list(pieces_of(entity, CHORD_TOLERANCE_M / scale))
        except _FAULTS:
            self.faulty[kind] += 1
            return
        if any(not len(ring) for piece in made for ring in piece.rings):
            self.faulty[kind] += 1
            return
        for piece in made:
            self.points -= sum(map(len, piece.rings))
            yield piece
        self._within_limits()

    def _insert(self, insert: Any, outer: Any, above: tuple[str, ...], layer: str) -> Iterator[Piece]:
        name = str(insert.dxf.name)
        try:
            placed = [outer @ _plane(one.matrix44()) for one in self._copies(insert)]
        except _FAULTS:
            self.faulty["INSERT"] += 1
            return
        own_layer = layer if insert.dxf.layer == "0" and layer else str(insert.dxf.layer)
        if not above:
            texts = [" ".join(a.plain_text().split()) for a in insert.attribs]
            self.inserted += [_insertion(m, own_layer, name, next((t for t in texts if t), "")) for m in placed]
        for attribute in insert.attribs:
            for piece in self._single(attribute, 1.0):
                yield _moved(piece, outer, own_layer, name)
        block = self._block(name, above)
        for matrix in placed if block is not None else ():
            scale = float(np.sqrt(np.abs(matrix[:2, :2] ** 2).sum(axis=0).max())) or 1.0
            for entity in block:
                if entity.dxftype() == "INSERT":
                    yield from self._insert(entity, matrix, (*above, name), own_layer)
                else:
                    for piece in self._single(entity, scale):
                        yield _moved(piece, matrix, own_layer, name)

    def _copies(self, insert: Any) -> Iterator[Any]:
        """An insertion may stand for rows and columns of itself."""
        if insert.mcount > self.left:
            raise InputError(TOO_MANY, path=self.shown, limit=ENTITIES_MAX)
        self.left -= max(insert.mcount, 1)
        self._within_limits()
        pause()
        return iter(insert.multi_insert()) if insert.mcount > 1 else iter((insert,))

    def _block(self, name: str, above: tuple[str, ...]) -> Any:
        if name in above or len(above) >= DEPTH_MAX:
            self.said.setdefault("deep", TOO_DEEP(limit=DEPTH_MAX, block=name))
            return None
        block = self.drawing.blocks.get(name)
        if block is None:
            self.said.setdefault(f"missing {name}", BLOCK_MISSING(block=name))
        elif block.block.is_xref or block.block.is_xref_overlay:
            self.said.setdefault(f"xref {name}", XREF(block=name))
        return block


def _plane(matrix: Any) -> Any:
    """What a matrix in space does to points of the plane, as 3 by 3 for columns (x, y, 1)."""
    values = np.array(list(matrix), dtype=float).reshape(4, 4)
    return np.array(
        [[values[0, 0], values[1, 0], values[3, 0]], [values[0, 1], values[1, 1], values[3, 1]], [0.0, 0.0, 1.0]]
    )


def _moved(piece: Piece, matrix: Any, layer: str, block: str) -> Piece:
    """A piece of a block where it is inserted; what is on layer 0 there takes the layer of the insertion."""
    rings = tuple(ring @ matrix[:2, :2].T + matrix[:2, 2] for ring in piece.rings)
    return replace(piece, rings=rings, layer=layer if piece.layer == "0" else piece.layer, block=block)


def _insertion(matrix: Any, layer: str, block: str, text: str) -> Piece:
    return Piece("point", (matrix[:2, 2].reshape(1, 2),), layer, "INSERT", text=text, block=block)
