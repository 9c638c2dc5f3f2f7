"""Every file of a pack before its judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from siteplanner.core.errors import SaveError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.work import Work
from siteplanner.services.handover.contents import CHANGES_MAP, CHANGES_TEXT, ITEMS, crs_of
from siteplanner.services.handover.proofs import (
    boundary_text,
    changed,
    document,
    drawing,
    geojson,
    plan_copy,
    shapefile,
    tables,
    workbook,
)
from siteplanner.services.handover.proofs.expected import Differs, Exhibit, Expected

DIFFERS = QT_TRANSLATE_NOOP(
    "errors", "The hand-over was stopped: “{file}”, read back, differs from the plan: {difference}."
)
READING_BACK = QT_TRANSLATE_NOOP("handover", "Reading {file} back and comparing")

Judge = Callable[[Exhibit, Expected], int]


class PackDiffersError(SaveError):
    """A file of a pack is not what the plan says; ``file`` names it within the pack."""

    def __init__(self, file: str, what: Message | Template) -> None:
        super().__init__(DIFFERS, file=file, difference=what)
        self.file = file


JUDGES: Mapping[str, Judge] = {
    "plants-rfc7946": geojson.judge,
    "plants-cgcs2000-geographic": geojson.judge,
    "plants-cgcs2000-projected": geojson.judge,
    "shp-plants": shapefile.judge,
    "shp-parcels": shapefile.judge,
    "shp-zones": shapefile.judge,
    "txt-parcels": boundary_text.judge,
    "txt-plants": boundary_text.judge,
    "dxf": drawing.judge,
    "figures": workbook.judge_figures,
    "balance": tables.judge_balance,
    "findings": workbook.judge_findings,
    "change-log": tables.judge_change_log,
    "sheet": document.judge_sheet,
    "report": document.judge_report,
    "plan": plan_copy.judge,
}
"""By the kind of file, as the writers are."""


def prove_changes(folder: Path, changes: Mapping[str, Any], lang: str) -> None:
    """Read what is told of the changes since the last pack. Raises PackDiffersError naming the file."""
    file = CHANGES_TEXT
    try:
        changed.judge_text(folder / file, changes)
        file = CHANGES_MAP
        changed.judge_map(folder / file, changes, lang)
    except Differs as difference:
        raise PackDiffersError(file, difference.what) from None


def prove_files(folder: Path, kinds: Iterable[str], expected: Expected, work: Work | None = None) -> dict[str, int]:
    """Read the files of these kinds in a folder back and compare them with the plan; what was read of each.

    Raises PackDiffersError, naming the file and what of it, at the first difference.
    """
    work = work or Work()
    kinds = list(kinds)
    read = {}
    for done, kind in enumerate(kinds):
        item = ITEMS[kind]
        work.step(done, len(kinds), READING_BACK(file=item.path))
        exhibit = Exhibit(folder / item.path, kind, item.layer, crs_of(expected.plan, item))
        try:
            read[kind] = JUDGES[kind](exhibit, expected)
        except Differs as difference:
            raise PackDiffersError(item.path, difference.what) from None
    work.step(len(kinds), len(kinds), READING_BACK(file=""))
    return read
