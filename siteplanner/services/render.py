"""Map sheets of a plan as files: one, or an atlas of them."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from siteplanner.core.plan import Plan
from siteplanner.core.sheets.atlas import AtlasBy, atlas_of
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.atomic import write_whole

if TYPE_CHECKING:
    from siteplanner.drawing.map_sheet import SheetPages
    from siteplanner.drawing.paper import Paper
    from siteplanner.drawing.sheet_ground import GroundIn

PAGE = QT_TRANSLATE_NOOP("sheet", "Drawing sheet {page} of {pages}")


def render(
    plan: Plan,
    path: str | os.PathLike[str],
    scenario_id: str | None = None,
    lang: str = "en",
    *,
    work: Work | None = None,
    paper: str = "A3",
    scale: float | None = None,
    sheet: MapSheet | None = None,
    dpi: float | None = None,
    ground: GroundIn | None = None,
) -> Path:
    """Draw the sheet of a scenario (default: the active one) and write it, whole or not at all.

    ``sheet`` says itself what to draw, on which paper and at which scale. ``path`` ends in .png, .pdf or .svg; ``dpi``
    is for PNG, 200 unless told; ``ground`` gives what lies under the map, by default the backdrops that the plan was
    saved with. Raises InputError for another ending and as
    :func:`siteplanner.drawing.map_sheet.draw_sheet` does, SaveError where the file cannot be written.
    """
    from siteplanner.drawing.map_sheet import draw_sheet, sheet_suffix
    from siteplanner.services.sheet_ground import SheetGround

    target = Path(path)
    suffix = sheet_suffix(target)
    content = draw_sheet(
        plan,
        suffix,
        scenario_id,
        lang=lang,
        work=work,
        paper=paper,
        scale=scale,
        sheet=sheet,
        dpi=dpi,
        ground=ground or SheetGround(plan),
    )
    with write_whole(target) as temporary:
        temporary.write_bytes(content)
    return target


def render_atlas(
    plan: Plan,
    path: str | os.PathLike[str],
    sheet: MapSheet,
    by: AtlasBy | str = "zone",
    lang: str = "en",
    *,
    work: Work | None = None,
    dpi: float | None = None,
    day: dt.date | None = None,
    ground: GroundIn | None = None,
) -> tuple[Path, ...]:
    """Write a sheet for each zone or plant: pages of one PDF, or files numbered ``name-01.png`` …; all or none.

    One page is in memory at a time, and the work can be cancelled between pages. Raises what :func:`render` does, and
    InputError where there is no zone or plant to show.
    """
    from siteplanner.drawing.map_sheet import SheetPages, sheet_suffix
    from siteplanner.services.sheet_ground import SheetGround

    target, work = Path(path), work or Work()
    suffix = sheet_suffix(target)
    sheets = atlas_of(plan, sheet, by)
    made = SheetPages(plan, lang, work=work, day=day, ground=ground or SheetGround(plan))
    made.layout(sheets[0])
    targets = (target,) if suffix == ".pdf" else _numbered(target, len(sheets))
    with ExitStack() as files:
        temporary = [files.enter_context(write_whole(each)) for each in targets]
        _write(made, sheets, temporary, suffix, plan.name, dpi, work)
    return targets


def _write(
    made: SheetPages,
    sheets: Sequence[MapSheet],
    temporary: Sequence[Path],
    suffix: str,
    title: str,
    dpi: float | None,
    work: Work,
) -> None:
    from siteplanner.drawing.sheet_writing import write_pages

    def pages() -> Iterator[Paper]:
        for at, sheet in enumerate(sheets):
            work.step(at, len(sheets), PAGE(page=at + 1, pages=len(sheets)))
            yield from made.pages(sheet)

    if suffix == ".pdf":
        with temporary[0].open("wb") as file:
            write_pages(pages(), suffix, file, title)
    else:
        for at, (sheet, path) in enumerate(zip(sheets, temporary, strict=True)):
            work.step(at, len(sheets), PAGE(page=at + 1, pages=len(sheets)))
            with path.open("wb") as file:
                write_pages(made.pages(sheet, continued=False), suffix, file, title, dpi=dpi)
    work.step(len(sheets), len(sheets), PAGE(page=len(sheets), pages=len(sheets)))


def _numbered(target: Path, count: int) -> tuple[Path, ...]:
    """``name-01.png`` … beside the target, as many digits as the last needs, two at least."""
    digits = max(2, len(str(count)))
    return tuple(target.with_name(f"{target.stem}-{at:0{digits}d}{target.suffix}") for at in range(1, count + 1))
