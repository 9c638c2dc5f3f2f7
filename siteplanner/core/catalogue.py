"""The catalogue: the plant types and products that ship with the program."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from siteplanner.assets import resource
from siteplanner.core.catalogue_file import read_types
from siteplanner.core.errors import EditError
from siteplanner.core.plant_type import Block, Figure, PlantType
from siteplanner.core.products import Product, read_products
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named

__all__ = ["Block", "Catalogue", "Figure", "PlantType", "Product", "load_catalogue"]

UNKNOWN_TYPE = QT_TRANSLATE_NOOP("catalogue", "There is no plant type “{type_id}”. Known types like it: {nearest}.")


@dataclass(frozen=True)
class Catalogue:
    """Plant types by id and products by key, in the order of the files."""

    types: Mapping[str, PlantType]
    product_rows: Mapping[str, Product]

    def get(self, type_id: str) -> PlantType:
        """The type of that id. Raises EditError naming the nearest known ids.

        >>> load_catalogue().get("anode_finishing").attributes(12_000)["power_kw"]
        5400.0
        """
        if type_id not in self.types:
            raise EditError(UNKNOWN_TYPE, type_id=type_id, nearest=", ".join(self._nearest(type_id)))
        return self.types[type_id]

    def products(self) -> dict[str, tuple[str, str]]:
        """Names of the products by key, English and Chinese."""
        return {key: (product.name_en, product.name_zh) for key, product in self.product_rows.items()}

    def product_name(self, key: str) -> Named | str:
        """The name of a product in both languages; the key itself where the catalogue does not know it."""
        return self.product_rows[key].named if key in self.product_rows else key

    def to_json(self) -> dict[str, Any]:
        """What ``siteplanner catalogue --format json`` prints; all keys present, null where there is nothing."""
        return {
            "types": [plant_type.to_json() for plant_type in self.types.values()],
            "products": [product.to_json() for product in self.product_rows.values()],
        }

    def _nearest(self, type_id: str) -> list[str]:
        near = difflib.get_close_matches(type_id.strip().lower().replace("-", "_"), self.types, n=3, cutoff=0.5)
        return near or list(self.types)


@cache
def load_catalogue() -> Catalogue:
    """The catalogue of ``resources/catalogue``, read once. Raises InputError naming the file and the key at fault."""
    folder = resource("catalogue")
    products = read_products(folder)
    return Catalogue(read_types(folder, products), products)
