"""The alarm must ring: a suite run inside the test leaves things behind and is told so."""

from __future__ import annotations

import pytest

from tests import leftovers

pytest_plugins = ["pytester"]


@pytest.mark.parametrize(
    ("leaving", "named"),
    [
        ("from PySide6.QtWidgets import QWidget; kept.append(QWidget())", "top-level widgets"),
        ("from PySide6.QtCore import QTimer; t = QTimer(); t.start(100000); kept.append(t)", "active timers"),
        ("from PySide6.QtWidgets import QMessageBox; QMessageBox.question(None, 'a', 'b')", "no answer for it"),
        ("from PySide6.QtWidgets import QDialog; QDialog().exec()", "no answer for it"),
        ("import threading; threading.Thread(target=threading.Event().wait, args=(1,)).start()", "running threads"),
        ("answers.give('QDialog.exec', 1)", "answers that nobody asked for"),
    ],
)
def test_what_a_test_leaves_behind_fails_it(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, leaving: str, named: str
) -> None:
    monkeypatch.setattr(leftovers, "_PATIENCE_S", 0.01)
    pytester.makeconftest("pytest_plugins = ['tests.dialog_answers', 'tests.leftovers']")
    pytester.makepyfile(f"kept = []\ndef test_it(qtbot, answers):\n    {leaving}\n")
    result = pytester.runpytest("-q")
    assert result.ret == 1
    assert named in result.stdout.str()


def test_a_tidy_test_passes(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("pytest_plugins = ['tests.dialog_answers', 'tests.leftovers']")
    pytester.makepyfile(
        """
        from PySide6.QtWidgets import QMessageBox, QWidget

        def test_it(qtbot, answers):
            qtbot.addWidget(QWidget())
            answers.give("QMessageBox.question", QMessageBox.StandardButton.Yes)
            assert QMessageBox.question(None, "a", "b") is QMessageBox.StandardButton.Yes
        """
    )
    pytester.runpytest("-q").assert_outcomes(passed=1)


def test_what_a_test_put_on_is_taken_off(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("pytest_plugins = ['tests.dialog_answers', 'tests.leftovers']")
    pytester.makepyfile(
        """
        sheets, sizes = [], []

        def test_one(qapp):
            sheets.append(qapp.styleSheet())
            sizes.append(qapp.font().pointSizeF())
            qapp.setStyleSheet("QLabel { color: red }")
            font = qapp.font()
            font.setPointSizeF(40.0)
            qapp.setFont(font)

        def test_two(qapp):
            assert [qapp.styleSheet()] == sheets
            assert [qapp.font().pointSizeF()] == sizes
        """
    )
    pytester.runpytest("-q").assert_outcomes(passed=2)
