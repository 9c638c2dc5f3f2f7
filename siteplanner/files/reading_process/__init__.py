"""Vector maps read in a process of their own, so that a file that brings GDAL down is a sentence and not our end.

:func:`list_layers` and :func:`read_layer` answer as those of ``files.vector_maps`` do, which runs inside that process
(``worker``); this side (``reading``, ``pool``, ``worker_process``) starts it, keeps it for the next file, watches what
it takes (``limits``) and ends it where the work in hand is cancelled. It is no sandbox: the process may do what the
program may. It guards against what breaks by accident or is made to break, not against a library taken over.
"""

from siteplanner.files.reading_process.reading import list_layers, make_ready, read_layer

__all__ = ["list_layers", "make_ready", "read_layer"]
