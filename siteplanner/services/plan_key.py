"""Under which name things are kept for a plan."""

from __future__ import annotations

import hashlib
import re

_PLAIN = re.compile(r"[0-9A-Za-z]+(-[0-9A-Za-z]+)*")
_LONGEST = 64


def plan_key(plan_uuid: str) -> str:
    """The identity of a plan as part of a file name: itself, or a sum of what another program put in its place.

    >>> plan_key("7c5f2c1e-0d43-4a52-9a1e-2b8a6f6c0d01")
    '7c5f2c1e-0d43-4a52-9a1e-2b8a6f6c0d01'
    >>> plan_key("../../.bashrc")
    'x-26e1923f188f9f4c'
    """
    if len(plan_uuid) <= _LONGEST and _PLAIN.fullmatch(plan_uuid):
        return plan_uuid
    return f"x-{hashlib.blake2b(plan_uuid.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"
