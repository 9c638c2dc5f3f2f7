"""Import reports as lines for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from siteplanner.cli.answers import print_line, print_table
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.words import Translator

if TYPE_CHECKING:
    from siteplanner.core.import_report import LayerReport

WRITTEN = QT_TRANSLATE_NOOP("cli", "{plan}: written in {crs}.")
LAYER = QT_TRANSLATE_NOOP(
    "cli",
    "{role} from {source} ({crs}, {encoding}): {read} rows read, {kept} kept, {repaired} repaired, {refused} refused.",
)
AREA = QT_TRANSLATE_NOOP("cli", "  area {area_m2:,.2f} m² on the map, {ellipsoidal_m2:,.2f} m² on the ellipsoid")
MAPPING = QT_TRANSLATE_NOOP("cli", "  columns: {mapping}")
FILLED = QT_TRANSLATE_NOOP("cli", "  filled from the plant type: {columns}")
CAUTION = QT_TRANSLATE_NOOP("cli", "  note: {warning}")
HEADER = (
    QT_TRANSLATE_NOOP("cli", "row"),
    QT_TRANSLATE_NOOP("cli", "id"),
    QT_TRANSLATE_NOOP("cli", "action"),
    QT_TRANSLATE_NOOP("cli", "reason"),
)
ACTIONS: dict[str, Template] = {
    "refused": QT_TRANSLATE_NOOP("cli", "refused"),
    "repaired": QT_TRANSLATE_NOOP("cli", "repaired"),
    "renamed": QT_TRANSLATE_NOOP("cli", "renamed"),
    "generated": QT_TRANSLATE_NOOP("cli", "generated"),
    "blanked": QT_TRANSLATE_NOOP("cli", "blanked"),
    "simplified": QT_TRANSLATE_NOOP("cli", "simplified"),
    "noted": QT_TRANSLATE_NOOP("cli", "noted"),
}


def print_reports(plan: str, crs: str, reports: Iterable[LayerReport], say: Translator) -> None:
    """What was read, kept, repaired and refused, a paragraph a layer, a line for each row that needs a word."""
    for report in reports:
        print_report(report, say)
    print_line(say.text(WRITTEN(plan=plan, crs=crs)))


def print_report(report: LayerReport, say: Translator) -> None:
    """The paragraph of one layer."""
    from siteplanner.core.schema import layer

    counts = {"read": report.read, "kept": report.kept, "repaired": report.repaired, "refused": report.refused}
    head = LAYER(
        role=layer(report.role).label,
        source=report.source,
        crs=report.source_crs,
        encoding=report.encoding,
        **counts,
    )
    print_line(say.text(head))
    if report.area_m2:
        print_line(say.text(AREA(area_m2=report.area_m2, ellipsoidal_m2=report.area_ellipsoidal_m2)))
    if report.mapping:
        print_line(say.text(MAPPING(mapping=", ".join(f"{k}={v}" for k, v in report.mapping.items()))))
    if report.filled:
        print_line(say.text(FILLED(columns=", ".join(report.filled))))
    for warning in report.warnings:
        print_line(say.text(CAUTION(warning=warning)))
    if report.issues:
        rows = [
            [str(i.row), i.id or "", say.text(ACTIONS.get(i.action, i.action)), say.text(i.reason)]
            for i in report.issues
        ]
        print_table([say.text(h) for h in HEADER], rows, right=[0])
    print_line()
