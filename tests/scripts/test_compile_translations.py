from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QTranslator

from scripts.compile_translations import compile_stale, stale

_TEXT = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN"><context><name>start</name>
<message><source>parcel</source><translation>地块</translation></message>
</context></TS>
"""


def test_a_new_translation_is_compiled_once(tmp_path: Path) -> None:
    source = tmp_path / "siteplanner_zh_CN.ts"
    source.write_text(_TEXT, encoding="utf-8")
    assert compile_stale(tmp_path) == [tmp_path / "siteplanner_zh_CN.qm"]
    assert compile_stale(tmp_path) == []


def test_what_is_compiled_is_what_qt_says(tmp_path: Path) -> None:
    (tmp_path / "siteplanner_zh_CN.ts").write_text(_TEXT, encoding="utf-8")
    (compiled,) = compile_stale(tmp_path)
    translator = QTranslator()
    assert translator.load(str(compiled))
    assert translator.translate("start", "parcel") == "地块"


def test_a_translation_changed_since_is_stale(tmp_path: Path) -> None:
    source = tmp_path / "siteplanner_zh_CN.ts"
    source.write_text(_TEXT, encoding="utf-8")
    (compiled,) = compile_stale(tmp_path)
    later_ns = compiled.stat().st_mtime_ns + 1_000_000
    os.utime(source, ns=(later_ns, later_ns))
    assert stale(tmp_path) == [source]
