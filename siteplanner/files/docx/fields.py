"""Fields of Word: numbers of pages, of figures and tables, the contents; with what they show until they are updated."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_AFTER_UPDATE_FIELDS = (
    "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang",
    "clrSchemeMapping", "doNotIncludeSubdocsInStats", "shapeDefaults", "decimalSymbol", "listSeparator",
)  # fmt: skip
"""The settings of a Word file that come after ``updateFields`` in the order of its schema."""


def add_field(paragraph: Any, code: str, shown: str, *, dirty: bool = False) -> None:
    """Add a field that shows ``shown`` until Word works it out; ``dirty``: at once when the file is opened."""
    begin = _mark(paragraph, "begin")
    if dirty:
        begin.set(qn("w:dirty"), "true")
    run = paragraph.add_run()
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {code} "
    run._r.append(text)  # noqa: SLF001  (python-docx has no fields)
    _mark(paragraph, "separate")
    paragraph.add_run(shown)
    _mark(paragraph, "end")


def begin_field(paragraph: Any, code: str) -> None:
    """Begin a field whose shown text is of several paragraphs; :func:`end_field` in the last of them ends it."""
    _mark(paragraph, "begin").set(qn("w:dirty"), "true")
    run = paragraph.add_run()
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {code} "
    run._r.append(text)  # noqa: SLF001
    _mark(paragraph, "separate")


def end_field(paragraph: Any) -> None:
    _mark(paragraph, "end")


def update_when_opened(document: Any) -> None:
    """Have Word work out all fields when it opens the file (it asks first)."""
    settings = document.settings.element
    if settings.find(qn("w:updateFields")) is None:
        made = OxmlElement("w:updateFields")
        made.set(qn("w:val"), "true")
        after = (qn(f"w:{name}") for name in _AFTER_UPDATE_FIELDS)
        following = next((found for found in map(settings.find, after) if found is not None), None)
        settings.append(made) if following is None else following.addprevious(made)


def _mark(paragraph: Any, kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)  # noqa: SLF001
    return mark
