"""Type on slides: sizes, colours, and the faces for Latin and for Chinese, both by name."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree
from pptx.dml import color as colors
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from siteplanner.files.office_package import plain

LATIN, EAST_ASIAN = "Arial", "Microsoft YaHei"
INK, MUTED, RULE, ACCENT, GOOD = "101214", "454B52", "C9CED4", "0B5CAD", "17703A"
_LANGUAGES: Final = {"zh": "zh-CN", "en": "en-US"}
_AFTER_FACES: Final = ("a:cs", "a:sym", "a:hlinkClick", "a:hlinkMouseOver", "a:rtl", "a:extLst")


class Type:
    """Writes text in one language; ``named`` where the template's theme has no face for Chinese of its own."""

    def __init__(self, language: str, *, named: bool) -> None:
        self.chinese, self.named = language.startswith("zh"), named
        self._tag = _LANGUAGES["zh" if self.chinese else "en"]

    def write(
        self, paragraph: Any, text: str, size_pt: float | None, *, bold: bool | None = None, color: str | None = INK
    ) -> None:
        """Add text to a paragraph, its lines broken where it has line breaks."""
        for at, line in enumerate(plain(text).split("\n")):
            if at:
                paragraph.add_line_break()
            run = paragraph.add_run()
            run.text = line
            self.dress(run.font, size_pt, bold=bold, color=color)

    def dress(self, font: Any, size_pt: float | None, *, bold: bool | None = None, color: str | None = INK) -> None:
        """Set size, weight, colour, language and faces of a python-pptx font."""
        if size_pt is not None:
            font.size = Pt(round(size_pt * 2) / 2)
        if bold is not None:
            font.bold = bold
        if color is not None:
            font.color.rgb = rgb(color)
        properties = font._rPr  # noqa: SLF001  (python-pptx has no way to name the face for Chinese)
        if properties.tag != qn("a:defRPr"):
            properties.set("lang", self._tag)
            properties.set("altLang", "en-US" if self.chinese else "zh-CN")
        if self.named:
            name_faces(properties)

    def box(
        self,
        shapes: Any,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        align: Any = PP_ALIGN.LEFT,
        anchor: Any = MSO_ANCHOR.TOP,
        wrap: bool = True,
    ) -> Any:
        """An empty text box without margins, mm; gives its text frame."""
        shape = shapes.add_textbox(Mm(left), Mm(top), Mm(width), Mm(height))
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap, frame.auto_size, frame.vertical_anchor = wrap, MSO_AUTO_SIZE.NONE, anchor
        frame.paragraphs[0].alignment = align
        return frame


def name_faces(properties: Any) -> None:
    """Name the faces for Latin and for Chinese in run properties, in the order that the schema asks for."""
    for tag in ("a:latin", "a:ea"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    places = [at for at, child in enumerate(properties) if child.tag in {qn(tag) for tag in _AFTER_FACES}]
    at = places[0] if places else len(properties)
    for offset, (tag, face) in enumerate((("a:latin", LATIN), ("a:ea", EAST_ASIAN))):
        made = etree.Element(qn(tag))
        made.set("typeface", face)
        properties.insert(at + offset, made)


def rgb(color: str) -> Any:
    """``rrggbb``, with or without a number sign, as python-pptx takes it."""
    made: Any = colors.RGBColor
    return made.from_string(color.lstrip("#").upper())
