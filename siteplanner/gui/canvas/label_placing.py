"""Labels laid on the picture: the most important first, none over another, none over a plant that is not its own.

What was placed once stays where it is as long as the scale does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.canvas.label_grid import Footprints, Taken
from siteplanner.gui.canvas.label_places import PLACES
from siteplanner.gui.canvas.label_texts import writings
from siteplanner.gui.canvas.labels import PADDING_PX, Footprint, Key, Label, LabelMemory, Placed, Spot
from siteplanner.gui.canvas.line_spots import LineSpot, line_spots
from siteplanner.gui.canvas.text_sizes import TextSizes

MOST_LABELS = 500


def place_labels(
    window: ViewWindow,
    fonts: Mapping[str, QFont],
    labels: Iterable[Label],
    plants: Iterable[Footprint] = (),
    memory: LabelMemory | None = None,
) -> list[Placed]:
    """Where each label stands; those without room are left out.

    What ``memory`` holds is placed first, where it was.
    """
    wanted = list(labels)
    ground = _Ground(window, TextSizes(fonts), plants)
    known = memory.at(window) if memory else {}
    placed = [again for label in wanted for again in ground.again(label, known.get(label.key, ()))][:MOST_LABELS]
    there: dict[Key, set[int]] = {}
    for each in placed:
        there.setdefault(each.label.key, set()).add(each.part)
    for label in wanted:
        if len(placed) >= MOST_LABELS:
            break
        placed += ground.anew(label, there.get(label.key, ()))
    if memory is not None:
        memory.keep(window, placed)
    return placed


class _Ground:
    """The picture while labels are laid on it."""

    def __init__(self, window: ViewWindow, sizes: TextSizes, plants: Iterable[Footprint]) -> None:
        self._window, self._sizes = window, sizes
        self._picture = QRectF(0, 0, window.width_px, window.height_px)
        self._texts, self._footprints = Taken(), Footprints(window, plants)

    def again(self, label: Label, spots: Iterable[Spot]) -> list[Placed]:
        """The label where it stood, if it may stand there still and is not called otherwise now."""
        x, y = self._window.to_screen(label.east_m, label.north_m)
        ways = _ways(label)
        found = []
        for spot in spots:
            box = QRectF(x + spot.right, y + spot.down, *self._size(label, spot.lines))
            placed = Placed(label, spot.lines, box, spot.over, spot.angle_deg, spot.part)
            if spot.lines in ways and box.intersects(self._picture) and self._take(placed) is not None:
                found.append(placed)
        return found

    def anew(self, label: Label, there: Collection[int]) -> list[Placed]:
        """The label at the best free place, one along a line at each of its places; empty where there is none.

        ``there`` are the parts that are placed already.
        """
        if label.path is not None:
            spots = line_spots(label.path, self._window, self._size(label, label.lines))
            made = (self._along(label, spot) for spot in spots if spot.number not in there)
            return [placed for placed in made if placed is not None]
        if there:
            return []
        for where in PLACES:
            for lines in _ways(label):
                for box, over in where(label, *self._size(label, lines), self._window):
                    placed = self._take(Placed(label, lines, box, over))
                    if placed is not None:
                        return [placed]
        return []

    def _along(self, label: Label, spot: LineSpot) -> Placed | None:
        width, height = self._size(label, label.lines)
        for side in (-1.0, 1.0):
            x, y = spot.beside(side * (height / 2 + 2))
            box = QRectF(x - width / 2, y - height / 2, width, height)
            made = self._take(Placed(label, label.lines, box, "none", spot.angle_deg, spot.number))
            if made is not None:
                return made
        return None

    def _take(self, placed: Placed) -> Placed | None:
        boxes = placed.boxes
        if not all(self._texts.is_free(box) for box in boxes):
            return None
        own = placed.label.id if placed.over == "own" else None
        if placed.over != "any" and not all(self._footprints.is_free(box, own) for box in boxes):
            return None
        for box in boxes:
            self._texts.take(box)
        return placed

    def _size(self, label: Label, lines: tuple[str, ...]) -> tuple[float, float]:
        width, height = self._sizes.of(label.kind, lines)
        return width + 2 * PADDING_PX, height


def _ways(label: Label) -> list[tuple[str, ...]]:
    """How a label can be written; numbers of parcels are never broken."""
    return [label.lines] if label.kind == "parcel" else writings(label.lines)
