"""The places of a sheet that names and symbols occupy already."""

from __future__ import annotations

from dataclasses import dataclass, field

from siteplanner.drawing.sheet_layout import Box


@dataclass
class Taken:
    """The boxes of the paper that names and symbols occupy."""

    boxes: list[Box] = field(default_factory=list)

    def free(self, box: Box) -> bool:
        return not any(
            box.left < other.right and other.left < box.right and box.bottom < other.top and other.bottom < box.top
            for other in self.boxes
        )

    def covered(self, box: Box) -> float:
        """mm² of a box that are taken."""
        return sum(
            max(0.0, min(box.right, o.right) - max(box.left, o.left))
            * max(0.0, min(box.top, o.top) - max(box.bottom, o.bottom))
            for o in self.boxes
        )

    def take(self, box: Box) -> None:
        self.boxes.append(box)
