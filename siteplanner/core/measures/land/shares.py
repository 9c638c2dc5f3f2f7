"""Shares as they are printed: rounded so that they sum to exactly 100 %."""

from __future__ import annotations

import math
from collections.abc import Sequence

HUNDREDTHS = 100
"""Two decimals of a percent are printed."""


def printed_shares(amounts: Sequence[float]) -> tuple[int, ...] | None:
    """The share of each amount in their sum, in hundredths of a percent, 10,000 in all; None where the sum is not
    above 0. Amounts may be negative.

    Each is rounded down, and what is missing goes to those that lost most (largest remainder; a tie: the first).

    >>> printed_shares([1.0, 1.0, 1.0]), printed_shares([3.0, -1.0]), printed_shares([0.0])
    ((3334, 3333, 3333), (15000, -5000), None)
    """
    whole = math.fsum(amounts)
    if not (math.isfinite(whole) and whole > 0):
        return None
    exact = [amount / whole * 100 * HUNDREDTHS for amount in amounts]
    down = [math.floor(value) for value in exact]
    lost = sorted(range(len(exact)), key=lambda at: (down[at] - exact[at], at))
    for at in lost[: 100 * HUNDREDTHS - sum(down)]:
        down[at] += 1
    return tuple(down)
