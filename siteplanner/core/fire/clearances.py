"""The distances that fire asks of the place of one plant: to each other plant, and to each building of the base map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from siteplanner.core.fire.asking import asked_of, plants_asked, reach_m, site_asked, site_party
from siteplanner.core.fire.buildings import Buildings
from siteplanner.core.fire.distances import Asked
from siteplanner.core.fire.fences import fence_clearances
from siteplanner.core.fire.findings import RULE_ID, basis
from siteplanner.core.fire.reductions import PlantParties, allowed, with_reductions
from siteplanner.core.fire.table import fire_table
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.rule import RuleSettings
from siteplanner.core.site import Geometries

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout


def clearances(layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
    """What the rule asks of the place of the plant at ``row``, with the attributes it has now.

    An error and, where class B is advised to keep farther away, a warning beside it. What the check could only report
    as not checked is no clearance. Parts of one footprint ask nothing of its place. A reduction by walls counts only
    where it holds whichever sides face each other, so a footprint that breaks a clearance may still keep the rule.
    """
    plants = plants_asked(layout, settings).buildings
    others = layout.others_near(row, reach_m(settings))
    own = np.full(len(others), row, dtype=np.intp)
    asked = asked_of(settings, plants.take(own), plants.take(others), np.zeros(len(others), dtype=bool))
    notes, parties = allowed(settings), PlantParties(layout, plants)
    if notes:
        everywhere = np.arange(len(others))
        asked = with_reductions(
            asked, everywhere, notes, settings, lambda at: (parties.all_round(row), parties.all_round(int(others[at])))
        )
    subjects = [str(layout.ids[other]) for other in others]
    yield from _each(settings, asked, plants, row, plants.take(others), subjects, layout.shapes[others])
    yield from fence_clearances(layout, settings, plants, row)
    site = site_asked(layout, settings)
    if len(site.ids) == 0:
        return
    near = np.sort(site.tree.query(layout.window_of(row), predicate="dwithin", distance=reach_m(settings)))
    own, buildings = np.full(len(near), row, dtype=np.intp), site.buildings.take(near)
    asked = asked_of(settings, plants.take(own), buildings, site.crowded[near])
    if notes:
        everywhere = np.arange(len(near))
        asked = with_reductions(
            asked, everywhere, notes, settings, lambda at: (parties.all_round(row), site_party(site, int(near[at])))
        )
    subjects = [f"constraint={site.ids[place]}" for place in near]
    yield from _each(settings, asked, plants, row, buildings, subjects, site.shapes[near])


def _each(
    settings: RuleSettings,
    asked: Asked,
    plants: Buildings,
    row: int,
    others: Buildings,
    subjects: list[str],
    shapes: Geometries,
) -> Iterator[Clearance]:
    for at in np.flatnonzero(asked.most_m > 0).tolist():
        kinds = int(plants.kind[row]), int(others.kind[at])
        for verdict in asked.verdicts(at):
            clause, confidence = basis(fire_table(), settings, kinds, verdict)
            severity = settings.graded(verdict.severity)
            yield Clearance(RULE_ID, severity, subjects[at], shapes[at], verdict.required_m, clause, confidence)
