"""Filters of tables: what they mean, in both languages, and what they say when they cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.errors import FilterError
from siteplanner.core.row_filter import FilterColumn, RowFilter

COLUMNS = (
    FilterColumn("parcel_id", "text", ("地块编号", "Parcel number")),
    FilterColumn("name", "text", ("名称", "Name")),
    FilterColumn("land_use", "text", ("用地性质", "Land use"), words={"工业用地": "1001"}),
    FilterColumn("status", "text", ("状态", "Status"), words={"可用": "available", "已用": "occupied"}, closed=True),
    FilterColumn("official_area_m2", "number", ("登记面积", "Registered area"), "m²"),
    FilterColumn("area_m2", "number", ("面积", "Measured area"), "m²"),
    FilterColumn("power_kw", "number", ("装机负荷", "Connected load"), "kW"),
    FilterColumn("storeys", "integer", ("层数", "Storeys")),
    FilterColumn("open_flame", "boolean", ("明火", "Open flame")),
    FilterColumn("in_service", "date", ("投产日期", "In service from")),
)


class Drawn:
    """Four parcels, the last without anything."""

    frame = pd.DataFrame(
        {
            "parcel_id": ["L1", "L2", "L10", "L11"],
            "name": ["东厂", "West works", "Ｎｏｒｔｈ", None],
            "land_use": ["1001", "100102", "0701", None],
            "status": ["available", "occupied", "available", None],
            "official_area_m2": [6000.0, 40000.0, 500.0, np.nan],
            "area_m2": [6010.0, 41000.0, 500.0, 7.0],
            "power_kw": [4200.0, 900.0, np.nan, np.nan],
            "storeys": [1, 2, 3, np.nan],
            "open_flame": [1.0, 0.0, np.nan, np.nan],
            "in_service": pd.to_datetime(["2025-12-31", "2026-06-30", "2027-01-01", None]),
        }
    )

    def __len__(self) -> int:
        return 4

    def numbers(self, name: str) -> npt.NDArray[np.float64]:
        return self.frame[name].to_numpy(dtype=float)

    def dates(self, name: str) -> npt.NDArray[np.datetime64]:
        return self.frame[name].to_numpy()

    def texts(self, name: str) -> tuple[npt.NDArray[np.intp], Sequence[str]]:
        codes, texts = pd.factorize(self.frame[name])
        return codes, list(texts)

    def blanks(self, name: str) -> npt.NDArray[np.bool_]:
        return self.frame[name].isna().to_numpy()


def found(written: str) -> str:
    """The numbers of the rows that fit, as text: “1 3”."""
    fits = RowFilter.read(written, COLUMNS).rows(Drawn())
    return "1 2 3 4" if fits is None else " ".join(str(n + 1) for n in np.flatnonzero(fits))


@pytest.mark.parametrize(
    ("written", "rows"),
    [
        ("", "1 2 3 4"),
        ('land_use = "1001" and official_area_m2 > 5000', "1"),
        ("用地性质 = 1001 且 面积 > 5000", "1"),
        ("用地=1001且面积>5000", "1"),  # a part of one name alone stands for it
        ("land_use starts with 10", "1 2"),
        ("用地性质 开头为 10", "1 2"),
        ("Land use = 工业用地", "1"),
        ("用地性质 属于 (1001，0701)", "1 3"),
        ("land_use in (1001, 0701)", "1 3"),
        ("land_use not in (1001, 0701)", "2 4"),
        ("land_use is blank", "4"),
        ("land_use 不为空", "1 2 3"),
        ("status is 可用", "1 3"),
        ("status is not 可用", "2 4"),
        ("状态为可用", "1 3"),
        ("状态 != available", "2 4"),
        ("not status = available", "2 4"),
        ("非 (状态 = 可用 或 面积 < 100)", "2"),
        ("status = available or area_m2 < 100 and parcel_id = L11", "1 3 4"),  # and binds closer
        ("(status = available or area_m2 < 100) and parcel_id = L11", "4"),
        ("area_m2 >= 1万", "2"),
        ("面积 > 50亩", "2"),
        ("面积 > 50 亩", "2"),
        ("area_m2 > 4ha", "2"),
        ("power_kw > 4 MW", "1"),
        ("装机负荷大于4兆瓦", "1"),
        ("area_m2 between 500 and 6010", "1 3"),
        ("面积 介于 500和6010", "1 3"),
        ("面积 not between 500 and 6010", "2 4"),
        ("area_m2 > official_area_m2", "1 2"),
        ("area_m2 - official_area_m2 > 100", "2"),
        ("area_m2 / official_area_m2 > 1.01", "2"),
        ("(area_m2 - official_area_m2) / 10 >= 1", "1 2"),
        ("5000 < area_m2", "1 2"),
        ("area_m2 > -5", "1 2 3 4"),
        ("storeys in (1, 3)", "1 3"),
        ("storeys != 1", "2 3 4"),
        ("层数 二", ""),
        ("storeys = 二", "2"),
        ("open_flame = yes", "1"),
        ("明火 = 否", "2"),
        ("明火 为空", "3 4"),
        ("in_service < 2026", "1"),
        ("in_service <= 2026", "1 2"),
        ("in_service = 2026", "2"),
        ("in_service > 2026", "3"),
        ("投产日期 >= 2026年", "2 3"),
        ("投产日期 介于 2025Q4 和 2026年6月", "1 2"),
        ("name contains works", "2"),
        ("名称 包含 厂", "1"),
        ("名称 不包含 厂", "2 3 4"),
        ("name = north", "3"),  # full-width letters and capitals are the same
        ("works", "2"),
        ("WEST works", "2"),
        ('"st wo"', "2"),
        ("land_use contains 工业", "1"),  # a part of a name
        ("用地性质 开头为 工", "1"),
        ("可用", "1 3"),  # the name of a value
        ("工业用地", "1"),
        ("L1", "1 3 4"),
        ("非金属", ""),
        ("`name` = 东厂", "1"),
        ("name = “东厂”", "1"),
        ("AREA_M2 > 1万 AND STATUS = OCCUPIED", "2"),
    ],
)
def test_a_filter_finds_its_rows(written: str, rows: str) -> None:
    assert found(written) == rows


@pytest.mark.parametrize(
    ("written", "sentence", "at"),
    [
        ("area = 5", "can be any of these columns", 0),
        ("wide > 5", "There is no column “wide” (character 1)", 0),
        ("offical_area_m2 > 5", "Known: official_area_m2", 0),
        ("area_m2 >", "ends too early: after “>”", 9),
        ("area_m2 > many", "“many” (character 11) is not a number", 10),
        ("area_m2 > 5 status = available", "“status” at character 13 is not expected", 12),
        ("status = sold", "is no value of “状态”. It has: 可用, 已用", 9),
        ("status > available", "neither larger nor smaller", 0),
        ("area_m2 contains 5", "holds no text", 0),
        ("in_service < soon", "is not a date", 13),
        ("open_flame = perhaps", "either yes or no", 13),
        ("(area_m2 > 5", "bracket at character 1 is not closed", 0),
        ("land_use in (1001", "bracket at character 13 is not closed", 12),
        ('name = "east', "quotation mark at character 8", 7),
        ("area_m2 + name > 5", "“名称” holds no numbers", 10),
        ("area_m2 5 = 3", "After “面积” a comparison is expected at character 9", 8),
        ("area_m2 > 5 and", "ends too early: after “and”", 15),
        ("and area_m2 > 5", "name of a column is expected at character 1, before “and”", 0),
        ("area_m2 > = 5", "A value is expected at character 11, before “=”", 10),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(written: str, sentence: str, at: int) -> None:
    with pytest.raises(FilterError) as refused:
        RowFilter.read(written, COLUMNS)
    assert sentence in str(refused.value)
    assert refused.value.at == at


def test_nothing_that_is_written_is_run() -> None:
    assert found("name = \"__import__('os').system('true')\"") == ""
    with pytest.raises(FilterError, match=r"means nothing here|no column"):
        RowFilter.read("__import__('os').system('true') = 1", COLUMNS)


PIECES = (
    *("land_use", "面积", "status", "in_service", "open_flame", "storeys", "power_kw", "name", "`name`"),
    *(
        "=",
        "!=",
        "<",
        ">=",
        "in",
        "contains",
        "开头为",
        "is blank",
        "不为空",
        "between",
        "介于",
        "和",
        "to",
        "是",
        "为",
        "is",
    ),
    *("且", "或", "非", "and", "or", "not", "(", ")", "（", "）", ",", "，", "+", "-", "*", "/"),
    *("5", "1.2万", "50亩", "2026Q2", "可用", "yes", "x", "L1", "10kV", "“a b”", '"', "'", "%", "\\", "{", "\n", "  "),
)


def asked(written: str) -> npt.NDArray[np.bool_] | FilterError | None:
    """Which rows fit, or why the filter is refused."""
    try:
        return RowFilter.read(written, COLUMNS).rows(Drawn())
    except FilterError as refused:
        return refused


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=9), st.sampled_from(["", " "]))
def test_whatever_is_written_is_read_or_refused_in_a_sentence(pieces: list[str], between: str) -> None:
    written = between.join(pieces)
    answer = asked(written)
    if isinstance(answer, FilterError):
        assert 0 <= answer.at <= len(written)
        assert str(answer)
    else:
        assert answer is None or (answer.shape == (4,) and answer.dtype == bool)


@settings(max_examples=200)
@given(st.text(max_size=30))
def test_any_text_at_all_is_read_or_refused(written: str) -> None:
    answer = asked(written)
    assert answer is None or len(answer if isinstance(answer, np.ndarray) else str(answer))


@settings(max_examples=100)
@given(
    st.sampled_from(["area_m2", "official_area_m2", "power_kw"]),
    st.sampled_from(["=", "<", "<=", ">", ">=", "!="]),
    st.sampled_from([0.0, 500.0, 900.0, 6000.0, 41000.0, 1e9]),
)
def test_comparisons_are_those_of_python_row_by_row(column: str, sign: str, figure: float) -> None:
    by = {"=": "__eq__", "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__", "!=": "__ne__"}[sign]
    values = Drawn.frame[column].tolist()
    plainly = [getattr(float(v), by)(figure) if not np.isnan(v) else sign == "!=" for v in values]
    fits = RowFilter.read(f"{column} {sign} {figure:g}", COLUMNS).rows(Drawn())
    assert fits is not None
    assert fits.tolist() == plainly
    turned = RowFilter.read(f"not ({column} {sign} {figure:g})", COLUMNS).rows(Drawn())
    assert turned is not None
    assert turned.tolist() == [not each for each in plainly]


def test_signs_of_full_width_mean_what_those_of_half_width_do() -> None:
    for written, plain in (
        ("面积 ＞ 5000", "面积 > 5000"),
        ("面积＞＝5000", "面积 >= 5000"),
        ("用地性质 ＝ 1001", "用地性质 = 1001"),
        ("用地性质 ！＝ 1001", "用地性质 != 1001"),
        ("面积 － 登记面积 ＞ 0", "面积 - 登记面积 > 0"),
    ):
        assert RowFilter.read(written, COLUMNS).condition == RowFilter.read(plain, COLUMNS).condition


@pytest.mark.parametrize(
    "written",
    [
        "面积 in (" + ",".join(str(n) for n in range(3000)) + ")",
        "投产日期 in (" + ",".join(["2025"] * 3000) + ")",
        " or ".join(["面积 > 5"] * 3000),
        "not " * 3000 + "面积 > 5",
        "地块编号 in (" + ",".join(f"L{n}" for n in range(5000)) + ")",
    ],
)
def test_a_long_list_is_a_filter_like_any_other(written: str) -> None:
    found = RowFilter.read(written, COLUMNS).rows(Drawn())
    assert found is not None
    assert len(found) == 4


@pytest.mark.parametrize(
    "written",
    [
        "(" * 3000 + "面积 > 5" + ")" * 3000,
        "面积 > " + "(" * 3000 + "5" + ")" * 3000,
        "面积 > " + "- " * 3000 + "5",
        "面积 > 1" + " + 1" * 3000,
        "面积 > 1" + " * 1" * 3000,
        " ".join(f"word{n}" for n in range(3000)),
        "x" * 200_000,
    ],
)
def test_what_no_one_would_type_is_refused_in_a_sentence(written: str) -> None:
    with pytest.raises(FilterError, match="too long"):
        RowFilter.read(written, COLUMNS)
