"""Values of a map's columns as the plan stores them, and ids that are filled and unique."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from siteplanner.core.columns import DTYPES, Column, Kind
from siteplanner.core.errors import EditError
from siteplanner.core.field_mapping import Proposal, area_unit, as_text
from siteplanner.core.import_report import Note
from siteplanner.core.schema import Layer
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

BLANKED = QT_TRANSLATE_NOOP("import", "{source}: “{value}” cannot be kept as {column}; left blank.")
ID_TWICE = QT_TRANSLATE_NOOP("import", "The id “{id}” is in use already; this row is “{new}”.")
ID_BLANK = QT_TRANSLATE_NOOP("import", "The row has no id; it is “{new}”.")
ID_ODD = QT_TRANSLATE_NOOP("import", "The id holds characters that cannot be shown; they were left out: “{new}”.")
AREA_UNIT = QT_TRANSLATE_NOOP("import", "{source} was read as an area in {unit}, by comparing with the measured areas.")
AREA_UNKNOWN = QT_TRANSLATE_NOOP(
    "import",
    "{source} fits the measured areas in none of m², ha and mu; it was kept but not taken as the registered area.",
)

_ID_PATTERNS = {"parcels": "L{:04d}", "zones": "Z{:02d}", "constraints": "C{:03d}", "substations": "S{:d}"}
_PLANT_PATTERN = "P{:02d}"


def mapped_values(
    table: pd.DataFrame, proposal: Proposal, of: Layer, areas_m2: npt.NDArray[np.float64]
) -> tuple[pd.DataFrame, list[Note], list[Message]]:
    """The plan's columns of the layer that the map fills, without the id, in their dtypes; rows' notes; warnings.

    Values outside a column's domain are left blank and noted. ``areas_m2`` (n,) are the measured areas, by which the
    unit of a given area is told.
    """
    columns: dict[str, pd.Series] = {}
    notes: list[Note] = []
    warnings: list[Message] = []
    for target, source in proposal.columns.items():
        if target == of.index:
            continue
        values, blanked = _as_column(table[source], of.column(target))
        if target in proposal.areas:
            unit = area_unit(values.to_numpy(dtype=float), areas_m2)
            if unit is None:
                if values.notna().any():
                    warnings.append(AREA_UNKNOWN(source=source))
                continue
            if unit[1] != 1.0:
                warnings.append(AREA_UNIT(source=source, unit=unit[0]))
                values = values * unit[1]
        columns[target] = values
        notes += [(row, "blanked", BLANKED(source=source, value=value, column=target)) for row, value in blanked]
    rows = len(table)
    if proposal.code_system and "land_use" in columns:
        columns["code_system"] = pd.Series([proposal.code_system] * rows, dtype="str").where(
            columns["land_use"].notna()
        )
    if proposal.kind:
        columns["kind"] = pd.Series([proposal.kind] * rows, dtype="str")
    return pd.DataFrame(columns, index=pd.RangeIndex(rows)), notes, warnings


def other_columns(table: pd.DataFrame, used: Collection[str], of: Layer) -> pd.DataFrame:
    """The columns of the map that became none of the plan's, under names that clash with none, in storable dtypes."""
    taken = {name.casefold() for name in (*of.names(), *of.id_columns, "geometry")}
    kept: dict[str, pd.Series] = {}
    for name in table.columns:
        if name in used:
            continue
        free = str(name)
        while free.casefold() in taken or free in kept:
            free += "_source"
        kept[free] = storable(table[name])
    return pd.DataFrame(kept, index=table.index)


