"""The check report on paper: what was checked by which rules, and every finding with its figures, clause and source."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import matplotlib as mpl
from matplotlib.backends.backend_pdf import PdfPages

from siteplanner.core.check_result import CheckResult
from siteplanner.core.finding_words import CONFIDENCES, ONLY_BY_THEN, STATES, rule_name, state_of, subject_name
from siteplanner.core.moment import name_of
from siteplanner.core.plan import Plan
from siteplanner.core.rules.clauses import clause, clause_name
from siteplanner.core.rules.pack import RulePack
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.work import Work
from siteplanner.drawing.fonts import sheet_font
from siteplanner.drawing.map_sheet import settings_lock
from siteplanner.drawing.paper import INK, MUTED, RULE, Color, Paper
from siteplanner.drawing.sheet_layout import Box, SheetLayout
from siteplanner.drawing.sheet_panel import (
    ERROR_COLOR,
    ILLUSTRATIVE,
    OK_COLOR,
    SCENARIO,
    UNNAMED,
    WARNING_COLOR,
    count_lines,
    crs_in_words,
    is_illustrative,
)
from siteplanner.words import Translator, translator

TITLE = QT_TRANSLATE_NOOP("report", "Check report")
PAGE = QT_TRANSLATE_NOOP("report", "Page {page} of {pages}")
CHECKED = QT_TRANSLATE_NOOP("report", "{plants} plants on {parcels} parcels; rules: {pack}; {date}")
OFF = QT_TRANSLATE_NOOP("report", "Switched off: {rules}")
FIGURES = QT_TRANSLATE_NOOP("report", "Measured {measured} {unit}, required {required} {unit}, short by {short} {unit}")
OVER = QT_TRANSLATE_NOOP("report", "Measured {measured} {unit}, allowed {required} {unit}, over by {short} {unit}")
CLAUSE = QT_TRANSLATE_NOOP("report", "{clause} ({confidence})")
NO_CLAUSE = QT_TRANSLATE_NOOP("report", "No clause; figure: {confidence}")
WAIVER = QT_TRANSLATE_NOOP("report", "Waived: {reason} ({author}, {date})")
LAPSED = QT_TRANSLATE_NOOP(
    "report", "The waiver of {author}, {date}, has lapsed, as what it is about has changed: {reason}"
)
NOTHING = QT_TRANSLATE_NOOP("report", "Nothing was found.")
CITED = QT_TRANSLATE_NOOP("report", "Cited clauses, in brief")
CHANGED = QT_TRANSLATE_NOOP("report", "Changed in this plan")
CHANGE = QT_TRANSLATE_NOOP("report", "{rule}, {key}: {value} ({note})")
NO_NOTE = QT_TRANSLATE_NOOP("report", "no reason given")
NUMBERED = QT_TRANSLATE_NOOP("report", "{state}: {count}")
DRAWING = QT_TRANSLATE_NOOP("report", "Writing the report")

WIDTH_MM, HEIGHT_MM, MARGIN_MM = 210.0, 297.0, 16.0
_FOOT_MM: Final = 12.0
_INDENT_MM: Final = 7.0
_LINE: Final = 0.46
"""Height of a line in mm for each point of type."""
_COLORS: Final[Mapping[str, Color]] = {
    "error": ERROR_COLOR,
    "warning": WARNING_COLOR,
    "not_checked": MUTED,
    "waived": MUTED,
    "ok": OK_COLOR,
    "muted": MUTED,
}
_SIGNS: Final = {"error": "●", "warning": "▲", "not_checked": "○", "waived": "◇"}

Remark = tuple[Template | Message, Template | Message | str]
"""A heading, and what is said under it."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a block: its words as they are printed, where and how."""

    text: str
    size_pt: float
    left_mm: float = 0.0
    bold: bool = False
    color: Color = INK


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that stay together on a page; ``rule`` is drawn above."""

    lines: tuple[_Line, ...]
    rule: bool = False
    after_mm: float = 2.5

    @property
    def height_mm(self) -> float:
        return sum(line.size_pt * _LINE for line in self.lines) + self.after_mm


def draw_check_report(
    plan: Plan,
    result: CheckResult,
    pack: RulePack,
    *,
    lang: str = "en",
    since: Mapping[str, str] | None = None,
    day: dt.date | None = None,
    work: Work | None = None,
    remarks: Sequence[Remark] = (),
) -> bytes:
    """The content of a PDF (A4) with everything a check found, in ``lang``; equal inputs give equal bytes.

    ``since`` says of findings, by id, since when they are there; ``day`` is the date it bears, by default today.
    ``remarks`` (a heading and what is said under it) stand before the findings.
    Raises InputError where a text needs a font for Chinese and the computer has none.
    """
    report = _Report(translator(lang))
    today = day or dt.datetime.now().astimezone().date()
    blocks = [*report.head(plan, result, pack, today), *report.remarks(remarks)]
    blocks += report.findings(result.findings, since or {})
    blocks += [*report.changes(plan, pack), *report.clauses(result.findings)]
    return report.written(_pages(blocks), plan.name, work or Work())


class _Report:
    def __init__(self, say: Translator) -> None:
        self.say = say
        self.measure = self._paper()

    def _paper(self) -> Paper:
        whole = Box(0.0, 0.0, WIDTH_MM, HEIGHT_MM)
        return Paper(SheetLayout("A4", WIDTH_MM, HEIGHT_MM, whole, whole, whole, 1000.0, True), sheet_font(), self.say)

    def head(self, plan: Plan, result: CheckResult, pack: RulePack, day: dt.date) -> Iterator[_Block]:
        language = "zh" if self.say.language.startswith("zh") else "en"
        scenario = plan.scenario(result.scenario_id)
        lines = [*self._lines(TITLE, 18.0, bold=True), *self._lines(plan.name or UNNAMED, 12.0, bold=True)]
        lines += self._lines(SCENARIO(name=scenario.name), 10.0)
        checked = CHECKED(plants=result.plants, parcels=result.parcels, pack=pack.name[language], date=day.isoformat())
        lines += self._lines(checked, 9.0, color=MUTED) + self._lines(crs_in_words(plan.site.crs), 9.0, color=MUTED)
        if result.when is not None:
            lines += self._lines(ONLY_BY_THEN(when=name_of(result.when)), 10.0, bold=True, color=WARNING_COLOR)
        if is_illustrative(plan):
            lines += self._lines(ILLUSTRATIVE, 10.0, bold=True, color=WARNING_COLOR)
        yield _Block(tuple(lines))
        counts = [
            line
            for look, words in count_lines(result)
            for line in self._lines(words, 11.0, bold=True, color=_COLORS[look])
        ]
        yield _Block((*counts, *self._lines(pack.statement[language], 9.0, color=MUTED)))
        off = tuple(pack.catalogue[rule_id].name for rule_id, settings in pack.rules.items() if not settings.enabled)
        if off:
            yield _Block(tuple(self._lines(OFF(rules=off), 9.0, color=WARNING_COLOR)))

    def remarks(self, remarks: Iterable[Remark]) -> Iterator[_Block]:
        """What whoever made the report has to say to it."""
        for heading, text in remarks:
            said = self._lines(text, 10.0, _INDENT_MM)
            yield _Block((*self._lines(heading, 12.0, bold=True, color=WARNING_COLOR), *said), rule=True)

    def findings(self, findings: Iterable[Finding], since: Mapping[str, str]) -> Iterator[_Block]:
        """Each finding as a block, from the gravest on; numbered through."""
        number = 0
        by_state = {state: [f for f in findings if state_of(f) == state] for state in STATES}
        if not any(by_state.values()):
            yield _Block(tuple(self._lines(NOTHING, 10.0)), rule=True)
        for state, of in by_state.items():
            if of:
                title = NUMBERED(state=STATES[state], count=len(of))
                yield _Block(tuple(self._lines(title, 12.0, bold=True, color=_COLORS[state])), rule=True)
            for finding in of:
                number += 1
                yield self._finding(number, finding, since.get(finding.id, ""))

    def _finding(self, number: int, finding: Finding, since: str) -> _Block:
        state = state_of(finding)
        about = " – ".join(self.say.text(subject_name(subject)) for subject in finding.subjects)
        head = f"{_SIGNS[state]} {number}  {self.say.text(rule_name(finding))}  {about}"
        lines = self._lines(head, 10.0, bold=True, color=_COLORS[state] if state == "error" else INK)
        lines += self._lines(finding.message, 9.5, _INDENT_MM)
        for text in (self._figures(finding), self._clause(finding), since):
            lines += self._lines(text, 8.5, _INDENT_MM, color=MUTED) if text else []
        if (waiver := finding.waiver) is not None:
            told = (LAPSED if waiver.lapsed else WAIVER)(reason=waiver.reason, author=waiver.author, date=waiver.date)
            lines += self._lines(told, 8.5, _INDENT_MM, color=WARNING_COLOR if waiver.lapsed else INK)
        return _Block(tuple(lines))

    def _figures(self, finding: Finding) -> Message | str:
        short = finding.short_by
        if short is None or not finding.unit or finding.measured is None or finding.required is None:
            return ""
        decimals = 0 if abs(finding.required) >= 1000 else 2
        shown = {
            "measured": f"{finding.measured:,.{decimals}f}",
            "required": f"{finding.required:,.{decimals}f}",
            "short": f"{short:,.{decimals}f}",
            "unit": finding.unit,
        }
        return (FIGURES if finding.measured < finding.required else OVER)(**shown)

    def _clause(self, finding: Finding) -> Message:
        confidence = CONFIDENCES[finding.confidence]
        if not finding.clause:
            return NO_CLAUSE(confidence=confidence)
        return CLAUSE(clause=clause_name(finding.clause, self.say.language), confidence=confidence)

    def changes(self, plan: Plan, pack: RulePack) -> Iterator[_Block]:
        """What the plan changed of the rule pack, and why."""
        table = plan.rule_overrides
        rows = table[(table["pack"].str.strip() == pack.id).to_numpy(dtype=bool, na_value=False)]
        if len(rows) == 0:
            return
        yield _Block(tuple(self._lines(CHANGED, 12.0, bold=True)), rule=True)
        for row in rows.itertuples():
            note = NO_NOTE if not isinstance(row.note, str) or not row.note.strip() else row.note
            known = pack.catalogue.get(str(row.rule))
            rule = str(row.rule) if known is None else known.name
            told = CHANGE(rule=rule, key=str(row.key), value=str(row.value), note=note)
            yield _Block(tuple(self._lines(told, 9.0, _INDENT_MM)), after_mm=1.0)

    def clauses(self, findings: Iterable[Finding]) -> Iterator[_Block]:
        """What the clauses say that the findings cite."""
        cited = [of for of in map(clause, sorted({f.clause for f in findings})) if of is not None]
        if cited:
            yield _Block(tuple(self._lines(CITED, 12.0, bold=True)), rule=True)
        for of in cited:
            said = CLAUSE(clause=of.name(self.say.language), confidence=CONFIDENCES[of.confidence])
            lines = self._lines(said, 9.0, bold=True)
            yield _Block((*lines, *self._lines(of.text(self.say.language), 9.0, _INDENT_MM)))

    def _lines(
        self,
        text: Template | Message | str,
        size_pt: float,
        left_mm: float = 0.0,
        *,
        bold: bool = False,
        color: Color = INK,
    ) -> list[_Line]:
        width = WIDTH_MM - 2 * MARGIN_MM - left_mm
        return [
            _Line(line, size_pt, left_mm, bold, color) for line in self.measure.wrapped(text, width, size_pt, bold=bold)
        ]

    def written(self, pages: list[list[_Block]], title: str, work: Work) -> bytes:
        content = io.BytesIO()
        settings: Any = {"pdf.fonttype": self.measure.font.pdf_font_type}
        metadata: Any = {"Title": title, "Creator": "siteplanner", "CreationDate": None}
        with settings_lock, mpl.rc_context(settings), PdfPages(content, metadata=metadata) as pdf:
            for number, blocks in enumerate(pages, start=1):
                work.step(number - 1, len(pages), DRAWING)
                pdf.savefig(self._page(blocks, number, len(pages), title).figure)
        work.step(len(pages), len(pages), DRAWING)
        return content.getvalue()

    def _page(self, blocks: list[_Block], number: int, pages: int, title: str) -> Paper:
        paper = self._paper()
        top = HEIGHT_MM - MARGIN_MM
        for block in blocks:
            if block.rule:
                paper.line([MARGIN_MM, WIDTH_MM - MARGIN_MM], [top + 1.0, top + 1.0], 0.5, RULE)
            for line in block.lines:
                top -= line.size_pt * _LINE
                paper.text(MARGIN_MM + line.left_mm, top, line.text, line.size_pt, bold=line.bold, color=line.color)
            top -= block.after_mm
        foot = MARGIN_MM - 4.0
        paper.text(MARGIN_MM, foot, title, 8.0, color=MUTED)
        paper.text(WIDTH_MM - MARGIN_MM, foot, PAGE(page=number, pages=pages), 8.0, color=MUTED, ha="right")
        return paper


def _pages(blocks: Iterable[_Block]) -> list[list[_Block]]:
    """Blocks laid on pages; one that is longer than a page is broken, a heading goes with what follows it."""
    room = HEIGHT_MM - 2 * MARGIN_MM - _FOOT_MM + 4.0
    pages: list[list[_Block]] = [[]]
    left = room
    for block in _broken(blocks, room):
        if block.height_mm > left and pages[-1]:
            carried = [pages[-1].pop()] if len(pages[-1]) > 1 and pages[-1][-1].rule else []
            pages.append(carried)
            left = room - sum(of.height_mm for of in carried)
        pages[-1].append(block)
        left -= block.height_mm
    return pages


def _broken(blocks: Iterable[_Block], room_mm: float) -> Iterator[_Block]:
    for block in blocks:
        lines = list(block.lines)
        while sum(line.size_pt * _LINE for line in lines) + block.after_mm > room_mm:
            taken, height = 0, block.after_mm
            while height + lines[taken].size_pt * _LINE <= room_mm:
                height += lines[taken].size_pt * _LINE
                taken += 1
            yield _Block(tuple(lines[:taken]), block.rule, block.after_mm)
            lines = lines[taken:]
        yield _Block(tuple(lines), block.rule, block.after_mm)
