"""The dialog in which a shift between datums is told: usable only when it is sound."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyproj import CRS
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QDialog

from siteplanner.core.control_fit import ControlFit, ControlPoint, fit
from siteplanner.core.datum_shift import DatumShift
from siteplanner.core.seven_parameters import SevenParameters
from siteplanner.gui.dialogs.control_points_form import LEFT_OUT, RESIDUAL
from siteplanner.gui.dialogs.datum_shift import DatumShiftDialog
from siteplanner.gui.theme import current_tokens
from tests.dialog_answers import Answers

XIAN, CGCS2000 = CRS.from_epsg(2383), CRS.from_epsg(4547)
SURVEYED = (
    ("东山", 4_174_254.332, 470_015.675),
    ("冠山", 4_176_254.5, 471_015.2),
    ("娘子关", 4_175_000.0, 473_500.0),
    ("测石", 4_173_100.0, 472_200.0),
    ("柏井", 4_174_900.9, 471_500.4),
)


def cells(off_m: float = 0.0) -> str:
    """Five points north first, 4.2 m farther south and 115.3 m farther east in the new system; one of them off."""
    lines = []
    for name, north, east in SURVEYED:
        more = off_m if name == "娘子关" else 0.0
        lines.append(f"{name}\t{north}\t{east}\t{north - 4.2:.3f}\t{east + 115.3 + more:.3f}")
    return "\r\n".join(lines)


@pytest.fixture
def dialog(qtbot: Any) -> Iterator[DatumShiftDialog]:
    made = DatumShiftDialog(XIAN, CGCS2000)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def type_seven(dialog: DatumShiftDialog, *figures: float) -> None:
    for field, value in zip(dialog.seven.fields.values(), figures, strict=False):
        field.setText(f"{value}")


class TestSevenParameters:
    def test_nothing_typed_cannot_be_used(self, dialog: DatumShiftDialog) -> None:
        assert not dialog.use.isEnabled()
        assert dialog.problem.text == ""

    def test_three_shifts_need_no_convention(self, dialog: DatumShiftDialog) -> None:
        type_seven(dialog, 24.0, -123.0, -94.0)
        assert dialog.use.isEnabled()
        dialog.use.click()
        assert dialog.result() == QDialog.DialogCode.Accepted
        assert dialog.shift is not None
        assert dialog.shift.method == SevenParameters(24.0, -123.0, -94.0)
        assert dialog.shift.target == "EPSG:4547"

    def test_rotations_wait_for_their_convention(self, dialog: DatumShiftDialog) -> None:
        type_seven(dialog, 24.0, -123.0, -94.0, -0.02, 0.25, 0.13, 1.1)
        assert not dialog.use.isEnabled()
        assert "need their convention" in dialog.problem.text
        dialog.seven.convention.setCurrentIndex(2)
        assert dialog.use.isEnabled()
        assert dialog.problem.text == ""
        dialog.use.click()
        assert dialog.shift is not None
        expected = SevenParameters(24.0, -123.0, -94.0, -0.02, 0.25, 0.13, 1.1, "coordinate_frame")
        assert dialog.shift.method == expected

    def test_seven_figures_are_pasted_at_once(self, dialog: DatumShiftDialog) -> None:
        next(iter(dialog.seven.fields.values())).setText("24.0，-123.0，-94.0，-0.02，0.25，0.13，1.1")
        assert [field.text() for field in dialog.seven.fields.values()] == [
            "24.0", "-123.0", "-94.0", "-0.02", "0.25", "0.13", "1.1",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("figures", "why"), [((2400, 0, 0), "is no shift between datums"), ((1, 0, 0, 500), "need")]
    )
    def test_what_is_no_shift_is_said(self, dialog: DatumShiftDialog, figures: tuple[float, ...], why: str) -> None:
        type_seven(dialog, *figures)
        assert why in dialog.problem.text
        assert not dialog.use.isEnabled()

    def test_a_shift_that_moves_too_far_is_doubted_but_may_be_used(self, dialog: DatumShiftDialog) -> None:
        type_seven(dialog, 0, 0, 500)
        assert "more than is known between such datums" in dialog.problem.text
        assert dialog.use.isEnabled()

    def test_what_is_no_number_is_said(self, dialog: DatumShiftDialog) -> None:
        dialog.seven.fields["dx_m"].setText("12 or so")
        assert "is no number" in dialog.problem.text

    def test_it_says_how_far_the_map_moves(self, dialog: DatumShiftDialog) -> None:
        type_seven(dialog, 0, 0, 100)
        found = re.search(r"([\d.]+) m", dialog.seven.effect.text())
        assert found is not None
        # 100 m along the earth's axis are 100 m · cos(lat) to the north; the county's middle is at 37.89165° N; the two
        # ellipsoids, 3 m apart in their half-axis, add some centimetres
        assert float(found[1]) == pytest.approx(100 * math.cos(math.radians(37.89165)), abs=0.1)


class TestControlPoints:
    def paste(self, dialog: DatumShiftDialog, text: str, qtbot: Any) -> None:
        dialog.tabs.setCurrentIndex(1)
        QGuiApplication.clipboard().setText(text)
        dialog.points.table.setFocus()
        qtbot.keyClick(dialog.points.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def test_cells_of_excel_become_a_shift(self, dialog: DatumShiftDialog, qtbot: Any) -> None:
        self.paste(dialog, cells(), qtbot)
        assert dialog.problem.text == ""
        dialog.use.click()
        assert dialog.shift is not None
        assert isinstance(dialog.shift.method, ControlFit)
        assert dialog.shift.method.shift_m == pytest.approx((115.3, -4.2), abs=1e-3)
        assert dialog.shift.target == "EPSG:4547"

    def test_the_eastings_tell_whether_the_zone_stands_in_front(self, dialog: DatumShiftDialog, qtbot: Any) -> None:
        text = "\n".join(f"{n}\t{x}\t{y}\t{x - 4.2}\t{y + 38_000_115.3}" for n, x, y in SURVEYED)
        self.paste(dialog, text, qtbot)
        assert "EPSG:4526" in dialog.points.result.text()

    def test_a_bad_point_is_red_marked_and_named(self, dialog: DatumShiftDialog, qtbot: Any) -> None:
        self.paste(dialog, cells(off_m=0.31), qtbot)
        item = dialog.points.table.item(2, RESIDUAL)
        assert item is not None
        assert item.text().startswith("▲ ")
        assert item.foreground().color() == QColor(current_tokens().error)
        sound = dialog.points.table.item(0, RESIDUAL)
        assert sound is not None
        assert "▲" not in sound.text()
        assert "“娘子关” is" in dialog.problem.text
        assert dialog.use.isEnabled()  # a person may know better; the report tells it

    def test_correcting_the_cell_clears_it(self, dialog: DatumShiftDialog, qtbot: Any) -> None:
        self.paste(dialog, cells(off_m=0.31), qtbot)
        item = dialog.points.table.item(2, 4)
        assert item is not None
        item.setText("473615.3")
        assert dialog.problem.text == ""
        left_out = dialog.points.table.item(2, LEFT_OUT)
        assert left_out is not None
        assert left_out.text() == "0.0"

    def test_a_row_that_is_another_point_cannot_be_used(self, dialog: DatumShiftDialog, qtbot: Any) -> None:
        self.paste(dialog, cells(off_m=60.0), qtbot)
        assert "do not belong together" in dialog.problem.text
        assert not dialog.use.isEnabled()
        dialog.points.table.setCurrentCell(2, 0)
        dialog.points.remove.click()
        assert dialog.use.isEnabled()

    def test_text_that_holds_no_points_changes_nothing(self, dialog: DatumShiftDialog, qtbot: Any) -> None:
        self.paste(dialog, cells(), qtbot)
        self.paste(dialog, "hello\nworld", qtbot)
        assert "Line 1: “hello”" in dialog.problem.text
        first = dialog.points.table.item(0, 0)
        assert first is not None
        assert first.text() == "东山"

    def test_two_points_say_that_nothing_checks_them(self, dialog: DatumShiftDialog, qtbot: Any) -> None:
        self.paste(dialog, "\n".join(cells().splitlines()[:2]), qtbot)
        assert "just enough" in dialog.problem.text
        item = dialog.points.table.item(0, RESIDUAL)
        assert item is not None
        assert item.text() == ""

    def test_rows_can_be_typed(self, dialog: DatumShiftDialog) -> None:
        dialog.tabs.setCurrentIndex(1)
        for row, line in enumerate(cells().splitlines()):
            for column, text in enumerate(line.split("\t")):
                item = dialog.points.table.item(row, column)
                assert item is not None
                item.setText(text)
        assert dialog.use.isEnabled()
        assert dialog.points.table.rowCount() > len(SURVEYED)

    def test_a_file_is_read(self, dialog: DatumShiftDialog, tmp_path: Path, answers: Answers) -> None:
        path = tmp_path / "控制点.csv"
        path.write_text(cells().replace("\t", ","), encoding="gb18030")
        dialog.tabs.setCurrentIndex(1)
        answers.give("QFileDialog.getOpenFileName", (str(path), ""))
        dialog.points.open.click()
        assert dialog.use.isEnabled()


def test_a_shift_that_was_told_before_is_there_again(dialog: DatumShiftDialog) -> None:
    seven = DatumShift(SevenParameters(24.0, -123.0, -94.0, -0.02, 0.25, 0.13, 1.1, "coordinate_frame"), "EPSG:4547")
    dialog.show_shift(seven)
    dialog.use.click()
    assert dialog.shift == seven
    pairs = [ControlPoint(n, (y, x), (y + 115.3 + 0.01 * at, x - 4.2)) for at, (n, x, y) in enumerate(SURVEYED)]
    points = DatumShift(fit(pairs, "affine"), "EPSG:4547")
    dialog.show_shift(points)
    dialog.use.click()
    assert dialog.shift is not None
    assert isinstance(dialog.shift.method, ControlFit)
    assert dialog.shift.method.kind == "affine"
    assert dialog.shift.method.residuals_m == pytest.approx(points.method.residuals_m, abs=1e-4)  # type: ignore[union-attr]


def test_a_shift_that_is_not_missing_is_refused(qtbot: Any) -> None:
    dialog = DatumShiftDialog(CRS.from_epsg(4526), CGCS2000)
    qtbot.addWidget(dialog)
    type_seven(dialog, 24.0, -123.0, -94.0)
    assert "no shift is missing" in dialog.problem.text
    assert not dialog.use.isEnabled()


def test_a_plane_of_its_own_takes_control_points_alone(qtbot: Any) -> None:
    dialog = DatumShiftDialog(None, CGCS2000)
    qtbot.addWidget(dialog)
    assert not dialog.tabs.isTabEnabled(0)
    assert dialog.tabs.currentIndex() == 1


def test_it_opens_in_both_languages(language: str, qtbot: Any) -> None:
    dialog = DatumShiftDialog(XIAN, CGCS2000)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.use.text()
    assert not dialog.grab().isNull()
