"""A report as it is read, block by block, whatever kind of file it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from siteplanner.core.documents.deck import Picture
from siteplanner.core.documents.shown_table import ShownTable

Kind = Literal["plain", "strong", "muted", "warning"]


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` is 1 for chapters."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences; line breaks make paragraphs of their own."""

    text: str
    kind: Kind = "plain"


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they are, in two columns."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with its caption above it, which numbers it; the table's notes stand below."""

    table: ShownTable


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as wide as the page's text, or ``share`` of it, its caption below; without one it belongs to the figure
    before it."""

    picture: Picture
    caption: str = ""
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents."""

    title: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a page of its own."""


Block = Heading | Paragraph | Facts | TableBlock | Figure | Contents | PageBreak


@dataclass(frozen=True, slots=True)
class Report:
    """``subject`` stands below the title, ``statement`` (what the report is not) on the first page and ``footer`` on
    every one."""

    title: str
    subject: str
    statement: str
    warning: str = ""
    footer: str = ""
    language: str = "en"
    blocks: tuple[Block, ...] = field(default=())
