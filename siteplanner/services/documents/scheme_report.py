"""The report of a scheme as a Word or PDF file."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

from siteplanner.core.errors import InputError
from siteplanner.core.measures.basis import Areas
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.words import translator

if TYPE_CHECKING:
    from siteplanner.files.export_report import ExportReport

REPORT_SUFFIXES = (".docx", ".pdf")
UNKNOWN_SUFFIX = QT_TRANSLATE_NOOP(
    "errors", "“{path}”: a report cannot be written with the ending “{suffix}”. Use one of: {known}."
)


def write_report(
    plan: Plan,
    path: str | os.PathLike[str],
    scenario_id: str | None = None,
    *,
    full: bool = True,
    when: When = None,
    areas: Areas = "planar",
    lang: str = "en",
    day: dt.date | None = None,
    work: Work | None = None,
) -> ExportReport:
    """Write the report of a scenario (default: the active one) of what is in service by ``when``: ``.docx`` or
    ``.pdf``, ``full`` or short, whole or not at all.

    ``day`` is the date that it bears, by default today. Equal plans give equal bytes on the same day. Raises InputError
    for another ending, a plan with nothing to draw, and where a text needs a font for Chinese that is not there;
    EditError for an unknown scenario; SaveError where the file cannot be written; Cancelled.
    """
    from siteplanner.services.documents.report_making import ReportMaker
    from siteplanner.services.documents.told_of_plan import Told

    target = Path(path)
    suffix = target.suffix.lower()
    if suffix not in REPORT_SUFFIXES:
        raise InputError(UNKNOWN_SUFFIX, path=str(target), suffix=suffix, known=", ".join(REPORT_SUFFIXES))
    scenario = plan.scenario(scenario_id).scenario_id
    say, work = translator(lang), work or Work()
    told = Told(plan, say, work, day or dt.datetime.now().astimezone().date(), areas)
    report = ReportMaker(told, scenario, when).report(full=full)
    if suffix == ".docx":
        from siteplanner.files.docx.writing import export_docx

        return export_docx(report, target, say, work)
    from siteplanner.drawing.report_pages import draw_report
    from siteplanner.files.atomic import write_whole
    from siteplanner.files.export_report import REPORT, ExportReport

    content, tables = draw_report(report, say, work)
    with write_whole(target) as temporary:
        temporary.write_bytes(content)
    return ExportReport(target, REPORT, tables, tables)
