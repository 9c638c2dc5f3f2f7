"""A declared bound: an attribute of plants of a class, or what is worked out of some, lies between two figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.own.declared import MIN, OwnRule
from siteplanner.core.rules.own.filtering import number_of
from siteplanner.core.rules.own.finding import left_open, own_finding, tolerance
from siteplanner.core.rules.own.members import NO, OPEN, PlantValues, plants_in
from siteplanner.core.rules.rule import Finding, RuleSettings
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from siteplanner.core.rules.layout import Flags, Floats, Layout

TOO_LITTLE = QT_TRANSLATE_NOOP(
    "rules", "{rule}: {attribute} of {plant} is {measured:,.6g} {unit}; at least {required:,.6g} {unit} are required."
)
TOO_MUCH = QT_TRANSLATE_NOOP(
    "rules", "{rule}: {attribute} of {plant} is {measured:,.6g} {unit}; at most {required:,.6g} {unit} are allowed."
)
NO_FIGURE = QT_TRANSLATE_NOOP("rules", "“{rule}” could not be judged for {plant}: {attribute} is not known. Enter it.")


@dataclass(frozen=True, slots=True)
class CheckAttribute:
    own: OwnRule

    def __call__(self, layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
        own = self.own
        rows = layout.rows[plants_in(layout, own.of)[layout.rows] != NO]
        figures = np.broadcast_to(number_of("plants", own.attribute).of(PlantValues(layout)), len(layout.plants))[rows]
        judged = plants_in(layout, own.of)[rows]
        for at in np.flatnonzero(self._doubtful(figures, settings)).tolist():
            plant, figure, shape = str(layout.ids[rows[at]]), float(figures[at]), layout.shapes[rows[at]]
            if judged[at] == OPEN:
                yield left_open(own, (own.of.where,), [plant], shape)
            elif not np.isfinite(figure):
                message = NO_FIGURE(rule=own.name, plant=plant, attribute=own.attribute)
                yield not_checked(own.id, message, [plant], place=shape)
            else:
                yield self._finding(settings, plant, figure, shape)

    def _doubtful(self, figures: Floats, settings: RuleSettings) -> Flags:
        """Where a figure is not known or breaks a limit."""
        doubtful: Flags = ~np.isfinite(figures)
        for key, limit in settings.limits.items():
            spare = tolerance(limit)
            doubtful |= figures < limit.value - spare if key == MIN else figures > limit.value + spare
        return doubtful

    def _finding(self, settings: RuleSettings, plant: str, figure: float, shape: BaseGeometry) -> Finding:
        least = settings.limits.get(MIN)
        too_little = least is not None and figure < least.value - tolerance(least)
        key = MIN if too_little else next(key for key in settings.limits if key != MIN)
        limit = settings.limits[key]
        message = (TOO_LITTLE if too_little else TOO_MUCH)(
            rule=self.own.name,
            attribute=self.own.attribute,
            plant=plant,
            measured=figure,
            unit=limit.unit,
            required=limit.value,
        )
        return own_finding(self.own, settings, limit, message, [plant], measured=figure, place=shape)
