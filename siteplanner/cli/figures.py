"""Totals as columns for a table on the terminal or a CSV file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.words import CHINESE, Translator

LABELS: Mapping[str, Template] = {
    "zone_id": QT_TRANSLATE_NOOP("cli", "zone"),
    "product": QT_TRANSLATE_NOOP("cli", "product"),
    "substation_id": QT_TRANSLATE_NOOP("cli", "substation"),
    "parcel_id": QT_TRANSLATE_NOOP("cli", "parcel"),
    "year": QT_TRANSLATE_NOOP("cli", "year"),
    "developer": QT_TRANSLATE_NOOP("cli", "developer"),
    "status": QT_TRANSLATE_NOOP("cli", "status"),
    "project_id": QT_TRANSLATE_NOOP("cli", "project"),
    "building_use": QT_TRANSLATE_NOOP("cli", "building use"),
    "name": QT_TRANSLATE_NOOP("cli", "name"),
    "plants": QT_TRANSLATE_NOOP("cli", "plants"),
    "footprint_m2": QT_TRANSLATE_NOOP("cli", "footprint m²"),
    "floor_area_m2": QT_TRANSLATE_NOOP("cli", "floor area m²"),
    "land_m2": QT_TRANSLATE_NOOP("cli", "land used m²"),
    "power_kw": QT_TRANSLATE_NOOP("cli", "connected load kW"),
    "demand_kw": QT_TRANSLATE_NOOP("cli", "demand kW"),
    "energy_kwh_a": QT_TRANSLATE_NOOP("cli", "energy kWh/a"),
    "water_m3_a": QT_TRANSLATE_NOOP("cli", "water m³/a"),
    "steam_t_a": QT_TRANSLATE_NOOP("cli", "steam t/a"),
    "output_value_cny": QT_TRANSLATE_NOOP("cli", "output value CNY/a"),
    "tax_cny": QT_TRANSLATE_NOOP("cli", "tax CNY/a"),
    "investment_cny": QT_TRANSLATE_NOOP("cli", "investment CNY"),
    "jobs": QT_TRANSLATE_NOOP("cli", "jobs"),
    "missing": QT_TRANSLATE_NOOP("cli", "blank figures"),
}
TOTAL = QT_TRANSLATE_NOOP("cli", "total")
NOWHERE = QT_TRANSLATE_NOOP("cli", "(none)")
NO_FIGURE = "–"
_TEXTS = ("name", "product", "developer", "status", "building_use")
_NESTED = ("cumulative",)


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """One column: a key of a row of totals, or the capacity of one product in its unit."""

    key: str
    product: str = ""
    unit: str = ""

    @property
    def numeric(self) -> bool:
        return self.key not in _TEXTS and not self.key.endswith("_id") and self.key != "year"

    def value(self, row: Mapping[str, Any]) -> Any:
        if self.product:
            entry = row.get("capacity", {}).get(self.product)
            return entry["value"] if entry and entry["unit"] == self.unit else None
        return row.get(self.key)

    def plain(self, row: Mapping[str, Any]) -> Any:
        """The value for a CSV file; what is counted as blank as ``key=count``."""
        value = self.value(row)
        return "; ".join(f"{k}={v}" for k, v in value.items()) if isinstance(value, Mapping) else value

    def text(self, row: Mapping[str, Any]) -> str:
        """The value for a person: thousands separated, no decimals (the JSON has them); blanks only counted, a
        dash where no plant has the figure."""
        value = self.value(row)
        if isinstance(value, Mapping):
            value = sum(value.values())
        if value is None:
            return ""
        if self.numeric and not value and row.get("missing", {}).get(self.key, 0) >= row.get("plants", 0) > 0:
            return NO_FIGURE
        return f"{value:,.0f}" if isinstance(value, int | float) and self.numeric else str(value)


def figure_columns(answer: Mapping[str, Any]) -> list[FigureColumn]:
    """The columns of an answer of ``totals``, in the order of its keys; a column a product where capacity stands."""
    rows = [*answer["rows"], answer["total"]]
    first = answer["rows"][0] if answer["rows"] else answer["total"]
    made = {(product, entry["unit"] or ""): None for row in rows for product, entry in row.get("capacity", {}).items()}
    columns: list[FigureColumn] = []
    for key in first:
        if key == "capacity":
            columns += [FigureColumn(f"capacity.{p}.{u}", p, u) for p, u in made]
        elif key not in _NESTED and not (key == "name" and all(row["name"] is None for row in rows)):
            columns.append(FigureColumn(key))
    return columns


def headers(columns: Sequence[FigureColumn], say: Translator) -> list[str]:
    """What stands over the columns, with units."""
    return [
        capacity_label(c.product, c.unit, say) if c.product else say.text(LABELS.get(c.key, c.key)) for c in columns
    ]


def capacity_label(product: str, unit: str, say: Translator) -> str:
    """The product's name and the unit of its capacity; the key of a product that the catalogue does not know."""
    from siteplanner.core.catalogue import load_catalogue
    from siteplanner.core.vocabulary import vocabulary

    english, chinese = load_catalogue().products().get(product, (product, product))
    name = chinese if say.language == CHINESE else english
    return f"{name} {say.text(vocabulary('capacity_unit').label(unit))}".strip()


def figure_rows(answer: Mapping[str, Any], columns: Sequence[FigureColumn], say: Translator) -> list[list[str]]:
    """The cells of the rows and of the total at the end."""
    rows = [[c.text(row) for c in columns] for row in answer["rows"]]
    for cells in rows:
        cells[0] = cells[0] or say.text(NOWHERE)
    total = [c.text(answer["total"]) for c in columns]
    return [*rows, [say.text(TOTAL), *total[1:]]]
