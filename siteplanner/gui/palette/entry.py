"""One line of the palette: what it is called in both languages, and what it does."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from siteplanner.core.pinyin import initials
from siteplanner.core.text import Template
from siteplanner.words import translator

Run = Callable[[], object]


@dataclass(frozen=True)
class Entry:
    """``key`` is what is remembered of it, ``name`` and ``kind`` are in the window's language.

    ``words`` are the names by which it is found; ``why_not`` says why it cannot be done now ('' where it can).
    """

    key: str
    name: str
    kind: str
    run: Run = field(compare=False)
    words: tuple[str, ...] = ()
    keys: str = ""
    icon: str = ""
    why_not: str = ""

    @cached_property
    def found_by(self) -> tuple[str, ...]:
        """Everything a query is looked for in, plain and in small letters; pinyin initials last."""
        named = dict.fromkeys(plain(word) for word in (self.name, *self.words))
        letters = dict.fromkeys(initials(word) for word in (self.name, *self.words))
        return (*(word for word in named if word), *(word for word in letters if word))


def plain(text: str) -> str:
    """A text as it is compared: full-width letters narrow, small letters, no mark of a menu, no dots of a dialog.

    >>> plain("Save &as…"), plain("ＧＥＯＪＳＯＮ")
    ('save as', 'geojson')
    """
    return unicodedata.normalize("NFKC", text.replace("…", "")).replace("&", "").strip().casefold()


def both_languages(template: Template) -> tuple[str, str]:
    """A text in English and in Chinese, whichever the window speaks."""
    return template.text, translator("zh")(template)


def ranked(query: str, entries: Sequence[Entry], recent: Sequence[str] = ()) -> list[Entry]:
    """The entries that every word of ``query`` fits, the best first; without a query those used lately come first."""
    used = {key: at for at, key in enumerate(recent)}
    asked = plain(query).split()
    scored: list[tuple[int, int, int, Entry]] = []
    for at, entry in enumerate(entries):
        scores = [_score(word, entry) for word in asked]
        known = [score for score in scores if score is not None]
        if len(known) == len(scores):
            scored.append((sum(known), used.get(entry.key, len(used)), at, entry))
    return [entry for *_, entry in sorted(scored, key=lambda row: row[:3])]


def _score(word: str, entry: Entry) -> int | None:
    """How well a word fits: the smaller the better, None where it does not."""
    best: int | None = None
    for text in entry.found_by:
        if text == word:
            return 0
        score = _within(word, text)
        if score is not None and (best is None or score < best):
            best = score
    return best


def _within(word: str, text: str) -> int | None:
    at = text.find(word)
    if at < 0:
        return None
    if at == 0:
        return 1
    begins = any(not text[i - 1].isalnum() for i in _places(word, text))
    return 2 if begins else 3


def _places(word: str, text: str) -> list[int]:
    return [i for i in range(1, len(text) - len(word) + 1) if text.startswith(word, i)]
