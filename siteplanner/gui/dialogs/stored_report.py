"""An import report as the plan keeps it (English JSON), read back for the window."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from siteplanner.core import schema
from siteplanner.core.plan import ImportReportEntry
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

ACTIONS: Mapping[str, Template] = {
    "refused": QT_TRANSLATE_NOOP("import_report", "refused"),
    "repaired": QT_TRANSLATE_NOOP("import_report", "repaired"),
    "renamed": QT_TRANSLATE_NOOP("import_report", "renumbered"),
    "generated": QT_TRANSLATE_NOOP("import_report", "numbered"),
    "blanked": QT_TRANSLATE_NOOP("import_report", "left blank"),
    "simplified": QT_TRANSLATE_NOOP("import_report", "simplified"),
    "noted": QT_TRANSLATE_NOOP("import_report", "noted"),
}

SOUND = QT_TRANSLATE_NOOP("import_report", "{read} read, all kept as they are")
SUMMARY = QT_TRANSLATE_NOOP("import_report", "{read} read, {repaired} repaired, {refused} refused")


@dataclass(frozen=True, slots=True)
class StoredIssue:
    """A line about one row; ``place`` is east, north in the plan's system, None where the row lies nowhere."""

    row: int
    id: str
    action: str
    reason: str
    place: tuple[float, float] | None


@dataclass(frozen=True)
class StoredReport:
    """A report with blanks where the file has none."""

    time: pd.Timestamp
    role: str
    source: str
    source_crs: str
    encoding: str
    mapping: Mapping[str, str]
    read: int
    kept: int
    repaired: int
    refused: int
    area_m2: float
    area_ellipsoidal_m2: float
    filled: tuple[str, ...]
    warnings: tuple[str, ...]
    issues: tuple[StoredIssue, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing needs to be said of the layer."""
        return not self.warnings and not self.issues

    @property
    def label(self) -> Template | str:
        """The layer's name."""
        return schema.LAYERS[self.role].label if self.role in schema.LAYERS else self.role

    @property
    def file_name(self) -> str:
        """The name of the file without its folder."""
        whole = self.source.replace("\\", "/").rpartition("/")[2]
        name, colon, _ = whole.rpartition(":")
        return name if colon else whole

    def summary(self, figure: Any) -> Message:
        """What became of the rows, in one line; ``figure`` writes numbers."""
        if not self.issues and self.kept == self.read:
            return SOUND(read=figure(self.read))
        return SUMMARY(read=figure(self.read), repaired=figure(self.repaired), refused=figure(self.refused))

    def ellipsoid_share(self) -> float:
        """By what share the area on the ellipsoid differs from the one on the plan."""
        return self.area_ellipsoidal_m2 / self.area_m2 - 1.0 if self.area_m2 else 0.0


def stored_report(entry: ImportReportEntry) -> StoredReport:
    """The report of an entry; what is missing or of another type is blank."""
    try:
        found = json.loads(entry.json)
    except ValueError:
        found = {}
    data: Mapping[str, Any] = found if isinstance(found, dict) else {}
    mapping = data.get("mapping")
    return StoredReport(
        time=entry.time,
        role=entry.role,
        source=_text(data, "source"),
        source_crs=_text(data, "source_crs"),
        encoding=_text(data, "encoding"),
        mapping={str(k): str(v) for k, v in mapping.items()} if isinstance(mapping, dict) else {},
        read=int(_number(data, "read")),
        kept=int(_number(data, "kept")),
        repaired=int(_number(data, "repaired")),
        refused=int(_number(data, "refused")),
        area_m2=_number(data, "area_m2"),
        area_ellipsoidal_m2=_number(data, "area_ellipsoidal_m2"),
        filled=tuple(str(name) for name in _list(data, "filled")),
        warnings=tuple(str(warning) for warning in _list(data, "warnings")),
        issues=tuple(_issue(line) for line in _list(data, "issues") if isinstance(line, dict)),
    )


def _issue(line: Mapping[str, Any]) -> StoredIssue:
    location = _list(line, "location")
    place = None
    if len(location) == 2 and all(isinstance(v, int | float) for v in location):
        place = float(location[0]), float(location[1])
    return StoredIssue(
        int(_number(line, "row")), _text(line, "id"), _text(line, "action"), _text(line, "reason"), place
    )


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    return "" if value is None else str(value)


def _number(data: Mapping[str, Any], key: str) -> float:
    value = data.get(key)
    return float(value) if isinstance(value, int | float) else 0.0


def _list(data: Mapping[str, Any], key: str) -> list[Any]:
    value = data.get(key)
    return value if isinstance(value, list) else []
