"""Long looks through a list in slices: only the newest counts, and it comes to its end."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest

from siteplanner.gui.panels.gathering import Gathering


def counting(to: int, seen: list[int]) -> Generator[None, None, int]:
    for number in range(to):
        seen.append(number)
        yield
    return to


def test_at_once_it_is_done_when_it_was_begun(qapp: Any) -> None:
    answers: list[int] = []
    gathering: Gathering[int] = Gathering(answers.append)
    gathering.begin(counting(3, []), at_once=True)
    assert answers == [3]
    assert not gathering.is_busy


def test_in_slices_the_window_has_its_turn_before_it_is_done(qtbot: Any) -> None:
    answers: list[int] = []
    gathering: Gathering[int] = Gathering(answers.append)
    gathering.begin(counting(100_000, []), at_once=False)
    assert gathering.is_busy
    assert answers == []
    qtbot.waitUntil(lambda: answers == [100_000])
    assert not gathering.is_busy


def test_only_the_newest_counts(qtbot: Any) -> None:
    answers: list[int] = []
    older: list[int] = []
    gathering: Gathering[int] = Gathering(answers.append)
    gathering.begin(counting(10, older), at_once=False)
    gathering.begin(counting(2, []), at_once=False)
    qtbot.waitUntil(lambda: not gathering.is_busy)
    assert answers == [2]
    assert older == []


def test_what_is_stopped_is_never_told(qtbot: Any) -> None:
    answers: list[int] = []
    gathering: Gathering[int] = Gathering(answers.append)
    gathering.begin(counting(10, []), at_once=False)
    gathering.stop()
    assert not gathering.is_busy
    gathering.begin(counting(1, []), at_once=True)
    assert answers == [1]


def test_work_that_fails_leaves_it_free(qapp: Any) -> None:
    def failing() -> Generator[None, None, int]:
        yield
        raise ValueError("spoilt")

    gathering: Gathering[int] = Gathering(print)
    with pytest.raises(ValueError, match="spoilt"):
        gathering.begin(failing(), at_once=True)
    assert not gathering.is_busy
