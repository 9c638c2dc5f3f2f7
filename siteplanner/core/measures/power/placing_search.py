"""Few plants placed by going through all placings that could still be cheaper, the likely ones first."""

from __future__ import annotations

import numpy as np

from siteplanner.core.measures.figures import Codes, Floats
from siteplanner.core.work import pause

MOST_PLANTS, MOST_NODES = 60, 50_000
NODES_BETWEEN_PAUSES = 1000


class PlacingSearch:
    """``cost`` (n, m + 1) of each plant at each place, infinite where it may not be; ``room`` (m + 1,) of the places.

    ``price`` (m + 1,) of room makes the bound: whatever it is, no placing costs less than the plants' cheapest places
    at these prices less what all room is worth. ``gain`` is the least that counts as cheaper.
    """

    def __init__(self, cost: Floats, kva: Floats, room: Floats, price: Floats, gain: float) -> None:
        self._cost, self._gain = cost, gain
        self._order = np.argsort(-kva, kind="stable")
        priced = (cost + price * kva[:, None])[self._order]
        worth = float((price * np.where(price > 0, room, 0.0)).sum())
        self._ahead = (np.append(np.cumsum(priced.min(axis=1)[::-1])[::-1], 0.0) - worth).tolist()
        self._turns = np.argsort(priced, axis=1, kind="stable").tolist()
        self._priced, self._kva, self._room = priced.tolist(), kva[self._order].tolist(), room.tolist()
        self._path = [0] * len(kva)
        self._nodes = 0

    def better_than(self, known: Codes) -> tuple[Codes, bool]:
        """The cheapest placing, and whether everything was gone through; ``known`` where none is cheaper."""
        self._best, self._best_cost = known, self._cost_of(known)
        return (self._best, True) if self._place(0, 0.0) else (self._best, False)

    def _cost_of(self, choice: Codes) -> float:
        return float(self._cost[np.arange(len(choice)), choice].sum())

    def _place(self, at: int, spent: float) -> bool:
        """Place the plants from ``at`` on in every way worth it; False where there were too many."""
        if at == len(self._kva):
            self._keep()
            return True
        self._nodes += 1
        if self._nodes % NODES_BETWEEN_PAUSES == 0:
            pause()
        for place in self._turns[at]:
            cost = spent + self._priced[at][place]
            if cost + self._ahead[at + 1] >= self._best_cost - self._gain:
                return True  # nor are the places after it any cheaper
            if self._kva[at] > self._room[place]:
                continue
            self._path[at] = place
            self._room[place] -= self._kva[at]
            gone_through = self._nodes < MOST_NODES and self._place(at + 1, cost)
            self._room[place] += self._kva[at]
            if not gone_through:
                return False
        return True

    def _keep(self) -> None:
        choice = np.empty(len(self._path), dtype=np.intp)
        choice[self._order] = self._path
        cost = self._cost_of(choice)
        if cost < self._best_cost - self._gain:
            self._best, self._best_cost = choice, cost
