"""Binary DXF as the lines of its text form, undecoded, so that the encoding can be found as for any other drawing."""

from __future__ import annotations

import struct

MARK = b"AutoCAD Binary DXF\r\n\x1a\x00"

_R12_LAST = b"AC1009"


class BinaryCutOffError(ValueError):
    """The data end within a group; the message is how many groups came before."""


def binary_lines(data: bytes) -> bytes:
    """Group codes and values by turns, a line each. Raises BinaryCutOffError where the data end within a group."""
    short_codes = _version(data) <= _R12_LAST
    lines: list[bytes] = []
    at, end = len(MARK), len(data)
    try:
        while at < end:
            code, at = _code(data, at, short=short_codes)
            value, at = _value(data, at, code)
            lines += (b"%d" % code, value)
            if code == 0 and value == b"EOF":
                break
    except (struct.error, ValueError, IndexError) as error:
        raise BinaryCutOffError(len(lines) // 2) from error
    return b"\n".join(lines) + b"\n"


def _version(data: bytes) -> bytes:
    at = data.find(b"$ACADVER\0", 0, 4096)
    found = data.find(b"AC1", at + 9, at + 16) if at >= 0 else -1
    return data[found : found + 6] if found >= 0 else _R12_LAST


def _code(data: bytes, at: int, *, short: bool) -> tuple[int, int]:
    if not short:
        return struct.unpack_from("<H", data, at)[0], at + 2
    if data[at] == 255:  # extended data follow with codes above 999
        return struct.unpack_from("<H", data, at + 1)[0], at + 3
    return data[at], at + 1


def _value(data: bytes, at: int, code: int) -> tuple[bytes, int]:
    if code == 1004 or 310 <= code <= 319:
        size = data[at]
        if at + 1 + size > len(data):
            raise IndexError(at)
        return data[at + 1 : at + 1 + size].hex().upper().encode(), at + 1 + size
    form = _form(code)
    if form:
        value = struct.unpack_from(form, data, at)[0]
        return repr(value).encode(), at + struct.calcsize(form)
    stop = data.index(b"\0", at)
    return b" ".join(data[at:stop].split(b"\n")).replace(b"\r", b" "), stop + 1


_FORMS = (
    ("<d", ((10, 59), (110, 149), (210, 239), (460, 469), (1010, 1059))),
    ("<h", ((60, 79), (170, 179), (270, 289), (370, 389), (400, 409), (1060, 1070))),
    ("<i", ((90, 99), (420, 429), (440, 459), (1071, 1071))),
    ("<q", ((160, 169),)),
    ("<B", ((290, 299),)),
)
"""How the values of ranges of group codes are stored; any other is text that ends with a zero byte."""


def _form(code: int) -> str:
    return next((form for form, ranges in _FORMS if any(low <= code <= high for low, high in ranges)), "")
