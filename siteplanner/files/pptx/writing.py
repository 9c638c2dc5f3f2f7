"""A deck as a PowerPoint file: its pages laid out on a template, long tables on several slides, read back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from siteplanner.core.documents.deck import Card, Deck, DeckPage, Picture
from siteplanner.core.documents.deck_layout import LEGEND, SMALL, VALUE, Area
from siteplanner.core.documents.shown_table import PT_A_MM, Paged, lines_of, paged, text_mm
from siteplanner.core.errors import SaveError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.atomic import write_whole
from siteplanner.files.export_report import SLIDES, ExportReport
from siteplanner.files.office_package import plain, steady
from siteplanner.files.pptx.chart_shapes import add_chart
from siteplanner.files.pptx.fonts import ACCENT, GOOD, INK, MUTED, RULE, Type, name_faces, rgb
from siteplanner.files.pptx.legend_shapes import add_legend
from siteplanner.files.pptx.table_shapes import add_table
from siteplanner.files.pptx.template import Template
from siteplanner.words import Translator

WRITING = QT_TRANSLATE_NOOP("document", "Writing slide {page} of {pages}")
PART_OF = QT_TRANSLATE_NOOP("document", "{title} ({part}/{parts})")
LACKING = QT_TRANSLATE_NOOP("document", "* Some plants state no figure.")
READS_OTHERWISE = QT_TRANSLATE_NOOP(
    "errors", "“{path}” was not written: its slides read back otherwise. Report this fault."
)
TABLE_SIZES: Final = (0.82, 0.75, 0.68, 0.62)
"""Sizes of type in tables for one of plain text, the usual one first."""
CARD, CARD_WITH_TARGET = 3.9, 5.6
"""Height of a number, without and with a target, in lines of plain text; a gap is in it."""
_TITLES: Final = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_FIELD: Final = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


def export_deck(deck: Deck, path: Path, template: Template, say: Translator, work: Work | None = None) -> ExportReport:
    """Write a deck, read it back, and only then let it stand. Raises SaveError where it cannot be written or reads back
    otherwise (what stood there stays); Cancelled."""
    content, slides = deck_file(deck, template, say, work)
    if len(Presentation(io.BytesIO(content)).slides) != slides:
        raise SaveError(READS_OTHERWISE, path=str(path))
    with write_whole(path) as temporary:
        temporary.write_bytes(content)
    return ExportReport(path, SLIDES, slides, slides)


def deck_file(deck: Deck, template: Template, say: Translator, work: Work | None = None) -> tuple[bytes, int]:
    """The content of the file, and how many slides it has. Equal decks on equal templates give equal bytes."""
    work = work or Work()
    writer = _Writer(deck, template, say)
    pages = [part for page in deck.pages for part in writer.parts(page)]
    for at, (page, table) in enumerate(pages, start=1):
        work.step(at - 1, len(pages), WRITING(page=at, pages=len(pages)))
        writer.add(page, table)
    properties = template.presentation.core_properties
    properties.title, properties.author, properties.last_modified_by = plain(deck.title)[:255], "siteplanner", ""
    properties.revision, properties.language = 1, "zh-CN" if writer.type.chinese else "en-US"
    content = io.BytesIO()
    template.presentation.save(content)
    work.step(len(pages), len(pages), WRITING(page=len(pages), pages=len(pages)))
    return steady(content.getvalue()), len(pages)


def _card_lines(card: Card) -> float:
    """How high a card is, in lines of plain text."""
    return CARD_WITH_TARGET if card.share is not None else CARD


class _Writer:
    def __init__(self, deck: Deck, template: Template, say: Translator) -> None:
        self.deck, self.template, self.say, self.layout = deck, template, say, template.layout
        self.type = Type(deck.language, named=not template.names_chinese)
        self.text_pt = self.layout.text_pt
        self.slides: Any = template.presentation.slides

    def parts(self, page: DeckPage) -> Iterator[tuple[DeckPage, Paged | None]]:
        """The page, or where it has tables one for each part of them."""
        if not page.tables:
            yield page, None
            return
        if page.charts or page.pictures:
            yield replace(page, tables=()), None
        area = self._content(page)
        below = self._line_mm(SMALL) * 3
        parts = [
            (table, part)
            for table in page.tables
            for part in paged(table, area.width, area.height - below, [size * self.text_pt for size in TABLE_SIZES])
        ]
        for at, (_, part) in enumerate(parts, start=1):
            title = page.title
            if len(parts) > 1:
                title = self.say.text(PART_OF(title=title, part=at, parts=len(parts)))
            first = at == 1 and not (page.charts or page.pictures)
            shown = replace(page, title=title, charts=(), pictures=(), notes=page.notes if first else "")
            yield shown, part

    def add(self, page: DeckPage, table: Paged | None) -> None:
        """Add a slide."""
        layout = self.template.lead if page.lead else self.template.plain
        slide = self.slides.add_slide(layout)
        subtitle = self._fill_placeholders(slide, page)
        self._add_feet(slide, layout)
        if page.lead:
            if not subtitle:
                self._add_text(slide, page.text, self.layout.body)
        else:
            self._add_place(slide, page)
            self._add_body(slide, page, table)
        if page.notes:
            frame = slide.notes_slide.notes_text_frame
            frame.text = plain(page.notes)
            for paragraph in frame.paragraphs:
                for run in paragraph.runs:
                    self.type.dress(run.font, None, color=None)
                    name_faces(run.font._rPr)  # noqa: SLF001  (the notes' theme is another one)

    # -- what stands on every slide -----------------------------------------------------------------------------

    def _fill_placeholders(self, slide: Any, page: DeckPage) -> bool:
        """The title, and the subtitle of a title page; the others are taken away. Whether there was a subtitle."""
        subtitle = False
        for shape in list(slide.placeholders):
            kind = shape.placeholder_format.type
            if kind in _TITLES:
                self._write_lines(shape.text_frame, page.title, None, color=None)
                self._fit_title(shape, page)
            elif page.lead and not subtitle and kind in (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY):
                self._write_lines(shape.text_frame, page.text, None, color=None)
                subtitle = True
            else:
                shape._element.getparent().remove(shape._element)  # noqa: SLF001
        return subtitle

    def _fit_title(self, shape: Any, page: DeckPage) -> None:
        """A title that is too long for its place is set smaller, down to plain text; a title page keeps its size."""
        head = self.layout.head
        size = self.template.title_pt
        if page.lead or lines_of(page.title, head.width, size) * size * 1.2 / PT_A_MM <= head.height * 1.05:
            return
        while size > self.text_pt * 0.8 and (
            lines_of(page.title, head.width, size) * size * 1.2 / PT_A_MM > head.height * 1.05
        ):
            size *= 0.93
        for paragraph in shape.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(round(size * 2) / 2)

    def _add_feet(self, slide: Any, layout: Any) -> None:
        """Footer and number where the layout has them, else at the bottom; the mark of an illustrative map."""
        kept = {each.placeholder_format.type: each for each in layout.placeholders}
        foot, size = self.layout.foot, SMALL * self.text_pt
        text = self.deck.footer
        if PP_PLACEHOLDER.FOOTER in kept:
            frame = _clone(slide, kept[PP_PLACEHOLDER.FOOTER])
            self._write_lines(frame, text, None, color=None)
        else:
            frame = self.type.box(slide.shapes, foot.left, foot.top, 0.6 * foot.width, foot.height)
            self._write_lines(frame, text, size, color=MUTED)
        if PP_PLACEHOLDER.SLIDE_NUMBER in kept:
            frame = _clone(slide, kept[PP_PLACEHOLDER.SLIDE_NUMBER])
            _number_field(frame.paragraphs[0])
        else:
            frame = self.type.box(slide.shapes, foot.right - 25, foot.top, 25, foot.height, align=PP_ALIGN.RIGHT)
            _number_field(frame.paragraphs[0])
        if self.deck.mark:
            self._add_mark(slide, size)

    def _add_mark(self, slide: Any, size: float) -> None:
        """Framed, so that nobody takes an illustrative map for a surveyed one."""
        foot = self.layout.foot
        wide, high = 1.12 * text_mm(self.deck.mark, size) + 4.0, 1.7 * size / PT_A_MM
        left = foot.right - 28.0 - wide
        for each in slide.placeholders:
            if each.placeholder_format.type == PP_PLACEHOLDER.FOOTER and each.left / Mm(1) >= foot.left + wide:
                left = foot.left  # the template's footer is in the middle or at the right
        shape = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Mm(left), Mm(foot.top + (foot.height - high) / 2), Mm(wide), Mm(high)
        )
        shape.name = self.deck.mark
        shape.fill.background()
        shape.shadow.inherit = False
        shape.line.color.rgb, shape.line.width = rgb(INK), Pt(0.75)
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor, frame.word_wrap = MSO_ANCHOR.MIDDLE, False
        frame.paragraphs[0].alignment = PP_ALIGN.CENTER
        self.type.write(frame.paragraphs[0], self.deck.mark, size, bold=True)

    def _add_place(self, slide: Any, page: DeckPage) -> None:
        if page.place and page.place != page.title:
            area = self.layout.place
            beside = area.left > self.layout.head.left + 1
            frame = self.type.box(
                slide.shapes,
                area.left,
                area.top,
                area.width,
                area.height,
                align=PP_ALIGN.RIGHT if beside else PP_ALIGN.LEFT,
                anchor=MSO_ANCHOR.MIDDLE,
            )
            self._write_lines(frame, page.place, SMALL * self.text_pt, color=MUTED)

    # -- what the slide is about --------------------------------------------------------------------------------

    def _beside(self, page: DeckPage) -> bool:
        alone = not (page.pictures or page.charts or page.tables)
        return bool(page.text or page.cards) and not alone and len(page.pictures) < 2

    def _content(self, page: DeckPage) -> Area:
        return self.layout.shown(beside=self._beside(page), legend=bool(page.legend))

    def _add_body(self, slide: Any, page: DeckPage, table: Paged | None) -> None:
        area, shapes = self._content(page), slide.shapes
        if len(page.pictures) > 1:
            self._add_compared(slide, page)
        elif page.pictures:
            _add_picture(shapes, page.pictures[0], area)
        if page.charts:
            self._add_charts(slide, page, area)
        if table is not None:
            self._add_table(slide, table, area)
        if page.legend:
            place = self.layout.legend()
            line = self.layout.legend_line_mm
            add_legend(shapes, page.legend, place, line, LEGEND * self.text_pt, self.say, self.type)
        if page.text or page.cards:
            self._add_side(
                slide, page, self.layout.side(legend=bool(page.legend)) if self._beside(page) else self.layout.body
            )

    def _add_compared(self, slide: Any, page: DeckPage) -> None:
        areas = self.layout.cells(len(page.pictures), legend=bool(page.legend))
        for picture, area in zip(page.pictures, areas, strict=True):
            room = 2.2 * SMALL * self.text_pt / PT_A_MM
            frame = self.type.box(slide.shapes, area.left, area.top, area.width, room, anchor=MSO_ANCHOR.MIDDLE)
            self._write_lines(frame, picture.caption, SMALL * self.text_pt * 1.15, bold=True)
            _add_picture(slide.shapes, picture, Area(area.left, area.top + room, area.width, area.height - room))

    def _add_charts(self, slide: Any, page: DeckPage, area: Area) -> None:
        size = SMALL * self.text_pt
        note = "\n".join(dict.fromkeys(of.note for of in page.charts if of.note))
        below = lines_of(note, area.width, 0.85 * size) * 1.3 * 0.85 * size / PT_A_MM + 1.0 if note else 0.0
        width = (area.width - (len(page.charts) - 1) * self.layout.gap_mm) / len(page.charts)
        for at, chart in enumerate(page.charts):
            left = area.left + at * (width + self.layout.gap_mm)
            add_chart(slide.shapes, chart, Area(left, area.top, width, area.height - below), size, self.type)
        if note:
            frame = self.type.box(slide.shapes, area.left, area.bottom - below + 1.0, area.width, below - 1.0)
            self._write_lines(frame, note, 0.85 * size, color=MUTED)

    def _add_table(self, slide: Any, table: Paged, area: Area) -> None:
        add_table(slide.shapes, table, area.left, area.top, self.type)
        if table.table.notes:
            top = area.top + table.height_mm + self.layout.gap_mm
            room = max(area.bottom - top, self._line_mm(SMALL))
            size = _fitting(list(table.table.notes), area.width, room, SMALL * self.text_pt * 0.85)
            frame = self.type.box(slide.shapes, area.left, top, area.width, room)
            self._write_lines(frame, "\n".join(table.table.notes), size, color=MUTED)

    def _add_side(self, slide: Any, page: DeckPage, area: Area) -> None:
        """Text above, numbers below it; both closer together where there is no room."""
        top = area.top
        if page.text:
            room = area.height * (0.45 if page.cards else 1.0)
            size = _fitting(page.text.split("\n"), area.width, room, self.text_pt)
            high = min(room, sum(lines_of(t, area.width, size) for t in page.text.split("\n")) * size * 1.3 / PT_A_MM)
            self._add_text(slide, page.text, Area(area.left, top, area.width, high), size)
            top += high + 1.5 * self.layout.gap_mm
        if page.cards:
            self._add_cards(slide, page.cards, Area(area.left, top, area.width, area.bottom - top))

    def _add_text(self, slide: Any, text: str, area: Area, size: float | None = None) -> None:
        frame = self.type.box(slide.shapes, area.left, area.top, area.width, area.height)
        self._write_lines(frame, text, size or self.text_pt)

    def _add_cards(self, slide: Any, cards: tuple[Card, ...], area: Area) -> None:
        line = self.text_pt / PT_A_MM
        lacking = self.say.text(LACKING) if any(card.unit.endswith("*") for card in cards) else ""
        note = 1.5 if lacking else 0.0
        columns, scale = self._card_columns(cards, area, note)
        gap = self.layout.gap_mm
        width = (area.width - (len(columns) - 1) * gap) / len(columns)
        lowest = area.top
        for at, column in enumerate(columns):
            top, left = area.top, area.left + at * (width + gap)
            for card in column:
                self._add_card(slide, card, Area(left, area.top, width, area.height), top, scale)
                top += scale * line * _card_lines(card)
            lowest = max(lowest, top)
        if lacking:
            frame = self.type.box(slide.shapes, area.left, lowest, area.width, scale * 1.5 * line)
            self.type.write(frame.paragraphs[0], lacking, scale * 0.9 * SMALL * self.text_pt, color=MUTED)

    def _card_columns(self, cards: tuple[Card, ...], area: Area, note: float) -> tuple[list[tuple[Card, ...]], float]:
        """The cards in one column or in two, whichever can be read from farther, and how large they are, 1 at most."""
        line, half = self.text_pt / PT_A_MM, -(-len(cards) // 2)
        ways = [[cards], [cards[:half], cards[half:]]] if len(cards) > 1 else [[cards]]
        found: list[tuple[float, float, list[tuple[Card, ...]]]] = []
        for columns in ways:
            width = (area.width - (len(columns) - 1) * self.layout.gap_mm) / len(columns)
            high = line * (max(sum(map(_card_lines, column)) for column in columns) + note)
            scale = min(1.0, area.height / high)
            smallest = min(min(self._card_sizes(card, width, scale)) for card in cards)
            found.append((smallest, scale, columns))
        _, scale, columns = max(found, key=lambda each: each[0])  # of equal ones the first: one column
        return columns, scale

    def _card_sizes(self, card: Card, width_mm: float, scale: float) -> tuple[float, float, float]:
        """The sizes at which label, value and unit, and target have room on a line each."""
        small, large = scale * SMALL * self.text_pt, scale * VALUE * self.text_pt
        unit = text_mm(f" {card.unit}", small)
        return (
            small * min(1.0, width_mm / max(text_mm(card.label, small), 1.0)),
            large * min(1.0, max(width_mm - unit, 0.1 * width_mm) / max(text_mm(card.value, large), 1.0)),
            small * min(1.0, width_mm / max(text_mm(card.target, small), 1.0)) if card.share is not None else small,
        )

    def _add_card(self, slide: Any, card: Card, area: Area, top: float, scale: float) -> None:
        line, small = scale * self.text_pt / PT_A_MM, scale * SMALL * self.text_pt
        of_label, of_value, of_target = self._card_sizes(card, area.width, scale)
        frame = self.type.box(slide.shapes, area.left, top, area.width, 3.4 * line, anchor=MSO_ANCHOR.TOP)
        self.type.write(frame.paragraphs[0], card.label, of_label, color=MUTED)
        value = frame.add_paragraph()
        self.type.write(value, card.value, of_value, bold=True)
        self.type.write(value, f" {card.unit}", small)
        if card.share is None:
            return
        reached = card.target.startswith("✓")
        bar = Area(area.left, top + 3.45 * line, area.width, 0.28 * line)
        _bar(slide.shapes, bar, RULE)
        if card.share > 0:
            done = Area(bar.left, bar.top, bar.width * min(card.share, 1.0), bar.height)
            _bar(slide.shapes, done, GOOD if reached else ACCENT)
        frame = self.type.box(slide.shapes, area.left, bar.bottom + 0.12 * line, area.width, 1.2 * line)
        self.type.write(frame.paragraphs[0], card.target, of_target, color=GOOD if reached else MUTED)

    def _write_lines(
        self, frame: Any, text: str, size: float | None, *, bold: bool | None = None, color: str | None = INK
    ) -> None:
        """Each line a paragraph, the first in the one that is there."""
        align = frame.paragraphs[0].alignment
        for at, line in enumerate(text.split("\n")):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            if align is not None:
                paragraph.alignment = align
            self.type.write(paragraph, line, size, bold=bold, color=color)

    def _line_mm(self, size: float) -> float:
        return 1.3 * size * self.text_pt / PT_A_MM


def _fitting(lines: list[str], width_mm: float, height_mm: float, size_pt: float) -> float:
    """The size of type in which lines fit, at most the given one, at least half of it."""
    size = size_pt
    while size > 0.5 * size_pt and (
        sum(lines_of(line, width_mm, size) for line in lines) * 1.3 * size / PT_A_MM > height_mm
    ):
        size *= 0.95
    return size


def _add_picture(shapes: Any, picture: Picture, area: Area) -> None:
    """The picture as large as the area allows, told in words for those who cannot see it."""
    made = shapes.add_picture(io.BytesIO(picture.png), Mm(area.left), Mm(area.top), width=Mm(area.width))
    if made.height > Mm(area.height):
        share = Mm(area.height) / made.height
        made.width, made.height = round(made.width * share), Mm(area.height)
    made.name = picture.told
    made._element.nvPicPr.cNvPr.set("descr", plain(picture.told))  # noqa: SLF001


def _bar(shapes: Any, area: Area, color: str) -> None:
    shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, Mm(area.left), Mm(area.top), Mm(area.width), Mm(area.height))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(color)
    shape.line.fill.background()
    shape.shadow.inherit = False


def _clone(slide: Any, placeholder: Any) -> Any:
    """A placeholder of the layout on the slide, which python-pptx leaves out; gives its empty text frame."""
    slide.shapes.clone_placeholder(placeholder)
    made = slide.placeholders[placeholder.placeholder_format.idx]
    made.name = placeholder.name
    return made.text_frame


def _number_field(paragraph: Any) -> None:
    """The number of the slide, which follows when slides are moved."""
    field = etree.SubElement(paragraph._p, qn("a:fld"), id=_FIELD, type="slidenum")  # noqa: SLF001
    etree.SubElement(field, qn("a:rPr"), lang="en-US")
    etree.SubElement(field, qn("a:t")).text = "‹#›"
