"""The buildings of a layout and the distances between them, with the figures of a rule's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siteplanner.core.fire.buildings import Buildings, PlantBuildings, SiteBuildings, plant_buildings, site_buildings
from siteplanner.core.fire.distances import Asked, distances
from siteplanner.core.fire.table import GRADES, Flags, fire_table
from siteplanner.core.rules.rule import RuleSettings

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout


def reach_m(settings: RuleSettings) -> float:
    """The longest distance that can be asked of two buildings."""
    return max(fire_table().reach_m, settings.value("open_flame_m"), settings.value("crowded_place_m"))


def plants_asked(layout: Layout, settings: RuleSettings) -> PlantBuildings:
    """All plants as the table sees them."""
    return plant_buildings(layout, settings.value("high_rise_above_m"))


def site_asked(layout: Layout, settings: RuleSettings) -> SiteBuildings:
    """The buildings of the base map as the table sees them."""
    return site_buildings(
        layout.site,
        settings.value("civil_high_rise_above_m"),
        settings.value("residential_high_rise_above_m"),
        min(max(int(settings.value("assumed_fire_grade")), min(GRADES)), max(GRADES)),
    )


def asked_of(settings: RuleSettings, a: Buildings, b: Buildings, crowded: Flags) -> Asked:
    """What is asked of ``a[i]`` and ``b[i]``, where ``crowded[i]`` says that ``b[i]`` is a crowded place."""
    return distances(fire_table(), a, b, crowded, settings.value("open_flame_m"), settings.value("crowded_place_m"))
