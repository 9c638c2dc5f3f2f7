"""What the short field names of a Shapefile mean, as a table beside it that Excel shows: ``<stem>.fields.csv``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from siteplanner.core.schema import Layer
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.files.shapefile.fields import Field
from siteplanner.words import CHINESE, translator

HEADINGS = (
    "字段名 field",
    "规划列名 column",
    "中文名 Chinese",
    "英文名 English",
    "单位 unit",
    "类型 type",
    "长度 width",
    "小数位 decimals",
    "空值 blank",
    "说明 note",
)
BLANKS = {"C": "空 blank", "N": "空格 spaces", "F": "空格 spaces", "L": "?", "D": "空格 spaces"}
NOTES = {
    "number": "空值不是 0；ArcGIS 可能显示为 0。A blank is not 0, though ArcGIS may show it as 0.",
    "integer": "空值不是 0；ArcGIS 可能显示为 0。A blank is not 0, though ArcGIS may show it as 0.",
    "boolean": "T 是，F 否，? 不明。T yes, F no, ? not known.",
    "time": "UTC，ISO 8601。UTC, ISO 8601.",
}
OWN_COLUMN = QT_TRANSLATE_NOOP("export", "Column of the user's map")


def alias_table(fields: Iterable[Field], of: Layer) -> bytes:
    """One line a field: its name, the plan's column, what that is in Chinese and English, its unit and form."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    known = {column.name: column for column in of.columns}
    for field in fields:
        column = known.get(field.column)
        label = OWN_COLUMN if column is None else column.label
        writer.writerow(
            (
                field.name,
                field.column,
                *_labels(label),
                "" if column is None else column.unit,
                field.type,
                field.width,
                field.decimals,
                BLANKS[field.type],
                NOTES.get(field.kind, ""),
            )
        )
    return text.getvalue().encode("utf-8-sig")


def _labels(label: Template) -> tuple[str, str]:
    return translator(CHINESE).text(label), label.text
