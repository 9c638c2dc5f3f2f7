"""Handing a plan over as a file of any kind: data for other programs, slides, or a report."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.services.documents.scheme_report import REPORT_SUFFIXES, write_report
from siteplanner.services.documents.slide_deck import DECK_SUFFIX, write_deck

if TYPE_CHECKING:
    from siteplanner.files.export_report import ExportReport

DOCUMENT_SUFFIXES = (DECK_SUFFIX, *REPORT_SUFFIXES)
UNKNOWN_SUFFIX = QT_TRANSLATE_NOOP(
    "errors", "“{path}”: no export writes files with the ending “{suffix}”. Use one of: {known}."
)
NOT_FOR_THIS = QT_TRANSLATE_NOOP("errors", "{option} is for files that end in {endings}; “{path}” is none.")
ONLY_DATA = ("layer", "crs", "points")


def export_any(
    plan: Plan,
    path: str | os.PathLike[str],
    scenario: str | None = None,
    profile: str = "rfc7946",
    *,
    template: Path | None = None,
    short: bool | None = None,
    **how: Any,
) -> ExportReport:
    """Write a scenario to ``path``, whose ending says as what; ``how`` are the further arguments of
    :func:`siteplanner.files.export.export`.

    ``.pptx``: the plan's slides in the look of ``template``; ``.docx`` and ``.pdf``: the report, ``short`` or whole.
    Raises InputError for another ending and for a setting that is not for it, and what the writers raise.
    """
    from siteplanner.files.export import KNOWN_SUFFIXES, export

    suffix = Path(path).suffix.lower()
    if suffix not in (*KNOWN_SUFFIXES, *DOCUMENT_SUFFIXES):
        from siteplanner.services.phase_film import SUFFIXES as FILMS

        known = ", ".join((*KNOWN_SUFFIXES, *DOCUMENT_SUFFIXES, *FILMS))
        raise InputError(UNKNOWN_SUFFIX, path=str(path), suffix=suffix, known=known)
    if template is not None and suffix != DECK_SUFFIX:
        raise InputError(NOT_FOR_THIS, option="--template", endings=DECK_SUFFIX, path=str(path))
    if short is not None and suffix not in REPORT_SUFFIXES:
        option = "--short" if short else "--full"
        raise InputError(NOT_FOR_THIS, option=option, endings=", ".join(REPORT_SUFFIXES), path=str(path))
    if suffix not in DOCUMENT_SUFFIXES:
        return export(plan, path, scenario, profile, **how)
    for name in ONLY_DATA:
        if how.get(name):
            raise InputError(NOT_FOR_THIS, option=f"--{name}", endings=", ".join(KNOWN_SUFFIXES), path=str(path))
    common = {name: how[name] for name in ("areas", "lang", "work") if name in how}
    if suffix == DECK_SUFFIX:
        if how.get("year") is not None:
            raise InputError(NOT_FOR_THIS, option="--year", endings=", ".join(REPORT_SUFFIXES), path=str(path))
        return write_deck(plan, path, scenario, template=template, **common)
    return write_report(plan, path, scenario, full=not short, when=how.get("year"), **common)
