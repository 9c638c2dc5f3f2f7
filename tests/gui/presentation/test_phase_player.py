"""Time that runs: quarter by quarter, in order, to the end."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from siteplanner.core.moment import Quarter
from siteplanner.gui.presentation.phase_player import HURRY, PhasePlayer

QUARTERS = Quarter(2025, 1).until(Quarter(2025, 4))


def test_every_quarter_is_told_once_and_in_order(qtbot: QtBot) -> None:
    player = PhasePlayer()
    player.set_quarters(QUARTERS)
    player.hurry = len(HURRY) - 1
    came: list[Quarter] = []
    player.came.connect(came.append)
    with qtbot.waitSignal(player.ended, timeout=20_000):
        player.start()
    assert list(dict.fromkeys(came)) == sorted(came)
    assert came[0] == QUARTERS[0]
    assert came[-1] == QUARTERS[-1]
    assert not player.running


def test_once_at_the_end_it_begins_anew() -> None:
    player = PhasePlayer()
    player.set_quarters(QUARTERS)
    player.go_to(99)
    assert player.place == 3.0
    player.start()
    assert player.place == 0.0
    player.stop()


def test_one_quarter_is_no_way_to_go() -> None:
    player = PhasePlayer()
    player.set_quarters(QUARTERS[:1])
    player.start()
    assert not player.running


def test_it_hurries_within_limits() -> None:
    player = PhasePlayer()
    for _ in range(9):
        player.faster(1)
    assert player.hurry == len(HURRY) - 1
    for _ in range(9):
        player.faster(-1)
    assert player.hurry == 0
