"""Painters take their pieces in turn: each piece once, whoever is there, and nobody is at work afterwards."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator

import numpy as np
import pytest
import shapely

from siteplanner.core.rings import Rings
from siteplanner.drawing import rasteriser
from siteplanner.drawing.painters import Painters
from siteplanner.drawing.rasteriser import Raster
from siteplanner.drawing.style_values import FillStyle, LineStyle

PIECES, TALL = 40, 500


@pytest.fixture(params=[0, 1, 3])
def painters(request: pytest.FixtureRequest) -> Iterator[Painters]:
    made = Painters(request.param)
    yield made
    made.close()


def test_each_piece_is_done_once_and_all_are_done_at_the_end(painters: Painters) -> None:
    for _ in range(50):
        count_pieces(painters)


def count_pieces(painters: Painters) -> None:
    pieces = itertools.count()
    done: list[int] = []
    at_work: set[int] = set()

    def kernel() -> None:
        at_work.add(threading.get_ident())
        while (piece := next(pieces)) < PIECES:
            done.append(piece)
        at_work.discard(threading.get_ident())

    painters.together(kernel)
    assert not at_work
    assert sorted(done) == list(range(PIECES))


def test_all_of_them_are_at_it_at_the_same_time(painters: Painters) -> None:
    all_here = threading.Barrier(painters.others + 1, timeout=20)

    def kernel() -> None:
        all_here.wait()

    painters.together(kernel)
    assert not all_here.broken


def test_what_goes_wrong_for_one_of_them_is_heard(painters: Painters) -> None:
    last = threading.Barrier(painters.others + 1, timeout=20)

    def kernel() -> None:
        if last.wait() == 0:
            raise ValueError("no colour left")

    with pytest.raises(ValueError, match="no colour left"):
        painters.together(kernel)


def test_after_they_have_ended_whoever_calls_paints_alone() -> None:
    painters = Painters(2)
    done: list[int] = []
    painters.close()
    painters.together(lambda: done.append(threading.get_ident()))
    assert done == [threading.get_ident()]


def test_the_picture_is_the_same_to_the_last_pixel_however_many_paint(
    painters: Painters, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every band of a tall picture, with areas across the borders between them, holes, hatches and dashes."""
    assert rasteriser.warm_up()
    random = np.random.default_rng(7)
    shapes = [
        shapely.Point(*random.uniform(0, TALL, 2)).buffer(random.uniform(1, 160), quad_segs=4).boundary.buffer(9)
        for _ in range(60)
    ]
    rings, which = Rings.of(np.array(shapes, dtype=object)), np.arange(60) % 2
    styles = [
        FillStyle((200, 30, 30, 120), LineStyle((0, 0, 0, 255), 1.7, (7.0, 3.0))),
        FillStyle((20, 90, 200, 255), None, "diagonal", (0, 0, 0, 160)),
    ]
    dashed = LineStyle((10, 10, 10, 255), 2.2, (5.0, 4.0))
    way = np.column_stack([random.uniform(-50, TALL + 50, 400), random.uniform(-50, TALL + 50, 400)])

    def picture(by: Painters) -> np.ndarray:
        monkeypatch.setattr(rasteriser, "painters", lambda: by)
        made = Raster(np.full((TALL, TALL), 0xFFFFFFFF, dtype=np.uint32), 0.0, float(TALL), 1.0)
        made.patchwork(rings, [style.color for style in styles], which)
        made.areas(rings, styles, which)
        made.outlines(rings, dashed)
        made.lines(way, np.array([0, 399, 400]), dashed)
        return made.pixels

    alone = Painters(0)
    expected = picture(alone)
    alone.close()
    assert len(np.unique(expected)) > 100
    for _ in range(5):
        assert np.array_equal(picture(painters), expected)
