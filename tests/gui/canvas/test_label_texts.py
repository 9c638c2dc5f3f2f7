"""Names are broken where a reader would break them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.gui.canvas.label_texts import broken, writings


@pytest.mark.parametrize(
    ("name", "two"),
    [
        ("贝特瑞 20 万吨基地一期", ("贝特瑞", "20 万吨基地一期")),
        ("220 kV 张庄站（示意）", ("220 kV", "张庄站（示意）")),
        ("湿法隔膜一期", None),
        ("Cathode NCM line 2", ("Cathode", "NCM line 2")),
        ("SY-0084-0085-0086", None),
        ("Ningde (phase two)", ("Ningde", "(phase two)")),
    ],
)
def test_where_a_name_is_broken(name: str, two: tuple[str, str] | None) -> None:
    assert broken(name) == two


@given(st.text(max_size=30))
def test_nothing_but_blanks_is_lost(name: str) -> None:
    two = broken(name)
    if two is not None:
        assert "".join("".join(two).split()) == "".join(name.split())


@given(st.text(min_size=1, max_size=20), st.booleans())
def test_the_fullest_way_comes_first_and_none_twice(name: str, figure: bool) -> None:
    lines = (name, "20 000 t/a") if figure else (name,)
    ways = writings(lines)
    assert ways[0] == lines
    assert len(set(ways)) == len(ways)
