"""Templates of sheets from ``resources/sheets``: how the paper is divided and what stands where. Data only."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from siteplanner.assets import resource
from siteplanner.core.errors import InputError
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.core.sheets.papers import LANDSCAPE, PORTRAIT, Orientation
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named

Side = Literal["right", "below"]
NO_SUCH_TEMPLATE = QT_TRANSLATE_NOOP("errors", "There is no sheet template “{id}”. Use one of: {known}.")


@dataclass(frozen=True, slots=True)
class SheetTemplate:
    """``panel`` says where what explains the map stands, ``panel_share`` how much of the paper's width (height) it
    takes; ``columns`` are the blocks in it, from the top of each column down. ``title_block`` are the fields that have
    boxes; ``type_scale`` makes all letters larger or smaller."""

    id: str
    name: Named
    paper: str
    orientation: Orientation
    panel: Side
    panel_share: float
    columns: tuple[tuple[str, ...], ...]
    tables: tuple[str, ...]
    charts: tuple[str, ...]
    elements: tuple[str, ...]
    title_block: tuple[str, ...]
    type_scale: float


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet with its template's choices where it makes none."""

    sheet: MapSheet
    template: SheetTemplate
    paper: str
    orientation: Orientation
    tables: tuple[str, ...]
    charts: tuple[str, ...]
    elements: frozenset[str]


@cache
def sheet_templates() -> Mapping[str, SheetTemplate]:
    """All templates by id, in the order in which they are offered.

    >>> [template.id for template in sheet_templates().values()][:2]
    ['panel', 'a3-landscape']
    """
    folder = resource("sheets")
    rows = [tomllib.loads(path.read_text(encoding="utf-8")) for path in folder.iterdir() if path.name.endswith(".toml")]
    made = [_template(row) for row in sorted(rows, key=lambda row: row["rank"])]
    return MappingProxyType({template.id: template for template in made})


def sheet_template(template_id: str) -> SheetTemplate:
    """The template of that id. Raises InputError naming the known ones."""
    known = sheet_templates()
    if template_id not in known:
        raise InputError(NO_SUCH_TEMPLATE, id=template_id, known=", ".join(known))
    return known[template_id]


def filled_in(sheet: MapSheet) -> Filled:
    """A sheet as its template completes it. Raises InputError for an unknown template."""
    template = sheet_template(sheet.template)
    orientation: Orientation = PORTRAIT if (sheet.orientation or template.orientation) == PORTRAIT else LANDSCAPE
    return Filled(
        sheet,
        template,
        sheet.paper or template.paper,
        orientation,
        template.tables if sheet.tables is None else sheet.tables,
        template.charts if sheet.charts is None else sheet.charts,
        frozenset(template.elements if sheet.elements is None else sheet.elements),
    )


def _template(row: Mapping[str, Any]) -> SheetTemplate:
    return SheetTemplate(
        id=row["id"],
        name=Named(row["name"]["en"], row["name"]["zh"]),
        paper=row["paper"],
        orientation=row["orientation"],
        panel=row["panel"],
        panel_share=float(row["panel_share"]),
        columns=tuple(tuple(column) for column in row["columns"]),
        tables=tuple(row["tables"]),
        charts=tuple(row["charts"]),
        elements=tuple(row["elements"]),
        title_block=tuple(row["title_block"]),
        type_scale=float(row["type_scale"]),
    )
