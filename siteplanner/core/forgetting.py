"""Letting go of what was worked out of a site or a frame of plants before these go themselves.

A history keeps every plan that was, and with it its site and frames; but the indexes over them, which may be many times
as large, are only worth keeping of the few that are in use. Whoever asks for them again gets them made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from siteplanner.core.plan import Plan

Forget = Callable[[object], object]
_forgetting: list[Forget] = []


def forgets(forget: Forget) -> Forget:
    """Have ``forget`` called with each site and each frame of plants that is to be forgotten; it may know nothing of
    it, and other threads may just be asking."""
    _forgetting.append(forget)
    return forget


def forget_built(gone: Plan, still: Iterable[Plan]) -> None:
    """Let go of what was worked out of the site and the plants of ``gone``, but for those that plans in ``still``
    have too."""
    used = {id(thing) for plan in still for thing in _things(plan)}
    for thing in _things(gone):
        if id(thing) not in used:
            for forget in _forgetting:
                forget(thing)


def _things(plan: Plan) -> tuple[object, ...]:
    return (plan.site, *plan.scenario_plants.values())
