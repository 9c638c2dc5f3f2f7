"""A plant type: the template a plant is made from, and how it grows with its capacity."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import shapely
import shapely.affinity

from siteplanner.core.errors import EditError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named

FOOTPRINT = "footprint"  # the key of the footprint's own exponent in PlantType.scaling
# The columns of ``plants`` that a type can fill: those that grow with capacity, and those that do not.
EXTENSIVE = (
    "floor_area_m2",
    "power_kw",
    "energy_kwh_a",
    "water_m3_a",
    "steam_t_a",
    "investment_cny",
    "output_value_cny",
    "tax_cny",
    "jobs",
)
DESCRIPTIVE = (
    "building_use",
    "civil_rank",
    "oil_t",
    "open_flame",
    "hazard_class",
    "fire_grade",
    "height_m",
    "storeys",
    "storey_height_m",
    "demand_factor",
    "power_factor",
    "sector_code",
)
WHOLE_NUMBERS = frozenset({"jobs", "investment_cny"})  # people and yuan are not divided

NO_CAPACITY = QT_TRANSLATE_NOOP(
    "catalogue", "The plant type “{type_id}” comes in one size and has no capacity to scale by. Leave the capacity out."
)
OUT_OF_RANGE = QT_TRANSLATE_NOOP(
    "catalogue",
    "A plant of type “{type_id}” cannot have a capacity of {capacity:,.12g} {unit}. "
    "Choose from {minimum:,.12g} to {maximum:,.12g} {unit}.",
)
NOT_A_PLACE = QT_TRANSLATE_NOOP(
    "catalogue",
    "A plant of type “{type_id}” cannot be placed at {east_m}, {north_m} turned by {angle_deg}°: use numbers.",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with what it rests on. ``confidence`` is verified, secondary, unverified or judgement."""

    value: float | int | str | bool
    unit: str
    source: str
    confidence: str
    checked_on: str  # YYYY-MM-DD
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Block:
    """One rectangular building: lower left corner, width along the long side, depth across it; metres."""

    x_m: float
    y_m: float
    width_m: float
    depth_m: float

    def stretched(self, ratio: float) -> Block:
        """The block with everything along the long side in proportion; the depth stays."""
        return Block(self.x_m * ratio, self.y_m, self.width_m * ratio, self.depth_m)

    def polygon(self) -> shapely.Polygon:
        return shapely.box(self.x_m, self.y_m, self.x_m + self.width_m, self.y_m + self.depth_m)


