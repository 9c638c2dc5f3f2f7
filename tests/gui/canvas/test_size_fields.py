from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from siteplanner.gui.canvas.size_fields import SizeField
from tests.builders import ORIGIN
from tests.gui.canvas.conftest import Bench


def box(bench: Bench) -> tuple[float, ...]:
    bounds = bench.plan.plants()["geometry"]["P2"].bounds
    return tuple(b - o for b, o in zip(bounds, (*ORIGIN, *ORIGIN), strict=True))


def selected(bench: Bench) -> tuple[SizeField, SizeField]:
    bench.canvas.window().activateWindow()
    bench.hand.click(175, 25)  # P2, 40 m × 40 m at (140, 20)
    return bench.canvas.sizes.fields


def test_the_lengths_stand_beside_the_sides(bench: Bench) -> None:
    length, depth = selected(bench)
    assert (length.text(), depth.text()) == ("40.00 m", "40.00 m")
    below, beside = bench.hand.pixel(160, 20), bench.hand.pixel(180, 40)
    assert length.geometry().center().y() > below.y() + 8
    assert abs(length.geometry().center().x() - below.x()) < 4
    assert depth.geometry().left() > beside.x() + 8


def test_a_length_is_typed_and_the_other_end_stays(bench: Bench) -> None:
    length, _ = selected(bench)
    QTest.mouseClick(length, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    length.selectAll()
    QTest.keyClicks(length, "52.5")
    assert bench.session.shown_plan is not bench.plan
    QTest.keyClick(length, Qt.Key.Key_Return)
    assert box(bench) == pytest.approx((140, 20, 192.5, 60), abs=1e-9)
    assert len(bench.session.history.steps) == 2
    assert length.text() == "52.50 m"
    bench.desk.undo()
    assert length.text() == "40.00 m"


def test_a_click_anywhere_in_a_length_means_the_whole_of_it(bench: Bench) -> None:
    length, _ = selected(bench)
    middle = length.rect().center()
    for _ in range(2):
        QTest.mouseClick(length, Qt.MouseButton.LeftButton, pos=middle)
        assert length.selectedText() == "40.00 m"
    QTest.keyClick(length, Qt.Key.Key_Home)
    QTest.keyClicks(length, "150")
    assert length.text() == "150"
    QTest.keyClick(length, Qt.Key.Key_Return)
    assert box(bench) == pytest.approx((140, 20, 290, 60), abs=1e-9)


def test_escape_leaves_the_length_as_it_is(bench: Bench) -> None:
    _, depth = selected(bench)
    depth.setFocus()
    depth.selectAll()
    QTest.keyClicks(depth, "12")
    QTest.keyClick(depth, Qt.Key.Key_Escape)
    assert bench.session.shown_plan is bench.plan
    assert depth.text() == "40.00 m"
    assert len(bench.session.history.steps) == 1
    assert bench.session.selection == ("P2",)


def test_what_is_no_length_is_not_taken(bench: Bench) -> None:
    length, _ = selected(bench)
    length.setFocus()
    for typed in ("0", "abc", "", "-5"):
        length.selectAll()
        QTest.keyClicks(length, typed or " ")
        assert bench.session.shown_plan is bench.plan
    QTest.keyClick(length, Qt.Key.Key_Return)
    assert len(bench.session.history.steps) == 1


def test_small_sides_have_no_field_and_turning_none_at_all(bench: Bench) -> None:
    fields = selected(bench)
    assert all(field.isVisible() for field in fields)
    bench.ask_for_pivot()
    assert bench.canvas.handles.turning
    assert not any(field.isVisible() for field in fields)
    bench.hand.click(155, 35)
    assert not any(field.isVisible() for field in fields)


def test_a_side_out_of_view_has_no_field(bench: Bench) -> None:
    fields = selected(bench)
    bench.canvas.go_to(ORIGIN[0] - 200, ORIGIN[1] - 200)
    bench.canvas.zoom(4)
    assert not any(field.isVisible() for field in fields)
