"""Files of Office as bytes that are the same for the same content: they are zip archives, which bear times."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can bear."""
NO_TIME: Final = b"1980-01-01T00:00:00Z"
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CORE: Final = "docProps/core.xml"
_WORKBOOK: Final = ".xlsx"


def steady(content: bytes) -> bytes:
    """The same archive without times: of its parts, in its properties, and in workbooks inside it.

    >>> made = io.BytesIO()
    >>> with zipfile.ZipFile(made, "w") as archive:
    ...     archive.writestr("a.xml", "<a/>")
    >>> zipfile.ZipFile(io.BytesIO(steady(made.getvalue()))).getinfo("a.xml").date_time
    (1980, 1, 1, 0, 0, 0)
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in given.namelist():
            part = given.read(name)
            if name == _CORE:
                part = _TIMES.sub(rb"\g<1>" + NO_TIME + rb"\g<2>", part)
            elif name.endswith(_WORKBOOK):
                part = steady(part)
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith((".png", _WORKBOOK)) else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, part)
    return made.getvalue()


def plain(text: str) -> str:
    """A text without the control characters that XML cannot hold.

    >>> plain("a\\x00b\\tc")
    'ab\\tc'
    """
    return "".join(
        c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
