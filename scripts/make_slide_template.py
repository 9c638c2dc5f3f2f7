"""Make ``resources/slides/deck.pptx``, the template of decks: 16:9, two layouts, faces for Latin and Chinese by name.

    python scripts/make_slide_template.py

The same bytes each time. It starts from the plain presentation that python-pptx comes with.
"""

# ruff: noqa: SLF001  (python-pptx has no way to make layouts, list styles and themes)
from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Mm, Pt

from siteplanner.core.documents.deck_layout import SMALL, TITLE, DeckLayout, plain_layout
from siteplanner.files.office_package import steady
from siteplanner.files.pptx.fonts import ACCENT, EAST_ASIAN, INK, LATIN, MUTED, name_faces

TARGET = Path(__file__).resolve().parents[1] / "resources" / "slides" / "deck.pptx"
KEPT = ("Title Slide", "Title Only")
FEET = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


def make() -> bytes:
    """The content of the file."""
    deck: Any = Presentation()
    layout = plain_layout()
    deck.slide_width, deck.slide_height = Mm(layout.width_mm), Mm(layout.height_mm)
    for each in list(deck.slide_layouts):
        if each.name not in KEPT:
            deck.slide_layouts.remove(each)
    for page in (deck.slide_master, *deck.slide_layouts):
        for shape in list(page.placeholders):
            _place(shape, page, layout)
    for each in deck.slide_layouts:
        if each.name == KEPT[0]:
            _add_accent(each, layout)
    _name_theme(deck)
    properties = deck.core_properties
    properties.title, properties.author, properties.last_modified_by = "", "siteplanner", "siteplanner"
    content = io.BytesIO()
    deck.save(content)
    return steady(content.getvalue())


def _add_accent(page: Any, layout: DeckLayout) -> None:
    """A short bar between title and subtitle of a title page."""
    bar = page.shapes._spTree
    from pptx.shapes.autoshape import Shape

    element = bar.add_autoshape(
        100, "Accent", "rect", Mm(layout.head.left), Mm(0.534 * layout.height_mm), Mm(42), Mm(1.4)
    )
    shape = Shape(element, page.shapes)
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(ACCENT)
    shape.line.fill.background()


def _place(shape: Any, page: Any, layout: DeckLayout) -> None:
    kind = shape.placeholder_format.type
    head, foot = layout.head, layout.foot
    if kind == PP_PLACEHOLDER.CENTER_TITLE:
        _set(shape, head.left, 0.3 * layout.height_mm, head.width, 0.22 * layout.height_mm, MSO_ANCHOR.BOTTOM)
        _type(shape, 2.2 * layout.text_pt, bold=True)
    elif kind == PP_PLACEHOLDER.TITLE:
        _set(shape, head.left, head.top, head.width, head.height, MSO_ANCHOR.MIDDLE)
        _type(shape, TITLE * layout.text_pt, bold=True)
    elif kind == PP_PLACEHOLDER.SUBTITLE:
        _set(shape, head.left, 0.56 * layout.height_mm, head.width, 0.3 * layout.height_mm, MSO_ANCHOR.TOP)
        _type(shape, layout.text_pt, color=MUTED)
    elif kind == PP_PLACEHOLDER.DATE:
        shape._element.getparent().remove(shape._element)
    elif kind in FEET:
        number = kind == PP_PLACEHOLDER.SLIDE_NUMBER
        left, width = (foot.right - 30.0, 30.0) if number else (foot.left, 0.6 * foot.width)
        _set(shape, left, foot.top, width, foot.height, MSO_ANCHOR.MIDDLE)
        _type(shape, SMALL * layout.text_pt, color=MUTED, align=PP_ALIGN.RIGHT if number else PP_ALIGN.LEFT)
    elif page.name or kind == PP_PLACEHOLDER.BODY:
        body = layout.body
        _set(shape, body.left, body.top, body.width, body.height, MSO_ANCHOR.TOP)


def _set(shape: Any, left: float, top: float, width: float, height: float, anchor: Any) -> None:
    shape.left, shape.top, shape.width, shape.height = Mm(left), Mm(top), Mm(width), Mm(height)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = anchor


def _type(shape: Any, size_pt: float, *, bold: bool = False, color: str = INK, align: Any = PP_ALIGN.LEFT) -> None:
    """The type of a placeholder, as its list style has it."""
    from lxml import etree
    from pptx.oxml.ns import qn

    body = shape.text_frame._txBody
    style = body.find(qn("a:lstStyle"))
    for old in list(style):
        style.remove(old)
    level = etree.SubElement(style, qn("a:lvl1pPr"))
    level.set("algn", {PP_ALIGN.LEFT: "l", PP_ALIGN.RIGHT: "r"}[align])
    level.set("marL", "0")
    level.set("indent", "0")
    etree.SubElement(level, qn("a:buNone"))
    run = etree.SubElement(level, qn("a:defRPr"))
    run.set("sz", str(round(size_pt * 2) * 50))
    run.set("b", str(int(bold)))
    fill = etree.SubElement(etree.SubElement(run, qn("a:solidFill")), qn("a:srgbClr"))
    fill.set("val", str(RGBColor.from_string(color)))
    name_faces(run)
    assert Pt(size_pt) > 0


def _name_theme(deck: Any) -> None:
    """Faces of the theme: what is added by hand later has them too."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = part.blob.decode("utf-8")
    theme = re.sub(r'<a:latin typeface="[^"]*"/>', f'<a:latin typeface="{LATIN}"/>', theme)
    theme = re.sub(r'<a:ea typeface="[^"]*"/>', f'<a:ea typeface="{EAST_ASIAN}"/>', theme)
    theme = re.sub(r'(<a:font script="Hans" typeface=")[^"]*', rf"\g<1>{EAST_ASIAN}", theme)
    part._blob = theme.encode("utf-8")


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(make())
