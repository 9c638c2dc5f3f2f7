"""The layers of the drawings this program writes, and how their outlines carry what they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class OwnLayer:
    """``name`` of the shapes' layer, ``texts`` of that of their texts; ``colour`` is AutoCAD's index."""

    name: str
    texts: str
    colour: int


LAYERS: Mapping[str, OwnLayer] = {
    "parcels": OwnLayer("DK_地块", "DK_地块_注记", 8),
    "zones": OwnLayer("PQ_片区", "PQ_片区_注记", 4),
    "constraints": OwnLayer("KZ_控制要素", "KZ_控制要素_注记", 1),
    "substations": OwnLayer("BDZ_变电站", "BDZ_变电站_注记", 6),
    "plants": OwnLayer("XM_项目", "XM_项目_注记", 30),
}
"""Initials of the pinyin in front, as Chinese tables of layers have it: a program without Chinese still tells them
apart. Names in Chinese are what CAD programs in China write and read since AutoCAD 2007 (text in UTF-8)."""
DIMENSIONS = OwnLayer("BZ_标注", "BZ_标注", 3)
NOTES = OwnLayer("ZJ_注记", "ZJ_注记", 2)
ABOUT = OwnLayer("SM_说明", "SM_说明", 7)

TEXT_STYLE, FONT = "HZ", "simsun.ttc"
_CHUNK = 60
"""Characters of one string of extended data; the format allows 255 bytes."""


def packed(name: str, value: str) -> list[str]:
    """``name=value`` as strings of extended data, what a line cannot hold written as %XX.

    >>> packed("name", "a\\n50 %")
    ['name=a%0A50 %25']
    """
    last = len(value) - 1
    safe = [
        quote(c, safe="") if c in "%\\^" or not c.isprintable() or (c == " " and at in (0, last)) else c
        for at, c in enumerate(value)
    ]
    chunks: list[str] = [""]
    for piece in safe:
        if len(chunks[-1]) + len(piece) > _CHUNK:
            chunks.append("")
        chunks[-1] += piece
    return [f"{name}{'+' if at else ''}={chunk}" for at, chunk in enumerate(chunks)]


def one_line(value: object) -> str:
    r"""What is written as a text of the drawing: one line, nothing of it read as a code of CAD.

    >>> one_line("50 %%c\\P\n^J"), one_line(None)
    ('50 % %c/P J', '')
    """
    if not isinstance(value, str):
        return ""
    plain = "".join(c if c.isprintable() else " " for c in value)
    return " ".join(re.sub("%(?=%)", "% ", plain).replace("\\", "/").replace("^", " ").split())
