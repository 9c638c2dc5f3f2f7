"""In which colours and lines the parts of a scene are painted, whoever paints them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from siteplanner.core.axonometric.picture_parts import Kind, Parts, shape_boxes
from siteplanner.core.axonometric.scene import SiteModel
from siteplanner.core.corridors.strip_areas import strip_areas, strip_limits
from siteplanner.core.land_use import mnr2023_codes
from siteplanner.core.map_look import PlantsBy
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.plant_looks import PlantLooks, plant_looks, years_of
from siteplanner.drawing.style_values import FillStyle, LegendEntry, LineStyle, MarkerStyle, Rgba

Colors = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]

OUTLINE_PX: Final = 0.9
THIN_PX: Final = 0.5
PARCEL_OUTLINE_PX: Final = 5.0
"""Parcels drawn smaller than this get no outline, as on the map."""
DARKEST: Final = 0.30
"""A face with no light at all would keep this share of its colour."""
SHADOWS: Final[dict[str, Rgba]] = {"light": (20, 28, 44, 62), "dark": (0, 0, 0, 120), "print": (20, 28, 44, 62)}
FLAT_ALPHA: Final = 90
_DASHED: Final = (4.0, 3.0)
_STOREY_ALPHA: Final = 70


@dataclass(frozen=True, eq=False)
class Inks:
    """How each of n parts is painted: ``fill`` and ``line`` are (n, 4) of red, green, blue, opacity; ``width_px`` (n,)
    is 0 for no line; ``dash`` (n,) is a number in ``dashes`` (0: a full line); ``marker`` (n,) one in ``markers``
    (-1: none); ``hatch`` (n,) one in ``hatches`` (-1: none), of which only the hatch counts.
    """

    fill: Colors
    line: Colors
    width_px: Floats
    dash: npt.NDArray[np.uint8]
    marker: npt.NDArray[np.int8]
    hatch: npt.NDArray[np.int8]
    dashes: tuple[tuple[float, ...], ...]
    markers: tuple[MarkerStyle, ...]
    hatches: tuple[FillStyle, ...]


@dataclass(frozen=True, eq=False)
class ScenePalette:
    """The colours of a model in one style; ``by`` says what plants are coloured by."""

    model: SiteModel
    styles: MapStyles
    by: PlantsBy = "product"

    @cached_property
    def looks(self) -> PlantLooks:
        """Of the plants; coloured by findings they would need a check, and are coloured by product."""
        return plant_looks(self.model.plants, self.styles, "product" if self.by == "finding" else self.by)

    @cached_property
    def legend(self) -> tuple[tuple[LegendEntry, int], ...]:
        """Each class of plants that stand there by the moment, with how many there are."""
        there = np.setdiff1d(np.arange(len(self.model.plants)), self.model.later)
        by: PlantsBy = "product" if self.by == "finding" else self.by
        years = years_of(self.model.plants) if by == "year" else None
        return plant_looks(self.model.plants.iloc[there], self.styles, by, years=years).legend

    @cached_property
    def plant_colors(self) -> Colors:
        """The colour of each plant, without anything shining through."""
        fills = np.array([(*fill.color[:3], 255) for fill in self.looks.fills] or [(0, 0, 0, 255)], dtype=np.uint8)
        return fills[self.looks.fill_of] if len(self.looks.fill_of) else np.empty((0, 4), dtype=np.uint8)

    @cached_property
    def _parcel_colors(self) -> Colors:
        codes = mnr2023_codes(self.model.plan.site.parcels)
        of, distinct = pd.factorize(codes)
        fills = [self.styles.land_use(code or None).color for code in distinct]
        table = np.array(fills or [(0, 0, 0, 0)], dtype=np.uint8)
        return table[of] if len(of) else np.empty((0, 4), dtype=np.uint8)

    @cached_property
    def _constraint_styles(self) -> list[tuple[FillStyle, LineStyle, MarkerStyle]]:
        frame = self.model.plan.site.constraints
        pairs = zip(frame["kind"].fillna(""), frame["grade"].fillna(""), strict=True)
        styles = (self.styles.constraint(str(kind), str(grade)) for kind, grade in pairs)
        return [(style.fill, style.line, style.marker) for style in styles]

    def inks(self, parts: Parts) -> Inks:
        """How each of the parts is painted."""
        pot = _Pot(len(parts))
        painters = {
            Kind.PARCEL: self._parcels,
            Kind.TAKEN_PARCEL: self._taken_parcels,
            Kind.STRIP: self._strips,
            Kind.CONSTRAINT: self._constraints,
            Kind.CONSTRAINT_LINE: self._constraint_lines,
            Kind.CONSTRAINT_POINT: self._constraint_points,
            Kind.ZONE_LINE: self._zones,
            Kind.SUBSTATION: self._substations,
            Kind.SHADOW: self._shadows,
            Kind.LATER: self._later,
            Kind.FLAT: self._flat,
            Kind.WALL: self._walls,
            Kind.STOREY: self._storeys,
            Kind.ROOF: self._walls,
            Kind.ROOF_PIECE: self._roof_pieces,
            Kind.RIDGE: self._ridges,
        }
        for kind in np.unique(parts.kind).tolist():
            rows = np.flatnonzero(parts.kind == kind)
            painters[Kind(kind)](pot, parts, rows)
        return pot.inks()

    # -- one kind each ------------------------------------------------------------------------------------------

    def _parcels(self, pot: _Pot, parts: Parts, rows: npt.NDArray[np.intp]) -> None:
        pot.fill[rows] = self._parcel_colors[parts.row[rows]]
        line = self.styles.parcels
        boxes = shape_boxes(parts.rings)[rows]
        with np.errstate(invalid="ignore"):
            large = (boxes[:, 2:] - boxes[:, :2]).max(axis=1) >= PARCEL_OUTLINE_PX
        pot.stroke(rows[large], LineStyle(line.color, min(line.width_px, 0.6)))

    def _taken_parcels(self, pot: _Pot, parts: Parts, rows: npt.NDArray[np.intp]) -> None:
        status = self.model.plan.site.parcels["status"].to_numpy(dtype=object, na_value="")[parts.row[rows]]
        for name, style in (("occupied", self.styles.parcel_occupied), ("reserved", self.styles.parcel_reserved)):
            pot.fill_with(rows[status == name], style)

    def _strips(self, pot: _Pot, parts: Parts, rows: npt.NDArray[np.intp]) -> None:
        kinds = strip_areas(self.model.plan.site, strip_limits(self.model.plan)).kinds[parts.row[rows]]
        for kind in dict.fromkeys(kinds.tolist()):
            pot.fill_with(rows[kinds == kind], self.styles.constraint(kind).strip)

    def _constraints(self, pot: _Pot, parts: Parts, rows: npt.NDArray[np.intp]) -> None:
        for row in rows.tolist():
            fill, _, _ = self._constraint_styles[int(parts.row[row])]
            pot.fill_with(np.array([row]), fill)

    def _constraint_lines(self, pot: _Pot, parts: Parts, rows: npt.NDArray[np.intp]) -> None:
        for row in rows.tolist():
            pot.stroke(np.array([row]), self._constraint_styles[int(parts.row[row])][1])

    def _constraint_points(self, pot: _Pot, parts: Parts, rows: npt.NDArray[np.intp]) -> None:
        for row in rows.tolist():
            pot.mark(np.array([row]), self._constraint_styles[int(parts.row[row])][2])

    def _zones(self, pot: _Pot, _parts: Parts, rows: npt.NDArray[np.intp]) -> None:
        pot.stroke(rows, LineStyle(self.styles.zones.color, 1.4, self.styles.zones.dash))

    def _substations(self, pot: _Pot, _parts: Parts, rows: npt.NDArray[np.intp]) -> None:
        pot.mark(rows, self.styles.substations)

    def _shadows(self, pot: _Pot, _parts: Parts, rows: npt.NDArray[np.intp]) -> None:
        pot.fill[rows] = SHADOWS[self.styles.theme]

    def _later(self, pot: _Pot, _parts: Parts, rows: npt.NDArray[np.intp]) -> None:
        pot.stroke(rows, LineStyle(self._outline(), THIN_PX * 2, _DASHED))

    def _flat(self, pot: _Pot, parts: Parts, rows: npt.NDArray[np.intp]) -> None:
        pot.fill[rows] = self.plant_colors[parts.row[rows]]
        pot.fill[rows, 3] = FLAT_ALPHA
        pot.stroke(rows, LineStyle(self._outline(), OUTLINE_PX, _DASHED))

    def _walls(self, pot: _Pot, parts: Parts, rows: npt.NDArray[np.intp]) -> None:
        pot.fill[rows] = shaded(self.plant_colors[parts.row[rows]], parts.shade[rows])
        pot.stroke(rows, LineStyle(self._outline(), OUTLINE_PX))

    def _roof_pieces(self, pot: _Pot, parts: Parts, rows: npt.NDArray[np.intp]) -> None:
        pot.fill[rows] = shaded(self.plant_colors[parts.row[rows]], parts.shade[rows])
        pot.line[rows], pot.width_px[rows] = pot.fill[rows], THIN_PX

    def _storeys(self, pot: _Pot, _parts: Parts, rows: npt.NDArray[np.intp]) -> None:
        pot.stroke(rows, LineStyle((*self._outline()[:3], _STOREY_ALPHA), THIN_PX))

    def _ridges(self, pot: _Pot, _parts: Parts, rows: npt.NDArray[np.intp]) -> None:
        pot.stroke(rows, LineStyle(self._outline(), OUTLINE_PX))

    def _outline(self) -> Rgba:
        """Of walls and roofs: dark in every theme, for a bright line around every wall would outshine the faces."""
        return (16, 18, 21, 235) if self.styles.theme == "dark" else (35, 38, 42, 225)


class _Pot:
    """Colours while they are being chosen."""

    def __init__(self, count: int) -> None:
        self.fill = np.zeros((count, 4), dtype=np.uint8)
        self.line = np.zeros((count, 4), dtype=np.uint8)
        self.width_px = np.zeros(count)
        self.dash = np.zeros(count, dtype=np.uint8)
        self.marker = np.full(count, -1, dtype=np.int8)
        self.hatch = np.full(count, -1, dtype=np.int8)
        self._dashes: list[tuple[float, ...]] = [()]
        self._markers: list[MarkerStyle] = []
        self._hatches: list[FillStyle] = []

    def fill_with(self, rows: npt.NDArray[np.intp], style: FillStyle) -> None:
        """Colour, hatch and outline of an area."""
        self.fill[rows] = style.color
        if style.hatch and style.hatch_color[3]:
            if style not in self._hatches:
                self._hatches.append(style)
            self.hatch[rows] = self._hatches.index(style)
        if style.line is not None:
            self.stroke(rows, style.line)

    def stroke(self, rows: npt.NDArray[np.intp], style: LineStyle) -> None:
        if style.color[3] == 0 or style.width_px <= 0:
            return
        self.line[rows], self.width_px[rows] = style.color, style.width_px
        if style.dash not in self._dashes:
            self._dashes.append(style.dash)
        self.dash[rows] = self._dashes.index(style.dash)

    def mark(self, rows: npt.NDArray[np.intp], style: MarkerStyle) -> None:
        if style not in self._markers:
            self._markers.append(style)
        self.marker[rows] = self._markers.index(style)

    def inks(self) -> Inks:
        dashes, markers, hatches = tuple(self._dashes), tuple(self._markers), tuple(self._hatches)
        return Inks(self.fill, self.line, self.width_px, self.dash, self.marker, self.hatch, dashes, markers, hatches)


def shaded(colors: Colors, shades: Floats) -> Colors:
    """Colours (n, 4) in light of these shares (n,): 1 leaves them, below darkens, above brightens; opacity stays.

    >>> shaded(np.array([[200, 100, 0, 255]] * 3, dtype=np.uint8), np.array([1.0, 0.5, 1.2])).tolist()
    [[200, 100, 0, 255], [130, 65, 0, 255], [211, 131, 51, 255]]
    """
    made = colors.astype(np.float64)
    dark = DARKEST + (1 - DARKEST) * np.minimum(shades, 1.0)
    white = np.maximum(shades - 1.0, 0.0)
    made[:, :3] = made[:, :3] * dark[:, None]
    made[:, :3] += (255 - made[:, :3]) * white[:, None]
    rounded: Colors = np.round(made).astype(np.uint8)
    return rounded
