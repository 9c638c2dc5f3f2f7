"""An import report in words: its facts for the window, the whole of it for the clipboard."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QDateTime, QLocale

from siteplanner.core import schema
from siteplanner.core.field_mapping import GENERATED
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.dialogs.kept_sentences import said_again
from siteplanner.gui.dialogs.stored_report import ACTIONS, StoredReport
from siteplanner.gui.numbers import figure
from siteplanner.gui.wording import say

ELLIPSOID_WARNED_SHARE = 1e-4
"""Beyond it the difference between the plane and the ellipsoid is pointed out."""

AREA = QT_TRANSLATE_NOOP(
    "import_report",
    "{plane} m² in the plan's system (the one used in figures), {ellipsoid} m² on the ellipsoid ({share:+.4%})",
)
CURVED = QT_TRANSLATE_NOOP(
    "import_report", "The plan's system differs from the ellipsoid by more than 0.1 ‰ here: say which area you quote."
)

FILE = QT_TRANSLATE_NOOP("import_report", "File")
IMPORTED = QT_TRANSLATE_NOOP("import_report", "Imported")
CRS = QT_TRANSLATE_NOOP("import_report", "Coordinate system")
TEXT = QT_TRANSLATE_NOOP("import_report", "Text")
COLUMNS = QT_TRANSLATE_NOOP("import_report", "Columns")
FILLED = QT_TRANSLATE_NOOP("import_report", "Filled from the type")
LAND = QT_TRANSLATE_NOOP("import_report", "Area")
NUMBERED = QT_TRANSLATE_NOOP("import_report", "generated")


def report_lines(report: StoredReport) -> list[tuple[str, str]]:
    """The facts as (name, text), those that are there."""
    lines = (
        (FILE, report.source),
        (IMPORTED, _time(report)),
        (CRS, report.source_crs),
        (TEXT, report.encoding),
        (COLUMNS, _mapping(report)),
        (FILLED, ", ".join(_label(report.role, name) for name in report.filled)),
        (LAND, _area(report)),
    )
    return [(say(name), text) for name, text in lines if text]


def report_notes(report: StoredReport) -> list[str]:
    """What is to be said of the whole map."""
    notes = [said_again(warning) for warning in report.warnings]
    if report.area_m2 and abs(report.ellipsoid_share()) > ELLIPSOID_WARNED_SHARE:
        notes.append(say(CURVED))
    return notes


def report_facts(report: StoredReport) -> str:
    """The report but for its rows, as rich text."""
    head = f"<b>{escape(say(report.summary(figure)))}</b>"
    rows = "".join(
        f"<tr><td style='padding-right:12px'>{escape(name)}</td><td>{escape(text)}</td></tr>"
        for name, text in report_lines(report)
    )
    notes = "".join(f"<p>▲ {escape(note)}</p>" for note in report_notes(report))
    return f"{head}<table cellspacing='2'>{rows}</table>{notes}"


def report_text(report: StoredReport) -> str:
    """The whole report as plain text, a tab between the cells of a row."""
    lines = [f"{say(report.label)}: {say(report.summary(figure))}"]
    lines += [f"{name}: {text}" for name, text in report_lines(report)]
    lines += [f"▲ {note}" for note in report_notes(report)]
    for issue in report.issues:
        action = say(ACTIONS[issue.action]) if issue.action in ACTIONS else issue.action
        lines.append(f"{issue.row}\t{issue.id}\t{action}\t{said_again(issue.reason)}")
    return "\n".join(lines)


def _time(report: StoredReport) -> str:
    local = QDateTime.fromSecsSinceEpoch(int(report.time.tz_localize("UTC").timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def _mapping(report: StoredReport) -> str:
    shown = {name: say(NUMBERED) if source == GENERATED else source for name, source in report.mapping.items()}
    return ", ".join(f"{_label(report.role, name)} ← {source}" for name, source in shown.items())


def _label(role: str, column: str) -> str:
    of = schema.LAYERS.get(role)
    known = {c.name: c.label for c in of.columns} if of is not None else {}
    return say(known[column]) if column in known else column


def _area(report: StoredReport) -> str:
    if not report.area_m2:
        return ""
    return say(
        AREA(
            plane=figure(report.area_m2, 2),
            ellipsoid=figure(report.area_ellipsoidal_m2, 2),
            share=report.ellipsoid_share(),
        )
    )
