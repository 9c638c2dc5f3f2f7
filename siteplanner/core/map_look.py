"""How the map looks, as a value: what is shown, in which order, how strongly, with labels or without, how coloured.

A look changes no plan. Named looks kept with a plan are its themes (``core/themes.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal, cast, get_args

PlantsBy = Literal["product", "status", "year", "finding"]
ParcelsBy = Literal["land_use", "headroom"]
Scheme = Literal["standard", "colour_blind_safe"]
PLANTS_BY: tuple[PlantsBy, ...] = get_args(PlantsBy)
PARCELS_BY: tuple[ParcelsBy, ...] = get_args(ParcelsBy)
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)

LAYERS = (
    "parcels", "strips", "constraints", "zones", "site_areas", "plants", "substations", "annotations", "findings",
)  # fmt: skip
"""What the map draws, the lowest first; ``strips`` are the protection strips of the constraints."""
TOPMOST = "findings"
"""Always above the others: a finding must not be hidden by what it is about."""
LOOK = "look"
"""The entry of a plan's settings with the look it was saved with."""
LABELLED = ("parcels", "constraints", "zones", "substations", "plants")
"""Layers that have labels."""
EDITABLE = ("parcels", "constraints", "zones", "site_areas", "plants", "substations", "annotations")
"""Layers that a hand can change, and that can therefore be locked."""
LOCKED_AT_FIRST = frozenset({"parcels", "zones", "constraints", "substations"})


@dataclass(frozen=True, slots=True)
class LayerLook:
    """How one layer looks; ``opacity`` 0–1. ``unknown`` are keys of other versions, kept as they are."""

    visible: bool = True
    opacity: float = 1.0
    labels: bool = True
    locked: bool = False
    unknown: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        known = {"visible": self.visible, "opacity": self.opacity, "labels": self.labels, "locked": self.locked}
        return {**self.unknown, **known}

    @classmethod
    def from_json(cls, data: Any, otherwise: LayerLook) -> LayerLook:
        """The look that ``data`` describes; what is missing in it or makes no sense is taken from ``otherwise``."""
        if not isinstance(data, Mapping):
            return otherwise
        flags = {key: data[key] for key in ("visible", "labels", "locked") if isinstance(data.get(key), bool)}
        opacity = _share(data.get("opacity"), otherwise.opacity)
        known = ("visible", "labels", "locked", "opacity")
        unknown = {str(key): value for key, value in data.items() if key not in known}
        return replace(otherwise, **flags, opacity=opacity, unknown=unknown)


