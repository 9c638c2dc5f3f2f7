"""Files of boundary points for tests: the example of the format, and pieces to make variants of."""

from __future__ import annotations

from pathlib import Path

HEADER = """[属性描述]
格式版本号=1.01版本
数据产生单位=平定县张庄镇人民政府
数据产生日期=2025-6-15
坐标系=2000国家大地坐标系
几度分带=3
投影类型=高斯克吕格
计量单位=米
带号=38
精度=0.001
转换参数=,,,,,,
[地块坐标]
"""
WITH_A_HOLE = """10,14.0000,DK-01,贝特瑞一期,面,,工业用地,1001,@
J1,1,4174554.332,38470015.675
J2,1,4174554.332,38470515.675
J3,1,4174254.332,38470515.675
J4,1,4174254.332,38470015.675
J1,1,4174554.332,38470015.675
J5,2,4174454.332,38470115.675
J6,2,4174454.332,38470215.675
J7,2,4174354.332,38470215.675
J8,2,4174354.332,38470115.675
J5,2,4174454.332,38470115.675
"""
"""500 m by 300 m without 100 m by 100 m: 14 ha."""
SQUARE = """5,1.0000,DK-02,二期,面,,,,@
J1,1,4174100,38470100
J2,1,4174100,38470200
J3,1,4174000,38470200
J4,1,4174000,38470100
J1,1,4174100,38470100
"""
"""100 m by 100 m: 1 ha."""


def text_file(path: Path, text: str, encoding: str = "gb18030", line_end: str = "\r\n") -> Path:
    path.write_bytes(text.replace("\n", line_end).encode(encoding))
    return path
