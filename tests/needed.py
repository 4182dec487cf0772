"""What a test needs and a machine may lack: skipped there, but failed where the environment says that all is there."""

from __future__ import annotations

import importlib
import os
from types import ModuleType
from typing import NoReturn

import pytest

NEEDED = "CAUSERIE_NEEDS_CHROMIUM"


def needed(module: str, package: str) -> ModuleType:
    """The module of a package that only tests need."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        lacking(f"{package} is not installed: pip install {package}")


def lacking(what: str) -> NoReturn:
    """Skip the test; fail it where CI or CAUSERIE_NEEDS_CHROMIUM is set."""
    if os.environ.get(NEEDED) == "1" or os.environ.get("CI", "") not in ("", "0", "false"):
        pytest.fail(what)
    pytest.skip(f"{what} ({NEEDED}=1 makes this a failure)")
