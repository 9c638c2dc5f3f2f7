"""Fixes: for a finding, edits after which it is gone, each proved by the check before it is offered."""

from __future__ import annotations

from siteplanner.core.fixes.fix import Fix
from siteplanner.core.fixes.fix_all import AllFixed, fix_all
from siteplanner.core.fixes.suggesting import fixes_for
from siteplanner.core.fixes.why_not import WhyNot, why_not

__all__ = ["AllFixed", "Fix", "WhyNot", "fix_all", "fixes_for", "why_not"]
