"""The map sheet of a plan as a file."""

from __future__ import annotations

import os
from pathlib import Path

from siteplanner.core.plan import Plan
from siteplanner.core.work import Work
from siteplanner.files.atomic import write_whole


def render(
    plan: Plan,
    path: str | os.PathLike[str],
    scenario_id: str | None = None,
    lang: str = "en",
    *,
    work: Work | None = None,
    paper: str = "A3",
    scale: float | None = None,
) -> Path:
    """Draw the sheet of a scenario (default: the active one) and write it, whole or not at all.

    ``path`` ends in .png, .pdf or .svg. Raises InputError for another ending and as
    :func:`siteplanner.drawing.map_sheet.draw_sheet` does, SaveError where the file cannot be written.
    """
    from siteplanner.drawing.map_sheet import draw_sheet, sheet_suffix

    target = Path(path)
    suffix = sheet_suffix(target)
    content = draw_sheet(plan, suffix, scenario_id, lang=lang, work=work, paper=paper, scale=scale)
    with write_whole(target) as temporary:
        temporary.write_bytes(content)
    return target
