from __future__ import annotations

import gc

from siteplanner.gui import collecting_rounds


def test_rounds_are_seldom_and_pass_over_what_is_there_to_stay() -> None:
    before = gc.get_threshold()
    try:
        collecting_rounds.seldom()
        assert gc.get_threshold() == collecting_rounds.THRESHOLDS
        assert gc.isenabled()
        collecting_rounds.pass_over()
        assert gc.get_freeze_count() > 0
        collecting_rounds.look_again()
        assert gc.get_freeze_count() == 0
    finally:
        gc.set_threshold(*before)
