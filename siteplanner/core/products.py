"""What plants make: the products of the catalogue, with their names, units and colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from siteplanner.core.catalogue_table import TWICE, CatalogueTable, read_table
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named
from siteplanner.core.vocabulary import vocabulary

PRODUCTS_FILE = "products.toml"
UNITS = tuple(choice.value for choice in vocabulary("capacity_unit").choices)
BAD_COLOR = QT_TRANSLATE_NOOP("catalogue", "a colour is written #RRGGBB.")


@dataclass(frozen=True, slots=True)
class Product:
    """What plants make. ``color`` is #RRGGBB, told apart by colour-blind readers."""

    key: str
    name_en: str
    name_zh: str
    capacity_unit: str
    color: str

    def name(self, lang: str) -> str:
        """The name in ``lang``: ``zh`` and its variants give the Chinese one, everything else the English one."""
        return self.name_zh if lang.startswith("zh") else self.name_en

    @property
    def named(self) -> Named:
        """The name in both languages, for messages."""
        return Named(self.name_en, self.name_zh)

    def to_json(self) -> dict[str, str]:
        return {
            "product": self.key,
            "name": self.name_en,
            "name_zh": self.name_zh,
            "capacity_unit": self.capacity_unit,
            "color": self.color,
        }


def read_products(folder: Path) -> Mapping[str, Product]:
    """The products of ``folder/products.toml`` by key. Raises InputError naming the file and the key at fault."""
    root = read_table(folder / PRODUCTS_FILE)
    root.allow("product")
    products: dict[str, Product] = {}
    for row in root.tables("product"):
        product = _product(row)
        if product.key in products:
            raise row.fault("key", TWICE)
        products[product.key] = product
    return products


def _product(row: CatalogueTable) -> Product:
    row.allow("key", "name", "name_zh", "capacity_unit", "color")
    color = row.text("color")
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", color):
        raise row.fault("color", BAD_COLOR)
    key, unit = row.identifier(row.text("key"), "key"), row.choice("capacity_unit", UNITS)
    return Product(key, row.text("name"), row.text("name_zh"), unit, color)
