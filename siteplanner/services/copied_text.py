"""Copied features as a table for a spreadsheet or an editor: names and figures in columns, the shape as WKT."""

from __future__ import annotations

import re
from typing import Any

import shapely

from siteplanner.core.coordinates import crs_text
from siteplanner.core.schema import layer as layer_of
from siteplanner.services.copied_features import CopiedFeatures, CopiedRow

WKT = "wkt"
LAYER = "layer"
DECIMALS = 4
_FORMULA = re.compile(r"[=+\-@]")


def copied_text(copied: CopiedFeatures) -> str:
    """One line a feature under a line of headings, tabs between cells; the last heading names the coordinate system.

    Columns that are blank throughout are left out.
    """
    layers = list(dict.fromkeys(row.layer for row in copied.rows))
    known = {name for row in copied.rows for name in row.values}
    names = list(dict.fromkeys(c.name for layer in layers for c in layer_of(layer).columns if c.name in known))
    several = [LAYER] if len(layers) > 1 else []
    id_name = layer_of(layers[0]).index if len(layers) == 1 else "id"
    heading = [*several, id_name, *names, f"{WKT} {crs_text(copied.crs)}"]
    lines = [[*([row.layer] if several else []), *_cells(row, names)] for row in copied.rows]
    return "\n".join("\t".join(line) for line in (heading, *lines)) + "\n"


def _cells(row: CopiedRow, names: list[str]) -> list[str]:
    wkt = shapely.to_wkt(row.shape, rounding_precision=DECIMALS, trim=True)
    return [_cell(row.row_id), *(_cell(row.values.get(name)) for name in names), wkt]


def _cell(value: Any) -> str:
    """A value as one cell. What a spreadsheet would take for a formula is marked as text by an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, str):
        text = " ".join(value.split())
        return f"'{text}" if _FORMULA.match(text) else text
    return (
        f"{value:.15g}" if isinstance(value, float) else str(value).lower() if isinstance(value, bool) else str(value)
    )
