"""Where files that a browser sent wait until they are read: a folder for each job, gone when the job is.

A server that is killed takes nothing away. What it left, texts that their owner may think gone, the next server does.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

_NAME = re.compile(r"causerie-sent-(\d+)-\w+")
"""With the number of the process whose folder it is."""


def waiting_room() -> Path:
    """A new folder that only this user can look into."""
    return Path(tempfile.mkdtemp(prefix=f"causerie-sent-{os.getpid()}-"))


def sweep() -> None:
    """Delete this user's folders whose process is gone. What cannot be deleted stays."""
    if os.name != "posix":
        return  # elsewhere signal 0 is not a question but a signal
    for place in Path(tempfile.gettempdir()).glob("causerie-sent-*"):
        found = _NAME.fullmatch(place.name)
        if found and _own(place) and not _lives(int(found[1])):
            shutil.rmtree(place, ignore_errors=True)


def _own(place: Path) -> bool:
    try:
        return not place.is_symlink() and place.stat().st_uid == os.getuid()
    except OSError:
        return False


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
