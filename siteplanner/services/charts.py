"""Charts of the figures as files."""

from __future__ import annotations

import os
from pathlib import Path

from siteplanner.core.measures.basis import Basis
from siteplanner.files.atomic import write_whole
from siteplanner.words import translator

SIZE_IN = (8.0, 4.5)


def save_chart(
    key: str, basis: Basis, path: str | os.PathLike[str], lang: str = "en", size_in: tuple[float, float] = SIZE_IN
) -> Path:
    """Draw a chart and write it, whole or not at all; ``path`` ends in .png, .pdf or .svg.

    ``size_in`` is its width and height in inches. Raises InputError for an unknown chart or ending, SaveError where the
    file cannot be written.
    """
    from siteplanner.drawing.charts.chart_list import chart
    from siteplanner.drawing.charts.chart_picture import draw_chart, written

    target = Path(path)
    content = written(draw_chart(chart(key), basis, translator(lang), size_in=size_in), target.suffix)
    with write_whole(target) as temporary:
        temporary.write_bytes(content)
    return target
