"""Frames as an MP4, made by the computer's own ffmpeg: pictures go in as they are drawn, none is kept."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from siteplanner.core.errors import InputError, SaveError
from siteplanner.core.text import QT_TRANSLATE_NOOP

FRAMES_A_SECOND = 25
ENCODINGS = (
    ("-c:v", "libx264", "-preset", "medium", "-crf", "18"),
    ("-c:v", "mpeg4", "-q:v", "3"),
)
"""What every player shows, the best first; a small ffmpeg has only the second."""

NO_FFMPEG = QT_TRANSLATE_NOOP(
    "film",
    "“{path}”: an MP4 is made by ffmpeg, which this computer has not. Install it (Debian, Ubuntu: apt-get install "
    "ffmpeg), or write a .gif, which needs nothing.",
)
FFMPEG_FAILED = QT_TRANSLATE_NOOP("film", "“{path}” could not be made: ffmpeg says “{said}”. Write a .gif instead.")


def require_ffmpeg(told: Path) -> str:
    """Where ffmpeg is. Raises InputError where it is not, naming the way out."""
    found = shutil.which("ffmpeg")
    if found is None:
        raise InputError(NO_FFMPEG, path=str(told))
    return found


def write_mp4(
    frames: Iterable[tuple[npt.NDArray[np.uint8], float]], path: Path, size_px: tuple[int, int], told: Path
) -> None:
    """Write pictures (height, width, 3; both even) with the seconds each stands to ``path``; ``told`` is what people
    call it. Raises InputError without ffmpeg, SaveError where it fails."""
    ffmpeg = require_ffmpeg(told)
    command = [
        *(ffmpeg, "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24"),
        *("-s", f"{size_px[0]}x{size_px[1]}", "-r", str(FRAMES_A_SECOND), "-i", "-", "-an"),
        *(*_encoding(ffmpeg), "-pix_fmt", "yuv420p", "-movflags", "+faststart", "-f", "mp4", str(path)),
    ]
    with tempfile.TemporaryFile() as said:  # a pipe that nobody empties would stop a film that says much
        running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=said, stderr=said)
        try:
            _feed(running, frames)
            failed = running.wait() != 0
        finally:
            if running.poll() is None:
                running.kill()
                running.wait()
        if failed:
            said.seek(0)
            words = said.read().decode("utf-8", "replace").strip().splitlines()
            raise SaveError(FFMPEG_FAILED, path=str(told), said=words[-1] if words else str(running.returncode))


def _feed(running: subprocess.Popen[bytes], frames: Iterable[tuple[npt.NDArray[np.uint8], float]]) -> None:
    """Give it all pictures; one that ends before says why by itself."""
    assert running.stdin is not None
    with contextlib.suppress(BrokenPipeError), running.stdin as into:
        for picture, seconds in frames:
            whole = np.ascontiguousarray(picture).tobytes()
            for _ in range(max(1, round(seconds * FRAMES_A_SECOND))):
                into.write(whole)


def _encoding(ffmpeg: str) -> tuple[str, ...]:
    known = subprocess.run([ffmpeg, "-hide_banner", "-encoders"], capture_output=True, check=False).stdout
    return next((each for each in ENCODINGS if each[1].encode() in known), ENCODINGS[-1])
