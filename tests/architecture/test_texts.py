"""Texts for people are literals where they are marked, so that Qt's tools and the translator see the same words."""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from tests.architecture.sources import PACKAGE, ROOT, calls, last_name, place, python_files, tree

_MARKERS = {"tr": 1, "translate": 2, "QT_TRANSLATE_NOOP": 2}
"""Marking call -> how many of its first arguments must be literals."""

_LOOKED_UP = PACKAGE / "gui" / "wording.py"
"""The one place that hands Qt the texts which other modules have marked."""


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _marks(name: str, call: ast.Call) -> bool:
    """``QCoreApplication.translate`` marks a text; the ``translate`` of a painter, a string or Shapely does not."""
    owner = last_name(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    return name in _MARKERS and (name != "translate" or owner.endswith("Application"))


def _marked() -> list[tuple[Path, str, ast.Call]]:
    files = [path for path in python_files(PACKAGE) if path != _LOOKED_UP]
    return [(path, name, call) for path in files for name, call in calls(path) if _marks(name, call)]


def test_only_literals_are_marked_for_translation() -> None:
    wrong = [
        f"{place(path, call)}: {name}"
        for path, name, call in _marked()
        if len(call.args) < _MARKERS[name] or not all(map(_is_literal, call.args[: _MARKERS[name]]))
    ]
    assert not wrong, f"not a literal, so never translated: {wrong}"


def test_a_marker_has_no_other_name() -> None:
    """lupdate goes by the name, so ``import QT_TRANSLATE_NOOP as N`` would hide every text behind it."""
    aliased = [
        path.name
        for path in python_files(PACKAGE)
        if "QT_TRANSLATE_NOOP as " in path.read_text(encoding="utf-8").replace("as QT_TRANSLATE_NOOP", "")
    ]
    assert not aliased


def test_qts_own_tool_finds_every_marked_text(tmp_path: Path) -> None:
    target = tmp_path / "found_zh_CN.ts"
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run([tool, "-silent", "-extensions", "py", "siteplanner", "-ts", target], cwd=ROOT, check=True)
    found = {source.text for source in ET.parse(target).iter("source")}
    marked = {call.args[_MARKERS[name] - 1].value for _, name, call in _marked()}  # type: ignore[attr-defined]
    assert not marked - found, "marked, but lupdate does not see it (it does not look inside an f-string)"
    assert not found - marked


def test_a_plural_stands_in_no_class_that_others_are_made_from() -> None:
    """Qt's binding looks a plural up under the class of the object alone, other texts under its bases too."""
    classes = [
        node
        for path in python_files(PACKAGE / "gui")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
    ]
    bases = {last_name(base) for node in classes for base in node.bases}
    plural = {
        f"{node.name}: {ast.unparse(call.args[0])}"
        for node in classes
        if node.name in bases
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and last_name(call.func) == "tr" and len(call.args) > 2
    }
    assert not plural, f"never translated in a subclass: {plural}"
