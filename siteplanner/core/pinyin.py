"""The first letters of Chinese words' pinyin, by which people find things in lists.

The 3755 commoner characters of GB 2312 stand in the order of their pinyin, so the first character of each letter is
all one needs to know. A character with several readings counts under the one that GB 2312 sorts it by.
"""

from __future__ import annotations

from bisect import bisect_right

_FIRST_OF_LETTER = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS = "abcdefghjklmnopqrstwxyz"
_LAST_COMMON = "座"


def _code(character: str) -> int:
    """The place of a character in GB 2312; 0 for one that it does not hold."""
    try:
        raw = character.encode("gb2312")
    except UnicodeEncodeError:
        return 0
    return int.from_bytes(raw, "big") if len(raw) == 2 else 0


_STARTS = [_code(character) for character in _FIRST_OF_LETTER]
_END = _code(_LAST_COMMON)


def initials(text: str) -> str:
    """The first letter of each Chinese character's pinyin, in lower case; everything else is left out.

    >>> initials("另存为…"), initials("检查布局 F8"), initials("正极材料")
    ('lcw', 'jcbj', 'zjcl')
    """
    return "".join(_letter(character) for character in text)


def _letter(character: str) -> str:
    code = _code(character)
    return _LETTERS[bisect_right(_STARTS, code) - 1] if _STARTS[0] <= code <= _END else ""
