"""`aia serve`: up, said, and down again."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.api.process import clean


def test_ctrl_c_stops_the_server_cleanly(tmp_path: Path) -> None:
    served = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "serve", "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
        env=clean(tmp_path),
    )
    assert served.stderr is not None
    first = served.stderr.readline()
    assert first.startswith("Open http://127.0.0.1:")
    assert "No identity yet" in served.stderr.readline()
    time.sleep(0.5)
    served.send_signal(signal.SIGINT)
    with served.stderr:
        rest = served.stderr.read()
    assert served.wait(20) in (0, 130)
    assert "Traceback" not in rest


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "api.cli", "serve", "--port", port],
            capture_output=True,
            text=True,
            env=clean(tmp_path),
            check=False,
        )
    assert done.returncode == 1
    assert f"127.0.0.1 port {port}: Address already in use" in done.stderr
