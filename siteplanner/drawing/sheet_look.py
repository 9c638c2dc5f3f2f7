"""Which layers of the map a sheet shows, how strongly, how coloured: that of printed maps, or a theme's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba_array

from siteplanner.core.check_result import CheckResult
from siteplanner.core.errors import InputError
from siteplanner.core.map_look import LAYERS, MapLook
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.power.headroom import headroom
from siteplanner.core.plan import Plan
from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.site import shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.themes import themes_of
from siteplanner.drawing import map_layers
from siteplanner.drawing.artists import draw_areas, draw_lines
from siteplanner.drawing.map_layers import InView, texts
from siteplanner.drawing.parcel_looks import ParcelLooks, headroom_looks
from siteplanner.drawing.plant_looks import PlantLooks, Stand, plant_looks
from siteplanner.drawing.ready_themes import ready_themes
from siteplanner.drawing.style_values import LegendEntry
from siteplanner.drawing.styles import MapStyles, load_styles

NO_SUCH_LOOK = QT_TRANSLATE_NOOP("sheet", "There is no look “{look}”. Use one of: {known}.")
AREAS_Z: Final = 4.6
LAYER_STEP_Z: Final = 10.0
"""More than the heights of the marks of one layer are apart."""


@dataclass(frozen=True)
class SheetLook:
    """``look`` is None where everything is drawn as on printed maps."""

    look: MapLook | None
    styles: MapStyles
    over_pictures: float = 1.0
    """How strongly parcels are drawn without a look: what lies under them is to be seen."""

    @classmethod
    def named(cls, plan: Plan, name: str) -> SheetLook:
        """By the name of a theme of the plan, or the id of one that every plan is offered; '' is the plain one.

        Raises InputError naming the known ones.
        """
        if not name:
            return cls(None, load_styles("print"))
        own, ready = themes_of(plan), {theme.id: theme.look for theme in ready_themes()}
        look = own.get(name) or ready.get(name)
        if look is None:
            raise InputError(NO_SUCH_LOOK, look=name, known=", ".join([*own, *ready]))
        return cls(look, load_styles("print", look.scheme))

    def shows(self, layer: str) -> bool:
        return self.look is None or self.look.of(layer).visible

    def names(self, layer: str) -> bool:
        """Whether the features of a layer have their names on the map."""
        return self.look is None or layer in self.look.labelled

    def draw(self, axes: Axes, layer: str, draw: Callable[[], object]) -> None:
        """Draw a layer if it is shown, as strongly as the look has it and as high as the look's order has it.

        In the usual order each kind of mark has its own height: what is hidden least lies on top.
        """
        if not self.shows(layer):
            return
        before = len(axes.collections)
        draw()
        if self.look is not None and self.look.order != LAYERS:
            for collection in list(axes.collections)[before:]:
                collection.set_zorder(collection.get_zorder() + LAYER_STEP_Z * (1 + self.look.order.index(layer)))
        opacity = self._opacity(layer)
        if opacity < 1.0:
            for collection in list(axes.collections)[before:]:
                collection.set_facecolor(_faded(collection.get_facecolor(), opacity))
                collection.set_edgecolor(_faded(collection.get_edgecolor(), opacity))

    def _opacity(self, layer: str) -> float:
        if self.look is not None:
            return self.look.of(layer).opacity
        return self.over_pictures if layer == "parcels" else 1.0

    @property
    def by_product(self) -> bool:
        return self.look is None or self.look.plants_by == "product"


@dataclass(frozen=True)
class Parcels:
    """The parcels of a sheet by land use, or by the power that could still connect there."""

    view: InView
    look: SheetLook
    check: CheckResult

    @property
    def by_headroom(self) -> bool:
        return self.look.look is not None and self.look.look.parcels_by == "headroom"

    @cached_property
    def looks(self) -> ParcelLooks:
        basis = Basis.of(self.view.plan, self.check.scenario_id, self.check.when)
        return headroom_looks(headroom(basis), self.look.styles)

    @cached_property
    def fill_of(self) -> npt.NDArray[np.intp]:
        """The place of the fill of each parcel in view."""
        rows = self.view.plan.site.parcels.index.get_indexer(self.view.parcels.index)
        return self.looks.fill_of[rows]

    def draw(self, axes: Axes) -> None:
        if not self.by_headroom:
            map_layers.draw_parcels(axes, self.view, self.look.styles)
            return
        shapes = shapes_of(self.view.parcels)
        for at, fill in enumerate(self.looks.fills):
            draw_areas(axes, shapes[self.fill_of == at], fill, map_layers.PARCELS_Z, outline=False)
        draw_lines(axes, shapes, self.look.styles.parcels, map_layers.PARCELS_Z + 0.3)

    def legend(self) -> tuple[LegendEntry, ...]:
        """The classes of headroom that are in view."""
        if not self.by_headroom:
            return ()
        there = [self.looks.fills[at] for at in np.unique(self.fill_of)]
        return tuple(entry for entry, _ in self.looks.legend if entry.style in there)


@dataclass(frozen=True)
class Plants:
    """The plants of a sheet in the colours of its look."""

    view: InView
    look: SheetLook
    check: CheckResult

    @cached_property
    def parcels(self) -> Parcels:
        return Parcels(self.view, self.look, self.check)

    @cached_property
    def looks(self) -> PlantLooks:
        by = "product" if self.look.look is None else self.look.look.plants_by
        return plant_looks(
            self.view.plants,
            self.look.styles,
            by,
            stands=_stands(self.check, self.view.plants) if by == "finding" else None,
        )

    def draw(self, axes: Axes) -> None:
        if self.look.by_product:
            map_layers.draw_plants(axes, self.view, self.look.styles)
            return
        shapes = shapes_of(self.view.plants)
        for at, fill in enumerate(self.looks.fills):
            draw_areas(axes, shapes[self.looks.fill_of == at], fill, map_layers.PLANTS_Z)


def legend_of(view: InView, look: SheetLook, plants: Plants) -> tuple[LegendEntry, ...]:
    """What is in view and shown, each look once."""
    parcels = plants.parcels
    entries = [entry for entry in view.legend(look.styles) if not (parcels.by_headroom and entry.group == "land_use")]
    entries += parcels.legend()
    shown = [entry for entry in entries if look.shows(_layer_of(entry))]
    if look.by_product:
        return tuple(shown)
    of_plants = [entry for entry, _ in plants.looks.legend] if look.shows("plants") else []
    return (*(entry for entry in shown if entry.group != "plants"), *of_plants)


def draw_site_areas(axes: Axes, plan: Plan, scenario_id: str, styles: MapStyles) -> None:
    """Green, offices, yards … of the sites of a scenario, and those kept for all."""
    areas = plan.site_areas
    if areas is None or not len(areas):
        return
    scenarios = np.array(texts(areas, "scenario_id"))
    shown = areas[(scenarios == scenario_id) | (scenarios == "")]
    shapes, uses = shapes_of(shown), np.array(texts(shown, "use"))
    for use in dict.fromkeys(uses.tolist()):
        draw_areas(axes, shapes[uses == use], styles.site_area(use or None), AREAS_Z)


def _layer_of(entry: LegendEntry) -> str:
    return {"base": entry.key, "land_use": "parcels", "headroom": "parcels"}.get(entry.group, entry.group)


def _stands(check: CheckResult, plants: gpd.GeoDataFrame) -> dict[str, Stand]:
    """How each plant stands in the check, by the gravest of its findings. One that no finding names is clean only where
    no rule failed to judge the whole layout."""
    ranks: tuple[Stand, ...] = ("clean", "not_checked", "warning", "error")
    stands: dict[str, Stand] = {}
    for finding in check.findings:
        if finding.waived and finding.rule != NOT_CHECKED:
            continue
        stand: Stand = "not_checked" if finding.rule == NOT_CHECKED else finding.severity
        for plant in finding.plants:
            stands[plant] = max(stands.get(plant, "clean"), stand, key=ranks.index)
    if all(finding.plants for finding in check.not_checked):
        for plant in plants.index:
            stands.setdefault(str(plant), "clean")
    return stands


def _faded(colors: Any, opacity: float) -> Any:
    made = to_rgba_array(colors).copy()
    made[:, 3] *= opacity
    return made
