"""Every style of the map in one theme, and how a code, kind or product finds its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from siteplanner.drawing.style_values import (
    ConstraintStyle,
    FillStyle,
    LabelStyle,
    LegendEntry,
    LineStyle,
    MarkerStyle,
    Name,
    ParcelClass,
    PlantClass,
    Rgba,
    along,
)

Theme = Literal["light", "dark", "print"]
THEMES: tuple[Theme, ...] = ("light", "dark", "print")
OTHER = "other"

# Kinds that a legend shows as a line; the others are areas.
_LINES = frozenset({"road", "railway", "power_line", "pipeline", "development_boundary"})


@dataclass(frozen=True, slots=True)
class MapStyles:
    """Every style of the map in one theme. Built by ``styles.load_styles``, never changed."""

    theme: Theme
    background: Rgba
    outside: Rgba
    grid: LineStyle
    label: LabelStyle
    label_zone: LabelStyle
    parcels: LineStyle
    parcel_occupied: FillStyle
    parcel_reserved: FillStyle
    headroom: tuple[ParcelClass, ...]
    without_headroom: Mapping[str, ParcelClass]
    zones: LineStyle
    substations: MarkerStyle
    substations_not_in_service: MarkerStyle
    selection: FillStyle
    hover: FillStyle
    preview_ok: FillStyle
    preview_warning: FillStyle
    preview_error: FillStyle
    finding_error: FillStyle
    finding_warning: FillStyle
    finding_error_marker: MarkerStyle
    finding_warning_marker: MarkerStyle
    snap: MarkerStyle
    edge_kinds: Mapping[str, LineStyle]
    guide: LineStyle
    dimension: LineStyle
    land_uses: Mapping[str, FillStyle]
    land_use_names: Mapping[str, Name]
    plan_colors: Mapping[str, Rgba]
    land_use_unknown: FillStyle
    land_use_unknown_name: Name
    constraint_kinds: Mapping[str, ConstraintStyle]
    constraint_grades: Mapping[tuple[str, str], LineStyle]
    products: Mapping[str, FillStyle]
    product_names: Mapping[str, Name]
    product_other: FillStyle
    plant_status: Mapping[str, FillStyle]
    plants_by_status: Mapping[str, PlantClass]
    plants_by_finding: Mapping[str, PlantClass]
    plants_undated: PlantClass
    plant_line: LineStyle
    year_ramp: tuple[Rgba, ...]
    site_area_uses: Mapping[str, FillStyle]
    base_names: Mapping[str, Name]
    not_in_service_name: Name

    def land_use_code(self, code: str | None) -> str | None:
        """The listed MNR2023 code that ``code`` is drawn as: its longest listed prefix, None when there is none.

        Codes of the third survey read differently (its 1001 is a railway): map them to MNR2023 first.
        """
        text = (code or "").strip()
        prefixes = (text[:length] for length in range(len(text), 1, -1))
        return next((prefix for prefix in prefixes if prefix in self.land_uses), None)

    def land_use(self, code: str | None) -> FillStyle:
        """The pale canvas fill of an MNR2023 land-use code: 100102, else 1001, else 10, else "not given"."""
        listed = self.land_use_code(code)
        return self.land_use_unknown if listed is None else self.land_uses[listed]

    def constraint(self, kind: str, grade: str | None = None) -> ConstraintStyle:
        """How a constraint is drawn; an unknown kind as ``other``, an unknown grade as its kind.

        Grades of railways carry their surroundings (``high_speed-city``): the part before the dash counts.
        """
        style = self.constraint_kinds.get(kind, self.constraint_kinds[OTHER])
        line = self.constraint_grades.get((kind, (grade or "").partition("-")[0]))
        return style if line is None else replace(style, line=line)

    def plant(self, product: str | None, status: str | None = None) -> FillStyle:
        """The fill of a plant by catalogue product; ``existing`` is hatched, ``under_construction`` dashed."""
        return self._as_status(self.products.get(product or "", self.product_other), status)

    def plant_of_status(self, status: str | None) -> PlantClass:
        """The class of a status; an unknown one is ``other``."""
        found = self.plants_by_status.get(status or "", self.plants_by_status[OTHER])
        return replace(found, fill=self._as_status(found.fill, status))

    def plant_of_year(self, year: int | None, first: int, last: int) -> PlantClass:
        """The class of the year a plant enters service in, when the plants' years run from ``first`` to ``last``."""
        if year is None:
            return self.plants_undated
        share = (year - first) / (last - first) if last > first else 0.5
        fill = replace(self.plants_undated.fill, color=along(self.year_ramp, share))
        return PlantClass(str(year), Name(str(year), f"{year}年"), fill)

    def site_area(self, use: str | None) -> FillStyle:
        """The fill of a part of a site, by its use; an unknown use is ``other``."""
        return self.site_area_uses.get(use or "", self.site_area_uses[OTHER])

    def _as_status(self, style: FillStyle, status: str | None) -> FillStyle:
        modifier = self.plant_status.get(status or "")
        if modifier is None or style.line is None or modifier.line is None:
            return style
        line = replace(style.line, dash=modifier.line.dash)
        return replace(style, line=line, hatch=modifier.hatch, hatch_color=modifier.hatch_color)

    def legend_entries(
        self,
        *,
        land_uses: Iterable[str | None] = (),
        constraints: Iterable[tuple[str, str | None]] = (),
        products: Iterable[str | None] = (),
        strips: Iterable[str] = (),
    ) -> tuple[LegendEntry, ...]:
        """The legend of what is on the map, each look once: base layers, plants, constraints, land use.

        Land-use codes are merged as they are drawn, so that 080403 and 0804 share one line.
        """
        base: list[LegendEntry] = [
            LegendEntry("base", "zones", self.base_names["zones"], self.zones),
            LegendEntry("base", "parcels", self.base_names["parcels"], self.parcels),
            LegendEntry("base", "substations", self.base_names["substations"], self.substations),
        ]
        return (
            *base,
            *self._product_entries(products),
            *self._constraint_entries(constraints),
            *self._strip_entries(strips),
            *self._land_use_entries(land_uses),
        )

    def _product_entries(self, products: Iterable[str | None]) -> list[LegendEntry]:
        present = set(products)
        listed = [key for key in self.products if key in present]
        entries = [LegendEntry("plants", key, self.product_names[key], self.products[key]) for key in listed]
        if present - set(listed):
            entries.append(LegendEntry("plants", OTHER, self.product_names[OTHER], self.product_other))
        return entries

    def _constraint_entries(self, constraints: Iterable[tuple[str, str | None]]) -> list[LegendEntry]:
        drawn = {(kind if kind in self.constraint_kinds else OTHER): grade for kind, grade in constraints}
        return [
            LegendEntry("constraints", kind, style.name, self._legend_style(kind, drawn[kind]))
            for kind, style in self.constraint_kinds.items()
            if kind in drawn
        ]

    def _strip_entries(self, kinds: Iterable[str]) -> list[LegendEntry]:
        drawn = set(kinds)
        styles = {kind: style for kind, style in self.constraint_kinds.items() if kind in drawn}
        return [LegendEntry("strips", kind, style.strip_name, style.strip) for kind, style in styles.items()]

    def _legend_style(self, kind: str, grade: str | None) -> FillStyle | LineStyle:
        style = self.constraint(kind, grade)
        return style.line if kind in _LINES else style.fill

    def _land_use_entries(self, codes: Iterable[str | None]) -> list[LegendEntry]:
        drawn = {self.land_use_code(code) for code in codes}
        entries = [
            LegendEntry("land_use", code, self.land_use_names[code], style)
            for code, style in self.land_uses.items()
            if code in drawn
        ]
        if None in drawn:
            entries.append(LegendEntry("land_use", "", self.land_use_unknown_name, self.land_use_unknown))
        return entries
