"""Which plant connects to which substation, so that none carries too much and the feeders are short.

The cost is Σ load × length, a load left without a substation counting as one on a feeder ten times the longest. No
plant is split. A linear programme gives the least that could be and what room at each substation is worth; by these
prices the plants are placed, the largest first, and improved by moving one or exchanging two until nothing gets better.
Few plants are then searched through, which proves the answer. The same plants always give the same answer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from siteplanner.core.measures.figures import Codes, Flags, Floats
from siteplanner.core.measures.power.placing_search import MOST_PLANTS, PlacingSearch
from siteplanner.core.work import pause, with_pauses

LEFT_OUT = 10.0  # a load left out counts as one on a feeder so many times the longest
FITTING = 5e-10  # relative: half of what the check allows for the rounding of sums
GAIN = 1e-9  # relative to the whole cost: less is no improvement
WHOLE = 1e-7
MOST_SWEEPS = 200


@dataclass(frozen=True, eq=False)
class Placing:
    """``choice`` (n,): the place of each plant's substation, -1 for none. ``cost`` is its cost in kVA·m, ``least`` what
    no placing can undercut, ``proven`` whether there is none cheaper."""

    choice: Codes
    cost: float
    least: float
    proven: bool

    @property
    def gap(self) -> float:
        """By how much it may at most be dearer than the cheapest, as a share of it."""
        return 0.0 if self.proven or self.cost <= self.least else (self.cost - self.least) / max(self.least, 1e-9)


def balanced(kva: Floats, length_m: Floats, allowed: Flags, room_kva: Floats) -> Placing:
    """Place plants of ``kva`` (n,), all above 0, at substations with ``room_kva`` (m,), which are never given more;
    ``length_m`` and ``allowed`` are (n, m). May be cancelled by the work in hand."""
    if len(kva) == 0 or len(room_kva) == 0:
        cost = float(kva.sum()) * LEFT_OUT
        return Placing(np.full(len(kva), -1, dtype=np.intp), cost, cost, proven=True)
    case = _Case.of(kva, length_m, allowed, np.maximum(room_kva, 0.0))
    least, price, split = case.relaxed()
    free, nobody = np.zeros(len(price)), np.full(len(kva), case.outside, dtype=np.intp)
    starts = [case.greedy(split, price), case.greedy(nobody, price), case.greedy(nobody, free)]
    best = min((case.improved(start) for start in starts), key=case.cost_of)
    proven = case.cost_of(best) <= least + case.gain
    if not proven and len(kva) <= MOST_PLANTS:
        best, proven = PlacingSearch(case.cost, case.kva, case.room, price, case.gain).better_than(best)
    choice = np.where(best == case.outside, -1, best)
    return Placing(choice, case.cost_of(best), least, proven)


@dataclass(frozen=True, eq=False)
class _Case:
    """``cost`` (n, m + 1) of each plant at each substation and, in the last column, at none; infinite where it may not
    be. ``room`` (m + 1,) is endless in the last."""

    kva: Floats
    cost: Floats
    room: Floats
    gain: float

    @classmethod
    def of(cls, kva: Floats, length_m: Floats, allowed: Flags, room_kva: Floats) -> _Case:
        fits = allowed & np.isfinite(length_m) & (kva[:, None] <= room_kva * (1 + FITTING))
        longest_m = max(1.0, float(np.max(length_m, where=fits, initial=0.0)))
        cost = np.column_stack([np.where(fits, length_m, np.inf), np.full(len(kva), LEFT_OUT * longest_m)])
        cost = cost * kva[:, None]
        return cls(kva, cost, np.append(room_kva * (1 + FITTING), np.inf), GAIN * float(cost[:, -1].sum()))

    @property
    def outside(self) -> int:
        """The place that stands for no substation."""
        return len(self.room) - 1

    def cost_of(self, choice: Codes) -> float:
        return float(self.cost[np.arange(len(choice)), choice].sum())

    def relaxed(self) -> tuple[float, Floats, Codes]:
        """The least cost if plants could be split, the price of room (m + 1,) at which that is reached, and where each
        plant then is; those that are split are outside."""
        n, places = self.cost.shape
        pause()
        scale_kva, scale = float(self.kva.max()), float(self.cost[:, -1].max())
        plant, place = np.divmod(np.arange(n * places), places)
        at_station = np.flatnonzero(place < self.outside)
        once = csr_array((np.ones(n * places), (plant, np.arange(n * places))), shape=(n, n * places))
        used = csr_array(
            (self.kva[plant[at_station]] / scale_kva, (place[at_station], at_station)),
            shape=(self.outside, n * places),
        )
        flat = self.cost.ravel()
        open_to = np.isfinite(flat)
        found = linprog(
            np.where(open_to, flat, 0.0) / scale,
            A_ub=used,
            b_ub=self.room[:-1] / scale_kva,
            A_eq=once,
            b_eq=np.ones(n),
            bounds=np.column_stack([np.zeros(n * places), open_to.astype(float)]),
        )
        pause()
        if found.x is None:  # it always has an answer, to leave all out; without one every placing is still a right one
            return 0.0, np.zeros(places), np.full(n, self.outside, dtype=np.intp)
        part = found.x.reshape(n, places)
        split = np.where(part.max(axis=1) > 1 - WHOLE, part.argmax(axis=1), self.outside)
        price = np.append(np.maximum(-found.ineqlin.marginals, 0.0) * scale / scale_kva, 0.0)
        return self._bound(price), price, split

    def _bound(self, price: Floats) -> float:
        """What no placing undercuts, by prices of room: right whatever the prices are."""
        priced = self.cost + price * self.kva[:, None]
        return float(priced.min(axis=1).sum() - (price[:-1] * self.room[:-1]).sum())

    def greedy(self, known: Codes, price: Floats) -> Codes:
        """Those outside in ``known`` placed, the largest first, each where it is cheapest at these prices among the
        places with room."""
        priced = self.cost + price * self.kva[:, None]
        choice = known.copy()
        if (self._left(choice) < 0).any():  # sums of parts that are whole but for rounding
            choice[:] = self.outside
        room = self._left(choice)
        order = np.argsort(-self.kva, kind="stable")
        for plant in with_pauses(order[choice[order] == self.outside].tolist()):
            place = int(np.argmin(np.where(self.kva[plant] <= room, priced[plant], np.inf)))
            choice[plant] = place
            room[place] -= self.kva[plant]
        return choice

    def improved(self, choice: Codes) -> Codes:
        """The placing after moves of one plant and exchanges of two, the best at a time, until nothing gets better."""
        choice = choice.copy()
        for _ in with_pauses(range(MOST_SWEEPS)):
            if not (self._moved(choice) | self._exchanged(choice)):
                break
        return choice

    def _left(self, choice: Codes) -> Floats:
        """The room that a placing leaves."""
        left: Floats = self.room - np.bincount(choice, self.kva, len(self.room))
        return left

    def _moved(self, choice: Codes) -> bool:
        rows, any_moved = np.arange(len(choice)), False
        while True:
            pause()
            saved = self.cost[rows, choice][:, None] - self.cost
            saved[self.kva[:, None] > self._left(choice)] = -np.inf
            plant, place = np.unravel_index(int(np.argmax(saved)), saved.shape)
            if saved[plant, place] <= self.gain:
                return any_moved
            choice[plant], any_moved = place, True

    def _exchanged(self, choice: Codes) -> bool:
        any_moved = False
        for a in range(self.outside):
            for b in range(a + 1, len(self.room)):
                pause()
                any_moved |= self._exchanged_between(choice, a, b)
        return any_moved

    def _exchanged_between(self, choice: Codes, a: int, b: int) -> bool:
        """The best exchange of a plant at a for one at b, if any gains."""
        at_a, at_b, left = np.flatnonzero(choice == a), np.flatnonzero(choice == b), self._left(choice)
        if len(at_a) == 0 or len(at_b) == 0:
            return False
        more_kva = self.kva[at_b][None, :] - self.kva[at_a][:, None]  # what a would carry more, and b less
        saved = (self.cost[at_a, a] - self.cost[at_a, b])[:, None] + (self.cost[at_b, b] - self.cost[at_b, a])[None, :]
        saved[(more_kva > left[a]) | (-more_kva > left[b])] = -np.inf
        first, second = np.unravel_index(int(np.argmax(saved)), saved.shape)
        if saved[first, second] <= self.gain:
            return False
        choice[at_a[first]], choice[at_b[second]] = b, a
        return True
