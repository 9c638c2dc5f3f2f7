"""A scheme seen from the air as a picture file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from siteplanner.core.axonometric.sun import DRAWN_SUN, Sun, read_time, sun_at
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.work import Work
from siteplanner.files.atomic import write_whole

if TYPE_CHECKING:
    from siteplanner.drawing.axonometric.picture import PictureWish


def write_axonometric(
    plan: Plan,
    path: str | os.PathLike[str],
    scenario_id: str | None = None,
    wish: PictureWish | None = None,
    *,
    moment: When = None,
    lang: str = "en",
    work: Work | None = None,
) -> Path:
    """Draw a scenario (default: the active one) from the air and write it, whole or not at all.

    ``path`` ends in .png, .pdf or .svg. Raises InputError for another ending and as
    :func:`siteplanner.drawing.axonometric.picture.draw_axonometric` does, SaveError where it cannot be written.
    """
    from siteplanner.drawing.axonometric.picture import draw_axonometric, picture_suffix

    target = Path(path)
    suffix = picture_suffix(target)
    content = draw_axonometric(plan, suffix, scenario_id, wish, moment=moment, lang=lang, work=work)
    with write_whole(target) as temporary:
        temporary.write_bytes(content)
    return target


def sun_over(plan: Plan, written: str | None) -> Sun:
    """The sun over the middle of the plan's site on a day and hour written 2026-06-21T15:00; None: that of drawings.

    Raises InputError where it is no day and hour, or none whose sun is known.
    """
    if written is None:
        return DRAWN_SUN
    moment, bounds = read_time(written), plan.site.bounds
    if bounds is None:
        return DRAWN_SUN
    west, south, east, north = bounds
    return sun_at(moment, plan.site.crs, (west + east) / 2, (south + north) / 2)
