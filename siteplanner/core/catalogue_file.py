"""Reading the catalogue's TOML files, strictly: a figure without a source never gets into a plan.

``products.toml`` lists the products; every other ``*.toml`` of the folder holds plant types, one table each, keyed
by type id. A figure is ``{ value, unit, confidence, source, note }``; units are those of the plan's columns, blank
ones are left out. ``checked_on`` stands once a file and may be repeated in a figure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import shapely

from siteplanner.core.catalogue_table import FAULTY_FILE, TWICE, CatalogueTable, read_table
from siteplanner.core.columns import Column
from siteplanner.core.errors import EditError, InputError
from siteplanner.core.plant_type import DESCRIPTIVE, EXTENSIVE, FOOTPRINT, Block, Figure, PlantType
from siteplanner.core.products import PRODUCTS_FILE, Product
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import QT_TRANSLATE_NOOP

NEEDED_BY_USE: Mapping[str, tuple[str, ...]] = {
    "factory": ("hazard_class", "fire_grade", "height_m", "storeys", "open_flame"),
    "warehouse": ("hazard_class", "fire_grade", "height_m", "storeys"),
    "civil": ("civil_rank", "fire_grade"),
    "transformer": ("oil_t",),
}
TYPE_KEYS = frozenset(
    {
        "name",
        "description",
        "product",
        "capacity",
        "land_use",
        "land_area_m2",
        "protection_distance_m",
        FOOTPRINT,
        "figures",
        "scaling",
    }
)

NO_TYPES = QT_TRANSLATE_NOOP("catalogue", "the folder holds no plant types.")
BAD_RANGE = QT_TRANSLATE_NOOP("catalogue", "the default must lie from the minimum to the maximum, all above 0.")
NOT_LONG = QT_TRANSLATE_NOOP(
    "catalogue", "the width runs along the long side: it must be above 0 and not below the depth."
)
BLOCKS_MEET = QT_TRANSLATE_NOOP("catalogue", "two blocks touch or overlap.")
NOT_A_BOOLEAN = QT_TRANSLATE_NOOP("catalogue", "true or false was expected.")
NOT_CODES = QT_TRANSLATE_NOOP("catalogue", "a list of land-use codes of two, four or six digits was expected.")
NEGATIVE = QT_TRANSLATE_NOOP("catalogue", "it must not be below 0.")
NOT_LINEAR = QT_TRANSLATE_NOOP("catalogue", "the exponent must be 1: area is in proportion to capacity.")
BAD_EXPONENT = QT_TRANSLATE_NOOP("catalogue", "an exponent lies above 0 and not above 1.5.")
SCALED_WITHOUT = QT_TRANSLATE_NOOP("catalogue", "a type has a product, a capacity and a scaling, or none of the three.")


def read_types(folder: Path, products: Mapping[str, Product]) -> Mapping[str, PlantType]:
    """The plant types of every file of ``folder`` by id. Raises InputError naming the file and the key at fault."""
    types: dict[str, PlantType] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == PRODUCTS_FILE:
            continue
        root = read_table(path)
        for type_id in (key for key in root.rows if key != "checked_on"):
            if type_id in types:
                raise root.fault(type_id, TWICE)
            types[type_id] = _plant_type(_type_table(root, type_id), type_id, products)
    if not types:
        raise InputError(FAULTY_FILE, file=str(folder), fault=NO_TYPES)
    return types


def _type_table(root: CatalogueTable, type_id: str) -> CatalogueTable:
    table = root.table(root.identifier(type_id, type_id))
    return CatalogueTable(root.file, type_id, table.rows, root.date("checked_on"))


def _plant_type(table: CatalogueTable, type_id: str, products: Mapping[str, Product]) -> PlantType:
    table.allow(*TYPE_KEYS)
    name, description = table.names("name"), table.names("description")
    product = table.choice("product", tuple(products)) if "product" in table.rows else ""
    if len({bool(product), "capacity" in table.rows, "scaling" in table.rows}) != 1:
        raise table.fault("", SCALED_WITHOUT)
    figures = _figures(table.table("figures"))
    blocks, footprint = _footprint(table.table(FOOTPRINT))
    land_use, land_use_basis = _land_use(table.table("land_use"))
    basis = {FOOTPRINT: footprint, "land_use": land_use_basis}
    default: tuple[float | None, float | None, float | None] = (None, None, None)
    if product:
        default, basis["capacity"] = _capacity(table.table("capacity"), products[product])
    capacity, minimum, maximum = default
    return PlantType(
        type_id=type_id,
        name_en=name[0],
        name_zh=name[1],
        description_en=description[0],
        description_zh=description[1],
        product=product,
        capacity=capacity,
        capacity_unit=products[product].capacity_unit if product else "",
        capacity_min=minimum,
        capacity_max=maximum,
        blocks=blocks,
        figures=figures,
        land_use=land_use,
        land_area_m2=_optional(table, "land_area_m2", "m²"),
        protection_distance_m=_optional(table, "protection_distance_m", "m"),
        scaling=_scaling(table.table("scaling"), figures) if product else {},
        basis=basis,
    )


def _figures(table: CatalogueTable) -> dict[str, Figure]:
    table.allow(*EXTENSIVE, *DESCRIPTIVE)
    figures = {column: _figure(table.table(column), PLANTS.column(column)) for column in table.rows}
    table.need("building_use")
    for column in NEEDED_BY_USE.get(str(figures["building_use"].value), ()):
        table.need(column)
    return figures


def _figure(table: CatalogueTable, column: Column) -> Figure:
    table.allow("value", "unit", "confidence", "source", "note", "checked_on")
    return table.basis(_column_value(table, column), table.unit(column.unit))


def _column_value(table: CatalogueTable, column: Column) -> float | int | str | bool:
    value = table.need("value")
    if column.kind == "text":
        table.text("value")
    elif column.kind == "boolean":
        if not isinstance(value, bool):
            raise table.fault("value", NOT_A_BOOLEAN)
    else:
        table.number("value")
    try:
        parsed: float | int | str | bool = column.parse(value)
    except EditError as error:
        raise table.fault("value", error.message) from error
    return parsed


def _optional(table: CatalogueTable, key: str, unit: str) -> Figure | None:
    if key not in table.rows:
        return None
    figure = table.table(key)
    figure.allow("value", "unit", "confidence", "source", "note", "checked_on")
    value = figure.number("value")
    if value < 0:
        raise figure.fault("value", NEGATIVE)
    return figure.basis(value, figure.unit(unit))


def _capacity(table: CatalogueTable, product: Product) -> tuple[tuple[float, float, float], Figure]:
    table.allow("value", "minimum", "maximum", "unit", "confidence", "source", "note", "checked_on")
    value, minimum, maximum = table.number("value"), table.number("minimum"), table.number("maximum")
    if not 0.0 < minimum <= value <= maximum:
        raise table.fault("value", BAD_RANGE)
    return (value, minimum, maximum), table.basis(value, table.unit(product.capacity_unit))


def _land_use(table: CatalogueTable) -> tuple[tuple[str, ...], Figure]:
    table.allow("value", "confidence", "source", "note", "checked_on")
    codes = table.need("value")
    if not isinstance(codes, list) or not codes or not all(_is_land_use(code) for code in codes):
        raise table.fault("value", NOT_CODES)
    return tuple(codes), table.basis(",".join(codes))


def _is_land_use(code: object) -> bool:
    return isinstance(code, str) and re.fullmatch(r"(\d\d){1,3}", code) is not None


def _footprint(table: CatalogueTable) -> tuple[tuple[Block, ...], Figure]:
    table.allow("blocks", "confidence", "source", "note", "checked_on")
    blocks = tuple(_block(row) for row in table.tables("blocks"))
    shapes = [block.polygon() for block in blocks]
    if any(a.intersects(b) for n, a in enumerate(shapes) for b in shapes[:n]):
        raise table.fault("blocks", BLOCKS_MEET)
    return blocks, table.basis(shapely.MultiPolygon(shapes).area, "m²")


def _block(row: CatalogueTable) -> Block:
    row.allow("x_m", "y_m", "width_m", "depth_m")
    block = Block(row.number("x_m"), row.number("y_m"), row.number("width_m"), row.number("depth_m"))
    if not 0.0 < block.depth_m <= block.width_m:
        raise row.fault("width_m", NOT_LONG)
    return block


def _scaling(table: CatalogueTable, figures: Mapping[str, Figure]) -> dict[str, Figure]:
    table.allow(FOOTPRINT, *(column for column in EXTENSIVE if column in figures))
    for key in (FOOTPRINT, *(column for column in EXTENSIVE if column in figures)):
        table.need(key)
    exponents = {key: _exponent(table.table(key)) for key in table.rows}
    for key in (FOOTPRINT, "floor_area_m2"):
        if key in exponents and exponents[key].value != 1.0:
            raise table.fault(key, NOT_LINEAR)
    return exponents


def _exponent(table: CatalogueTable) -> Figure:
    table.allow("value", "confidence", "source", "note", "checked_on")
    value = table.number("value")
    if not 0.0 < value <= 1.5:
        raise table.fault("value", BAD_EXPONENT)
    return table.basis(value)
