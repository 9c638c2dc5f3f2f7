"""Values over a connection between two processes: what is large goes as it lies in memory, in blocks."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

BLOCK = 4 * 1024**2
"""Bytes between two moments at which whoever receives may stop."""


def packed(value: Any) -> list[memoryview]:
    """The value as bytes: first the structure, then what its arrays hold. Raises what pickling raises."""
    arrays: list[pickle.PickleBuffer] = []
    head = pickle.dumps(value, protocol=5, buffer_callback=arrays.append)
    return [memoryview(head), *(array.raw() for array in arrays)]


def send(connection: Connection[Any, Any], parts: list[memoryview]) -> None:
    """Send what :func:`packed` gave. Raises OSError where nobody listens any more."""
    connection.send([part.nbytes for part in parts])
    for part in parts:
        for start in range(0, part.nbytes, BLOCK):
            connection.send_bytes(part[start : start + BLOCK])


def receive(connection: Connection[Any, Any], pause: Callable[[], None]) -> Any:
    """The next value; ``pause`` is called before each block. Raises EOFError where the other side has gone."""
    parts = [_part(connection, size, pause) for size in connection.recv()]
    return pickle.loads(parts[0], buffers=parts[1:])


def _part(connection: Connection[Any, Any], size: int, pause: Callable[[], None]) -> bytearray:
    part = bytearray(size)
    at = 0
    while at < size:
        pause()
        at += connection.recv_bytes_into(part, at)
    return part
