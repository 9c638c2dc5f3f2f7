"""The phases of a scenario as a film: time runs through the quarters, plants come, numbers count."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.atomic import write_whole

SUFFIXES = (".gif", ".mp4")
UNKNOWN_SUFFIX = QT_TRANSLATE_NOOP("film", "“{path}”: a film has the ending .gif or .mp4.")
BAD_SIZE = QT_TRANSLATE_NOOP(
    "film", "A film cannot be {width} × {height} pixels. Give even numbers from {least} to {most}."
)
SIZE_PX = (1280, 720)
LEAST_PX, MOST_PX = 320, 3840


def export_film(
    plan: Plan,
    path: str | os.PathLike[str],
    scenario_id: str | None = None,
    lang: str = "en",
    *,
    size_px: tuple[int, int] = SIZE_PX,
    keys: Sequence[str] = (),
    work: Work | None = None,
) -> Path:
    """Write a film of a scenario (default: the active one), whole or not at all; ``path`` ends in .gif or .mp4.

    ``keys`` name the numbers beside the map, () the usual ones. Raises InputError for another ending or size, where
    nothing has a date, where an MP4 is wanted and there is no ffmpeg; SaveError where the file cannot be written;
    Cancelled.
    """
    from siteplanner.drawing.film.frames import Film
    from siteplanner.files.film.gif_writing import write_gif
    from siteplanner.files.film.mp4_writing import require_ffmpeg, write_mp4

    target = Path(path)
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(UNKNOWN_SUFFIX, path=str(target))
    if any(side % 2 or not LEAST_PX <= side <= MOST_PX for side in size_px):
        raise InputError(BAD_SIZE, width=size_px[0], height=size_px[1], least=LEAST_PX, most=MOST_PX)
    if suffix == ".mp4":
        require_ffmpeg(target)
    film = Film(plan, scenario_id, lang, size_px=size_px, keys=keys)

    def pictures() -> Iterator[tuple[npt.NDArray[np.uint8], float]]:
        for frame in film.frames(work):
            yield frame.picture, frame.seconds

    with write_whole(target) as temporary:
        if suffix == ".gif":
            write_gif(pictures(), temporary)
        else:
            write_mp4(pictures(), temporary, size_px, target)
    return target
