"""What a check found as a file to hand on: for a map program, a spreadsheet or a reader."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from siteplanner.core.check_result import CheckResult
from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.rules.rule_pack import RulePack
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.atomic import write_whole
from siteplanner.words import translator

SUFFIXES: Final = (".geojson", ".xlsx", ".pdf")
UNKNOWN_SUFFIX = QT_TRANSLATE_NOOP(
    "errors", "“{path}”: findings cannot be written with the ending “{suffix}”. Use one of: {known}."
)


def export_findings(
    plan: Plan,
    result: CheckResult,
    path: str | os.PathLike[str],
    lang: str = "en",
    *,
    rules: str | RulePack | None = None,
    since: Mapping[str, str] | None = None,
    work: Work | None = None,
) -> Path:
    """Write what ``result``, a check of ``plan``, found: .geojson, .xlsx or .pdf by the ending, whole or not at all.

    ``rules`` is the pack it was checked by (or its name) where that is not the plan's own; ``since`` says of findings,
    by id, since when they are there. Raises InputError for another ending, SaveError where the file cannot be written.
    """
    target = Path(path)
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(UNKNOWN_SUFFIX, path=str(target), suffix=suffix, known=", ".join(SUFFIXES))
    say = translator(lang)
    if suffix == ".geojson":
        import orjson

        from siteplanner.files.findings_geojson import findings_geojson

        content = orjson.dumps(findings_geojson(result, plan.site.crs, say), option=orjson.OPT_INDENT_2)
    elif suffix == ".xlsx":
        from siteplanner.files.findings_workbook import findings_workbook

        content = findings_workbook(plan, result, pack_of(plan, rules), say, since)
    else:
        from siteplanner.drawing.check_report import draw_check_report

        content = draw_check_report(plan, result, pack_of(plan, rules), lang=lang, since=since, work=work)
    with write_whole(target) as temporary:
        temporary.write_bytes(content)
    return target
