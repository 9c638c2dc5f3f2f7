"""A plan whose base has a child, and edits to either."""

from __future__ import annotations

import contextlib
from typing import Any

from hypothesis import strategies as st

from siteplanner.core import edits, frames, schema
from siteplanner.core.errors import SiteplannerError
from siteplanner.core.plan import Plan
from tests.edit_sequences import plant_edit_for, start

PARENT, CHILD = "base", "child"


def family(*made: edits.Edit) -> Plan:
    """The base, its child, and what was done since."""
    plan = start()
    plan = plan.with_plants(PARENT, frames.conform(plan.plants(PARENT), schema.PLANTS, plan.site.crs))
    plan = edits.add_scenario(CHILD, "甲案", copy_of=PARENT, linked=True).apply(plan)
    for edit in made:
        plan = edit.apply(plan)
    return plan


@st.composite
def families(draw: Any) -> Plan:
    """Anything done to the base and to its child, in any order."""
    plan = family()
    for scenario_id in draw(st.lists(st.sampled_from([PARENT, CHILD]), max_size=5)):
        with contextlib.suppress(SiteplannerError):
            plan = draw(plant_edit_for(plan, scenario_id)).apply(plan)
    return plan
