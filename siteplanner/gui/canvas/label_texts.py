"""The ways in which a label can be written: its name in one line or broken into two, with its figure or without."""

from __future__ import annotations

SHORTEST_BROKEN = 8
"""Shorter names stay in one line."""
MIDDLE = (0.25, 0.75)
"""A name is broken in this part of its length."""
OPENING, CLOSING = "（(【[", "）)】]、，,;；"


def writings(lines: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Name and figure, the name broken and the figure, the name alone, the name broken alone.

    >>> writings(("Cathode line 1", "20 000 t/a"))[1:]
    [('Cathode', 'line 1', '20 000 t/a'), ('Cathode line 1',), ('Cathode', 'line 1')]
    >>> writings(("P1",))
    [('P1',)]
    """
    name, rest = lines[0], lines[1:]
    two = broken(name)
    ways = [lines, (*two, *rest) if two else lines, (name,), two or (name,)]
    return list(dict.fromkeys(ways))


def broken(text: str) -> tuple[str, str] | None:
    """The text in two lines, at a blank or bracket near its middle, in Chinese between any two characters; else None.

    A number stays with what it counts.

    >>> broken("其他已有负极产能（平衡项）"), broken("贝特瑞人造石墨成品线"), broken("Polyethylene")
    (('其他已有负极产能', '（平衡项）'), ('贝特瑞人造', '石墨成品线'), None)
    """
    if len(text) < SHORTEST_BROKEN:
        return None
    middle = len(text) / 2
    places = [at for at in range(1, len(text)) if MIDDLE[0] <= at / len(text) <= MIDDLE[1]]
    good = [at for at in places if _may_break(text[:at], text[at])]
    between = [at for at in places if _chinese(text[at - 1]) and _chinese(text[at])]
    for choices in (good, between):
        if choices:
            at = min(choices, key=lambda place: abs(place - middle))
            return text[:at].rstrip(), text[at:].lstrip()
    return None


def _may_break(before: str, after: str) -> bool:
    if before.endswith(" "):
        return not before.rstrip()[-1:].isdigit()
    return after in OPENING or (before[-1] in CLOSING and after not in CLOSING)


def _chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
