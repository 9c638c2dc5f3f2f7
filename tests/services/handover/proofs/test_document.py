"""PDF documents read from their bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure

from siteplanner.drawing.fonts import plain_font, sheet_font
from siteplanner.services.handover.proofs.document import read_document, require_said
from siteplanner.services.handover.proofs.expected import Differs

needs_chinese = pytest.mark.skipif(not sheet_font().chinese, reason="no font for Chinese on this computer")


def written(path: Path, text: str, font_type: int) -> Path:
    import matplotlib as mpl

    figure = Figure()
    font = sheet_font() if sheet_font().chinese else plain_font()
    figure.text(0.1, 0.5, text, fontproperties=font.properties(12.0), parse_math=False)
    with mpl.rc_context({"pdf.fonttype": font_type}):
        FigureCanvasPdf(figure).print_figure(path, format="pdf")
    return path


@needs_chinese
def test_chinese_and_its_punctuation_are_found_whatever_is_between(tmp_path: Path) -> None:
    document = read_document(written(tmp_path / "a.pdf", "退让 5.00 m（不足）\\(a)", 3))
    assert document.pages == 1
    assert all(document.fonts.values())
    require_said(document, "退让5.00 m （不足） \\(a)")
    with pytest.raises(Differs, match="退让6"):
        require_said(document, "退让6.00 m")


def test_fonts_of_both_kinds_are_read(tmp_path: Path) -> None:
    import matplotlib as mpl

    for kind in (3, 42):
        figure = Figure()
        figure.text(0.1, 0.5, "Setback 5.00 m, áé", fontproperties=plain_font().properties(12.0))
        with mpl.rc_context({"pdf.fonttype": kind}):
            FigureCanvasPdf(figure).print_figure(tmp_path / "a.pdf", format="pdf")
        require_said(read_document(tmp_path / "a.pdf"), "Setback 5.00 m, áé")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n", b"<html>", b"%PDF-1.4\nstartxref\n4\n%%EOF\n"])
def test_what_is_no_document_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    with pytest.raises(Differs, match="no whole PDF"):
        read_document(tmp_path / "a.pdf")
    with pytest.raises(Differs, match="cannot be read"):
        read_document(tmp_path / "none.pdf")
