"""What a PDF holds: sizes of pages, fonts and words as poppler's tools see them, outlines from the content itself."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from siteplanner.drawing.fonts import sheet_font

needs_poppler = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in ("pdfinfo", "pdffonts", "pdftotext")),
    reason="poppler-utils is not installed",
)
needs_chinese = pytest.mark.skipif(not sheet_font().chinese, reason="no font for Chinese on this computer")
MM_A_POINT = 25.4 / 72
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_PAINTS = {"S", "s", "f", "f*", "F", "B", "B*", "b", "b*", "n"}


def _said(*command: object) -> str:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout


def page_sizes_mm(path: Path) -> list[tuple[float, float]]:
    """Width and height of every page, from its MediaBox."""
    said = _said("pdfinfo", "-box", "-f", 1, "-l", 999, path)
    boxes = [[float(edge) for edge in found] for found in re.findall(r"MediaBox:" + r"\s+(\S+)" * 4, said)]
    return [((x1 - x0) * MM_A_POINT, (y1 - y0) * MM_A_POINT) for x0, y0, x1, y1 in boxes]


def words(path: Path) -> str:
    return _said("pdftotext", "-layout", path, "-")


def fonts_not_embedded(path: Path) -> list[str]:
    """Lines of pdffonts whose columns emb and sub are not both yes; a PDF without fonts is one too."""
    rows = _said("pdffonts", path).splitlines()[2:]
    return [row for row in rows if not re.search(r"\byes yes (yes|no)\b", row)] if rows else ["no font at all"]


def outline_boxes_mm(path: Path) -> np.ndarray:
    """Width and height (n, 2) of every outline in the streams of a PDF, in millimetres, transformations applied."""
    found = [box for stream in _streams(path.read_bytes()) for box in _outlines(stream)]
    return np.array(found) * MM_A_POINT


def _streams(content: bytes) -> Iterator[str]:
    for raw in _STREAM.findall(content):
        try:
            yield zlib.decompressobj().decompress(raw).decode("latin-1")
        except zlib.error:
            continue  # a font or a picture packed otherwise


def _outlines(stream: str) -> Iterator[tuple[float, float]]:
    """Follows q, Q, cm and the operators that build paths; curves count with all their points."""
    numbers: list[float] = []
    points: list[np.ndarray] = []
    matrix, kept = np.eye(3), []
    for token in stream.split():
        if re.fullmatch(r"[-+]?\d*\.?\d+", token):
            numbers.append(float(token))
            continue
        if token == "q":
            kept.append(matrix)
        elif token == "Q" and kept:
            matrix = kept.pop()
        elif token == "cm" and len(numbers) >= 6:
            a, b, c, d, e, f = numbers[-6:]
            matrix = matrix @ np.array([[a, c, e], [b, d, f], [0.0, 0.0, 1.0]])
        elif token in ("m", "l", "c", "v", "y"):
            flat = numbers[-{"m": 2, "l": 2, "c": 6}.get(token, 4) :]
            points += [matrix @ (x, y, 1.0) for x, y in zip(flat[::2], flat[1::2], strict=True)]
        elif token == "re" and len(numbers) >= 4:
            x, y, w, h = numbers[-4:]
            points += [matrix @ (x, y, 1.0), matrix @ (x + w, y + h, 1.0)]
        elif token in _PAINTS:
            if len(points) > 1:
                yield tuple(np.ptp(np.array(points)[:, :2], axis=0).tolist())
            points = []
        numbers = []
