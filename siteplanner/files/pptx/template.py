"""The template of a deck: a presentation whose masters and layouts are taken, and whose own slides are not."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from siteplanner.assets import resource
from siteplanner.core.documents.deck_layout import Area, DeckLayout, plain_layout
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

NO_TEMPLATE = QT_TRANSLATE_NOOP("errors", "There is no template “{path}”. Give a PowerPoint file (.pptx or .potx).")
NOT_A_DECK = QT_TRANSLATE_NOOP(
    "errors", "“{path}” cannot be used as a template: it is no PowerPoint file that can be read (.pptx or .potx)."
)
NO_LAYOUT = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” cannot be used as a template: none of its layouts has a title. Use one with a “Title Only” layout.",
)
_TITLES: Final = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_FEET: Final = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_EMU_A_MM: Final = 36_000.0
LEAST_PLACE: Final = 0.18
"""So much of the slide beside the title is room enough for the name of a scenario."""
OFFICE_TITLE_PT: Final = 44.0
_MOST_HEAD: Final = 0.42
"""A title that reaches further down than this share of the slide leaves too little room below it."""
_POTX: Final = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
_PPTX: Final = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


@dataclass(frozen=True, eq=False)
class Template:
    """``presentation`` has no slides; ``lead`` is the layout of a title page, ``plain`` of all others."""

    presentation: Any
    lead: Any
    plain: Any
    layout: DeckLayout
    names_chinese: bool
    """Whether its theme names a face for Chinese."""
    title_pt: float
    """The size of titles."""


def open_template(path: Path | None = None) -> Template:
    """A template, by default the one the program comes with. Raises InputError where it cannot be used."""
    source = path if path is not None else resource("slides", "deck.pptx")
    try:
        presentation: Any = Presentation(io.BytesIO(_as_presentation(source.read_bytes())))
        layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    except FileNotFoundError as error:
        raise InputError(NO_TEMPLATE, path=str(source)) from error
    except (OSError, BadZipFile, PythonPptxError, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise InputError(NOT_A_DECK, path=str(source)) from error
    titled = [layout for layout in layouts if _title_of(layout) is not None]
    if not titled:
        raise InputError(NO_LAYOUT, path=str(source))
    _without_slides(presentation)
    plain = min(titled, key=_others)
    lead = next((of for of in titled if _title_of(of).placeholder_format.type == _TITLES[1]), plain)
    return Template(presentation, lead, plain, _layout(presentation, plain), _names_chinese(plain), _title_pt(plain))


def _as_presentation(content: bytes) -> bytes:
    """The file with a template's type turned into that of a presentation, which is all they differ in."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as given:
        types = given.read("[Content_Types].xml")
        if _POTX not in types:
            return content
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in given.namelist():
                part = types.replace(_POTX, _PPTX) if name == "[Content_Types].xml" else given.read(name)
                archive.writestr(name, part)
        return made.getvalue()


def _title_of(layout: Any) -> Any:
    return next((each for each in layout.placeholders if each.placeholder_format.type in _TITLES), None)


def _others(layout: Any) -> tuple[int, int]:
    """How little a layout is a plain one with a title: what else it has, and whether its title is that of a cover."""
    others = [each for each in layout.placeholders if each.placeholder_format.type not in (*_TITLES, *_FEET)]
    return len(others), int(_title_of(layout).placeholder_format.type == _TITLES[1])


def _without_slides(presentation: Any) -> None:
    """Remove the slides and what of the file belongs to them: sections name slides too."""
    ids = presentation.slides._sldIdLst  # noqa: SLF001  (python-pptx cannot remove slides)
    for entry in list(ids):
        presentation.part.drop_rel(entry.rId)
        ids.remove(entry)
    for extensions in presentation.element.findall(qn("p:extLst")):
        presentation.element.remove(extensions)


def _layout(presentation: Any, layout: Any) -> DeckLayout:
    """Where title, content and footer are: those of the template where they leave room, else plain ones."""
    width, height = presentation.slide_width / _EMU_A_MM, presentation.slide_height / _EMU_A_MM
    usual = plain_layout(width, height)
    title = _title_of(layout)
    head = _area(title) or usual.head
    if head.bottom > _MOST_HEAD * height or head.width < 0.4 * width:
        head = usual.head
    feet = [_area(each) for each in layout.placeholders if each.placeholder_format.type in _FEET]
    tops = [area.top for area in feet if area is not None and area.top > 0.7 * height]
    foot = Area(usual.foot.left, min(tops), usual.foot.width, usual.foot.height) if tops else usual.foot
    left = min(head.left, usual.body.left)
    top = head.bottom + usual.gap_mm
    room = width - left - head.right - usual.gap_mm
    if room >= LEAST_PLACE * width:
        place = Area(head.right + usual.gap_mm, head.top, room, head.height)
    else:  # the title is as wide as the slide: the scenario is named below it
        place = Area(left, head.bottom, width - 2 * left, 2.2 * usual.gap_mm)
        top = place.bottom + 0.5 * usual.gap_mm
    body = Area(left, top, width - 2 * left, foot.top - usual.gap_mm - top)
    return DeckLayout(width, height, head, place, body, Area(left, foot.top, width - 2 * left, foot.height))


def _area(shape: Any) -> Area | None:
    if shape.width is None or shape.left is None:
        return None
    return Area(*(value / _EMU_A_MM for value in (shape.left, shape.top, shape.width, shape.height)))


def _names_chinese(layout: Any) -> bool:
    part = layout.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    from lxml import etree

    theme = etree.fromstring(part.blob)
    faces = [face.get("typeface", "") for face in theme.iter(qn("a:ea"))]
    return bool(faces) and all(faces[:2])


def _title_pt(layout: Any) -> float:
    """The size of a layout's title: its own, else that of its master, else Office's."""
    master = layout.slide_master
    styles = [_title_of(layout)._element, *(s._element for s in (_title_of(master),) if s is not None)]  # noqa: SLF001
    styles += master._element.findall(f"{qn('p:txStyles')}/{qn('p:titleStyle')}")  # noqa: SLF001
    for style in styles:
        for level in style.iter(qn("a:lvl1pPr")):
            run = level.find(qn("a:defRPr"))
            if run is not None and run.get("sz"):
                return int(run.get("sz")) / 100
    return OFFICE_TITLE_PT
