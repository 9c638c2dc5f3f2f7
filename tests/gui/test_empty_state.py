"""An empty panel says what to do next and offers it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from siteplanner.gui.empty_state import EmptyState


def test_an_empty_state_says_it_and_its_button_does_it(qtbot: QtBot) -> None:
    done: list[str] = []
    state = EmptyState("plant", "No plants yet", "Drag a type from the catalogue onto the map.")
    qtbot.addWidget(state)
    button = state.add_button("Open catalogue", lambda: done.append("open"), "catalogue")
    state.show()
    assert {"No plants yet", "Drag a type from the catalogue onto the map."} <= {
        label.text() for label in state.findChildren(QLabel)
    }
    assert state.accessibleName() == "No plants yet"
    button.click()
    assert done == ["open"]


def test_an_empty_state_takes_other_words_when_the_language_changes(qtbot: QtBot) -> None:
    state = EmptyState("plant", "No plants yet", "Drag one onto the map.")
    qtbot.addWidget(state)
    state.set_texts("还没有项目", "从类型库拖一个到图上。")
    assert state.accessibleName() == "还没有项目"
    assert state.accessibleDescription() == "从类型库拖一个到图上。"
