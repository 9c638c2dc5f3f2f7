"""Words of an SVG that can be found and copied, though its letters are outlines, which look the same everywhere."""

from __future__ import annotations

import re
from typing import Final

FACES: Final = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"
"""Only how wide a found word is marked depends on them: nothing is painted with these letters."""
_UNITS_A_SIZE: Final = 100.0
"""matplotlib's outlines are those of letters of this size, scaled."""
_WRITTEN: Final = re.compile(
    r'(?P<indent>[ ]*)<!-- (?P<said>[^\n]*?) -->\n[ ]*<g (?:style="[^"]*" )?'
    r'transform="(?P<place>translate\([^)]*\)(?: rotate\([^)]*\))?) scale\((?P<scale>[\d.e-]+) [^)]*\)"'
)
"""What matplotlib writes for a line of text as outlines: the text as a remark, then where it stands."""


def with_words(svg: bytes) -> bytes:
    """An SVG of matplotlib with every text a second time as text that is not painted, where its outlines stand.

    >>> line = '<!-- 张庄 -->\\n<g style="fill: #101010" transform="translate(1 2) scale(0.05 -0.05)">'
    >>> made = with_words(line.encode()).decode().splitlines()[0]
    >>> made.startswith('<text transform="translate(1 2)" font-size="5" '), made.endswith('>张庄</text>')
    (True, True)
    """
    return _WRITTEN.sub(_word, svg.decode("utf-8")).encode("utf-8")


def _word(found: re.Match[str]) -> str:
    look = f'font-size="{_UNITS_A_SIZE * float(found["scale"]):g}" font-family="{FACES}" fill-opacity="0"'
    word = f'<text transform="{found["place"]}" {look} xml:space="preserve">{found["said"]}</text>'
    return f"{found['indent']}{word}\n{found[0]}"
