"""The weights of the score as the plan keeps them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import lru_cache

from siteplanner.core.comparing.directions import directions
from siteplanner.core.plan import Plan, plan_setting

SCORE_WEIGHTS = "score_weights"
"""The entry of a plan's settings: ``{figure: weight}``, weights from 0 to ``GREATEST``."""
GREATEST, USUAL = 100.0, 10.0


def weights_of(plan: Plan) -> Mapping[str, float]:
    """The plan's weights by figure; equal ones of the figures usually weighed where it has none.

    >>> from siteplanner.core.site import Site
    >>> set(weights_of(Plan.new(Site.empty(4547))).values())
    {10.0}
    """
    stored = own_weights(plan)
    return usual_weights() if stored is None else stored


def own_weights(plan: Plan) -> dict[str, float] | None:
    """The weights that planners set; None where they set none, or what is kept makes no sense."""
    text = plan.settings.get(SCORE_WEIGHTS)
    return None if text is None else _weights_in(text)


def usual_weights() -> dict[str, float]:
    """Equal weights of the figures that ``directions.toml`` puts into a score: a judgement."""
    return {figure: USUAL for figure, of in directions().items() if of.in_score}


def with_weights(plan: Plan, weights: Mapping[str, float] | None) -> Plan:
    """The plan with these weights, or with none of its own; the very same plan where it has them."""
    text = None if weights is None else json.dumps(dict(weights), ensure_ascii=False, sort_keys=True)
    return plan if plan.settings.get(SCORE_WEIGHTS) == text else plan_setting(plan, SCORE_WEIGHTS, text)


def sound_weight(weight: object) -> bool:
    """Whether a weight can be kept: a number from 0 to ``GREATEST``."""
    if isinstance(weight, bool) or not isinstance(weight, int | float):
        return False
    return math.isfinite(weight) and 0 <= weight <= GREATEST


@lru_cache(maxsize=8)
def _weights_in(text: str) -> dict[str, float] | None:
    try:
        stored = json.loads(text)
    except ValueError:
        return None
    if not isinstance(stored, dict):
        return None
    return {figure: float(weight) for figure, weight in stored.items() if sound_weight(weight)}
