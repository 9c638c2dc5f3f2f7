"""How what explains the map is stacked in the columns of a panel: what has a fixed height keeps it, what has not shares
the rest, and what finds no room is told to the caller."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from siteplanner.drawing.paper import RULE, Paper
from siteplanner.drawing.sheet_layout import Box

GAP_PT: Final = 3.2
_GIVEN_UP_FIRST: Final = ("chart", "key_map", "table", "notes", "legend")
"""Kinds of blocks that leave where there is not even the least room for all, in this order."""


@dataclass(frozen=True)
class Block:
    """``draw`` fills a box of at least ``least_mm`` and at most ``wanted_mm``; ``kind`` says what may leave first.
    ``stretches``: what is over is left below it."""

    key: str
    kind: str
    least_mm: float
    wanted_mm: float
    draw: Callable[[Box], object]
    stretches: bool = False
    ruled: bool = True


def fixed(key: str, height_mm: float, draw: Callable[[Box], object], *, ruled: bool = True) -> Block:
    """A block of one height."""
    return Block(key, "fixed", height_mm, height_mm, draw, ruled=ruled)


def draw_column(paper: Paper, blocks: Sequence[Block], box: Box) -> tuple[str, ...]:
    """Draw the blocks from the top of ``box`` down; gives the keys of those that found no room.

    What is over stays below the legend, else below the last table, so that the rest stands at the foot.
    """
    gap = paper.pt(GAP_PT)
    kept = list(blocks)
    left_out: list[str] = []
    while _needed(kept, gap) > box.height + 1e-6:
        going = next((block for kind in _GIVEN_UP_FIRST for block in reversed(kept) if block.kind == kind), None)
        if going is None:
            break
        kept.remove(going)
        left_out.append(going.key)
    heights = _heights(kept, box.height - gap * max(len(kept) - 1, 0))
    spare = box.height - gap * max(len(kept) - 1, 0) - sum(heights)
    places = [at for at, block in enumerate(kept) if block.stretches]
    rest = next((at for at in places if kept[at].kind == "legend"), places[-1] if places else None)
    y = box.top
    for at, (block, height) in enumerate(zip(kept, heights, strict=True)):
        block.draw(Box(box.left, y - height, box.width, height))
        y -= height + (max(spare, 0.0) if at == rest else 0.0)
        if at < len(kept) - 1:
            if block.ruled:
                paper.line([box.left, box.right], [y - gap / 2] * 2, 0.5, RULE)
            y -= gap
    return tuple(reversed(left_out))


def _needed(blocks: Sequence[Block], gap: float) -> float:
    return sum(block.least_mm for block in blocks) + gap * max(len(blocks) - 1, 0)


def _heights(blocks: Sequence[Block], room: float) -> list[float]:
    """What each gets: all it wants, else its least and a share of what is over, tables before the legend."""
    heights = [block.least_mm for block in blocks]
    over = room - sum(heights)
    for tables in (True, False):
        lacks = [of.wanted_mm - of.least_mm if (of.kind == "table") is tables else 0.0 for of in blocks]
        share = min(1.0, over / sum(lacks)) if sum(lacks) > 0 and over > 0 else 0.0
        heights = [height + share * lack for height, lack in zip(heights, lacks, strict=True)]
        over -= share * sum(lacks)
    return heights
