"""What a slide comes down to in a plan as it stands: known scenarios only, and a moment that makes sense."""

from __future__ import annotations

from siteplanner.core.errors import InputError
from siteplanner.core.moment import When, read_moment
from siteplanner.core.plan import Plan
from siteplanner.core.slides import Slide

MOST_MAPS = 4
"""So many scenarios are compared on a slide."""


def shown_scenarios(slide: Slide, plan: Plan) -> tuple[str, ...]:
    """The scenario of a slide (the active one where it names none that is known), and of a comparison the others."""
    known = {each.scenario_id for each in plan.scenarios}
    first = slide.scenario_id if slide.scenario_id in known else plan.active_scenario
    if slide.kind != "comparison":
        return (first,)
    return (first, *(each for each in dict.fromkeys(slide.others) if each in known and each != first))[:MOST_MAPS]


def shown_moment(slide: Slide) -> When:
    """Until when what a slide shows counts; None (always) where it says nothing that makes sense."""
    try:
        return read_moment(slide.moment) if slide.moment else None
    except InputError:
        return None
