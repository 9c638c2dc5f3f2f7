"""Large blocks of memory go back to the system once they are let go, while the window is open.

Left to itself, glibc takes blocks of up to 32 MB from its heap as soon as one that large was let go. The pictures of a
map come and go by the dozen: the heap grows to the most there ever were, and small things that outlive them keep it
there. Measured over a long day in the window: up to 100 of the heap's 190 MB stood empty; with this, 10 to 30 of 110.
"""

from __future__ import annotations

import ctypes
import os
import sys

LARGE_BYTES = 2 * 1024**2
"""From here on a block is the system's own: smaller ones are let go and asked for again too often."""
SPARE_BYTES = 16 * 1024**2
"""So much at the end of the heap is kept for what comes next."""
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
"""As glibc's <malloc.h> has them."""
_WISHES = ("MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_")


def give_back() -> bool:
    """Have it so from now on; whether there was anything to be set. Only glibc is asked, and not where whoever started
    the program has settled how memory is allocated."""
    settled = any(name in os.environ for name in _WISHES) or "malloc" in os.environ.get("GLIBC_TUNABLES", "")
    if settled or not sys.platform.startswith("linux"):
        return False
    allocator = ctypes.CDLL(None)
    if not (hasattr(allocator, "gnu_get_libc_version") and hasattr(allocator, "mallopt")):
        return False
    large = allocator.mallopt(M_MMAP_THRESHOLD, LARGE_BYTES)
    spare = allocator.mallopt(M_TRIM_THRESHOLD, SPARE_BYTES)
    return bool(large and spare)
