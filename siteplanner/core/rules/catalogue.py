"""Every rule of the program, in the order of the rule list."""

from __future__ import annotations

from collections.abc import Mapping

from siteplanner.core.rules import (
    across_parcels,
    building_coefficient,
    corridor,
    fire_lane,
    fire_separation,
    floor_area_ratio,
    footprint_valid,
    ground,
    height_limit,
    in_service_order,
    inside_development_boundary,
    investment_intensity,
    land_use,
    on_parcel,
    overlap,
    protection_distance,
    setback,
    site_topology,
    substation_load,
    zone_power_quota,
    zone_product,
)
from siteplanner.core.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    rule.id: rule
    for rule in (
        footprint_valid.RULE,
        on_parcel.RULE,
        across_parcels.RULE,
        land_use.RULE,
        zone_product.RULE,
        overlap.RULE,
        setback.RULE,
        fire_separation.RULE,
        corridor.RULE,
        inside_development_boundary.RULE,
        ground.RULE,
        protection_distance.RULE,
        fire_lane.RULE,
        building_coefficient.RULE,
        floor_area_ratio.RULE,
        investment_intensity.RULE,
        height_limit.RULE,
        substation_load.RULE,
        zone_power_quota.RULE,
        in_service_order.RULE,
        site_topology.RULE,
    )
}
