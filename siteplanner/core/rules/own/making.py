"""From what a pack declares to a rule that can be checked like any other."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from siteplanner.core.rules.own.area_share import CheckAreaShare
from siteplanner.core.rules.own.area_share import reach_of as share_reach_of
from siteplanner.core.rules.own.attribute_bound import CheckAttribute
from siteplanner.core.rules.own.containment import CheckContainment, ContainmentClearances
from siteplanner.core.rules.own.declared import OwnRule
from siteplanner.core.rules.own.distance import (
    CheckDistance,
    DistanceClearances,
    reach_of,
)
from siteplanner.core.rules.rule import Reach, Rule


@lru_cache(maxsize=256)
def rule_of(own: OwnRule) -> Rule:
    """The rule. Its reach is such that what is checked again after an edit is what a whole check would find."""
    if own.kind == "distance":
        made = Rule(
            own.id, own.name, own.severity, "", reach_of(own), CheckDistance(own), own.explain,
            clearances=DistanceClearances(own),
        )  # fmt: skip
    elif own.kind == "containment":
        made = Rule(
            own.id, own.name, own.severity, "", Reach.PLANT, CheckContainment(own), own.explain,
            clearances=ContainmentClearances(own),
        )  # fmt: skip
    elif own.kind == "area-share":
        reach = share_reach_of(own)
        made = Rule(
            own.id, own.name, own.severity, "", reach, CheckAreaShare(own), own.explain,
            reads_standing=reach is Reach.PARCEL,
        )  # fmt: skip
    else:
        made = Rule(own.id, own.name, own.severity, "", Reach.PLANT, CheckAttribute(own), own.explain)
    return replace(made, limit_keys=own.units)
