"""How each plant looks where plants are coloured by product, status, year or finding, and the legend of that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

import geopandas as gpd
import numpy as np
import numpy.typing as npt

from siteplanner.core.map_look import PlantsBy
from siteplanner.drawing.map_styles import OTHER, MapStyles
from siteplanner.drawing.style_values import FillStyle, LegendEntry, Name, PlantClass

Stand = Literal["error", "warning", "not_checked", "clean"]
"""How a plant stands in the check; ``not_checked`` too while the check is not done."""
Years = tuple[int, int]
PLANTS: Literal["plants"] = "plants"
Key = TypeVar("Key")


@dataclass(frozen=True, eq=False)
class PlantLooks:
    """The looks of the plants of one frame: row ``i`` has ``fills[fill_of[i]]``."""

    fills: tuple[FillStyle, ...]
    fill_of: npt.NDArray[np.intp]
    legend: tuple[tuple[LegendEntry, int], ...]
    """Each class that is there, in order, with the number of plants in it."""

    def __getitem__(self, row: int) -> FillStyle:
        return self.fills[int(self.fill_of[row])]


def plant_looks(
    plants: gpd.GeoDataFrame,
    styles: MapStyles,
    by: PlantsBy = "product",
    *,
    stands: Mapping[str, Stand] | None = None,
    years: Years | None = None,
) -> PlantLooks:
    """The looks of ``plants``.

    ``stands`` says how plants stand in the check, those it does not name are not checked; ``years`` is the range that
    the colours run over (default: of these plants, see ``years_of``).
    """
    if by == "status":
        return _looks(_texts(plants, "status"), lambda key: styles.plant_of_status(key or None), _status_order(styles))
    if by == "year":
        of = service_years(plants)
        first, last = years or years_of(plants)
        return _looks(of.tolist(), lambda year: styles.plant_of_year(year or None, first, last), _year_order)
    if by == "finding":
        known = stands or {}
        keys = [known.get(plant_id, "not_checked") for plant_id in plants.index.tolist()]
        return _looks(keys, lambda key: styles.plants_by_finding[key], list(styles.plants_by_finding).index)
    keys_of_both = list(zip(_texts(plants, "product"), _texts(plants, "status"), strict=True))
    return _looks(keys_of_both, lambda key: _product_class(styles, *key), _product_order(styles))


def service_years(plants: gpd.GeoDataFrame) -> npt.NDArray[np.int64]:
    """The year each plant enters service in, 0 where there is no date."""
    dates = plants["in_service"].to_numpy(dtype="datetime64[Y]")
    years: npt.NDArray[np.int64] = np.where(np.isnat(dates), 0, dates.astype(np.int64) + 1970)
    return years


def years_of(plants: gpd.GeoDataFrame) -> Years:
    """The first and the last year in which one of ``plants`` enters service; (0, 0) where none has a date."""
    years = service_years(plants)
    dated = years[years > 0]
    return (int(dated.min()), int(dated.max())) if len(dated) else (0, 0)


def _looks(keys: list[Key], look: Callable[[Key], PlantClass], order: Callable[[str], float]) -> PlantLooks:
    """Each distinct key gets its look once; keys of one class share a line of the legend."""
    known = {key: look(key) for key in dict.fromkeys(keys)}
    place = {key: at for at, key in enumerate(known)}
    counts: Counter[str] = Counter()
    for key, count in Counter(keys).items():
        counts[known[key].key] += count
    classes: dict[str, PlantClass] = {}
    for made in known.values():
        if made.key not in classes or not made.fill.hatch:
            classes[made.key] = made
    legend = tuple(
        (LegendEntry(PLANTS, key, classes[key].name, classes[key].fill), counts[key])
        for key in sorted(classes, key=order)
    )
    return PlantLooks(
        tuple(made.fill for made in known.values()), np.array([place[key] for key in keys], dtype=np.intp), legend
    )


def _product_class(styles: MapStyles, product: str, status: str) -> PlantClass:
    key = product if product in styles.products else OTHER
    return PlantClass(key, styles.product_names.get(key, Name(key, key)), styles.plant(product, status))


def _product_order(styles: MapStyles) -> Callable[[str], float]:
    places = {key: float(at) for at, key in enumerate(styles.products)}
    return lambda key: places.get(key, float("inf"))


def _status_order(styles: MapStyles) -> Callable[[str], float]:
    places = {key: float(at) for at, key in enumerate(styles.plants_by_status)}
    return lambda key: places[key]


def _year_order(key: str) -> float:
    return float(key) if key else float("inf")


def _texts(plants: gpd.GeoDataFrame, column: str) -> list[str]:
    return [str(text) for text in plants[column].to_numpy(dtype=object, na_value="")]