def storable(values: pd.Series) -> pd.Series:
    """The values in one of the dtypes that plans know; what is no number, yes/no or time becomes text."""
    kind: Kind = "text"
    if pd.api.types.is_bool_dtype(values):
        kind = "boolean"
    elif pd.api.types.is_integer_dtype(values):
        kind = "integer"
    elif pd.api.types.is_float_dtype(values):
        kind = "number"
    elif pd.api.types.is_datetime64_any_dtype(values):
        kind = "time"
        if isinstance(values.dtype, pd.DatetimeTZDtype):
            values = values.dt.tz_convert("UTC").dt.tz_localize(None)
    if kind == "text":
        blank = values.isna()
        return values.astype("object").map(str).astype("str").where(~blank)
    converted: pd.Series = values.astype(DTYPES[kind])  # type: ignore[call-overload]  # one of five known names
    return converted


def _as_column(values: pd.Series, column: Column) -> tuple[pd.Series, list[tuple[int, Any]]]:
    """The values in the column's dtype, and (row, value) of those left blank."""
    if column.kind == "number" and pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        return _as_numbers(values.astype("float64"), column)
    texts = as_text(values) if column.kind == "text" else values
    if column.kind == "text" and column.vocabulary is None:  # any text is one, and these are without blanks around
        return texts.astype("str"), []
    parsed: dict[Any, Any] = {}
    bad: set[Any] = set()
    for value in texts.dropna().unique():
        try:
            parsed[value] = column.parse(value)
        except EditError:
            bad.add(value)
    blanked = [(int(row), texts.iloc[row]) for row in np.flatnonzero(texts.isin(bad))] if bad else []
    if column.kind == "text" and not bad and all(key == value for key, value in parsed.items()):
        return texts.astype("str"), []
    result = [parsed.get(value) if present else None for value, present in zip(texts, texts.notna(), strict=True)]
    return pd.Series(result, index=values.index, dtype=DTYPES[column.kind]), blanked


def _as_numbers(values: pd.Series, column: Column) -> tuple[pd.Series, list[tuple[int, Any]]]:
    bad = values.notna() & ~np.isfinite(values)
    if column.minimum is not None:
        bad |= values < column.minimum
    if column.maximum is not None:
        bad |= values > column.maximum
    return values.where(~bad), [(int(row), values.iloc[row]) for row in np.flatnonzero(bad)]


def ids_for(
    values: pd.Series | None, of: Layer, rows: int, taken: Collection[str] = ()
) -> tuple[list[str], list[Note]]:
    """An id a row: the given ones, made unique with ``~2``, ``~3``; generated where there is none.

    >>> from siteplanner.core.schema import ZONES
    >>> ids_for(pd.Series(["A", "A", None]), ZONES, 3)[0]
    ['A', 'A~2', 'Z01']
    """
    pattern = _ID_PATTERNS.get(of.name, _PLANT_PATTERN)
    used = set(taken)
    given: list[str | None] = [None] * rows
    if values is not None:
        given = [text if isinstance(text, str) else None for text in as_text(values).to_numpy(dtype=object)]
    reserved = {text for text in given if text is not None}
    if len(reserved) == rows and used.isdisjoint(reserved):
        every = [text for text in given if text is not None]
        if "".join(every).isprintable():
            return every, []
    ids: list[str] = []
    notes: list[Note] = []
    counter = 0
    last_number: dict[str, int] = {}
    for row, text in enumerate(given):
        clean = _printable(text) if text is not None else ""
        if clean:
            new = clean
            while new in used or (new != clean and new in reserved):
                last_number[clean] = last_number.get(clean, 1) + 1
                new = f"{clean}~{last_number[clean]}"
            if new != clean:
                notes.append((row, "renamed", ID_TWICE(id=clean, new=new)))
            elif clean != text:
                notes.append((row, "renamed", ID_ODD(new=new)))
        else:
            while (new := pattern.format(counter := counter + 1)) in used or new in reserved:
                pass
            if values is not None:
                notes.append((row, "generated", ID_BLANK(new=new)))
        used.add(new)
        ids.append(new)
    return ids, notes


def _printable(text: str) -> str:
    return text if text.isprintable() else "".join(c for c in text if c.isprintable()).strip()
