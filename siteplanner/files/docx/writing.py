"""A report as a Word file, read back before it stands."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from siteplanner.core.documents.report import (
    Block,
    Contents,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    TableBlock,
)
from siteplanner.core.documents.shown_table import ShownRow, ShownTable, paged
from siteplanner.core.errors import SaveError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.atomic import write_whole
from siteplanner.files.docx.fields import add_field, begin_field, end_field, update_when_opened
from siteplanner.files.docx.styles import MARGIN_MM, MUTED_STYLE, PAGE_MM, STRONG_STYLE, WARNING_STYLE, set_up
from siteplanner.files.docx.tables import table_element
from siteplanner.files.export_report import REPORT, ExportReport
from siteplanner.files.office_package import plain, steady
from siteplanner.words import Translator

WRITING = QT_TRANSLATE_NOOP("document", "Writing the report")
TABLE = QT_TRANSLATE_NOOP("document", "Table {number}  {title}")
FIGURE = QT_TRANSLATE_NOOP("document", "Figure {number}  {title}")
CONTINUED = QT_TRANSLATE_NOOP("document", "{caption}, continued ({part}/{parts})")
PAGE = QT_TRANSLATE_NOOP("document", "Page {page} of {pages}")
REPORT_READS_OTHERWISE = QT_TRANSLATE_NOOP(
    "errors", "“{path}” was not written: the report reads back otherwise. Report this fault."
)
TEXT_MM: Final = PAGE_MM[0] - 2 * MARGIN_MM
TABLE_SIZES_PT: Final = (9.0, 8.5, 8.0, 7.5, 7.0)
_ENDLESS_MM: Final = 1e9
_STYLES: Final = {"plain": "Normal", "strong": STRONG_STYLE, "muted": MUTED_STYLE, "warning": WARNING_STYLE}
_PAGE, _PAGES = "\x01", "\x02"


def export_docx(report: Report, path: Path, say: Translator, work: Work | None = None) -> ExportReport:
    """Write a report, read it back, and only then let it stand. Raises SaveError where it cannot be written or reads
    back otherwise (what stood there stays); Cancelled."""
    content = docx_file(report, say, work)
    tables = sum(isinstance(block, TableBlock) for block in report.blocks)
    read = Document(io.BytesIO(content))
    captions = sum(p.style is not None and p.style.name == "Caption" for p in read.paragraphs)
    if captions < tables:
        raise SaveError(REPORT_READS_OTHERWISE, path=str(path))
    with write_whole(path) as temporary:
        temporary.write_bytes(content)
    return ExportReport(path, REPORT, tables, tables)


def docx_file(report: Report, say: Translator, work: Work | None = None) -> bytes:
    """The content of the file; equal reports give equal bytes."""
    work = work or Work()
    writer = _Writer(report, say)
    writer.begin()
    for at, block in enumerate(report.blocks):
        work.step(at, len(report.blocks), WRITING)
        writer.add(block)
    content = io.BytesIO()
    writer.document.save(content)
    work.step(len(report.blocks), len(report.blocks), WRITING)
    return steady(content.getvalue())


class _Writer:
    def __init__(self, report: Report, say: Translator) -> None:
        self.report, self.say = report, say
        self.document: Any = Document()
        self.tables = self.figures = 0
        set_up(self.document, report.language)

    def begin(self) -> None:
        """Properties, header and footer, and what stands at the top of the first page."""
        report, document = self.report, self.document
        properties = document.core_properties
        properties.title, properties.author = plain(report.title)[:255], "siteplanner"
        properties.subject, properties.comments = plain(report.subject)[:255], ""
        properties.last_modified_by, properties.revision = "siteplanner", 1
        properties.language = "zh-CN" if report.language.startswith("zh") else "en-US"
        section = document.sections[0]
        header = section.header.paragraphs[0]
        header.style = document.styles[MUTED_STYLE]
        header.add_run(plain(report.footer))
        footer = section.footer.paragraphs[0]
        footer.style, footer.alignment = document.styles[MUTED_STYLE], WD_ALIGN_PARAGRAPH.RIGHT
        self._add_page_number(footer)
        document.add_paragraph(plain(report.title), "Title")
        document.add_paragraph(plain(report.subject), "Subtitle")
        if report.warning:
            document.add_paragraph(plain(report.warning), WARNING_STYLE)
        document.add_paragraph(plain(report.statement), STRONG_STYLE)

    def add(self, block: Block) -> None:
        """Add a block at the end."""
        document = self.document
        if isinstance(block, Heading):
            document.add_heading(plain(block.text), block.level)
        elif isinstance(block, Paragraph):
            for line in block.text.split("\n"):
                document.add_paragraph(plain(line), _STYLES[block.kind])
        elif isinstance(block, Facts):
            self._add_facts(block)
        elif isinstance(block, TableBlock):
            self._add_table(block.table)
        elif isinstance(block, Figure):
            self._add_figure(block)
        elif isinstance(block, Contents):
            self._add_contents(block)
        elif isinstance(block, PageBreak):
            document.add_page_break()

    def _add_page_number(self, paragraph: Any) -> None:
        words = self.say.text(PAGE(page=_PAGE, pages=_PAGES))
        before, _, rest = words.partition(_PAGE)
        between, _, after = rest.partition(_PAGES)
        paragraph.add_run(before)
        add_field(paragraph, "PAGE", "1")
        paragraph.add_run(between)
        add_field(paragraph, "NUMPAGES", "1")
        paragraph.add_run(after)

    def _add_facts(self, block: Facts) -> None:
        for name, value in block.rows:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.left_indent = Mm(38)
            paragraph.paragraph_format.first_line_indent = Mm(-38)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(38))
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.add_run(f"{plain(name)}\t").bold = True
            paragraph.add_run(plain(value))

    def _add_contents(self, block: Contents) -> None:
        """A field that Word works out when the file is opened; until then the headings stand in it, without numbers of
        pages, which nobody knows before the pages are laid out."""
        update_when_opened(self.document)
        title = self.document.add_paragraph(plain(block.title), STRONG_STYLE)
        title.paragraph_format.space_before = Pt(14)
        headings = [each for each in self.report.blocks if isinstance(each, Heading) and each.level < 3]
        paragraph = self.document.add_paragraph()
        begin_field(paragraph, r'TOC \o "1-2" \h \z \u')
        for at, heading in enumerate(headings):
            if at:
                paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.left_indent = Mm(6 * (heading.level - 1))
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.add_run(plain(heading.text))
        end_field(paragraph)

    def _add_table(self, table: ShownTable) -> None:
        self.tables += 1
        cleaned = ShownTable(
            table.key,
            plain(table.title),
            tuple(map(plain, table.header)),
            tuple(ShownRow(tuple(map(plain, row.cells)), row.bold, row.level) for row in table.rows),
            table.numbers,
            table.notes,
        )
        parts = paged(cleaned, TEXT_MM, _ENDLESS_MM, TABLE_SIZES_PT)
        for at, part in enumerate(parts, start=1):
            self._add_caption(TABLE, "Table", self.tables, cleaned.title, at, len(parts), above=True)
            element = table_element(part)
            self.document.element.body.insert(len(self.document.element.body) - 1, element)
            spacer = self.document.add_paragraph(style=MUTED_STYLE)
            spacer.paragraph_format.space_after = Pt(4)
            if at == len(parts):
                spacer.add_run(plain("\n".join(table.notes)))

    def _add_figure(self, block: Figure) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(4), Pt(2)
        paragraph.paragraph_format.line_spacing = 1.0
        paragraph.paragraph_format.keep_with_next = bool(block.caption)
        shape = paragraph.add_run().add_picture(io.BytesIO(block.picture.png), width=Mm(TEXT_MM * block.share))
        shape._inline.docPr.set("descr", plain(block.picture.told))  # noqa: SLF001  (python-docx has no words for it)
        if block.caption:
            self.figures += 1
            self._add_caption(FIGURE, "Figure", self.figures, block.caption, 1, 1, above=False)

    def _add_caption(
        self, template: Any, sequence: str, number: int, title: str, part: int, parts: int, *, above: bool
    ) -> None:
        """A caption whose number Word counts itself; that of a further part of a table repeats it."""
        words = self.say.text(template(number=_PAGE, title=plain(title)))
        if part > 1:
            words = self.say.text(CONTINUED(caption=words, part=part, parts=parts))
        before, _, after = words.partition(_PAGE)
        paragraph = self.document.add_paragraph(style="Caption")
        paragraph.paragraph_format.keep_with_next = above
        paragraph.add_run(before)
        add_field(paragraph, f"SEQ {sequence} {'' if part == 1 else chr(92) + 'c '}\\* ARABIC", str(number))
        paragraph.add_run(after)
