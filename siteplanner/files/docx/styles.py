"""The look of a report in Word: styles, so that whoever gets it can change them in one place."""

from __future__ import annotations

from typing import Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

LATIN, EAST_ASIAN = "Arial", "Microsoft YaHei"
INK, MUTED, WARNING, RULE, HEAD_FILL = "101214", "454B52", "8A5200", "B7BEC6", "EEF1F5"
PAGE_MM: Final = (210.0, 297.0)
MARGIN_MM: Final = 20.0
TEXT_PT: Final = 10.5
_SIZES: Final = {
    "Normal": TEXT_PT, "Title": 26.0, "Subtitle": 14.0, "Heading 1": 16.0, "Heading 2": 13.0, "Heading 3": 11.5,
    "Caption": 9.0,
}  # fmt: skip
MUTED_STYLE, WARNING_STYLE, STRONG_STYLE, CELL_STYLE = "Muted", "Warning", "Strong Text", "Table Text"


def set_up(document: Any, language: str) -> None:
    """Page, margins and styles: A4, faces for Latin and for Chinese by name."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE_MM[0]), Mm(PAGE_MM[1])
    section.left_margin = section.right_margin = Mm(MARGIN_MM)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    for name, size in _SIZES.items():
        _dress(document.styles[name], size, bold=name not in ("Normal", "Caption", "Subtitle"))
    for name, color, bold, size in (
        (MUTED_STYLE, MUTED, False, 9.0),
        (WARNING_STYLE, WARNING, True, TEXT_PT),
        (STRONG_STYLE, INK, True, TEXT_PT),
        (CELL_STYLE, INK, False, 8.5),
    ):
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
        _dress(made, size, bold=bold, color=color)
    document.styles[CELL_STYLE].paragraph_format.space_after = Pt(0)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["Normal"].paragraph_format.line_spacing = 1.15
    document.styles[CELL_STYLE].paragraph_format.line_spacing = 1.0
    caption = document.styles["Caption"].paragraph_format
    caption.space_before, caption.space_after = Pt(8), Pt(4)
    for name, before in (("Heading 1", 14), ("Heading 2", 10), ("Heading 3", 8)):
        heading = document.styles[name].paragraph_format
        heading.space_before, heading.space_after, heading.keep_with_next = Pt(before), Pt(6), True
    _languages(document, "zh-CN" if language.startswith("zh") else "en-US")


def _dress(style: Any, size_pt: float, *, bold: bool = False, color: str = INK) -> None:
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for slot in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{slot}"), LATIN)
    fonts.set(qn("w:eastAsia"), EAST_ASIAN)
    properties.insert(0, fonts)
    rgb: Any = RGBColor
    style.font.size, style.font.bold, style.font.italic = Pt(size_pt), bold, False
    style.font.color.rgb = rgb.from_string(color)
    borders = style.element.find(qn("w:pPr"))
    if borders is not None:  # the title's line, which is of another colour than all else
        for old in borders.findall(qn("w:pBdr")):
            borders.remove(old)


def _languages(document: Any, tag: str) -> None:
    """The language that the text is proofed in."""
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "en-US")
        lang.set(qn("w:eastAsia"), tag if tag.startswith("zh") else "zh-CN")
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:eastAsia"), "zh-CN")
