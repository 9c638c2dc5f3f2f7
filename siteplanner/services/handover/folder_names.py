"""What the folder of a pack is called: plan, scenario and day, in letters that every system and archive keeps."""

from __future__ import annotations

import datetime as dt
import re

from siteplanner.core.pinyin import initials

LONGEST = 40
DAY_LETTERS = 8
"""Of the day at the end of the name."""
_UNFIT = re.compile(r"[^A-Za-z0-9]+")


def folder_name(plan: str, scenario_id: str, day: dt.date) -> str:
    """The name in ASCII: of Chinese the first letters of the pinyin; the full names stand in the manifest.

    >>> folder_name("张庄新型工业镇（示意）", "step-2025", dt.date(2026, 11, 23))
    'zzxxgyz-sy-step-2025-20261123'
    >>> folder_name("⊕", "方案", dt.date(2026, 11, 23))
    'plan-fa-20261123'
    """
    return f"{_ascii(plan) or 'plan'}-{_ascii(scenario_id) or 'scenario'}-{day:%Y%m%d}"


def _ascii(text: str) -> str:
    letters = "".join(c if c.isascii() else initials(c) or " " for c in text)
    return _UNFIT.sub("-", letters).strip("-")[:LONGEST].strip("-")
