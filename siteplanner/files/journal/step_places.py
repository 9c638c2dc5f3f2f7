"""Which steps of a history can be gone to while its journal is replayed, kept alike by the writer and the reader."""

from __future__ import annotations


class StepPlaces:
    """``places`` maps a step of the history that is written down to the step it becomes in the replayed one.

    A replayed history begins at the base. An edit, and a way that had to be written down as its outcome, are pushed
    behind where it stands and drop what was ahead.
    """

    def __init__(self, base: int) -> None:
        self.places: dict[int, int] = {base: 0}
        self.here = 0

    def pushed(self, step: int) -> None:
        """The replayed history got a new step, which stands for ``step``."""
        self.here += 1
        self.places = {other: place for other, place in self.places.items() if place < self.here}
        self.places[step] = self.here

    def went(self, step: int) -> int:
        """The replayed step to go to for ``step``. Raises KeyError where it is not there."""
        self.here = self.places[step]
        return self.here
