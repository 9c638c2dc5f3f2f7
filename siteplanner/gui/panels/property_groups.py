"""Which columns of each layer the property editor shows, under which headings and in which order."""

from __future__ import annotations

from collections.abc import Mapping

from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

Groups = tuple[tuple[Template, tuple[str, ...]], ...]

DESCRIPTION = QT_TRANSLATE_NOOP("properties", "Description")
LIMITS = QT_TRANSLATE_NOOP("properties", "Limits")
BUILDING = QT_TRANSLATE_NOOP("properties", "Building")
FURTHER = QT_TRANSLATE_NOOP("properties", "Further columns of the map")

GROUPS: Mapping[str, Groups] = {
    "plants": (
        (
            QT_TRANSLATE_NOOP("properties", "Project"),
            ("name", "developer", "project_id", "type_id", "product", "capacity", "capacity_unit", "status",
             "in_service"),
        ),
        (
            BUILDING,
            ("building_use", "hazard_class", "fire_grade", "open_flame", "civil_rank", "oil_t", "height_m", "storeys",
             "storey_height_m", "floor_area_m2"),
        ),
        (
            QT_TRANSLATE_NOOP("properties", "Power and supplies"),
            ("power_kw", "demand_factor", "power_factor", "substation_id", "energy_kwh_a", "water_m3_a", "steam_t_a"),
        ),
        (
            QT_TRANSLATE_NOOP("properties", "Economy"),
            ("investment_cny", "output_value_cny", "tax_cny", "jobs", "sector_code"),
        ),
        (QT_TRANSLATE_NOOP("properties", "Walls"), ("walls",)),
        (QT_TRANSLATE_NOOP("properties", "Note"), ("note",)),
    ),
    "parcels": (
        (DESCRIPTION, ("name", "owner", "status", "zone_id")),
        (QT_TRANSLATE_NOOP("properties", "Land use"), ("land_use", "code_system")),
        (LIMITS, ("official_area_m2", "height_limit_m")),
    ),
    "zones": (
        (DESCRIPTION, ("name", "purpose")),
        (LIMITS, ("products", "power_quota_kw", "height_limit_m")),
    ),
    "constraints": (
        (DESCRIPTION, ("name", "kind", "grade")),
        (QT_TRANSLATE_NOOP("properties", "Dimensions"), ("half_width_m", "tower_height_m")),
        (BUILDING, ("height_m", "fire_grade", "civil_rank")),
    ),
    "substations": (
        (DESCRIPTION, ("name", "in_service")),
        (QT_TRANSLATE_NOOP("properties", "Power"), ("voltage_kv", "capacity_kva", "transformers")),
    ),
    "site_areas": ((DESCRIPTION, ("use", "plant_id")),),
    "annotations": ((DESCRIPTION, ("text",)),),
}  # fmt: skip
