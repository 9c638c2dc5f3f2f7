"""Dialogs in tests: a dialog that would wait for a person fails the test unless the test has scripted the answer.

    def test_discarding(qtbot, answers, window):
        answers.give("QMessageBox.question", QMessageBox.StandardButton.Discard)
        answers.give("QDialog.exec", lambda dialog: fill_in(dialog))   # called with what the dialog was called with

Active in tests that use ``qtbot`` or ``qapp``; no other test pays for it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from typing import Any

import pytest

_STATIC = {
    "QMessageBox": ("about", "aboutQt", "critical", "information", "question", "warning"),
    "QFileDialog": (
        "getExistingDirectory",
        "getOpenFileName",
        "getOpenFileNames",
        "getOpenFileUrl",
        "getSaveFileName",
        "getSaveFileUrl",
    ),
    "QInputDialog": ("getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    "QColorDialog": ("getColor",),
}


class Answers:
    """What the person at the screen says, in order, for each way of asking."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Any]] = defaultdict(deque)

    def give(self, asked: str, answer: Any) -> None:
        """``asked`` is ``"QDialog.exec"`` or a static such as ``"QFileDialog.getSaveFileName"``."""
        self._waiting[asked].append(answer)

    def take(self, asked: str, *arguments: Any, **named: Any) -> Any:
        if not self._waiting[asked]:
            raise AssertionError(f"{asked} was called, and the test has no answer for it: {arguments} {named}")
        answer = self._waiting[asked].popleft()
        return answer(*arguments, **named) if callable(answer) else answer

    def unused(self) -> list[str]:
        return [asked for asked, waiting in self._waiting.items() if waiting]


def uses_qt(request: pytest.FixtureRequest) -> bool:
    """Whether the test has Qt running (pytest-qt imports it for every run, so an import tells nothing)."""
    return not {"qtbot", "qapp"}.isdisjoint(request.fixturenames)


@pytest.fixture
def answers() -> Answers:
    """Where a test scripts what the person answers."""
    return Answers()


@pytest.fixture(autouse=True)
def _no_unanswered_dialog(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not uses_qt(request):
        yield
        return
    from PySide6 import QtWidgets

    answers: Answers = request.getfixturevalue("answers")
    for widget, methods in _STATIC.items():
        for method in methods:
            monkeypatch.setattr(getattr(QtWidgets, widget), method, _static(answers, f"{widget}.{method}"))
    monkeypatch.setattr(QtWidgets.QDialog, "exec", lambda dialog: answers.take("QDialog.exec", dialog))
    yield
    assert not answers.unused(), f"answers that nobody asked for: {answers.unused()}"


def _static(answers: Answers, asked: str) -> Any:
    return staticmethod(lambda *arguments, **named: answers.take(asked, *arguments, **named))