@dataclass(frozen=True)
class PlantType:
    """A template for plants.

    ``figures`` is keyed by columns of the layer ``plants``; what is not in it is unknown. ``scaling`` holds the
    exponent of each figure that grows with capacity, ``figure = default × (capacity / default capacity) **
    exponent``, and of ``footprint``, which grows along the blocks' long side with the depth fixed; other figures
    (height, storeys, hazard class) stay. ``basis`` says what ``capacity``, ``footprint`` and ``land_use`` rest on.
    Types without a product have no capacity and one size.
    """

    type_id: str
    name_en: str
    name_zh: str
    description_en: str
    description_zh: str
    product: str
    capacity: float | None
    capacity_unit: str
    capacity_min: float | None
    capacity_max: float | None
    blocks: tuple[Block, ...]
    figures: Mapping[str, Figure]
    land_use: tuple[str, ...]
    land_area_m2: Figure | None = None
    protection_distance_m: Figure | None = None
    scaling: Mapping[str, Figure] = field(default_factory=dict)
    basis: Mapping[str, Figure] = field(default_factory=dict)

    @property
    def named(self) -> Named:
        """The name in both languages, for messages."""
        return Named(self.name_en, self.name_zh)

    def name(self, lang: str) -> str:
        """The name in ``lang``: ``zh`` and its variants give the Chinese one, everything else the English one."""
        return self.name_zh if lang.startswith("zh") else self.name_en

    def description(self, lang: str) -> str:
        """What the type stands for, in ``lang`` as for :meth:`name`."""
        return self.description_zh if lang.startswith("zh") else self.description_en

    def attributes(self, capacity: float | None = None) -> dict[str, object]:
        """The columns of ``plants`` that this type fills at ``capacity`` (None: the default); unknown ones are absent.

        Bit for bit the catalogue's figures at the default capacity. Raises EditError outside the type's range.
        """
        ratio = self._ratio(capacity)
        filled: dict[str, object] = {"type_id": self.type_id}
        if self.product:
            filled["product"] = self.product
        if self.capacity is not None:
            filled["capacity"] = self.capacity if capacity is None else float(capacity)
            filled["capacity_unit"] = self.capacity_unit
        return filled | {column: self._scaled(column, figure, ratio) for column, figure in self.figures.items()}

    def footprint(self, capacity: float | None = None) -> shapely.MultiPolygon:
        """The blocks at ``capacity``, along the axes, the centre of their bounding box at (0, 0); metres.

        The area is in proportion to capacity, the depth the same at any. Raises EditError outside the type's range.
        """
        ratio = self._ratio(capacity)
        shape = shapely.MultiPolygon([block.stretched(ratio).polygon() for block in self.blocks])
        west, south, east, north = shape.bounds
        return _multi(shapely.affinity.translate(shape, -(west + east) / 2, -(south + north) / 2))

    def footprint_at(
        self, east_m: float, north_m: float, angle_deg: float = 0.0, capacity: float | None = None
    ) -> shapely.MultiPolygon:
        """The footprint, its centre put at (``east_m``, ``north_m``) and turned about it, counter-clockwise."""
        if not all(math.isfinite(number) for number in (east_m, north_m, angle_deg)):
            raise EditError(NOT_A_PLACE, type_id=self.named, east_m=east_m, north_m=north_m, angle_deg=angle_deg)
        shape = self.footprint(capacity)
        turned = shapely.affinity.rotate(shape, angle_deg % 360.0, origin=(0.0, 0.0)) if angle_deg % 360.0 else shape
        return _multi(shapely.affinity.translate(turned, east_m, north_m))

    def to_json(self) -> dict[str, Any]:
        """Everything known of the type at its default capacity, for ``siteplanner catalogue --format json``."""
        shape = self.footprint()
        west, south, east, north = shape.bounds
        return {
            "type_id": self.type_id,
            "name": self.name_en,
            "name_zh": self.name_zh,
            "description": self.description_en,
            "description_zh": self.description_zh,
            "product": self.product or None,
            "capacity": self.capacity,
            "capacity_unit": self.capacity_unit or None,
            "capacity_min": self.capacity_min,
            "capacity_max": self.capacity_max,
            "length_m": east - west,
            "depth_m": north - south,
            "footprint_m2": shape.area,
            "blocks": [{name: getattr(block, name) for name in Block.__slots__} for block in self.blocks],
            "land_use": list(self.land_use),
            "land_area_m2": _json(self.land_area_m2),
            "protection_distance_m": _json(self.protection_distance_m),
            "figures": {column: _json(self.figures.get(column)) for column in (*DESCRIPTIVE, *EXTENSIVE)},
            "scaling": {column: figure.to_json() for column, figure in self.scaling.items()},
            "basis": {key: figure.to_json() for key, figure in self.basis.items()},
        }

    def _ratio(self, capacity: float | None) -> float:
        if capacity is None:
            return 1.0
        if self.capacity is None or self.capacity_min is None or self.capacity_max is None:
            raise EditError(NO_CAPACITY, type_id=self.named)
        if not self.capacity_min <= capacity <= self.capacity_max:
            raise EditError(
                OUT_OF_RANGE,
                type_id=self.named,
                capacity=capacity,
                unit=self.capacity_unit,
                minimum=self.capacity_min,
                maximum=self.capacity_max,
            )
        return capacity / self.capacity

    def _scaled(self, column: str, figure: Figure, ratio: float) -> object:
        exponent = self.scaling.get(column)
        if exponent is None or ratio == 1.0:
            return figure.value
        scaled = float(figure.value) * ratio ** float(exponent.value)
        return float(round(scaled)) if column in WHOLE_NUMBERS else scaled


def _json(figure: Figure | None) -> dict[str, Any] | None:
    return None if figure is None else figure.to_json()


def _multi(shape: Any) -> shapely.MultiPolygon:
    assert isinstance(shape, shapely.MultiPolygon)
    return shape
