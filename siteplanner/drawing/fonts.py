"""Fonts of printed sheets: the system's Chinese font by file and face, or the one that comes with matplotlib."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from matplotlib import font_manager
from matplotlib.font_manager import FontPath, FontProperties

_FILES: Final = (
    ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"),
    ("NotoSansCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf"),
    ("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf"),
    ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"),
    ("SourceHanSansSC-Regular.otf", "SourceHanSansSC-Bold.otf"),
    ("SourceHanSansCN-Regular.otf", "SourceHanSansCN-Bold.otf"),
    ("SourceHanSans.ttc", "SourceHanSans.ttc"),
    ("msyh.ttc", "msyhbd.ttc"),
    ("PingFang.ttc", "PingFang.ttc"),
    ("Hiragino Sans GB.ttc", "Hiragino Sans GB.ttc"),
    ("STHeiti Light.ttc", "STHeiti Medium.ttc"),
    ("Deng.ttf", "Dengb.ttf"),
    ("simhei.ttf", "simhei.ttf"),
    ("simsun.ttc", "simsun.ttc"),
    ("wqy-microhei.ttc", "wqy-microhei.ttc"),
    ("wqy-zenhei.ttc", "wqy-zenhei.ttc"),
    ("DroidSansFallbackFull.ttf", "DroidSansFallbackFull.ttf"),
)
"""Regular and bold files, the best first."""
_FACES: Final = ("CJK SC", "SC", "GB", "YaHei", "SimSun")
"""What the family name of a collection's simplified Chinese face holds, the surest first."""
_TESTED: Final = "张庄方案地块"
_COMPACT_OUTLINES: Final = b"OTTO"
STANDS_FOR_MISSING: Final = "〓?"


@dataclass(frozen=True)
class SheetFont:
    """A regular and a bold face; ``chinese`` says whether they hold Chinese."""

    regular: FontPath
    bold: FontPath
    chinese: bool

    @cached_property
    def characters(self) -> frozenset[int]:
        """Code points that both faces can show."""
        faces = (font_manager.get_font(path).get_charmap() for path in (self.regular, self.bold))
        return frozenset.intersection(*(frozenset(face) for face in faces))

    def missing(self, text: str) -> str:
        """The characters of a text that the font lacks."""
        return "".join(c for c in dict.fromkeys(text) if c != "\n" and ord(c) not in self.characters)

    def shown(self, text: str) -> str:
        """The text with what the font lacks replaced by the geta mark, as printers do."""
        lacking = self.missing(text)
        if not lacking:
            return text
        mark = next(c for c in STANDS_FOR_MISSING if ord(c) in self.characters)
        return "".join(mark if c in lacking else c for c in text)

    def properties(self, size_pt: float, *, bold: bool = False) -> FontProperties:
        return FontProperties(fname=self.bold if bold else self.regular, size=size_pt)

    @property
    def pdf_font_type(self) -> int:
        """42 (TrueType) or 3: compact (CFF) outlines embedded as 42 break in strict readers, so they become 3."""
        with Path(self.regular).open("rb") as file:
            head = file.read(16)
            if head[:4] == b"ttcf":
                file.seek(int.from_bytes(head[12:16], "big"))
                head = file.read(4)
        return 3 if head[:4] == _COMPACT_OUTLINES else 42


@cache
def sheet_font() -> SheetFont:
    """The system's font for Chinese; without one, DejaVu Sans, which comes with matplotlib."""
    files = {Path(file).name.lower(): file for file in sorted(font_manager.findSystemFonts(), reverse=True)}
    for regular, bold in _FILES:
        if regular.lower() in files:
            face = _simplified_face(files[regular.lower()])
            heavy = _simplified_face(files.get(bold.lower(), files[regular.lower()]))
            found = SheetFont(face, heavy, chinese=True)
            if not found.missing(_TESTED):
                return found
    return plain_font()


@cache
def plain_font() -> SheetFont:
    """DejaVu Sans."""
    regular, bold = (font_manager.findfont(FontProperties(family="DejaVu Sans", weight=w)) for w in ("normal", "bold"))
    return SheetFont(FontPath(regular, 0), FontPath(bold, 0), chinese=False)


def _simplified_face(file: str) -> FontPath:
    """The face of a collection made for simplified Chinese: the same code points look otherwise in the others."""
    if not file.lower().endswith((".ttc", ".otc")):
        return FontPath(file, 0)
    with Path(file).open("rb") as collection:
        count = int.from_bytes(collection.read(12)[8:12], "big")
    names = [font_manager.get_font(FontPath(file, face)).family_name for face in range(count)]
    for wanted in _FACES:
        for face, name in enumerate(names):
            if wanted in name and "Mono" not in name and "UI" not in name:
                return FontPath(file, face)
    return FontPath(file, 0)
