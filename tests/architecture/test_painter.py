"""A watch on PySide6: version 6.12.0 on Python 3.11 loses a reference to None in nearly every void call.

A painting loop then ends in "Fatal Python error: none_dealloc". When this fails for a new version,
pin that version out.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

_ROUNDS = 3000


def _paint(painter: QPainter, path: QPainterPath) -> None:
    painter.save()
    painter.setPen(Qt.GlobalColor.black)
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawPath(path)
    painter.drawLine(0, 0, 7, 7)
    painter.restore()


def test_painting_keeps_the_references_to_none() -> None:
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    path = QPainterPath()
    path.addRect(1, 1, 5, 5)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(_ROUNDS):
        _paint(painter, path)
    after = sys.getrefcount(None)
    painter.end()
    # One call of the six losing its reference would cost _ROUNDS of them; from Python 3.12 on None is immortal.
    assert abs(after - before) < _ROUNDS // 10
