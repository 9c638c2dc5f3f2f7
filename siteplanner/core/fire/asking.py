"""The buildings of a layout and the distances between them, with the figures and reductions of a rule's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from siteplanner.core.fire.buildings import Buildings, PlantBuildings, SiteBuildings, plant_buildings, site_buildings
from siteplanner.core.fire.distances import Asked, distances
from siteplanner.core.fire.notes import Party
from siteplanner.core.fire.reductions import PlantParties, allowed, party_of, with_reductions
from siteplanner.core.fire.table import GRADES, Flags, fire_table
from siteplanner.core.rules.rule import RuleSettings

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout, Pairs


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


def between_plants(layout: Layout, settings: RuleSettings, plants: Buildings, pairs: Pairs) -> Asked:
    """What is asked of pairs of plant rows; where they stand closer, with the reductions that a pack allows."""
    first, second = pairs.first, pairs.second
    a, b = plants.take(first), plants.take(second)
    asked = asked_of(settings, a, b, np.zeros(len(first), dtype=bool))
    notes = allowed(settings)
    if not notes:
        return asked
    parties, shapes = PlantParties(layout, plants), layout.shapes

    def pair(at: int) -> tuple[Party, Party]:
        i, j, within_m = int(first[at]), int(second[at]), float(asked.table_m[at])
        return parties.facing(i, shapes[j], within_m), parties.facing(j, shapes[i], within_m)

    return with_reductions(asked, np.flatnonzero(asked.short_by_table(pairs.gap_m)), notes, settings, pair)


def to_site(layout: Layout, settings: RuleSettings, plants: Buildings, site: SiteBuildings, pairs: Pairs) -> Asked:
    """The same for plant rows (``first``) and buildings of the base map (``second``)."""
    first, second = pairs.first, pairs.second
    asked = asked_of(settings, plants.take(first), site.buildings.take(second), site.crowded[second])
    notes = allowed(settings)
    if not notes:
        return asked
    parties = PlantParties(layout, plants)

    def pair(at: int) -> tuple[Party, Party]:
        row, place, within_m = int(first[at]), int(second[at]), float(asked.table_m[at])
        return parties.facing(row, site.shapes[place], within_m), site_party(site, place)

    return with_reductions(asked, np.flatnonzero(asked.short_by_table(pairs.gap_m)), notes, settings, pair)


def site_party(site: SiteBuildings, place: int) -> Party:
    """A building of the base map, of whose walls nobody knows anything."""
    return party_of(site.buildings, place, grade_known=bool(site.graded[place]))


def asked_of(settings: RuleSettings, a: Buildings, b: Buildings, crowded: Flags) -> Asked:
    """What is asked of ``a[i]`` and ``b[i]``, where ``crowded[i]`` says that ``b[i]`` is a crowded place."""
    return distances(fire_table(), a, b, crowded, settings.value("open_flame_m"), settings.value("crowded_place_m"))
