"""Frames as an animated GIF that begins anew at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

COLORS = 256
A_SECOND_MS = 1000


def write_gif(frames: Iterable[tuple[npt.NDArray[np.uint8], float]], path: Path) -> None:
    """Write pictures (height, width, 3) with the seconds each stands, one after the other as they come.

    All share the colours of the first: flat areas stay flat, and nothing flickers.
    """
    coming = iter(frames)
    picture, seconds = next(coming)
    first = Image.fromarray(picture).quantize(COLORS - 1, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    durations = [round(A_SECOND_MS * seconds)]

    def others() -> Iterator[Image.Image]:
        for following, stands in coming:
            durations.append(round(A_SECOND_MS * stands))
            yield Image.fromarray(following).quantize(palette=first, dither=Image.Dither.NONE)

    rest = list(others())  # the durations are asked for before the pictures are
    first.save(path, format="GIF", save_all=True, append_images=rest, duration=durations, loop=0, disposal=1)
