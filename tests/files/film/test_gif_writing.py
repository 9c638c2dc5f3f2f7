"""A GIF holds what was shown and for how long, and its making holds no more than a picture or two."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageSequence

from siteplanner.files.film.gif_writing import write_gif

Picture = npt.NDArray[np.uint8]


def bar_at(x: int, size: tuple[int, int] = (40, 60)) -> Picture:
    """White with a dark red bar; the first picture has both colours, so that none is approximated."""
    picture = np.full((*size, 3), 255, dtype=np.uint8)
    picture[10:20, x : x + 5] = (120, 0, 0)
    return picture


def read(path: Path) -> list[tuple[Picture, int]]:
    with Image.open(path) as made:
        return [(np.asarray(frame.convert("RGB")), frame.info["duration"]) for frame in ImageSequence.Iterator(made)]


def test_every_picture_reads_back_with_its_time(tmp_path: Path) -> None:
    shown = [(bar_at(x), 0.1 + x / 100) for x in (0, 10, 55, 3)]
    write_gif(shown, tmp_path / "a.gif")
    found = read(tmp_path / "a.gif")
    assert [ms for _, ms in found] == [100, 200, 650, 130]
    for (picture, _), (wanted, _) in zip(found, shown, strict=True):
        assert np.array_equal(picture, wanted)
    with Image.open(tmp_path / "a.gif") as made:
        assert made.info["loop"] == 0


def test_equal_pictures_are_one_that_stands_as_long_as_all(tmp_path: Path) -> None:
    write_gif([(bar_at(0), 0.1), (bar_at(0), 0.2), (bar_at(9), 0.3), (bar_at(9), 0.4)], tmp_path / "a.gif")
    assert [ms for _, ms in read(tmp_path / "a.gif")] == [300, 700]


def test_one_picture_alone_is_a_picture(tmp_path: Path) -> None:
    write_gif([(bar_at(7), 1.0)], tmp_path / "a.gif")
    with Image.open(tmp_path / "a.gif") as made:
        assert np.array_equal(np.asarray(made.convert("RGB")), bar_at(7))


@pytest.mark.parametrize("count", [5, 80])
def test_however_long_the_film_is_few_pictures_are_alive_at_a_time(count: int, tmp_path: Path) -> None:
    made: list[weakref.ref[Picture]] = []
    most = 0

    def coming() -> Iterator[tuple[Picture, float]]:
        nonlocal most
        for at in range(count):
            picture = bar_at(at % 50)
            made.append(weakref.ref(picture))
            most = max(most, sum(each() is not None for each in made))
            yield picture, 0.1

    write_gif(coming(), tmp_path / "a.gif")
    assert most <= 2  # the one that comes, and the one that the loop still holds


@pytest.mark.parametrize("count", [5, 80])
def test_what_is_made_of_them_is_given_back_too(count: int, tmp_path: Path) -> None:
    """Read from the file as it grows: a writer that waits for the end has written nothing before it."""
    path, sizes = tmp_path / "a.gif", []

    def coming() -> Iterator[tuple[Picture, float]]:
        noise = np.random.default_rng(1)
        for _ in range(count):
            if path.exists():
                sizes.append(path.stat().st_size)
            yield noise.integers(0, 255, (200, 300, 3), dtype=np.uint8), 0.1

    write_gif(coming(), path)
    assert len(read(path)) == count
    assert sizes[-1] > 0.5 * path.stat().st_size
