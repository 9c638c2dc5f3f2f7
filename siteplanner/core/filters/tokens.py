"""A filter cut into words: names of columns, signs and their spelt-out forms in both languages, values."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from siteplanner.core.errors import FilterError
from siteplanner.core.text import QT_TRANSLATE_NOOP

OPEN_QUOTE = QT_TRANSLATE_NOOP("errors", "The quotation mark at character {place} is not closed. Close it.")
STRANGE = QT_TRANSLATE_NOOP("errors", "“{sign}” at character {place} means nothing here. Leave it out or quote it.")

COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">=", "in", "contains", "starts", "blank", "between"})
_SPELT: dict[str, tuple[str, ...]] = {
    "and": ("and", "&&", "&", "并且", "而且", "且"),
    "or": ("or", "||", "|", "或者", "或"),
    "not": ("not", "!", "非"),
    "=": ("=", "==", "等于"),
    "!=": ("!=", "<>", "≠", "不等于", "不是"),
    "<": ("<", "小于", "低于", "早于"),
    "<=": ("<=", "≤", "小于等于", "不大于", "不超过", "不高于", "不晚于"),
    ">": (">", "大于", "高于", "超过", "晚于"),
    ">=": (">=", "≥", "大于等于", "不小于", "不低于", "不少于", "不早于"),
    "in": ("in", "属于"),
    "not in": ("not in", "不属于"),
    "contains": ("contains", "包含", "含有"),
    "not contains": ("not contains", "does not contain", "不包含", "不含"),
    "starts": ("starts with", "begins with", "开头为", "开头是"),
    "blank": ("is blank", "is empty", "is null", "为空", "是空"),
    "not blank": ("is not blank", "is not empty", "is not null", "不为空", "非空", "不空"),
    "is": ("is", "为", "是"),
    "between": ("between", "介于"),
    "to": ("to", "至", "到", "和"),
    "+": ("+",),
    "-": ("-",),
    "*": ("*", "×"),
    "/": ("/", "÷"),
    "(": ("(", "（"),
    ")": (")", "）"),
    ",": (",", "，", "、"),
}
_KEYWORDS = sorted(((word, kind) for kind, words in _SPELT.items() for word in words), key=lambda pair: -len(pair[0]))
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "「": "」"}
_WIDE = str.maketrans("＝＜＞！＆｜＋－＊／", "=<>!&|+-*/")
_WORD_ENDS = frozenset(' \t\n\r\u3000\u202f()（）=<>!≠≤≥&|,，、"“”「」`＝＜＞！＆｜')
_JOINTS = ("并且", "而且", "或者", "且", "或")
_IDENTIFIER = re.compile(r"[A-Za-z0-9_]")


@dataclass(frozen=True, slots=True)
class Token:
    """``kind`` is a key of the spelt forms, ``name`` (a column), ``word``, ``text`` (quoted) or ``end``."""

    kind: str
    text: str
    at: int

    @property
    def is_value(self) -> bool:
        return self.kind in ("word", "text")


def tokens_of(written: str, names: Collection[str]) -> list[Token]:
    """The words of a filter, the last of kind ``end``. ``names`` are what columns are called, in lower case.

    Raises FilterError for a quotation that is not closed.

    >>> [t.kind for t in tokens_of('用地 = "1001" 且 面积 > 5000', {"用地", "面积"})]
    ['name', '=', 'text', 'and', 'name', '>', 'word', 'end']
    """
    longest_first = sorted(names, key=len, reverse=True)
    lower = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in written).translate(_WIDE)
    found: list[Token] = []
    at = 0
    while at < len(written):
        if written[at].isspace() or written[at] == "\u202f":
            at += 1
            continue
        token = _next(written, lower, at, longest_first)
        found.append(token)
        at = token.at + _length(token)
    return [*found, Token("end", "", len(written))]


def _length(token: Token) -> int:
    return len(token.text) + (2 if token.kind in ("text", "quoted name") else 0)


def _next(written: str, lower: str, at: int, names: Collection[str]) -> Token:
    """The word that begins at ``at``; ``lower`` is the same in small letters, its signs of half width."""
    if written[at] in _QUOTES or written[at] == "`":
        return _quoted(written, at)
    for name in names:
        if lower.startswith(name, at) and _ends(lower, at + len(name), name):
            return Token("name", written[at : at + len(name)], at)
    if (keyword := _keyword(lower, at)) is not None:
        return Token(keyword[1], written[at : at + len(keyword[0])], at)
    return _word(written, at)


def _quoted(written: str, at: int) -> Token:
    close = written.find(_QUOTES.get(written[at], "`"), at + 1)
    if close < 0:
        raise FilterError(OPEN_QUOTE, at=at, place=at + 1)
    return Token("quoted name" if written[at] == "`" else "text", written[at + 1 : close], at)


def _keyword(lower: str, at: int) -> tuple[str, str] | None:
    """The spelt form that stands at ``at``; one of letters only where no longer word begins with it."""
    for word, kind in _KEYWORDS:
        if lower.startswith(word, at) and not (_IDENTIFIER.match(word[-1]) and _identifier_at(lower, at + len(word))):
            return word, kind
    return None


def _ends(lower: str, end: int, name: str) -> bool:
    """Whether a name that stops at ``end`` is a whole word there."""
    if end >= len(lower):
        return True
    if _identifier_at(lower, end):
        return not _IDENTIFIER.match(name[-1])
    return not lower[end].isalpha() or _keyword(lower, end) is not None


def _identifier_at(lower: str, at: int) -> bool:
    return at < len(lower) and _IDENTIFIER.match(lower[at]) is not None


def _word(written: str, at: int) -> Token:
    end = at
    while end < len(written) and written[end] not in _WORD_ENDS:
        if end > at and written.startswith(_JOINTS, end):
            break
        end += 1
    if end == at:
        raise FilterError(STRANGE, at=at, sign=written[at], place=at + 1)
    return Token("word", written[at:end], at)
