"""The plants that are drawn as items: those in the hand whole, and marks for the selected and the hovered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Literal

import geopandas as gpd
import pandas as pd

from siteplanner.core.site import Geometries
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.plant_looks import PlantLooks
from siteplanner.drawing.style_values import TRANSPARENT, FillStyle
from siteplanner.gui.canvas.hits import PlantHits
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.shapes import MANY, ShapeItems

InHand = Literal["unknown", "ok", "warning", "error"]
"""How a plant in the hand stands: nothing was found, the worst that was found, or it is not known."""
Looks = Callable[[gpd.GeoDataFrame], PlantLooks]
Z_PLANTS = 10.0
Z_SELECTION = 20.0
Z_HOVER = 30.0


class PlantLayer:
    """Shows what it is told; which plants those are is the canvas's to say."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self.bodies = ShapeItems(view.scene(), Z_PLANTS)
        self.selected = ShapeItems(view.scene(), Z_SELECTION)
        self.hovered = ShapeItems(view.scene(), Z_HOVER)

    def show_bodies(self, hits: PlantHits | None, plant_ids: Collection[str], looks: Looks) -> None:
        """Plants that the picture below does not hold, each in its own colours; ``looks`` says which those are."""
        self.bodies.begin(len(plant_ids))
        for style, shapes in _by_style(hits, plant_ids, looks):
            self.bodies.add(shapes, style, self._view.origin)
        self.bodies.end()

    def show_selected(
        self, hits: PlantHits | None, selection: tuple[str, ...], in_hand: Mapping[str, InHand], styles: MapStyles
    ) -> None:
        """Outlines of the selected plants, and of those in the hand coloured by how they stand."""
        looks: dict[InHand, FillStyle] = {
            "unknown": replace(styles.selection, color=TRANSPARENT),  # a tint would lie over the name of the plant
            "ok": _on_body(styles.preview_ok, styles),
            "warning": _on_body(styles.preview_warning, styles),
            "error": _on_body(styles.preview_error, styles),
        }
        groups: dict[InHand, list[str]] = {}
        bare = len(in_hand) > MANY  # while many go and nothing is known of them, their bodies say enough
        for plant_id in dict.fromkeys((*selection, *in_hand)):
            stands = in_hand.get(plant_id, "unknown")
            if not (bare and stands == "unknown" and plant_id in in_hand):
                groups.setdefault(stands, []).append(plant_id)
        self.selected.begin(sum(map(len, groups.values())))
        for stands, look in looks.items():
            if hits is not None and stands in groups:
                self.selected.add(hits.shapes_of(tuple(groups[stands])), look, self._view.origin)
        self.selected.end()

    def slide_to(self, de_m: float, dn_m: float) -> None:
        """Show what is in the hand so far from where it was shown."""
        self.bodies.slide_to(de_m, dn_m)
        self.selected.slide_to(de_m, dn_m)

    def show_hovered(self, hits: PlantHits | None, plant_id: str | None, styles: MapStyles) -> None:
        self.hovered.begin()
        if hits is not None and plant_id is not None:
            self.hovered.add(hits.shapes_of((plant_id,)), styles.hover, self._view.origin)
        self.hovered.end()


def _on_body(style: FillStyle, styles: MapStyles) -> FillStyle:
    """The style as an outline with the casing of a selection: the plant below keeps its own colour."""
    line, selected = style.line, styles.selection.line
    if line is not None and selected is not None:
        line = replace(line, casing_color=selected.casing_color, casing_width_px=selected.casing_width_px)
    return replace(style, color=TRANSPARENT, line=line)


def _by_style(hits: PlantHits | None, plant_ids: Collection[str], looks: Looks) -> list[tuple[FillStyle, Geometries]]:
    """The plants grouped by how they look."""
    if hits is None or not plant_ids:
        return []
    rows = hits.plants.index.get_indexer(pd.Index(list(plant_ids)))
    rows = rows[rows >= 0]
    of = looks(hits.plants.iloc[rows])
    return [(fill, hits.shapes[rows[of.fill_of == number]]) for number, fill in enumerate(of.fills)]
