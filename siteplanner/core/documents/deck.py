"""A deck of slides as it will be seen: title above, what is shown at left, numbers and text at right, legend below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from siteplanner.core.documents.shown_chart import ShownChart
from siteplanner.core.documents.shown_table import ShownTable

Rgb = tuple[int, int, int]
SwatchKind = Literal["area", "line", "marker"]


@dataclass(frozen=True, slots=True)
class Swatch:
    """A sample of a look. ``hatch`` and ``shape`` are named as in the styles; ``fill`` None: no colour of its own."""

    kind: SwatchKind
    fill: Rgb | None = None
    line: Rgb | None = None
    line_pt: float = 0.75
    dashed: bool = False
    hatch: str = ""
    hatch_color: Rgb = (0, 0, 0)
    shape: str = ""


@dataclass(frozen=True, slots=True)
class LegendLine:
    """A look and what it is called."""

    name: str
    swatch: Swatch


@dataclass(frozen=True, slots=True)
class Card:
    """A number beside a map. ``share`` is how far it is towards ``target``, 1 where reached; None without a target."""

    label: str
    value: str
    unit: str
    share: float | None = None
    target: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG and what it shows in words, for those who cannot see it; ``caption`` stands above it."""

    png: bytes
    told: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class DeckPage:
    """One slide. ``place`` says which scenario until when; ``lead``: a title page, whose ``text`` is its subtitle.
    ``tables`` that are long run over several slides; ``notes`` are for who presents."""

    title: str
    place: str = ""
    text: str = ""
    notes: str = ""
    pictures: tuple[Picture, ...] = ()
    cards: tuple[Card, ...] = ()
    legend: tuple[LegendLine, ...] = ()
    charts: tuple[ShownChart, ...] = ()
    tables: tuple[ShownTable, ...] = ()
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Deck:
    """``footer`` stands on every slide, ``mark`` beside it where the map is only illustrative ('' where it is not)."""

    title: str
    pages: tuple[DeckPage, ...]
    footer: str = ""
    mark: str = ""
    language: str = "en"