@dataclass(frozen=True)
class MapLook:
    """``order`` names the layers, the lowest first; ``layers`` holds what is not as at first.

    ``backdrops`` are the ids of the pictures below them all, the lowest first; each has a ``LayerLook`` like any layer.
    ``unknown`` are keys of other versions, kept as they are.
    """

    order: tuple[str, ...] = LAYERS
    layers: Mapping[str, LayerLook] = field(default_factory=dict)
    plants_by: PlantsBy = "product"
    parcels_by: ParcelsBy = "land_use"
    scheme: Scheme = "standard"
    grid: bool = False
    backdrops: tuple[str, ...] = ()
    unknown: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "order", whole_order(self.order))
        said = {name: look for name, look in self.layers.items() if look != _at_first(name)}
        object.__setattr__(self, "layers", MappingProxyType(said))

    def of(self, layer: str) -> LayerLook:
        """The look of a layer or backdrop.

        >>> MapLook().of("parcels").locked, MapLook().of("plants").locked
        (True, False)
        """
        return self.layers.get(layer) or _at_first(layer)

    @property
    def visible(self) -> frozenset[str]:
        """The layers and backdrops shown."""
        return frozenset(layer for layer in (*self.order, *self.backdrops) if self.of(layer).visible)

    @property
    def labelled(self) -> frozenset[str]:
        """The layers whose labels are shown: a hidden layer has none."""
        return frozenset(layer for layer in LABELLED if self.of(layer).visible and self.of(layer).labels)

    def with_layer(self, layer: str, **changes: Any) -> MapLook:
        """With ``visible``, ``opacity``, ``labels`` or ``locked`` of one layer changed; the opacity is cut to 0–1.

        >>> MapLook().with_layer("zones", visible=False, opacity=3).of("zones").opacity
        1.0
        """
        if "opacity" in changes:
            changes["opacity"] = _share(changes["opacity"], 1.0)
        return replace(self, layers={**self.layers, layer: replace(self.of(layer), **changes)})

    def moved(self, layer: str, below: str | None) -> MapLook:
        """With ``layer`` drawn just under the layer ``below`` names, or over all (None); findings stay topmost."""
        if layer in (TOPMOST, below) or layer not in self.order:
            return self
        rest = [name for name in self.order if name != layer]
        at = rest.index(below) if below in rest else len(rest)
        return replace(self, order=(*rest[:at], layer, *rest[at:]))

    def keeping_locks_of(self, other: MapLook) -> MapLook:
        """This look with the locks of another: a theme says how a map looks, not what may be changed on it."""
        locks = {layer: replace(self.of(layer), locked=other.of(layer).locked) for layer in EDITABLE}
        return replace(self, layers={**self.layers, **locks})

    def on_ground_of(self, other: MapLook) -> MapLook:
        """This look with the grid of another, and its backdrops as they are shown there."""
        shown = {name: other.of(name) for name in other.backdrops}
        return replace(self, layers={**self.layers, **shown}, backdrops=other.backdrops, grid=other.grid)

    def looks_like(self, other: MapLook) -> bool:
        """Whether both draw the same map, whatever is locked."""
        names = {*self.order, *self.backdrops, *other.order, *other.backdrops}
        same = all(replace(self.of(name), locked=False) == replace(other.of(name), locked=False) for name in names)
        return same and self._drawing() == other._drawing()

    def _drawing(self) -> tuple[object, ...]:
        return self.order, self.plants_by, self.parcels_by, self.scheme, self.grid, self.backdrops

    def to_json(self) -> dict[str, Any]:
        """A JSON object that ``look_from_json`` turns back into an equal look."""
        return {
            **self.unknown,
            "order": list(self.order),
            "layers": {name: look.to_json() for name, look in self.layers.items()},
            "plants_by": self.plants_by,
            "parcels_by": self.parcels_by,
            "scheme": self.scheme,
            "grid": self.grid,
            "backdrops": list(self.backdrops),
        }


def look_from_json(data: Any) -> MapLook:
    """The look that ``data`` describes. What is missing or makes no sense is as at first; unknown keys are kept.

    >>> look_from_json({"grid": True, "scheme": "sepia", "paper": "A3"}).to_json()["paper"]
    'A3'
    >>> look_from_json("nonsense") == MapLook()
    True
    """
    if not isinstance(data, Mapping):
        return MapLook()
    layers = data.get("layers")
    named = layers.items() if isinstance(layers, Mapping) else ()
    plants_by, scheme, grid = data.get("plants_by"), data.get("scheme"), data.get("grid")
    parcels_by = data.get("parcels_by")
    known = ("order", "layers", "plants_by", "parcels_by", "scheme", "grid", "backdrops")
    return MapLook(
        order=_names(data.get("order")),
        layers={str(name): LayerLook.from_json(look, _at_first(str(name))) for name, look in named},
        plants_by=cast(PlantsBy, plants_by) if plants_by in PLANTS_BY else "product",
        parcels_by=cast(ParcelsBy, parcels_by) if parcels_by in PARCELS_BY else "land_use",
        scheme=cast(Scheme, scheme) if scheme in SCHEMES else "standard",
        grid=grid if isinstance(grid, bool) else False,
        backdrops=_names(data.get("backdrops")),
        unknown={str(key): value for key, value in data.items() if key not in known},
    )


def whole_order(order: Iterable[str]) -> tuple[str, ...]:
    """``order`` with each layer once, those it lacks where they belong at first, and the topmost at the end.

    >>> whole_order(("plants", "parcels", "plants"))[:3]
    ('plants', 'substations', 'annotations')
    """
    made = [name for name in dict.fromkeys(order) if name != TOPMOST]
    for at, name in enumerate(LAYERS):
        if name not in made and name != TOPMOST:
            below = next((made.index(lower) for lower in reversed(LAYERS[:at]) if lower in made), -1)
            made.insert(below + 1, name)
    return (*made, TOPMOST)


def _at_first(layer: str) -> LayerLook:
    return _LOCKED if layer in LOCKED_AT_FIRST else _PLAIN


_PLAIN, _LOCKED = LayerLook(), LayerLook(locked=True)


def _share(value: Any, otherwise: float) -> float:
    """A number as a share 0–1; ``otherwise`` for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return otherwise
    return min(1.0, max(0.0, float(value)))


def _names(value: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in value if isinstance(name, str))) if isinstance(value, list) else ()
