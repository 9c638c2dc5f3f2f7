"""How firm a ranking is: which change of one weight puts another scenario first, and how often each is first at all.

Scores are linear in the weights, so thresholds are exact. With unnormalised weights w and points p, scenario k catches
up with the first one, f, when weight i changes by t = (U_f - U_k) / (p_ik - p_if), where U = Σ w p; dividing all
weights by their sum afterwards changes no order. ``share`` below is weight i after that division, the others in their
proportions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from siteplanner.core.measures.figures import Floats

TIE = 1e-9
"""Scores (0 to 1) nearer than this are alike."""
DRAWS = 10_000
SEED = 20_260_101
"""Any number does; a fixed one, so that the same scenarios give the same shares."""


@dataclass(frozen=True, slots=True)
class Flip:
    """``scenario_id`` catches up with the first when the weight's share of all weights comes to ``to_share`` from
    ``share``; beyond that it is first."""

    scenario_id: str
    share: float
    to_share: float

    @property
    def change(self) -> float:
        """Above 0: the weight must grow."""
        return self.to_share - self.share

    def to_json(self) -> dict[str, Any]:
        return {"scenario": self.scenario_id, "share": self.share, "to_share": self.to_share}


def flips(points: Floats, shares: Floats, scenarios: Sequence[str]) -> tuple[Flip | None, ...]:
    """For each figure the smallest change of its weight that changes who is first; None where none does, or where the
    first place is shared already.

    ``points`` (figures, scenarios) are 0 to 1; ``shares`` (figures,) sum to 1.
    """
    scores = shares @ points
    first = int(np.argmax(scores))
    others = [at for at in range(len(scenarios)) if at != first]
    if any(scores[first] - scores[at] <= TIE for at in others):
        return (None,) * len(shares)
    return tuple(_flip(points[at], shares[at], scores, first, others, scenarios) for at in range(len(shares)))


def _flip(
    points: Floats, share: float, scores: Floats, first: int, others: Sequence[int], scenarios: Sequence[str]
) -> Flip | None:
    """Of several that catch up together the one that gains most is first beyond."""
    found: list[tuple[float, Flip]] = []
    for at in others:
        gain = float(points[at] - points[first])
        if abs(gain) <= TIE:
            continue
        change = float(scores[first] - scores[at]) / gain
        if share + change <= TIE:  # at weight 0 it would only draw level, if that
            continue
        flip = Flip(scenarios[at], float(share), float((share + change) / (1.0 + change)))
        found.append((abs(gain), flip))
    if not found:
        return None
    nearest = min((flip.change for _, flip in found), key=abs)
    together = [(gain, flip) for gain, flip in found if abs(flip.change - nearest) <= TIE]
    return min(together, key=lambda of: (-of[0], of[1].scenario_id))[1]


def shares_first(points: Floats) -> Floats:
    """In what share of weightings, drawn evenly among all (Dirichlet, all parameters 1), each scenario is first,
    (scenarios,); scenarios that draw level share the draw. The draws are the same each time."""
    weights = np.random.default_rng(SEED).dirichlet(np.ones(len(points)), DRAWS)
    scores = weights @ points
    leads = scores >= scores.max(axis=1, keepdims=True) - TIE
    shares: Floats = (leads / leads.sum(axis=1, keepdims=True)).mean(axis=0)
    return shares
