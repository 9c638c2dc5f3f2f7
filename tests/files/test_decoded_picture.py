"""Decoded pictures share what they may hold, and come back when they are looked at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PIL import Image

from siteplanner.core.errors import InputError
from siteplanner.core.pixel_frame import PixelFrame
from siteplanner.core.work import Work
from siteplanner.files import decoded_picture
from siteplanner.files.decoded_picture import DecodedPicture
from siteplanner.files.georeferenced_picture import DAMAGED
from tests.files.drawn_pictures import RED

FRAME = PixelFrame(0.0, 1.0, 0.0, 0.0, 0.0, -1.0)


class Film:
    """A picture of 64 × 64 pixels that counts how often it was decoded, and can be lost."""

    def __init__(self) -> None:
        self.decoded = 0
        self.lost = False

    def __call__(self) -> tuple[Image.Image, int]:
        if self.lost:
            raise InputError(DAMAGED, name="film")
        self.decoded += 1
        return Image.new("RGBa", (64, 64), (*RED, 255)), 1


@pytest.fixture
def films(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[Film, DecodedPicture]]]:
    """Three pictures where two may hold their larger sizes."""
    monkeypatch.setattr(decoded_picture, "SMALLEST_PX", 8)
    monkeypatch.setattr(decoded_picture, "SMALL_PX", 16)
    monkeypatch.setattr(decoded_picture, "KEPT_BYTES", 2 * 4 * (64 * 64 + 32 * 32))
    made = []
    for _ in range(3):
        film = Film()
        made.append((film, DecodedPicture(film, FRAME, (64, 64))))
    yield made
    for _, picture in made:
        picture.close()


def read(picture: DecodedPicture, reduction: float) -> float:
    """How reduced the piece is that one gets."""
    piece = picture.read((0, 0, 64, 64), reduction, Work())
    assert piece is not None
    assert piece.image.getpixel((1, 1)) == (*RED, 255)
    return piece.per_col


def test_the_one_not_looked_at_for_longest_lets_its_larger_sizes_go(films: list[tuple[Film, DecodedPicture]]) -> None:
    assert [picture.kept_reduction for _, picture in films] == [4, 1, 1]
    assert read(films[0][1], 4.0) == 4
    assert films[0][0].decoded == 1, "a view from afar needs no more than what stays"


def test_it_is_decoded_again_when_looked_at_closely(films: list[tuple[Film, DecodedPicture]]) -> None:
    read(films[1][1], 1.0)
    assert read(films[0][1], 1.0) == 1
    assert films[0][0].decoded == 2
    assert [picture.kept_reduction for _, picture in films] == [1, 1, 4]


def test_a_file_that_was_lost_meanwhile_shows_what_is_left(films: list[tuple[Film, DecodedPicture]]) -> None:
    films[0][0].lost = True
    assert read(films[0][1], 1.0) == 4
    assert read(films[0][1], 8.0) == 8


def test_a_closed_picture_shows_nothing(films: list[tuple[Film, DecodedPicture]]) -> None:
    films[2][1].close()
    films[2][0].lost = True
    assert films[2][1].read((0, 0, 64, 64), 1.0, Work()) is None


def test_quickly_what_stayed_is_shown(films: list[tuple[Film, DecodedPicture]]) -> None:
    piece = films[0][1].read((0, 0, 64, 64), 1.0, Work(), quick=True)
    assert piece is not None
    assert (piece.per_col, piece.coarse) == (4, True)
    assert films[0][0].decoded == 1
    piece = films[2][1].read((0, 0, 64, 64), 1.0, Work(), quick=True)
    assert piece is not None
    assert not piece.coarse
