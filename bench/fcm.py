"""The fuzzy engine beside fcmpy: 1,000 sets of weights, 50 steps, at 20, 100 and 500 factors and 5 % density.

usage: python bench/fcm.py

fcmpy runs in a virtual environment of its own (FCMPY_VENV, else one made in the folder for temporary files: its
pins do not install on Python >= 3.10, so it comes without them, beside current libraries). Both get the same
weights, uniform between -1 and 1, take all 50 steps of the modified Kosko rule with the sigmoid, and must agree.
fcmpy runs one set at a time: the time of one is the least of five, and the 1,000 are a thousand times it. Times are
seconds of the processor, so that other work on the machine counts for neither.
fcmpy keeps factors without causes as they are; so does the engine here.
"""

from __future__ import annotations

import functools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import Any

from common import Absent, Row, say

SETS, STEPS, DENSITY = 1_000, 50, 0.05
AIMS = {20: 1_000, 100: 400, 500: 40}
NEEDS = ["numpy", "pandas", "scipy", "tqdm", "scikit-fuzzy", "openpyxl", "matplotlib", "networkx"]
PEER = """
import json, sys, time, warnings
warnings.filterwarnings("ignore")
import numpy as np, pandas as pd
from fcmpy import FcmSimulator
file, steps = sys.argv[1], int(sys.argv[2])
matrix = np.load(file)
names = [f"c{i}" for i in range(len(matrix))]
frame = pd.DataFrame(matrix, index=names, columns=names)
start = dict.fromkeys(names, 0.5)
simulator, times = FcmSimulator(), []
for _ in range(5):
    begun = time.process_time()
    found = simulator.simulate(initial_state=start, weight_matrix=frame, transfer="sigmoid", inference="mKosko",
                               thresh=-1.0, iterations=steps, l=1)
    times.append(time.process_time() - begun)
print("JSON" + json.dumps({"seconds": min(times), "states": found.iloc[-1].tolist(), "steps": len(found) - 1}))
"""


def matrix_of(size: int) -> Any:
    """The first set of weights, as a matrix; row causes column."""
    import numpy as np

    cause, effect, values = weights_of(size)
    found = np.zeros((size, size))
    found[cause, effect] = values[0]
    return found


def weights_of(size: int) -> tuple[Any, Any, Any]:
    """Causes and effects of the links, and the weights: a row for each set."""
    import numpy as np

    rng = np.random.default_rng(size)
    there = rng.random((size, size)) < DENSITY
    np.fill_diagonal(there, False)
    cause, effect = np.nonzero(there)
    return cause, effect, rng.uniform(-1, 1, (SETS, len(cause)))


def measure(size: int) -> dict[str, Any]:
    """Seconds of all sets (least of three), megabytes of this process at its most, states of the first set."""
    import numpy as np

    from causerie.model.blocks import Weights
    from causerie.model.fcm import Fuzzy, settle

    cause, effect, values = weights_of(size)
    fuzzy = Fuzzy(steps=STEPS, tolerance=None, inputs_stay=True)
    times = []
    for _ in range(3):
        begun = time.process_time()
        found = settle(Weights(size, cause, effect, values), np.full(size, 0.5), fuzzy)
        times.append(time.process_time() - begun)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": min(times), "memory": memory, "states": found.states[0].tolist(), "links": len(cause)}


def ours(size: int) -> dict[str, Any]:
    """`measure` in a process of its own."""
    done = subprocess.run([sys.executable, __file__, str(size)], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def peer(size: int) -> dict[str, Any]:
    """One set in fcmpy: seconds (least of five) and states; Absent where it cannot be had."""
    import numpy as np

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weights.npy"
        np.save(path, matrix_of(size))
        call = [str(peer_python()), "-c", PEER, str(path), str(STEPS)]
        done = subprocess.run(call, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Absent(f"fcmpy does not run here: {(done.stderr.strip().splitlines() or ['no message'])[-1]}")
    found: dict[str, Any] = json.loads(done.stdout.split("JSON")[-1])
    return found


@functools.cache
def peer_python() -> Path:
    """The interpreter of fcmpy's environment, made if there is none."""
    home = Path(os.environ.get("FCMPY_VENV") or Path(tempfile.gettempdir()) / "causerie-fcmpy-venv")
    python = home / "bin" / "python"
    if not (home / "ready").exists() and not os.environ.get("FCMPY_VENV"):
        venv.create(home, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        for wanted in (NEEDS, ["--no-deps", "fcmpy"]):
            if subprocess.run([*pip, *wanted], capture_output=True, check=False).returncode:
                raise Absent("fcmpy cannot be installed here (no network?)")
        (home / "ready").touch()
    return python


def row(size: int) -> Row:
    """Ours against a thousand runs of the peer."""
    mine = ours(size)
    what = f"fuzzy maps: {SETS:,} sets, {STEPS} steps, {size} factors ({mine['links']:,} links)"
    figure = f"{1000 * mine['seconds']:,.1f} ms, {mine['memory']:,.0f} MB"
    aim = f"{AIMS[size]:,}x fcmpy, under 1,000 MB"
    try:
        other = peer(size)
    except Absent as reason:
        return Row(what, figure, "", f"{aim}; {reason}")
    apart = max(abs(a - b) for a, b in zip(mine["states"], other["states"], strict=True))
    assert other["steps"] == STEPS, f"fcmpy took {other['steps']} steps"
    assert apart < 1e-9, f"states of {size} factors differ by {apart}"
    gain = SETS * other["seconds"] / mine["seconds"]
    return Row(what, f"{figure}, {gain:,.0f}x", "", f"{aim}: {other['seconds']:.4f} s a set")


@functools.cache
def _rows() -> tuple[Row, ...]:
    return tuple(row(size) for size in AIMS)


def rows(_reader: str = "") -> list[Row]:
    """A row for each size; the engine is the same whoever reads."""
    return list(_rows())


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.stdout.write(json.dumps(measure(int(sys.argv[1]))))
    else:
        for one in rows():
            say(f"{one.what}: {one.figure} (aim {one.aim})")
